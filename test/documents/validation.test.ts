import { expect } from "chai";
import fc from "fast-check";
import { digestOf } from "../../sdk/src/core/index.js";
import type { JsonObject } from "../../sdk/src/documents/index.js";
import {
  CREDENTIALS_V2,
  CredentialInvalidError,
  credentialFaults,
  isBefore,
  readStamp,
  requireCredential,
  SchemaInvalidError,
  schemaChecker,
} from "../../sdk/src/documents/validation/index.js";
import { caught } from "../support/caught.js";
import { LICENCE } from "./samples.js";

const subject = { id: "did:example:ada", name: "Ada" };
const entry = {
  id: "https://licensing.example/status/3#94567",
  type: "BitstringStatusListEntry",
  statusPurpose: "revocation",
  statusListIndex: "94567",
  statusListCredential: "https://licensing.example/status/3",
};
const proof = {
  type: "DataIntegrityProof",
  cryptosuite: "ecdsa-sd-2023",
  proofPurpose: "assertionMethod",
  proofValue: "u",
};

/** A credential with some members changed; undefined takes one out. */
function credential(changes: Readonly<Record<string, unknown>> = {}): JsonObject {
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

  describe("readStamp", () => {
    it("agrees with the calendar that JavaScript knows, in any zone", () => {
      const year = {
        min: new Date("0000-01-01T00:00:00Z"),
        max: new Date("9999-12-30T00:00:00Z"),
        noInvalidDate: true,
      };
      fc.assert(
        fc.property(fc.date(year), fc.integer({ min: -839, max: 839 }), (date, offset) => {
          const local = new Date(date.getTime() + offset * 60_000).toISOString();
          if (!/^\d{4}-/.test(local)) return;
          const zone = `${offset < 0 ? "-" : "+"}${String(Math.trunc(Math.abs(offset) / 60)).padStart(2, "0")}:${String(Math.abs(offset) % 60).padStart(2, "0")}`;
          const read = readStamp(local.replace("Z", zone));
          expect(read?.seconds).to.equal(BigInt(Math.floor(date.getTime() / 1000)));
          expect(Number(`0.${read?.fraction || "0"}`)).to.equal((((date.getTime() % 1000) + 1000) % 1000) / 1000);
        }),
        { numRuns: 500 },
      );
    });

    it("knows which of two moments is earlier, to any fraction", () => {
      const [one, other] = [readStamp("2026-01-01T00:00:00.10Z"), readStamp("2026-01-01T01:00:00.1+01:00")];
      if (one === undefined || other === undefined) throw new TypeError("no moments");
      expect(isBefore(one, other) || isBefore(other, one)).to.equal(false);
      const later = readStamp("2026-01-01T00:00:00.1000000000000000000001Z");
      expect(later !== undefined && isBefore(one, later)).to.equal(true);
      const early = readStamp("-0044-03-15T12:00:00Z");
      expect(early !== undefined && isBefore(early, one)).to.equal(true);
    });
  });

  describe("schemaChecker", () => {
    const schema: JsonObject = {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title: "Driving licence",
      "x-fee": 3500,
      type: "object",
      required: ["credentialSubject"],
      properties: {
        credentialSubject: {
          type: "object",
          required: ["name", "born"],
          additionalProperties: false,
          properties: {
            id: { type: "string", format: "uri" },
            name: { type: "string", minLength: 1 },
            born: { type: "string", format: "date" },
            "blood/type": { enum: ["A", "B"] },
            points: { type: "integer", maximum: 12 },
            country: { const: "EX" },
          },
        },
      },
    };
    const rules = async (credentialSubject: unknown) => {
      const { faults } = await schemaChecker(schema);
      return faults({ credentialSubject }).map(({ pointer, rule }) => [pointer, rule]);
    };

    it("has the digest under which a type names the schema", async () => {
      expect((await schemaChecker(schema)).digest).to.equal(digestOf(schema));
    });

    it("passes what follows the schema", async () => {
      expect(
        await rules({ id: "urn:x:1", name: "Ada", born: "1815-12-10", "blood/type": "A", country: "EX" }),
      ).to.deep.equal([]);
    });

    it("names the field and the rule of every fault", async () => {
      const born = "1815-12-10";
      expect(await rules({ born })).to.deep.equal([["/credentialSubject/name", "schema-required"]]);
      expect(await rules({ name: "Ada", born: "10 December 1815" })).to.deep.equal([
        ["/credentialSubject/born", "schema-format"],
      ]);
      expect(await rules({ name: "", born, hair: "red" })).to.have.deep.members([
        ["/credentialSubject/hair", "schema-additionalProperties"],
        ["/credentialSubject/name", "schema-minLength"],
      ]);
      expect(await rules({ name: "Ada", born, "blood/type": "C", points: 13, country: "UK" })).to.have.deep.members([
        ["/credentialSubject/blood~1type", "schema-enum"],
        ["/credentialSubject/points", "schema-maximum"],
        ["/credentialSubject/country", "schema-const"],
      ]);
    });

    it("refuses a schema that is none, or that refers to another", async () => {
      for (const wrong of [{ type: "text" }, { $ref: "https://w.example/other.json" }, { properties: 7 }]) {
        expect(await caught(schemaChecker(wrong))).to.be.instanceOf(SchemaInvalidError);
      }
    });
  });
});
