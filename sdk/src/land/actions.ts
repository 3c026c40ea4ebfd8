import type { Address, ContractEventName, Hex } from "viem";
import {
  type AnyCall,
  type BatchOptions,
  type Chain,
  type ChainEvent,
  decodeEvents,
  type Mined,
  type SendOptions,
  sendInBatches,
} from "../core/index.js";
import { landRegistryAbi } from "../generated/land.js";
import * as calls from "./calls.js";
import { ActNotRecordedError, TitleRepeatedError } from "./errors.js";
import { referenceOf } from "./reference.js";
import {
  caveatDocument,
  chargeDocument,
  dischargeDocument,
  type Forum,
  transferDocument,
  withdrawalDocument,
} from "./typedData.js";
import type {
  CaveatNotice,
  CaveatWithdrawal,
  ChargeDeed,
  DischargeDeed,
  Entered,
  LandRef,
  Order,
  OrderOutcome,
  Registration,
  TransferDeed,
} from "./types.js";

type EventName = ContractEventName<typeof landRegistryAbi>;

/** Registers a title for the first time. */
export const registerTitle = (
  chain: Chain,
  ref: LandRef,
  registration: Registration,
  options?: SendOptions,
): Promise<Entered> => enter(chain, calls.register(ref, registration), "TitleRegistered", options);

/**
 * Registers many titles in as few transactions as the gas cap allows. What was mined before a failure stands.
 *
 * @returns The transactions, none for an empty list.
 * @throws {@link TitleRepeatedError} before anything is sent, when the list names a title twice.
 */
export async function registerTitles(
  chain: Chain,
  ref: LandRef,
  registrations: readonly Registration[],
  options: BatchOptions<Registration> = {},
): Promise<readonly Mined[]> {
  const seen = new Set<string>();
  for (const { titleId } of registrations) {
    const id = titleId.toLowerCase();
    if (seen.has(id)) throw new TitleRepeatedError(titleId, referenceOf(titleId));
    seen.add(id);
  }
  return sendInBatches(chain, registrations, (list) => calls.registerMany(ref, list), options);
}

/** Signs a transfer as seller, buyer or chargee. */
export const signTransfer = (chain: Chain, ref: LandRef, deed: TransferDeed): Promise<Hex> =>
  chain.signTypedData(transferDocument(forumOf(chain, ref), deed));

/** Registers a transfer that every party signed. */
export const registerTransfer = (
  chain: Chain,
  ref: LandRef,
  deed: TransferDeed,
  signatures: { readonly seller: Hex; readonly buyer: Hex; readonly consents?: readonly Hex[] },
  options?: SendOptions,
): Promise<Entered> => enter(chain, calls.transfer(ref, deed, signatures), "TitleTransferred", options);

/** Signs a charge as owner or chargee. */
export const signCharge = (chain: Chain, ref: LandRef, deed: ChargeDeed): Promise<Hex> =>
  chain.signTypedData(chargeDocument(forumOf(chain, ref), deed));

/** Registers a charge that owner and chargee signed. */
export const registerCharge = (
  chain: Chain,
  ref: LandRef,
  deed: ChargeDeed,
  signatures: { readonly owner: Hex; readonly chargee: Hex },
  options?: SendOptions,
): Promise<Entered> => enter(chain, calls.charge(ref, deed, signatures), "ChargeRegistered", options);

/** Signs a discharge as chargee. */
export const signDischarge = (chain: Chain, ref: LandRef, deed: DischargeDeed): Promise<Hex> =>
  chain.signTypedData(dischargeDocument(forumOf(chain, ref), deed));

/** Registers a discharge that the chargee signed. */
export const registerDischarge = (
  chain: Chain,
  ref: LandRef,
  deed: DischargeDeed,
  chargeeSignature: Hex,
  options?: SendOptions,
): Promise<Entered> => enter(chain, calls.discharge(ref, deed, chargeeSignature), "ChargeDischarged", options);

/** Signs a caveat as caveator. */
export const signCaveat = (chain: Chain, ref: LandRef, notice: CaveatNotice): Promise<Hex> =>
  chain.signTypedData(caveatDocument(forumOf(chain, ref), notice));

/** Lodges a caveat that the caveator signed, and tells the slot that it took. */
export async function lodgeCaveat(
  chain: Chain,
  ref: LandRef,
  notice: CaveatNotice,
  caveatorSignature: Hex,
  options?: SendOptions,
): Promise<Entered & { readonly slot: number }> {
  const mined = await chain.send(calls.lodgeCaveat(ref, notice, caveatorSignature), options);
  const { revision, slot } = recorded(mined, ref, "CaveatLodged").args;
  return { mined, revision, slot };
}

/** Signs a caveat's withdrawal as caveator. */
export const signWithdrawal = (chain: Chain, ref: LandRef, withdrawal: CaveatWithdrawal): Promise<Hex> =>
  chain.signTypedData(withdrawalDocument(forumOf(chain, ref), withdrawal));

/** Takes back a caveat, as the caveator signed. */
export const withdrawCaveat = (
  chain: Chain,
  ref: LandRef,
  withdrawal: CaveatWithdrawal,
  caveatorSignature: Hex,
  options?: SendOptions,
): Promise<Entered> =>
  enter(chain, calls.withdrawCaveat(ref, withdrawal, caveatorSignature), "CaveatWithdrawn", options);

/** Removes a caveat by order of a court. */
export const removeCaveat = (
  chain: Chain,
  ref: LandRef,
  removal: Order & { readonly slot: number; readonly caveator: Address },
  options?: SendOptions,
): Promise<Entered> => enter(chain, calls.removeCaveat(ref, removal), "CaveatRemoved", options);

/** Stops all dealings with a title by order of a court. */
export const freezeTitle = (chain: Chain, ref: LandRef, order: Order, options?: SendOptions): Promise<OrderOutcome> =>
  orderEntered(chain, calls.freeze(ref, order), "FreezeOrdered", options);

/** Allows dealings with a title again by order of a court. */
export const unfreezeTitle = (chain: Chain, ref: LandRef, order: Order, options?: SendOptions): Promise<OrderOutcome> =>
  orderEntered(chain, calls.unfreeze(ref, order), "FreezeLifted", options);

const forumOf = ({ id }: Chain, { registry }: LandRef): Forum => ({ chainId: id, registry });

async function enter(chain: Chain, act: AnyCall, event: ActEvent, options?: SendOptions): Promise<Entered> {
  const mined = await chain.send(act, options);
  return { mined, revision: recorded(mined, { registry: act.address }, event).args.revision };
}

async function orderEntered(
  chain: Chain,
  act: AnyCall,
  event: "FreezeOrdered" | "FreezeLifted",
  options?: SendOptions,
): Promise<OrderOutcome> {
  const mined = await chain.send(act, options);
  const entry = found(mined, { registry: act.address }, event);
  return entry === undefined
    ? { outcome: "held", mined }
    : { outcome: "entered", mined, revision: entry.args.revision };
}

/** Events that tell an act on a title. */
type ActEvent = Exclude<
  EventName,
  "Approval" | "ApprovalForAll" | "AuthorityUpdated" | "EIP712DomainChanged" | "Locked" | "Transfer" | "Unlocked"
>;

function recorded<name extends ActEvent>(
  mined: Mined,
  ref: LandRef,
  event: name,
): ChainEvent<typeof landRegistryAbi, name> {
  const entry = found(mined, ref, event);
  if (entry === undefined) throw new ActNotRecordedError(event, mined.hash);
  return entry;
}

function found<name extends ActEvent>(
  { logs }: Mined,
  { registry }: LandRef,
  event: name,
): ChainEvent<typeof landRegistryAbi, name> | undefined {
  const own = logs.filter(({ address }) => BigInt(address) === BigInt(registry));
  return decodeEvents<typeof landRegistryAbi, name>(landRegistryAbi, own).find(({ eventName }) => eventName === event);
}
