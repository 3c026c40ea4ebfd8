import type { Hex } from "viem";
import { type Chain, type Mined, readEvents, type SendOptions } from "../core/index.js";
import { landRegistryAbi } from "../generated/land.js";
import { ownerOf } from "./calls.js";
import { told } from "./entering.js";
import type { LogSpan } from "./lineage.js";
import * as calls from "./orderCalls.js";
import type { Announced, OrderedAct, OrderStanding } from "./orderTypes.js";
import type { LandRef, Order, OrderOutcome } from "./types.js";

/** What tells that an ordered act changed a title. */
const ACT_EVENTS = [
  "TransferOrdered",
  "FreezeOrdered",
  "FreezeLifted",
  "CaveatRemoved",
  "NoticeRemoved",
  "RestrictionImposed",
  "RightLifted",
  "ParcelRectified",
  "OwnersRectified",
  "TitleStruckOut",
  "TitleTransmitted",
] as const;

/**
 * Announces an act as the first of two officers of the court.
 *
 * @param act What is to be done, such as `calls.forcedTransfer(ref, …)`.
 * @param basis Digest of the court's order.
 */
export async function announceOrder(
  chain: Chain,
  ref: LandRef,
  act: OrderedAct,
  basis: Hex,
  options?: SendOptions,
): Promise<Announced> {
  const mined = await chain.send(calls.announceOrder(ref, act, basis), options);
  const { orderId, due, lapses } = told.recorded(mined, ref.registry, "OrderAnnounced").args;
  return { mined, orderId, due: BigInt(due), lapses: BigInt(lapses) };
}

/** Carries out an announced act, as another officer than announced it, once it is due. */
export async function carryOutOrder(chain: Chain, act: OrderedAct, options?: SendOptions): Promise<OrderOutcome> {
  const mined = await chain.send(act, options);
  told.recorded(mined, act.address, "OrderCarriedOut");
  for (const event of ACT_EVENTS) {
    const entry = told.found(mined, act.address, event);
    if (entry !== undefined) return { outcome: "entered", mined, revision: entry.args.revision };
  }
  return { outcome: "held", mined };
}

/** Takes an announced order back, as any officer of the court. */
export async function withdrawOrder(chain: Chain, ref: LandRef, orderId: Hex, options?: SendOptions): Promise<Mined> {
  const mined = await chain.send(calls.withdrawOrder(ref, orderId), options);
  told.recorded(mined, ref.registry, "OrderWithdrawn");
  return mined;
}

/** Tells how an order stands at the latest block. */
export async function readOrder(chain: Chain, ref: LandRef, orderId: Hex): Promise<OrderStanding> {
  const { number: block, timestamp } = await chain.block();
  const { officer, basis, ...moments } = await chain.read(calls.orderOf(ref, orderId), { block });
  if (BigInt(officer) === 0n) return { state: "unknown" };
  const [due, lapses] = [BigInt(moments.due), BigInt(moments.lapses)];
  const state = timestamp < due ? "waiting" : timestamp > lapses ? "lapsed" : "due";
  return { state, officer, due, lapses, basis };
}

/** The act that freezes a title, or unfreezes it, whoever holds it now. */
export async function freezeAct(chain: Chain, ref: LandRef, titleId: Hex, frozen: boolean): Promise<OrderedAct> {
  const holder = await chain.read(ownerOf(ref, titleId));
  return calls.setFrozenTokens(ref, { titleId, holder, frozen });
}

/**
 * Stops all dealings with a title at once, where two officers of the court are at hand: a freeze has no delay.
 *
 * @param officers Who announces, and who carries out.
 */
export async function freezeTitle(
  officers: { readonly first: Chain; readonly second: Chain },
  ref: LandRef,
  { titleId, order }: Order,
  options?: SendOptions,
): Promise<OrderOutcome> {
  const act = await freezeAct(officers.first, ref, titleId, true);
  await announceOrder(officers.first, ref, act, order, options);
  return carryOutOrder(officers.second, act, options);
}

/** Tells the act of an announced order from the registry's logs; undefined where nobody announced it. */
export async function readOrderedAct(
  chain: Chain,
  ref: LandRef,
  orderId: Hex,
  span: LogSpan = {},
): Promise<OrderedAct | undefined> {
  const events = await readEvents(chain, {
    abi: landRegistryAbi,
    address: ref.registry,
    names: ["OrderAnnounced"],
    key: orderId,
    ...span,
  });
  const act = events.at(-1)?.args.act;
  return act === undefined ? undefined : calls.orderedAct(ref, act);
}
