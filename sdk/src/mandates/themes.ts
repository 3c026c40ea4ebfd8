import { type Address, bytesToHex, concat, getAddress, type Hex, hexToBytes, keccak256, pad, slice } from "viem";
import { PowerNameError } from "./errors.js";

const CODE_BYTES = 12;
const WORD_BYTES = 32;
const UNPRINTABLE = /["&'<>\\\p{Cc}]/u;

/** A theme's two parts. */
export interface ThemeParts {
  /** Contract that may use it; the zero address where the power is used off chain only. */
  readonly contract: Address;
  /** The power's code: its name, or the first bytes of its name's digest; left out for every power there. */
  readonly code?: Hex;
}

/**
 * The theme of a power at a contract.
 *
 * @param power Its name, such as a service's id in text (`LBUS/new`); every power at the contract when left out. A name
 * of 12 bytes at most is its own code, a longer one's is the beginning of its digest.
 */
export function themeOf(contract: Address, power?: string): Hex {
  if (power === undefined) return pad(contract, { size: WORD_BYTES, dir: "right" }).toLowerCase() as Hex;
  const bytes = new TextEncoder().encode(power);
  const fits = bytes.length > 0 && bytes.length <= WORD_BYTES;
  if (!fits || UNPRINTABLE.test(power) || !power.isWellFormed()) throw new PowerNameError(power);
  const word = pad(bytesToHex(bytes), { size: WORD_BYTES, dir: "right" });
  const code = slice(bytes.length > CODE_BYTES ? keccak256(word) : word, 0, CODE_BYTES);
  return concat([contract, code]).toLowerCase() as Hex;
}

/** A theme's parts. */
export function themeParts(theme: Hex): ThemeParts {
  const [contract, code] = [getAddress(slice(theme, 0, 20)), slice(theme, 20)];
  return { contract, ...(BigInt(code) === 0n ? {} : { code }) };
}

/** The name that a power's code spells; undefined where it is a digest's beginning. */
export function powerName(theme: Hex): string | undefined {
  const bytes = hexToBytes(slice(theme, 20));
  const end = bytes.indexOf(0) === -1 ? bytes.length : bytes.indexOf(0);
  if (end === 0 || bytes.slice(end).some((byte) => byte !== 0)) return undefined;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.slice(0, end));
    return UNPRINTABLE.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
