import { type Hex, zeroAddress, zeroHash } from "viem";
import type { Chain } from "../core/index.js";
import { CredentialUnknownError } from "../generated/credentials.js";
import * as calls from "./calls.js";
import {
  type CredentialRecord,
  type CredentialRef,
  type Links,
  NEVER,
  type RegistryRef,
  type Standing,
} from "./types.js";

/** Standings in the contract's order. */
const STANDINGS = [
  "unknown",
  "valid",
  "not yet valid",
  "suspended",
  "revoked",
  "expired",
  "issuer suspended",
  "issuer compromised",
  "superseded",
  "surrendered",
  "declined",
] as const satisfies readonly Standing["state"][];

/** States of a record in the contract's order. A suspension with an end and one without are told apart by the end. */
const STATES = [
  "unknown",
  "issued",
  "suspended",
  "suspended",
  "revoked",
  "superseded",
  "surrendered",
  "declined",
] as const;

/**
 * Tells whoever was shown a credential how it stands at a moment, whichever of the two forms it has.
 *
 * @param at Unix seconds to judge by.
 * @param options Block to read at; the latest when left out.
 */
export async function verifyCredential(
  chain: Chain,
  ref: CredentialRef,
  at: bigint,
  options: { readonly block?: bigint } = {},
): Promise<Standing> {
  return standingOf(
    "id" in ref
      ? await chain.read(calls.status(ref, ref.id, at), options)
      : await chain.read(calls.entryStatus(ref, ref.entry, at), options),
  );
}

/** How a credential stands, from the contract's words. */
export function standingOf({ standing, since, until, successor }: StatusWords): Standing {
  const begun = BigInt(since);
  const state = STANDINGS[standing] ?? "unknown";
  switch (state) {
    case "unknown":
      return { state };
    case "not yet valid":
      return { state, until: BigInt(until) };
    case "valid":
    case "issuer suspended":
      return { state, since: begun, ...endOf(until) };
    case "suspended":
      return { state, ...startOf(since), ...endOf(until) };
    case "revoked":
      return { state, ...startOf(since) };
    case "superseded":
      return { state, ...startOf(since), successor };
    case "surrendered":
    case "declined":
    case "expired":
    case "issuer compromised":
      return { state, since: begun };
  }
}

/** Reads what a credential superseded and what superseded it, at the latest block unless another is named. */
export async function readLinks(
  chain: Chain,
  ref: RegistryRef,
  id: Hex,
  options: { readonly block?: bigint } = {},
): Promise<Links> {
  const [predecessor, successor] = await chain.read(calls.linksOf(ref, id), options);
  return {
    ...(predecessor === zeroHash ? {} : { predecessor }),
    ...(successor === zeroHash ? {} : { successor }),
  };
}

/** How a credential stands, in the contract's words. */
interface StatusWords {
  readonly standing: number;
  readonly since: number;
  readonly until: number;
  readonly successor: Hex;
}

/** Reads one credential's record, at the latest block unless another is named. */
export async function readCredential(
  chain: Chain,
  ref: RegistryRef,
  id: Hex,
  options: { readonly block?: bigint } = {},
): Promise<CredentialRecord> {
  try {
    const record = await chain.read(calls.credential(ref, id), options);
    const state = STATES[record.state] ?? "unknown";
    if (state === "unknown") return { state };
    const end = endOf(record.validUntil).until;
    return {
      state,
      typeId: record.typeId,
      revision: record.revision,
      ...(record.holder === zeroAddress ? {} : { holder: record.holder }),
      validFrom: BigInt(record.validFrom),
      ...(end === undefined ? {} : { validUntil: end }),
      actedAt: BigInt(record.actedAt),
      ...(record.suspendedUntil === 0 ? {} : { suspendedUntil: BigInt(record.suspendedUntil) }),
      commitment: record.commitment,
    };
  } catch (error) {
    if (error instanceof CredentialUnknownError) return { state: "unknown" };
    throw error;
  }
}

/** An end on record, where there is one. */
export function endOf(until: number): { readonly until?: bigint } {
  return until === 0 || BigInt(until) === NEVER ? {} : { until: BigInt(until) };
}

const startOf = (since: number): { readonly since?: bigint } => (since === 0 ? {} : { since: BigInt(since) });
