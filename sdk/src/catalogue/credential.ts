import type { JsonObject } from "../documents/index.js";
import type { CertificateKind } from "./types.js";

/** What a certificate states beside its fields. */
export interface CertificateParts {
  /** URL or DID of the agency. */
  readonly issuer: string;
  /** Unix seconds. */
  readonly validFrom: bigint;
  /** Unix seconds at which it has ended; it does not end when left out. */
  readonly validUntil?: bigint | undefined;
  /** The fields of its subject, as the kind's schema has them. */
  readonly fields: JsonObject;
}

/** Contexts of every certificate: the data model's own, and the one under which fields need no vocabulary of their own. */
const CONTEXT = [
  "https://www.w3.org/ns/credentials/v2",
  "https://www.w3.org/ns/credentials/undefined-terms/v2",
] as const;

/** Writes a certificate as a Verifiable Credential (W3C, Data Model 2.0), not yet signed or committed to. */
export function certificate(
  kind: CertificateKind,
  { issuer, validFrom, validUntil, fields }: CertificateParts,
): JsonObject {
  return {
    "@context": CONTEXT,
    type: ["VerifiableCredential"],
    name: kind.name,
    issuer,
    validFrom: timestamp(validFrom),
    ...(validUntil === undefined ? {} : { validUntil: timestamp(validUntil) }),
    credentialSchema: { id: kind.schema.$id, type: "JsonSchema" },
    credentialSubject: fields,
  };
}

const timestamp = (seconds: bigint): string => new Date(Number(seconds) * 1_000).toISOString().replace(".000Z", "Z");
