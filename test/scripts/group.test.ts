import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";
import { network } from "hardhat";
import { type Address, getAddress, type Hex, keccak256, stringToHex } from "viem";
import { officeRole } from "../../sdk/src/access/index.js";
import { makeMember, treeOf, writeList } from "../../sdk/src/groups/index.js";
import type { Authority } from "../../typechain/index.js";
import { deployLinked } from "../support/deploy.js";
import { type inProcess as begin, inProcess } from "./inProcess.js";
import { OFFICERS, openStage, type Stage } from "./stage.js";

const digest = (words: string): Hex => keccak256(stringToHex(words));
const UNTIL = "2040-01-01";
const [HEAD, ROLL, OBSERVER] = ["0", "19", OFFICERS.verifying];
const [ANA, BEN, CLEO, STRANGER] = [9, 10, 11, 12] as const;
const commitmentOf = (person: number): bigint => makeMember(new Uint8Array(32).fill(person)).commitment;

describe("civitas group", function () {
  this.timeout(240_000);
  let stage: Stage;
  let tool: ReturnType<typeof begin>;

  const personOf = (index: number): Address => getAddress(stage.people[index]?.address ?? "");
  const group = (...args: readonly string[]) => tool.run("group", ...args);
  const said = async (...args: readonly string[]) => (await tool.refused("group", ...args)).message;
  const named = async (...args: readonly string[]) => (await tool.refused("group", ...args)).name;
  const as = (person: number | string) => ["--as", String(person)];
  const opened = async (name: string) => {
    await group("open", name, "--office", "4/2", ...as(HEAD));
    return name;
  };
  const openedList = async (name: string) => {
    await group("open", name, "--office", "4/2", "--countersigner", "4/1", "--countersignatures", "1", ...as(HEAD));
    return name;
  };
  /** What a person has signed, as an officer types it. */
  const paperOf = async (name: string, person: number, commitment = commitmentOf(person)) => {
    const { words } = await tool.told("group", "apply", name, "--commitment", String(commitment), ...as(person));
    const [account, ...flags] = words.split(" ");
    expect(account).to.equal(personOf(person));
    return flags;
  };
  const joined = async (name: string, person: number, commitment?: bigint) =>
    group("join", name, personOf(person), ...(await paperOf(name, person, commitment)), ...as(ROLL));
  const verified = (person: number) => {
    const terms = ["--office", "4/1", "--kind", "person", "--until", UNTIL, "--as", OFFICERS.verifying];
    return tool.run("identity", "verify", personOf(person), ...terms);
  };
  const listFile = async (name: string, leaves: readonly bigint[]) => {
    await writeFile(join(stage.folder, name), writeList(leaves));
    return name;
  };
  const deadline = ["--deadline", UNTIL];

  before(async () => {
    stage = await openStage();
    tool = inProcess(stage);
    const { ethers } = await network.create({ network: "localhost", override: { url: stage.url } });
    const [head] = await ethers.getSigners();
    if (head === undefined) throw new TypeError();
    const at = await stage.land.getFunction("authority")();
    const authority = (await ethers.getContractAt("Authority", at, head)) as unknown as Authority;
    await authority.openOffice(officeRole(4, 2), "Roll office", 0);
    await authority.grantRole(officeRole(4, 2), personOf(Number(ROLL)), 0);
    const verifier = await stage.deploy("MembershipVerifier");
    const parts = [at, await stage.identities.getAddress(), await verifier.getAddress(), ZeroAddress];
    const registry = await deployLinked(ethers, "groups", "GroupRegistry", parts, head);
    const entry = { address: await registry.getAddress(), block: 1, transaction: ZeroHash };
    stage.file("deployments/31337/groups.json", JSON.stringify({ GroupRegistry: entry }));
    for (const person of [ANA, BEN, CLEO]) await verified(person);
  });
  after(async () => {
    tool.leave();
    await stage.close();
  });

  it("opens a group, takes people in with their signatures, and shows it rebuilt from the logs", async () => {
    const name = await opened("SHOWN");
    expect(await joined(name, ANA)).to.deep.include({ index: 0n });
    const { index, root } = await joined(name, BEN);
    expect([index, root]).to.deep.equal([1n, treeOf([commitmentOf(ANA), commitmentOf(BEN)]).root]);

    const shown = await tool.told("group", "show", name);
    expect(shown.words)
      .to.contain("Group SHOWN, kept, office 0x40002")
      .and.contain(`root    ${root}`)
      .and.contain("members 2; rebuilt from the logs");
    expect(shown.result["history"]).to.have.length(3);
    expect(shown.result["leaves"]).to.deep.equal([commitmentOf(ANA), commitmentOf(BEN)]);
    const told = await tool.json<{ readonly ok: boolean; readonly group: { readonly root: string } }>(
      "group",
      "show",
      name,
    );
    expect([told.ok, told.group.root]).to.deep.equal([true, String(root)]);
  });

  it("opens groups for the head of the agency alone, and each once", async () => {
    const name = await opened("OPEN");
    expect(await named("open", name, "--office", "4/2", ...as(HEAD))).to.equal("GroupAlreadyOpenError");
    expect(await named("open", "OTHER", "--office", "4/2", ...as(ROLL))).to.equal("OfficerUnauthorisedError");
    expect(await named("open", "OTHER", "--office", "4/9", ...as(HEAD))).to.equal("OfficeUnknownError");
    const long = ["--window", "999999999"];
    expect(await named("open", "OTHER", "--office", "4/2", ...long, ...as(HEAD))).to.equal("RootWindowTooLongError");
    expect(await said("show", "OTHER")).to.contain("No group OTHER was opened");
  });

  it("opens no kept group where half of a published one's rules are given", async () => {
    const half = ["open", "HALF", "--office", "4/2"];
    expect(await said(...half, "--countersigner", "4/1", ...as(HEAD))).to.contain("--countersignatures is missing");
    expect(await said(...half, "--countersignatures", "1", ...as(HEAD))).to.contain("--countersigner is missing");
    expect(await said("show", "HALF")).to.contain("No group HALF was opened");
  });

  it("takes in nobody without the office, the person's own signature, or a commitment that is new", async () => {
    const name = await opened("JOIN");
    const paper = await paperOf(name, ANA);
    expect(await named("join", name, personOf(ANA), ...paper, ...as(STRANGER))).to.equal("OfficerUnauthorisedError");
    expect(await named("join", name, personOf(BEN), ...paper, ...as(ROLL))).to.equal("SignatureInvalidError");
    const stranger = await paperOf(name, STRANGER);
    expect(await named("join", name, personOf(STRANGER), ...stranger, ...as(ROLL))).to.equal("AccountUnverifiedError");
    await group("join", name, personOf(ANA), ...paper, ...as(ROLL));
    expect(await named("join", name, personOf(ANA), ...paper, ...as(ROLL))).to.equal("MemberAlreadyJoinedError");
    const twice = await paperOf(name, BEN, commitmentOf(ANA));
    expect(await named("join", name, personOf(BEN), ...twice, ...as(ROLL))).to.equal("CommitmentUsedError");
    const none = await paperOf(name, BEN, 0n);
    expect(await named("join", name, personOf(BEN), ...none, ...as(ROLL))).to.equal("CommitmentInvalidError");
  });

  it("refuses what is asked of a group that was never opened, or of one of the other kind", async () => {
    const list = await openedList("OTHER-KIND");
    const paper = await paperOf(list, ANA);
    expect(await named("join", list, personOf(ANA), ...paper, ...as(ROLL))).to.equal("GroupKindWrongError");
    expect(await named("join", "UNKNOWN", personOf(ANA), ...paper, ...as(ROLL))).to.equal("GroupUnknownError");
    const file = await listFile("unknown.list", [5n]);
    expect(await said("check", "UNKNOWN", file)).to.contain("No group UNKNOWN was opened");
    expect(await said("publish", "UNKNOWN", file, "--sign", ...deadline, ...as(ROLL))).to.contain("No group UNKNOWN");
    expect(await said("remove", "UNKNOWN", personOf(ANA), ...as(ROLL))).to.contain("does not belong to UNKNOWN");
  });

  it("takes members off, by the office for reasons and by anybody who lapsed", async () => {
    const name = await opened("REMOVED");
    await joined(name, ANA);
    await joined(name, CLEO);
    const reasons = ["--reasons", digest("reasons")];
    expect(await said("remove", name, personOf(BEN), ...reasons, ...as(ROLL))).to.contain("does not belong to REMOVED");
    const early = await named("remove", name, personOf(ANA), ...reasons, ...as(STRANGER));
    expect(early).to.equal("OfficerUnauthorisedError");
    expect(await named("remove", name, personOf(CLEO), ...as(STRANGER))).to.equal("MemberVerifiedError");
    const { root } = await group("remove", name, personOf(ANA), ...reasons, ...as(ROLL));
    expect(root).to.equal(treeOf([0n, commitmentOf(CLEO)]).root);

    await tool.run("identity", "withdraw", personOf(CLEO), "--reason", digest("gone"), ...as(OFFICERS.verifying));
    await group("remove", name, personOf(CLEO), ...as(STRANGER));
    expect((await tool.told("group", "show", name)).words).to.contain("members 0;");
    await tool.run("identity", "reinstate", personOf(CLEO), "--basis", digest("back"), ...as(OFFICERS.verifying));
  });

  it("puts a member's new commitment in the place of the former one", async () => {
    const name = await opened("REPLACED");
    await joined(name, ANA);
    await joined(name, BEN);
    const paper = await paperOf(name, ANA, 77n);
    expect(await named("replace", name, personOf(ANA), ...paper, ...as(STRANGER))).to.equal("OfficerUnauthorisedError");
    expect(await said("replace", name, personOf(CLEO), ...paper, ...as(ROLL))).to.contain("does not belong");
    const { index, root } = await group("replace", name, personOf(ANA), ...paper, ...as(ROLL));
    expect([index, root]).to.deep.equal([0n, treeOf([77n, commitmentOf(BEN)]).root]);
    expect(await named("replace", name, personOf(ANA), ...paper, ...as(ROLL))).to.equal("CommitmentUsedError");
  });

  it("publishes a list that another officer countersigned, and checks it", async () => {
    const name = await openedList("LISTED");
    const leaves = [5n, 6n, 7n];
    const file = await listFile("listed.list", leaves);
    expect(await said("check", name, file)).to.contain("No list of LISTED was published yet");
    const { words } = await tool.told("group", "publish", name, file, "--sign", ...deadline, ...as(OBSERVER));
    expect(await named("publish", name, file, ...deadline, ...as(ROLL))).to.equal("CountersignaturesMissingError");
    const publication = ["publish", name, file, ...deadline, ...words.split(" ")];
    expect(await named(...publication, ...as(STRANGER))).to.equal("OfficerUnauthorisedError");
    const additive = [...publication, "--additive"];
    expect(await named(...additive, ...as(ROLL))).to.equal("SignatureInvalidError");
    const published = await group(...publication, ...as(ROLL));
    expect(published).to.deep.include({ revision: 1, size: 3n, root: treeOf(leaves).root });

    const checked = await tool.told("group", "check", name, file);
    expect(checked.words).to.contain("The list is the published one: 3 leaves");
    expect((await tool.told("group", "show", name)).words).to.contain(`list    ${published["list"]} (SHA-256)`);
    expect(await named(...publication, ...as(ROLL))).to.equal("SignatureInvalidError");
  });

  it("names what is wrong with a list", async () => {
    const name = await openedList("WRONG");
    const file = await listFile("right.list", [5n, 6n, 7n]);
    const { words } = await tool.told("group", "publish", name, file, "--sign", ...deadline, ...as(OBSERVER));
    await group("publish", name, file, ...deadline, ...words.split(" "), ...as(ROLL));
    const other = await tool.refused("group", "check", name, await listFile("other.list", [5n, 6n, 8n]));
    expect(other).to.deep.include({ name: "ListMismatchError", what: "digest" });
    stage.file("cut.list", "not 32 bytes");
    expect(await tool.refused("group", "check", name, "cut.list")).to.deep.include({
      name: "LeafInvalidError",
      index: 0,
    });
    expect(await said("check", name, "absent.list")).to.equal("There is no file absent.list.");
    expect(await said("check", name, "deployments")).to.equal("deployments is no file.");
    expect(await said("check", await opened("KEPT"), file)).to.contain("KEPT is kept by the chain");
    expect(await said("publish", "KEPT", file, "--sign", ...deadline, ...as(ROLL))).to.contain("kept by the chain");
  });

  it("recomputes a list in several threads as in one, and tells how far it has come", async () => {
    const name = await openedList("THREADS");
    const leaves = Array.from({ length: 2_060 }, (_, index) => BigInt(index) + 1n);
    const file = await listFile("threads.list", leaves);
    const words = ["group", "publish", name, file, "--sign", ...deadline, ...as(OBSERVER), "--workers", "2", "--json"];
    const { code, stdout, stderr } = await stage.civitas([...words, "--rpc", stage.url]);
    expect(code, stderr).to.equal(0);
    expect(JSON.parse(stdout)).to.deep.include({ ok: true, size: 2_060, root: String(treeOf(leaves).root) });
    expect(
      stderr
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).done),
    ).to.deep.equal([1_024, 2_048, 2_060]);
    expect(JSON.parse(stderr.split("\n")[0] ?? "")).to.deep.equal({ done: 1_024, total: 2_060, noun: "leaves" });
  });

  it("says what is wrong with what was typed", async () => {
    const name = await opened("TYPED");
    const account = personOf(ANA);
    expect(await named("show", "x".repeat(33))).to.equal("GroupNameError");
    expect(await said("open", "NEW", "--office", "262146", ...as(HEAD))).to.contain("--office is written as 4/2");
    expect(await said("open", "NEW", ...as(HEAD))).to.contain("--office is missing");
    expect(await said("apply", name, ...as(ANA))).to.contain("--commitment is missing");
    expect(await said("apply", name, "--commitment", "many", ...as(ANA))).to.contain("not a number of 32 bytes");
    expect(await said("apply", name, "--commitment", String(2n ** 256n), ...as(ANA))).to.contain("not a number of 32");
    expect(await said("apply", name, "--commitment", "5")).to.contain("Say who acts");
    const paper = ["--commitment", "5", ...deadline];
    expect(await said("join", name, "0x12", ...paper, "--signature", "0x12")).to.contain("0x12 is not an account");
    expect(await said("join", name, account, ...paper)).to.contain("--signature is missing");
    expect(await said("join", name, account, "--commitment", "5", "--signature", "0x")).to.contain("--deadline");
    expect(await said("remove", name, account, "--reasons", "words", ...as(ROLL))).to.contain("--reasons is no digest");
    const file = await listFile("typed.list", [5n]);
    const publish = ["publish", await openedList("TYPED-LIST"), file];
    expect(await said(...publish, "--sign", ...as(ROLL))).to.contain("--deadline is missing");
    expect(await said(...publish, "--sign", ...deadline)).to.contain("Say who acts");
    const wrong = ["--countersigned", "somebody", ...deadline];
    expect(await said(...publish, ...wrong, ...as(ROLL))).to.contain("somebody is no OFFICER:0x…");
    const both = ["--sign", "--countersigned", `${account}:0x12`, ...deadline];
    expect(await said(...publish, ...both, ...as(ROLL))).to.contain("one at a time");
    expect(await said(...publish, "--sign", "--workers", "0", ...deadline, ...as(ROLL))).to.contain("--workers 0");
  });
});
