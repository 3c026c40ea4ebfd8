import { expect } from "chai";
import type { Address } from "viem";
import { applicationId, serviceId, submitApplication } from "../../sdk/src/desk/index.js";
import {
  announceSuccession,
  completeSuccession,
  readIdentity,
  signAcceptance,
  withdraw,
} from "../../sdk/src/identity/index.js";
import { grantMandate, type MandateGrant, pathOf, revokeMandate, themeOf } from "../../sdk/src/mandates/index.js";
import { checkRepresentation, readRepresentation, serviceTheme } from "../../sdk/src/representation/index.js";
import { connection, libraries } from "../support/chains.js";
import { DAY, digest, FEE, OBJECTION, SERVICE, setScene, VERIFYING } from "./scene.js";

const { networkHelpers } = connection;

for (const [library, open] of Object.entries(libraries)) {
  describe(`representation through ${library}`, () => {
    /** The scene, with a mandate of the company's for the firm. */
    async function mandated(terms: Partial<MandateGrant["terms"]> = {}) {
      const scene = await setScene(open);
      const { company, of, ref, reader } = scene;
      const theme = serviceTheme(ref.desk, SERVICE);
      const month = (await reader.block()).timestamp + 30n * DAY;
      const given: MandateGrant = { agent: of("firm"), theme, terms: { until: month, ...terms } };
      const { key } = await grantMandate(company, ref, given);
      const wish = { applicant: of("company"), agent: of("firm"), serviceId: SERVICE };
      return { ...scene, theme, month, given, key, wish };
    }

    it("tells both parties' standing, by which office and until when, and the mandate that joins them", async () => {
      const { reader, ref, of, until, month, wish, key, theme } = await mandated({ count: 2, sum: FEE });
      const { number } = await reader.block();
      const found = await checkRepresentation(reader, ref, { ...wish, amount: FEE });
      expect(found).to.deep.include({ state: "authorised", until: month, block: number });
      const company = of("company");
      expect(found.applicant).to.deep.include({ account: company, root: company, current: company });
      expect(found.applicant.standing).to.deep.equal({ state: "verified", until });
      expect(found.applicant.identity).to.deep.include({ kind: "organisation", office: VERIFYING, until });
      expect(found.agent.standing).to.deep.equal({ state: "verified", until: until + DAY });
      const standing = { state: "in force", until: month, count: 2, sum: FEE, depth: 0, revision: 1 };
      expect(found.links).to.deep.equal([{ key, agent: of("firm"), theme, standing }]);
    });

    it("tells what is missing: no mandate, another service, the sum, the end, the mandate taken back", async () => {
      const { reader, ref, of, wish, key, company, given, month } = await mandated({ sum: FEE });
      const fault = async (changes: Partial<typeof wish> & { readonly amount?: bigint }) => {
        const found = await checkRepresentation(reader, ref, { ...wish, ...changes });
        return found.state === "mandate wanting" ? found.fault : found.state;
      };
      expect(await fault({ agent: of("clerk") })).to.equal("missing");
      expect(await fault({ serviceId: serviceId("LBUS/close") })).to.equal("missing");
      expect(await fault({ amount: FEE + 1n })).to.equal("sum exceeded");
      expect(await fault({ amount: FEE })).to.equal("authorised");
      await revokeMandate(company, ref, given);
      expect(await checkRepresentation(reader, ref, wish)).to.deep.include({ fault: "revoked", key });
      await grantMandate(company, ref, given);
      await networkHelpers.time.increaseTo(month);
      expect(await fault({})).to.equal("expired");
    });

    it("tells a mandate for one application alone, where that is the one", async () => {
      const { reader, ref, of, wish, company, given } = await mandated();
      const resource = digest("one application");
      await grantMandate(company, ref, { ...given, agent: of("clerk"), resource });
      const clerk = { ...wish, agent: of("clerk") };
      expect((await checkRepresentation(reader, ref, { ...clerk, applicationId: resource })).state).to.equal(
        "authorised",
      );
      const other = { ...clerk, applicationId: digest("another") };
      expect(await checkRepresentation(reader, ref, other)).to.deep.include({ fault: "missing" });
      expect(await checkRepresentation(reader, ref, clerk)).to.deep.include({ fault: "missing" });
    });

    it("follows a path, and names the link that is wanting", async () => {
      const { reader, ref, of, wish, theme, firm, company, given, key, month } = await mandated({ depth: 1 });
      await grantMandate(firm, ref, { parent: key, agent: of("clerk"), theme, terms: { until: month } });
      const path = pathOf([given, { agent: of("clerk"), theme }]);
      const clerk = { ...wish, agent: of("clerk"), path };
      const found = await checkRepresentation(reader, ref, clerk);
      expect(found.state).to.equal("authorised");
      expect(found.links.map((link) => link.agent)).to.deep.equal([of("firm"), of("clerk")]);
      await revokeMandate(company, ref, given);
      expect(await checkRepresentation(reader, ref, clerk)).to.deep.include({ fault: "revoked", key });
    });

    it("tells who is not verified, and that nobody needs a mandate from itself", async () => {
      const { reader, ref, of, wish, officer, company, theme, month } = await mandated();
      const own = await checkRepresentation(reader, ref, { ...wish, agent: of("company") });
      expect(own).to.deep.include({ state: "same person", links: [] });
      await grantMandate(company, ref, { agent: of("stranger"), theme, terms: { until: month } });
      const stranger = await checkRepresentation(reader, ref, { ...wish, agent: of("stranger") });
      expect(stranger.state).to.equal("agent not verified");
      expect(stranger.agent.standing).to.deep.equal({ state: "unknown" });
      await withdraw(officer, ref, { account: of("company"), revision: 1, basis: digest("reason") });
      const lapsed = await checkRepresentation(reader, ref, wish);
      expect(lapsed.state).to.equal("applicant not verified");
      expect(lapsed.applicant.standing.state).to.equal("withdrawn");
    });

    it("tells of an application which agent submitted it, under which path, and how both stand now", async () => {
      const { reader, ref, of, application, theme, firm, clerk, given, key, month } = await mandated({
        depth: 1,
        sum: FEE,
        count: 1,
      });
      const terms = { until: month, sum: FEE, count: 1 };
      await grantMandate(firm, ref, { parent: key, agent: of("clerk"), theme, terms });
      const path = pathOf([given, { agent: of("clerk"), theme }]);
      const paper = await application("by an agent");
      const entered = await submitApplication(clerk, ref, paper, { signature: path });
      const id = applicationId({ ...ref, chainId: reader.id }, paper);
      const found = await readRepresentation(reader, ref, id);
      expect(found).to.deep.include({ principal: of("company"), agent: of("clerk"), path });
      if (found.state !== "submitted by agent") throw new TypeError(found.state);
      expect(found.submitted).to.deep.equal({ block: entered.mined.block, transaction: entered.mined.hash });
      expect(found.application).to.deep.include({ applicationId: id, applicant: of("company"), stage: "pending" });
      expect(found.now).to.deep.include({ state: "mandate wanting", fault: "count exhausted", key });
      expect(found.now.links.map(({ standing }) => standing)).to.deep.equal([
        { state: "used up", until: month, count: 0, sum: 0n, depth: 1, revision: 1 },
        { state: "used up", until: month, count: 0, sum: 0n, depth: 0, revision: 1 },
      ]);
    });

    it("tells of an application that the applicant submitted, and of one that nobody did", async () => {
      const { reader, ref, company, application } = await mandated();
      const { applicationId: id } = await submitApplication(company, ref, await application("its own"));
      const found = await readRepresentation(reader, ref, id);
      expect(found.state).to.equal("submitted by applicant");
      expect(await readRepresentation(reader, ref, digest("nobody's"))).to.deep.equal({ state: "unknown" });
    });

    it("tells that another account took over from the agent's, and which", async () => {
      const { reader, ref, of, wish, firm, officer, phone, application } = await mandated();
      const { applicationId: id } = await submitApplication(firm, ref, await application("before the loss"));
      await succeed(of("firm"), of("phone"));
      const found = await readRepresentation(reader, ref, id);
      expect(found).to.deep.include({ state: "submitted by agent", agent: of("firm") });
      if (found.state !== "submitted by agent") throw new TypeError(found.state);
      expect(found.now).to.deep.include({ state: "agent succeeded", current: of("phone") });
      expect(found.now.links).to.have.length(1);
      const next = await checkRepresentation(reader, ref, { ...wish, agent: of("phone"), applicationId: id });
      expect(next.state).to.equal("authorised");
      expect(next.agent).to.deep.include({ account: of("phone"), root: of("firm") });

      async function succeed(account: Address, successor: Address) {
        const identity = await readIdentity(reader, ref, account);
        const revision = identity.state === "unknown" ? 0 : identity.revision;
        const paper = { account, successor, revision, deadline: (await reader.block()).timestamp + DAY };
        const successorSignature = await signAcceptance(phone, ref, paper);
        await announceSuccession(officer, ref, { succession: paper, successorSignature, basis: digest("loss") });
        await networkHelpers.time.increase(OBJECTION);
        await completeSuccession(officer, ref, account);
      }
    });

    it("knows a service's theme as the mandates do", async () => {
      const { ref } = await setScene(open);
      for (const name of ["LBUS/new", "LBUS", "LBUS/renewal of a licence"]) {
        expect(serviceTheme(ref.desk, serviceId(name))).to.equal(themeOf(ref.desk, name));
      }
    });
  });
}
