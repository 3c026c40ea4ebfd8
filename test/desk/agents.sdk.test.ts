import { expect } from "chai";
import type { Address, Hex } from "viem";
import type { Chain } from "../../sdk/src/core/index.js";
import {
  type Application,
  answerRequest,
  applicationHistory,
  calls,
  type DeskRef,
  followDues,
  payOut,
  SuccessorNoneError,
  serviceId,
  submitApplication,
  withdrawApplication,
} from "../../sdk/src/desk/index.js";
import { grantMandate, themeOf } from "../../sdk/src/mandates/index.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";
import { DAY, FEE, granting, offered, PARTICULARS, REASONS, SUPPLEMENT, submitted } from "./fixture.js";

const { ethers, networkHelpers } = connection;

/** Accounts in the order in which the fixture names them. */
const [APPLICANT, AGENT] = [4, 5] as const;

for (const [library, open] of Object.entries(libraries)) {
  describe(`agents at the desk, through ${library}`, () => {
    async function mandated() {
      const state = await networkHelpers.loadFixture(offered);
      const { desk, mandates, token } = state;
      const [applicant, agent, reader] = (await Promise.all([APPLICANT, AGENT, "reader" as const].map(open))) as [
        Chain,
        Chain,
        Chain,
      ];
      const ref: DeskRef = { desk: (await desk.getAddress()) as Address };
      const [principal, account] = [applicant.account as Address, agent.account as Address];
      const deadline = (await reader.block()).timestamp + DAY;
      const theme = themeOf(ref.desk, "LBUS/new");
      const registry = { mandates: (await mandates.getAddress()) as Address };
      await grantMandate(applicant, registry, { agent: account, theme, terms: { until: deadline } });
      const application: Application = {
        serviceId: serviceId("LBUS/new"),
        revision: 1,
        applicant: principal,
        fee: { token: (await token.getAddress()) as Address, amount: FEE },
        commitment: ethers.id("document") as Hex,
        dossier: ethers.id("papers") as Hex,
        deadline,
      };
      return { ...state, ref, applicant, agent, reader, principal, account, deadline, application };
    }

    it("tells of every act whether an agent did it, and under which mandate", async () => {
      const { desk, officer, ref, applicant, agent, reader, principal, account, deadline, application } =
        await mandated();
      const { applicationId } = await submitApplication(agent, ref, application);
      await desk.connect(officer).request(applicationId, 1n, PARTICULARS);
      const paper = { applicationId, revision: 2, supplement: SUPPLEMENT as Hex, deadline };
      await answerRequest(applicant, ref, paper);
      await withdrawApplication(agent, ref, { applicationId, revision: 3, deadline });

      const acts = await applicationHistory(reader, ref, applicationId);
      const mandate = { principal, agent: account, path: "0x" };
      expect(acts.map((act) => [act.kind, act.actor, act.mandate])).to.deep.equal([
        ["submitted", account, mandate],
        ["asked", officer.address, undefined],
        ["answered", principal, undefined],
        ["withdrawn", account, mandate],
      ]);
    });

    it("tells apart what an agent did in one transaction", async () => {
      const { ref, agent, reader, principal, account, deadline, application } = await mandated();
      const applicationId = await reader.read(calls.applicationIdOf(ref, application));
      const withdrawal = { applicationId, revision: 1, deadline };
      const own = [calls.submit(ref, application), calls.withdraw(ref, withdrawal)];
      await agent.send(calls.multicall(ref, own));
      const acts = await applicationHistory(reader, ref, applicationId);
      const mandate = { principal, agent: account, path: "0x" };
      expect(acts.map((act) => [act.kind, act.mandate])).to.deep.equal([
        ["submitted", mandate],
        ["withdrawn", mandate],
      ]);
    });

    it("moves what a lost account is due to the account that took over, and says how much", async () => {
      const {
        desk,
        token: erc20,
        identities,
        officer,
        treasury,
        clerk,
        id,
      } = await networkHelpers.loadFixture(submitted);
      const relay = await open(AGENT);
      const ref: DeskRef = { desk: (await desk.getAddress()) as Address };
      const [token, account] = [(await erc20.getAddress()) as Address, treasury.address as Address];
      await desk.connect(officer).grant(id, 1n, await granting(), REASONS);
      expect(await caught(followDues(relay, ref, { token, account }))).to.be.instanceOf(SuccessorNoneError);
      await identities.succeed(account, clerk);
      expect((await followDues(relay, ref, { token, account })).amount).to.equal(FEE);
      expect((await followDues(relay, ref, { token, account })).amount).to.equal(0n);
      expect((await payOut(relay, ref, { token, payee: clerk.address as Address })).amount).to.equal(FEE);
      expect(await relay.read(calls.identities(ref))).to.equal(await identities.getAddress());
    });
  });
}
