import type { Address } from "viem";
import type { Chain } from "../core/index.js";
import * as calls from "./calls.js";
import type { IdentityKind, IdentityReading, IdentityRef, RecordState } from "./types.js";

/** Kinds and states in the contract's order. */
const KINDS = ["none", "person", "organisation"] as const;
const STATES = ["unknown", "verified", "withdrawn", "ended", "succeeded"] as const;

/** Reads what is on record of an account, at the latest block unless another is named. */
export async function readIdentity(
  chain: Chain,
  ref: IdentityRef,
  account: Address,
  options: { readonly block?: bigint } = {},
): Promise<IdentityReading> {
  const { kind, state, office, revision, since, until, changedAt } = await chain.read(
    calls.identityOf(ref, account),
    options,
  );
  if (revision === 0) return { state: "unknown", account };
  return {
    state: STATES[state] as RecordState,
    account,
    kind: KINDS[kind] as IdentityKind,
    office,
    revision,
    since: BigInt(since),
    until: BigInt(until),
    changedAt: BigInt(changedAt),
  };
}
