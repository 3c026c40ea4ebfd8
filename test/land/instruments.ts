import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import {
  type BaseContract,
  getBytes,
  hexlify,
  Signature,
  type TypedDataField,
  toBeHex,
  toUtf8Bytes,
  toUtf8String,
  zeroPadBytes,
} from "ethers";

/** The instruments' types, written out here so that the tests do not believe the SDK. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  TransferDeed: [
    "uint32 revision",
    "uint8 nature",
    "address seller",
    "address buyer",
    "bytes32 instrument",
    "address conduit",
    "uint48 deadline",
  ],
  OwnershipDeed: [
    "uint32 revision",
    "uint8 nature",
    "Ownership ownership",
    "bytes32 instrument",
    "address conduit",
    "uint48 deadline",
  ],
  ChargeDeed: ["uint32 revision", "address chargee", "uint8 rank", "bytes32 terms", "uint48 deadline"],
  DischargeDeed: ["uint32 revision", "uint8 rank", "bytes32 instrument", "address conduit", "uint48 deadline"],
  ChargeVariation: ["uint32 revision", "uint8 rank", "bytes32 terms", "uint48 deadline"],
  ChargePostponement: ["uint32 revision", "uint8 rank", "uint8 later", "bytes32 instrument", "uint48 deadline"],
  ChargeAssignment: ["uint32 revision", "uint8 rank", "address assignee", "bytes32 instrument", "uint48 deadline"],
  RightDeed: [
    "uint32 revision",
    "uint8 kind",
    "address holder",
    "string benefited",
    "bytes32 terms",
    "uint48 until",
    "uint48 deadline",
  ],
  RightRelease: ["uint32 revision", "uint8 slot", "bytes32 instrument", "uint48 deadline"],
  PriorityNotice: ["uint32 revision", "address beneficiary", "bytes32 dealing", "uint48 until", "uint48 deadline"],
  NoticeWithdrawal: ["uint32 revision", "uint48 deadline"],
  CaveatVariation: ["uint32 revision", "uint8 slot", "bytes32 basis", "uint48 until", "uint48 deadline"],
  CaveatNotice: ["uint32 revision", "address caveator", "bytes32 basis", "uint48 until", "uint48 deadline"],
  CaveatWithdrawal: ["uint32 revision", "uint8 slot", "uint48 deadline"],
};

/** Structures that instruments hold. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  Ownership: ["uint8 form", "uint64 denominator", "Portion[] portions"],
  Portion: ["address owner", "uint64 numerator"],
};

const fieldsOf = (fields: readonly string[]): TypedDataField[] =>
  fields.map((field) => {
    const [type = "", name = ""] = field.split(" ");
    return { name, type };
  });

/** The structures that an instrument's fields need, and no other. */
function partsOf(fields: readonly string[]): Record<string, TypedDataField[]> {
  const named = fields.flatMap((field) =>
    PARTS[field.split(/[ []/)[0] ?? ""] === undefined ? [] : [field.split(/[ []/)[0] ?? ""],
  );
  return Object.assign(
    {},
    ...named.map((name) => ({ [name]: fieldsOf(PARTS[name] ?? []), ...partsOf(PARTS[name] ?? []) })),
  );
}

export type Instrument = Readonly<Record<string, unknown>>;

/** A reference as the registry keeps it. */
export const word = (reference: string): string => zeroPadBytes(hexlify(toUtf8Bytes(reference)), 32);

/** The text behind a word. */
const textOf = (reference: unknown): string => toUtf8String(getBytes(String(reference))).replace(/\0+$/, "");

/** Makes a signer of instruments on one title of one registry. */
export async function pen(registry: BaseContract, chainId: bigint, title: string) {
  const verifyingContract = await registry.getAddress();
  return (
    signer: HardhatEthersSigner,
    type: keyof typeof TYPES,
    { titleId: _, ...message }: Instrument,
    domain: Readonly<Record<string, unknown>> = {},
  ): Promise<string> => {
    const fields = ["string title", ...(TYPES[type] ?? [])];
    return signer.signTypedData(
      { name: "Civitas LandRegistry", version: "1", chainId, verifyingContract, ...domain },
      { [type]: fieldsOf(fields), ...partsOf(fields) },
      { title, ...message, ...("benefited" in message ? { benefited: textOf(message["benefited"]) } : {}) },
    );
  };
}

const CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** The other signature that the same key and document have: it recovers to the same account, and is refused. */
export function malleated(signature: string): string {
  const { r, s, v } = Signature.from(signature);
  return r + toBeHex(CURVE_ORDER - BigInt(s), 32).slice(2) + (v === 27 ? "1c" : "1b");
}
