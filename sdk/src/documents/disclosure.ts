import { bytesToHex, hexToBytes } from "viem";
import { commitmentOf } from "./commitment.js";
import { type DigestOptions, digestDocument, saltedFields } from "./document.js";
import { FieldUnknownError, NothingDisclosedError } from "./errors.js";
import { assemble } from "./fields.js";
import { plainKeccak } from "./keccak.js";
import { fieldLeaf } from "./leaf.js";
import { isWithin } from "./pointer.js";
import { merkleTree, multiproofRoot } from "./tree.js";
import {
  type CredentialDocument,
  DISCLOSURE_FORMAT,
  type Disclosure,
  type Field,
  type JsonObject,
  type Opened,
  type SaltedField,
} from "./types.js";

/** Members that tell what a document is: worth showing beside any other field. */
export const FRAME: readonly string[] = ["/@context", "/type", "/issuer", "/credentialSchema"];

/** Those of {@link FRAME} that a document has. */
export const frameOf = ({ credential }: Pick<CredentialDocument, "credential">): readonly string[] =>
  FRAME.filter((pointer) => Object.hasOwn(credential, pointer.slice(1)));

/**
 * Shows some fields of a document, and proves them with one proof.
 *
 * @param pointers JSON Pointers of the fields; that of an object or a list names all that is in it.
 * @throws {@link FieldUnknownError} for a pointer at which the document has nothing.
 */
export function disclose(
  document: CredentialDocument,
  pointers: readonly string[],
  { keccak = plainKeccak }: DigestOptions = {},
): Disclosure {
  const fields = saltedFields(document);
  if (pointers.length === 0) throw new NothingDisclosedError();
  for (const place of pointers) {
    if (!fields.some(({ pointer }) => isWithin(pointer, place))) throw new FieldUnknownError(place);
  }
  const wanted = [...fields.keys()].filter((number) => isShown(fields[number] as SaltedField, pointers));
  const tree = merkleTree(
    fields.map((field) => fieldLeaf(field, keccak)),
    keccak,
  );
  const { order, proof, flags } = tree.multiproof(wanted);
  const { schema, holder, salt, record } = document;
  return {
    format: DISCLOSURE_FORMAT,
    schema,
    holder,
    salt,
    fields: order.map((number) => fields[number] as SaltedField),
    proof: proof.map((node) => bytesToHex(node)),
    flags,
    ...(record === undefined ? {} : { record }),
  };
}

/** A field is shown where it is asked for, and the length of a list wherever something in the list is. */
const isShown = ({ pointer, value }: Field, places: readonly string[]): boolean =>
  places.some((place) => isWithin(pointer, place) || (isLength(value) && isWithin(place, pointer)));

/** No field but the length of a list holds an object that is not empty. */
const isLength = (value: Field["value"]): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;

/**
 * Opens a document, or some fields of one, as it was handed over, and computes the commitment to which it leads. That
 * alone proves nothing: compare the commitment with the one on record.
 *
 * @throws {@link FieldConflictError} where two fields cannot stand in one document.
 * @throws {@link ProofMalformedError} where the proof cannot be one of these fields.
 */
export function openDocument(presented: CredentialDocument | Disclosure, options: DigestOptions = {}): Opened {
  const { schema, holder } = presented;
  const { fields, root, commitment, credential } =
    "credential" in presented ? openWhole(presented, options) : openPart(presented, options);
  const sorted = fields
    .map(({ pointer, value }) => ({ pointer, value }))
    .sort((one, other) => (one.pointer < other.pointer ? -1 : 1));
  return { commitment, root, schema, holder, fields: sorted, credential, whole: "credential" in presented };
}

type OpenedPart = Pick<Opened, "root" | "commitment" | "fields" | "credential">;

function openWhole(document: CredentialDocument, options: DigestOptions): OpenedPart {
  const fields = saltedFields(document);
  return { ...digestDocument(document, options), fields, credential: bare(document.credential) };
}

function openPart(disclosure: Disclosure, { keccak = plainKeccak }: DigestOptions): OpenedPart {
  const { fields, proof, flags } = disclosure;
  if (fields.length === 0) throw new NothingDisclosedError();
  const credential = assemble(fields);
  const leaves = fields.map((field) => fieldLeaf(field, keccak));
  const nodes = proof.map((node) => hexToBytes(node));
  const root = bytesToHex(multiproofRoot(leaves, { proof: nodes, flags }, keccak));
  return { root, commitment: commitmentOf({ ...disclosure, fieldsRoot: root }, keccak), fields, credential };
}

/** A credential without the signatures that stand beside it: they are no part of what was committed to. */
function bare({ proof: _, ...credential }: JsonObject): JsonObject {
  return credential;
}
