import { createHash } from "node:crypto";
import { type CertificateKind, checkFields, columnsOf, fieldsFromCells } from "../../../sdk/src/catalogue/index.js";
import { canonicalJson } from "../../../sdk/src/core/index.js";
import { readTable } from "../../../sdk/src/credentials/import/index.js";
import type { JsonObject } from "../../../sdk/src/documents/index.js";
import { ToolError } from "../../support/error.js";
import type { RefusedLine } from "../import.js";

/** One certificate of a file. */
export interface InputRow {
  readonly line: number;
  /** Reads its fields anew: forty thousand rows are kept as they stand in the file, not as objects. */
  readonly fields: () => JsonObject;
}

/** What a file holds: certificates that are as their kind asks, and rows that are not. */
export interface CheckedInput {
  readonly rows: readonly InputRow[];
  readonly refused: readonly RefusedLine[];
}

/** Reads the certificates of a file: a table (.csv), or the fields of one as JSON in each line (.jsonl). */
export function rowsIn(file: string, bytes: Uint8Array, kind: CertificateKind): readonly InputRow[] {
  if (/\.csv$/i.test(file)) return rowsOfTable(bytes, kind);
  if (/\.(jsonl|ndjson)$/i.test(file)) return rowsOfLines(bytes);
  throw new ToolError(`${file} must be a table (.csv), or hold the fields of a certificate as JSON a line (.jsonl).`);
}

function rowsOfTable(bytes: Uint8Array, kind: CertificateKind): readonly InputRow[] {
  const { header, rows } = readTable(bytes);
  const columns = columnsOf(kind, header).map((column, index) => {
    if (column !== undefined) return column;
    throw new ToolError(
      `The column ${header[index]} is no field of ${kind.code}. catalogue show ${kind.code} lists them.`,
    );
  });
  return rows.map(({ line, cells }) => ({
    line,
    fields: () => {
      if (cells.length === header.length) return fieldsFromCells(columns, cells);
      throw new SyntaxError(`The row has ${cells.length} values, but the header names ${header.length} columns`);
    },
  }));
}

function rowsOfLines(bytes: Uint8Array): readonly InputRow[] {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ToolError("The file's bytes are not UTF-8. Save it as UTF-8.", { cause });
  }
  return text
    .split(/\r?\n/)
    .flatMap((json, index) =>
      json.trim() === "" ? [] : [{ line: index + 1, fields: () => JSON.parse(json) as JsonObject }],
    );
}

/** Checks every row by the kind's schema; a row that repeats another is refused as well. */
export function checkRows(
  rows: readonly InputRow[],
  kind: CertificateKind,
  onRow: (checked: number) => void,
): CheckedInput {
  const refused: RefusedLine[] = [];
  const seen = new Map<string, number>();
  const sound = rows.filter((row, index) => {
    const wrong = faultOf(row, kind, seen);
    if (wrong !== undefined) refused.push({ line: row.line, name: undefined, ...wrong });
    onRow(index + 1);
    return wrong === undefined;
  });
  return { rows: sound, refused };
}

function faultOf(
  { line, fields }: InputRow,
  kind: CertificateKind,
  seen: Map<string, number>,
): Pick<RefusedLine, "rule" | "sentence"> | undefined {
  let held: JsonObject;
  try {
    held = fields();
  } catch (error) {
    return { rule: "unreadable", sentence: `${(error as Error).message}.` };
  }
  const faults = checkFields(kind, held);
  const [first] = faults;
  if (first !== undefined) return { rule: first.rule, sentence: faults.map(({ sentence }) => sentence).join(" ") };
  const digest = createHash("sha256").update(canonicalJson(held)).digest("base64");
  const before = seen.get(digest);
  seen.set(digest, before ?? line);
  return before === undefined
    ? undefined
    : { rule: "row-repeated", sentence: `The row says the same as line ${before}. Leave one of the two out.` };
}
