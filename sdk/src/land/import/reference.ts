import { ReferenceInvalidError, ReferenceTooLongError } from "../errors.js";
import { titleId } from "../reference.js";
import { ReferenceNotFoundError, ReferenceTemplateError } from "./errors.js";
import { isObject } from "./read.js";
import type { Breach, Feature } from "./types.js";

/** How references are made, and who said so. */
export interface ReferenceChoice {
  /** Properties in braces, as in `{Borough}-{Block}-{Lot}`. */
  readonly template: string;
  readonly by: "given" | "detected";
  /** How many features carry all the properties that the template names. */
  readonly carriedBy: number;
}

/** Properties that are known to hold a parcel's reference, best first, in the words of those who publish them. */
const KNOWN: readonly (readonly string[])[] = [
  ["BBL"],
  ["Borough", "Block", "Lot"],
  ["APN"],
  ["PIN"],
  ["parcel_id"],
  ["parcelid"],
  ["parcel_no"],
  ["parcelnumb"],
  ["parno"],
  ["title_no"],
  ["title_number"],
  ["nationalCadastralReference"],
  ["national_cadastral_reference"],
  ["cadastral_reference"],
  ["cadastral_id"],
  ["inspireId"],
  ["localId"],
  ["refcat"],
  ["egrid"],
  ["flstkennz"],
  ["reference"],
  ["id"],
];

/**
 * Settles how this file's references are made: as the template says, or by properties that are well known.
 *
 * @throws ReferenceTemplateError or ReferenceNotFoundError when no feature could have a reference.
 */
export function chooseReference(features: readonly Feature[], template: string | undefined): ReferenceChoice {
  const carried = new Map<string, number>();
  for (const { value } of features) {
    for (const [name, held] of Object.entries(propertiesOf(value))) {
      if (held !== null && held !== "") carried.set(name, (carried.get(name) ?? 0) + 1);
    }
  }
  if (template !== undefined) {
    const names = namesIn(template);
    if (names.length === 0) throw new ReferenceTemplateError(template, "it names no property in braces.");
    const unknown = features.length === 0 ? undefined : names.find((name) => !carried.has(name));
    if (unknown !== undefined) {
      const known = [...carried.keys()].join(", ");
      throw new ReferenceTemplateError(template, `no feature has a property ${unknown}. They have: ${known}.`);
    }
    return { template, by: "given", carriedBy: features.length === 0 ? 0 : carriers(names, carried) };
  }
  const candidates = KNOWN.map((names) => spelled(names, carried)).filter((names) => names !== undefined);
  const [best] = candidates
    .map((names) => ({ names, carriedBy: carriers(names, carried) }))
    .sort((one, other) => other.carriedBy - one.carriedBy);
  if (best === undefined) throw new ReferenceNotFoundError([...carried.keys()]);
  return { template: best.names.map((name) => `{${name}}`).join("-"), by: "detected", carriedBy: best.carriedBy };
}

/** Fills the template from one feature's properties, or says why it cannot be filled. */
export function referenceOf(template: string, feature: unknown): { readonly reference: string } | Breach {
  const properties = propertiesOf(feature);
  const parts: string[] = [];
  for (const part of template.split(/(\{[^{}]+\})/)) {
    if (!/^\{[^{}]+\}$/.test(part)) {
      parts.push(part);
      continue;
    }
    const name = part.slice(1, -1);
    const text = written(name, Object.hasOwn(properties, name) ? properties[name] : undefined);
    if (typeof text !== "string") return text;
    parts.push(text);
  }
  const reference = parts.join("").normalize("NFC");
  const breach = referenceBreach(reference);
  return breach === undefined ? { reference } : breach;
}

/** Why a text cannot be a title's reference; undefined when it can. */
function referenceBreach(reference: string): Breach | undefined {
  try {
    titleId(reference);
    return undefined;
  } catch (error) {
    if (error instanceof ReferenceTooLongError) return { rule: "reference-long", sentence: error.message };
    if (error instanceof ReferenceInvalidError) return { rule: "reference-malformed", sentence: error.message };
    throw error;
  }
}

function written(name: string, value: unknown): string | Breach {
  if (typeof value === "string" && value.trim() !== "") return value.trim();
  if (value === undefined || value === null || typeof value === "string") {
    return { rule: "property-missing", sentence: `The property ${name}, of which the reference is made, is missing.` };
  }
  if (typeof value !== "number") {
    return { rule: "reference-malformed", sentence: `The property ${name} is neither text nor a number.` };
  }
  if (!Number.isInteger(value) || Number.isSafeInteger(value)) return String(value);
  return {
    rule: "reference-imprecise",
    sentence: `The property ${name} is a number too large to be read exactly. Write it in quotation marks.`,
  };
}

function propertiesOf(feature: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(feature)) return {};
  const { properties, id } = feature as { properties?: unknown; id?: unknown };
  // GeoJSON lets a feature carry its id beside its properties.
  const own = id === undefined ? {} : { id };
  return isObject(properties) ? { ...own, ...properties } : own;
}

const namesIn = (template: string): readonly string[] =>
  [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);

const carriers = (names: readonly string[], carried: ReadonlyMap<string, number>): number =>
  Math.min(...names.map((name) => carried.get(name) ?? 0));

/** The same names as this file spells them; undefined when one of them is not there. */
function spelled(names: readonly string[], carried: ReadonlyMap<string, number>): readonly string[] | undefined {
  const found = names.map((name) => [...carried.keys()].find((key) => key.toLowerCase() === name.toLowerCase()));
  return found.includes(undefined) ? undefined : (found as readonly string[]);
}
