import { expect } from "chai";
import { connection } from "../support/chains.js";
import {
  appealedWith,
  at,
  deemable,
  FEE,
  granting,
  HEARING,
  ISSUING,
  Lapse,
  NEVER,
  offered,
  PERIOD,
  REASONS,
  refused,
  SALT,
  Stage,
  submitted,
  waiting,
  withdrawal,
  YEAR,
} from "./fixture.js";

const { ethers, networkHelpers } = connection;

describe("ServiceDesk", () => {
  describe("lapse", () => {
    it("refunds where the service provides so, for anybody, from the deadline's second on", async () => {
      const { desk, token, applicant, stranger, id, submittedAt } = await networkHelpers.loadFixture(submitted);
      await at(submittedAt + PERIOD - 1n);
      await expect(desk.connect(stranger).lapse(id, SALT))
        .to.be.revertedWithCustomError(desk, "PeriodRunning")
        .withArgs(id, submittedAt + PERIOD);
      await at(submittedAt + PERIOD);
      const sent = desk.connect(stranger).lapse(id, SALT);
      await expect(sent).to.changeTokenBalances(ethers, token, [desk, applicant], [-FEE, FEE]);
      await expect(sent).to.emit(desk, "ApplicationLapsed").withArgs(id, stranger, 2n);
      await expect(desk.lapse(id, SALT)).to.be.revertedWithCustomError(desk, "StageWrong").withArgs(id, Stage.Lapsed);
    });

    it("grants where the service provides so: the document as applied for, for the standard term", async () => {
      const { desk, registry, token, applicant, stranger, treasury, application, id, submittedAt } =
        await networkHelpers.loadFixture(deemable);
      await at(submittedAt + PERIOD);
      const sent = await desk.connect(stranger).lapse(id, SALT);
      const moment = submittedAt + PERIOD;
      const serial = ethers.solidityPackedKeccak256(["bytes32", "bytes32"], [id, SALT]).slice(2, 58);
      const credentialId = `0x${Buffer.from("LBUS").toString("hex")}${serial}`;
      await expect(sent).to.emit(desk, "ApplicationDeemedGranted").withArgs(id, credentialId, stranger, 2n);
      await expect(sent)
        .to.emit(registry, "CredentialIssued")
        .withArgs(
          credentialId,
          applicant,
          desk,
          1n,
          moment - (moment % 900n),
          moment + YEAR,
          application.commitment,
          id,
        );
      expect((await desk.applicationOf(id)).stage).to.equal(Stage.DeemedGranted);
      expect(await desk.due(token, treasury)).to.equal(FEE);
    });

    it("issues without an end where there is no standard term and the type allows it", async () => {
      const { desk, registry, applicant, application, terms } = await networkHelpers.loadFixture(offered);
      const serviceId = `0x${Buffer.from("DIPL/new").toString("hex").padEnd(64, "0")}`;
      await desk.setService(serviceId, { ...terms, lapse: Lapse.Grant, standardTerm: 0n }, REASONS);
      const paper = { ...application, serviceId };
      await desk.connect(applicant).submit(paper, "0x");
      await networkHelpers.time.increase(PERIOD);
      await expect(desk.lapse(await desk.applicationIdOf(paper), SALT))
        .to.emit(registry, "CredentialIssued")
        .withArgs(
          (id: string) => id.startsWith("0x4449504c"),
          applicant,
          desk,
          1n,
          (from: bigint) => from > 0n,
          NEVER,
          paper.commitment,
          await desk.applicationIdOf(paper),
        );
    });

    it("cannot be barred by taking the serial first: another salt makes another", async () => {
      const { desk, registry, officer, applicant, id, submittedAt } = await networkHelpers.loadFixture(deemable);
      const serial = ethers.solidityPackedKeccak256(["bytes32", "bytes32"], [id, SALT]).slice(2, 58);
      const taken = await granting("x", { credentialId: `0x4c425553${serial}` });
      await registry.connect(officer).issue(
        {
          id: taken.credentialId,
          holder: ethers.ZeroAddress,
          validFrom: 0n,
          validUntil: taken.validUntil,
          commitment: REASONS,
        },
        REASONS,
      );
      await at(submittedAt + PERIOD);
      await expect(desk.lapse(id, SALT))
        .to.be.revertedWithCustomError(desk, "CredentialAlreadyIssued")
        .withArgs(taken.credentialId);
      await desk.connect(applicant).lapse(id, ethers.id("any other"));
      expect((await desk.applicationOf(id)).stage).to.equal(Stage.DeemedGranted);
    });

    it("holds for an appeal too", async () => {
      for (const [lapse, stage] of [
        [Lapse.Refund, Stage.Lapsed],
        [Lapse.Grant, Stage.DeemedGranted],
      ] as const) {
        const { desk, id, appealedAt } = await appealedWith({ lapse });
        await at(appealedAt + HEARING - 1n);
        await expect(desk.lapse(id, SALT)).to.be.revertedWithCustomError(desk, "PeriodRunning");
        await at(appealedAt + HEARING);
        await desk.lapse(id, SALT);
        expect((await desk.applicationOf(id)).stage).to.equal(stage);
      }
    });

    it("is refused while the clock stands and after a refusal", async () => {
      const asked = await networkHelpers.loadFixture(waiting);
      await networkHelpers.time.increase(PERIOD * 9n);
      await expect(asked.desk.lapse(asked.id, SALT))
        .to.be.revertedWithCustomError(asked.desk, "StageWrong")
        .withArgs(asked.id, Stage.Waiting);
      const { desk, id } = await networkHelpers.loadFixture(refused);
      await networkHelpers.time.increase(PERIOD * 9n);
      await expect(desk.lapse(id, SALT)).to.be.revertedWithCustomError(desk, "StageWrong").withArgs(id, Stage.Refused);
    });

    it("is never turned into a refund by dismissing the desk: it waits, and the applicant may withdraw", async () => {
      const { desk, authority, registry, token, applicant, stranger, id, submittedAt } =
        await networkHelpers.loadFixture(deemable);
      await at(submittedAt + PERIOD);
      await authority.revokeRole(ISSUING, desk);
      await expect(desk.connect(stranger).lapse(id, SALT))
        .to.be.revertedWithCustomError(desk, "DeskNotAppointed")
        .withArgs(ISSUING);
      const snapshot = await networkHelpers.takeSnapshot();
      await expect(desk.connect(applicant).withdraw(withdrawal(id, 1n), "0x")).to.changeTokenBalances(
        ethers,
        token,
        [applicant],
        [FEE],
      );
      await snapshot.restore();

      await authority.grantRole(ISSUING, desk, 0);
      await expect(desk.connect(stranger).lapse(id, SALT)).to.emit(registry, "CredentialIssued");
    });
  });
});
