import type { Hex } from "viem";
import type { Chain } from "../../core/index.js";
import { CaveatUnknownError, NoticeUnknownError } from "../../generated/land.js";
import { caveatVariationDocument, noticeDocument, noticeWithdrawalDocument } from "../burdenDocuments.js";
import * as calls from "../calls.js";
import { caveatDocument, withdrawalDocument } from "../typedData.js";
import type { LandRef } from "../types.js";
import { type Kind, only } from "./kind.js";
import { ownersOf, titleOf } from "./parties.js";
import { ending, instrumentHead } from "./reader.js";
import type { Deeds, Party } from "./types.js";

/** Somebody warns of a claim. */
export const caveat: Kind<Deeds["caveat"]> = {
  read: (read) => ({
    ...instrumentHead(read),
    caveator: read.account("caveator"),
    basis: read.word("basis"),
    ...ending(read),
  }),
  document: caveatDocument,
  parties: async (_chain, _ref, { caveator }) => [{ part: "caveator", account: caveator }],
  call: (ref, deed, gathered) => calls.lodgeCaveat(ref, deed, only(gathered, "caveator")),
};

/** A caveator takes a caveat back. */
export const caveatWithdrawal: Kind<Deeds["caveat-withdrawal"]> = {
  read: (read) => ({ ...instrumentHead(read), slot: read.count("slot", 256) }),
  document: withdrawalDocument,
  parties: caveatorOf,
  call: (ref, deed, gathered) => calls.withdrawCaveat(ref, deed, only(gathered, "caveator")),
};

/** A caveat gets another basis or end. */
export const caveatVariation: Kind<Deeds["caveat-variation"]> = {
  read: (read) => ({
    ...instrumentHead(read),
    slot: read.count("slot", 256),
    basis: read.word("basis"),
    ...ending(read),
  }),
  document: caveatVariationDocument,
  parties: caveatorOf,
  call: (ref, deed, gathered) => calls.varyCaveat(ref, deed, only(gathered, "caveator")),
};

/** The place of one dealing is held. */
export const notice: Kind<Deeds["notice"]> = {
  read: (read) => ({
    ...instrumentHead(read),
    beneficiary: read.account("beneficiary"),
    dealing: read.word("dealing"),
    until: BigInt(read.count("until", 2 ** 48)),
  }),
  document: noticeDocument,
  parties: async (chain, ref, { titleId, beneficiary }) => [
    ...ownersOf(await titleOf(chain, ref, titleId)),
    { part: "beneficiary", account: beneficiary },
  ],
  call: (ref, deed, gathered) =>
    calls.placeNotice(ref, deed, { owners: gathered("owner"), beneficiary: only(gathered, "beneficiary") }),
};

/** A place is given up. */
export const noticeWithdrawal: Kind<Deeds["notice-withdrawal"]> = {
  read: instrumentHead,
  document: noticeWithdrawalDocument,
  parties: async (chain, ref, { titleId }) => {
    const { notice } = await titleOf(chain, ref, titleId);
    if (notice === undefined) throw new NoticeUnknownError({ titleId });
    return [{ part: "beneficiary", account: notice.beneficiary }];
  },
  call: (ref, deed, gathered) => calls.withdrawNotice(ref, deed, only(gathered, "beneficiary")),
};

async function caveatorOf(
  chain: Chain,
  ref: LandRef,
  { titleId, slot }: { readonly titleId: Hex; readonly slot: number },
): Promise<readonly Party[]> {
  const { caveats } = await titleOf(chain, ref, titleId);
  const found = caveats.find((one) => one.slot === slot);
  if (found === undefined) throw new CaveatUnknownError({ titleId, slot });
  return [{ part: "caveator", account: found.caveator }];
}
