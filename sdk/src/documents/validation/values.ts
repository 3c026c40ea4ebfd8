import { isObject } from "../fields.js";
import type { Json, JsonObject } from "../types.js";
import { type Check, type Fault, fault } from "./fault.js";

/** A moment: whole seconds since 1970 and the digits of the fraction. */
export interface Instant {
  readonly seconds: bigint;
  readonly fraction: string;
}

// As the W3C's data model gives it: no year 5, no month 13, an hour 24 only as midnight, zones up to 14 hours.
const STAMP =
  /^(-?(?:[1-9]\d{3,}|0\d{3}))-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T(?:([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d+))?|(24):00:00(?:\.0+)?)(?:Z|([+-])((?:0\d|1[0-3]):[0-5]\d|14:00))$/;

/** Reads an XSD dateTimeStamp, whose zone is always told; undefined where the text is none, 30 February included. */
export function readStamp(text: string): Instant | undefined {
  const parts = STAMP.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = "", midnight, sign, zone = "00:00"] = parts;
  const days = dayNumber(BigInt(year ?? 0), Number(month), Number(day));
  if (days === undefined) return undefined;
  const [zoneHours = 0, zoneMinutes = 0] = zone.split(":").map(Number);
  const offset = (sign === "-" ? -60 : 60) * (zoneHours * 60 + zoneMinutes);
  const time = Number(midnight ?? hour) * 3_600 + Number(minute ?? 0) * 60 + Number(second ?? 0);
  return { seconds: days * 86_400n + BigInt(time - offset), fraction: fraction.replace(/0+$/, "") };
}

/** Whether one moment is before another. */
export const isBefore = (one: Instant, other: Instant): boolean =>
  one.seconds === other.seconds ? one.fraction < other.fraction : one.seconds < other.seconds;

/** Days since 1970 of a day in the Gregorian calendar; undefined where the month has no such day. */
function dayNumber(year: bigint, month: number, day: number): bigint | undefined {
  const leap = year % 4n === 0n && (year % 100n !== 0n || year % 400n === 0n);
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  if (day > (lengths[month - 1] ?? 0)) return undefined;
  const before = lengths.slice(0, month - 1).reduce((sum, length) => sum + length, 0);
  const past = year - 1n;
  return (
    365n * past + floored(past, 4n) - floored(past, 100n) + floored(past, 400n) + BigInt(before + day - 1) - 719_162n
  );
}

const floored = (value: bigint, by: bigint): bigint => (value - (((value % by) + by) % by)) / by;

/** A URL, of any scheme: `https:`, `did:`, `urn:`. Relative ones are none. */
export const url: Check = (value, pointer) => {
  if (typeof value !== "string") return fault(pointer, "url", "It must be one URL, as a text.");
  // The parser would mend spaces and control characters without a word, where they stand in front or behind.
  if (/^[a-z][a-z0-9+.-]*:[^\s\p{Cc}]+$/iu.test(value) && URL.canParse(value)) return [];
  return fault(pointer, "url", `${shortened(value)} is no URL. Give an absolute one, such as urn:uuid:… or https://….`);
};

/** An XSD dateTimeStamp. */
export const stamp: Check = (value, pointer) => {
  if (typeof value === "string" && readStamp(value) !== undefined) return [];
  const sentence = `${shortened(value)} is no XSD dateTimeStamp. Give date, time and zone, such as 2026-01-31T09:00:00Z.`;
  return fault(pointer, "date-time-stamp", sentence);
};

/** An object; what is in it is checked further. */
export const object =
  (rule: string, check: (value: JsonObject, pointer: string) => readonly Fault[]): Check =>
  (value, pointer) =>
    isObject(value) ? check(value, pointer) : fault(pointer, rule, `${shortened(value)} must be an object.`);

/** A value as a short text, for sentences. */
export function shortened(value: Json): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
