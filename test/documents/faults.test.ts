import { expect } from "chai";
import fc from "fast-check";
import {
  CREDENTIALS_V2,
  CredentialInvalidError,
  credentialFaults,
  requireCredential,
} from "../../sdk/src/documents/validation/index.js";
import { credential, entry, proof, subject } from "./credential.js";

describe("validation of W3C credentials", () => {
  describe("faults", () => {
    const rows: readonly (readonly [string, unknown, string, string])[] = [
      ["a text", "x", "", "credential-object"],
      ["a list", [], "", "credential-object"],
      ["null", null, "", "credential-object"],
      ["no context", credential({ "@context": undefined }), "/@context", "context-missing"],
      ["a context that is no list", credential({ "@context": CREDENTIALS_V2 }), "/@context", "context-list"],
      ["an empty context", credential({ "@context": [] }), "/@context/0", "context-first"],
      [
        "the contexts in the wrong order",
        credential({ "@context": ["https://w.example/v1", CREDENTIALS_V2] }),
        "/@context/0",
        "context-first",
      ],
      [
        "the context of version 1",
        credential({ "@context": ["https://www.w3.org/2018/credentials/v1"] }),
        "/@context/0",
        "context-first",
      ],
      ["a context that is a number", credential({ "@context": [CREDENTIALS_V2, 7] }), "/@context/1", "context-item"],
      ["a context that is no URL", credential({ "@context": [CREDENTIALS_V2, "licence"] }), "/@context/1", "url"],
      ["an id that is no URL", credential({ id: "licence 7" }), "/id", "url"],
      ["an id that is a bare word", credential({ id: "7d6f6f0e" }), "/id", "url"],
      ["an id with a space in front", credential({ id: " urn:x:1" }), "/id", "url"],
      ["an id with a line end", credential({ id: "urn:x:1\n" }), "/id", "url"],
      ["two ids", credential({ id: ["urn:x:1", "urn:x:2"] }), "/id", "url"],
      ["an id of null", credential({ id: null }), "/id", "url"],
      ["no type", credential({ type: undefined }), "/type", "type-missing"],
      ["an empty list of types", credential({ type: [] }), "/type", "type-empty"],
      ["a type that is a number", credential({ type: ["VerifiableCredential", 7] }), "/type/1", "type-text"],
      ["an empty type", credential({ type: "" }), "/type", "type-text"],
      ["no VerifiableCredential among the types", credential({ type: ["Licence"] }), "/type", "type-credential"],
      ["a name that is a number", credential({ name: 7 }), "/name", "text"],
      ["a name without its value", credential({ name: { "@language": "en" } }), "/name/@value", "text"],
      ["a name with a stray member", credential({ name: { "@value": "x", lang: "en" } }), "/name/lang", "text"],
      [
        "a name in an odd direction",
        credential({ name: { "@value": "x", "@direction": "up" } }),
        "/name/@direction",
        "text",
      ],
      [
        "a description with a numeric language",
        credential({ description: [{ "@value": "x", "@language": 1 }] }),
        "/description/0/@language",
        "text",
      ],
      ["no issuer", credential({ issuer: undefined }), "/issuer", "issuer-missing"],
      ["an issuer that is no URL", credential({ issuer: "Licensing Department" }), "/issuer", "url"],
      ["two issuers", credential({ issuer: ["https://a.example", "https://b.example"] }), "/issuer", "url"],
      ["an issuer without an id", credential({ issuer: { name: "Office" } }), "/issuer/id", "issuer-id-missing"],
      ["an issuer with an id that is no URL", credential({ issuer: { id: "office" } }), "/issuer/id", "url"],
      ["an issuer with a numeric name", credential({ issuer: { id: "urn:x:1", name: 1 } }), "/issuer/name", "text"],
      ["no subject", credential({ credentialSubject: undefined }), "/credentialSubject", "credentialsubject-missing"],
      ["a subject that is a text", credential({ credentialSubject: "Ada" }), "/credentialSubject", "subject-object"],
      [
        "a subject of whom nothing is said",
        credential({ credentialSubject: {} }),
        "/credentialSubject",
        "subject-empty",
      ],
      ["no subject in the list", credential({ credentialSubject: [] }), "/credentialSubject", "subject-empty"],
      [
        "an empty subject in the list",
        credential({ credentialSubject: [subject, {}] }),
        "/credentialSubject/1",
        "subject-empty",
      ],
      [
        "a subject whose id is no URL",
        credential({ credentialSubject: { id: "ada" } }),
        "/credentialSubject/id",
        "url",
      ],
      ["a date without a time", credential({ validFrom: "2026-01-01" }), "/validFrom", "date-time-stamp"],
      ["a time without a zone", credential({ validFrom: "2026-01-01T00:00:00" }), "/validFrom", "date-time-stamp"],
      ["a time without seconds", credential({ validFrom: "2026-01-01T00:00Z" }), "/validFrom", "date-time-stamp"],
      ["a month 13", credential({ validFrom: "2026-13-01T00:00:00Z" }), "/validFrom", "date-time-stamp"],
      ["30 February", credential({ validUntil: "2026-02-30T00:00:00Z" }), "/validUntil", "date-time-stamp"],
      [
        "29 February of a year without one",
        credential({ validUntil: "1900-02-29T00:00:00Z" }),
        "/validUntil",
        "date-time-stamp",
      ],
      ["an hour 25", credential({ validUntil: "2026-02-03T25:00:00Z" }), "/validUntil", "date-time-stamp"],
      [
        "a second past midnight 24",
        credential({ validUntil: "2026-02-03T24:00:01Z" }),
        "/validUntil",
        "date-time-stamp",
      ],
      ["a zone of 15 hours", credential({ validUntil: "2026-02-03T00:00:00+15:00" }), "/validUntil", "date-time-stamp"],
      [
        "a small letter for the zone",
        credential({ validUntil: "2026-02-03T00:00:00z" }),
        "/validUntil",
        "date-time-stamp",
      ],
      ["a space for the T", credential({ validUntil: "2026-02-03 00:00:00Z" }), "/validUntil", "date-time-stamp"],
      ["a moment as a number", credential({ validUntil: 1_767_225_600 }), "/validUntil", "date-time-stamp"],
      [
        "a term that ends before it begins",
        credential({ validFrom: "2026-01-01T00:00:00Z", validUntil: "2025-12-31T23:59:59Z" }),
        "/validUntil",
        "term-reversed",
      ],
      [
        "a term reversed by its zones",
        credential({ validFrom: "2026-01-01T00:00:00Z", validUntil: "2026-01-01T00:30:00+01:00" }),
        "/validUntil",
        "term-reversed",
      ],
      [
        "a term reversed by a fraction",
        credential({ validFrom: "2026-01-01T00:00:00.5Z", validUntil: "2026-01-01T00:00:00.49Z" }),
        "/validUntil",
        "term-reversed",
      ],
      ["a status that is a text", credential({ credentialStatus: "valid" }), "/credentialStatus", "status-object"],
      [
        "a status without a type",
        credential({ credentialStatus: { id: "urn:x:1" } }),
        "/credentialStatus/type",
        "status-type-missing",
      ],
      [
        "a status whose id is no URL",
        credential({ credentialStatus: [{ ...entry, id: "94567" }] }),
        "/credentialStatus/0/id",
        "url",
      ],
      ["an empty list of statuses", credential({ credentialStatus: [] }), "/credentialStatus", "status-empty"],
      [
        "a status without a purpose",
        credential({ credentialStatus: { ...entry, statusPurpose: undefined } }),
        "/credentialStatus/statusPurpose",
        "status-purpose-missing",
      ],
      [
        "an empty purpose",
        credential({ credentialStatus: { ...entry, statusPurpose: "" } }),
        "/credentialStatus/statusPurpose",
        "status-purpose",
      ],
      [
        "an index as a number",
        credential({ credentialStatus: { ...entry, statusListIndex: 94567 } }),
        "/credentialStatus/statusListIndex",
        "status-index",
      ],
      [
        "an index below zero",
        credential({ credentialStatus: { ...entry, statusListIndex: "-1" } }),
        "/credentialStatus/statusListIndex",
        "status-index",
      ],
      [
        "a status without a list",
        credential({ credentialStatus: { ...entry, statusListCredential: undefined } }),
        "/credentialStatus/statusListCredential",
        "status-list-missing",
      ],
      [
        "a list that is no URL",
        credential({ credentialStatus: { ...entry, statusListCredential: "list" } }),
        "/credentialStatus/statusListCredential",
        "url",
      ],
      [
        "a size of zero",
        credential({ credentialStatus: { ...entry, statusSize: 0 } }),
        "/credentialStatus/statusSize",
        "status-size",
      ],
      [
        "a message that is not told",
        credential({ credentialStatus: { ...entry, statusSize: 2 } }),
        "/credentialStatus/statusMessage",
        "status-message-missing",
      ],
      [
        "too few messages",
        credential({ credentialStatus: { ...entry, statusSize: 2, statusMessage: [{ status: "0x0", message: "a" }] } }),
        "/credentialStatus/statusMessage",
        "status-message",
      ],
      [
        "a message without a text",
        credential({
          credentialStatus: {
            ...entry,
            statusPurpose: "message",
            statusMessage: [{ status: "0x0", message: "a" }, { status: "0x1" }],
          },
        }),
        "/credentialStatus/statusMessage/1",
        "status-message",
      ],
      [
        "a reference that is no URL",
        credential({ credentialStatus: { ...entry, statusReference: "words" } }),
        "/credentialStatus/statusReference",
        "url",
      ],
      [
        "a schema that is a URL alone",
        credential({ credentialSchema: "https://w.example/s.json" }),
        "/credentialSchema",
        "schema-object",
      ],
      [
        "a schema without an id",
        credential({ credentialSchema: { type: "JsonSchema" } }),
        "/credentialSchema/id",
        "schema-id-missing",
      ],
      [
        "a schema without a type",
        credential({ credentialSchema: [{ id: "urn:x:1" }] }),
        "/credentialSchema/0/type",
        "schema-type-missing",
      ],
      [
        "evidence without a type",
        credential({ evidence: [{ id: "urn:x:1" }] }),
        "/evidence/0/type",
        "evidence-type-missing",
      ],
      ["terms of use that are a text", credential({ termsOfUse: "none" }), "/termsOfUse", "terms-of-use-object"],
      [
        "a service without a type",
        credential({ refreshService: { id: "urn:x:1" } }),
        "/refreshService/type",
        "refresh-service-type-missing",
      ],
      [
        "a resource without its digest",
        credential({ relatedResource: [{ id: "urn:x:1" }] }),
        "/relatedResource/0",
        "resource-digest-missing",
      ],
      [
        "a resource without an id",
        credential({ relatedResource: { digestSRI: "x" } }),
        "/relatedResource/id",
        "resource-id-missing",
      ],
      [
        "a resource named twice",
        credential({
          relatedResource: [
            { id: "urn:x:1", digestSRI: "x" },
            { id: "urn:x:1", digestSRI: "y" },
          ],
        }),
        "/relatedResource/1/id",
        "resource-repeated",
      ],
      ["a proof that is a text", credential({ proof: "x" }), "/proof", "proof-object"],
      ["a proof without a type", credential({ proof: {} }), "/proof/type", "proof-type-missing"],
      [
        "a data-integrity proof without a cryptosuite",
        credential({ proof: { ...proof, cryptosuite: "" } }),
        "/proof/cryptosuite",
        "proof-text",
      ],
      [
        "a proof made at no time",
        credential({ proof: { ...proof, created: "today" } }),
        "/proof/created",
        "date-time-stamp",
      ],
    ];
    for (const [what, value, pointer, rule] of rows) {
      it(`names ${pointer || "the whole"} and ${rule} for ${what}`, () => {
        const faults = credentialFaults(value);
        expect(faults.map((fault) => [fault.pointer, fault.rule])).to.deep.equal([[pointer, rule]]);
        expect(faults[0]?.sentence).to.match(/^[A-Z"0-9{[].*\.$/s);
        const error = (() => {
          try {
            return requireCredential(value);
          } catch (thrown) {
            return thrown;
          }
        })();
        expect(error).to.be.instanceOf(CredentialInvalidError);
        expect((error as CredentialInvalidError).message)
          .to.contain(rule)
          .and.to.contain(pointer);
      });
    }

    it("tells of every fault at once", () => {
      const faults = credentialFaults({ "@context": ["x"], type: [], validFrom: "now" });
      expect(faults.map(({ rule }) => rule)).to.deep.equal([
        "context-first",
        "type-empty",
        "issuer-missing",
        "credentialsubject-missing",
        "date-time-stamp",
      ]);
    });

    it("never throws, whatever it is given", () => {
      const member = fc.constantFrom(
        ..."@context id type issuer credentialSubject validFrom validUntil credentialStatus credentialSchema relatedResource evidence name proof".split(
          " ",
        ),
      );
      fc.assert(
        fc.property(fc.dictionary(member, fc.jsonValue({ maxDepth: 3 })), fc.jsonValue(), (members, any) => {
          for (const value of [members, { ...credential(), ...members }, any]) {
            for (const { pointer, rule, sentence } of credentialFaults(value)) {
              expect(pointer).to.match(/^(\/|$)/);
              expect(rule).to.match(/^[a-z-]+$/);
              expect(sentence).not.to.equal("");
            }
          }
        }),
      );
    });
  });
});
