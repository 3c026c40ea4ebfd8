import type { ContractEventName, Hex } from "viem";
import { type Chain, type ChainEvent, decodeEvents, type Mined, type SendOptions } from "../core/index.js";
import { consentRegistryAbi } from "../generated/consent.js";
import * as calls from "./calls.js";
import { ConsentActNotRecordedError } from "./errors.js";
import { terminationFrom } from "./receipt.js";
import { type ConsentForum, consentDocument, type Withdrawal, withdrawalDocument } from "./typedData.js";
import { type By, type Consent, type ConsentRef, type Given, NEVER, type Noted, type Withdrawn } from "./types.js";

type Abi = typeof consentRegistryAbi;
type EventName = Exclude<ContractEventName<Abi>, "AuthorityUpdated" | "EIP712DomainChanged">;

/** Signs a consent as its holder, for anybody to hand in. */
export const signConsent = (chain: Chain, ref: ConsentRef, consent: Consent): Promise<Hex> =>
  chain.signTypedData(consentDocument(forumOf(chain, ref), consent));

/**
 * Gives a consent, and tells its id.
 *
 * @param by The holder's signature, or the path of the sender's mandate; nothing where the holder sends it.
 */
export async function giveConsent(
  chain: Chain,
  ref: ConsentRef,
  consent: Consent,
  by: By = {},
  options?: SendOptions,
): Promise<Given> {
  const mined = await chain.send(calls.give(ref, consent, by), options);
  return { mined, consentId: recorded(mined, ref, "ConsentGiven").args.consentId };
}

/** Signs a withdrawal as holder, for anybody to hand in. */
export const signWithdrawal = (chain: Chain, ref: ConsentRef, withdrawal: Withdrawal): Promise<Hex> =>
  chain.signTypedData(withdrawalDocument(forumOf(chain, ref), withdrawal));

/**
 * Withdraws a consent; nothing happens where it has ended already.
 *
 * @param withdrawal Which one; the deadline that was signed, where a signature is handed in.
 * @param by The holder's signature, or the path of the sender's mandate; nothing where the holder sends it.
 */
export async function withdrawConsent(
  chain: Chain,
  ref: ConsentRef,
  { consentId, deadline = NEVER }: Pick<Withdrawal, "consentId"> & Partial<Withdrawal>,
  by: By = {},
  options?: SendOptions,
): Promise<Withdrawn> {
  return ended(await chain.send(calls.withdraw(ref, { consentId, deadline }, by), options), ref);
}

/**
 * Withdraws a consent that was signed, whether it was handed in or not: from now on nobody can.
 *
 * @param withdrawal The consent's id and the deadline that were signed, where a signature is handed in.
 */
export async function withdrawSignedConsent(
  chain: Chain,
  ref: ConsentRef,
  consent: Consent,
  { consentId, deadline = NEVER }: Pick<Withdrawal, "consentId"> & Partial<Withdrawal>,
  by: By = {},
  options?: SendOptions,
): Promise<Withdrawn> {
  return ended(await chain.send(calls.withdrawSigned(ref, consent, { consentId, deadline }, by), options), ref);
}

/** Notes a look as grantee, and tells its number under the consent. Refused by name unless the consent is in force. */
export async function recordAccess(
  chain: Chain,
  ref: ConsentRef,
  { consentId, receipt }: { readonly consentId: Hex; readonly receipt: Hex },
  options?: SendOptions,
): Promise<Noted> {
  const mined = await chain.send(calls.recordAccess(ref, consentId, receipt), options);
  return { mined, number: recorded(mined, ref, "AccessRecorded").args.number };
}

const forumOf = ({ id }: Chain, { registry }: ConsentRef): ConsentForum => ({ chainId: id, registry });

function ended(mined: Mined, ref: ConsentRef): Withdrawn {
  const event = found(mined, ref, "ConsentTerminated");
  return event === undefined ? { outcome: "held", mined } : { outcome: "withdrawn", mined, ...terminationFrom(event) };
}

function recorded<name extends EventName>(mined: Mined, ref: ConsentRef, event: name): ChainEvent<Abi, name> {
  const entry = found(mined, ref, event);
  if (entry === undefined) throw new ConsentActNotRecordedError(event, mined.hash);
  return entry;
}

function found<name extends EventName>(
  { logs }: Mined,
  { registry }: ConsentRef,
  event: name,
): ChainEvent<Abi, name> | undefined {
  const own = logs.filter(({ address }) => BigInt(address) === BigInt(registry));
  return decodeEvents<Abi, name>(consentRegistryAbi, own).find(({ eventName }) => eventName === event);
}
