import { type Address, type Hex, isAddress, zeroAddress } from "viem";
import { ReferenceInvalidError, ReferenceTooLongError } from "../errors.js";
import { titleId } from "../reference.js";
import type { Form, Nature, Ownership } from "../types.js";
import { InstrumentMalformedError } from "./errors.js";

type Members = Readonly<Record<string, unknown>>;

const FORMS: readonly Form[] = ["sole", "in common", "joint"];
const NATURES: readonly Nature[] = ["sale", "gift", "exchange", "settlement", "other"];

/** Reads the members of a JSON object, each as what it must be. */
export interface Reader {
  readonly title: (name: string) => Hex;
  readonly account: (name: string) => Address;
  readonly word: (name: string) => Hex;
  readonly count: (name: string, below?: number) => number;
  /** Whole number of any size: as a number where it is exact, else as a text. */
  readonly whole: (name: string) => bigint;
  readonly choice: <choice extends string>(name: string, choices: readonly choice[]) => choice;
  readonly inner: (name: string) => Reader;
  readonly list: (name: string) => readonly Reader[];
  /** The member under its own name where it is there, and nothing where it is not. */
  readonly maybe: <name extends string, value>(
    name: name,
    read: (name: string) => value,
  ) => { readonly [key in name]?: value };
}

/** Reads a JSON object. */
export function reader(value: unknown, place: string): Reader {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrong(place, "must be a JSON object");
  const members = value as Members;
  const held = (name: string): unknown => (Object.hasOwn(members, name) ? members[name] : undefined);
  const at = (name: string): string => `${place}/${name}`;
  const text = (name: string, pattern: RegExp, rule: string): string => {
    const found = held(name);
    if (typeof found !== "string" || !pattern.test(found)) throw wrong(at(name), rule);
    return found;
  };
  const whole = (name: string): bigint => {
    const found = held(name);
    if (typeof found === "number" && Number.isSafeInteger(found) && found >= 0) return BigInt(found);
    return BigInt(text(name, /^\d{1,78}$/, "must be a whole number"));
  };
  return {
    title: (name) => reference(text(name, /./, "must be a title's reference"), at(name)),
    account: (name) => {
      const found = text(name, /^0x[0-9a-fA-F]{40}$/, "must be an account: 0x and 40 hexadecimal digits");
      if (!isAddress(found)) throw wrong(at(name), "has a wrong checksum; the account may have been mistyped");
      if (found === zeroAddress) throw wrong(at(name), "must be somebody's account");
      return found;
    },
    word: (name) => text(name, /^0x[0-9a-fA-F]{64}$/, "must be a digest: 0x and 64 hexadecimal digits") as Hex,
    count: (name, below = 2 ** 32) => {
      const found = whole(name);
      if (found >= BigInt(below)) throw wrong(at(name), `must be less than ${below}`);
      return Number(found);
    },
    whole,
    choice: (name, choices) => {
      const found = choices.find((choice) => choice === held(name));
      if (found === undefined) throw wrong(at(name), `must be one of: ${choices.join(", ")}`);
      return found;
    },
    inner: (name) => reader(held(name), at(name)),
    list: (name) => {
      const found = held(name);
      if (!Array.isArray(found)) throw wrong(at(name), "must be a list");
      return found.map((one: unknown, index) => reader(one, `${at(name)}/${index}`));
    },
    maybe: (name, read) => (held(name) === undefined ? {} : ({ [name]: read(name) } as never)),
  };
}

/** What every instrument says of itself. */
export const instrumentHead = (
  read: Reader,
): { readonly titleId: Hex; readonly revision: number; readonly deadline: bigint } => ({
  titleId: read.title("title"),
  revision: read.count("revision"),
  deadline: BigInt(read.count("deadline", 2 ** 48)),
});

/** Until when what an instrument says stands; left out where it stands until it is withdrawn or released. */
export const ending = (read: Reader): { readonly until?: bigint } =>
  read.maybe("until", (name) => BigInt(read.count(name, 2 ** 48)));

/** What an instrument says that passes ownership and may be part of a larger bargain. */
export const passing = (read: Reader): { readonly nature?: Nature; readonly conduit?: Address } => ({
  ...read.maybe("nature", (name) => read.choice(name, NATURES)),
  ...read.maybe("conduit", read.account),
});

/** Who owns a title, and how. */
export function ownership(read: Reader): Ownership {
  return {
    form: read.choice("form", FORMS),
    denominator: read.whole("denominator"),
    portions: read.list("portions").map((portion) => ({
      owner: portion.account("owner"),
      numerator: portion.whole("numerator"),
    })),
  };
}

function reference(text: string, place: string): Hex {
  try {
    return titleId(text);
  } catch (error) {
    if (!(error instanceof ReferenceInvalidError || error instanceof ReferenceTooLongError)) throw error;
    throw wrong(place, `is no title's reference: ${error.message}`);
  }
}

const wrong = (pointer: string, rule: string): InstrumentMalformedError => new InstrumentMalformedError(pointer, rule);
