import { type Hex, zeroAddress, zeroHash } from "viem";
import { type Chain, type ChainEvent, readEvents } from "../core/index.js";
import { landRegistryAbi } from "../generated/land.js";
import { kindOf, natureOf, ownershipOf } from "./codes.js";
import { HistoryIncompleteError } from "./errors.js";
import type { HistoryEntry } from "./historyTypes.js";
import { type LogSpan, readPlan } from "./lineage.js";
import type { PlanRecord } from "./planTypes.js";
import { holderOf, readTitle, untilOf } from "./read.js";
import type { LandRef } from "./types.js";

const EVENTS = [
  "TitleRegistered",
  "SharedTitleRegistered",
  "TitleTransferred",
  "OwnershipRegistered",
  "ChargeRegistered",
  "ChargeDischarged",
  "ChargeVaried",
  "ChargePostponed",
  "ChargeAssigned",
  "RightRegistered",
  "RightReleased",
  "NoticePlaced",
  "NoticeWithdrawn",
  "CaveatLodged",
  "CaveatVaried",
  "CaveatWithdrawn",
  "CaveatRemoved",
  "IdentityFollowed",
  "FreezeOrdered",
  "FreezeLifted",
  "TransferOrdered",
  "NoticeRemoved",
  "RestrictionImposed",
  "RightLifted",
  "ParcelRectified",
  "OwnersRectified",
  "TitleTransmitted",
  "TitleStruckOut",
  "LotRegistered",
  "TitleClosed",
  "TitleSurrendered",
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
  const acts = [...(events as readonly ActEvent[])].sort(byPlace);
  const plans = await plansIn(chain, ref, acts, { fromBlock, toBlock });
  const entries = acts.flatMap((event) => entryFrom(event, plans) ?? []);
  verifyHistory(titleId, entries, standing.state === "unknown" ? 0 : standing.revision);
  return entries;
}

/** The plans that acts name: two at most, that of which a title came and that which closed it. */
async function plansIn(
  chain: Chain,
  ref: LandRef,
  acts: readonly ActEvent[],
  span: LogSpan,
): Promise<ReadonlyMap<Hex, PlanRecord>> {
  const ids = acts.flatMap((act) =>
    act.eventName === "LotRegistered" || act.eventName === "TitleClosed" ? [act.args.planId] : [],
  );
  const plans = await Promise.all(ids.map((id) => readPlan(chain, ref, id, span)));
  return new Map(plans.flatMap((plan) => (plan === undefined ? [] : [[plan.planId, plan]])));
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

const surveyed = (area: number, parcel: Hex): { readonly area?: number; readonly parcel?: Hex } => ({
  ...(area === 0 ? {} : { area }),
  ...(parcel === zeroHash ? {} : { parcel }),
});

const byPlace = (one: ActEvent, other: ActEvent): number =>
  Number(one.blockNumber - other.blockNumber) || one.logIndex - other.logIndex;

/** An act as a line; none where the logs lack the plan that it names, which then shows as a gap. */
function entryFrom(event: ActEvent, plans: ReadonlyMap<Hex, PlanRecord>): HistoryEntry | undefined {
  const { revision, actor } = event.args;
  const line = { revision, block: event.blockNumber, transaction: event.transactionHash, actor };
  switch (event.eventName) {
    case "TitleRegistered": {
      const { source, owner, area, parcel } = event.args;
      const ownership = { form: "sole", denominator: 1n, portions: [{ owner, numerator: 1n }] } as const;
      return { ...line, kind: "registered", digest: source, ownership, ...surveyed(area, parcel) };
    }
    case "SharedTitleRegistered": {
      const { source, ownership, area, parcel } = event.args;
      const owned = ownershipOf(ownership);
      return { ...line, kind: "registered", digest: source, ownership: owned, ...surveyed(area, parcel) };
    }
    case "TitleTransferred": {
      const { instrument, nature, seller, buyer } = event.args;
      return { ...line, kind: "transferred", digest: instrument, nature: natureOf(nature), seller, buyer };
    }
    case "OwnershipRegistered": {
      const { instrument, nature, ownership } = event.args;
      const told = { nature: natureOf(nature), ownership: ownershipOf(ownership) };
      return { ...line, kind: "ownership-changed", digest: instrument, ...told };
    }
    case "ChargeRegistered": {
      const { terms, chargee, rank } = event.args;
      return { ...line, kind: "charged", digest: terms, chargee, rank };
    }
    case "ChargeDischarged": {
      const { instrument, chargee, rank } = event.args;
      return { ...line, kind: "discharged", digest: instrument, chargee, rank };
    }
    case "ChargeVaried": {
      const { terms, chargee, rank } = event.args;
      return { ...line, kind: "charge-varied", digest: terms, chargee, rank };
    }
    case "ChargePostponed": {
      const { instrument, chargee, rank, later, advanced } = event.args;
      const other = advanced === zeroAddress ? {} : { advanced };
      return { ...line, kind: "charge-postponed", digest: instrument, chargee, rank, later, ...other };
    }
    case "ChargeAssigned": {
      const { instrument, chargee, assignee, rank } = event.args;
      return { ...line, kind: "charge-assigned", digest: instrument, chargee, assignee, rank };
    }
    case "RightRegistered": {
      const { terms, kind, slot, holder, benefited, until } = event.args;
      const right = { right: kindOf(kind), slot, ...holderOf(holder, benefited), ...untilOf(until) };
      return { ...line, kind: "right-granted", digest: terms, ...right };
    }
    case "RightReleased": {
      const { instrument, kind, slot, holder } = event.args;
      const right = { right: kindOf(kind), slot, ...holderOf(holder, zeroHash) };
      return { ...line, kind: "right-released", digest: instrument, ...right };
    }
    case "NoticePlaced": {
      const { dealing, beneficiary, until } = event.args;
      return { ...line, kind: "notice-placed", digest: dealing, beneficiary, until: BigInt(until) };
    }
    case "NoticeWithdrawn": {
      const { dealing, beneficiary } = event.args;
      return { ...line, kind: "notice-withdrawn", digest: dealing, beneficiary };
    }
    case "CaveatVaried": {
      const { basis, caveator, slot, until } = event.args;
      return { ...line, kind: "caveat-varied", digest: basis, caveator, slot, ...untilOf(until) };
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
    case "IdentityFollowed":
      return { ...line, kind: "followed", from: event.args.from, to: event.args.to };
    case "FreezeOrdered":
      return { ...line, kind: "frozen", digest: event.args.order };
    case "FreezeLifted":
      return { ...line, kind: "unfrozen", digest: event.args.order };
    case "TransferOrdered": {
      const { order, before, to } = event.args;
      return { ...line, kind: "transfer-ordered", digest: order, before: ownershipOf(before), to };
    }
    case "NoticeRemoved": {
      const { order, beneficiary, dealing } = event.args;
      return { ...line, kind: "notice-removed", digest: order, beneficiary, dealing };
    }
    case "RestrictionImposed": {
      const { order, holder, slot, until } = event.args;
      return { ...line, kind: "restriction-imposed", digest: order, holder, slot, ...untilOf(until) };
    }
    case "RightLifted": {
      const { order, kind, slot, holder } = event.args;
      return { ...line, kind: "right-lifted", digest: order, right: kindOf(kind), slot, holder };
    }
    case "ParcelRectified": {
      const { order, before, later } = event.args;
      const told = { before: surveyed(before.area, before.parcel), later: surveyed(later.area, later.parcel) };
      return { ...line, kind: "parcel-rectified", digest: order, ...told };
    }
    case "OwnersRectified": {
      const { order, before, later } = event.args;
      return {
        ...line,
        kind: "owners-rectified",
        digest: order,
        before: ownershipOf(before),
        later: ownershipOf(later),
      };
    }
    case "TitleTransmitted": {
      const { order, deceased, before, later } = event.args;
      const told = { before: ownershipOf(before), later: ownershipOf(later) };
      return { ...line, kind: "transmitted", digest: order, deceased, ...told };
    }
    case "TitleStruckOut":
      return { ...line, kind: "struck-out", digest: event.args.order, holder: event.args.holder };
    case "LotRegistered": {
      const { plan, planId, ownership, area, parcel } = event.args;
      const record = plans.get(planId);
      if (record === undefined) return undefined;
      const came = { digest: plan, planId, plan: record.kind, parents: record.sources };
      return { ...line, kind: "came-of-plan", ...came, ownership: ownershipOf(ownership), ...surveyed(area, parcel) };
    }
    case "TitleClosed": {
      const { plan, planId } = event.args;
      const record = plans.get(planId);
      if (record === undefined) return undefined;
      return { ...line, kind: "closed-by-plan", digest: plan, planId, plan: record.kind, children: record.lots };
    }
    case "TitleSurrendered":
      return { ...line, kind: "surrendered", digest: event.args.instrument };
  }
}
