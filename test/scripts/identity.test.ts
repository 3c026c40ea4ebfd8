import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { type Address, getAddress, type Hex, keccak256, stringToHex } from "viem";
import { generatePrivateKey, privateKeyToAddress } from "viem/accounts";
import { type inProcess as begin, inProcess } from "./inProcess.js";
import { OBJECTION_PERIOD, OFFICERS, openStage, type Stage } from "./stage.js";

const digest = (words: string): Hex => keccak256(stringToHex(words));
const OFFICER = ["--as", OFFICERS.verifying];
const OFFICE = ["--office", "4/1"];
const UNTIL = "2040-01-01";
const fresh = (): Address => privateKeyToAddress(generatePrivateKey());

describe("civitas identity", function () {
  this.timeout(120_000);
  let stage: Stage;
  let tool: ReturnType<typeof begin>;

  before(async () => {
    stage = await openStage();
    tool = inProcess(stage);
  });
  after(async () => {
    tool.leave();
    await stage.close();
  });

  const identity = (...args: readonly string[]) => tool.run("identity", ...args);
  const personOf = (index: number): Address => getAddress(stage.people[index]?.address ?? "");
  const verified = async (account: Address) =>
    identity("verify", account, ...OFFICE, "--kind", "person", "--until", UNTIL, ...OFFICER);
  const stateOf = async (account: Address) =>
    ((await identity("show", account))["standing"] as { readonly state: string }).state;

  it("verifies, prolongs, withdraws, reinstates and ends, and shows each act", async () => {
    const account = fresh();
    expect((await tool.told("identity", "show", account)).words).to.contain("never verified here");
    const tried = await identity(
      ...["verify", account, ...OFFICE, "--kind", "person", "--until", UNTIL, "--dry-run", ...OFFICER],
    );
    expect(tried).to.deep.include({ dryRun: true });
    expect(await stateOf(account)).to.equal("unknown");
    expect(await verified(account)).to.deep.include({ outcome: "done" });
    await identity("prolong", account, "--until", "2041-01-01", ...OFFICER);
    await identity("withdraw", account, "--reason", digest("reason"), ...OFFICER);
    expect(await identity("withdraw", account, "--reason", digest("reason"), ...OFFICER)).to.deep.include({
      outcome: "held",
    });
    expect(await stateOf(account)).to.equal("withdrawn");
    await identity("reinstate", account, "--basis", digest("basis"), ...OFFICER);
    expect(await stateOf(account)).to.equal("verified");
    await identity("end", account, "--basis", digest("basis"), ...OFFICER);
    const shown = await tool.told("identity", "show", account);
    expect(shown.words).to.contain("ended by death or dissolution").and.contain("prolonged").and.contain("2041-01-01");
    expect(shown.result["history"]).to.have.length(5);
  });

  it("verifies the accounts of a file, and passes over those that are when it is run again", async () => {
    const accounts = [fresh(), fresh(), fresh()];
    const lines = accounts.map((account, at) => `${account},${at === 2 ? "organisation" : "person"},${UNTIL}`);
    const file = stage.file("accounts.csv", ["account,kind,until", ...lines].join("\n"));
    const many = ["verify-many", file, ...OFFICE, "--batch", "2", ...OFFICER];
    expect(await identity(...many, "--dry-run")).to.deep.include({ dryRun: true, transactions: 2, verified: 3 });
    expect((await identity(...many))["transactions"]).to.have.length(2);
    expect(await identity(...many)).to.deep.include({ verified: 0, known: 3 });
    expect(await stateOf(accounts[2] ?? fresh())).to.equal("verified");
  });

  it("refuses a file that is none, by its line", async () => {
    const account = fresh();
    const many = (name: string, text: string) =>
      tool.refused("identity", "verify-many", stage.file(name, text), ...OFFICE, ...OFFICER);
    expect((await many("a.csv", "account,until\n")).message).to.contain("must have the columns account, kind, until");
    expect((await many("b.csv", `account,kind,until\n0x12,person,${UNTIL}`)).message).to.contain("line 2");
    expect((await many("c.csv", `account,kind,until\n${account},dog,${UNTIL}`)).message).to.contain("not dog");
    const twice = `account,kind,until\n${account},person,${UNTIL}\n${account},person,${UNTIL}`;
    expect((await many("d.csv", twice)).message).to.contain("stands in line 2 already");
    const large = await tool.refused("identity", "verify-many", "d.csv", ...OFFICE, "--batch", "501", ...OFFICER);
    expect(large.message).to.contain("501");
  });

  it("announces a successor, which is completed after the objection period", async () => {
    const [old, next] = [personOf(9), personOf(10)];
    await verified(old);
    const paper = (await identity("sign", "acceptance", old, "--successor", next, "--as", "10")) as {
      readonly signature: Hex;
      readonly paper: { readonly deadline: bigint };
    };
    const handed = ["--signature", paper.signature, "--deadline", String(paper.paper.deadline)];
    const announce = ["announce-succession", old, "--successor", next, ...handed, "--basis", digest("basis")];
    await identity(...announce, ...OFFICER);
    expect((await tool.told("identity", "show", old)).words).to.contain(`announced  ${next}`);
    const early = await tool.refused("identity", "complete", old, "--as", "0");
    expect(early.name).to.equal("ObjectionPeriodRunningError");
    await stage.ask("evm_increaseTime", OBJECTION_PERIOD);
    await stage.ask("evm_mine");
    await identity("complete", old, "--as", "0");
    expect((await tool.told("identity", "show", old)).words).to.contain(`succeeded by ${next}`);
    expect((await tool.told("identity", "show", next)).words).to.contain(`first account  ${old}`);
  });

  it("objects for the account, and withdraws for the office", async () => {
    const [old, next] = [personOf(11), personOf(12)];
    await verified(old);
    const announce = async () => {
      const { signature, paper } = (await identity("sign", "acceptance", old, "--successor", next, "--as", "12")) as {
        readonly signature: Hex;
        readonly paper: { readonly deadline: bigint };
      };
      const handed = ["--signature", signature, "--deadline", String(paper.deadline), "--basis", digest("basis")];
      await identity("announce-succession", old, "--successor", next, ...handed, ...OFFICER);
    };
    expect((await tool.refused("identity", "object", old, "--as", "11")).message).to.contain("Nothing is announced");
    await announce();
    await identity("object", old, "--as", "11");
    expect((await tool.told("identity", "show", old)).words).to.contain("the holder objected");
    await announce();
    await identity("withdraw-succession", old, "--reason", digest("reason"), ...OFFICER);
    expect((await identity("show", old))["place"]).to.deep.equal({ root: old, current: old });
  });

  it("rotates by the old account's transaction and the new one's signature", async () => {
    const [old, next] = [personOf(15), personOf(16)];
    await verified(old);
    const { signature, paper } = (await identity("sign", "rotation", old, "--successor", next, "--as", "16")) as {
      readonly signature: Hex;
      readonly paper: { readonly deadline: bigint };
    };
    const rotation = ["rotate", old, "--successor", next, "--deadline", String(paper.deadline)];
    await identity(...rotation, "--successor-signature", signature, "--as", "15");
    expect(await stateOf(old)).to.equal("succeeded");
    expect(await stateOf(next)).to.equal("verified");
  });

  it("says what is wrong with what was typed", async () => {
    const account = fresh();
    const said = async (...args: readonly string[]) => (await tool.refused("identity", ...args)).message;
    expect(await said("show", "0x12")).to.contain("not an account");
    expect(await said("verify", account, "--kind", "person", "--until", UNTIL)).to.contain("--office is missing");
    expect(await said("verify", account, "--office", "4", "--kind", "person", "--until", UNTIL)).to.contain("4/1");
    expect(await said("verify", account, ...OFFICE, "--kind", "cat", "--until", UNTIL)).to.contain("not cat");
    expect(await said("withdraw", account, "--reason", "text", ...OFFICER)).to.contain("--reason is no digest");
    expect(await said("sign", "nothing", account, "--successor", account, "--as", "1")).to.contain("none of");
  });

  it("lists a citizen's accounts for agencies, makes the secret once, and writes no key", async () => {
    const asked = ["accounts", "wallet.secret", "--agency", "1", "--agency", "3", "--each", "2", "--out", "mine.json"];
    const first = await identity(...asked);
    const list = first["accounts"] as readonly { readonly address: string }[];
    expect(new Set(list.map(({ address }) => address))).to.have.length(4);
    expect((await identity(...asked))["accounts"]).to.deep.equal(list);

    const written = await readFile(join(stage.folder, "mine.json"), "utf8");
    expect(JSON.parse(written)).to.deep.include({ format: "civitas-accounts-1", accounts: list });
    const secret = (await readFile(join(stage.folder, "wallet.secret"), "utf8")).trim();
    expect(secret).to.match(/^0x[0-9a-f]{64}$/);
    expect(written).not.to.contain(secret.slice(2));
    expect((await tool.refused("identity", "accounts", "wallet.secret")).message).to.contain("--agency");
    expect((await tool.refused("identity", "accounts", "wallet.secret", "--agency", "x")).message).to.contain("x");
  });
});
