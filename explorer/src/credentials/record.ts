import { type ChainEvent, contractCalls, deployedIn, readEvents } from "@civitas/sdk/core";
import { credentialRegistryAbi, credentialRegistryErrors } from "@civitas/sdk/credentials";
import type { Hex } from "viem";
import type { Explorer } from "../chain/explorer.js";
import { timesOf } from "../chain/times.js";
import { FOREVER } from "../ui/term.js";

/** Calls of the credential registry. */
export const call = contractCalls(credentialRegistryAbi, credentialRegistryErrors);

/** The standings, in the order in which the contract numbers them. */
const STATES = [
  "unknown",
  "valid",
  "not yet valid",
  "suspended",
  "revoked",
  "expired",
  "issuer suspended",
  "issuer compromised",
] as const;

/** How a credential stands. Unix seconds. */
export interface Status {
  readonly state: (typeof STATES)[number];
  readonly since: bigint | undefined;
  readonly until: bigint | undefined;
}

/** Says how a credential stands as pages need it: what is not on record, or never comes, is left out. */
export const statusOf = (given: {
  readonly standing: number;
  readonly since: number;
  readonly until: number;
}): Status => ({
  state: STATES[given.standing] ?? "unknown",
  since: given.since === 0 ? undefined : BigInt(given.since),
  until: given.until === 0 || given.until === FOREVER ? undefined : BigInt(given.until),
});

/** From when to when a credential holds. Unix seconds; no end where it has none. */
export interface Term {
  readonly validFrom: bigint;
  readonly validUntil: bigint | undefined;
}

/** Says from when to when a record holds. */
export const termOf = (given: { readonly validFrom: number; readonly validUntil: number }): Term => ({
  validFrom: BigInt(given.validFrom),
  validUntil: given.validUntil === FOREVER ? undefined : BigInt(given.validUntil),
});

/** What can happen to a credential that has a record of its own. */
export const SINGLE_ACTS = [
  "CredentialIssued",
  "CredentialSuspended",
  "CredentialReinstated",
  "CredentialRenewed",
  "CredentialRevoked",
] as const;

/** What can happen to a batch and to its entries. */
export const BATCH_ACTS = ["BatchIssued", "EntrySuspended", "EntryReinstated", "EntryRevoked"] as const;

type ActName = (typeof SINGLE_ACTS | typeof BATCH_ACTS)[number];

/** One act in a credential's or a batch's story, and when (Unix seconds) it was entered. */
export type CredentialAct = ChainEvent<typeof credentialRegistryAbi, ActName> & { readonly at: bigint };

/** Reads the acts that the register holds under a key, up to a block. */
export async function readStory(
  { chain, deployment }: Explorer,
  names: readonly ActName[],
  key: Hex,
  toBlock: bigint,
): Promise<readonly CredentialAct[]> {
  const { address, block: fromBlock } = deployedIn(deployment, "CredentialRegistry");
  const events = await readEvents(chain, { abi: credentialRegistryAbi, address, names, key, fromBlock, toBlock });
  const times = await timesOf(
    chain,
    events.map(({ blockNumber }) => blockNumber),
  );
  return events.map((event) => ({ ...event, at: times.get(event.blockNumber) ?? 0n }));
}
