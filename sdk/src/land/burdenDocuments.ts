import { type Hex, zeroAddress } from "viem";
import type { TypedDocument } from "../core/index.js";
import { UNTIL_WITHDRAWN } from "./burdenCalls.js";
import type {
  CaveatVariation,
  ChargeAssignment,
  ChargePostponement,
  ChargeVariation,
  NoticeWithdrawal,
  PriorityNotice,
  RightDeed,
  RightRelease,
} from "./burdenTypes.js";
import { kindCode } from "./codes.js";
import { referenceOf } from "./reference.js";
import { domainOf, type Forum, fields } from "./typedData.js";

const TYPES = {
  ChargeVariation: fields("string title, uint32 revision, uint8 rank, bytes32 terms, uint48 deadline"),
  ChargePostponement: fields(
    "string title, uint32 revision, uint8 rank, uint8 later, bytes32 instrument, uint48 deadline",
  ),
  ChargeAssignment: fields(
    "string title, uint32 revision, uint8 rank, address assignee, bytes32 instrument, uint48 deadline",
  ),
  RightDeed: fields(
    "string title, uint32 revision, uint8 kind, address holder, string benefited, bytes32 terms, uint48 until, uint48 deadline",
  ),
  RightRelease: fields("string title, uint32 revision, uint8 slot, bytes32 instrument, uint48 deadline"),
  PriorityNotice: fields(
    "string title, uint32 revision, address beneficiary, bytes32 dealing, uint48 until, uint48 deadline",
  ),
  NoticeWithdrawal: fields("string title, uint32 revision, uint48 deadline"),
  CaveatVariation: fields("string title, uint32 revision, uint8 slot, bytes32 basis, uint48 until, uint48 deadline"),
} as const;

const document = <paper extends { readonly titleId: Hex }>(
  forum: Forum,
  primaryType: keyof typeof TYPES,
  { titleId, ...said }: paper,
): TypedDocument => ({
  domain: domainOf(forum),
  types: { [primaryType]: TYPES[primaryType] },
  primaryType,
  message: { title: referenceOf(titleId), ...said },
});

/** The document that owners, chargee and those behind it sign for other terms of a charge. */
export const variationDocument = (forum: Forum, deed: ChargeVariation): TypedDocument =>
  document(forum, "ChargeVariation", deed);

/** The document that chargees sign for a charge to move back. */
export const postponementDocument = (forum: Forum, deed: ChargePostponement): TypedDocument =>
  document(forum, "ChargePostponement", deed);

/** The document that the old and the new chargee sign. */
export const assignmentDocument = (forum: Forum, deed: ChargeAssignment): TypedDocument =>
  document(forum, "ChargeAssignment", deed);

/** The document that owners, holder and those whose burdens it touches sign for a right. */
export const rightDocument = (
  forum: Forum,
  { kind, holder = zeroAddress, benefited, until = UNTIL_WITHDRAWN, ...said }: RightDeed,
): TypedDocument => {
  const right = { kind: kindCode(kind), holder, benefited: benefited === undefined ? "" : referenceOf(benefited) };
  return document(forum, "RightDeed", { ...said, ...right, until });
};

/** The document that a right's holder signs to give it up. */
export const releaseDocument = (forum: Forum, deed: RightRelease): TypedDocument =>
  document(forum, "RightRelease", deed);

/** The document that owners and beneficiary sign to hold a place. */
export const noticeDocument = (forum: Forum, notice: PriorityNotice): TypedDocument =>
  document(forum, "PriorityNotice", notice);

/** The document that a beneficiary signs to give a place up. */
export const noticeWithdrawalDocument = (forum: Forum, withdrawal: NoticeWithdrawal): TypedDocument =>
  document(forum, "NoticeWithdrawal", withdrawal);

/** The document that a caveator signs to give a caveat another basis or end. */
export const caveatVariationDocument = (
  forum: Forum,
  { until = UNTIL_WITHDRAWN, ...said }: CaveatVariation,
): TypedDocument => document(forum, "CaveatVariation", { ...said, until });
