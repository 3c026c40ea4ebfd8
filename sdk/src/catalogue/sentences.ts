import type { ErrorObject } from "ajv/dist/2020.js";

/** Says in words what a field must be. */
export function sentenceOf(field: string, { keyword, params, message }: ErrorObject): string {
  const name = field === "" ? "The certificate" : field.slice(1).replaceAll("/", ".");
  const told = WORDS[keyword]?.(params);
  return `${name} ${told ?? message ?? `breaks the rule ${keyword}`}.`;
}

type Params = ErrorObject["params"];

const WORDS: Readonly<Record<string, (params: Params) => string | undefined>> = {
  required: () => "is missing",
  additionalProperties: () => "is no field of this kind",
  "false schema": () => "must be left out here",
  type: ({ type }) => `must be ${type === "integer" ? "a whole number" : article(String(type))}`,
  enum: ({ allowedValues }) => `must be one of ${(allowedValues as readonly unknown[]).join(", ")}`,
  const: ({ allowedValue }) => `must be ${String(allowedValue)}`,
  format: ({ format }) => FORMATS[String(format)],
  pattern: ({ pattern }) =>
    pattern === PLAIN_TEXT ? "must be text without control characters" : `must match ${String(pattern)}`,
  minItems: ({ limit }) => `must have at least ${limit} of them`,
  maxItems: ({ limit }) => `must have at most ${limit} of them`,
  uniqueItems: () => "names one thing twice",
  minimum: ({ limit }) => `must be ${limit} or more`,
  maximum: ({ limit }) => `must be ${limit} or less`,
  maxLength: ({ limit }) => `must have at most ${limit} characters`,
  minLength: ({ limit }) => `must have at least ${limit} characters`,
};

const FORMATS: Readonly<Record<string, string>> = {
  date: "must be a day such as 2005-02-16",
  "date-time": "must be a moment such as 2005-02-16T09:30:00Z",
  uri: "must be a URL or another URI, such as did:example:123",
};

/** The pattern of free text in the schemas of the catalogue. */
const PLAIN_TEXT = "^\\P{Cc}+$";

const article = (noun: string): string => `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
