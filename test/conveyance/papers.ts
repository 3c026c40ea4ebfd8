import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { type BaseContract, TypedDataEncoder, type TypedDataField } from "ethers";

/** The documents' types, written out here so that the tests do not believe the SDK. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  ContractOfSale: [
    "string title",
    "uint32 revision",
    "Seller[] sellers",
    "address buyer",
    "address token",
    "uint256 price",
    "uint256 deposit",
    "bool depositForfeited",
    "uint256 duty",
    "uint256 payOffLimit",
    "bytes32 conditions",
    "address referee",
    "uint48 coolingOff",
    "uint48 deadline",
  ],
  Seller: ["address account", "uint64 parts"],
  PayOffStatement: ["bytes32 sale", "uint8 rank", "uint256 amount", "address payee"],
  Rescission: ["bytes32 sale", "uint8 ground", "bytes32 basis", "uint48 deadline"],
  TransferDeed: [
    "string title",
    "uint32 revision",
    "uint8 nature",
    "address seller",
    "address buyer",
    "bytes32 instrument",
    "address conduit",
    "uint48 deadline",
  ],
  OwnershipDeed: [
    "string title",
    "uint32 revision",
    "uint8 nature",
    "Ownership ownership",
    "bytes32 instrument",
    "address conduit",
    "uint48 deadline",
  ],
  Ownership: ["uint8 form", "uint64 denominator", "Portion[] portions"],
  Portion: ["address owner", "uint64 numerator"],
  DischargeDeed: [
    "string title",
    "uint32 revision",
    "uint8 rank",
    "bytes32 instrument",
    "address conduit",
    "uint48 deadline",
  ],
  ChargeDeed: ["string title", "uint32 revision", "address chargee", "uint8 rank", "bytes32 terms", "uint48 deadline"],
  SurrenderDeed: ["string title", "uint32 revision", "bytes32 instrument", "uint48 deadline"],
  PriorityNotice: [
    "string title",
    "uint32 revision",
    "address beneficiary",
    "bytes32 dealing",
    "uint48 until",
    "uint48 deadline",
  ],
  CaveatNotice: [
    "string title",
    "uint32 revision",
    "address caveator",
    "bytes32 basis",
    "uint48 until",
    "uint48 deadline",
  ],
};

/** Structures within a document. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  ContractOfSale: ["Seller"],
  OwnershipDeed: ["Ownership", "Portion"],
};

export type Paper = Readonly<Record<string, unknown>>;

const fieldsOf = (type: string): TypedDataField[] =>
  (TYPES[type] ?? []).map((field) => {
    const [kind = "", name = ""] = field.split(" ");
    return { name, type: kind };
  });

const typesOf = (type: string): Record<string, TypedDataField[]> =>
  Object.fromEntries([type, ...(PARTS[type] ?? [])].map((name) => [name, fieldsOf(name)]));

/** A document as it is signed: with the reference in words. */
const worded = (type: string, title: string, { titleId: _, ...message }: Paper): Paper =>
  TYPES[type]?.[0] === "string title" ? { title, ...message } : message;

/** Makes a signer of documents that are good before one contract. */
export async function pen(name: string, contract: BaseContract, chainId: bigint, title: string) {
  const domain = { name, version: "1", chainId, verifyingContract: await contract.getAddress() };
  return {
    sign: (signer: HardhatEthersSigner, type: string, paper: Paper, over: Paper = {}): Promise<string> =>
      signer.signTypedData({ ...domain, ...over }, typesOf(type), worded(type, title, paper)),
    digest: (type: string, paper: Paper): string =>
      TypedDataEncoder.hash(domain, typesOf(type), worded(type, title, paper)),
  };
}
