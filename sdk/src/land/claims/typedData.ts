import { type Hex, hashTypedData, zeroHash } from "viem";
import type { TypedDocument } from "../../core/index.js";
import { ownershipCode } from "../codes.js";
import { referenceOf } from "../reference.js";
import { fields, OWNERSHIP } from "../typedData.js";
import type { Claim, ClaimWithdrawal, FirstRegistrationRef, Objection, ObjectionWithdrawal } from "./types.js";

/** Where a paper on a claim is good: on one chain, before one contract. */
export interface ClaimForum extends FirstRegistrationRef {
  readonly chainId: number;
}

const TYPES = {
  Claim: fields("string title, Ownership ownership, uint40 area, bytes32 parcel, bytes32 source, uint48 deadline"),
  Objection: fields("string title, bytes32 claim, address objector, bytes32 basis, uint48 deadline"),
  ObjectionWithdrawal: fields("string title, bytes32 claim, address objector, uint48 deadline"),
  ClaimWithdrawal: fields("string title, bytes32 claim, address claimant, uint48 deadline"),
} as const;

/** The document that every claimant signs. */
export const claimDocument = (forum: ClaimForum, { titleId, ...claim }: Claim): TypedDocument =>
  document(
    forum,
    "Claim",
    titleId,
    {
      ...claim,
      ownership: ownershipCode(claim.ownership),
      area: claim.area ?? 0,
      parcel: claim.parcel ?? zeroHash,
    },
    OWNERSHIP,
  );

/** The document that an objector signs. */
export const objectionDocument = (forum: ClaimForum, { titleId, claimId: claim, ...said }: Objection): TypedDocument =>
  document(forum, "Objection", titleId, { claim, ...said });

/** The document that an objector signs to take the objection back. */
export const objectionWithdrawalDocument = (
  forum: ClaimForum,
  { titleId, claimId: claim, ...said }: ObjectionWithdrawal,
): TypedDocument => document(forum, "ObjectionWithdrawal", titleId, { claim, ...said });

/** The document that a claimant signs to take the claim back. */
export const claimWithdrawalDocument = (
  forum: ClaimForum,
  { titleId, claimId: claim, ...said }: ClaimWithdrawal,
): TypedDocument => document(forum, "ClaimWithdrawal", titleId, { claim, ...said });

/** Id of a claim: the digest that its claimants sign. */
export const claimId = (forum: ClaimForum, claim: Claim): Hex => hashTypedData(claimDocument(forum, claim) as never);

function document(
  { chainId, firstRegistration }: ClaimForum,
  primaryType: keyof typeof TYPES,
  titleId: Hex,
  said: Readonly<Record<string, unknown>>,
  parts: TypedDocument["types"] = {},
): TypedDocument {
  return {
    domain: { name: "Civitas FirstRegistration", version: "1", chainId, verifyingContract: firstRegistration },
    types: { [primaryType]: TYPES[primaryType], ...parts },
    primaryType,
    message: { title: referenceOf(titleId), ...said },
  };
}
