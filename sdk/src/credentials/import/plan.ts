import { type Hex, keccak256 } from "viem";
import type { MappingDraft } from "./columns.js";
import { dayClock } from "./dates.js";
import { livesOf } from "./lives.js";
import { chooseMapping, type MappingChoice } from "./mapping.js";
import { readRow } from "./rows.js";
import { readTable } from "./table.js";
import type { Licence, RefusedRow } from "./types.js";

/** How a file of licences is to be read. */
export interface LicenceImportOptions {
  /** What is not detected, or is to be read otherwise. */
  readonly mapping?: MappingDraft;
  /** Zone in which the file's days begin and end, as the tz database names it; UTC by default. */
  readonly timeZone?: string;
}

/** What an import would issue, renew and revoke, and which rows it refuses. */
export interface LicencePlan extends MappingChoice {
  readonly timeZone: string;
  readonly delimiter: string;
  /** Digest of the file's bytes: the page of the old register that the acts rest on. */
  readonly file: Hex;
  /** Rows that were read, refused ones among them. */
  readonly rowCount: number;
  /** In the order in which the file first names them. */
  readonly licences: readonly Licence[];
  /** In the file's order. */
  readonly refused: readonly RefusedRow[];
}

/**
 * Reads a CSV file of licences, one row a term, and settles each licence's acts. Touches no chain.
 *
 * @throws An error of errors.ts when the whole file is unfit; a single row's trouble is a refused row.
 */
export function planLicences(bytes: Uint8Array, options: LicenceImportOptions = {}): LicencePlan {
  const { mapping: draft, timeZone = "UTC" } = options;
  const { header, rows, delimiter } = readTable(bytes);
  const choice = chooseMapping(header, draft);
  const clock = dayClock(timeZone);
  const read = rows.map((row) => readRow(row, header, choice.mapping, clock));
  const lives = livesOf(read, choice.mapping);
  return { ...choice, timeZone, delimiter, file: keccak256(bytes), rowCount: rows.length, ...lives };
}
