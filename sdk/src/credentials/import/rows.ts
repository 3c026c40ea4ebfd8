import type { LicenceMapping } from "./columns.js";
import { type Day, dayAfter, dayText, readDay } from "./dates.js";
import type { Row } from "./table.js";
import type { Breach, Ending, Fields, Term } from "./types.js";

/** A row that was understood, or the first rule that it breaks. */
export interface ReadRow {
  readonly line: number;
  readonly serial: string | undefined;
  /** The row's own id, where the file has one. */
  readonly row: string | undefined;
  readonly fields: Fields;
  readonly outcome: (Breach & { readonly state: "refused" }) | (RowFacts & { readonly state: "read" });
}

/** What one row says. */
export interface RowFacts {
  readonly term: Term;
  readonly application: "first" | "renewal" | "either";
  readonly ending: Ending | undefined;
}

/** Longest number of a licence, in bytes: four of an id's 32 name its type. */
export const SERIAL_BYTES = 28;

// As the registries have it: what would need escaping in XML or JSON, and whatever prints nothing or something else.
const FORBIDDEN = /["&'<>\\]|[\p{C}\p{Zl}\p{Zp}]/u;
// Span.sol keeps the beginning until 2448 and the end until 2514; a round year below both is easier told.
const [FIRST_YEAR, LAST_YEAR] = [1970, 2400];
const QUARTER_OF_AN_HOUR = 900n;

/** Reads one row by the mapping. */
export function readRow(
  { line, cells }: Row,
  header: readonly string[],
  mapping: LicenceMapping,
  clock: (day: Day) => bigint,
): ReadRow {
  const fields = Object.fromEntries(header.map((name, index) => [name, (cells[index] ?? "").trim()]));
  const { columns } = mapping;
  const serial = fields[columns.serial] || undefined;
  const row = columns.row === undefined ? undefined : fields[columns.row];
  if (cells.length !== header.length) {
    const sentence = `The row has ${cells.length} values, but the header names ${header.length} columns.`;
    // The number may stand under a wrong name here; then a licence is held back too many, never one too few.
    return { line, serial, row: undefined, fields, outcome: refusal({ rule: "columns-count", sentence }) };
  }
  const facts = factsOf(line, fields, mapping, clock);
  const outcome = "rule" in facts ? refusal(facts) : ({ state: "read", ...facts } as const);
  return { line, serial, row, fields, outcome };
}

const refusal = (breach: Breach): ReadRow["outcome"] => ({ state: "refused", ...breach });

function factsOf(
  line: number,
  fields: Fields,
  mapping: LicenceMapping,
  clock: (day: Day) => bigint,
): RowFacts | Breach {
  const { columns } = mapping;
  const trouble =
    missing(fields, columns.serial) ?? serialBreach(fields[columns.serial] ?? "") ?? missing(fields, columns.row);
  if (trouble !== undefined) return trouble;
  const start = dayIn(fields, columns.termStart, mapping);
  if ("rule" in start) return start;
  const end = dayIn(fields, columns.termEnd, mapping);
  if ("rule" in end) return end;
  const issued = fields[columns.issued ?? ""] ? dayIn(fields, columns.issued ?? "", mapping) : undefined;
  if (issued !== undefined && "rule" in issued) return issued;
  const [firstDay, lastDay] = [dayText(start), dayText(end)];
  if (lastDay < firstDay) {
    return { rule: "term-reversed", sentence: `The term ends on ${lastDay}, before it begins on ${firstDay}.` };
  }
  const [validFrom, validUntil] = [clock(start), clock(dayAfter(end))];
  if (validFrom % QUARTER_OF_AN_HOUR !== 0n) {
    const sentence = `The day ${firstDay} did not begin on a quarter of an hour in that time zone.`;
    return { rule: "date-out-of-range", sentence };
  }
  const application = applicationIn(fields, mapping);
  if (typeof application !== "string") return application;
  const ending = endingIn(line, fields, mapping);
  if (ending !== undefined && "rule" in ending) return ending;
  const term = { line, firstDay, lastDay, validFrom, validUntil, fields };
  return { term: cutAt(term, ending, clock), application, ending };
}

/**
 * The term of a licence that was ended within it is over when the day of its end begins: the registry would else take
 * it for valid until the day of the import. Where the end lies before the term or on its first day the term stays, for
 * it cannot be empty; the ending itself tells that it gave no right.
 */
function cutAt(term: Term, ending: Ending | undefined, clock: (day: Day) => bigint): Term {
  if (ending === undefined || ending.reason === "suspended" || ending.on === undefined) return term;
  if (ending.on <= term.firstDay || ending.on > term.lastDay) return term;
  const [year = 0, month = 0, day = 0] = ending.on.split("-").map(Number);
  return { ...term, validUntil: clock({ year, month, day }) };
}

function missing(fields: Fields, column: string | undefined): Breach | undefined {
  if (column === undefined || fields[column]) return undefined;
  return { rule: "value-missing", sentence: `The column ${column} is empty.` };
}

function serialBreach(serial: string): Breach | undefined {
  const { length } = new TextEncoder().encode(serial);
  if (length <= SERIAL_BYTES && !FORBIDDEN.test(serial)) return undefined;
  return {
    rule: "serial-malformed",
    sentence:
      `The number ${JSON.stringify(serial)} must be at most ${SERIAL_BYTES} bytes of printable text without ` +
      "quotation marks, ampersand, angle brackets or backslash.",
  };
}

function dayIn(fields: Fields, column: string, { dates }: LicenceMapping): Day | Breach {
  const text = fields[column] ?? "";
  if (text === "") return { rule: "value-missing", sentence: `The column ${column} is empty.` };
  const day = readDay(text, dates);
  if (day === undefined) {
    const form = dates === "MDY" ? "month/day/year" : "day/month/year";
    return {
      rule: "date-invalid",
      sentence: `The column ${column} says ${text}, which is no day (${form} or ISO 8601).`,
    };
  }
  if (day.year >= FIRST_YEAR && day.year <= LAST_YEAR) return day;
  const sentence = `The column ${column} says ${text}; days are kept from ${FIRST_YEAR} to ${LAST_YEAR}.`;
  return { rule: "date-out-of-range", sentence };
}

function applicationIn(fields: Fields, { columns, applications }: LicenceMapping): RowFacts["application"] | Breach {
  if (columns.application === undefined) return "either";
  const word = fields[columns.application] ?? "";
  const meaning = Object.hasOwn(applications, word.toUpperCase()) ? applications[word.toUpperCase()] : undefined;
  if (meaning !== undefined) return meaning;
  const known = Object.keys(applications).join(", ");
  const sentence = `The column ${columns.application} says "${word}"; the mapping knows ${known}.`;
  return { rule: "application-unknown", sentence };
}

function endingIn(line: number, fields: Fields, mapping: LicenceMapping): Ending | Breach | undefined {
  const { columns, statuses } = mapping;
  if (columns.status === undefined) return undefined;
  const status = fields[columns.status] ?? "";
  const meaning = Object.hasOwn(statuses, status.toUpperCase()) ? statuses[status.toUpperCase()] : undefined;
  if (meaning === undefined) {
    const known = Object.keys(statuses).join(", ");
    return {
      rule: "status-unknown",
      sentence: `The column ${columns.status} says "${status}"; the mapping knows ${known}.`,
    };
  }
  if (meaning === "issued") return undefined;
  if (columns.statusDate === undefined) return { line, reason: meaning, status, on: undefined };
  const day = dayIn(fields, columns.statusDate, mapping);
  return "rule" in day ? day : { line, reason: meaning, status, on: dayText(day) };
}
