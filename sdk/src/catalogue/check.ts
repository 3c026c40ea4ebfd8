import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { CertificateFieldsError } from "./errors.js";
import { sentenceOf } from "./sentences.js";
import type { CertificateKind, CertificateSchema, FieldFault } from "./types.js";

const SUBJECT = "/credentialSubject";

let compiler: Ajv2020 | undefined;
const compiled = new WeakMap<CertificateSchema, ValidateFunction>();

/**
 * Checks the fields of a certificate: its `credentialSubject`, against the schema of its kind.
 *
 * @returns What is wrong, by field and rule; an empty list when nothing is.
 */
export function checkFields({ schema }: Pick<CertificateKind, "schema">, fields: unknown): readonly FieldFault[] {
  const validate = validatorOf(schema);
  if (validate({ credentialSubject: fields })) return [];
  const faults = (validate.errors ?? []).flatMap(faultOf);
  // One field may break a rule along several branches of a schema: it is told once.
  return [...new Map(faults.map((fault) => [`${fault.rule} ${fault.field}`, fault])).values()];
}

/** Gives the fields back when they are those of the kind. @throws {@link CertificateFieldsError} naming field and rule. */
export function requireFields<fields>(kind: Pick<CertificateKind, "code" | "schema">, fields: fields): fields {
  const faults = checkFields(kind, fields);
  if (faults.length > 0) throw new CertificateFieldsError(kind.code, faults);
  return fields;
}

/** What is wrong with a schema itself, in words; undefined where it is a sound one of draft 2020-12. */
export function schemaFault(schema: CertificateSchema): string | undefined {
  try {
    validatorOf(schema);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function validatorOf(schema: CertificateSchema): ValidateFunction {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  compiler ??= formats.default(
    new Ajv2020({ allErrors: true, strict: true, strictRequired: false, addUsedSchema: false }),
  );
  const validate = compiler.compile(schema);
  compiled.set(schema, validate);
  return validate;
}

function faultOf(error: ErrorObject): readonly FieldFault[] {
  const { keyword, instancePath, params } = error;
  if (keyword === "if") return []; // The branch that it led to says what is wrong.
  const missing = keyword === "required" || keyword === "dependentRequired" ? params["missingProperty"] : undefined;
  const stray = params["additionalProperty"] ?? params["unevaluatedProperty"];
  const member = missing ?? stray;
  const place = member === undefined ? instancePath : `${instancePath}/${escaped(member)}`;
  const field = place.startsWith(SUBJECT) ? place.slice(SUBJECT.length) : place;
  return [{ field, rule: keyword, sentence: sentenceOf(field, error) }];
}

const escaped = (member: string): string => member.replaceAll("~", "~0").replaceAll("/", "~1");
