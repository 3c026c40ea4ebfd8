import { type Address, encodeAbiParameters, type Hex, keccak256 } from "viem";
import { type CredentialDocument, makeDocument, saltsFrom } from "../../documents/index.js";
import { requireSalt } from "../../documents/leaf.js";
import type { Term } from "./types.js";

/** Whose document it is, and which. */
export interface DocumentSubject {
  /** Id of the credential. */
  readonly id: Hex;
  /** Revision at which this document is the credential's. */
  readonly revision: number;
  /** Digest of the schema that the type names. */
  readonly schema: Hex;
  readonly holder: Address;
  /** URL of the agency. */
  readonly issuer: string;
}

/** The W3C's own context, and the one that gives every column of a file a meaning. */
const CONTEXTS = ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/undefined-terms/v2"];

/**
 * Makes the document of a term: its row as a W3C credential, each field salted. The agency keeps it and hands it to the
 * licensee. All salts come from one secret, so that a second run makes the same document; whoever deletes secret and
 * documents leaves commitments that mean nothing.
 *
 * @param term Term and row; columns without a name and empty values are left out.
 * @param secret 32 random bytes that the agency keeps.
 */
export function licenceDocument(
  subject: DocumentSubject,
  { validFrom, validUntil, fields }: Pick<Term, "validFrom" | "validUntil" | "fields">,
  secret: Hex,
): CredentialDocument {
  const { schema, holder, issuer } = subject;
  const said = Object.entries(fields).filter(([name, value]) => name !== "" && value !== "");
  const credential = {
    "@context": CONTEXTS,
    type: ["VerifiableCredential", "LicenceCredential"],
    issuer,
    validFrom: stampOf(validFrom),
    validUntil: stampOf(validUntil),
    credentialSubject: Object.fromEntries(said),
  };
  return makeDocument(credential, { schema, holder, salts: saltsFrom(secretOf(subject, secret)) });
}

/** A secret of the document's own. */
function secretOf({ id, revision }: DocumentSubject, secret: Hex): Hex {
  requireSalt(secret);
  const parts = [{ type: "bytes32" }, { type: "bytes32" }, { type: "uint16" }] as const;
  return keccak256(encodeAbiParameters(parts, [secret, id, revision]));
}

const stampOf = (moment: bigint): string => new Date(Number(moment) * 1000).toISOString().replace(".000Z", "Z");
