import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { createPublicClient, http } from "viem";
import { hardhat } from "viem/chains";
import { kindOf, schemaDigest, typeIdOf } from "../../sdk/src/catalogue/index.js";
import { checkDocument } from "../../sdk/src/credentials/documents/index.js";
import { batchId } from "../../sdk/src/credentials/index.js";
import { type CredentialDocument, digestDocument, disclose, readDocument } from "../../sdk/src/documents/index.js";
import { credentialFaults } from "../../sdk/src/documents/validation/index.js";
import { viemChain } from "../../sdk/src/viem/index.js";
import { type Ended, OFFICERS, openStage, type Stage } from "./stage.js";

const KIND = kindOf("DIPL");
const PLACES = 131_072;
const LEAF = ["uint256", "bytes4", "bytes32"];
const HEADER = "givenName,familyName,birthDate,awardingBody,credentialCategory,awardDate,credits";

const row = (name: string, number: number): string =>
  `Ada,${name}-${number},1999-01-02,University of Free Town,Bachelor of Arts,2026-07-01,${number % 200}`;
/** A table of diplomas that no other test has. */
const diplomas = (name: string, count: number, ...more: readonly string[]): string =>
  [HEADER, ...Array.from({ length: count }, (_, index) => row(name, index)), ...more].join("\n");

const resultOf = ({ stdout }: Ended) =>
  JSON.parse(stdout) as Readonly<Record<string, unknown>> & {
    readonly root: `0x${string}`;
    readonly secret: string;
    readonly journal: string;
    readonly error?: { readonly name: string; readonly message: string };
  };

describe("civitas credential bulk", function () {
  this.timeout(120_000);
  let stage: Stage;

  before(async () => {
    stage = await openStage();
    const kinds = ["DIPL", "IDAT", "TAXC"].flatMap((code) => ["--kind", code]);
    await stage.civitas(["catalogue", "register", "--office", "0x30001", ...kinds, "--as", "0", "--yes"]);
  });
  after(() => stage.close());

  const OFFICER = ["--as", OFFICERS.issuing, "--yes"];
  const bulk = (
    file: string,
    out: string,
    args: readonly string[] = [],
    options: Parameters<Stage["civitas"]>[1] = {},
  ) =>
    stage.civitas(
      [
        "credential",
        "bulk",
        file,
        "--type",
        "DIPL",
        "--basis",
        "Senate, 3 July",
        "--out",
        out,
        ...OFFICER,
        ...args,
        "--json",
      ],
      options,
    );
  const issuances = async (): Promise<readonly string[]> =>
    (await stage.licences.queryFilter("BatchIssued")).map(({ topics }) => topics[1] ?? "");
  const filesIn = (out: string): readonly string[] => readdirSync(join(stage.folder, out)).sort();
  const read = (out: string, name: string): string => readFileSync(join(stage.folder, out, name), "utf8");
  const documentsIn = (out: string): readonly CredentialDocument[] =>
    filesIn(out)
      .filter((name) => name !== "batch.json")
      .map((name) => readDocument(JSON.parse(read(out, name))) as CredentialDocument);
  const now = async (): Promise<number> => Number(await stage.ask("eth_blockNumber"));

  /** All files are there, whole, of one batch on record, and each proves its certificate. */
  async function expectWhole(out: string, count: number, root: `0x${string}`): Promise<void> {
    expect(filesIn(out)).to.have.length(count + 1);
    expect(JSON.parse(read(out, "batch.json"))).to.include({ root, places: PLACES, certificates: count });
    const places = new Set<number>();
    const salts: string[] = [];
    for (const document of documentsIn(out)) {
      if (!("record" in document && document.record !== undefined && "entry" in document.record)) throw new TypeError();
      const { index, proof, root: own } = document.record.entry;
      const { commitment } = digestDocument(document);
      expect(own).to.equal(root);
      expect(StandardMerkleTree.verify(root, LEAF, [index, typeIdOf(KIND), commitment], [...proof])).to.equal(true);
      places.add(index);
      salts.push(document.salt, ...Object.values(document.salts));
    }
    expect(places.size).to.equal(count);
    expect(new Set(salts).size)
      .to.equal(salts.length)
      .and.to.be.at.least(count * 15);
    const id = batchId({ typeId: typeIdOf(KIND), root });
    expect((await stage.licences.getFunction("batch")(id)).count).to.equal(BigInt(PLACES));
    expect((await issuances()).filter((one) => one === root)).to.have.length(1);
  }

  describe("a file of certificates", () => {
    it("is issued under one root, each with its own document, salts and proof at a random place", async () => {
      const before = (await issuances()).length;
      const file = stage.file("whole.csv", diplomas("WHOLE", 120));
      const ended = await bulk(file, "whole");
      const result = resultOf(ended);

      expect(result).to.include({ ok: true, certificates: 120, places: PLACES, written: 121, issuedBefore: false });
      expect(Object.keys(result["seconds"] as object)).to.deep.equal([
        "checked",
        "digested",
        "built",
        "issued",
        "written",
      ]);
      expect(result["peakMegabytes"]).to.be.above(50);
      await expectWhole("whole", 120, result.root);
      expect(await issuances()).to.have.length(before + 1);
      const [first] = documentsIn("whole");
      expect(first).to.include({ schema: schemaDigest(KIND.schema) });
      expect(first?.credential["credentialSubject"]).to.deep.include({ familyName: "WHOLE-0", credits: 0 });
      const indexes = documentsIn("whole").map((one) => (one.record as { entry: { index: number } }).entry.index);
      expect(indexes).not.to.deep.equal([...indexes].sort((a, b) => a - b));
    });

    it("stands as valid on record, at its place and no other", async () => {
      const [document] = documentsIn("whole");
      if (document?.record === undefined || !("entry" in document.record)) throw new TypeError();
      const { entry } = document.record;
      const { root } = resultOf(await bulk("whole.csv", "whole"));
      const { commitment } = digestDocument(document);
      const standing = async (index: number) => {
        const asked = [typeIdOf(KIND), root, index, commitment, entry.proof];
        return (await stage.licences.getFunction("entryStatus")(asked, Math.floor(Date.now() / 1_000) + 900)).standing;
      };
      expect([await standing(entry.index), await standing((entry.index + 1) % PLACES)]).to.deep.equal([1n, 0n]);
    });

    it("holds W3C credentials by our own rules, each of which the check of documents proves", async () => {
      const chain = viemChain(createPublicClient({ chain: hardhat, transport: http(stage.url) }));
      const documents = documentsIn("whole");
      expect(documents.flatMap(({ credential }) => credentialFaults(credential))).to.deep.equal([]);
      for (const whole of documents.slice(0, 3)) {
        if (whole.record === undefined) throw new TypeError();
        for (const presented of [whole, disclose(whole, ["/credentialSubject/awardDate"])]) {
          const finding = await checkDocument(chain, whole.record, presented);
          expect(finding.outcome === "proven" && finding.standing.state).to.equal("valid");
        }
        const subject = { ...(whole.credential["credentialSubject"] as object), credits: 199 };
        const forged = { ...whole, credential: { ...whole.credential, credentialSubject: subject } };
        const refused = await checkDocument(chain, whole.record, forged);
        expect(refused).to.include({ outcome: "refused", reason: "commitment" });
      }
    });

    it("is kept from everybody else: documents and secret are for their owner's eyes", () => {
      const imports = join(stage.folder, "home", "imports");
      const secrets = readdirSync(imports).filter((name) => name.endsWith(".secret"));
      expect(secrets).not.to.deep.equal([]);
      for (const path of [join(stage.folder, "whole", "0000002.json"), ...secrets.map((name) => join(imports, name))]) {
        expect(statSync(path).mode & 0o077).to.equal(0);
      }
    });

    it("is not issued again when it is run again, and nothing is written that is there", async () => {
      const [before, block] = [await issuances(), await now()];
      const result = resultOf(await bulk("whole.csv", "whole"));
      expect(result).to.include({ ok: true, issuedBefore: true, written: 0 });
      expect(await issuances()).to.deep.equal(before);
      expect(await now()).to.equal(block);
    });

    it("is written again where a file was lost or cut short", async () => {
      const [lost, short] = [read("whole", "0000005.json"), read("whole", "0000006.json")];
      rmSync(join(stage.folder, "whole", "0000005.json"));
      writeFileSync(join(stage.folder, "whole", "0000006.json"), short.slice(0, 500));
      expect(resultOf(await bulk("whole.csv", "whole"))).to.include({ ok: true, written: 2 });
      expect([read("whole", "0000005.json"), read("whole", "0000006.json")]).to.deep.equal([lost, short]);
    });

    it("is issued once more where somebody names it otherwise", async () => {
      const before = (await issuances()).length;
      const result = resultOf(await bulk("whole.csv", "second", ["--label", "second printing"]));
      expect(result).to.include({ ok: true, issuedBefore: false });
      expect(await issuances()).to.have.length(before + 1);
      expect(read("second", "0000002.json")).not.to.equal(read("whole", "0000002.json"));
    });

    it("may be JSON, one certificate a line, with a term and an issuer", async () => {
      const subject = {
        name: "Kettle & Crumb",
        taxID: "XA-1",
        clearanceDate: "2026-02-10",
        taxPeriod: { startDate: "2023-02-01", endDate: "2025-12-31" },
      };
      const file = stage.file(
        "tax.jsonl",
        `${JSON.stringify(subject)}\n\n${JSON.stringify({ ...subject, taxID: "XA-2" })}\n`,
      );
      const args = [
        "--type",
        "TAXC",
        "--from",
        "2026-02-11",
        "--until",
        "2026-05-31",
        "--issuer",
        "https://tax.example",
      ];
      const result = resultOf(await bulk(file, "tax", args));
      const { validFrom, validUntil } = await stage.licences.getFunction("batch")(
        batchId({ typeId: typeIdOf({ code: "TAXC" }), root: result.root }),
      );
      expect([validFrom, validUntil]).to.deep.equal(
        ["2026-02-11", "2026-06-01"].map((day) => BigInt(Date.parse(day) / 1_000)),
      );
      expect(filesIn("tax")).to.deep.equal(["0000001.json", "0000003.json", "batch.json"]);
      expect(JSON.parse(read("tax", "0000003.json")).credential).to.deep.include({
        issuer: "https://tax.example",
        validFrom: "2026-02-11T00:00:00Z",
        validUntil: "2026-06-01T00:00:00Z",
        credentialSubject: { ...subject, taxID: "XA-2" },
      });
    });
  });

  describe("a run that is killed", () => {
    const phases = ["certificates checked", "certificates digested", "roots issued", "certificates written"];
    for (const [number, phase] of phases.entries()) {
      it(`among its "${phase}" goes on where it stopped`, async () => {
        const [out, count] = [`killed-${number}`, 300];
        const file = stage.file(`${out}.csv`, diplomas(`KILLED${number}`, count));
        const before = (await issuances()).length;
        const killed = await bulk(file, out, [], { killWhen: (told) => told.includes(`"noun":"${phase}"`) });
        expect(killed.signal).to.equal("SIGKILL");
        const kept = existsSync(join(stage.folder, out)) ? filesIn(out).filter((name) => name.endsWith(".json")) : [];
        const texts = kept.map((name) => read(out, name));
        for (const text of texts) expect(() => JSON.parse(text)).not.to.throw();
        expect(kept.length).to.be.below(count);
        expect(await issuances()).to.have.length(before + (number >= 2 ? 1 : 0));

        const result = resultOf(await bulk(file, out));
        expect(result).to.include({ ok: true, issuedBefore: number >= 2, written: count + 1 - kept.length });
        expect(kept.map((name) => read(out, name))).to.deep.equal(texts);
        await expectWhole(out, count, result.root);
        expect(await issuances()).to.have.length(before + 1);
      });
    }

    it("again and again at any moment neither issues twice nor loses a salt", async () => {
      const [out, count] = ["often", 300];
      const file = stage.file("often.csv", diplomas("OFTEN", count));
      const before = (await issuances()).length;
      const seen = new Map<string, string>();
      for (let steps = 40; steps <= 360; steps += 80) {
        await bulk(file, out, [], { killAfter: steps });
        if (!existsSync(join(stage.folder, out))) continue;
        for (const name of filesIn(out).filter((one) => one.endsWith(".json"))) {
          const text = read(out, name);
          expect(seen.get(name) ?? text).to.equal(text);
          seen.set(name, text);
        }
        expect((await issuances()).length - before).to.be.at.most(1);
      }
      expect(seen.size).to.be.above(0);
      const result = resultOf(await bulk(file, out));
      await expectWhole(out, count, result.root);
      for (const [name, text] of seen) expect(read(out, name)).to.equal(text);
    });

    it("while its transaction is on the way waits for it", async () => {
      const file = stage.file("pending.csv", diplomas("PENDING", 10));
      const before = (await issuances()).length;
      let mining: NodeJS.Timeout | undefined;
      await stage.ask("evm_setAutomine", false);
      try {
        await bulk(file, "pending", [], {
          onStart: (kill) => {
            const imports = join(stage.folder, "home", "imports");
            const watch = setInterval(() => {
              if (!existsSync(imports)) return;
              const sent = readdirSync(imports)
                .filter((name) => name.endsWith(".jsonl"))
                .some((name) => /"sent"(?![\s\S]*"(mined|failed)")/.test(readFileSync(join(imports, name), "utf8")));
              if (!sent) return;
              clearInterval(watch);
              kill();
            }, 20);
          },
        });
        expect(await issuances()).to.have.length(before);
        // Long enough that a run which did not wait would have sent its own by then.
        mining = setInterval(() => void stage.ask("evm_mine"), 10_000);
        const result = resultOf(await bulk(file, "pending"));
        expect(result).to.include({ ok: true, issuedBefore: true });
        await expectWhole("pending", 10, result.root);
        expect(await issuances()).to.have.length(before + 1);
      } finally {
        clearInterval(mining);
        await stage.ask("evm_setAutomine", true);
      }
    });
  });

  describe("what is refused", () => {
    const refusal = async (file: string, out: string, args: readonly string[] = []): Promise<string> => {
      const before = (await issuances()).length;
      const ended = await bulk(file, out, args);
      expect(ended.code).to.equal(1);
      expect(await issuances()).to.have.length(before);
      return resultOf(ended).error?.message ?? "";
    };

    it("names the line, the field and the rule of each row, and issues nothing", async () => {
      const wrong = ["Ada,X,1999-02-30,U,B,2026-07-01,1", "Ada,Y,1999-01-02,U,B", row("WRONG", 0)];
      const file = stage.file("wrong.csv", diplomas("WRONG", 2, ...wrong));
      expect(await refusal(file, "wrong")).to.match(/3 rows are refused, and nothing was issued/);
      expect(existsSync(join(stage.folder, "wrong"))).to.equal(false);
      const result = resultOf(await bulk(file, "wrong", ["--dry-run"]));
      expect(result["ok"]).to.equal(false);
      expect(result["refused"]).to.deep.equal([
        { line: 4, rule: "format", sentence: "birthDate must be a day such as 2005-02-16." },
        { line: 5, rule: "unreadable", sentence: "The row has 5 values, but the header names 7 columns." },
        { line: 6, rule: "row-repeated", sentence: "The row says the same as line 2. Leave one of the two out." },
      ]);
      expect(resultOf(await bulk(file, "wrong", ["--skip-refused"]))).to.include({ ok: true, certificates: 2 });
      expect(filesIn("wrong")).to.deep.equal(["0000002.json", "0000003.json", "batch.json"]);
    });

    it("is another secret than that of the run before", async () => {
      const other = stage.file("other.secret", `0x${"ab".repeat(32)}\n`);
      expect(await refusal("wrong.csv", "wrong", ["--skip-refused", "--secret", other])).to.match(
        /An earlier run of this issuance came to the root 0x.*the secret is another/,
      );
    });

    it("is another term, basis or issuer than that of the run before", async () => {
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
      const ended = await stage.civitas(["credential", "bulk", file, "--type", "DIPL", "--out", "none", ...OFFICER]);
      expect(ended.stderr).to.match(/Say what the issuing rests on/);
      expect(await refusal(file, "none", ["--from", "soon"])).to.match(/--from soon is no day/);
      expect(await refusal(file, "none", ["--issuer", "us"])).to.match(/--issuer us is no URL/);
    });

    it("is an officer of another office: the registry's own words", async () => {
      const file = stage.file("officer.csv", diplomas("OFFICER", 1));
      const before = (await issuances()).length;
      const ended = await bulk(file, "officer", ["--as", "9"]);
      expect(resultOf(ended).error).to.include({ name: "OfficerUnauthorisedError" });
      expect(await issuances()).to.have.length(before);
    });
  });
});
