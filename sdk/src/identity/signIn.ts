import {
  type Address,
  encodeDeployData,
  erc6492SignatureValidatorAbi,
  erc6492SignatureValidatorByteCode,
  type Hex,
  hashMessage,
  isAddressEqual,
  recoverAddress,
} from "viem";
import { createSiweMessage, parseSiweMessage, type SiweMessage } from "viem/siwe";
import { type Chain, NodeUnreachableError } from "../core/index.js";
import { SignInFieldError } from "./errors.js";
import type { NonceStore } from "./nonces.js";

/** What a citizen's wallet shows before it signs in. */
export interface SignInRequest {
  readonly account: Address;
  readonly chainId: number;
  /** Host that asks, with its port where it has one. */
  readonly domain: string;
  /** What is signed in to. */
  readonly uri: string;
  /** Nonce that the service gave out for this sign-in. */
  readonly nonce: string;
  /** Unix second at which the message is made. */
  readonly issuedAt: bigint;
  /** Unix second after which the message is void. */
  readonly expirationTime: bigint;
  /** Unix second before which it is void. */
  readonly notBefore?: bigint;
  /** One line that the citizen reads. */
  readonly statement?: string;
}

/** Why nobody is signed in. */
export type SignInFault =
  | "malformed message"
  | "wrong domain"
  | "wrong chain"
  | "wrong nonce"
  | "nonce used"
  | "expired"
  | "not yet valid"
  | "bad signature";

/** What became of a sign-in. */
export type SignIn =
  | { readonly state: "signed in"; readonly account: Address; readonly until: bigint }
  | { readonly state: "refused"; readonly fault: SignInFault };

/** What a service was handed, and what it expects. */
export interface SignInAttempt {
  readonly message: string;
  readonly signature: Hex;
  /** The service's own host, never one that the request names. */
  readonly domain: string;
  /** Nonce that was given out to this session. */
  readonly nonce: string;
  /** Where the nonce was given out: it is taken when all else is right. */
  readonly nonces: NonceStore;
  /** Unix second by the service's clock. */
  readonly now: bigint;
}

/** Seconds by which a wallet's clock may be before the service's. */
const CLOCK_SKEW = 60n;
const ERC_1271_VALID = "0x01";
const dateOf = (second: bigint): Date => new Date(Number(second) * 1_000);
const secondOf = (date: Date): bigint => BigInt(Math.floor(date.getTime() / 1_000));

/**
 * Makes the message of a sign-in with an account (ERC-4361).
 *
 * @throws {@link SignInFieldError} naming what is no part of such a message.
 */
export function signInMessage(request: SignInRequest): string {
  const { account, issuedAt, expirationTime, notBefore, ...fields } = request;
  try {
    return createSiweMessage({
      ...fields,
      address: account,
      version: "1",
      issuedAt: dateOf(issuedAt),
      expirationTime: dateOf(expirationTime),
      ...(notBefore === undefined ? {} : { notBefore: dateOf(notBefore) }),
    });
  } catch (cause) {
    throw new SignInFieldError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/**
 * Tells whether an account signs in: the message is for this service, this chain, this session and this moment, and the
 * account signed it, by its key, by its code (ERC-1271), or by the code that it will have (ERC-6492).
 *
 * The nonce is taken when all else is right, so that nobody can use up another's, and nobody can sign in twice by one
 * message.
 *
 * @returns Who signed in, or the first thing that is wrong.
 * @throws NodeUnreachableError where the chain cannot be asked about a contract's signature.
 */
export async function verifySignIn(chain: Chain, attempt: SignInAttempt): Promise<SignIn> {
  const { message, signature, domain, nonce, nonces, now } = attempt;
  const said = parsed(message);
  if (said === undefined) return refused("malformed message");
  if (said.domain !== domain) return refused("wrong domain");
  if (said.chainId !== chain.id) return refused("wrong chain");
  if (said.nonce !== nonce) return refused("wrong nonce");
  const until = secondOf(said.expirationTime);
  if (now >= until) return refused("expired");
  if (now + CLOCK_SKEW < secondOf(said.issuedAt)) return refused("not yet valid");
  if (said.notBefore !== undefined && now < secondOf(said.notBefore)) return refused("not yet valid");
  if (!(await isSigned(chain, said.address, hashMessage(message), signature))) return refused("bad signature");
  if (!(await nonces.take(nonce, now))) return refused("nonce used");
  return { state: "signed in", account: said.address, until };
}

const refused = (fault: SignInFault): SignIn => ({ state: "refused", fault });

type Message = SiweMessage & { readonly issuedAt: Date; readonly expirationTime: Date };

/** A message's fields, where it is one that ends, and where it says nothing beside them. One without an end is none. */
function parsed(message: string): Message | undefined {
  try {
    const fields = parseSiweMessage(message) as Message;
    const ends = fields.expirationTime instanceof Date;
    return ends && inOneForm(createSiweMessage(fields)) === inOneForm(message) ? fields : undefined;
  } catch {
    return undefined; // A field is missing or no such field.
  }
}

/** Moments may be written in several ways, and in no other respect may two messages of the same fields differ. */
const inOneForm = (message: string): string =>
  message.replace(/^(Issued At|Expiration Time|Not Before): (.+)$/gm, (_, name: string, date: string) => {
    return `${name}: ${new Date(date).toISOString()}`;
  });

/** Whether an account signed a digest. The key comes first: an account that lent itself code signs with it still. */
async function isSigned(chain: Chain, account: Address, hash: Hex, signature: Hex): Promise<boolean> {
  const signer = await recoverAddress({ hash, signature }).catch(() => undefined);
  if (signer !== undefined && isAddressEqual(signer, account)) return true;
  try {
    const creationCode = encodeDeployData({
      abi: erc6492SignatureValidatorAbi,
      bytecode: erc6492SignatureValidatorByteCode,
      args: [account, hash, signature],
    });
    return (await chain.run(creationCode)) === ERC_1271_VALID;
  } catch (error) {
    if (error instanceof NodeUnreachableError) throw error;
    return false; // The validator, the account or its factory refuses what it does not understand.
  }
}
