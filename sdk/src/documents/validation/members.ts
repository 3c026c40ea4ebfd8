import { isObject } from "../fields.js";
import { below } from "../pointer.js";
import type { Json, JsonObject } from "../types.js";
import { type Check, type Fault, fault, oneOrMore, required, whereGiven } from "./fault.js";
import { object, shortened, url } from "./values.js";

/** The types of an object: one or several texts, none empty. */
export const types: Check = (value, pointer) =>
  oneOrMore("type-empty", (one, place) =>
    typeof one === "string" && one !== "" ? [] : fault(place, "type-text", "A type must be a text that is not empty."),
  )(value, pointer);

/** Whether an object has a type. */
export const hasType = ({ type }: JsonObject, wanted: string): boolean =>
  Array.isArray(type) ? type.includes(wanted) : type === wanted;

/** An issuer: a URL, or an object with one as its id. */
export const issuer: Check = (value, pointer) => {
  if (!isObject(value)) return url(value, pointer);
  return [...required(value, "id", pointer, url, "issuer-id-missing"), ...named(value, pointer)];
};

/** Whom the claims are about: objects with at least one claim each. */
export const subjects: Check = oneOrMore(
  "subject-empty",
  object("subject-object", (value, pointer) => {
    if (Object.keys(value).length === 0) return fault(pointer, "subject-empty", "It states nothing. Give a claim.");
    return whereGiven(value, "id", pointer, url);
  }),
);

/** Schemas, each with its id and its type. */
export const schemas: Check = oneOrMore(
  "schema-empty",
  object("schema-object", (value, pointer) => [
    ...required(value, "id", pointer, url, "schema-id-missing"),
    ...required(value, "type", pointer, types, "schema-type-missing"),
  ]),
);

/** Objects of which only the type is required: evidence, terms of use, services. */
export const typed = (name: string): Check =>
  oneOrMore(
    `${name}-empty`,
    object(`${name}-object`, (value, pointer) => [
      ...whereGiven(value, "id", pointer, url),
      ...required(value, "type", pointer, types, `${name}-type-missing`),
    ]),
  );

/** Resources that the credential names with their digests. */
export const resources: Check = (value, pointer) => {
  const list: readonly Json[] = Array.isArray(value) ? value : [value];
  const ids = list.map((one) => (isObject(one) ? one["id"] : undefined));
  const twice = ids.findIndex((id, index) => typeof id === "string" && ids.indexOf(id) !== index);
  const repeated =
    twice === -1 ? [] : fault(`${pointer}/${twice}/id`, "resource-repeated", "The list names this resource twice.");
  const each = oneOrMore(
    "resource-empty",
    object("resource-object", (one, place) => [
      ...required(one, "id", place, url, "resource-id-missing"),
      ...(typeof one["digestSRI"] === "string" || typeof one["digestMultibase"] === "string"
        ? []
        : fault(place, "resource-digest-missing", "Give its digest, as digestSRI or digestMultibase.")),
    ]),
  );
  return [...each(value, pointer), ...repeated];
};

/** Name and description: texts, each perhaps in several languages. */
export const named = (value: JsonObject, pointer: string): readonly Fault[] => [
  ...whereGiven(value, "name", pointer, inWords),
  ...whereGiven(value, "description", pointer, inWords),
];

const inWords: Check = oneOrMore("text", (value, pointer) => {
  if (typeof value === "string") return [];
  if (!isObject(value)) return fault(pointer, "text", `${shortened(value)} must be a text, or one with its language.`);
  const foreign = Object.keys(value).find((name) => !["@value", "@language", "@direction"].includes(name));
  if (foreign !== undefined) return fault(below(pointer, foreign), "text", "A text has no such member.");
  const part = (name: string): readonly Fault[] =>
    whereGiven(value, name, pointer, (one, place) =>
      typeof one === "string" || (name !== "@value" && one === null) ? [] : fault(place, "text", "It must be a text."),
    );
  const direction = whereGiven(value, "@direction", pointer, (one, place) =>
    one === "ltr" || one === "rtl" || one === null ? [] : fault(place, "text", 'It must be "ltr" or "rtl".'),
  );
  const missing = required(value, "@value", pointer, () => [], "text");
  return [...missing, ...part("@value"), ...part("@language"), ...direction];
});
