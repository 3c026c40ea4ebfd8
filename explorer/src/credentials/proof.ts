import type { CredentialEntry } from "@civitas/sdk/credentials";
import { type Hex, isHex, size } from "viem";

/** A field of a proof file that is missing or of another form. */
export interface BadField {
  readonly field: "file" | keyof CredentialEntry;
}

/** Reads a proof file. */
export function parseProof(text: string): CredentialEntry | BadField {
  const { typeId, root, index, commitment, proof } = jsonObject(text) ?? {};
  if (root === undefined && commitment === undefined) return { field: "file" };
  if (!isHex(typeId) || size(typeId) !== 4) return { field: "typeId" };
  if (!isWord(root)) return { field: "root" };
  if (!isIndex(index)) return { field: "index" };
  if (!isWord(commitment)) return { field: "commitment" };
  if (!Array.isArray(proof) || !proof.every(isWord)) return { field: "proof" };
  return { typeId, root, index: BigInt(index), commitment, proof };
}

/** A whole number, written as one or, as some write large ones, as a text of figures. */
const isIndex = (value: unknown): value is number | string =>
  typeof value === "number"
    ? Number.isSafeInteger(value) && value >= 0
    : typeof value === "string" && /^\d{1,20}$/.test(value);

const isWord = (value: unknown): value is Hex => isHex(value) && size(value) === 32;

function jsonObject(text: string): Readonly<Partial<Record<keyof CredentialEntry, unknown>>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
