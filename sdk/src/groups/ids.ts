import { bytesToHex, type Hex, hexToBytes } from "viem";
import { GroupNameError } from "./errors.js";

const BYTES = 32;
const UNPRINTABLE = /["&'<>\\\p{Cc}]/u;

/** A group's id from its name: the name's own bytes. */
export function groupId(name: string): Hex {
  const bytes = new TextEncoder().encode(name);
  if (bytes.length === 0 || bytes.length > BYTES || UNPRINTABLE.test(name) || !name.isWellFormed()) {
    throw new GroupNameError(name);
  }
  const padded = new Uint8Array(BYTES);
  padded.set(bytes);
  return bytesToHex(padded);
}

/** A group's name from its id. */
export function groupName(id: Hex): string {
  const bytes = hexToBytes(id);
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end === -1 ? bytes : bytes.subarray(0, end));
}
