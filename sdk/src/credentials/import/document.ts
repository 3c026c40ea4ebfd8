import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { type Address, encodeAbiParameters, type Hex, keccak256, size } from "viem";
import { commitmentOf, SaltError } from "../ids.js";
import type { Fields } from "./types.js";

/** One field of a document, and the salt with which it can be shown without the others. */
export interface SaltedField {
  readonly name: string;
  readonly value: string;
  readonly salt: Hex;
}

/** The document of one term: its row, each field salted. The agency keeps it and hands it to the licensee. */
export interface LicenceDocument {
  /** Id of the credential. */
  readonly id: Hex;
  /** Revision at which this document is the credential's. */
  readonly revision: number;
  /** Digest of the schema that the type names. */
  readonly schema: Hex;
  readonly holder: Address;
  readonly fields: readonly SaltedField[];
  readonly salt: Hex;
}

/** Whose document it is, and which. */
export type DocumentSubject = Omit<LicenceDocument, "fields" | "salt">;

/**
 * Makes the document of a term. All salts come from one secret, so that a second run makes the same document; whoever
 * deletes secret and documents leaves commitments that mean nothing.
 *
 * @param secret 32 random bytes that the agency keeps.
 */
export function licenceDocument(subject: DocumentSubject, row: Fields, secret: Hex): LicenceDocument {
  if (size(secret) !== 32) throw new SaltError(size(secret));
  const fields = Object.entries(row)
    .filter(([name, value]) => name !== "" && value !== "")
    .map(([name, value]) => ({ name, value, salt: saltFor(subject, name, secret) }));
  return { ...subject, fields, salt: saltFor(subject, "", secret) };
}

/**
 * The commitment to a document. Its fields' root is that of OpenZeppelin's StandardMerkleTree over (string name,
 * string value, bytes32 salt), so that a multiproof shows any of them.
 */
export function documentCommitment({ schema, holder, fields, salt }: LicenceDocument): Hex {
  const leaves = fields.map((field): [string, string, Hex] => [field.name, field.value, field.salt]);
  const { root } = StandardMerkleTree.of(leaves, ["string", "string", "bytes32"]);
  return commitmentOf({ schema, holder, fieldsRoot: root as Hex, salt });
}

function saltFor({ id, revision }: DocumentSubject, name: string, secret: Hex): Hex {
  return keccak256(
    encodeAbiParameters(
      [{ type: "bytes32" }, { type: "bytes32" }, { type: "uint16" }, { type: "string" }],
      [secret, id, revision, name],
    ),
  );
}
