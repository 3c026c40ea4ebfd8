import { expect } from "chai";
import { type Address, type Hex, keccak256, stringToBytes } from "viem";
import { credentialId, signAcceptance, signRebinding, signSurrender, typeId } from "../../sdk/src/credentials/index.js";
import { ethersChain } from "../../sdk/src/ethers/index.js";
import { inProcess } from "./inProcess.js";
import { OFFICERS, openStage, type Stage } from "./stage.js";

const [HOLDER, SUCCESSOR, STRANGER] = ["9", "10", "11"] as const;
const digest = (words: string): Hex => keccak256(stringToBytes(words));
const DEADLINE = 3_500_000_000n;

describe("civitas credential", function () {
  this.timeout(60_000);
  let stage: Stage;
  let verbs: ReturnType<typeof inProcess>;

  before(async () => {
    stage = await openStage();
    verbs = inProcess(stage);
  });
  after(async () => {
    verbs.leave();
    await stage.close();
  });

  const account = (number: string) => stage.people[Number(number)]?.address as Address;
  const chainOf = (number: string) => ethersChain(stage.people[Number(number)] as never);
  const registry = async () => ({ registry: (await stage.licences.getAddress()) as Address });
  const officer = ["--as", OFFICERS.issuing] as const;
  const run = (...args: readonly string[]) => verbs.run("credential", ...args);
  const refused = (...args: readonly string[]) => verbs.refused("credential", ...args);
  /** One who is refused for what the registry says. */
  const refusal = async (...args: readonly string[]) => (await refused(...args)).name;
  const papers = (words: string) =>
    ["--until", "2040-01-31", "--commitment", digest(words), "--basis", "decision"] as const;
  const issue = (number: string, ...more: readonly string[]) =>
    run("issue", number, ...papers(number), ...more, ...officer);
  const shown = async (number: string, ...more: readonly string[]) => {
    const { record, standing, history } = await run(number, ...more);
    const kinds = (history as readonly { readonly kind: string }[]).map(({ kind }) => kind);
    return { record, standing, kinds } as {
      readonly record: Readonly<Record<string, unknown>>;
      readonly standing: Readonly<Record<string, unknown>>;
      readonly kinds: readonly string[];
    };
  };

  it("issues a licence, shows it, and tries alone where it is told to", async () => {
    const dry = await run("issue", "100", ...papers("100"), "--holder", account(HOLDER), ...officer, "--dry-run");
    expect(dry).to.include({ dryRun: true });
    expect(await verbs.told("credential", "100")).to.include({ ok: false });

    expect(await issue("100", "--holder", account(HOLDER))).to.include({ outcome: "done" });
    const { record, standing, kinds } = await shown("100");
    expect(record).to.include({ holder: account(HOLDER), commitment: digest("100"), revision: 1 });
    expect([standing["state"], kinds]).to.deep.equal(["valid", ["issued"]]);
    const { words } = await verbs.told("credential", "100");
    expect(words)
      .to.include(account(HOLDER))
      .and.match(/Credential 100, valid/)
      .and.match(/1 +block \d+ +issued/);
    expect(await refusal("issue", "100", ...papers("100"), ...officer)).to.equal("CredentialAlreadyIssuedError");
  });

  it("suspends, reinstates and revokes, and says where it holds already", async () => {
    await issue("200");
    const suspend = ["suspend", "200", "--reason", "inspection", ...officer] as const;
    expect(await run(...suspend)).to.include({ outcome: "done" });
    expect(await run(...suspend)).to.include({ outcome: "held" });
    expect((await verbs.told("credential", ...suspend)).words).to.include("it holds already");
    expect((await shown("200")).standing).to.include({ state: "suspended" });
    const prolong = ["renew", "200", "--until", "2041-01-31", "--basis", "decision", ...officer] as const;
    expect(await refusal(...prolong)).to.equal("CredentialStillSuspendedError");

    await run(...suspend, "--until", "2039-12-31");
    expect((await shown("200")).standing).to.deep.include({
      state: "suspended",
      until: BigInt(Date.parse("2039-12-31") / 1_000),
    });
    await run("reinstate", "200", "--reason", "mended", ...officer);
    expect((await shown("200")).standing).to.include({ state: "valid" });

    await run("revoke", "200", "--reason", digest("fraud"), ...officer);
    expect(await run("revoke", "200", "--reason", "fraud", ...officer)).to.include({ outcome: "held" });
    const { standing, kinds } = await shown("200");
    expect(standing).to.include({ state: "revoked" });
    expect(kinds).to.deep.equal(["issued", "suspended", "suspended", "reinstated", "revoked"]);
    expect(await refusal("reinstate", "200", "--reason", "mercy", ...officer)).to.equal("CredentialEndedError");
  });

  it("lets a credential follow its holder to the account that took over", async () => {
    const [holder, successor] = [18, 19].map((number) => stage.people[number]?.address ?? "");
    await run("issue", "250", ...papers("250"), "--holder", holder ?? "", ...officer);
    expect(await refusal("follow", "250", "--as", "9")).to.equal("SuccessorNoneError");
    await stage.succeed(18, 19);
    expect(await run("follow", "250", "--as", "9")).to.include({ outcome: "done" });
    const { record, kinds } = await shown("250");
    expect(record).to.include({ holder: successor });
    expect(kinds).to.deep.equal(["issued", "followed"]);
    expect((await verbs.told("credential", "250")).words).to.include(`from ${holder} to ${successor}`);
  });

  it("prolongs the running term, and gives a new one with the document", async () => {
    await issue("300");
    const prolong = ["renew", "300", "--until", "2045-01-31", "--basis", "decision"] as const;
    expect(await refusal(...prolong, "--revision", "7", ...officer)).to.equal("RevisionStaleError");
    await run(...prolong, ...officer);
    expect((await shown("300")).record).to.include({
      commitment: digest("300"),
      validUntil: BigInt(Date.parse("2045-01-31") / 1_000),
      revision: 2,
    });

    const anew = [...prolong, "--from", "2027-03-01"] as const;
    expect((await refused(...anew, ...officer)).message).to.include("Give --commitment");
    await run(...anew, "--commitment", digest("300, second"), ...officer);
    const { record, standing, kinds } = await shown("300");
    expect(record).to.include({
      commitment: digest("300, second"),
      validFrom: BigInt(Date.parse("2027-03-01") / 1_000),
    });
    expect([standing["state"], kinds]).to.deep.equal(["not yet valid", ["issued", "prolonged", "renewed"]]);
  });

  it("replaces a credential by another of the same holder", async () => {
    await issue("400", "--holder", account(HOLDER));
    await run("replace", "400", "--by", "401", ...papers("401"), ...officer);

    const successor = credentialId(typeId("LBUS"), "401");
    expect((await shown("400")).standing).to.deep.include({ state: "superseded", successor });
    expect((await shown("401")).record).to.include({ holder: account(HOLDER), revision: 1 });
  });

  it("binds a credential to the account that has signed for it", async () => {
    await issue("500", "--holder", account(HOLDER));
    const rebinding = {
      id: credentialId(typeId("LBUS"), "500"),
      revision: 1,
      successor: account(SUCCESSOR),
      commitment: digest("500, successor"),
      deadline: DEADLINE,
    };
    const words = ["--successor", account(SUCCESSOR), "--deadline", `${DEADLINE}`, "--basis", "decision"] as const;
    const rebind = ["rebind", "500", ...words, "--commitment", rebinding.commitment, ...officer] as const;
    const foreign = await signRebinding(await chainOf(STRANGER), await registry(), rebinding);
    expect(await refusal(...rebind, "--signature", foreign)).to.equal("SignatureInvalidError");

    const signature = await signRebinding(await chainOf(SUCCESSOR), await registry(), rebinding);
    const holder = await signRebinding(await chainOf(HOLDER), await registry(), rebinding);
    await run(...rebind, "--signature", signature, "--holder-signature", holder);
    expect((await shown("500")).record).to.include({ holder: account(SUCCESSOR), revision: 2 });
  });

  it("gives back and declines, sent by the holder or with the holder's signature", async () => {
    for (const number of ["600", "601", "602"]) await issue(number, "--holder", account(HOLDER));
    expect(await refusal("surrender", "600", "--as", STRANGER)).to.equal("HolderOnlyError");
    await run("surrender", "600", "--reason", "shop closed", "--as", HOLDER);
    expect((await shown("600")).standing).to.include({ state: "surrendered" });
    await run("decline", "601", "--as", HOLDER);
    expect((await shown("601")).standing).to.include({ state: "declined" });

    const notice = { id: credentialId(typeId("LBUS"), "602"), revision: 1, deadline: DEADLINE };
    const signature = await signSurrender(await chainOf(HOLDER), await registry(), notice);
    const words = ["602", "--signature", signature, "--deadline", `${DEADLINE}`, "--as", STRANGER] as const;
    expect(await refusal("decline", ...words)).to.equal("SignatureInvalidError");
    await run("surrender", ...words);
    expect((await shown("602")).standing).to.include({ state: "surrendered" });
  });

  it("registers a type, and issues of it with the holder's acceptance", async () => {
    const type = [
      "type",
      "OATH",
      "--name",
      "Admission on oath",
      "--office",
      "3/1",
      "--schema",
      digest("oath"),
    ] as const;
    const asking = ["--maximum-days", "7300", "--holder", "--acceptance", "--shown"] as const;
    expect(await refusal(...type, ...asking, ...officer)).to.equal("OfficerUnauthorisedError");
    await run(...type, ...asking, "--as", "0");

    const id = credentialId(typeId("OATH"), "700");
    const validUntil = BigInt(Date.parse("2040-01-31") / 1_000);
    const holder = account(HOLDER);
    const issuance = { id, holder, validUntil, commitment: digest("700") };
    const { signature } = await signAcceptance(await chainOf(HOLDER), await registry(), issuance, DEADLINE);
    const admit = ["issue", "700", "--type", "OATH", ...papers("700"), "--holder", holder, ...officer] as const;
    expect(await refusal(...admit)).to.equal("AcceptanceMissingError");
    expect((await refused(...admit, "--acceptance", signature)).message).to.include("--deadline is missing");
    await run(...admit, "--acceptance", signature, "--deadline", `${DEADLINE}`);
    expect((await shown("700", "--type", "OATH")).standing).to.include({ state: "valid" });
    expect(await stage.licences.getFunction("ownerOf")(id)).to.equal(holder);
  });

  it("refuses who may not, and what is not there", async () => {
    await issue("800");
    const reason = ["--reason", "none"] as const;
    for (const verb of ["suspend", "reinstate", "revoke"]) {
      expect(await refusal(verb, "800", ...reason, "--as", STRANGER)).to.equal("OfficerUnauthorisedError");
      expect(await refusal(verb, "808", ...reason, ...officer)).to.equal("CredentialUnknownError");
    }
    expect(await refusal("issue", "801", ...papers("801"), "--as", STRANGER)).to.equal("OfficerUnauthorisedError");
    expect((await shown("800")).kinds).to.deep.equal(["issued"]);
  });

  it("ends with one JSON object for a machine, and with 1 where it is refused", async () => {
    await issue("900");
    const suspend = ["credential", "suspend", "900", "--reason", "inspection", "--json", "--as"] as const;
    const done = await stage.civitas([...suspend, OFFICERS.issuing]);
    expect([done.code, JSON.parse(done.stdout).outcome]).to.deep.equal([0, "done"]);
    const lost = await stage.civitas([...suspend, STRANGER]);
    expect([lost.code, JSON.parse(lost.stdout).error.name]).to.deep.equal([1, "OfficerUnauthorisedError"]);
  });

  describe("what people type", () => {
    const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
      ["a suspension without a reason", ["suspend", "1"], /--reason is missing/],
      ["a suspension until no moment", ["suspend", "1", "--reason", "x", "--until", "soon"], /soon is no moment/],
      ["a licence without an end", ["issue", "1", "--commitment", digest("x"), "--basis", "x"], /--until is missing/],
      ["a licence without its document", ["issue", "1", "--until", "never", "--basis", "x"], /--commitment is missing/],
      [
        "a commitment that is no digest",
        ["issue", "1", "--until", "never", "--commitment", "0x12", "--basis", "x"],
        /--commitment is no digest/,
      ],
      [
        "a holder that is no account",
        ["issue", "1", ...papers("1"), "--holder", "0x12"],
        /--holder 0x12 is not an account/,
      ],
      ["a replacement by nothing", ["replace", "1", ...papers("1")], /--by is missing/],
      [
        "a signature that is no hexadecimal",
        ["surrender", "1", "--signature", "mine", "--deadline", "3500000000"],
        /--signature is not hexadecimal/,
      ],
      [
        "a type of no office",
        ["type", "OATH", "--office", "3", "--name", "x", "--schema", digest("x")],
        /written as 3\/1/,
      ],
      ["a revision that is no number", ["surrender", "1", "--revision", "one"], /revision/],
    ];
    for (const [name, args, message] of wrong) {
      it(`refuses ${name}`, async () => {
        expect((await refused(...args, ...officer)).message).to.match(message);
      });
    }
  });
});
