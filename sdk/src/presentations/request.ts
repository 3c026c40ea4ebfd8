import { type Address, type Hex, size } from "viem";
import type { ConsentRef } from "../consent/index.js";
import { purposeWord } from "../consent/index.js";
import { type Chain, NoAccountError } from "../core/index.js";
import { count, raw, read, requireVersion, write } from "./cbor.js";
import { MessageKindError, MessageMalformedError } from "./errors.js";
import { type FrameOptions, fromFrames, toFrames } from "./frames.js";
import { publicKeyOf } from "./seal.js";
import { isSignedBy } from "./signature.js";
import { requestDigest, requestDocument } from "./typedData.js";
import type { Ask, OpenRequest, Request } from "./types.js";

/**
 * Asks to see some fields, as the account of the chain.
 *
 * @param random 16 bytes for the nonce and 32 for the key, drawn anew for each request.
 * @returns The request to show, and the secret to keep until the answer has come.
 */
export async function makeRequest(
  chain: Chain,
  { registry }: ConsentRef,
  ask: Ask,
  random: { readonly nonce: Hex; readonly secret: Hex },
): Promise<OpenRequest> {
  if (chain.account === undefined) throw new NoAccountError("ask for fields");
  const { nonce, secret } = random;
  if (size(nonce) !== 16) throw new MessageMalformedError("nonce", "16 bytes");
  if (size(secret) !== 32) throw new MessageMalformedError("secret", "32 bytes");
  if (ask.fields.length === 0) throw new MessageMalformedError("fields", "one or more");
  purposeWord(ask.purpose);
  const unsigned = {
    ...ask,
    chainId: chain.id,
    registry,
    verifier: chain.account,
    retention: ask.retention ?? 0n,
    nonce,
    key: await publicKeyOf(secret),
  };
  const signature = await chain.signTypedData(requestDocument(unsigned));
  return { request: { ...unsigned, signature }, secret };
}

/** A request as the texts of QR codes; one is enough as a rule. */
export const requestFrames = (request: Request, options?: FrameOptions): readonly string[] =>
  toFrames("request", encodeRequest(request), options);

/** A request as bytes. */
export const encodeRequest = (request: Request): Uint8Array => {
  const { chainId, registry, verifier, purpose, credentials, typeId, fields, nonce, key, consentId } = request;
  return write([
    1,
    chainId,
    raw(registry),
    raw(verifier),
    purpose,
    raw(credentials),
    raw(typeId),
    fields,
    raw(nonce),
    raw(key),
    count(request.expires),
    count(request.until),
    count(request.retention),
    consentId === undefined ? null : raw(consentId),
    raw(request.signature),
  ]);
};

/**
 * Reads a request that was scanned.
 *
 * @throws An error of this module for what is none: see `fromFrames`, and {@link MessageMalformedError}.
 */
export function readRequest(frames: readonly string[]): Request {
  const { kind, message } = fromFrames(frames);
  if (kind !== "request") throw new MessageKindError("request");
  return decodeRequest(message);
}

/** Reads a request from its bytes. */
export function decodeRequest(message: Uint8Array): Request {
  const parts = read(message).parts(
    "version",
    "chain",
    "registry",
    "verifier",
    "purpose",
    "credentials",
    "type",
    "fields",
    "nonce",
    "key",
    "expires",
    "until",
    "retention",
    "consent",
    "signature",
  );
  requireVersion(parts.version);
  const fields = parts.fields.list().map((field) => field.text());
  if (fields.length === 0) throw new MessageMalformedError("fields", "one or more");
  return {
    chainId: parts.chain.whole(),
    registry: parts.registry.account(),
    verifier: parts.verifier.account(),
    purpose: parts.purpose.text(),
    credentials: parts.credentials.account(),
    typeId: parts.type.hex(4),
    fields,
    nonce: parts.nonce.hex(16),
    key: parts.key.hex(65),
    expires: parts.expires.seconds(),
    until: parts.until.seconds(),
    retention: parts.retention.seconds(32),
    ...(parts.consent.isNull ? {} : { consentId: parts.consent.hex(32) }),
    signature: parts.signature.hex(),
  };
}

/** What a wallet finds of a request before it shows it to its owner. */
export type RequestFinding =
  | { readonly outcome: "sound"; readonly verifier: Address }
  /** Another chain, another registry of consents than the wallet knows, too late, or not signed by who it says asks. */
  | { readonly outcome: "refused"; readonly reason: "chain" | "registry" | "expired" | "signature" };

/**
 * Checks who asks, and that it may still be answered.
 *
 * @param ref Registry of consents that the wallet knows.
 * @param at Unix seconds.
 */
export async function verifyRequest(
  chain: Chain,
  { registry }: ConsentRef,
  request: Request,
  { at }: { readonly at: bigint },
): Promise<RequestFinding> {
  if (request.chainId !== chain.id) return { outcome: "refused", reason: "chain" };
  if (BigInt(request.registry) !== BigInt(registry)) return { outcome: "refused", reason: "registry" };
  if (at > request.expires) return { outcome: "refused", reason: "expired" };
  const signed = await isSignedBy(chain, request.verifier, requestDigest(request), request.signature);
  return signed ? { outcome: "sound", verifier: request.verifier } : { outcome: "refused", reason: "signature" };
}
