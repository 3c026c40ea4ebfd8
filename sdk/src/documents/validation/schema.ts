import type { ErrorObject } from "ajv";
import type { Hex } from "viem";
import { digestOf } from "../../core/canonical.js";
import { CivitasError } from "../../core/errors.js";
import { below } from "../pointer.js";
import type { JsonObject } from "../types.js";
import type { Fault } from "./fault.js";

/** The schema itself cannot be used. */
export class SchemaInvalidError extends CivitasError {
  override readonly name = "SchemaInvalidError";

  constructor(reason: string, options?: ErrorOptions) {
    super(`The schema cannot be used: ${reason}. It must be JSON Schema 2020-12.`, options);
  }
}

/** A schema, ready to check documents with. */
export interface SchemaChecker {
  /** Digest under which a type names the schema. */
  readonly digest: Hex;
  /** Every rule of the schema that a document breaks, with its place. */
  readonly faults: (value: unknown) => readonly Fault[];
}

/**
 * Makes a checker of a JSON Schema (2020-12), formats included. Asks no network: a schema refers to itself only. Loads
 * ajv when it is called, which compiles by `new Function`: a page whose policy forbids that cannot use it.
 *
 * @throws {@link SchemaInvalidError} for what is no such schema.
 */
export async function schemaChecker(schema: JsonObject): Promise<SchemaChecker> {
  const [{ Ajv2020 }, { default: formats }] = await Promise.all([import("ajv/dist/2020.js"), import("ajv-formats")]);
  // Members that JSON Schema does not know are remarks; fees and names of the catalogue stand in such.
  const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: true });
  (formats as unknown as typeof formats.default)(ajv);
  try {
    const check = ajv.compile({ $schema: "https://json-schema.org/draft/2020-12/schema", ...schema });
    return {
      digest: digestOf(schema),
      faults: (value) => (check(value) ? [] : (check.errors ?? []).map(faultOf)),
    };
  } catch (cause) {
    throw new SchemaInvalidError((cause as Error).message, { cause });
  }
}

/** ajv names the object in which a member is missing or too much; people look for the member. */
function faultOf({ instancePath, keyword, message = "is not allowed", params }: ErrorObject): Fault {
  const member = params["missingProperty"] ?? params["additionalProperty"] ?? params["unevaluatedProperty"];
  const pointer = typeof member === "string" ? below(instancePath, member) : instancePath;
  const allowed = keyword === "enum" ? `: ${JSON.stringify(params["allowedValues"])}` : "";
  const exactly = keyword === "const" ? `: ${JSON.stringify(params["allowedValue"])}` : "";
  return { pointer, rule: `schema-${keyword}`, sentence: `It ${message}${allowed}${exactly}.` };
}
