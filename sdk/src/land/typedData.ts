import type { TypedDataParameter } from "viem";
import type { TypedDocument } from "../core/index.js";
import { UNTIL_WITHDRAWN } from "./calls.js";
import { referenceOf } from "./reference.js";
import type { CaveatNotice, CaveatWithdrawal, ChargeDeed, DischargeDeed, LandRef, TransferDeed } from "./types.js";

/** Where an instrument is good: on one chain, in one registry. */
export interface Forum extends LandRef {
  readonly chainId: number;
}

/** Turns "string title, uint32 revision" into EIP-712's list of fields. */
const fields = (text: string): readonly TypedDataParameter[] =>
  text.split(", ").map((field) => {
    const [type = "", name = ""] = field.split(" ");
    return { type, name };
  });

const TYPES = {
  TransferDeed: fields(
    "string title, uint32 revision, address seller, address buyer, bytes32 instrument, uint48 deadline",
  ),
  ChargeDeed: fields(
    "string title, uint32 revision, address owner, address chargee, uint8 rank, bytes32 terms, uint48 deadline",
  ),
  DischargeDeed: fields("string title, uint32 revision, uint8 rank, bytes32 instrument, uint48 deadline"),
  CaveatNotice: fields("string title, uint32 revision, address caveator, bytes32 basis, uint48 until, uint48 deadline"),
  CaveatWithdrawal: fields("string title, uint32 revision, uint8 slot, uint48 deadline"),
} as const;

/** The document that seller, buyer and every chargee sign for a transfer. */
export const transferDocument = (forum: Forum, deed: TransferDeed): TypedDocument =>
  document(forum, "TransferDeed", deed);

/** The document that owner and chargee sign for a charge. */
export const chargeDocument = (forum: Forum, deed: ChargeDeed): TypedDocument => document(forum, "ChargeDeed", deed);

/** The document that a chargee signs to let go of a charge. */
export const dischargeDocument = (forum: Forum, deed: DischargeDeed): TypedDocument =>
  document(forum, "DischargeDeed", deed);

/** The document that a caveator signs to lodge a caveat. */
export const caveatDocument = (forum: Forum, notice: CaveatNotice): TypedDocument =>
  document(forum, "CaveatNotice", { ...notice, until: notice.until ?? UNTIL_WITHDRAWN });

/** The document that a caveator signs to take a caveat back. */
export const withdrawalDocument = (forum: Forum, withdrawal: CaveatWithdrawal): TypedDocument =>
  document(forum, "CaveatWithdrawal", withdrawal);

type AnyInstrument = TransferDeed | ChargeDeed | DischargeDeed | CaveatNotice | CaveatWithdrawal;

/** A wallet shows the reference that people know, and not the id's hexadecimal digits. */
function document(
  { chainId, registry }: Forum,
  primaryType: keyof typeof TYPES,
  { titleId, ...said }: AnyInstrument,
): TypedDocument {
  return {
    domain: { name: "Civitas LandRegistry", version: "1", chainId, verifyingContract: registry },
    types: { [primaryType]: TYPES[primaryType] },
    primaryType,
    message: { title: referenceOf(titleId), ...said },
  };
}
