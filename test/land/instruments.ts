import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { type BaseContract, hexlify, Signature, type TypedDataField, toBeHex, toUtf8Bytes, zeroPadBytes } from "ethers";

/** The instruments' types, written out here so that the tests do not believe the SDK. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  TransferDeed: ["uint32 revision", "address seller", "address buyer", "bytes32 instrument", "uint48 deadline"],
  ChargeDeed: ["uint32 revision", "address owner", "address chargee", "uint8 rank", "bytes32 terms", "uint48 deadline"],
  DischargeDeed: ["uint32 revision", "uint8 rank", "bytes32 instrument", "uint48 deadline"],
  CaveatNotice: ["uint32 revision", "address caveator", "bytes32 basis", "uint48 until", "uint48 deadline"],
  CaveatWithdrawal: ["uint32 revision", "uint8 slot", "uint48 deadline"],
};

export type Instrument = Readonly<Record<string, unknown>>;

/** A reference as the registry keeps it. */
export const word = (reference: string): string => zeroPadBytes(hexlify(toUtf8Bytes(reference)), 32);

/** Makes a signer of instruments on one title of one registry. */
export async function pen(registry: BaseContract, chainId: bigint, title: string) {
  const verifyingContract = await registry.getAddress();
  return (
    signer: HardhatEthersSigner,
    type: keyof typeof TYPES,
    { titleId: _, ...message }: Instrument,
    domain: Readonly<Record<string, unknown>> = {},
  ): Promise<string> => {
    const fields = ["string title", ...(TYPES[type] ?? [])].map((field): TypedDataField => {
      const [kind = "", name = ""] = field.split(" ");
      return { name, type: kind };
    });
    return signer.signTypedData(
      { name: "Civitas LandRegistry", version: "1", chainId, verifyingContract, ...domain },
      { [type]: fields },
      { title, ...message },
    );
  };
}

const CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** The other signature that the same key and document have: it recovers to the same account, and is refused. */
export function malleated(signature: string): string {
  const { r, s, v } = Signature.from(signature);
  return r + toBeHex(CURVE_ORDER - BigInt(s), 32).slice(2) + (v === 27 ? "1c" : "1b");
}
