import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";
import { getAddress, type Hex, keccak256, stringToHex } from "viem";
import { inProcess } from "./inProcess.js";
import { openStage, type Stage } from "./stage.js";

const digest = (words: string): Hex => keccak256(stringToHex(words));
const [HOLDER, BANK] = [9, 8];

describe("civitas consent", function () {
  this.timeout(120_000);
  let stage: Stage;
  let tool: ReturnType<typeof inProcess>;
  let id: string;

  before(async () => {
    stage = await openStage();
    const authority = await stage.land.getFunction("authority")();
    const registry = await stage.deploy("ConsentRegistry", authority, ZeroAddress, ZeroAddress, ZeroAddress);
    const entry = { address: await registry.getAddress(), block: 1, transaction: ZeroHash };
    stage.file("deployments/31337/consent.json", JSON.stringify({ ConsentRegistry: entry }));
    tool = inProcess(stage);

    const [holder, bank] = [stage.people[HOLDER], stage.people[BANK]];
    const consent = {
      holder: holder?.address,
      grantee: bank?.address,
      purpose: stringToHex("dpv:CreditChecking", { size: 32 }),
      scope: digest("scope"),
      from: 0,
      until: Math.floor(Date.now() / 1000) + 30 * 86_400,
      retention: 0,
      replaces: ZeroHash,
      deadline: 2 ** 47,
    };
    await registry.connect(holder ?? null).getFunction("give")(consent, "0x");
    id = await registry.getFunction("consentIdOf")(consent);
    await registry.connect(bank ?? null).getFunction("recordAccess")(id, digest("shown"));
  });
  after(async () => {
    tool.leave();
    await stage.close();
  });

  const accountOf = (index: number) => getAddress(stage.people[index]?.address ?? "");

  it("shows a consent, who looked and when", async () => {
    const { words, result } = await tool.told("consent", "show", id);
    expect(words).to.include("in force").and.to.include("dpv:CreditChecking").and.to.include("look 1");
    expect(result["history"]).to.have.length(2);
  });

  it("lists what an account gave and holds", async () => {
    expect((await tool.run("consent", "list", accountOf(HOLDER)))["given"]).to.have.length(1);
    expect((await tool.run("consent", "list", accountOf(BANK)))["held"]).to.have.length(1);
    expect((await tool.told("consent", "list", accountOf(1))).words).to.include("No consent is of this account");
  });

  it("refuses what is no id, no account, or on no record", async () => {
    expect((await tool.refused("consent", "show", "0x12")).message).to.include("64 hexadecimal digits");
    expect((await tool.refused("consent", "show", digest("none"))).message).to.include("was given");
    expect((await tool.refused("consent", "list", "bank")).message).to.include("no account");
  });

  it("withdraws once, and says when there was nothing to withdraw", async () => {
    const ended = await tool.run("consent", "withdraw", id, "--as", `${HOLDER}`);
    expect(ended).to.deep.include({ outcome: "withdrawn", accesses: 1 });
    expect((await tool.told("consent", "show", id)).words).to.include("withdrawn");
    const again = await tool.told("consent", "withdraw", id, "--as", `${HOLDER}`);
    expect(again.words).to.include("had ended before");
  });
});
