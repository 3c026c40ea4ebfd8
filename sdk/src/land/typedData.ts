import { type Address, type Hex, type TypedDataParameter, zeroAddress } from "viem";
import type { TypedDocument } from "../core/index.js";
import { UNTIL_WITHDRAWN } from "./burdenCalls.js";
import { natureCode, ownershipCode } from "./codes.js";
import { referenceOf } from "./reference.js";
import type {
  CaveatNotice,
  CaveatWithdrawal,
  ChargeDeed,
  DischargeDeed,
  LandRef,
  OwnershipDeed,
  TransferDeed,
} from "./types.js";

/** Where an instrument is good: on one chain, in one registry. */
export interface Forum extends LandRef {
  readonly chainId: number;
}

/** Turns "string title, uint32 revision" into EIP-712's list of fields. */
export const fields = (text: string): readonly TypedDataParameter[] =>
  text.split(", ").map((field) => {
    const [type = "", name = ""] = field.split(" ");
    return { type, name };
  });

const TYPES = {
  TransferDeed: fields(
    "string title, uint32 revision, uint8 nature, address seller, address buyer, bytes32 instrument, address conduit, uint48 deadline",
  ),
  OwnershipDeed: fields(
    "string title, uint32 revision, uint8 nature, Ownership ownership, bytes32 instrument, address conduit, uint48 deadline",
  ),
  ChargeDeed: fields("string title, uint32 revision, address chargee, uint8 rank, bytes32 terms, uint48 deadline"),
  DischargeDeed: fields(
    "string title, uint32 revision, uint8 rank, bytes32 instrument, address conduit, uint48 deadline",
  ),
  CaveatNotice: fields("string title, uint32 revision, address caveator, bytes32 basis, uint48 until, uint48 deadline"),
  CaveatWithdrawal: fields("string title, uint32 revision, uint8 slot, uint48 deadline"),
} as const;

/** Structures that an ownership is made of. */
export const OWNERSHIP: TypedDocument["types"] = {
  Ownership: fields("uint8 form, uint64 denominator, Portion[] portions"),
  Portion: fields("address owner, uint64 numerator"),
};

/** The document that seller, buyer and every chargee sign for a transfer. */
export const transferDocument = (forum: Forum, deed: TransferDeed): TypedDocument =>
  document(forum, "TransferDeed", { ...conducted(deed), nature: natureCode(deed.nature) });

/** The document that everybody signs whose part in a title changes, and every chargee. */
export const ownershipDocument = (forum: Forum, deed: OwnershipDeed): TypedDocument =>
  document(
    forum,
    "OwnershipDeed",
    { ...conducted(deed), nature: natureCode(deed.nature), ownership: ownershipCode(deed.ownership) },
    OWNERSHIP,
  );

/** The document that every owner and the chargee sign for a charge. */
export const chargeDocument = (forum: Forum, deed: ChargeDeed): TypedDocument => document(forum, "ChargeDeed", deed);

/** The document that a chargee signs to let go of a charge. */
export const dischargeDocument = (forum: Forum, deed: DischargeDeed): TypedDocument =>
  document(forum, "DischargeDeed", conducted(deed));

/** The document that a caveator signs to lodge a caveat. */
export const caveatDocument = (forum: Forum, notice: CaveatNotice): TypedDocument =>
  document(forum, "CaveatNotice", { ...notice, until: notice.until ?? UNTIL_WITHDRAWN });

/** The document that a caveator signs to take a caveat back. */
export const withdrawalDocument = (forum: Forum, withdrawal: CaveatWithdrawal): TypedDocument =>
  document(forum, "CaveatWithdrawal", withdrawal);

const conducted = <deed extends { readonly conduit?: Address }>(deed: deed) => ({
  ...deed,
  conduit: deed.conduit ?? zeroAddress,
});

/** The domain that keeps a signature to one registry on one chain. */
export const domainOf = ({ chainId, registry }: Forum): TypedDocument["domain"] => ({
  name: "Civitas LandRegistry",
  version: "1",
  chainId,
  verifyingContract: registry,
});

/** A wallet shows the reference that people know, and not the id's hexadecimal digits. */
function document<paper extends { readonly titleId: Hex }>(
  forum: Forum,
  primaryType: keyof typeof TYPES,
  { titleId, ...said }: paper,
  parts: Readonly<Record<string, readonly TypedDataParameter[]>> = {},
): TypedDocument {
  return {
    domain: domainOf(forum),
    types: { [primaryType]: TYPES[primaryType], ...parts },
    primaryType,
    message: { title: referenceOf(titleId), ...said },
  };
}
