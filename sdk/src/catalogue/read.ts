import { schemaFault } from "./check.js";
import { KindInvalidError } from "./errors.js";
import type { CertificateKind, CertificateSchema, Validity } from "./types.js";

type Members = Readonly<Record<string, unknown>>;

const KNOWN: readonly string[] = [
  "code",
  "agency",
  "validity",
  "holderNeeded",
  "acceptanceNeeded",
  "token",
  "fee",
  "schema",
  "name",
];
const NAME_BYTES = 64;
/** What would need escaping in XML or JSON, and controls: a registry takes no such name. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: Controls are what it looks for.
const UNFIT = /[\u0000-\u001f\u007f"&'<>\\]/;

/**
 * Reads a kind of certificate from parsed JSON, as {@link kindJson} writes it: the way in which an agency adds its own.
 * Its name is the schema's title; its fee is text such as "12.50"; `acceptanceNeeded` may be left out where it is not.
 *
 * @throws {@link KindInvalidError} naming the first member that is wrong, and its rule.
 */
export function parseKind(value: unknown): CertificateKind {
  const file = members(value, "");
  const { code, agency, validity, holderNeeded, acceptanceNeeded = false, token, fee } = file;
  const stray = Object.keys(file).find((member) => !KNOWN.includes(member));
  if (stray !== undefined) throw new KindInvalidError(`/${stray}`, "is no member of a kind");
  if (typeof code !== "string" || !/^[0-9A-Za-z]{4}$/.test(code)) {
    throw new KindInvalidError("/code", "must be four letters or digits");
  }
  if (typeof agency !== "string" || agency === "") throw new KindInvalidError("/agency", "must name an agency");
  const schema = schemaIn(file["schema"]);
  if (file["name"] !== undefined && file["name"] !== schema.title) {
    throw new KindInvalidError("/name", "must be the schema's title, or be left out");
  }
  if (acceptanceNeeded === true && holderNeeded === false) {
    throw new KindInvalidError("/acceptanceNeeded", "must be false where no holder is needed, who would accept");
  }
  return {
    code,
    name: schema.title,
    agency,
    validity: validityIn(validity),
    holderNeeded: truth(holderNeeded, "/holderNeeded"),
    acceptanceNeeded: truth(acceptanceNeeded, "/acceptanceNeeded"),
    token: truth(token, "/token"),
    fee: feeIn(fee),
    schema,
  };
}

/** A kind as JSON, which {@link parseKind} reads again. */
export function kindJson({ fee, ...kind }: CertificateKind): Members {
  return { ...kind, fee: `${fee / 100n}.${(fee % 100n).toString().padStart(2, "0")}` };
}

function schemaIn(value: unknown): CertificateSchema {
  const schema = members(value, "/schema") as CertificateSchema;
  const { $id, title, properties } = schema;
  if (schema["$schema"] !== "https://json-schema.org/draft/2020-12/schema") {
    throw new KindInvalidError("/schema/$schema", "must be https://json-schema.org/draft/2020-12/schema");
  }
  if (typeof $id !== "string" || !URL.canParse($id)) throw new KindInvalidError("/schema/$id", "must be a URL");
  const bytes = typeof title === "string" ? new TextEncoder().encode(title).length : 0;
  if (bytes === 0 || bytes > NAME_BYTES || UNFIT.test(title)) {
    throw new KindInvalidError(
      "/schema/title",
      `must be a name of 1 to ${NAME_BYTES} bytes without quotation marks, ampersand, angle brackets or backslash`,
    );
  }
  members(members(properties, "/schema/properties")["credentialSubject"], "/schema/properties/credentialSubject");
  const fault = schemaFault(schema);
  if (fault !== undefined) throw new KindInvalidError("/schema", `is no sound schema: ${fault}`);
  return schema;
}

function validityIn(value: unknown): Validity {
  const { term, months } = members(value, "/validity");
  if (term === "unlimited") return { term };
  if (term !== "fixed" && term !== "decided") {
    throw new KindInvalidError("/validity/term", 'must be "unlimited", "fixed" or "decided"');
  }
  if (typeof months === "number" && Number.isInteger(months) && months > 0 && months <= 1_200) return { term, months };
  throw new KindInvalidError("/validity/months", "must be a whole number from 1 to 1200");
}

function feeIn(value: unknown): bigint {
  const parts = typeof value === "string" ? /^(\d{1,15})(?:\.(\d{2}))?$/.exec(value) : null;
  if (parts === null) throw new KindInvalidError("/fee", 'must be an amount such as "12.50"');
  return BigInt(parts[1] ?? "0") * 100n + BigInt(parts[2] ?? "0");
}

function truth(value: unknown, member: string): boolean {
  if (typeof value === "boolean") return value;
  throw new KindInvalidError(member, "must be true or false");
}

function members(value: unknown, member: string): Members {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Members;
  throw new KindInvalidError(member, value === undefined ? "is missing" : "must be a JSON object");
}
