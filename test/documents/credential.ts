import type { JsonObject } from "../../sdk/src/documents/index.js";
import { CREDENTIALS_V2 } from "../../sdk/src/documents/validation/index.js";

/** Whom the credentials speak of. */
export const subject = { id: "did:example:ada", name: "Ada" };
/** A place in a status list. */
export const entry = {
  id: "https://licensing.example/status/3#94567",
  type: "BitstringStatusListEntry",
  statusPurpose: "revocation",
  statusListIndex: "94567",
  statusListCredential: "https://licensing.example/status/3",
};
/** A proof that is well formed and proves nothing. */
export const proof = {
  type: "DataIntegrityProof",
  cryptosuite: "ecdsa-sd-2023",
  proofPurpose: "assertionMethod",
  proofValue: "u",
};

/** A credential with some members changed; undefined takes one out. */
export function credential(changes: Readonly<Record<string, unknown>> = {}): JsonObject {
  const base = {
    "@context": [CREDENTIALS_V2],
    type: ["VerifiableCredential"],
    issuer: "https://licensing.example/",
    credentialSubject: subject,
  };
  return Object.fromEntries(
    Object.entries({ ...base, ...changes }).filter(([, value]) => value !== undefined),
  ) as JsonObject;
}
