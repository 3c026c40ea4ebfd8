import { type Hex, zeroAddress } from "viem";
import { type Chain, type ChainEvent, readEvents } from "../core/index.js";
import { BatchUnknownError, credentialRegistryAbi } from "../generated/credentials.js";
import * as calls from "./calls.js";
import { CredentialHistoryIncompleteError } from "./errors.js";
import { batchId } from "./ids.js";
import { endOf, readCredential } from "./status.js";
import type { CredentialAct, EntryAct, EntryPlace, RegistryRef } from "./types.js";

const CREDENTIAL_EVENTS = [
  "CredentialIssued",
  "CredentialSuspended",
  "CredentialSuspendedUntil",
  "CredentialReinstated",
  "CredentialRenewed",
  "CredentialProlonged",
  "CredentialRebound",
  "CredentialFollowed",
  "CredentialReplaced",
  "CredentialSurrendered",
  "CredentialDeclined",
  "CredentialRevoked",
] as const;
const ENTRY_EVENTS = ["EntrySuspended", "EntryReinstated", "EntryRevoked", "EntryReplaced", "BatchRevoked"] as const;

type CredentialEvent = ChainEvent<typeof credentialRegistryAbi, (typeof CREDENTIAL_EVENTS)[number]>;
type IssuingEvent = ChainEvent<typeof credentialRegistryAbi, "BatchIssued">;
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
  const query = { abi: credentialRegistryAbi, address: ref.registry, fromBlock, toBlock } as const;
  const [issuings, changes] = (await Promise.all([
    readEvents(chain, { ...query, key: place.root, names: ["BatchIssued"] }),
    readEvents(chain, { ...query, key: batchId(place), names: ENTRY_EVENTS }),
  ])) as [readonly IssuingEvent[], readonly EntryEvent[]];
  const own = BigInt(place.typeId);
  const acts = [
    ...issuings.filter(({ args }) => BigInt(args.typeId) === own),
    ...changes.filter((event) => event.eventName === "BatchRevoked" || event.args.index === place.index),
  ]
    .sort(byPlace)
    .map(entryAct);
  const onRecord = await entryStateOf(chain, ref, place, toBlock);
  if (acts.length === 0 && onRecord === "unknown") return acts;
  const told = stateAfter(acts);
  if (acts[0]?.kind !== "issued" || told !== onRecord) {
    throw new CredentialHistoryIncompleteError(
      batchId(place),
      `its acts leave entry ${place.index} ${told}, and on record it is ${onRecord}`,
    );
  }
  return acts;
}

/** Where an entry's acts leave it. A revoked batch takes along whatever was not superseded. */
function stateAfter(acts: readonly EntryAct[]) {
  if (acts.some(({ kind }) => kind === "superseded")) return "superseded";
  if (acts.some(({ kind }) => kind === "batch revoked")) return "revoked";
  const last = acts.at(-1)?.kind;
  return last === "reinstated" ? "issued" : last;
}

/** What was last done to an entry, as the registry has it. */
async function entryStateOf(chain: Chain, ref: RegistryRef, place: EntryPlace, block: bigint) {
  const states = ["issued", "suspended", "revoked", "superseded"] as const;
  try {
    return states[await chain.read(calls.entryState(ref, place), { block })];
  } catch (error) {
    if (error instanceof BatchUnknownError) return "unknown";
    throw error;
  }
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
    case "CredentialProlonged": {
      const { until } = endOf(event.args.validUntil);
      return {
        ...line,
        kind: "prolonged",
        digest: event.args.basis,
        ...(until !== undefined && { validUntil: until }),
      };
    }
    case "CredentialRebound": {
      const { from, to, holderSigned, commitment, basis } = event.args;
      const named = from === zeroAddress ? {} : { from };
      return { ...line, kind: "rebound", digest: basis, ...named, to, holderSigned, commitment };
    }
    case "CredentialFollowed":
      return { ...line, kind: "followed", from: event.args.from, to: event.args.to };
    case "CredentialReplaced":
      return { ...line, kind: "superseded", digest: event.args.basis, successor: event.args.successor };
    case "CredentialSurrendered":
      return { ...line, kind: "surrendered", digest: event.args.reason };
    case "CredentialDeclined":
      return { ...line, kind: "declined", digest: event.args.reason };
    case "CredentialSuspended":
      return { ...line, kind: "suspended", digest: event.args.reason };
    case "CredentialSuspendedUntil":
      return { ...line, kind: "suspended", digest: event.args.reason, ...endOf(event.args.until) };
    case "CredentialReinstated":
      return { ...line, kind: "reinstated", digest: event.args.reason };
    case "CredentialRevoked":
      return { ...line, kind: "revoked", digest: event.args.reason };
  }
}

function entryAct(event: IssuingEvent | EntryEvent): EntryAct {
  const line = { actor: event.args.actor, block: event.blockNumber, transaction: event.transactionHash };
  switch (event.eventName) {
    case "BatchIssued":
      return { ...line, kind: "issued", digest: event.args.basis, count: event.args.count, ...term(event.args) };
    case "EntrySuspended":
      return { ...line, kind: "suspended", digest: event.args.reason };
    case "EntryReinstated":
      return { ...line, kind: "reinstated", digest: event.args.reason };
    case "EntryReplaced":
      return { ...line, kind: "superseded", digest: event.args.basis, successor: event.args.successor };
    case "BatchRevoked":
      return { ...line, kind: "batch revoked", digest: event.args.reason };
    case "EntryRevoked":
      return { ...line, kind: "revoked", digest: event.args.reason };
  }
}
