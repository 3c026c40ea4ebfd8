import { COLUMN_ROLES, type MappingDraft } from "./columns.js";
import { MappingInvalidError } from "./errors.js";

/**
 * Checks a mapping that was read from JSON.
 *
 * @throws MappingInvalidError naming the member that is wrong.
 */
export function parseMapping(value: unknown): MappingDraft {
  const mapping = object(value, "file");
  only(mapping, ["columns", "constant", "statuses", "applications", "dates"], "file");
  const { columns, constant, statuses, applications, dates } = mapping;
  const draft: { -readonly [member in keyof MappingDraft]: MappingDraft[member] } = {};
  if (columns !== undefined) {
    only(object(columns, "columns"), COLUMN_ROLES, "columns");
    draft.columns = words(columns, "columns") as NonNullable<MappingDraft["columns"]>;
  }
  if (constant !== undefined) draft.constant = texts(constant, "constant");
  if (statuses !== undefined)
    draft.statuses = words(statuses, "statuses", ["issued", "cancelled", "revoked", "suspended"]);
  if (applications !== undefined)
    draft.applications = words(applications, "applications", ["first", "renewal", "either"]);
  if (dates !== undefined) {
    if (dates !== "MDY" && dates !== "DMY") throw new MappingInvalidError("dates", 'must be "MDY" or "DMY"');
    draft.dates = dates;
  }
  return draft;
}

function object(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new MappingInvalidError(path, "must be a JSON object");
  }
  return value as Readonly<Record<string, unknown>>;
}

function only(value: Readonly<Record<string, unknown>>, allowed: readonly string[], path: string): void {
  const foreign = Object.keys(value).find((key) => !allowed.includes(key));
  if (foreign !== undefined)
    throw new MappingInvalidError(path, `has ${foreign}, but knows only ${allowed.join(", ")}`);
}

function texts(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value) && value.every((item): item is string => typeof item === "string")) return value;
  throw new MappingInvalidError(path, "must be a list of texts");
}

function words<const word extends string>(
  value: unknown,
  path: string,
  allowed?: readonly word[],
): Readonly<Record<string, word>> {
  for (const [key, held] of Object.entries(object(value, path))) {
    if (typeof held !== "string") throw new MappingInvalidError(`${path}.${key}`, "must be a text");
    if (allowed !== undefined && !(allowed as readonly string[]).includes(held)) {
      throw new MappingInvalidError(`${path}.${key}`, `must be one of ${allowed.join(", ")}`);
    }
  }
  return value as Readonly<Record<string, word>>;
}
