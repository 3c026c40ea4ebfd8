import { readFileSync } from "node:fs";
import { expect } from "chai";
import { catalogue, kindJson, kindOf, parseKind, schemaDigest, typeIdOf } from "../../sdk/src/catalogue/index.js";
import { type Ended, openStage, type Stage } from "./stage.js";

const OFFICE = "0x30001";
const HEAD = ["--as", "0", "--yes"];
const samples = JSON.parse(readFileSync(new URL("../../samples/certificates.json", import.meta.url), "utf8"));

const resultOf = ({ stdout }: Ended): Record<string, unknown> => JSON.parse(stdout);

describe("civitas catalogue", function () {
  this.timeout(60_000);
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  const schemaOf = async (code: string): Promise<string> =>
    (await stage.licences.getFunction("typeOf")(typeIdOf({ code }))).schema;

  describe("list and show", () => {
    it("lists every kind, for people and for machines", async () => {
      const [people, machine] = [
        await stage.civitas(["catalogue", "list"]),
        await stage.civitas(["catalogue", "list", "--json"]),
      ];
      expect(people.stdout).to.match(/DRIV +Driving licence +transport office +10 years +40\.00/);
      const { kinds } = resultOf(machine) as { kinds: readonly { code: string; digest: string }[] };
      expect(kinds.map(({ code, digest }) => [code, digest])).to.deep.equal(
        catalogue.map(({ code, schema }) => [code, schemaDigest(schema)]),
      );
    });

    it("shows a kind with its fields, and its schema to a machine", async () => {
      const [people, machine] = [
        await stage.civitas(["catalogue", "show", "VISA"]),
        await stage.civitas(["catalogue", "show", "VISA", "--json"]),
      ];
      expect(people.stdout)
        .to.match(/validity +at most 10 years/)
        .and.match(/holder +needed/)
        .and.match(/\* passportNumber +string +Number of the passport/);
      expect(parseKind(resultOf(machine)["kind"])).to.deep.equal(kindOf("VISA"));
      expect(resultOf(machine)["digest"]).to.equal(schemaDigest(kindOf("VISA").schema));
    });

    it("refuses a kind that it does not have", async () => {
      const { code, stderr } = await stage.civitas(["catalogue", "show", "HUNT"]);
      expect(code).to.equal(1);
      expect(stderr).to.include("KindUnknownError: The catalogue has no kind HUNT.");
    });
  });

  describe("check", () => {
    it("takes a certificate that is as its kind asks", async () => {
      const file = stage.file("birth.json", JSON.stringify(samples.BRTH));
      const { code, stdout } = await stage.civitas(["catalogue", "check", "BRTH", file]);
      expect(code).to.equal(0);
      expect(stdout).to.equal("1 certificate is as BRTH asks, 0 are not.\n");
    });

    it("names entry, field and rule of each that is not", async () => {
      const wrong = { ...samples.BRTH, birthDate: "14.3.2026", colour: "red" };
      const file = stage.file("births.json", JSON.stringify([samples.BRTH, wrong]));
      const ended = await stage.civitas(["catalogue", "check", "BRTH", file, "--json"]);
      expect(ended.code).to.equal(1);
      expect(resultOf(ended)["faults"]).to.have.deep.members([
        { entry: 2, field: "/birthDate", rule: "format", sentence: "birthDate must be a day such as 2005-02-16." },
        { entry: 2, field: "/colour", rule: "additionalProperties", sentence: "colour is no field of this kind." },
      ]);
    });

    it("refuses a file that is no JSON", async () => {
      const file = stage.file("broken.json", "{");
      const { code, stderr } = await stage.civitas(["catalogue", "check", "BRTH", file]);
      expect(code).to.equal(1);
      expect(stderr).to.include("broken.json is not JSON");
    });
  });

  describe("register", () => {
    const register = (...args: readonly string[]) =>
      stage.civitas(["catalogue", "register", "--office", OFFICE, ...args, "--json"]);

    it("asks for an office, and for one that it can read", async () => {
      const none = await stage.civitas(["catalogue", "register"]);
      expect([none.code, none.stderr])
        .to.deep.include(1)
        .and.match(/Name the office that issues/);
      const odd = await stage.civitas(["catalogue", "register", "--office", "police"]);
      expect(odd.stderr).to.include("--office police must be a role such as 0x30001");
    });

    it("registers nothing when it runs dry", async () => {
      const ended = await register("--kind", "BRTH", "--dry-run");
      expect(resultOf(ended)).to.deep.include({ ok: true, toRegister: ["BRTH"] });
      expect((await register("--kind", "BRTH", "--dry-run")).stdout).to.equal(ended.stdout);
    });

    it("registers kinds once, and leaves them as they are when it is run again", async () => {
      const ended = await register("--kind", "BRTH", "--kind", "DIPL", ...HEAD);
      expect(resultOf(ended)).to.deep.include({ ok: true, already: [], registered: ["BRTH", "DIPL"] });
      expect(await schemaOf("DIPL")).to.equal(schemaDigest(kindOf("DIPL").schema));

      const again = resultOf(await register("--kind", "BRTH", "--kind", "DIPL", ...HEAD));
      expect(again).to.deep.include({ ok: true, already: ["BRTH", "DIPL"], registered: [], transactions: [] });
    });

    it("refuses a kind of whose code another type is registered", async () => {
      const ended = await register("--kind", "LBUS", "--kind", "DETH", ...HEAD);
      expect(ended.code).to.equal(1);
      expect(resultOf(ended)["error"]).to.include({ name: "KindDiffersError" });
      expect(resultOf(await register("--kind", "DETH", "--dry-run"))).to.deep.include({ toRegister: ["DETH"] });
    });

    it("registers a kind of an agency's own, for the office of that agency alone", async () => {
      const visa = kindJson(kindOf("VISA"));
      const schema = { ...kindOf("VISA").schema, $id: "https://forestry.example/hunting/1", title: "Hunting licence" };
      const hunting = { ...visa, code: "HUNT", agency: "forestry office", name: "Hunting licence", schema };
      const file = stage.file("hunting.json", JSON.stringify(hunting));
      const args = ["catalogue", "register", "--office", `forestry office=${OFFICE}`, "--add", file, ...HEAD, "--json"];
      const result = resultOf(await stage.civitas(args));
      expect(result).to.deep.include({ ok: true, registered: ["HUNT"] });
      expect(result["withoutOffice"]).to.have.length(catalogue.length);
      expect(await schemaOf("HUNT")).to.equal(schemaDigest(schema as never));

      const unnamed = await stage.civitas([...args.slice(0, 4), "--kind", "BRTH"]);
      expect(unnamed.stderr).to.include("No --office is named for the civil registry, which issues BRTH");
    });

    it("refuses an officer who is not the head of the agency", async () => {
      const ended = await register("--kind", "TAXC", "--as", "7", "--yes");
      expect(ended.code).to.equal(1);
      expect(resultOf(ended)["error"]).to.include({ name: "OfficerUnauthorisedError" });
    });
  });
});
