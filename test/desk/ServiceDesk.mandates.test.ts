import { expect } from "chai";
import type { BaseContract } from "ethers";
import type { Hex } from "viem";
import { connection } from "../support/chains.js";
import {
  appealedWith,
  BUSINESS,
  DAY,
  FEE,
  GROUNDS,
  granting,
  now,
  offered,
  type opened,
  PARTICULARS,
  paperOf,
  REASONS,
  refused,
  SERVICE,
  Stage,
  SUPPLEMENT,
  serviceOf,
  signed,
  submitted,
  waiting,
  withdrawal,
} from "./fixture.js";

const { ethers, networkHelpers } = connection;
const ANY_COUNT = 2n ** 32n - 1n;
const NOTHING = ethers.ZeroHash;

type State = Awaited<ReturnType<typeof opened>>;

/** The theme of a service, written out here: the desk, then the service's name where it has 12 bytes at most. */
const themeOf = async ({ desk }: State, service: Hex = SERVICE): Promise<string> => {
  const short = BigInt(ethers.dataSlice(service, 12)) === 0n;
  const code = ethers.dataSlice(short ? service : ethers.keccak256(service), 0, 12);
  return ethers.concat([await desk.getAddress(), code]);
};

const link = (agent: { readonly address: string }, theme: string, resource = NOTHING): string =>
  ethers.AbiCoder.defaultAbiCoder().encode(["address", "bytes32", "bytes32"], [agent.address, theme, resource]);

/** The applicant mandates the agent for the service, for a month, up to a sum. */
async function mandated(state: State, changes = {}, resource = NOTHING) {
  const { mandates, applicant, agent } = state;
  const theme = await themeOf(state);
  const terms = { until: (await now()) + 30n * DAY, count: ANY_COUNT, sum: FEE, depth: 0n, ...changes };
  await mandates.connect(applicant).grant(NOTHING, agent, theme, resource, terms, false);
  const key = await mandates.keyOf(NOTHING, applicant, agent, theme, resource);
  return { theme, terms, key };
}

describe("ServiceDesk", () => {
  describe("under mandates", () => {
    it("takes an agent's application at the applicant's cost, within the sum, and says who acted", async () => {
      const state = await networkHelpers.loadFixture(offered);
      const { desk, token, mandates, applicant, agent, application } = state;
      const { key, theme } = await mandated(state);
      const id = await desk.applicationIdOf(application);
      const submission = desk.connect(agent).submit(application, "0x");
      await expect(submission).to.emit(desk, "ActedUnderMandate").withArgs(id, applicant, agent, "0x");
      await expect(submission).to.emit(mandates, "MandateUsed").withArgs(key, applicant, id, agent, theme, FEE);
      await expect(submission).to.changeTokenBalances(ethers, token, [applicant, agent, desk], [-FEE, 0n, FEE]);
      const record = await desk.applicationOf(id);
      expect([record.applicant, record.payer]).to.deep.equal([applicant.address, applicant.address]);
      await expect(desk.connect(agent).submit({ ...application, dossier: ethers.id("another") }, "0x"))
        .to.be.revertedWithCustomError(mandates, "SumExceeded")
        .withArgs(key, FEE, 0n);
    });

    it("takes nothing of the sum where the agent pays", async () => {
      const state = await networkHelpers.loadFixture(offered);
      const { desk, token, mandates, agent, application } = state;
      const { key } = await mandated(state, { sum: 0n });
      await token.mint(agent, FEE);
      await token.connect(agent).approve(desk, FEE);
      await desk.connect(agent).submit({ ...application, payer: agent.address }, "0x");
      expect((await mandates.mandateOf(key)).sum).to.equal(0n);
    });

    it("refuses an agent by the name of what is missing", async () => {
      const state = await networkHelpers.loadFixture(offered);
      const { desk, mandates, applicant, agent, stranger, application } = state;
      const theme = await themeOf(state);
      const id = await desk.applicationIdOf(application);
      await expect(desk.connect(agent).submit(application, "0x"))
        .to.be.revertedWithCustomError(desk, "MandateMissing")
        .withArgs(applicant, agent, theme, id);
      const { key, terms } = await mandated(state);
      await expect(desk.connect(stranger).submit(application, "0x")).to.be.revertedWithCustomError(
        desk,
        "MandateMissing",
      );
      await expect(desk.connect(agent).submit(application, "0x12"))
        .to.be.revertedWithCustomError(desk, "SignatureInvalid")
        .withArgs(applicant);
      await mandates.connect(applicant).revoke(NOTHING, agent, theme, NOTHING);
      await expect(desk.connect(agent).submit(application, "0x"))
        .to.be.revertedWithCustomError(desk, "MandateRevoked")
        .withArgs(key);
      await mandates.connect(applicant).grant(NOTHING, agent, theme, NOTHING, terms, false);
      await networkHelpers.time.increaseTo(terms.until);
      await expect(desk.connect(agent).submit({ ...application, deadline: terms.until + DAY }, "0x"))
        .to.be.revertedWithCustomError(desk, "MandateExpired")
        .withArgs(key, terms.until);
    });

    it("takes the path of a mandate that was granted onward", async () => {
      const state = await networkHelpers.loadFixture(offered);
      const { desk, mandates, agent, clerk, application } = state;
      const { key, theme, terms } = await mandated(state, { depth: 1n });
      await mandates.connect(agent).grant(key, clerk, theme, NOTHING, { ...terms, depth: 0n }, false);
      const path = ethers.concat([link(agent, theme), link(clerk, theme)]);
      await expect(desk.connect(clerk).submit(application, "0x")).to.be.revertedWithCustomError(desk, "MandateMissing");
      await desk.connect(clerk).submit(application, path);
      expect((await mandates.mandateOf(key)).sum).to.equal(0n);
    });

    it("knows a service with a long name by the beginning of its digest", async () => {
      const state = await networkHelpers.loadFixture(offered);
      const { desk, mandates, applicant, agent, application, terms } = state;
      const service = serviceOf("/renewal of a licence");
      await desk.setService(service, terms, ethers.id("basis"));
      const theme = await themeOf(state, service);
      const limits = { until: (await now()) + DAY, count: 1n, sum: FEE, depth: 0n };
      await mandates.connect(applicant).grant(NOTHING, agent, theme, NOTHING, limits, false);
      await expect(desk.connect(agent).submit(application, "0x")).to.be.revertedWithCustomError(desk, "MandateMissing");
      await desk.connect(agent).submit({ ...application, serviceId: service }, "0x");
    });

    it("takes an answer, an appeal and a withdrawal under a mandate for that application alone", async () => {
      for (const [arrange, act, end] of [
        [waiting, "answer", Stage.Pending],
        [refused, "appeal", Stage.Appealed],
        [submitted, "withdraw", Stage.Withdrawn],
      ] as const) {
        const state = await networkHelpers.loadFixture(arrange);
        const { desk, agent, id } = state;
        const { revision } = await desk.applicationOf(id);
        const papers = {
          answer: paperOf(id, revision, { supplement: SUPPLEMENT }),
          appeal: paperOf(id, revision, { grounds: GROUNDS }),
          withdraw: withdrawal(id, revision),
        };
        await mandated(state, { sum: 0n }, ethers.id("another application"));
        await expect(
          (desk.connect(agent) as BaseContract).getFunction(act)(papers[act], "0x"),
        ).to.be.revertedWithCustomError(desk, "MandateMissing");
        await mandated(state, { sum: 0n, count: 1n }, id);
        await expect((desk.connect(agent) as BaseContract).getFunction(act)(papers[act], "0x"))
          .to.emit(desk, "ActedUnderMandate")
          .withArgs(id, state.applicant, agent, "0x");
        expect((await desk.applicationOf(id)).stage).to.equal(end);
      }
    });

    it("refuses while the use of mandates is paused, and lets the applicant act itself", async () => {
      const state = await networkHelpers.loadFixture(submitted);
      const { desk, authority, mandates, constituent, applicant, agent, id } = state;
      await mandated(state);
      await authority.connect(constituent).pauseRegistry(mandates, ethers.id("basis"));
      await expect(desk.connect(agent).withdraw(withdrawal(id, 1n), "0x")).to.be.revertedWithCustomError(
        desk,
        "RegistryPaused",
      );
      await desk.connect(applicant).withdraw(withdrawal(id, 1n), "0x");
    });
  });

  describe("of a lost account", () => {
    it("hears the account that took over, and not the lost one, by sending and by signing", async () => {
      const state = await networkHelpers.loadFixture(submitted);
      const { desk, identities, officer, applicant, successor, stranger, id } = state;
      await identities.succeed(applicant, successor);
      const paper = withdrawal(id, 1n);
      await expect(desk.connect(applicant).withdraw(paper, "0x"))
        .to.be.revertedWithCustomError(desk, "AgentNotVerified")
        .withArgs(applicant);
      const stale = await signed(desk, applicant, "Withdrawal", paper);
      await expect(desk.connect(stranger).withdraw(paper, stale))
        .to.be.revertedWithCustomError(desk, "SignatureInvalid")
        .withArgs(successor);
      await desk.connect(officer).request(id, 1n, PARTICULARS);
      await desk.connect(successor).answer(paperOf(id, 2n, { supplement: SUPPLEMENT }), "0x");
      const last = withdrawal(id, 3n);
      await desk.connect(stranger).withdraw(last, await signed(desk, successor, "Withdrawal", last));
      expect((await desk.applicationOf(id)).stage).to.equal(Stage.Withdrawn);
    });

    it("hears the agents that it mandated before, under the same mandates", async () => {
      const state = await networkHelpers.loadFixture(submitted);
      const { desk, identities, applicant, agent, successor, id } = state;
      await mandated(state);
      await identities.succeed(applicant, successor);
      await expect(desk.connect(agent).withdraw(withdrawal(id, 1n), "0x"))
        .to.emit(desk, "ActedUnderMandate")
        .withArgs(id, successor, agent, "0x");
    });

    it("issues what is granted to the account that took over", async () => {
      const state = await networkHelpers.loadFixture(submitted);
      const { desk, registry, identities, officer, applicant, successor, id } = state;
      await identities.succeed(applicant, successor);
      const given = await granting();
      await desk.connect(officer).grant(id, 1n, given, REASONS);
      expect((await registry.credential(given.credentialId)).holder).to.equal(successor.address);
      expect(BUSINESS.slice(0, 10)).to.equal(given.credentialId.slice(0, 10));
    });

    it("lets nobody decide on an own application or an own refusal from another account", async () => {
      const own = await networkHelpers.loadFixture(submitted);
      await own.identities.succeed(own.applicant, own.officer);
      await expect(own.desk.connect(own.officer).refuse(own.id, 1n, REASONS)).to.be.revertedWithCustomError(
        own.desk,
        "OfficerConcerned",
      );
      const state = await appealedWith({});
      await state.identities.succeed(state.officer, state.judge);
      await expect(state.desk.connect(state.judge).refuse(state.id, 3n, REASONS)).to.be.revertedWithCustomError(
        state.desk,
        "OfficerConcerned",
      );
    });

    it("refunds and pays out to the account that took over, and moves what is due", async () => {
      const state = await networkHelpers.loadFixture(submitted);
      const { desk, token, identities, officer, applicant, successor, treasury, stranger, clerk, id } = state;
      await expect(desk.followIdentity(token, applicant))
        .to.be.revertedWithCustomError(desk, "SuccessorNone")
        .withArgs(applicant);
      await identities.succeed(applicant, successor);
      await expect(desk.connect(successor).withdraw(withdrawal(id, 1n), "0x")).to.changeTokenBalances(
        ethers,
        token,
        [applicant, successor, desk],
        [0n, FEE, -FEE],
      );
      expect(await desk.connect(stranger).followIdentity.staticCall(token, applicant)).to.equal(0n);

      const other = await networkHelpers.loadFixture(submitted);
      await other.desk.connect(officer).grant(id, 1n, await granting(), REASONS);
      await other.identities.succeed(treasury, clerk);
      await expect(other.desk.connect(stranger).followIdentity(token, treasury))
        .to.emit(other.desk, "DueFollowed")
        .withArgs(treasury, clerk, token, FEE);
      expect([await other.desk.due(token, treasury), await other.desk.due(token, clerk)]).to.deep.equal([0n, FEE]);
      expect(await other.desk.held(token)).to.equal(FEE);
      await expect(other.desk.payOut(token, clerk)).to.changeTokenBalances(ethers, token, [clerk], [FEE]);
    });

    it("pays out to the account that took over before anything was moved", async () => {
      const { desk, token, identities, constituent, officer, treasury, clerk, id } =
        await networkHelpers.loadFixture(submitted);
      await desk.connect(officer).grant(id, 1n, await granting(), REASONS);
      await identities.succeed(treasury, clerk);
      const payment = desk.payOut(token, treasury);
      await expect(payment).to.emit(desk, "PaidOut").withArgs(clerk, token, constituent, FEE);
      await expect(payment).to.changeTokenBalances(ethers, token, [treasury, clerk], [0n, FEE]);
    });
  });
});
