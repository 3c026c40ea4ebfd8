import { expect } from "chai";
import { connection } from "../support/chains.js";
import {
  APPEAL,
  APPEALS,
  appealed,
  BASIS,
  FEE,
  granting,
  ISSUING,
  now,
  PARTICULARS,
  REASONS,
  Stage,
  submitted,
} from "./fixture.js";

const { ethers, networkHelpers } = connection;
const fixture = () => networkHelpers.loadFixture(submitted);

describe("ServiceDesk", () => {
  describe("refuse", () => {
    it("opens the time to appeal and holds the fee", async () => {
      const { desk, token, officer, treasury, id } = await fixture();
      const sent = await desk.connect(officer).refuse(id, 1n, REASONS);
      const appealUntil = (await now()) + APPEAL;
      await expect(sent).to.emit(desk, "ApplicationRefused").withArgs(id, officer, 2n, ISSUING, REASONS, appealUntil);
      const record = await desk.applicationOf(id);
      expect([record.stage, record.dueAt, record.refusedBy]).to.deep.equal([
        Stage.Refused,
        appealUntil,
        officer.address,
      ]);
      expect([await desk.due(token, treasury), await desk.held(token)]).to.deep.equal([0n, FEE]);
    });
  });

  describe("the decision on an appeal", () => {
    const fixture = () => networkHelpers.loadFixture(appealed);

    it("grants, issues and names the officer of the appeal office", async () => {
      const { desk, registry, judge, treasury, token, id } = await fixture();
      const given = await granting();
      await expect(desk.connect(judge).grant(id, 3n, given, REASONS))
        .to.emit(desk, "ApplicationGranted")
        .withArgs(id, given.credentialId, judge, 4n, APPEALS, REASONS);
      expect((await registry.credential(given.credentialId)).revision).to.equal(1n);
      expect(await desk.due(token, treasury)).to.equal(FEE);
    });

    it("dismisses for good", async () => {
      const { desk, judge, treasury, token, id } = await fixture();
      await expect(desk.connect(judge).refuse(id, 3n, REASONS))
        .to.emit(desk, "AppealDismissed")
        .withArgs(id, judge, 4n, APPEALS, REASONS);
      expect((await desk.applicationOf(id)).stage).to.equal(Stage.Rejected);
      expect(await desk.due(token, treasury)).to.equal(FEE);
      await expect(desk.connect(judge).refuse(id, 4n, REASONS)).to.be.revertedWithCustomError(desk, "StageWrong");
    });

    it("is not the issuing office's", async () => {
      const { desk, officer, colleague, id } = await fixture();
      const given = await granting();
      for (const other of [officer, colleague]) {
        await expect(desk.connect(other).grant(id, 3n, given, REASONS))
          .to.be.revertedWithCustomError(desk, "OfficerUnauthorised")
          .withArgs(other, APPEALS);
      }
    });

    it("is never made by who refused, even from a seat in both offices, nor by the applicant", async () => {
      const { desk, authority, officer, applicant, id } = await fixture();
      const given = await granting();
      for (const concerned of [officer, applicant]) {
        await authority.grantRole(APPEALS, concerned, 0);
        await expect(desk.connect(concerned).grant(id, 3n, given, REASONS))
          .to.be.revertedWithCustomError(desk, "OfficerConcerned")
          .withArgs(concerned, id);
        await expect(desk.connect(concerned).refuse(id, 3n, REASONS)).to.be.revertedWithCustomError(
          desk,
          "OfficerConcerned",
        );
      }
    });

    it("cannot ask for more", async () => {
      const { desk, judge, id } = await fixture();
      await expect(desk.connect(judge).request(id, 3n, PARTICULARS))
        .to.be.revertedWithCustomError(desk, "StageWrong")
        .withArgs(id, Stage.Appealed);
    });

    it("keeps the basis of a grant in the registry's event", async () => {
      const { desk, registry, judge, id } = await fixture();
      const given = await granting();
      await expect(desk.connect(judge).grant(id, 3n, given, BASIS))
        .to.emit(registry, "CredentialIssued")
        .withArgs(
          given.credentialId,
          (holder: string) => holder !== ethers.ZeroAddress,
          desk,
          1n,
          (from: bigint) => from > 0n,
          given.validUntil,
          given.commitment,
          BASIS,
        );
    });
  });
});
