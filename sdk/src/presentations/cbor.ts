import { decode, encode } from "cborg";
import { type Address, bytesToHex, getAddress, type Hex, hexToBytes } from "viem";
import { MessageMalformedError } from "./errors.js";

const STRICT = {
  strict: true,
  allowIndefinite: false,
  allowUndefined: false,
  allowInfinity: false,
  allowNaN: false,
  allowBigInt: false,
  rejectDuplicateMapKeys: true,
} as const;

/** Writes a message: lists, texts, bytes, whole numbers and null, in CBOR's shortest form (RFC 8949, 4.2.1). */
export const write = (value: unknown): Uint8Array => encode(value);

/** A word or an account as bytes. */
export const raw = (value: Hex): Uint8Array => hexToBytes(value);

/** A time or a count as CBOR's whole number. */
export const count = (value: bigint): number => Number(value);

/**
 * Reads a message, in that very form only: one message has one encoding.
 *
 * @throws {@link MessageMalformedError} for anything else.
 */
export function read(bytes: Uint8Array): Reader {
  let value: unknown;
  try {
    value = decode(bytes, STRICT);
  } catch {
    throw new MessageMalformedError("encoding", "strict CBOR");
  }
  if (bytesToHex(encode(value)) !== bytesToHex(bytes)) {
    throw new MessageMalformedError("encoding", "CBOR in its shortest form");
  }
  return new Reader(value, "whole");
}

/** One value of a message and where it stands; each way of reading it checks its form. */
export class Reader {
  constructor(
    private readonly value: unknown,
    private readonly place: string,
  ) {}

  /** Whether nothing stands here. */
  get isNull(): boolean {
    return this.value === null;
  }

  /** Whether a list stands here. */
  get isList(): boolean {
    return Array.isArray(this.value);
  }

  /** The parts of a list by name; it has exactly these. */
  parts<const names extends readonly string[]>(...names: names): { readonly [name in names[number]]: Reader } {
    const list = this.list();
    if (list.length !== names.length) throw this.wrong(`a list of ${names.length}`);
    return Object.fromEntries(names.map((name, index) => [name, list[index]?.at(name)])) as never;
  }

  /** The elements of a list. */
  list(): readonly Reader[] {
    if (!Array.isArray(this.value)) throw this.wrong("a list");
    return this.value.map((element: unknown) => new Reader(element, this.place));
  }

  text(): string {
    if (typeof this.value !== "string") throw this.wrong("a text");
    return this.value;
  }

  /** Bytes: of a given number where one is named. */
  bytes(size?: number): Uint8Array {
    if (!(this.value instanceof Uint8Array)) throw this.wrong("bytes");
    if (size !== undefined && this.value.length !== size) throw this.wrong(`${size} bytes`);
    return this.value;
  }

  hex(size?: number): Hex {
    return bytesToHex(this.bytes(size));
  }

  account(): Address {
    return getAddress(this.hex(20));
  }

  /** A whole number of at most so many bits. */
  whole(bits = 48): number {
    const number = this.value;
    if (typeof number === "number" && Number.isSafeInteger(number) && number >= 0 && number < 2 ** bits) return number;
    throw this.wrong(`a whole number below 2^${bits}`);
  }

  /** A time or a span in seconds. */
  seconds(bits = 48): bigint {
    return BigInt(this.whole(bits));
  }

  /** What is wrong here, as an error. */
  wrong(rule: string): MessageMalformedError {
    return new MessageMalformedError(this.place, rule);
  }

  private at(place: string): Reader {
    return new Reader(this.value, place);
  }
}

/** Requires the number of the form, the first part of each message. */
export function requireVersion(version: Reader): void {
  if (version.whole() !== 1) throw version.wrong("1, the only form that is known");
}
