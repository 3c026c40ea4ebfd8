import { type Address, decodeFunctionData, encodeFunctionData, type Hex, keccak256, zeroAddress, zeroHash } from "viem";
import { type Call, contractCalls } from "../core/index.js";
import { landRegistryAbi, landRegistryErrors } from "../generated/land.js";
import { ownershipCode } from "./codes.js";
import type {
  CaveatRemoval,
  ForcedTransfer,
  Freeze,
  Imposition,
  NoticeRemoval,
  OrderedAct,
  OwnersRectification,
  ParcelRectification,
  Particulars,
  RightLifting,
  StrikeOut,
  Transmission,
} from "./orderTypes.js";
import type { LandRef } from "./types.js";

type Abi = typeof landRegistryAbi;
const call = contractCalls(landRegistryAbi, landRegistryErrors);

const encoded = (act: OrderedAct): Hex => encodeFunctionData(act as never);
const surveyed = ({ area = 0, parcel = zeroHash }: Particulars) => ({ area, parcel });

/** The act behind its bytes, as an announcement tells them. */
export const orderedAct = ({ registry }: LandRef, act: Hex): OrderedAct =>
  ({
    address: registry,
    abi: landRegistryAbi,
    errors: landRegistryErrors,
    ...decodeFunctionData({ abi: landRegistryAbi, data: act }),
  }) as unknown as OrderedAct;

/** Id of the order by which an act is announced. */
export const orderId = (act: OrderedAct): Hex => keccak256(encoded(act));

/** Announces an act, with the digest of the court's order. */
export const announceOrder = ({ registry }: LandRef, act: OrderedAct, basis: Hex): Call<Abi, "announceOrder"> =>
  call(registry, "announceOrder", [encoded(act), basis]);

/** Takes an announced order back. */
export const withdrawOrder = ({ registry }: LandRef, order: Hex): Call<Abi, "withdrawOrder"> =>
  call(registry, "withdrawOrder", [order]);

/** Stops all dealings with a title, or allows them again. */
export const setFrozenTokens = (
  { registry }: LandRef,
  { titleId, holder, frozen }: Freeze,
): Call<Abi, "setFrozenTokens"> => call(registry, "setFrozenTokens", [holder, BigInt(titleId), frozen]);

/** Gives a title to another owner. */
export const forcedTransfer = (
  { registry }: LandRef,
  { titleId, from, to }: ForcedTransfer,
): Call<Abi, "forcedTransfer"> => call(registry, "forcedTransfer", [from, to, BigInt(titleId)]);

/** Removes a caveat. */
export const removeCaveat = (
  { registry }: LandRef,
  { titleId, slot, caveator }: CaveatRemoval,
): Call<Abi, "removeCaveat"> => call(registry, "removeCaveat", [titleId, slot, caveator]);

/** Removes a priority notice. */
export const removeNotice = (
  { registry }: LandRef,
  { titleId, beneficiary }: NoticeRemoval,
): Call<Abi, "removeNotice"> => call(registry, "removeNotice", [titleId, beneficiary]);

/** Puts a restriction of public law over a title. */
export const imposeRestriction = (
  { registry }: LandRef,
  { titleId, holder, until = 2n ** 48n - 1n }: Imposition,
): Call<Abi, "imposeRestriction"> => call(registry, "imposeRestriction", [titleId, holder, Number(until)]);

/** Lifts a right of whatever kind. */
export const liftRight = (
  { registry }: LandRef,
  { titleId, slot, holder = zeroAddress }: RightLifting,
): Call<Abi, "liftRight"> => call(registry, "liftRight", [titleId, slot, holder]);

/** Puts right what the register says of the parcel. */
export const rectifyParcel = (
  { registry }: LandRef,
  { titleId, before, later }: ParcelRectification,
): Call<Abi, "rectifyParcel"> => call(registry, "rectifyParcel", [titleId, surveyed(before), surveyed(later)]);

/** Puts right who owns a title. */
export const rectifyOwners = (
  { registry }: LandRef,
  { titleId, before, later }: OwnersRectification,
): Call<Abi, "rectifyOwners"> =>
  call(registry, "rectifyOwners", [titleId, ownershipCode(before), ownershipCode(later)]);

/** Strikes a title out. */
export const strikeOut = ({ registry }: LandRef, { titleId, holder }: StrikeOut): Call<Abi, "strikeOut"> =>
  call(registry, "strikeOut", [titleId, holder]);

/** Passes a dead owner's part on. */
export const transmit = ({ registry }: LandRef, { titleId, deceased, later }: Transmission): Call<Abi, "transmit"> =>
  call(registry, "transmit", [titleId, deceased, ownershipCode(later)]);

/** Reads an announced order. */
export const orderOf = ({ registry }: LandRef, order: Hex): Call<Abi, "orderOf", readonly [Hex]> =>
  call(registry, "orderOf", [order]);

/** Reads for how many seconds an order that is no freeze is announced. */
export const orderDelay = ({ registry }: LandRef): Call<Abi, "orderDelay", readonly []> =>
  call(registry, "orderDelay", []);

/** Reads whether a title could pass from one account to another as it stands. */
export const canTransfer = (
  { registry }: LandRef,
  { titleId, from, to }: ForcedTransfer,
): Call<Abi, "canTransfer", readonly [Address, Address, bigint]> =>
  call(registry, "canTransfer", [from, to, BigInt(titleId)]);

/** Reads whether an account may hand titles on at all. */
export const canSend = ({ registry }: LandRef, account: Address): Call<Abi, "canSend", readonly [Address]> =>
  call(registry, "canSend", [account]);

/** Reads whether an account may be given titles at all. */
export const canReceive = ({ registry }: LandRef, account: Address): Call<Abi, "canReceive", readonly [Address]> =>
  call(registry, "canReceive", [account]);

/** Reads whether an account's title is frozen. */
export const getFrozenTokens = (
  { registry }: LandRef,
  { titleId, holder }: StrikeOut,
): Call<Abi, "getFrozenTokens", readonly [Address, bigint]> =>
  call(registry, "getFrozenTokens", [holder, BigInt(titleId)]);
