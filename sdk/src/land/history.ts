import { type Hex, zeroHash } from "viem";
import { type Chain, type ChainEvent, readEvents } from "../core/index.js";
import { landRegistryAbi } from "../generated/land.js";
import { HistoryIncompleteError } from "./errors.js";
import { readTitle, untilOf } from "./read.js";
import type { HistoryEntry, LandRef } from "./types.js";

const EVENTS = [
  "TitleRegistered",
  "TitleTransferred",
  "ChargeRegistered",
  "ChargeDischarged",
  "CaveatLodged",
  "CaveatWithdrawn",
  "CaveatRemoved",
  "FreezeOrdered",
  "FreezeLifted",
] as const;

type ActEvent = ChainEvent<typeof landRegistryAbi, (typeof EVENTS)[number]>;

/**
 * Tells a title's whole story from the registry's logs, oldest act first, and makes sure that no act is missing: the
 * revisions run from 1 to the one on record.
 *
 * @param options The registry's first block, from where logs are read, and the block to tell the story up to.
 * @returns Every act; none for a title that nobody registered.
 * @throws {@link HistoryIncompleteError} when the node's logs leave out or add an act.
 */
export async function history(
  chain: Chain,
  ref: LandRef,
  titleId: Hex,
  options: { readonly fromBlock?: bigint; readonly toBlock?: bigint } = {},
): Promise<readonly HistoryEntry[]> {
  const { fromBlock = 0n, toBlock = (await chain.block()).number } = options;
  const standing = await readTitle(chain, ref, titleId, { block: toBlock });
  const events = await readEvents(chain, {
    abi: landRegistryAbi,
    address: ref.registry,
    names: EVENTS,
    key: titleId,
    fromBlock,
    toBlock,
  });
  const entries = [...(events as readonly ActEvent[])].sort(byPlace).map(entryFrom);
  verifyHistory(titleId, entries, standing.state === "unknown" ? 0 : standing.revision);
  return entries;
}

/**
 * Makes sure that a history has no gap: revision n follows n - 1, and the last is the one on record.
 *
 * @throws {@link HistoryIncompleteError} naming the first revision that is missing or out of place.
 */
export function verifyHistory(titleId: Hex, entries: readonly HistoryEntry[], revision: number): void {
  const astray = entries.findIndex((entry, index) => entry.revision !== index + 1);
  if (astray !== -1) throw new HistoryIncompleteError(titleId, astray + 1, revision);
  if (entries.length !== revision) {
    throw new HistoryIncompleteError(titleId, Math.min(entries.length, revision) + 1, revision);
  }
}

const byPlace = (one: ActEvent, other: ActEvent): number =>
  Number(one.blockNumber - other.blockNumber) || one.logIndex - other.logIndex;

function entryFrom(event: ActEvent): HistoryEntry {
  const { revision, actor } = event.args;
  const line = { revision, block: event.blockNumber, transaction: event.transactionHash, actor };
  switch (event.eventName) {
    case "TitleRegistered": {
      const { source, owner, parcel } = event.args;
      return { ...line, kind: "registered", digest: source, owner, ...(parcel === zeroHash ? {} : { parcel }) };
    }
    case "TitleTransferred": {
      const { instrument, seller, buyer } = event.args;
      return { ...line, kind: "transferred", digest: instrument, seller, buyer };
    }
    case "ChargeRegistered": {
      const { terms, owner, chargee, rank } = event.args;
      return { ...line, kind: "charged", digest: terms, owner, chargee, rank };
    }
    case "ChargeDischarged": {
      const { instrument, chargee, rank } = event.args;
      return { ...line, kind: "discharged", digest: instrument, chargee, rank };
    }
    case "CaveatLodged": {
      const { basis, caveator, slot, until } = event.args;
      return { ...line, kind: "caveat-lodged", digest: basis, caveator, slot, ...untilOf(until) };
    }
    case "CaveatWithdrawn":
      return { ...line, kind: "caveat-withdrawn", caveator: event.args.caveator, slot: event.args.slot };
    case "CaveatRemoved": {
      const { order, caveator, slot } = event.args;
      return { ...line, kind: "caveat-removed", digest: order, caveator, slot };
    }
    case "FreezeOrdered":
      return { ...line, kind: "frozen", digest: event.args.order };
    case "FreezeLifted":
      return { ...line, kind: "unfrozen", digest: event.args.order };
  }
}
