import { randomBytes } from "node:crypto";
import { type Hex, toHex } from "viem";

/** So many random bytes. */
export const randomHex = (count: number): Hex => toHex(randomBytes(count));
