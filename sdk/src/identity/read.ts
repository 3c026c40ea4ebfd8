import { type Address, zeroAddress } from "viem";
import type { Chain } from "../core/index.js";
import * as calls from "./calls.js";
import type { IdentityKind, IdentityReading, IdentityRef, IdentityStanding, Place, RecordState } from "./types.js";

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

/** Tells how an account stands, at the latest block and its moment unless another block is named. */
export async function readStanding(
  chain: Chain,
  ref: IdentityRef,
  account: Address,
  { block }: { readonly block?: bigint } = {},
): Promise<IdentityStanding> {
  const { number, timestamp } = await chain.block(block);
  const identity = await readIdentity(chain, ref, account, { block: number });
  switch (identity.state) {
    case "unknown":
      return { state: "unknown" };
    case "succeeded": {
      const current = await chain.read(calls.successorOf(ref, account), { block: number });
      return { state: "succeeded", since: identity.changedAt, current };
    }
    case "verified":
      return standingAt(identity.until, timestamp);
    default:
      return { state: identity.state, since: identity.changedAt };
  }
}

const standingAt = (until: bigint, moment: bigint): IdentityStanding =>
  moment < until ? { state: "verified", until } : { state: "over", since: until };

/** Tells an account's place in its identity, and what is announced for it. */
export async function readPlace(
  chain: Chain,
  ref: IdentityRef,
  account: Address,
  options: { readonly block?: bigint } = {},
): Promise<Place> {
  const [root, next, { successor, until }] = await Promise.all([
    chain.read(calls.rootOf(ref, account), options),
    chain.read(calls.successorOf(ref, account), options),
    chain.read(calls.pendingSuccession(ref, account), options),
  ]);
  const current = next === zeroAddress ? account : next;
  if (successor !== zeroAddress) return { root, current, pending: { successor, completableAt: BigInt(until) } };
  return { root, current, ...(until === 0 ? {} : { contestedUntil: BigInt(until) }) };
}

/** Whether an account may act as a verified person or organisation now. */
export const isVerified = (
  chain: Chain,
  ref: IdentityRef,
  account: Address,
  options: { readonly block?: bigint } = {},
): Promise<boolean> => chain.read(calls.isVerified(ref, account), options);
