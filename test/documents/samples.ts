import type { Hex } from "viem";
import { type CredentialDocument, type JsonObject, makeDocument, saltsFrom } from "../../sdk/src/documents/index.js";

/** Ada's account. */
export const ADA = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

/** Digest of the schema in these tests. */
export const SCHEMA: Hex = `0x${"5c".repeat(32)}`;

/** Where salts come from in these tests. */
export const SECRET: Hex = `0x${"a7".repeat(32)}`;

/** A driving licence: objects, a list of words, a list of objects. */
export const LICENCE: JsonObject = {
  "@context": ["https://www.w3.org/ns/credentials/v2", "https://licensing.example/contexts/driving/v1"],
  id: "urn:uuid:7d6f6f0e-4d5c-4b44-9a57-3f5b6f1f6a11",
  type: ["VerifiableCredential", "DrivingLicenceCredential"],
  issuer: { id: "did:web:licensing.example", name: "Licensing Department" },
  validFrom: "2026-01-01T00:00:00Z",
  validUntil: "2036-01-01T00:00:00Z",
  credentialSchema: { id: "https://licensing.example/schemas/driving.json", type: "JsonSchema" },
  credentialSubject: {
    id: `did:pkh:eip155:31337:${ADA}`,
    name: "Ada Lovelace",
    born: "1815-12-10",
    organDonor: true,
    restrictions: [],
    categories: [
      { code: "B", since: "2026-01-01" },
      { code: "C1", since: "2027-06-30", trailer: false },
    ],
  },
};

/** Ada's driving licence with its salts. */
export const document = (credential: JsonObject = LICENCE): CredentialDocument =>
  makeDocument(credential, { schema: SCHEMA, holder: ADA, salts: saltsFrom(SECRET) });
