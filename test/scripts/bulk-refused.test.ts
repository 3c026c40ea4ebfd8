import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { type BulkStage, diplomas, HEADER, openBulkStage, row } from "./bulkStage.js";
import { OFFICERS } from "./stage.js";

describe("civitas credential bulk, what is refused", function () {
  this.timeout(120_000);
  let stage: BulkStage;

  before(async () => {
    stage = await openBulkStage();
  });
  after(() => stage.close());

  const refusal = async (file: string, out: string, args: readonly string[] = []): Promise<string> => {
    const before = (await stage.issuances()).length;
    const { ok, error } = await stage.bulk(file, out, args);
    expect(ok).to.equal(false);
    expect(await stage.issuances()).to.have.length(before);
    return error?.message ?? "";
  };

  it("names the line, the field and the rule of each row, and issues nothing", async () => {
    const wrong = ["Ada,X,1999-02-30,U,B,2026-07-01,1", "Ada,Y,1999-01-02,U,B", row("WRONG", 0)];
    const file = stage.file("wrong.csv", diplomas("WRONG", 2, ...wrong));
    expect(await refusal(file, "wrong")).to.match(/3 rows are refused, and nothing was issued/);
    expect(existsSync(join(stage.folder, "wrong"))).to.equal(false);
    const result = await stage.bulk(file, "wrong", ["--dry-run"]);
    expect(result["ok"]).to.equal(false);
    expect(result["refused"]).to.deep.equal([
      { line: 4, rule: "format", sentence: "birthDate must be a day such as 2005-02-16." },
      { line: 5, rule: "unreadable", sentence: "The row has 5 values, but the header names 7 columns." },
      { line: 6, rule: "row-repeated", sentence: "The row says the same as line 2. Leave one of the two out." },
    ]);
    expect(await stage.bulk(file, "wrong", ["--skip-refused"])).to.include({ ok: true, certificates: 2 });
    expect(stage.filesIn("wrong")).to.deep.equal(["0000002.json", "0000003.json", "batch.json"]);
  });

  it("is another secret than that of the run before", async () => {
    const other = stage.file("other.secret", `0x${"ab".repeat(32)}\n`);
    expect(await refusal("wrong.csv", "wrong", ["--skip-refused", "--secret", other])).to.match(
      /An earlier run of this issuance came to the root 0x.*the secret is another/,
    );
  });

  it("is another term, basis or issuer than that of the run before", async () => {
    expect(await stage.bulk(stage.file("whole.csv", diplomas("WHOLE", 2)), "whole")).to.include({ ok: true });
    const cases = {
      "--from": "2026-01-01",
      "--until": "2030-01-01",
      "--issuer": "did:example:other",
      "--basis": "Else",
    };
    for (const [flag, value] of Object.entries(cases)) {
      expect(await refusal("whole.csv", "whole", [flag, value])).to.include(`has another ${flag} (`);
    }
  });

  it("is a folder in which something stands already", async () => {
    const file = stage.file("folder.csv", diplomas("FOLDER", 1));
    expect(await refusal(file, "whole")).to.match(/holds 0000002\.json and perhaps more/);
  });

  it("is a column that is no field, a file of another sort, and a file without certificates", async () => {
    const column = stage.file("column.csv", `${HEADER},shoeSize\n${row("COLUMN", 1)},43`);
    expect(await refusal(column, "none")).to.equal(
      "The column shoeSize is no field of DIPL. catalogue show DIPL lists them.",
    );
    expect(await refusal(stage.file("rows.xlsx", ""), "none")).to.match(/must be a table \(\.csv\)/);
    expect(await refusal(stage.file("empty.csv", HEADER), "none")).to.equal("There is nothing to issue.");
  });

  it("is a kind that names holders, one of another schema, and a term that is too long or reversed", async () => {
    const { birthDate, ...rest } = {
      givenName: "I",
      familyName: "V",
      birthDate: "1994-02-11",
      nationality: "XA",
      identifier: "1",
    };
    const identity = stage.file("identity.jsonl", JSON.stringify({ ...rest, birthDate }));
    expect(await refusal(identity, "none", ["--type", "IDAT"])).to.match(/names its holder's account/);
    const licence = {
      legalName: "K",
      identifier: "1",
      activity: "Tea",
      address: { addressLocality: "F", addressCountry: "XA" },
    };
    const business = stage.file("business.jsonl", JSON.stringify(licence));
    expect(await refusal(business, "none", ["--type", "LBUS"])).to.match(/registered with another schema/);
    const tax = stage.file(
      "long.jsonl",
      JSON.stringify({
        name: "K",
        taxID: "1",
        clearanceDate: "2026-02-10",
        taxPeriod: { startDate: "2023-02-01", endDate: "2025-12-31" },
      }),
    );
    const term = ["--type", "TAXC", "--from", "2026-02-11", "--until"];
    expect(await refusal(tax, "none", [...term, "2028-02-11"])).to.match(/lasts at most 186 days/);
    expect(await refusal(tax, "none", [...term, "2026-02-01"])).to.match(/before it begins/);
  });

  it("is an issuance without a basis, a day or an issuer that is none", async () => {
    const file = stage.file("basis.csv", diplomas("BASIS", 1));
    const without = ["credential", "bulk", file, "--type", "DIPL", "--out", "none", "--as", OFFICERS.issuing, "--yes"];
    expect((await stage.verbs.refused(...without)).message).to.match(/Say what the issuing rests on/);
    expect(await refusal(file, "none", ["--from", "soon"])).to.match(/--from soon is no day/);
    expect(await refusal(file, "none", ["--issuer", "us"])).to.match(/--issuer us is no URL/);
  });

  it("is an officer of another office: the registry's own words", async () => {
    const file = stage.file("officer.csv", diplomas("OFFICER", 1));
    const before = (await stage.issuances()).length;
    const { error } = await stage.bulk(file, "officer", ["--as", "9"]);
    expect(error).to.include({ name: "OfficerUnauthorisedError" });
    expect(await stage.issuances()).to.have.length(before);
  });
});
