import { type Hex, hexToBytes, size } from "viem";
import { canonicalJson } from "../core/canonical.js";
import { SaltError } from "./errors.js";
import type { Keccak } from "./keccak.js";
import type { SaltedField } from "./types.js";

const WORD = 32;
const text = new TextEncoder();

/**
 * Leaf of a field: `keccak256(bytes.concat(keccak256(abi.encode(bytes32 salt, string pointer, string value))))`, its
 * value written as RFC 8785 says. StandardMerkleTree makes the same of `["bytes32", "string", "string"]`.
 */
export function fieldLeaf({ salt, pointer, value }: SaltedField, keccak: Keccak): Uint8Array {
  requireSalt(salt);
  return keccak(keccak(encoded(hexToBytes(salt), text.encode(pointer), text.encode(canonicalJson(value)))));
}

/** Refuses a salt that can be guessed. */
export function requireSalt(salt: Hex): void {
  if (size(salt) !== WORD || BigInt(salt) === 0n) throw new SaltError(size(salt));
}

/** `abi.encode(bytes32, string, string)`, by hand: bulk issuance does it millions of times. */
function encoded(salt: Uint8Array, pointer: Uint8Array, value: Uint8Array): Uint8Array {
  const second = 4 * WORD + padded(pointer);
  const bytes = new Uint8Array(second + WORD + padded(value));
  const words = new DataView(bytes.buffer);
  const word = (at: number, number: number): void => words.setUint32(at + WORD - 4, number);
  bytes.set(salt);
  word(WORD, 3 * WORD);
  word(2 * WORD, second);
  word(3 * WORD, pointer.length);
  bytes.set(pointer, 4 * WORD);
  word(second, value.length);
  bytes.set(value, second + WORD);
  return bytes;
}

const padded = ({ length }: Uint8Array): number => Math.ceil(length / WORD) * WORD;
