import { expect } from "chai";
import { connection } from "../support/chains.js";
import {
  APPEAL,
  APPEALS,
  appealed,
  at,
  BASIS,
  deemable,
  FEE,
  GROUNDS,
  granting,
  ISSUING,
  LICENSING,
  now,
  offered,
  PARTICULARS,
  PERIOD,
  paperOf,
  REASONS,
  refused,
  SALT,
  SERVICE,
  SUPPLEMENT,
  submitted,
  TRIBUNAL,
  waiting,
  withdrawal,
} from "./fixture.js";

const { ethers, networkHelpers } = connection;
type State = Awaited<ReturnType<typeof submitted>>;

/** What can come in between, and the name by which the desk refuses from then on. */
const HALTS: Readonly<
  Record<
    string,
    {
      readonly halt: (state: Pick<State, "authority" | "desk" | "registry">) => Promise<unknown>;
      readonly error: string;
    }
  >
> = {
  "a suspended agency": {
    halt: ({ authority }) => authority.suspendAgency(LICENSING, 0n, BASIS),
    error: "AgencySuspended",
  },
  "a paused desk": {
    halt: async ({ authority, desk }) => authority.pauseRegistry(await desk.getAddress(), BASIS),
    error: "RegistryPaused",
  },
  "a closed desk": {
    halt: async ({ authority, desk }) => authority.closeRegistry(await desk.getAddress(), ethers.ZeroAddress, BASIS),
    error: "RegistryClosed",
  },
  "a paused credentials registry": {
    halt: async ({ authority, registry }) => authority.pauseRegistry(await registry.getAddress(), BASIS),
    error: "RegistryPaused",
  },
  "a closed credentials registry": {
    halt: async ({ authority, registry }) =>
      authority.closeRegistry(await registry.getAddress(), ethers.ZeroAddress, BASIS),
    error: "RegistryClosed",
  },
  "a desk that was dismissed": {
    halt: ({ authority, desk }) => authority.revokeRole(ISSUING, desk),
    error: "DeskNotAppointed",
  },
};

describe("ServiceDesk", () => {
  for (const [name, { halt, error }] of Object.entries(HALTS)) {
    describe(`under ${name}`, () => {
      it("takes no application", async () => {
        const state = await networkHelpers.loadFixture(offered);
        await halt(state);
        await expect(state.desk.connect(state.applicant).submit(state.application, "0x")).to.be.revertedWithCustomError(
          state.desk,
          error,
        );
      });

      it("issues nothing, neither by an officer, nor on appeal, nor by lapse", async () => {
        const state = await networkHelpers.loadFixture(submitted);
        await halt(state);
        const given = await granting();
        await expect(
          state.desk.connect(state.officer).grant(state.id, 1n, given, REASONS),
        ).to.be.revertedWithCustomError(state.desk, error);

        const appeal = await networkHelpers.loadFixture(appealed);
        await halt(appeal);
        await expect(
          appeal.desk.connect(appeal.judge).grant(appeal.id, 3n, await granting(), REASONS),
        ).to.be.revertedWithCustomError(appeal.desk, error);

        const due = await networkHelpers.loadFixture(deemable);
        await halt(due);
        await networkHelpers.time.increase(PERIOD);
        await expect(due.desk.lapse(due.id, SALT)).to.be.revertedWithCustomError(due.desk, error);
      });

      it("gives the applicant the fee back, even after the office has asked for more", async () => {
        const state = await networkHelpers.loadFixture(waiting);
        const { desk, token, applicant, id } = state;
        expect(await desk.isRefundable(id)).to.equal(false);
        await halt(state);
        expect(await desk.isRefundable(id)).to.equal(true);
        await expect(desk.connect(applicant).withdraw(withdrawal(id, 2n), "0x")).to.changeTokenBalances(
          ethers,
          token,
          [desk, applicant],
          [-FEE, FEE],
        );
      });

      it("gives it back on appeal", async () => {
        const state = await networkHelpers.loadFixture(appealed);
        await halt(state);
        await expect(
          state.desk.connect(state.applicant).withdraw(withdrawal(state.id, 3n), "0x"),
        ).to.changeTokenBalances(ethers, state.token, [state.applicant], [FEE]);
      });

      it("lets a lapse refund, a refusal become final, and everybody be paid", async () => {
        const state = await networkHelpers.loadFixture(submitted);
        await halt(state);
        await networkHelpers.time.increase(PERIOD);
        await expect(state.desk.lapse(state.id, SALT)).to.changeTokenBalances(
          ethers,
          state.token,
          [state.applicant],
          [FEE],
        );

        const no = await networkHelpers.loadFixture(refused);
        await halt(no);
        await networkHelpers.time.increase(APPEAL);
        await no.desk.conclude(no.id);
        await expect(no.desk.payOut(no.token, no.treasury)).to.changeTokenBalances(
          ethers,
          no.token,
          [no.treasury],
          [FEE],
        );
      });

      it("lets the applicant answer and appeal, so that no time is lost", async () => {
        const asked = await networkHelpers.loadFixture(waiting);
        await halt(asked);
        await asked.desk.connect(asked.applicant).answer(paperOf(asked.id, 2n, { supplement: SUPPLEMENT }), "0x");
        const no = await networkHelpers.loadFixture(refused);
        await halt(no);
        await no.desk.connect(no.applicant).appeal(paperOf(no.id, 2n, { grounds: GROUNDS }), "0x");
      });
    });
  }

  for (const name of ["a suspended agency", "a paused desk", "a closed desk"]) {
    it(`takes no act of an officer or a head under ${name}`, async () => {
      const state = await networkHelpers.loadFixture(submitted);
      const { desk, officer, terms, id } = state;
      await HALTS[name]?.halt(state);
      const by = desk.connect(officer);
      const error = HALTS[name]?.error ?? "";
      await expect(by.request(id, 1n, PARTICULARS)).to.be.revertedWithCustomError(desk, error);
      await expect(by.refuse(id, 1n, REASONS)).to.be.revertedWithCustomError(desk, error);
      await expect(desk.setService(SERVICE, terms, BASIS)).to.be.revertedWithCustomError(desk, error);
      await expect(desk.stopService(SERVICE, BASIS)).to.be.revertedWithCustomError(desk, error);
    });
  }

  it("names the suspended agency and since when", async () => {
    const { desk, authority, officer, id } = await networkHelpers.loadFixture(submitted);
    await authority.suspendAgency(LICENSING, 0n, BASIS);
    const since = await now();
    await expect(desk.connect(officer).refuse(id, 1n, REASONS))
      .to.be.revertedWithCustomError(desk, "AgencySuspended")
      .withArgs(LICENSING, since);
  });

  it("goes on once the agency is reinstated, with the time that is left", async () => {
    const { desk, authority, officer, id, submittedAt } = await networkHelpers.loadFixture(submitted);
    await authority.suspendAgency(LICENSING, 0n, BASIS);
    await authority.reinstateAgency(LICENSING, BASIS);
    expect((await desk.applicationOf(id)).dueAt).to.equal(submittedAt + PERIOD);
    await desk.connect(officer).grant(id, 1n, await granting(), REASONS);
  });

  it("refuses an officer who was dismissed, and the time that nobody uses brings the fee back", async () => {
    const { desk, authority, token, officer, applicant, id, submittedAt } = await networkHelpers.loadFixture(submitted);
    await authority.revokeRole(ISSUING, officer);
    await expect(desk.connect(officer).refuse(id, 1n, REASONS))
      .to.be.revertedWithCustomError(desk, "OfficerUnauthorised")
      .withArgs(officer, ISSUING);
    await at(submittedAt + PERIOD);
    await expect(desk.lapse(id, SALT)).to.changeTokenBalances(ethers, token, [applicant], [FEE]);
  });

  it("refuses an officer who must announce acts", async () => {
    const { desk, authority, stranger, id } = await networkHelpers.loadFixture(submitted);
    await authority.grantRole(ISSUING, stranger, 60);
    await expect(desk.connect(stranger).refuse(id, 1n, REASONS)).to.be.revertedWithCustomError(
      desk,
      "OfficerUnauthorised",
    );
  });

  it("lets nobody decide an appeal while the appeal office's agency is suspended, and refunds it", async () => {
    const { desk, authority, token, judge, applicant, id } = await networkHelpers.loadFixture(appealed);
    await authority.suspendAgency(TRIBUNAL, 0n, BASIS);
    await expect(desk.connect(judge).refuse(id, 3n, REASONS)).to.be.revertedWithCustomError(desk, "AgencySuspended");
    await expect(desk.connect(applicant).withdraw(withdrawal(id, 3n), "0x")).to.changeTokenBalances(
      ethers,
      token,
      [applicant],
      [FEE],
    );
    expect(APPEALS >> 16n).to.equal(TRIBUNAL >> 16n);
  });
});
