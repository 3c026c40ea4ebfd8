import { type Hex, zeroAddress } from "viem";
import { type Chain, type ChainEvent, readEvents } from "../core/index.js";
import { credentialRegistryAbi } from "../generated/credentials.js";
import * as calls from "./calls.js";
import { CredentialHistoryIncompleteError } from "./errors.js";
import { endOf, readCredential } from "./status.js";
import type { CredentialAct, EntryAct, EntryPlace, RegistryRef } from "./types.js";

const CREDENTIAL_EVENTS = [
  "CredentialIssued",
  "CredentialSuspended",
  "CredentialReinstated",
  "CredentialRenewed",
  "CredentialRevoked",
] as const;
const ENTRY_EVENTS = ["BatchIssued", "EntrySuspended", "EntryReinstated", "EntryRevoked"] as const;

type CredentialEvent = ChainEvent<typeof credentialRegistryAbi, (typeof CREDENTIAL_EVENTS)[number]>;
type EntryEvent = ChainEvent<typeof credentialRegistryAbi, (typeof ENTRY_EVENTS)[number]>;

/** The registry's first block, from where logs are read, and the block to tell the story up to. */
export interface HistorySpan {
  readonly fromBlock?: bigint;
  readonly toBlock?: bigint;
}

/**
 * Tells a credential's whole story from the registry's logs, oldest act first, and makes sure that no act is missing:
 * the revisions run from 1 to the one on record.
 *
 * @returns Every act; none for a credential that nobody issued.
 * @throws {@link CredentialHistoryIncompleteError} when the node's logs leave out or add an act.
 */
export async function credentialHistory(
  chain: Chain,
  ref: RegistryRef,
  id: Hex,
  span: HistorySpan = {},
): Promise<readonly CredentialAct[]> {
  const { fromBlock = 0n, toBlock = (await chain.block()).number } = span;
  const record = await readCredential(chain, ref, id, { block: toBlock });
  const query = { abi: credentialRegistryAbi, address: ref.registry, key: id, fromBlock, toBlock } as const;
  const events = await readEvents(chain, { ...query, names: CREDENTIAL_EVENTS });
  const acts = [...(events as readonly CredentialEvent[])].sort(byPlace).map(credentialAct);
  verifyHistory(id, acts, record.state === "unknown" ? 0 : record.revision);
  return acts;
}

/**
 * Makes sure that a credential's story has no gap: revision n follows n - 1, and the last is the one on record.
 *
 * @throws {@link CredentialHistoryIncompleteError} naming the first revision that is missing or out of place.
 */
export function verifyHistory(id: Hex, acts: readonly { readonly revision: number }[], revision: number): void {
  const astray = acts.findIndex((act, index) => act.revision !== index + 1);
  if (astray === -1 && acts.length === revision) return;
  const first = astray === -1 ? Math.min(acts.length, revision) + 1 : astray + 1;
  throw new CredentialHistoryIncompleteError(id, `revision ${first} is missing or out of place among ${revision}`);
}

/**
 * Tells the whole story of an entry of a batch, oldest act first, and makes sure that it leads to the state on record.
 *
 * @returns Every act; none for a batch that nobody issued.
 * @throws {@link CredentialHistoryIncompleteError} when the node's logs do not lead to the state on record.
 */
export async function entryHistory(
  chain: Chain,
  ref: RegistryRef,
  place: EntryPlace,
  span: HistorySpan = {},
): Promise<readonly EntryAct[]> {
  const { fromBlock = 0n, toBlock = (await chain.block()).number } = span;
  const query = { abi: credentialRegistryAbi, address: ref.registry, key: place.root, fromBlock, toBlock } as const;
  const events = (await readEvents(chain, { ...query, names: ENTRY_EVENTS })) as readonly EntryEvent[];
  const acts = events
    .filter((event) => event.eventName === "BatchIssued" || event.args.index === place.index)
    .sort(byPlace)
    .map(entryAct);
  if (acts.length === 0) return acts;
  const states = ["issued", "suspended", "revoked", "superseded"] as const;
  const onRecord = states[await chain.read(calls.entryState(ref, place), { block: toBlock })];
  const last = acts.at(-1)?.kind;
  const told = last === "reinstated" ? "issued" : last;
  if (acts[0]?.kind !== "issued" || told !== onRecord) {
    throw new CredentialHistoryIncompleteError(
      place.root,
      `its acts leave entry ${place.index} ${told}, and on record it is ${onRecord}`,
    );
  }
  return acts;
}

const byPlace = (
  one: { readonly blockNumber: bigint; readonly logIndex: number },
  other: { readonly blockNumber: bigint; readonly logIndex: number },
): number => Number(one.blockNumber - other.blockNumber) || one.logIndex - other.logIndex;

const term = ({ validFrom, validUntil }: { readonly validFrom: number; readonly validUntil: number }) => {
  const { until } = endOf(validUntil);
  return { validFrom: BigInt(validFrom), ...(until === undefined ? {} : { validUntil: until }) };
};

function credentialAct(event: CredentialEvent): CredentialAct {
  const { revision, actor } = event.args;
  const line = { revision, actor, block: event.blockNumber, transaction: event.transactionHash };
  switch (event.eventName) {
    case "CredentialIssued": {
      const { holder, commitment, basis } = event.args;
      const named = holder === zeroAddress ? {} : { holder };
      return { ...line, kind: "issued", digest: basis, ...named, ...term(event.args), commitment };
    }
    case "CredentialRenewed": {
      const { commitment, basis } = event.args;
      return { ...line, kind: "renewed", digest: basis, ...term(event.args), commitment };
    }
    case "CredentialSuspended":
      return { ...line, kind: "suspended", digest: event.args.reason, ...endOf(event.args.until) };
    case "CredentialReinstated":
      return { ...line, kind: "reinstated", digest: event.args.reason };
    case "CredentialRevoked":
      return { ...line, kind: "revoked", digest: event.args.reason };
  }
}

function entryAct(event: EntryEvent): EntryAct {
  const line = { actor: event.args.actor, block: event.blockNumber, transaction: event.transactionHash };
  switch (event.eventName) {
    case "BatchIssued":
      return { ...line, kind: "issued", digest: event.args.basis, count: event.args.count, ...term(event.args) };
    case "EntrySuspended":
      return { ...line, kind: "suspended", digest: event.args.reason };
    case "EntryReinstated":
      return { ...line, kind: "reinstated", digest: event.args.reason };
    case "EntryRevoked":
      return { ...line, kind: "revoked", digest: event.args.reason };
  }
}
