import { type Hex, keccak256, stringToHex } from "viem";

/** Digest of a document that exists only by its name. */
export const digest = (words: string): Hex => keccak256(stringToHex(words));
