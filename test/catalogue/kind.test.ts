import { expect } from "chai";
import { catalogue, KindInvalidError, kindJson, kindOf, parseKind } from "../../sdk/src/catalogue/index.js";

/** A hunting licence, which no catalogue has: as an agency would add it. */
const HUNTING = {
  code: "HUNT",
  agency: "forestry office",
  validity: { term: "fixed", months: 12 },
  holderNeeded: true,
  token: false,
  fee: "45.50",
  schema: {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "https://forestry.example/schemas/hunting/1",
    title: "Hunting licence",
    type: "object",
    required: ["credentialSubject"],
    properties: {
      credentialSubject: {
        type: "object",
        required: ["familyName"],
        properties: { familyName: { type: "string" } },
        additionalProperties: false,
      },
    },
  },
};

describe("a kind of an agency's own", () => {
  it("is read from JSON", () => {
    const read = { ...HUNTING, acceptanceNeeded: false, name: "Hunting licence", fee: 4_550n };
    expect(parseKind(HUNTING)).to.deep.equal(read);
    expect(parseKind({ ...HUNTING, acceptanceNeeded: true })).to.deep.equal({ ...read, acceptanceNeeded: true });
  });

  it("is read again as it was written, as every kind of the catalogue is", () => {
    for (const kind of [parseKind(HUNTING), ...catalogue]) {
      expect(parseKind(JSON.parse(JSON.stringify(kindJson(kind))))).to.deep.equal(kind);
    }
    expect(kindJson(kindOf("DETH"))).to.include({ fee: "0.00" });
  });

  const { schema } = HUNTING;
  const refused: Readonly<Record<string, readonly [unknown, string, RegExp]>> = {
    "what is no object": [[], "", /must be a JSON object/],
    "a code of five letters": [{ ...HUNTING, code: "HUNTS" }, "/code", /four letters or digits/],
    "no agency": [{ ...HUNTING, agency: "" }, "/agency", /must name an agency/],
    "a validity of another rule": [
      { ...HUNTING, validity: { term: "yearly" } },
      "/validity/term",
      /"unlimited", "fixed" or "decided"/,
    ],
    "a validity of no months": [
      { ...HUNTING, validity: { term: "fixed", months: 0 } },
      "/validity/months",
      /from 1 to 1200/,
    ],
    "a holder who is needed perhaps": [{ ...HUNTING, holderNeeded: "maybe" }, "/holderNeeded", /true or false/],
    "an acceptance that is neither": [{ ...HUNTING, acceptanceNeeded: 1 }, "/acceptanceNeeded", /true or false/],
    "an acceptance by nobody": [
      { ...HUNTING, holderNeeded: false, acceptanceNeeded: true },
      "/acceptanceNeeded",
      /where no holder is needed/,
    ],
    "a token that is neither": [{ ...HUNTING, token: 1 }, "/token", /true or false/],
    "a fee with a currency": [{ ...HUNTING, fee: "€ 45.50" }, "/fee", /an amount such as "12.50"/],
    "a fee that is a number": [{ ...HUNTING, fee: 45.5 }, "/fee", /an amount such as "12.50"/],
    "a member that no kind has": [{ ...HUNTING, fees: "1" }, "/fees", /is no member of a kind/],
    "no schema": [{ ...HUNTING, schema: undefined }, "/schema", /is missing/],
    "a schema of an older draft": [
      { ...HUNTING, schema: { ...schema, $schema: "http://json-schema.org/draft-07/schema#" } },
      "/schema/$schema",
      /2020-12/,
    ],
    "a schema without an address": [{ ...HUNTING, schema: { ...schema, $id: "hunting" } }, "/schema/$id", /a URL/],
    "a title that a registry would not take": [
      { ...HUNTING, schema: { ...schema, title: "Hunter's licence" } },
      "/schema/title",
      /without quotation marks/,
    ],
    "a title of 65 bytes": [
      { ...HUNTING, schema: { ...schema, title: "h".repeat(65) } },
      "/schema/title",
      /1 to 64 bytes/,
    ],
    "another name than the title": [{ ...HUNTING, name: "Licence to hunt" }, "/name", /must be the schema's title/],
    "a schema without a subject": [
      { ...HUNTING, schema: { ...schema, properties: {} } },
      "/schema/properties/credentialSubject",
      /is missing/,
    ],
    "a schema that is none": [{ ...HUNTING, schema: { ...schema, type: "thing" } }, "/schema", /is no sound schema/],
    "a schema with a misspelt keyword": [
      { ...HUNTING, schema: { ...schema, requird: ["familyName"] } },
      "/schema",
      /requird/,
    ],
  };
  for (const [what, [value, member, words]] of Object.entries(refused)) {
    it(`is refused with ${what}`, () => {
      expect(() => parseKind(value))
        .to.throw(KindInvalidError, words)
        .with.property("member", member);
    });
  }
});
