import { TimeZoneUnknownError } from "./errors.js";

/** Which of the numbers in 02/03/2005 is the month. A date written as 2005-02-03 is read whatever this says. */
export type DateOrder = "MDY" | "DMY";

/** A day of the Gregorian calendar. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?$/;
const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const DAY = 86_400_000;

/** Reads a day; undefined when the text is none, or names one that the calendar does not have. */
export function readDay(text: string, order: DateOrder): Day | undefined {
  const iso = ISO.exec(text);
  if (iso !== null) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const slashed = SLASHED.exec(text);
  if (slashed === null) return undefined;
  const [one, two] = [Number(slashed[1]), Number(slashed[2])];
  return order === "MDY" ? real(Number(slashed[3]), one, two) : real(Number(slashed[3]), two, one);
}

/** A day as 2005-02-03. */
export function dayText({ year, month, day }: Day): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** The day after. */
export function dayAfter({ year, month, day }: Day): Day {
  const next = new Date(Date.UTC(year, month - 1, day + 1));
  return { year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, day: next.getUTCDate() };
}

/**
 * Makes a clock that tells at which Unix second a day begins in a time zone.
 *
 * @throws TimeZoneUnknownError when there is no such zone.
 */
export function dayClock(timeZone: string): (day: Day) => bigint {
  const wall = wallClock(timeZone);
  const known = new Map<string, bigint>();
  return (day) => {
    const key = dayText(day);
    const found = known.get(key) ?? begins(day, wall);
    known.set(key, found);
    return found;
  };
}

function real(year: number, month: number, day: number): Day | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  // Years below 100 would be taken as of the last century.
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? { year, month, day } : undefined;
}

/** A day begins at midnight by the offset before it or by that after it, whichever comes first and is in the day. */
function begins({ year, month, day }: Day, wall: (moment: number) => number): bigint {
  const midnight = Date.UTC(year, month - 1, day);
  const candidates = [midnight - DAY, midnight + DAY]
    .map((near) => midnight - (wall(near) - near))
    .sort((a, b) => a - b);
  const first = candidates.find((moment) => Math.floor(wall(moment) / DAY) === midnight / DAY);
  return BigInt(first ?? midnight) / 1_000n;
}

/** What a clock on the wall shows at a moment, as the moment at which one in Greenwich would show it. */
function wallClock(timeZone: string): (moment: number) => number {
  if (timeZone === "UTC") return (moment) => moment;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch (cause) {
    throw new TimeZoneUnknownError(timeZone, { cause });
  }
  return (moment) => {
    const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
    const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
  };
}
