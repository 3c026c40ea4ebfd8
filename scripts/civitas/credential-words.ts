import { type Address, type Hex, isAddress, isHex, keccak256, stringToBytes } from "viem";
import { NEVER } from "../../sdk/src/credentials/index.js";
import { ToolError } from "../support/error.js";
import { type Flags, text } from "./context.js";

/** The term that `--from` and `--until` name; `never` is no end. */
export function termIn(flags: Flags): { readonly validFrom?: bigint; readonly validUntil: bigint } {
  const from = text(flags, "from");
  const until = needed(flags, "until");
  return {
    ...(from === undefined ? {} : { validFrom: moment(from) }),
    validUntil: until === "never" ? NEVER : moment(until),
  };
}

/** A moment: Unix seconds, or a day or time as ISO 8601 has it, in universal time. */
export function moment(words: string): bigint {
  if (/^\d{9,11}$/.test(words)) return BigInt(words);
  const iso = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?Z)?$/.test(words) ? Date.parse(words) : Number.NaN;
  if (Number.isNaN(iso))
    throw new ToolError(`${words} is no moment. Write 2027-03-01, 2027-03-01T12:00Z or Unix seconds.`);
  return BigInt(Math.floor(iso / 1_000));
}

/** A flag that the verb cannot do without. */
export function needed(flags: Flags, name: string): string {
  const value = text(flags, name);
  if (value === undefined || value === "") throw new ToolError(`--${name} is missing.`);
  return value;
}

/** A digest as it is, or that of a text. */
export function digest(flags: Flags, name: string): Hex {
  const value = needed(flags, name);
  return isHex(value) && value.length === 66 ? value : keccak256(stringToBytes(value));
}

/** A digest as it is. */
export function word(flags: Flags, name: string): Hex {
  const value = needed(flags, name);
  if (isHex(value) && value.length === 66) return value;
  throw new ToolError(`--${name} is no digest: 0x and 64 hexadecimal digits.`);
}

/** A signature. */
export function hex(flags: Flags, name: string): Hex {
  const value = needed(flags, name);
  if (isHex(value)) return value;
  throw new ToolError(`--${name} is not hexadecimal.`);
}

/** An account. */
export function account(flags: Flags, name: string): Address {
  const value = needed(flags, name);
  if (isAddress(value)) return value;
  throw new ToolError(`--${name} ${value} is not an account, or its checksum is wrong.`);
}
