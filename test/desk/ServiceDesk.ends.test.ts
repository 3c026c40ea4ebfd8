import { expect } from "chai";
import { connection } from "../support/chains.js";
import {
  APPEAL,
  appealed,
  at,
  FEE,
  GROUNDS,
  HEARING,
  now,
  offered,
  PARTICULARS,
  paperOf,
  refused,
  Stage,
  SUPPLEMENT,
  signed,
  submitted,
  waiting,
  withdrawal,
} from "./fixture.js";

const { ethers, networkHelpers } = connection;

describe("ServiceDesk", () => {
  describe("appeal", () => {
    const fixture = () => networkHelpers.loadFixture(refused);

    it("starts the appeal office's clock", async () => {
      const { desk, applicant, id } = await fixture();
      const sent = await desk.connect(applicant).appeal(paperOf(id, 2n, { grounds: GROUNDS }), "0x");
      const dueAt = (await now()) + HEARING;
      await expect(sent).to.emit(desk, "AppealLodged").withArgs(id, applicant, 3n, GROUNDS, dueAt);
      const record = await desk.applicationOf(id);
      expect([record.stage, record.dueAt]).to.deep.equal([Stage.Appealed, dueAt]);
    });

    it("takes the applicant's signature from anybody, and nobody else's", async () => {
      const { desk, applicant, stranger, id } = await fixture();
      const paper = paperOf(id, 2n, { grounds: GROUNDS });
      for (const wrong of ["0x12", await signed(desk, stranger, "Appeal", paper)]) {
        await expect(desk.connect(stranger).appeal(paper, wrong))
          .to.be.revertedWithCustomError(desk, "SignatureInvalid")
          .withArgs(applicant);
      }
      await desk.connect(stranger).appeal(paper, await signed(desk, applicant, "Appeal", paper));
    });

    it("goes through in the last second of its time and not in the next", async () => {
      const { desk, applicant, id, refusedAt } = await fixture();
      const paper = paperOf(id, 2n, { grounds: GROUNDS });
      await desk.connect(applicant).appeal.staticCall(paper, "0x");
      await at(refusedAt + APPEAL);
      await expect(desk.connect(applicant).appeal(paper, "0x"))
        .to.be.revertedWithCustomError(desk, "PeriodPassed")
        .withArgs(id, refusedAt + APPEAL);
    });

    it("is refused before a refusal, a second time, on a past revision, without grounds and out of date", async () => {
      const { desk, applicant, id, application } = await fixture();
      const by = desk.connect(applicant);
      const paper = paperOf(id, 2n, { grounds: GROUNDS });
      await expect(by.appeal({ ...paper, revision: 1n }, "0x"))
        .to.be.revertedWithCustomError(desk, "ApplicationRevisionStale")
        .withArgs(id, 1n, 2n);
      await expect(by.appeal({ ...paper, grounds: ethers.ZeroHash }, "0x")).to.be.revertedWithCustomError(
        desk,
        "DigestMissing",
      );
      await expect(by.appeal({ ...paper, deadline: 1n }, "0x")).to.be.revertedWithCustomError(desk, "DeadlinePassed");
      await by.appeal(paper, "0x");
      await expect(by.appeal({ ...paper, revision: 3n }, "0x"))
        .to.be.revertedWithCustomError(desk, "StageWrong")
        .withArgs(id, Stage.Appealed);

      const fresh = { ...application, dossier: ethers.id("another") };
      await by.submit(fresh, "0x");
      const other = await desk.applicationIdOf(fresh);
      await expect(by.appeal({ ...paper, applicationId: other, revision: 1n }, "0x"))
        .to.be.revertedWithCustomError(desk, "StageWrong")
        .withArgs(other, Stage.Pending);
    });
  });

  describe("conclude", () => {
    it("makes a refusal final once the time to appeal has passed, for anybody, once", async () => {
      const { desk, token, stranger, treasury, id, refusedAt } = await networkHelpers.loadFixture(refused);
      await expect(desk.connect(stranger).conclude(id))
        .to.be.revertedWithCustomError(desk, "PeriodRunning")
        .withArgs(id, refusedAt + APPEAL);
      await at(refusedAt + APPEAL);
      await expect(desk.connect(stranger).conclude(id))
        .to.emit(desk, "RefusalBecameFinal")
        .withArgs(id, stranger, 3n)
        .and.to.emit(desk, "FeeEarned")
        .withArgs(id, treasury, token, FEE);
      await expect(desk.conclude(id)).to.be.revertedWithCustomError(desk, "StageWrong").withArgs(id, Stage.Rejected);
      expect(await desk.due(token, treasury)).to.equal(FEE);
    });

    it("is refused for an application that was not refused", async () => {
      const { desk, id } = await networkHelpers.loadFixture(submitted);
      await expect(desk.conclude(id)).to.be.revertedWithCustomError(desk, "StageWrong").withArgs(id, Stage.Pending);
    });
  });

  describe("withdraw", () => {
    it("brings the fee back before the office's first act", async () => {
      const { desk, token, applicant, id } = await networkHelpers.loadFixture(submitted);
      expect(await desk.isRefundable(id)).to.equal(true);
      const sent = desk.connect(applicant).withdraw(withdrawal(id, 1n), "0x");
      await expect(sent).to.changeTokenBalances(ethers, token, [desk, applicant], [-FEE, FEE]);
      await expect(sent)
        .to.emit(desk, "ApplicationWithdrawn")
        .withArgs(id, applicant, 2n, true)
        .and.to.emit(desk, "FeeRefunded")
        .withArgs(id, applicant, token, FEE)
        .and.to.emit(desk, "PaidOut")
        .withArgs(applicant, token, applicant, FEE);
      expect(await desk.held(token)).to.equal(0n);
      expect(await desk.isRefundable(id)).to.equal(false);
    });

    it("brings it to whoever paid", async () => {
      const { desk, token, application, applicant, agent, stranger } = await networkHelpers.loadFixture(offered);
      await token.mint(agent, FEE);
      await token.connect(agent).approve(desk, FEE);
      const paid = { ...application, payer: agent.address };
      await desk.connect(agent).submit(paid, await signed(desk, applicant, "Application", paid));
      const id = await desk.applicationIdOf(paid);
      const paper = withdrawal(id, 1n);
      const signature = await signed(desk, applicant, "Withdrawal", paper);
      await expect(desk.connect(stranger).withdraw(paper, signature)).to.changeTokenBalances(
        ethers,
        token,
        [applicant, agent],
        [0n, FEE],
      );
    });

    it("leaves it to the agency once the office has asked for more, answered or not", async () => {
      const { desk, token, applicant, treasury, id } = await networkHelpers.loadFixture(waiting);
      expect(await desk.isRefundable(id)).to.equal(false);
      await desk.connect(applicant).withdraw.staticCall(withdrawal(id, 2n), "0x");
      await desk.connect(applicant).answer(paperOf(id, 2n, { supplement: SUPPLEMENT }), "0x");
      expect(await desk.isRefundable(id)).to.equal(false);
      await expect(desk.connect(applicant).withdraw(withdrawal(id, 3n), "0x"))
        .to.emit(desk, "ApplicationWithdrawn")
        .withArgs(id, applicant, 4n, false);
      expect(await desk.due(token, treasury)).to.equal(FEE);
    });

    it("brings it back once the office's time has passed", async () => {
      const { desk, token, officer, applicant, id } = await networkHelpers.loadFixture(submitted);
      await desk.connect(officer).request(id, 1n, PARTICULARS);
      await desk.connect(applicant).answer(paperOf(id, 2n, { supplement: SUPPLEMENT }), "0x");
      const { dueAt } = await desk.applicationOf(id);
      await at(dueAt);
      await expect(desk.connect(applicant).withdraw(withdrawal(id, 3n), "0x")).to.changeTokenBalances(
        ethers,
        token,
        [applicant],
        [FEE],
      );
    });

    it("leaves it to the agency while an appeal is heard, and brings it back when that time has passed", async () => {
      const { desk, token, applicant, treasury, id, appealedAt } = await networkHelpers.loadFixture(appealed);
      expect(await desk.isRefundable(id)).to.equal(false);
      const snapshot = await networkHelpers.takeSnapshot();
      await desk.connect(applicant).withdraw(withdrawal(id, 3n), "0x");
      expect(await desk.due(token, treasury)).to.equal(FEE);
      await snapshot.restore();

      await at(appealedAt + HEARING);
      await expect(desk.connect(applicant).withdraw(withdrawal(id, 3n), "0x")).to.changeTokenBalances(
        ethers,
        token,
        [applicant],
        [FEE],
      );
    });

    it("takes the applicant's signature once, and nobody else's", async () => {
      const { desk, applicant, stranger, officer, id } = await networkHelpers.loadFixture(submitted);
      const paper = withdrawal(id, 1n);
      for (const wrong of ["0x12", await signed(desk, stranger, "Withdrawal", paper)]) {
        await expect(desk.connect(officer).withdraw(paper, wrong))
          .to.be.revertedWithCustomError(desk, "SignatureInvalid")
          .withArgs(applicant);
      }
      const signature = await signed(desk, applicant, "Withdrawal", paper);
      await desk.connect(stranger).withdraw(paper, signature);
      await expect(desk.connect(stranger).withdraw(paper, signature))
        .to.be.revertedWithCustomError(desk, "ApplicationRevisionStale")
        .withArgs(id, 1n, 2n);
    });

    it("is refused after a decision, on a past revision, and out of date", async () => {
      const { desk, applicant, id } = await networkHelpers.loadFixture(refused);
      const by = desk.connect(applicant);
      await expect(by.withdraw(withdrawal(id, 2n), "0x"))
        .to.be.revertedWithCustomError(desk, "StageWrong")
        .withArgs(id, Stage.Refused);
      await expect(by.withdraw(withdrawal(id, 1n), "0x")).to.be.revertedWithCustomError(
        desk,
        "ApplicationRevisionStale",
      );
      await expect(by.withdraw({ ...withdrawal(id, 2n), deadline: 1n }, "0x")).to.be.revertedWithCustomError(
        desk,
        "DeadlinePassed",
      );
    });
  });
});
