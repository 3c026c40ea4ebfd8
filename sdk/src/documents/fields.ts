import { DocumentMalformedError, FieldConflictError } from "./errors.js";
import { below, tokensOf } from "./pointer.js";
import type { Field, Json, JsonObject } from "./types.js";

/** Deepest nesting of a document: far above any real one, far below what would exhaust the stack. */
const DEEPEST = 64;

/** Data-integrity proofs sign the document; they come after it and are no part of it. */
const APART = "proof";

/**
 * Takes a document apart into its fields. An object falls apart into its members. A list that holds objects or lists
 * falls apart into its elements, and `{ "length": n }` stands at its own place: so a list is never taken for an object,
 * and whoever is shown all n elements knows that there are no others. Everything else is one field: a text, a number, a
 * truth value, null, an empty object, a list of such simple values.
 *
 * @returns The fields, those of an object in the document's order.
 * @throws {@link DocumentMalformedError} for what is not JSON, is nested too deep, or is empty.
 */
export function fieldsOf(credential: JsonObject): readonly Field[] {
  if (!isObject(credential)) throw new DocumentMalformedError("", "must be a JSON object");
  const fields: Field[] = [];
  for (const [name, value] of Object.entries(credential)) {
    if (name !== APART) collect(below("", named(name, "")), value, 1, fields);
  }
  if (fields.length === 0) throw new DocumentMalformedError("", "must have at least one field");
  return fields;
}

function collect(pointer: string, value: Json, depth: number, fields: Field[]): void {
  if (depth > DEEPEST) throw new DocumentMalformedError(pointer, `is nested deeper than ${DEEPEST} levels`);
  if (isSimple(value, pointer)) {
    fields.push({ pointer, value });
    return;
  }
  if (Array.isArray(value)) {
    // `every` passes over the gaps of a sparse list, which JSON does not know.
    const elements: readonly Json[] = Array.from(value);
    const simple = elements.map((element, index) => isSimple(element, below(pointer, String(index))));
    if (simple.every((one, index) => one && !isContainer(elements[index]))) {
      fields.push({ pointer, value: elements });
      return;
    }
    fields.push({ pointer, value: { length: elements.length } });
    elements.forEach((element, index) => {
      collect(below(pointer, String(index)), element, depth + 1, fields);
    });
    return;
  }
  for (const [name, member] of Object.entries(value as JsonObject)) {
    collect(below(pointer, named(name, pointer)), member, depth + 1, fields);
  }
}

/**
 * Puts fields together again. Elements of a list that are not among them are left out.
 *
 * @throws {@link FieldConflictError} where two fields cannot stand in one document.
 * @throws {@link DocumentMalformedError} for a place that is no JSON Pointer, or a value that no field has.
 */
export function assemble(fields: readonly Field[]): JsonObject {
  const root: Branch = { members: new Map() };
  for (const field of fields) insert(root, field);
  return built(root, "") as JsonObject;
}

/** A place while a document is put together: a field's value or what lies below, or, for a list, both. */
interface Branch {
  field?: Field;
  readonly members: Map<string, Branch>;
}

function insert(root: Branch, field: Field): void {
  const tokens = tokensOf(field.pointer);
  if (tokens === undefined || tokens.length === 0 || tokens.length > DEEPEST) {
    throw new DocumentMalformedError(field.pointer, "is no place that a field can have");
  }
  let branch = root;
  for (const token of tokens) {
    const next: Branch = branch.members.get(token) ?? { members: new Map() };
    branch.members.set(token, next);
    branch = next;
  }
  if (branch.field !== undefined) throw new FieldConflictError(field.pointer);
  branch.field = field;
}

function built({ field, members }: Branch, pointer: string): Json {
  const entries = [...members].map(([token, branch]) => [token, built(branch, below(pointer, token))] as const);
  if (field === undefined) return Object.fromEntries(entries);
  const length = lengthOf(field);
  if (length === undefined) {
    if (entries.length > 0) throw new FieldConflictError(pointer);
    requireField(field);
    return field.value;
  }
  for (const [token] of entries) {
    if (!/^(0|[1-9]\d{0,8})$/.test(token) || Number(token) >= length)
      throw new FieldConflictError(below(pointer, token));
  }
  return entries.sort(([one], [other]) => Number(one) - Number(other)).map(([, value]) => value);
}

/** The number of elements of the list that falls apart below this field; undefined where the field is a value. */
function lengthOf({ value }: Field): number | undefined {
  if (!isObject(value)) return undefined;
  const { length } = value;
  const alone = Object.keys(value).length === 1;
  return alone && typeof length === "number" && Number.isSafeInteger(length) && length > 0 ? length : undefined;
}

/** A value that would have fallen apart is no field: nobody could tell where in it another field stands. */
function requireField(field: Field): void {
  const again: Field[] = [];
  collect(field.pointer, field.value, 1, again);
  const [only, ...others] = again;
  if (only?.pointer !== field.pointer || others.length > 0) {
    throw new DocumentMalformedError(field.pointer, "must be taken apart into its own fields");
  }
}

/** Whether a value is a field as it stands, lists aside. Refuses what JSON does not know. */
function isSimple(value: Json | undefined, pointer: string): boolean {
  switch (typeof value) {
    case "string":
      if (!value.isWellFormed()) throw new DocumentMalformedError(pointer, "holds half a character (a lone surrogate)");
      return true;
    case "number":
      if (!Number.isFinite(value)) throw new DocumentMalformedError(pointer, "is a number that JSON does not know");
      return true;
    case "boolean":
      return true;
    case "object":
      if (value === null) return true;
      if (Array.isArray(value)) return value.length === 0;
      if (!isObject(value)) throw new DocumentMalformedError(pointer, "is not JSON");
      return Object.keys(value).length === 0;
    default:
      throw new DocumentMalformedError(pointer, "is not JSON");
  }
}

function named(name: string, pointer: string): string {
  if (name.isWellFormed()) return name;
  throw new DocumentMalformedError(pointer, "has a member whose name holds half a character (a lone surrogate)");
}

const isContainer = (value: Json | undefined): boolean => typeof value === "object" && value !== null;

/** Whether a value is an object such as JSON has. */
export function isObject(value: unknown): value is JsonObject {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
