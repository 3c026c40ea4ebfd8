import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { type Hex, keccak256, stringToHex } from "viem";
import { buildBatch, credentialId, typeId } from "../../sdk/src/credentials/index.js";
import { bitAt, decodeBits } from "../../sdk/src/credentials/status-list/index.js";
import { credentialFaults } from "../../sdk/src/documents/validation/index.js";
import { OFFICERS, openStage, type Stage } from "./stage.js";

const BUSINESS = typeId("LBUS");
const ID = "https://licensing.example/status/3";
const ABOUT = ["--id", ID, "--issuer", "https://licensing.example/"];
const digest = (text: string): Hex => keccak256(stringToHex(text));

describe("civitas credential status-list", function () {
  this.timeout(60_000);
  let stage: Stage;
  let root: Hex;
  let list: string;

  before(async () => {
    stage = await openStage();
    const officer = stage.people[Number(OFFICERS.issuing)] as never;
    const registry = stage.licences.connect(officer) as typeof stage.licences;
    const until = 2n ** 48n - 1n;
    for (const serial of ["1", "2"]) {
      const issuance = [credentialId(BUSINESS, serial), `0x${"00".repeat(20)}`, 0, until, digest(serial)];
      await registry.getFunction("issue")(issuance, digest("basis"));
    }
    await registry.getFunction("revoke")(credentialId(BUSINESS, "2"), digest("reason"));
    ({ root } = buildBatch({ typeId: BUSINESS, commitments: [digest("a"), digest("b")] }));
    await registry.getFunction("issueBatch")(BUSINESS, root, 2, 0, until, digest("basis"));
    list = stage.file(
      "list.json",
      JSON.stringify({
        credentials: [
          { index: 94_567, type: "LBUS", number: "1" },
          { index: 7, id: credentialId(BUSINESS, "2") },
        ],
        batches: [{ type: "LBUS", root, first: 1_000 }],
      }),
    );
  });
  after(() => stage.close());

  it("writes the list into a file, valid by the W3C's rules and true to the registry", async () => {
    const ended = await stage.civitas([
      "credential",
      "status-list",
      list,
      ...ABOUT,
      "--out",
      "out.json",
      "--lifetime",
      "3600",
    ]);
    expect(ended.code, ended.stderr).to.equal(0);
    expect(ended.stdout).to.contain("131072 entries").and.to.contain(`publish it at ${ID}`);
    const credential = JSON.parse(readFileSync(join(stage.folder, "out.json"), "utf8"));
    expect(credentialFaults(credential)).to.deep.equal([]);
    expect(credential.credentialSubject).to.include({ type: "BitstringStatusList", statusPurpose: "revocation" });
    const bits = await decodeBits(credential.credentialSubject.encodedList);
    expect([7, 94_567, 1_000, 1_001, 0].map((index) => bitAt(bits, index))).to.deep.equal([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it("gives it to a machine, for another purpose", async () => {
    const ended = await stage.civitas([
      "credential",
      "status-list",
      list,
      ...ABOUT,
      "--purpose",
      "suspension",
      "--json",
    ]);
    expect(ended.code, ended.stderr).to.equal(0);
    const { credential } = JSON.parse(ended.stdout);
    const bits = await decodeBits(credential.credentialSubject.encodedList);
    expect(credential.credentialSubject.statusPurpose).to.equal("suspension");
    expect(bitAt(bits, 7)).to.equal(false);
  });

  for (const [what, args, told] of [
    ["another purpose than the two", [...ABOUT, "--purpose", "message"], "neither revocation nor suspension"],
    ["a list without its URL", ["--issuer", "https://licensing.example/"], "Say --id URL"],
    ["an issuer that is no URL", ["--id", ID, "--issuer", "licensing"], "/issuer"],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const ended = await stage.civitas(["credential", "status-list", list, ...args]);
      expect(ended.code).to.equal(1);
      expect(ended.stderr).to.contain(told);
    });
  }

  for (const [what, text, told] of [
    ["a list that is no JSON", "{", "no JSON"],
    ["a credential without a place", '{"credentials":[{"type":"LBUS","number":"1"}]}', "credentials[0]"],
    ["a batch without a root", '{"batches":[{"type":"LBUS"}]}', "batches[0]"],
    ["members that are no lists", '{"batches":7}', "must be a list"],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const ended = await stage.civitas(["credential", "status-list", stage.file("wrong.json", text), ...ABOUT]);
      expect(ended.code).to.equal(1);
      expect(ended.stderr).to.contain(told);
    });
  }
});
