import { expect } from "chai";
import type { Column } from "../../sdk/src/catalogue/index.js";
import { certificate, columnsOf, fieldsFromCells, kindOf } from "../../sdk/src/catalogue/index.js";

const read = (code: string, table: Readonly<Record<string, string>>) =>
  fieldsFromCells(columnsOf(kindOf(code), Object.keys(table)) as readonly Column[], Object.values(table));

describe("a table's cells", () => {
  it("become fields, nested where the column's name is", () => {
    const table = { givenName: "Ilka", "address.addressLocality": "Free Town", "address.postalCode": " 1003 " };
    expect(read("IDAT", table)).to.deep.equal({
      givenName: "Ilka",
      address: { addressLocality: "Free Town", postalCode: "1003" },
    });
  });

  it("become a list's elements, in the order of their numbers, without those that are empty", () => {
    const table = { "parent.10.givenName": "Jonas", "parent.2.givenName": "Ilka", "parent.3.givenName": "" };
    expect(read("BRTH", table)).to.deep.equal({ parent: [{ givenName: "Ilka" }, { givenName: "Jonas" }] });
  });

  it("become a list of simple values by semicolons", () => {
    expect(read("PSTL", { marketDay: "Wednesday; Saturday" })).to.deep.equal({ marketDay: ["Wednesday", "Saturday"] });
  });

  it("are read as numbers and truth values where the schema asks for them, and nowhere else", () => {
    expect(read("DIPL", { educationalLevel: "7", credits: "120.5", iscedField: "0533" })).to.deep.equal({
      educationalLevel: 7,
      credits: 120.5,
      iscedField: "0533",
    });
    expect(read("RESP", { mayWork: "true" })).to.deep.equal({ mayWork: true });
    expect(read("DISA", { needsCompanion: "false" })).to.deep.equal({ needsCompanion: false });
  });

  it("stay text where they cannot be read, so that the check says so", () => {
    expect(read("DIPL", { educationalLevel: "seven", credits: "1e3" })).to.deep.equal({
      educationalLevel: "seven",
      credits: "1e3",
    });
    expect(read("DIPL", { educationalLevel: "9007199254740993" })).to.deep.equal({
      educationalLevel: "9007199254740993",
    });
    expect(read("RESP", { mayWork: "yes" })).to.deep.equal({ mayWork: "yes" });
  });

  it("have columns of the kind's fields alone", () => {
    const names = [
      "givenName",
      "colour",
      "address.colour",
      "birthDate.year",
      "__proto__",
      "constructor",
      "parent.x",
      "",
    ];
    expect(columnsOf(kindOf("BRTH"), names).map((column) => column !== undefined)).to.deep.equal([
      true,
      ...names.slice(1).map(() => false),
    ]);
  });
});

describe("a certificate", () => {
  it("is written as a credential of the Data Model 2.0", () => {
    const fields = { givenName: "Lena", familyName: "Brandt" };
    const parts = { issuer: "did:example:university", validFrom: 1_789_000_200n, fields };
    const diploma = certificate(kindOf("DIPL"), parts);
    expect(diploma).to.deep.include({
      issuer: "did:example:university",
      validFrom: "2026-09-10T00:30:00Z",
      credentialSubject: fields,
      credentialSchema: { id: "urn:civitas:schema:DIPL:1", type: "JsonSchema" },
    });
    expect(diploma).not.to.have.property("validUntil");
    expect(certificate(kindOf("DIPL"), { ...parts, validUntil: 1_789_000_201n })).to.include({
      validUntil: "2026-09-10T00:30:01Z",
    });
  });
});
