import type { Address, Hex } from "viem";
import { type BatchOptions, type Chain, type Mined, type SendOptions, sendInBatches } from "../core/index.js";
import * as calls from "./calls.js";
import { enter, forumOf, told } from "./entering.js";
import { TitleRepeatedError } from "./errors.js";
import { referenceOf } from "./reference.js";
import {
  caveatDocument,
  chargeDocument,
  dischargeDocument,
  ownershipDocument,
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
  OwnershipDeed,
  Registration,
  SharedRegistration,
  TransferDeed,
} from "./types.js";

/** Registers a title for the first time. */
export const registerTitle = (
  chain: Chain,
  ref: LandRef,
  registration: Registration,
  options?: SendOptions,
): Promise<Entered> => enter(chain, calls.register(ref, registration), "TitleRegistered", options);

/** Registers a title for the first time that several own. */
export const registerSharedTitle = (
  chain: Chain,
  ref: LandRef,
  registration: SharedRegistration,
  options?: SendOptions,
): Promise<Entered> => enter(chain, calls.registerShared(ref, registration), "SharedTitleRegistered", options);

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

/** Signs a deed of ownership as somebody whose part changes, or as chargee. */
export const signOwnership = (chain: Chain, ref: LandRef, deed: OwnershipDeed): Promise<Hex> =>
  chain.signTypedData(ownershipDocument(forumOf(chain, ref), deed));

/** Registers that a title's owners, or their shares, are others, as {@link calls.transferShares} says. */
export const registerOwnership = (
  chain: Chain,
  ref: LandRef,
  deed: OwnershipDeed,
  signatures: { readonly parties: readonly Hex[]; readonly consents?: readonly Hex[] },
  options?: SendOptions,
): Promise<Entered> => enter(chain, calls.transferShares(ref, deed, signatures), "OwnershipRegistered", options);

/** Signs a charge as owner or chargee. */
export const signCharge = (chain: Chain, ref: LandRef, deed: ChargeDeed): Promise<Hex> =>
  chain.signTypedData(chargeDocument(forumOf(chain, ref), deed));

/** Registers a charge that every owner and the chargee signed. */
export const registerCharge = (
  chain: Chain,
  ref: LandRef,
  deed: ChargeDeed,
  signatures: { readonly owners: readonly Hex[]; readonly chargee: Hex; readonly consents?: readonly Hex[] },
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
  const { revision, slot } = told.recorded(mined, ref.registry, "CaveatLodged").args;
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

/** Puts the account that acts now in the place of one that was succeeded on a title, and tells which. Anybody may. */
export async function followTitle(
  chain: Chain,
  ref: LandRef,
  place: { readonly titleId: Hex; readonly account: Address },
  options?: SendOptions,
): Promise<Entered & { readonly to: Address }> {
  const mined = await chain.send(calls.followIdentity(ref, place), options);
  const { revision, to } = told.recorded(mined, ref.registry, "IdentityFollowed").args;
  return { mined, revision, to };
}
