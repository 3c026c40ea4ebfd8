import { isObject } from "../fields.js";
import type { Json, JsonObject } from "../types.js";
import { type Check, CredentialInvalidError, type Fault, fault, oneOrMore, required, whereGiven } from "./fault.js";
import { hasType, issuer, named, resources, schemas, subjects, typed, types } from "./members.js";
import { statuses } from "./status.js";
import { isBefore, object, readStamp, shortened, stamp, url } from "./values.js";

/** First context of every credential of the Data Model 2.0. */
export const CREDENTIALS_V2 = "https://www.w3.org/ns/credentials/v2";

/**
 * Checks a document by the rules of the W3C's Verifiable Credentials Data Model 2.0, and of Bitstring Status List 1.0
 * where it names such a list. Members that neither knows are extensions and pass. Asks no network.
 *
 * @returns Every rule that is broken, with its place; none for a valid document.
 */
export function credentialFaults(value: unknown): readonly Fault[] {
  if (!isObject(value)) return fault("", "credential-object", "It must be a JSON object.");
  return [
    ...required(value, "@context", "", context),
    ...whereGiven(value, "id", "", url),
    ...required(value, "type", "", credentialTypes),
    ...named(value, ""),
    ...required(value, "issuer", "", issuer),
    ...required(value, "credentialSubject", "", subjects),
    ...whereGiven(value, "validFrom", "", stamp),
    ...whereGiven(value, "validUntil", "", stamp),
    ...order(value),
    ...whereGiven(value, "credentialStatus", "", statuses),
    ...whereGiven(value, "credentialSchema", "", schemas),
    ...whereGiven(value, "refreshService", "", typed("refresh-service")),
    ...whereGiven(value, "termsOfUse", "", typed("terms-of-use")),
    ...whereGiven(value, "evidence", "", typed("evidence")),
    ...whereGiven(value, "relatedResource", "", resources),
    ...whereGiven(value, "proof", "", proofs),
  ];
}

/**
 * Takes only a document that breaks none of the rules of {@link credentialFaults}.
 *
 * @throws {@link CredentialInvalidError} naming each field and its rule.
 */
export function requireCredential(value: unknown): JsonObject {
  const faults = credentialFaults(value);
  if (faults.length > 0 || !isObject(value)) throw new CredentialInvalidError(faults);
  return value;
}

/** An ordered set: the data model's own context first, then URLs and objects. */
const context: Check = (value, pointer) => {
  if (!Array.isArray(value))
    return fault(pointer, "context-list", `It must be a list that begins with ${CREDENTIALS_V2}.`);
  const first =
    value[0] === CREDENTIALS_V2
      ? []
      : fault(`${pointer}/0`, "context-first", `The first context must be ${CREDENTIALS_V2}; others follow it.`);
  const others = value.slice(1).flatMap((one: Json, index) => {
    const place = `${pointer}/${index + 1}`;
    if (isObject(one)) return [];
    if (typeof one === "string") return url(one, place);
    return fault(place, "context-item", `${shortened(one)} must be a URL or an object.`);
  });
  return [...first, ...others];
};

const credentialTypes: Check = (value, pointer) => {
  const faults = types(value, pointer);
  if (faults.length > 0 || hasType({ type: value }, "VerifiableCredential")) return faults;
  return fault(pointer, "type-credential", "One of the types must be VerifiableCredential.");
};

/** A term may be of no length, and never ends before it begins. */
function order({ validFrom, validUntil }: JsonObject): readonly Fault[] {
  if (typeof validFrom !== "string" || typeof validUntil !== "string") return [];
  const [begin, end] = [readStamp(validFrom), readStamp(validUntil)];
  if (begin === undefined || end === undefined || !isBefore(end, begin)) return [];
  return fault("/validUntil", "term-reversed", `The term ends at ${validUntil}, before it begins at ${validFrom}.`);
}

/** Signatures that stand beside the document. */
const proofs: Check = oneOrMore(
  "proof-empty",
  object("proof-object", (value, pointer) => [
    ...whereGiven(value, "id", pointer, url),
    ...required(value, "type", pointer, types, "proof-type-missing"),
    ...whereGiven(value, "created", pointer, stamp),
    ...whereGiven(value, "expires", pointer, stamp),
    ...(hasType(value, "DataIntegrityProof") ? dataIntegrity(value, pointer) : []),
  ]),
);

const dataIntegrity = (value: JsonObject, pointer: string): readonly Fault[] =>
  ["cryptosuite", "proofPurpose", "proofValue"].flatMap((name) =>
    required(value, name, pointer, filled, `proof-${name.toLowerCase()}-missing`),
  );

const filled: Check = (value, pointer) =>
  typeof value === "string" && value !== "" ? [] : fault(pointer, "proof-text", "It must be a text that is not empty.");
