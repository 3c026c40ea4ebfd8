import { readFileSync } from "node:fs";
import { expect } from "chai";
import { type Address, type Hex, keccak256, stringToHex, zeroHash } from "viem";
import Suite from "../../ignition/modules/Suite.js";
import { CAST } from "../../scripts/start/stage.js";
import { noteAgain, play, type Setting, type Told } from "../../scripts/stories/mandatedLicence/index.js";
import { apply } from "../../scripts/stories/mandatedLicence/licence.js";
import { ConsentEndedError } from "../../sdk/src/consent/index.js";
import type { Chain } from "../../sdk/src/core/index.js";
import { credentialsOf, readCredential } from "../../sdk/src/credentials/index.js";
import { readApplication } from "../../sdk/src/desk/index.js";
import { readIdentity } from "../../sdk/src/identity/index.js";
import { readTitle, titlesOf } from "../../sdk/src/land/index.js";
import { mandatesGivenBy, mandatesReceivedBy } from "../../sdk/src/mandates/index.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";

const { networkHelpers } = connection;
const PARAMETERS = JSON.parse(readFileSync(new URL("../../ignition/parameters/local.json", import.meta.url), "utf8"));
const PLAYED_BY = { company: CAST.ada, officer: CAST.ben, employee: CAST.cleo, phone: CAST.dov } as const;
const OFFICIALS = ["verifyingOfficer", "licensingHead", "issuingOfficer", "registrar", "bank"] as const;
const draw = (name: string): Hex => keccak256(stringToHex(name));

async function suite() {
  const contracts = await connection.ignition.deploy(Suite, { parameters: PARAMETERS });
  const entries = Object.entries(contracts).map(
    async ([name, contract]) =>
      [name, { address: (await contract.getAddress()) as Address, block: 0n, transaction: zeroHash }] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

async function settingFor(open: (account: number) => Promise<Chain>): Promise<Setting> {
  const record = await networkHelpers.loadFixture(suite);
  const numbers = { ...Object.fromEntries(OFFICIALS.map((who) => [who, CAST[who]])), ...PLAYED_BY };
  const opening = Object.entries(numbers).map(async ([who, number]) => [who, await open(number)] as const);
  const cast = Object.fromEntries(await Promise.all(opening)) as unknown as Setting["cast"];
  return {
    deployment: { chainId: cast.bank.id, contracts: record },
    cast,
    pass: async (seconds) => {
      await networkHelpers.time.increase(seconds);
    },
    draw,
    number: "001",
  };
}

for (const [library, open] of Object.entries(libraries)) {
  describe(`a licence on a company's behalf, shown to a bank, and a lost phone, through ${library}`, () => {
    let told: Told;

    before(async () => {
      told = await play(await settingFor(open));
    });

    it("shows the desk both parties' standing and the mandate that joins them, in one call", () => {
      const { representation, scene, mandates } = told;
      expect(representation.state).to.equal("submitted by agent");
      if (representation.state !== "submitted by agent") return;
      const { now, agent, principal } = representation;
      expect([principal, agent]).to.deep.equal([scene.of("company"), scene.of("employee")]);
      expect(now.state).to.equal("authorised");
      expect(now.applicant.standing).to.include({ state: "verified" });
      expect(now.agent.standing).to.include({ state: "verified" });
      expect(now.links.map(({ key }) => key)).to.deep.equal([mandates.employee]);
    });

    it("issues the licence to the company, not to whoever applied", async () => {
      const { scene, licence, applicationId } = told;
      const id = licence.record !== undefined && "id" in licence.record ? licence.record.id : "0x";
      const record = await readCredential(scene.cast.bank, scene.refs.credentials, id);
      expect(record).to.include({ state: "issued", holder: scene.of("company") });
      expect(await readApplication(scene.cast.bank, scene.refs, applicationId)).to.include({ stage: "granted" });
    });

    it("shows the bank two fields and no more, by codes that a phone can read", () => {
      const { look } = told;
      expect(look.finding.outcome).to.equal("verified");
      if (look.finding.outcome !== "verified") return;
      const subject = look.finding.credential["credentialSubject"];
      expect(subject).to.deep.equal({
        legalName: "Harbour Instruments 001 Ltd",
        activity: "Manufacture of optical instruments",
      });
      expect(look.codes.request).to.have.length(1);
    });

    it("lists who looked, and refuses the bank's next look once the company withdrew", async () => {
      const { looks, scene, withdrawn, refused, look } = told;
      expect(looks.map(({ grantee, number }) => [grantee, number])).to.deep.equal([[scene.of("bank"), 1]]);
      expect(withdrawn).to.include({ outcome: "withdrawn", accesses: 1 });
      expect(refused).to.include({ outcome: "refused", reason: "consent not in force" });
      expect(refused.outcome === "refused" && refused.consent?.state).to.equal("withdrawn");
      const error = await caught(noteAgain(scene, look));
      expect(error).to.be.instanceOf(ConsentEndedError);
    });

    it("lets title, licence and mandate follow the employee to the next phone", async () => {
      const { scene, own, secondApplicationId, mandates } = told;
      const { cast, refs, of } = scene;
      expect(await readIdentity(cast.bank, refs, of("employee"))).to.include({ state: "succeeded" });
      expect(await readIdentity(cast.bank, refs, of("phone"))).to.include({ state: "verified", kind: "person" });
      const title = await readTitle(cast.bank, refs.land, own.house);
      expect(title.state === "current" && title.owners.map(({ owner }) => owner)).to.deep.equal([of("phone")]);
      const licence = await readCredential(cast.bank, refs.credentials, own.licence);
      expect(licence).to.include({ state: "issued", holder: of("phone") });
      const held = await credentialsOf(cast.bank, refs.credentials, of("phone"), { at: await scene.now() });
      expect(held.map(({ id }) => id)).to.deep.equal([own.licence]);
      expect((await titlesOf(cast.bank, refs.land, of("phone"))).map(({ titleId }) => titleId)).to.deep.equal([
        own.house,
      ]);
      const second = await readApplication(cast.bank, refs, secondApplicationId);
      expect(second).to.include({ applicant: of("company"), stage: "pending" });
      const [received] = await mandatesReceivedBy(cast.bank, refs, of("phone"));
      expect(received).to.deep.include({ key: mandates.employee });
      expect(received?.standing).to.include({ state: "in force", count: 1 });
      expect(await mandatesGivenBy(cast.bank, refs, of("company"))).to.have.length(2);
    });

    it("leaves the lost phone without any power", async () => {
      const error = await caught(apply(told.scene, "employee", { commitment: draw("third"), papers: "third" }));
      expect((error as Error).name).to.equal("AgentNotVerifiedError");
    });
  });
}
