import { type Hex, hashTypedData, hexToBytes, type TypedDataParameter } from "viem";
import type { TypedDocument } from "../core/index.js";
import { noticeCode, termsCode } from "./codes.js";
import type {
  ContractOfSale,
  ConveyanceRef,
  DeedOfSale,
  OwnershipAfter,
  PayOffStatement,
  Rescission,
  SaleDischarge,
  SharedDeedOfSale,
} from "./types.js";

/** Where a document is good: on one chain, before one conveyance. */
export interface Forum extends ConveyanceRef {
  readonly chainId: number;
}

/** Turns "string title, uint32 revision" into EIP-712's list of fields. */
const fields = (text: string): readonly TypedDataParameter[] =>
  text.split(", ").map((field) => {
    const [type = "", name = ""] = field.split(" ");
    return { type, name };
  });

const TYPES = {
  ContractOfSale: {
    ContractOfSale: fields(
      "string title, uint32 revision, Seller[] sellers, address buyer, address token, uint256 price, uint256 deposit, " +
        "bool depositForfeited, uint256 duty, uint256 payOffLimit, bytes32 conditions, address referee, " +
        "uint48 coolingOff, uint48 deadline",
    ),
    Seller: fields("address account, uint64 parts"),
  },
  PayOffStatement: { PayOffStatement: fields("bytes32 sale, uint8 rank, uint256 amount, address payee") },
  Rescission: { Rescission: fields("bytes32 sale, uint8 ground, bytes32 basis, uint48 deadline") },
} as const;

/** The document that every seller and the buyer sign. */
export function saleDocument(forum: Forum, terms: ContractOfSale): TypedDocument {
  const { titleId, ...rest } = termsCode(terms);
  return document(forum, "ContractOfSale", { title: worded(titleId), ...rest });
}

/** The statement of what a chargee asks for, as a document. Its digest is the discharge's `instrument`. */
export const statementDocument = (forum: Forum, statement: PayOffStatement): TypedDocument =>
  document(forum, "PayOffStatement", { ...statement });

/** The notice by which buyer, referee or all end a sale. */
export const rescissionDocument = (forum: Forum, notice: Rescission): TypedDocument =>
  document(forum, "Rescission", { ...noticeCode(notice) });

/** Id of the sale that a contract of sale makes: the digest that the parties sign. */
export const saleId = (forum: Forum, terms: ContractOfSale): Hex => digestOf(saleDocument(forum, terms));

/** Digest of a pay-off statement. */
export const statementDigest = (forum: Forum, statement: PayOffStatement): Hex =>
  digestOf(statementDocument(forum, statement));

/**
 * The deed by which the title passes from its sole owner: what seller and buyer sign for the land registry.
 *
 * @param charges Charges that are paid off before it; each is an act on the title.
 */
export function deedOfSale(
  forum: Forum,
  terms: ContractOfSale,
  { charges = 0, deadline = terms.deadline }: DeedOptions = {},
): DeedOfSale {
  const { titleId, buyer, sellers } = terms;
  const revision = terms.revision + charges;
  const seller = sellers[0]?.account ?? buyer;
  const instrument = saleId(forum, terms);
  return { titleId, revision, nature: "sale", seller, buyer, instrument, conduit: forum.conveyance, deadline };
}

/** The deed by which a title passes that several own or will own: what all whose part changes sign. */
export function sharedDeedOfSale(
  forum: Forum,
  terms: ContractOfSale,
  ownership: OwnershipAfter,
  options: DeedOptions = {},
): SharedDeedOfSale {
  const { seller: _, buyer: __, ...deed } = deedOfSale(forum, terms, options);
  return { ...deed, ownership };
}

/**
 * The discharge that answers a pay-off statement: what the chargee signs for the land registry.
 *
 * @param before Charges that are paid off before this one.
 */
export function dischargeFor(
  forum: Forum,
  terms: ContractOfSale,
  statement: PayOffStatement,
  { before = 0, deadline = terms.deadline }: { readonly before?: number; readonly deadline?: bigint } = {},
): SaleDischarge {
  const { titleId, revision } = terms;
  const instrument = statementDigest(forum, statement);
  const { rank } = statement;
  return { titleId, revision: revision + before, rank, instrument, conduit: forum.conveyance, deadline };
}

interface DeedOptions {
  readonly charges?: number;
  /** Last second (Unix) at which it may be registered; the sale's deadline when left out. */
  readonly deadline?: bigint;
}

/** A wallet shows the reference that people know, and not the id's hexadecimal digits. */
function worded(titleId: Hex): string {
  const bytes = hexToBytes(titleId);
  const end = bytes.indexOf(0);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(end === -1 ? bytes : bytes.subarray(0, end));
}

const document = (
  { chainId, conveyance }: Forum,
  primaryType: keyof typeof TYPES,
  message: Readonly<Record<string, unknown>>,
): TypedDocument => ({
  domain: { name: "Civitas Conveyance", version: "1", chainId, verifyingContract: conveyance },
  types: TYPES[primaryType],
  primaryType,
  message,
});

const digestOf = (typed: TypedDocument): Hex => hashTypedData(typed as never);
