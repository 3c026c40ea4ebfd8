import { CivitasError } from "../../core/errors.js";
import { below } from "../pointer.js";
import type { Json, JsonObject } from "../types.js";

/** A rule that something in a document breaks. */
export interface Fault {
  /** Where, as a JSON Pointer; empty for the whole document. */
  readonly pointer: string;
  /** Name of the rule, such as `context-first` or `schema-pattern`. */
  readonly rule: string;
  /** What is wrong, for people. */
  readonly sentence: string;
}

/** The document breaks rules. */
export class CredentialInvalidError extends CivitasError {
  override readonly name = "CredentialInvalidError";

  constructor(readonly faults: readonly Fault[]) {
    const all = faults.map(({ pointer, rule, sentence }) => `${pointer || "The document"}: ${sentence} (${rule})`);
    super(`The document breaks ${all.length === 1 ? "a rule" : `${all.length} rules`}. ${all.join(" ")}`);
  }
}

/** One fault, as a list. */
export const fault = (pointer: string, rule: string, sentence: string): readonly Fault[] => [
  { pointer, rule, sentence },
];

/** Checks something that stands at a place. */
export type Check<value extends Json = Json> = (value: value, pointer: string) => readonly Fault[];

/** Checks a member where it is there. */
export const whereGiven = (owner: JsonObject, name: string, pointer: string, check: Check): readonly Fault[] => {
  const value = Object.hasOwn(owner, name) ? owner[name] : undefined;
  return value === undefined ? [] : check(value, below(pointer, name));
};

/** Checks a member that must be there. */
export const required = (
  owner: JsonObject,
  name: string,
  pointer: string,
  check: Check,
  rule: string = `${name.replace(/\W/g, "").toLowerCase()}-missing`,
): readonly Fault[] =>
  Object.hasOwn(owner, name) && owner[name] !== undefined
    ? whereGiven(owner, name, pointer, check)
    : fault(below(pointer, name), rule, `The member ${name} is missing.`);

/** Checks one value, or each of a list of at least one. */
export const oneOrMore =
  (rule: string, check: Check): Check =>
  (value, pointer) => {
    if (!Array.isArray(value)) return check(value, pointer);
    if (value.length === 0) return fault(pointer, rule, "The list is empty. Leave the member out, or fill it.");
    return value.flatMap((one: Json, index) => check(one, `${pointer}/${index}`));
  };
