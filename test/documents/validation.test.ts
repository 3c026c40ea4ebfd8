import { expect } from "chai";
import fc from "fast-check";
import type { JsonObject } from "../../sdk/src/documents/index.js";
import { CREDENTIALS_V2, credentialFaults, requireCredential } from "../../sdk/src/documents/validation/index.js";
import { credential, entry, proof, subject } from "./credential.js";
import { LICENCE } from "./samples.js";

describe("validation of W3C credentials", () => {
  describe("valid documents, of any extension", () => {
    const valid: Readonly<Record<string, JsonObject>> = {
      "the least that one has": credential(),
      "a driving licence": LICENCE,
      "another context and one in place": credential({
        "@context": [CREDENTIALS_V2, "https://w.example/v1", { "@vocab": "urn:x:" }],
      }),
      "one type alone": credential({ type: "VerifiableCredential" }),
      "more types, among them a URL": credential({ type: ["https://w.example/Licence", "VerifiableCredential"] }),
      "an id": credential({ id: "urn:uuid:7d6f6f0e-4d5c-4b44-9a57-3f5b6f1f6a11" }),
      "an issuer with a name in two languages": credential({
        issuer: {
          id: "did:web:licensing.example",
          name: [
            { "@value": "Bureau", "@language": "fr" },
            { "@value": "مكتب", "@language": "ar", "@direction": "rtl" },
          ],
          description: "An office",
        },
      }),
      "several subjects": credential({ credentialSubject: [subject, { spouse: "did:example:bob" }] }),
      "a subject without an id": credential({ credentialSubject: { name: "Ada" } }),
      "a term in two zones": credential({
        validFrom: "2026-01-01T00:00:00+14:00",
        validUntil: "2026-01-01T00:00:00-12:00",
      }),
      "a term of one moment": credential({
        validFrom: "2026-01-01T00:00:00Z",
        validUntil: "2026-01-01T01:00:00+01:00",
      }),
      "midnight as hour 24": credential({ validFrom: "2026-01-01T24:00:00Z", validUntil: "2026-01-02T00:00:00Z" }),
      "a leap day, fractions, a far year": credential({
        validFrom: "2024-02-29T23:59:59.123456789Z",
        validUntil: "12024-01-01T00:00:00Z",
      }),
      "two status entries": credential({
        credentialStatus: [entry, { ...entry, statusPurpose: "suspension", id: undefined }].map((one) =>
          JSON.parse(JSON.stringify(one)),
        ),
      }),
      "a status of another kind": credential({ credentialStatus: { type: "OtherStatus", whatever: 7 } }),
      "a status with messages": credential({
        credentialStatus: {
          ...entry,
          statusPurpose: "message",
          statusSize: 1,
          statusMessage: [
            { status: "0x0", message: "pending" },
            { status: "0x1", message: "granted" },
          ],
          statusReference: "https://w.example/words",
        },
      }),
      schemas: credential({ credentialSchema: [{ id: "https://w.example/s.json", type: "JsonSchema" }] }),
      "evidence, terms, a service": credential({
        evidence: [{ type: "DocumentVerification" }],
        termsOfUse: { type: "TrustFrameworkPolicy", id: "urn:x:1" },
        refreshService: { type: "Refresh", id: "https://w.example/r" },
      }),
      "related resources": credential({
        relatedResource: [
          { id: "https://w.example/a", digestSRI: "sha384-x" },
          { id: "https://w.example/b", digestMultibase: "uEi" },
        ],
      }),
      "a proof": credential({ proof: [proof, { type: "OtherProof" }] }),
      "members that nobody knows": credential({ "w:extra": { deep: [{ id: 7, type: null }] }, 7: true, id2: null }),
    };
    for (const [what, value] of Object.entries(valid)) {
      it(`passes ${what}`, () => {
        expect(credentialFaults(value)).to.deep.equal([]);
        expect(requireCredential(value)).to.equal(value);
      });
    }

    it("passes whatever members are added that the data model does not know", () => {
      const known = new Set([
        ..."@context id type name description issuer credentialSubject validFrom validUntil credentialStatus credentialSchema refreshService termsOfUse evidence relatedResource proof".split(
          " ",
        ),
      ]);
      const name = fc.string().filter((text) => !known.has(text));
      fc.assert(
        fc.property(fc.dictionary(name, fc.jsonValue()), fc.dictionary(name, fc.jsonValue()), (members, claims) => {
          const value = { ...members, ...credential({ credentialSubject: { ...claims, ...subject } }) } as JsonObject;
          expect(credentialFaults(value)).to.deep.equal([]);
        }),
      );
    });
  });
});
