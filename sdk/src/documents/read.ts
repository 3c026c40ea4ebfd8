import { type Address, type Hex, isAddress } from "viem";
import { DocumentMalformedError } from "./errors.js";
import { isObject } from "./fields.js";
import { below } from "./pointer.js";
import {
  type Binding,
  type CredentialDocument,
  DISCLOSURE_FORMAT,
  type Disclosure,
  DOCUMENT_FORMAT,
  type EntryProof,
  type Json,
  type JsonObject,
  type RecordPlace,
  type SaltedField,
} from "./types.js";

/**
 * Reads a document, or some fields of one, from parsed JSON.
 *
 * @throws {@link DocumentMalformedError} naming the first member that is wrong, and its rule.
 */
export function readDocument(value: unknown): CredentialDocument | Disclosure {
  const file = object(value, "");
  switch (file["format"]) {
    case DOCUMENT_FORMAT: {
      const credential = object(file["credential"], "/credential");
      return { format: DOCUMENT_FORMAT, ...binding(file), credential, salts: salts(file["salts"]), ...record(file) };
    }
    case DISCLOSURE_FORMAT: {
      const fields = list(file["fields"], "/fields", saltedField);
      const proof = list(file["proof"], "/proof", word);
      const flags = list(file["flags"], "/flags", truth);
      return { format: DISCLOSURE_FORMAT, ...binding(file), fields, proof, flags, ...record(file) };
    }
    default:
      throw new DocumentMalformedError("/format", `must be "${DOCUMENT_FORMAT}" or "${DISCLOSURE_FORMAT}"`);
  }
}

function binding({ schema, holder, salt }: JsonObject): Binding {
  return { schema: word(schema, "/schema"), holder: address(holder, "/holder"), salt: word(salt, "/salt") };
}

function salts(value: Json | undefined): Readonly<Record<string, Hex>> {
  const entries = Object.entries(object(value, "/salts"));
  return Object.fromEntries(entries.map(([pointer, salt]) => [pointer, word(salt, below("/salts", pointer))]));
}

function saltedField(value: Json, place: string): SaltedField {
  const field = object(value, place);
  const { pointer, value: held, salt } = field;
  if (typeof pointer !== "string") throw new DocumentMalformedError(`${place}/pointer`, "must be a JSON Pointer");
  if (held === undefined) throw new DocumentMalformedError(`${place}/value`, "is missing");
  return { pointer, value: held, salt: word(salt, `${place}/salt`) };
}

function record({ record: value }: JsonObject): { readonly record?: RecordPlace } {
  if (value === undefined) return {};
  const place = object(value, "/record");
  const chainId = count(place["chainId"], "/record/chainId");
  const registry = address(place["registry"], "/record/registry");
  const { id, entry } = place;
  if ((id === undefined) === (entry === undefined)) {
    throw new DocumentMalformedError("/record", "must have either an id or an entry");
  }
  if (id !== undefined) return { record: { chainId, registry, id: word(id, "/record/id") } };
  return { record: { chainId, registry, entry: entryProof(object(entry, "/record/entry"), "/record/entry") } };
}

const entryProof = (value: JsonObject, place: string): EntryProof => ({
  typeId: letters(value["typeId"], `${place}/typeId`),
  root: word(value["root"], `${place}/root`),
  index: count(value["index"], `${place}/index`),
  proof: list(value["proof"], `${place}/proof`, word),
});

function object(value: unknown, place: string): JsonObject {
  if (isObject(value)) return value;
  throw new DocumentMalformedError(place, value === undefined ? "is missing" : "must be a JSON object");
}

function list<item>(
  value: Json | undefined,
  place: string,
  read: (value: Json, place: string) => item,
): readonly item[] {
  if (Array.isArray(value)) return value.map((one: Json, index) => read(one, `${place}/${index}`));
  throw new DocumentMalformedError(place, value === undefined ? "is missing" : "must be a list");
}

function word(value: Json | undefined, place: string): Hex {
  if (typeof value === "string" && /^0x[0-9a-fA-F]{64}$/.test(value)) return value as Hex;
  throw new DocumentMalformedError(place, "must be 0x and 64 hexadecimal digits");
}

function letters(value: Json | undefined, place: string): Hex {
  if (typeof value === "string" && /^0x[0-9a-fA-F]{8}$/.test(value)) return value as Hex;
  throw new DocumentMalformedError(place, "must be 0x and 8 hexadecimal digits");
}

function address(value: Json | undefined, place: string): Address {
  // A wrong checksum is refused as well: the account may have been mistyped.
  if (typeof value === "string" && isAddress(value)) return value;
  throw new DocumentMalformedError(place, "must be an account: 0x and 40 hexadecimal digits");
}

function count(value: Json | undefined, place: string): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  throw new DocumentMalformedError(place, "must be a whole number");
}

function truth(value: Json, place: string): boolean {
  if (typeof value === "boolean") return value;
  throw new DocumentMalformedError(place, "must be true or false");
}
