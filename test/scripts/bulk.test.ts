import { readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { createPublicClient, http } from "viem";
import { hardhat } from "viem/chains";
import { schemaDigest, typeIdOf } from "../../sdk/src/catalogue/index.js";
import { checkDocument } from "../../sdk/src/credentials/documents/index.js";
import { batchId } from "../../sdk/src/credentials/index.js";
import { digestDocument, disclose } from "../../sdk/src/documents/index.js";
import { credentialFaults } from "../../sdk/src/documents/validation/index.js";
import { viemChain } from "../../sdk/src/viem/index.js";
import { type BulkStage, diplomas, KIND, openBulkStage, PLACES } from "./bulkStage.js";

describe("civitas credential bulk, a file of certificates", function () {
  this.timeout(120_000);
  let stage: BulkStage;

  before(async () => {
    stage = await openBulkStage();
  });
  after(() => stage.close());

  it("is issued under one root, each with its own document, salts and proof at a random place", async () => {
    const before = (await stage.issuances()).length;
    const file = stage.file("whole.csv", diplomas("WHOLE", 120));
    const result = await stage.bulk(file, "whole");

    expect(result).to.include({ ok: true, certificates: 120, places: PLACES, written: 121, issuedBefore: false });
    expect(Object.keys(result["seconds"] as object)).to.deep.equal([
      "checked",
      "digested",
      "built",
      "issued",
      "written",
    ]);
    expect(result["peakMegabytes"]).to.be.above(50);
    await stage.expectWhole("whole", 120, result.root);
    expect(await stage.issuances()).to.have.length(before + 1);
    const [first] = stage.documentsIn("whole");
    expect(first).to.include({ schema: schemaDigest(KIND.schema) });
    expect(first?.credential["credentialSubject"]).to.deep.include({ familyName: "WHOLE-0", credits: 0 });
    const indexes = stage.documentsIn("whole").map((one) => (one.record as { entry: { index: number } }).entry.index);
    expect(indexes).not.to.deep.equal([...indexes].sort((a, b) => a - b));
  });

  it("stands as valid on record, at its place and no other", async () => {
    const [document] = stage.documentsIn("whole");
    if (document?.record === undefined || !("entry" in document.record)) throw new TypeError();
    const { entry } = document.record;
    const { root } = JSON.parse(stage.read("whole", "batch.json"));
    const { commitment } = digestDocument(document);
    const standing = async (index: number) => {
      const asked = [typeIdOf(KIND), root, index, commitment, entry.proof];
      return (await stage.licences.getFunction("entryStatus")(asked, Math.floor(Date.now() / 1_000) + 900)).standing;
    };
    expect([await standing(entry.index), await standing((entry.index + 1) % PLACES)]).to.deep.equal([1n, 0n]);
  });

  it("holds W3C credentials by our own rules, each of which the check of documents proves", async () => {
    const chain = viemChain(createPublicClient({ chain: hardhat, transport: http(stage.url) }));
    const documents = stage.documentsIn("whole");
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
    const [before, block] = [await stage.issuances(), await stage.ask("eth_blockNumber")];
    const result = await stage.bulk("whole.csv", "whole");
    expect(result).to.include({ ok: true, issuedBefore: true, written: 0 });
    expect(await stage.issuances()).to.deep.equal(before);
    expect(await stage.ask("eth_blockNumber")).to.equal(block);
  });

  it("is written again where a file was lost or cut short", async () => {
    const [lost, short] = [stage.read("whole", "0000005.json"), stage.read("whole", "0000006.json")];
    rmSync(join(stage.folder, "whole", "0000005.json"));
    writeFileSync(join(stage.folder, "whole", "0000006.json"), short.slice(0, 500));
    expect(await stage.bulk("whole.csv", "whole")).to.include({ ok: true, written: 2 });
    expect([stage.read("whole", "0000005.json"), stage.read("whole", "0000006.json")]).to.deep.equal([lost, short]);
  });

  it("is issued once more where somebody names it otherwise", async () => {
    const before = (await stage.issuances()).length;
    const result = await stage.bulk("whole.csv", "second", ["--label", "second printing"]);
    expect(result).to.include({ ok: true, issuedBefore: false });
    expect(await stage.issuances()).to.have.length(before + 1);
    expect(stage.read("second", "0000002.json")).not.to.equal(stage.read("whole", "0000002.json"));
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
    const args = ["--type", "TAXC", "--from", "2026-02-11", "--until", "2026-05-31", "--issuer", "https://tax.example"];
    const result = await stage.bulk(file, "tax", args);
    const { validFrom, validUntil } = await stage.licences.getFunction("batch")(
      batchId({ typeId: typeIdOf({ code: "TAXC" }), root: result.root }),
    );
    expect([validFrom, validUntil]).to.deep.equal(
      ["2026-02-11", "2026-06-01"].map((day) => BigInt(Date.parse(day) / 1_000)),
    );
    expect(stage.filesIn("tax")).to.deep.equal(["0000001.json", "0000003.json", "batch.json"]);
    expect(JSON.parse(stage.read("tax", "0000003.json")).credential).to.deep.include({
      issuer: "https://tax.example",
      validFrom: "2026-02-11T00:00:00Z",
      validUntil: "2026-06-01T00:00:00Z",
      credentialSubject: { ...subject, taxID: "XA-2" },
    });
  });
});
