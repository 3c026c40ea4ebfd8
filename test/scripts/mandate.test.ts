import { expect } from "chai";
import { type Address, getAddress, type Hex, keccak256, stringToHex } from "viem";
import { type inProcess as begin, inProcess } from "./inProcess.js";
import { OFFICERS, openStage, type Stage } from "./stage.js";

const digest = (words: string): Hex => keccak256(stringToHex(words));
const UNTIL = "2040-01-01";
const [COMPANY, EMPLOYEE, CLERK, STRANGER] = [9, 10, 11, 12] as const;

describe("civitas mandate", function () {
  this.timeout(120_000);
  let stage: Stage;
  let tool: ReturnType<typeof begin>;

  const personOf = (index: number): Address => getAddress(stage.people[index]?.address ?? "");
  const mandate = (...args: readonly string[]) => tool.run("mandate", ...args);
  const as = (person: number) => ["--as", String(person)];
  const at = (power: string) => ["--at", "ServiceDesk", "--power", power];
  const granted = async (from: number, to: number, power: string, ...more: readonly string[]) => {
    const result = await mandate("grant", personOf(to), ...at(power), "--until", UNTIL, ...more, ...as(from));
    return result["key"] as Hex;
  };
  const stateOf = async (key: Hex) => ((await mandate("show", key))["standing"] as { readonly state: string }).state;
  const checked = (power: string, agent: number, ...more: readonly string[]) =>
    tool.told("mandate", "check", personOf(COMPANY), personOf(agent), ...at(power), ...more);

  before(async () => {
    stage = await openStage();
    tool = inProcess(stage);
    for (const person of [COMPANY, EMPLOYEE, CLERK]) {
      const terms = ["--office", "4/1", "--kind", "person", "--until", UNTIL, "--as", OFFICERS.verifying];
      await tool.run("identity", "verify", personOf(person), ...terms);
    }
  });
  after(async () => {
    tool.leave();
    await stage.close();
  });

  it("tries a grant, grants, shows and lists it on both sides", async () => {
    const limits = ["--count", "3", "--sum", "25000000", "--for", digest("application")];
    const words = ["grant", personOf(EMPLOYEE), ...at("TMAN/one"), "--until", UNTIL, ...limits];
    const tried = await mandate(...words, "--dry-run", ...as(COMPANY));
    expect(tried).to.deep.include({ dryRun: true });
    expect((await tool.refused("mandate", "show", tried["key"] as Hex)).message).to.contain("was given");
    const { key, outcome } = await mandate(...words, ...as(COMPANY));
    expect([key, outcome]).to.deep.equal([tried["key"], "done"]);

    const shown = await tool.told("mandate", "show", key as Hex);
    expect(shown.words)
      .to.contain("in force")
      .and.contain("TMAN/one at ServiceDesk")
      .and.contain("3 uses, sum 25000000, until 2040-01-01");
    expect(shown.result["standing"]).to.deep.include({ state: "in force", count: 3, sum: 25_000_000n });
    expect(shown.result["mandate"]).to.deep.include({ grantor: personOf(COMPANY), resource: digest("application") });
    const given = await tool.told("mandate", "list", personOf(COMPANY));
    expect(given.words)
      .to.contain("gave")
      .and.contain(key as Hex);
    expect((await mandate("list", personOf(EMPLOYEE)))["received"]).to.have.length(1);
    expect((await tool.told("mandate", "list", personOf(STRANGER))).words).to.contain("gave no mandate");
  });

  it("tells whether an agent may act, and what is missing", async () => {
    const missing = await checked("TMAN/check", EMPLOYEE);
    expect(missing.ok).to.equal(false);
    expect(missing.words).to.contain("may not act").and.contain("missing");
    const key = await granted(COMPANY, EMPLOYEE, "TMAN/check", "--sum", "5");
    const found = await checked("TMAN/check", EMPLOYEE, "--amount", "5");
    expect(found.ok).to.equal(true);
    expect(found.words).to.contain("may act until 2040-01-01").and.contain(key);
    const dear = await checked("TMAN/check", EMPLOYEE, "--amount", "6");
    expect([dear.ok, dear.words.includes("sum exceeded")]).to.deep.equal([false, true]);
    const stranger = await checked("TMAN/check", STRANGER);
    expect([stranger.ok, stranger.words.includes("agent not verified")]).to.deep.equal([false, true]);
  });

  it("grants onward under a key, and the end of the first ends the second", async () => {
    const above = await granted(COMPANY, EMPLOYEE, "TMAN/chain", "--depth", "1");
    const key = await granted(EMPLOYEE, CLERK, "TMAN/chain", "--under", above);
    expect((await checked("TMAN/chain", CLERK)).ok).to.equal(false);
    expect((await checked("TMAN/chain", CLERK, "--under", key)).ok).to.equal(true);
    const shown = await tool.told("mandate", "show", key);
    expect(shown.words)
      .to.contain(`It rests on, from ${personOf(COMPANY)} on`)
      .and.contain(above);

    expect(await mandate("revoke", above, "--dry-run", ...as(COMPANY))).to.deep.include({ dryRun: true });
    expect(await stateOf(above)).to.equal("in force");
    expect(await mandate("revoke", above, ...as(COMPANY))).to.deep.include({ outcome: "done" });
    expect(await mandate("revoke", above, ...as(COMPANY))).to.deep.include({ outcome: "held" });
    expect([await stateOf(above), await stateOf(key)]).to.deep.equal(["revoked", "in force"]);
    expect((await checked("TMAN/chain", CLERK, "--under", key)).words).to.contain(`${above} is wanting: revoked`);
  });

  it("lets the agent give a mandate back, and nobody else end it", async () => {
    const key = await granted(COMPANY, EMPLOYEE, "TMAN/back");
    expect((await tool.refused("mandate", "revoke", key, ...as(STRANGER))).message).to.contain("not the grantor");
    expect((await tool.refused("mandate", "renounce", key, ...as(COMPANY))).message).to.contain("not the agent");
    await mandate("renounce", key, ...as(EMPLOYEE));
    const shown = await tool.told("mandate", "show", key);
    expect(shown.words).to.contain("renounced");
    expect(shown.result["history"]).to.have.length(2);
    const offered = await granted(COMPANY, CLERK, "TMAN/back", "--acceptance");
    expect(await stateOf(offered)).to.equal("offered");
  });

  it("gives machines one object, with figures that they can read", async () => {
    const key = await granted(COMPANY, CLERK, "TMAN/json", "--sum", "7");
    const told = await tool.json<{ readonly ok: boolean; readonly standing: unknown }>("mandate", "show", key);
    expect(told).to.deep.include({ ok: true });
    expect(told.standing).to.deep.equal({ state: "in force", until: 2_208_988_800, sum: 7, depth: 0, revision: 1 });
  });

  it("says what is wrong with what was typed", async () => {
    const agent = personOf(EMPLOYEE);
    const said = async (...args: readonly string[]) => (await tool.refused("mandate", ...args)).message;
    expect(await said("show", "0x12")).to.contain("64 hexadecimal digits");
    expect(await said("list", "0x12")).to.contain("not an account");
    expect(await said("grant", agent, "--until", UNTIL, ...as(COMPANY))).to.contain("--at is missing");
    expect(await said("grant", agent, ...at("TMAN"), ...as(COMPANY))).to.contain("--until is missing");
    expect(await said("grant", agent, "--at", "Nothing", "--until", UNTIL, ...as(COMPANY))).to.contain("Nothing");
    const sum = ["--sum", "many", "--until", UNTIL, ...as(COMPANY)];
    expect(await said("grant", agent, ...at("TMAN"), ...sum)).to.contain("--sum many");
    const resource = ["--for", "one", "--until", UNTIL, ...as(COMPANY)];
    expect(await said("grant", agent, ...at("TMAN"), ...resource)).to.contain("--for must be");
    expect(await said("grant", agent, ...at("TMAN"), "--until", UNTIL)).to.contain("Say who acts");
  });
});
