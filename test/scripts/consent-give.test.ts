import { existsSync, statSync } from "node:fs";
import { expect } from "chai";
import type { Hex } from "viem";
import { scopeDigest } from "../../sdk/src/consent/index.js";
import { AGENT, BANK, BORN, digest, type Exchange, HOLDER, NAME, NEXT, OTHER, openExchange } from "./consenting.js";
import { OFFICERS } from "./stage.js";

describe("civitas consent give, withdraw, accesses", function () {
  this.timeout(120_000);
  let scene: Exchange;
  let tool: Exchange["tool"];
  let visa: { readonly id: Hex; readonly file: string };
  const as = (person: number) => ["--as", String(person)];
  const terms = () => [
    ...["--to", scene.personOf(BANK), "--purpose", "dpv:CreditChecking", "--until", "2030-01-01"],
    ...["--field", NAME, "--field", BORN],
  ];
  const stateOf = async (id: unknown) =>
    ((await tool.run("consent", "show", String(id)))["consent"] as Readonly<Record<string, unknown>>)["state"];

  before(async () => {
    scene = await openExchange();
    ({ tool } = scene);
    visa = await scene.issued(HOLDER);
    for (const person of [HOLDER, AGENT]) {
      const words = ["--office", "4/1", "--kind", "person", "--until", "2040-01-01", "--as", OFFICERS.verifying];
      await tool.run("identity", "verify", scene.personOf(person), ...words);
    }
  });
  after(() => scene.close());

  it("tries it, gives it, prints its id, and keeps what may be seen for its owner alone", async () => {
    const words = ["consent", "give", ...terms(), "--document", visa.file, "--retention", "90", ...as(HOLDER)];
    const tried = await tool.told(...words, "--dry-run");
    expect(tried.words).to.include("Nothing was sent or written");
    expect(tried.result).to.deep.include({ dryRun: true });
    expect((await tool.refused("consent", "show", String(tried.result["consentId"]))).message).to.include("was given");

    const given = await tool.told(...words, "--keep", "bank.consent");
    const id = given.result["consentId"];
    expect(given.words).to.include(String(id));
    const shown = (await tool.run("consent", "show", String(id)))["consent"];
    expect(shown).to.deep.include({ state: "in force", grantee: scene.personOf(BANK), retention: 90n * 86_400n });
    const kept = JSON.parse(scene.read("bank.consent"));
    expect(kept.consentId).to.equal(id);
    expect(kept.scope).to.deep.include({ credential: visa.id, fields: [NAME, BORN] });
    expect(scopeDigest(kept.scope)).to.equal(kept.consent.scope);
    expect(given.words).not.to.include(kept.scope.salt.slice(2));
    expect(statSync(scene.path("bank.consent")).mode & 0o777).to.equal(0o600);
    expect((await tool.refused(...words, "--keep", "bank.consent")).name).to.equal("FileStandsError");

    expect((await tool.told("consent", "accesses", String(id))).words).to.include("Nobody noted a look");
    expect((await tool.refused("consent", "accesses", digest("none"))).message).to.include("was given");
  });

  it("gives what a plan says, and flags go before it", async () => {
    const plan = { to: scene.personOf(OTHER), purpose: "dpv:ServiceProvision", until: "2030-01-01", field: [NAME] };
    scene.stage.file("plan.json", JSON.stringify({ ...plan, from: "2029-01-01", credential: visa.id }));
    const words = ["consent", "give", "--plan", "plan.json", "--keep", "plan.consent", ...as(HOLDER)];
    const { result } = await tool.told(...words, "--to", scene.personOf(BANK));
    expect(result["consent"]).to.deep.include({ grantee: scene.personOf(BANK), purpose: "dpv:ServiceProvision" });
    expect(await stateOf(result["consentId"])).to.equal("not begun");
    const instead = await tool.run(
      ...["consent", "give", "--plan", "plan.json", "--to", scene.personOf(BANK), "--from", "2026-01-01"],
      ...["--replaces", String(result["consentId"]), "--keep", "next.consent", ...as(HOLDER)],
    );
    expect(await stateOf(result["consentId"])).to.equal("replaced");
    expect(await stateOf(instead["consentId"])).to.equal("in force");
    for (const [text, words] of [
      ["[]", "no plan"],
      ["{", "not JSON"],
      ['{"fields":[]}', "no flag"],
      ['{"field":"/name"}', "list of texts"],
      ['{"until":5}', "a text"],
    ] as const) {
      scene.stage.file("bad.json", text);
      const refusal = await tool.refused(
        "consent",
        "give",
        "--plan",
        "bad.json",
        "--keep",
        "bad.consent",
        ...as(HOLDER),
      );
      expect(refusal.message).to.include(words);
    }
  });

  it("is given and withdrawn by an agent under a mandate, and by no other", async () => {
    const words = ["consent", "give", ...terms(), "--document", visa.file, "--keep", "agent.consent"];
    const none = await tool.refused(...words, ...as(AGENT));
    expect(none).to.include({ name: "LeaveMissingError" });
    expect(none.message).to.include("missing");
    expect(await tool.refused(...words, ...as(OTHER))).to.include({ name: "LeaveMissingError" });

    const power = ["--at", scene.consents, "--power", "consent", "--until", "2040-01-01"];
    const elsewhere = ["--for", scene.personOf(OTHER)];
    const agent = scene.personOf(AGENT);
    const { key: astray } = await tool.run("mandate", "grant", agent, ...power, ...elsewhere, ...as(HOLDER));
    const wrong = await tool.refused(...words, "--under", String(astray), ...as(AGENT));
    expect(wrong.message).to.include("other resource");
    const { key } = await tool.run("mandate", "grant", agent, ...power, ...as(HOLDER));
    const under = ["--under", String(key)];
    expect(await tool.refused(...words, ...under, ...as(OTHER))).to.be.instanceOf(Error);
    expect((await tool.refused(...words, "--under", digest("none"), ...as(AGENT))).message).to.include("was given");
    expect(existsSync(scene.path("agent.consent"))).to.equal(false);
    const { consentId } = await tool.run(...words, ...under, ...as(AGENT));

    // The mandate is found where it is not named.
    const found = await tool.run(...words.slice(0, -1), "found.consent", ...as(AGENT));
    await tool.run("consent", "withdraw", String(found["consentId"]), ...as(AGENT));
    expect(await stateOf(found["consentId"])).to.equal("withdrawn");
    const withdrawing = ["consent", "withdraw", String(consentId)];
    expect(await tool.refused(...withdrawing, ...as(OTHER))).to.include({ name: "LeaveMissingError" });
    expect((await tool.refused("consent", "withdraw", digest("none"), ...as(HOLDER))).message).to.include("was given");
    expect(await stateOf(consentId)).to.equal("in force");
    await tool.run(...withdrawing, ...under, ...as(AGENT));
    expect(await stateOf(consentId)).to.equal("withdrawn");
  });

  it("is given by the account that took over from the document's holder", async () => {
    const other = await scene.issued(OTHER);
    await scene.stage.succeed(OTHER, NEXT);
    const words = ["consent", "give", ...terms(), "--document", other.file, "--keep", "moved.consent"];
    expect(await tool.refused(...words, ...as(OTHER))).to.include({ name: "LeaveMissingError" });
    const { consent, consentId } = await tool.run(...words, ...as(NEXT));
    expect(consent).to.deep.include({ holder: scene.personOf(NEXT) });
    expect(await stateOf(consentId)).to.equal("in force");
  });

  it("refuses what says too little or cannot be", async () => {
    const own = ["--keep", "none.consent", ...as(HOLDER)];
    const words = ["consent", "give", ...terms(), ...own];
    expect((await tool.refused(...words)).message).to.include("either --document or --credential");
    expect((await tool.refused(...words, "--credential", "visa")).message).to.include("64 hexadecimal digits");
    expect((await tool.refused(...words, "--document", "none.json")).message).to.include("no file");
    scene.stage.file("astray.json", JSON.stringify({ ...JSON.parse(scene.read(visa.file)), record: undefined }));
    expect((await tool.refused(...words, "--document", "astray.json")).message).to.include("on record");
    const document = ["--document", visa.file];
    expect(await tool.refused("consent", "give", ...terms().slice(0, 6), ...own, ...document)).to.include({
      name: "ScopeMalformedError",
    });
    expect(await tool.refused(...words, ...document, "--until", "2020-01-01")).to.include({ name: "TermInvalidError" });
    const grantee = ["--to", scene.personOf(HOLDER)];
    expect(await tool.refused(...words, ...document, ...grantee)).to.include({ name: "GranteeInvalidError" });
    expect((await tool.refused("consent", "give", ...terms(), ...document, ...as(HOLDER))).message).to.include(
      "--keep",
    );
    expect(existsSync(scene.path("none.consent"))).to.equal(false);
  });
});
