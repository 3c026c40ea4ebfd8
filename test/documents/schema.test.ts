import { expect } from "chai";
import { digestOf } from "../../sdk/src/core/index.js";
import type { JsonObject } from "../../sdk/src/documents/index.js";
import { SchemaInvalidError, schemaChecker } from "../../sdk/src/documents/validation/index.js";
import { caught } from "../support/caught.js";

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
