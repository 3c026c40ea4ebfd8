import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect } from "chai";
import {
  CertificateFieldsError,
  type CertificateKind,
  catalogue,
  checkFields,
  endOf,
  KindUnknownError,
  kindOf,
  maximumTerm,
  requireFields,
  schemaDigest,
} from "../../sdk/src/catalogue/index.js";
import { BAD, type Fields } from "./bad.js";

type Schema = Readonly<Record<string, unknown>> & {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
};

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const samples = read("../../samples/certificates.json") as Readonly<Record<string, Fields>>;
const digests = read("digests.json");
const sampleOf = ({ code }: CertificateKind): Fields => samples[code] ?? {};
const subjectOf = ({ schema }: CertificateKind): Schema =>
  (schema as unknown as Schema).properties?.["credentialSubject"] ?? {};

/** Every required member at any depth of the schema that the fields have, as a path. */
function requiredIn(schema: Schema, fields: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (Array.isArray(fields)) {
    return fields.flatMap((one, index) => requiredIn(schema.items ?? {}, one, [...path, `${index}`]));
  }
  if (typeof fields !== "object" || fields === null) return [];
  const own = (schema.required ?? []).map((name) => [...path, name]);
  const deeper = Object.entries(fields).flatMap(([name, held]) =>
    requiredIn(schema.properties?.[name] ?? {}, held, [...path, name]),
  );
  return [...own, ...deeper];
}

/** A copy of the fields in which a member is another one, or is not there. */
function changed(fields: Fields, path: readonly string[], value?: unknown): Fields {
  const copy = structuredClone(fields) as Record<string, unknown>;
  const parent = path.slice(0, -1).reduce((at, name) => at[name] as Record<string, unknown>, copy);
  const last = path.at(-1) ?? "";
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

const pointer = (path: readonly string[]): string => path.map((name) => `/${name}`).join("");

describe("the catalogue", () => {
  it("has at least the twenty-four kinds that Shenzhen's app carries, each under a code and a name of its own", () => {
    expect(catalogue.length).to.be.at.least(24);
    for (const { code, name } of catalogue) {
      expect(code).to.match(/^[A-Z]{4}$/);
      expect(new TextEncoder().encode(name).length).to.be.within(1, 64);
      expect(name).to.match(/^[\w -]+$/);
    }
    for (const key of ["code", "name"] as const) {
      expect(new Set(catalogue.map((kind) => kind[key])).size).to.equal(catalogue.length);
    }
  });

  it("finds a kind by its code, and refuses a code that it does not have", () => {
    expect(kindOf("DRIV").name).to.equal("Driving licence");
    expect(() => kindOf("NONE"))
      .to.throw(KindUnknownError)
      .with.property("code", "NONE");
  });

  it("has a sample and a bad sample of each kind", () => {
    const codes = catalogue.map(({ code }) => code).sort();
    expect(Object.keys(samples).sort()).to.deep.equal(codes);
    expect(Object.keys(BAD).sort()).to.deep.equal(codes);
  });

  it("keeps every digest: a schema that was registered never changes", () => {
    expect(Object.fromEntries(catalogue.map(({ code, schema }) => [code, schemaDigest(schema)]))).to.deep.equal(
      digests,
    );
  });

  for (const kind of catalogue) {
    const { code, name, schema } = kind;
    describe(`${code}, ${name.toLowerCase()}`, () => {
      it("has a schema of draft 2020-12 that names every field", () => {
        const ajv = new Ajv2020({ strict: false });
        expect(schema["$schema"]).to.equal("https://json-schema.org/draft/2020-12/schema");
        expect(schema.$id).to.equal(`urn:civitas:schema:${code}:1`);
        expect(ajv.validateSchema(schema), ajv.errorsText()).to.equal(true);
        for (const [field, rule] of Object.entries(subjectOf(kind).properties ?? {})) {
          expect(rule["description"], field).to.be.a("string");
        }
      });

      it("takes the sample, and gives it back", () => {
        expect(checkFields(kind, sampleOf(kind))).to.deep.equal([]);
        expect(requireFields(kind, sampleOf(kind))).to.equal(sampleOf(kind));
      });

      it("refuses a field too few, wherever it is required", () => {
        const paths = requiredIn(subjectOf(kind), sampleOf(kind));
        expect(paths.length).to.be.at.least(3);
        for (const path of paths) {
          const faults = checkFields(kind, changed(sampleOf(kind), path));
          expect(faults).to.deep.equal([
            { field: pointer(path), rule: "required", sentence: `${path.join(".")} is missing.` },
          ]);
        }
      });

      it("refuses a field too many", () => {
        expect(checkFields(kind, { ...sampleOf(kind), favouriteColour: "blue" })).to.deep.equal([
          {
            field: "/favouriteColour",
            rule: "additionalProperties",
            sentence: "favouriteColour is no field of this kind.",
          },
        ]);
      });

      it("refuses a value of another sort in each field", () => {
        for (const field of Object.keys(sampleOf(kind))) {
          const faults = checkFields(kind, changed(sampleOf(kind), [field], null));
          expect(faults.map((fault) => fault.field)).to.include(`/${field}`);
          expect(faults.map(({ rule }) => rule)).to.include("type");
        }
      });

      it("refuses a bad sample, by field and rule", () => {
        const [changes, field, rule, sentence] = BAD[code] ?? [{}, "", "", ""];
        expect(checkFields(kind, { ...sampleOf(kind), ...changes })).to.deep.include({ field, rule, sentence });
        expect(() => requireFields(kind, { ...sampleOf(kind), ...changes }))
          .to.throw(CertificateFieldsError)
          .with.property("code", code);
      });
    });
  }

  it("refuses what are no fields at all", () => {
    for (const none of [null, "text", 7, ["list"]]) {
      expect(checkFields(kindOf("BRTH"), none)).to.deep.equal([
        { field: "", rule: "type", sentence: "The certificate must be an object." },
      ]);
    }
    expect(checkFields(kindOf("BRTH"), undefined)).to.have.length(1);
  });

  it("tells of entries in a criminal record only where it says that there are some", () => {
    const kind = kindOf("CRIM");
    const entry = [{ decisionDate: "2011-04-04", decidedBy: "District Court", offence: "Theft" }];
    expect(checkFields(kind, { ...sampleOf(kind), entry })).to.deep.include({
      field: "/entry",
      rule: "false schema",
      sentence: "entry must be left out here.",
    });
    expect(checkFields(kind, { ...sampleOf(kind), result: "entries", entry })).to.deep.equal([]);
  });
});

describe("validity", () => {
  const at = (day: string): bigint => BigInt(Date.parse(day) / 1_000);

  it("ends on the same day so many months later, at the same time", () => {
    expect(endOf({ term: "fixed", months: 6 }, at("2026-08-15T09:30:00Z"))).to.equal(at("2027-02-15T09:30:00Z"));
    expect(endOf({ term: "decided", months: 120 }, at("2026-01-01"))).to.equal(at("2036-01-01"));
  });

  it("ends on the last day of a month that is too short", () => {
    expect(endOf({ term: "fixed", months: 6 }, at("2026-08-31"))).to.equal(at("2027-02-28"));
    expect(endOf({ term: "fixed", months: 48 }, at("2028-02-29"))).to.equal(at("2032-02-29"));
    expect(endOf({ term: "fixed", months: 12 }, at("2028-02-29"))).to.equal(at("2029-02-28"));
  });

  it("does not end where it holds for good", () => {
    expect(endOf({ term: "unlimited" }, at("2026-08-31"))).to.equal(undefined);
    expect(maximumTerm({ term: "unlimited" })).to.equal(0n);
  });

  it("never ends after the longest term that the registry lets through, whatever the beginning", () => {
    for (let months = 1; months <= 130; months++) {
      for (let day = 0; day < 1_461; day += 7) {
        const from = at("2026-01-31") + BigInt(day) * 86_400n;
        const end = endOf({ term: "fixed", months }, from) ?? 0n;
        expect(Number(end - from)).to.be.within(1, Number(maximumTerm({ term: "fixed", months })));
      }
    }
  });
});
