import type { Hex } from "viem";
import type { Chain, SendOptions } from "../core/index.js";
import * as calls from "./burdenCalls.js";
import {
  caveatVariationDocument,
  noticeDocument,
  noticeWithdrawalDocument,
  releaseDocument,
  rightDocument,
} from "./burdenDocuments.js";
import type { CaveatVariation, NoticeWithdrawal, PriorityNotice, RightDeed, RightRelease } from "./burdenTypes.js";
import { enter, forumOf, told } from "./entering.js";
import type { Entered, LandRef } from "./types.js";

/** Signs a right's deed as owner, holder, owner of the title that it benefits, chargee or restriction holder. */
export const signRight = (chain: Chain, ref: LandRef, deed: RightDeed): Promise<Hex> =>
  chain.signTypedData(rightDocument(forumOf(chain, ref), deed));

/** Registers a right that every party signed, and tells the slot that it took. */
export async function registerRight(
  chain: Chain,
  ref: LandRef,
  deed: RightDeed,
  signatures: {
    readonly owners: readonly Hex[];
    readonly holders: readonly Hex[];
    readonly consents?: readonly Hex[];
  },
  options?: SendOptions,
): Promise<Entered & { readonly slot: number }> {
  const mined = await chain.send(calls.grantRight(ref, deed, signatures), options);
  const { revision, slot } = told.recorded(mined, ref.registry, "RightRegistered").args;
  return { mined, revision, slot };
}

/** Signs a right's release as its holder, or as an owner of the title that it benefits. */
export const signRelease = (chain: Chain, ref: LandRef, deed: RightRelease): Promise<Hex> =>
  chain.signTypedData(releaseDocument(forumOf(chain, ref), deed));

/** Registers that a right was given up. */
export const releaseRight = (
  chain: Chain,
  ref: LandRef,
  deed: RightRelease,
  holderSignatures: readonly Hex[],
  options?: SendOptions,
): Promise<Entered> => enter(chain, calls.releaseRight(ref, deed, holderSignatures), "RightReleased", options);

/** Signs a priority notice as owner or beneficiary. */
export const signNotice = (chain: Chain, ref: LandRef, notice: PriorityNotice): Promise<Hex> =>
  chain.signTypedData(noticeDocument(forumOf(chain, ref), notice));

/** Holds the place of one dealing, as owners and beneficiary signed. */
export const placeNotice = (
  chain: Chain,
  ref: LandRef,
  notice: PriorityNotice,
  signatures: { readonly owners: readonly Hex[]; readonly beneficiary: Hex },
  options?: SendOptions,
): Promise<Entered> => enter(chain, calls.placeNotice(ref, notice, signatures), "NoticePlaced", options);

/** Signs a priority notice's withdrawal as beneficiary. */
export const signNoticeWithdrawal = (chain: Chain, ref: LandRef, withdrawal: NoticeWithdrawal): Promise<Hex> =>
  chain.signTypedData(noticeWithdrawalDocument(forumOf(chain, ref), withdrawal));

/** Gives a place up, as the beneficiary signed. */
export const withdrawNotice = (
  chain: Chain,
  ref: LandRef,
  withdrawal: NoticeWithdrawal,
  beneficiarySignature: Hex,
  options?: SendOptions,
): Promise<Entered> =>
  enter(chain, calls.withdrawNotice(ref, withdrawal, beneficiarySignature), "NoticeWithdrawn", options);

/** Signs a caveat's variation as caveator. */
export const signCaveatVariation = (chain: Chain, ref: LandRef, variation: CaveatVariation): Promise<Hex> =>
  chain.signTypedData(caveatVariationDocument(forumOf(chain, ref), variation));

/** Gives a caveat another basis or end, as the caveator signed. */
export const varyCaveat = (
  chain: Chain,
  ref: LandRef,
  variation: CaveatVariation,
  caveatorSignature: Hex,
  options?: SendOptions,
): Promise<Entered> => enter(chain, calls.varyCaveat(ref, variation, caveatorSignature), "CaveatVaried", options);
