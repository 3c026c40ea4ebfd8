import { type Address, bytesToHex, concatBytes, type Hex, hexToBytes, stringToBytes, zeroAddress } from "viem";
import { commitmentOf } from "./commitment.js";
import { DocumentMalformedError } from "./errors.js";
import { fieldsOf } from "./fields.js";
import { type Keccak, plainKeccak } from "./keccak.js";
import { fieldLeaf, requireSalt } from "./leaf.js";
import { merkleTree } from "./tree.js";
import { type CredentialDocument, DOCUMENT_FORMAT, type JsonObject, type SaltedField } from "./types.js";

/** What a document is made with. */
export interface DocumentOptions {
  /** Digest of the schema that the document follows: what its type names. */
  readonly schema: Hex;
  /** Account of the subject; none by default. */
  readonly holder?: Address;
  /** The salt of each field, by its pointer; the commitment's own goes by the empty one. */
  readonly salts: (pointer: string) => Hex;
}

/** How to digest. */
export interface DigestOptions {
  /** Another keccak256, such as `fastKeccak` gives. */
  readonly keccak?: Keccak;
}

/**
 * Salts that come from one secret: keccak256 of the secret and the pointer. Whoever shows a field shows its salt and
 * nothing of the others'. Draw 32 random bytes for each document.
 */
export function saltsFrom(secret: Hex, { keccak = plainKeccak }: DigestOptions = {}): (pointer: string) => Hex {
  requireSalt(secret);
  const own = hexToBytes(secret);
  return (pointer) => bytesToHex(keccak(concatBytes([own, stringToBytes(pointer)])));
}

/** Gives every field of a credential its salt. */
export function makeDocument(credential: JsonObject, options: DocumentOptions): CredentialDocument {
  const { schema, holder = zeroAddress, salts } = options;
  const pairs = fieldsOf(credential).map(({ pointer }) => [pointer, salts(pointer)] as const);
  return {
    format: DOCUMENT_FORMAT,
    credential,
    salts: Object.fromEntries(pairs),
    schema,
    holder,
    salt: salts(""),
  };
}

/**
 * The fields of a document with their salts.
 *
 * @throws {@link DocumentMalformedError} where a field has no salt, or a salt no field.
 */
export function saltedFields({ credential, salts }: CredentialDocument): readonly SaltedField[] {
  const fields = fieldsOf(credential).map(({ pointer, value }) => {
    const salt = Object.hasOwn(salts, pointer) ? salts[pointer] : undefined;
    if (salt === undefined) throw new DocumentMalformedError(pointer, "has no salt");
    return { pointer, value, salt };
  });
  if (Object.keys(salts).length === fields.length) return fields;
  const known = new Set(fields.map(({ pointer }) => pointer));
  const stray = Object.keys(salts).find((pointer) => !known.has(pointer)) ?? "";
  throw new DocumentMalformedError(stray, "has a salt, but the document has no such field");
}

/** The tree of a document's fields, and the commitment that goes on record. */
export function digestDocument(
  document: CredentialDocument,
  { keccak = plainKeccak }: DigestOptions = {},
): { readonly root: Hex; readonly commitment: Hex } {
  const leaves = saltedFields(document).map((field) => fieldLeaf(field, keccak));
  const root = bytesToHex(merkleTree(leaves, keccak).root);
  return { root, commitment: commitmentOf({ ...document, fieldsRoot: root }, keccak) };
}
