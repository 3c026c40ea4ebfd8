import { CsvError, parse } from "csv-parse/sync";
import { TableUnreadableError } from "./errors.js";

/** A record of a table and the line on which it begins, counted from 1. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A table with its header. */
export interface Table {
  readonly delimiter: "," | ";" | "\t";
  readonly header: readonly string[];
  readonly rows: readonly Row[];
}

interface Parsed {
  readonly record: readonly string[];
  /** The record as it stands in the file, its line end included. */
  readonly raw: string;
}

/**
 * Reads CSV in UTF-8: with or without a byte-order mark, with any line ends, set apart by commas, semicolons or tabs.
 *
 * @throws TableUnreadableError where the file as a whole is no such table.
 */
export function readTable(bytes: Uint8Array): Table {
  const text = decoded(bytes);
  const delimiter = delimiterOf(text);
  const [first, ...records] = numbered(parsed(text, delimiter));
  if (first === undefined) throw new TableUnreadableError("it is empty.");
  const header = first.cells.map((name) => name.trim());
  const twice = header.find((name, index) => name !== "" && header.indexOf(name) !== index);
  if (twice !== undefined) throw new TableUnreadableError(`two columns are named ${twice}.`);
  return { delimiter, header, rows: records.filter(({ cells }) => cells.some((cell) => cell !== "")) };
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new TableUnreadableError("its bytes are not UTF-8. Save it as CSV UTF-8.", { cause });
  }
}

/** The sign that stands most often in the header, quoted texts left out. */
function delimiterOf(text: string): Table["delimiter"] {
  const header = /^(?:"[^"]*"|[^"\r\n])*/.exec(text)?.[0].replace(/"[^"]*"/g, "") ?? "";
  const count = (sign: string) => header.split(sign).length;
  return ([";", "\t"] as const).find((sign) => count(sign) > count(",")) ?? ",";
}

function parsed(text: string, delimiter: string): readonly Parsed[] {
  try {
    const options = { delimiter, raw: true, relax_column_count: true, record_delimiter: ["\r\n", "\n", "\r"] };
    return parse(text, options) as unknown as readonly Parsed[];
  } catch (error) {
    if (error instanceof CsvError) throw new TableUnreadableError(`${error.message}.`, { cause: error });
    throw error;
  }
}

/** Counts lines by what stands in the file: a text in quotation marks may hold line ends. */
function numbered(records: readonly Parsed[]): readonly Row[] {
  let next = 1;
  return records.map(({ record, raw }) => {
    const line = next;
    next += 1 + (raw.replace(/(?:\r\n|\n|\r)$/, "").match(/\r\n|\n|\r/g)?.length ?? 0);
    return { line, cells: record };
  });
}
