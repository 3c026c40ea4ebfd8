import type { Json, JsonObject } from "../documents/index.js";
import type { CertificateKind } from "./types.js";

interface SchemaPart {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, SchemaPart>>;
  readonly items?: SchemaPart;
}

/** A column of a table, and where its values stand in a certificate. */
export interface Column {
  readonly path: readonly string[];
  readonly type: string | undefined;
  /** Type of a list's elements. */
  readonly items: string | undefined;
}

/** Most elements of a list that columns may name. */
const LONGEST_LIST = 1_000;

/**
 * Reads the header of a table of certificates. A column is named by the field that it holds: `birthDate`,
 * `address.postalCode`, `parent.0.givenName` for the first of several. A list of simple values may stand in one column,
 * set apart by semicolons.
 *
 * @returns The columns; undefined in the place of one that is no field of the kind.
 */
export function columnsOf({ schema }: CertificateKind, header: readonly string[]): readonly (Column | undefined)[] {
  const { properties } = schema as unknown as SchemaPart;
  return header.map((name) => {
    const path = name.split(".");
    let part = properties?.["credentialSubject"];
    for (const step of path) part = below(part, step);
    return part === undefined ? undefined : { path, type: part.type, items: part.items?.type };
  });
}

function below(part: SchemaPart | undefined, step: string): SchemaPart | undefined {
  if (part?.type === "array") return /^\d{1,4}$/.test(step) && Number(step) < LONGEST_LIST ? part.items : undefined;
  const { properties = {} } = part ?? {};
  return Object.hasOwn(properties, step) ? properties[step] : undefined;
}

/**
 * Puts the cells of one row together to a certificate's fields. Empty cells are left out. Numbers and truth values are
 * read where the schema asks for them; what cannot be read stays text, and the schema's check says so.
 */
export function fieldsFromCells(columns: readonly Column[], cells: readonly string[]): JsonObject {
  const root: Branch = new Map();
  columns.forEach((column, index) => {
    const { path } = column;
    const text = (cells[index] ?? "").trim();
    if (text === "") return;
    let branch = root;
    for (const step of path.slice(0, -1)) {
      const next = branch.get(step);
      const deeper: Branch = next instanceof Map ? next : new Map();
      if (deeper !== next) branch.set(step, deeper);
      branch = deeper;
    }
    branch.set(path.at(-1) ?? "", cellValue(text, column));
  });
  return grown(root) as JsonObject;
}

type Branch = Map<string, Json | Branch>;

/** A branch whose steps are all numbers is a list; every other is an object. */
function grown(branch: Branch): Json {
  const entries = [...branch].map(([step, held]) => [step, held instanceof Map ? grown(held) : held] as const);
  if (entries.length === 0 || !entries.every(([step]) => /^\d+$/.test(step))) return Object.fromEntries(entries);
  return entries.sort(([one], [other]) => Number(one) - Number(other)).map(([, held]) => held);
}

function cellValue(text: string, { type, items }: Pick<Column, "type" | "items">): Json {
  if (type === "array") return text.split(";").map((one) => cellValue(one.trim(), { type: items, items: undefined }));
  if (type === "boolean" && (text === "true" || text === "false")) return text === "true";
  const number = type === "integer" || type === "number" ? Number(text) : Number.NaN;
  return /^-?\d+(?:\.\d+)?$/.test(text) && Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : text;
}
