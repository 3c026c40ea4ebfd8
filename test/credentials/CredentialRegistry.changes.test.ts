import { expect } from "chai";
import { connection } from "../support/chains.js";
import {
  BASIS,
  BUSINESS,
  commitment,
  DAY,
  issued,
  now,
  QUARTER,
  quarterOf,
  REASON,
  State,
  unitOf,
  YEAR,
} from "./fixture.js";

const { ethers, networkHelpers } = connection;
const fixture = () => networkHelpers.loadFixture(issued);

describe("CredentialRegistry", () => {
  describe("suspend", () => {
    it("suspends until reinstatement", async () => {
      const { registry, officer, id, issuance } = await fixture();

      await expect(registry.suspend(id, REASON))
        .to.emit(registry, "CredentialSuspended")
        .withArgs(id, officer, 2n, REASON);

      const record = await registry.credential(id);
      expect(record.state).to.equal(State.Suspended);
      expect(record.suspendedUntil).to.equal(0n);
      expect(record.actedAt).to.equal(unitOf(await now()));
      expect([record.holder, record.validFrom, record.validUntil, record.commitment]).to.deep.equal([
        issuance.holder,
        issuance.validFrom,
        issuance.validUntil,
        issuance.commitment,
      ]);
    });

    it("suspends until an end", async () => {
      const { registry, officer, id } = await fixture();
      const end = (await now()) + 30n * DAY;

      await expect(registry.suspendUntil(id, end, REASON))
        .to.emit(registry, "CredentialSuspendedUntil")
        .withArgs(id, officer, 2n, end, REASON);
      const record = await registry.credential(id);
      expect([record.state, record.suspendedUntil]).to.deep.equal([State.SuspendedUntil, end]);
    });

    it("gives a suspension another end, and none", async () => {
      const { registry, id } = await fixture();
      const end = (await now()) + 30n * DAY;
      await registry.suspendUntil(id, end, REASON);
      await registry.suspendUntil(id, end + DAY, REASON);
      expect((await registry.credential(id)).suspendedUntil).to.equal(end + DAY);

      await registry.suspend(id, REASON);
      const record = await registry.credential(id);
      expect([record.state, record.suspendedUntil, record.revision]).to.deep.equal([State.Suspended, 0n, 4n]);
    });

    it("says nothing where it is suspended so already", async () => {
      const { registry, id } = await fixture();
      const end = (await now()) + 30n * DAY;
      await registry.suspendUntil(id, end, REASON);
      await expect(registry.suspendUntil(id, end, REASON)).not.to.emit(registry, "CredentialSuspendedUntil");
      await registry.suspend(id, REASON);
      await expect(registry.suspend(id, REASON)).not.to.emit(registry, "CredentialSuspended");

      expect((await registry.credential(id)).revision).to.equal(3n);
    });

    it("refuses an end that has come", async () => {
      const { registry, id } = await fixture();
      const present = (await now()) + 100n;
      await networkHelpers.time.setNextBlockTimestamp(present);

      await expect(registry.suspendUntil(id, present, REASON))
        .to.be.revertedWithCustomError(registry, "SuspensionEndPassed")
        .withArgs(present, present);
    });
  });

  describe("reinstate", () => {
    it("lifts a suspension with and without an end", async () => {
      const { registry, officer, id } = await fixture();
      await registry.suspend(id, REASON);
      await expect(registry.reinstate(id, BASIS))
        .to.emit(registry, "CredentialReinstated")
        .withArgs(id, officer, 3n, BASIS);

      await registry.suspendUntil(id, (await now()) + DAY, REASON);
      await registry.reinstate(id, BASIS);
      const record = await registry.credential(id);
      expect([record.state, record.suspendedUntil, record.revision]).to.deep.equal([State.Issued, 0n, 5n]);
    });

    it("says nothing where it holds, or holds again", async () => {
      const { registry, id } = await fixture();
      await expect(registry.reinstate(id, BASIS)).not.to.emit(registry, "CredentialReinstated");

      const end = (await now()) + DAY;
      await registry.suspendUntil(id, end, REASON);
      await networkHelpers.time.setNextBlockTimestamp(end);
      await expect(registry.reinstate(id, BASIS)).not.to.emit(registry, "CredentialReinstated");
    });
  });

  describe("renew", () => {
    const renewal = commitment("licence 1543954, renewed");

    it("gives the same id another term and document", async () => {
      const { registry, officer, id, start, issuance } = await fixture();

      await expect(registry.renew(id, 1n, start + YEAR, start + 2n * YEAR, renewal, BASIS))
        .to.emit(registry, "CredentialRenewed")
        .withArgs(id, officer, 2n, start + YEAR, start + 2n * YEAR, renewal, BASIS);

      expect(await registry.credential(id)).to.deep.equal([
        BUSINESS,
        State.Issued,
        2n,
        issuance.holder,
        start + YEAR,
        start + 2n * YEAR,
        unitOf(await now()),
        0n,
        renewal,
      ]);
    });

    it("takes an expired one, and begins now where no beginning is given", async () => {
      const { registry, id, start } = await fixture();
      await networkHelpers.time.increaseTo(start + 2n * YEAR);
      await registry.renew(id, 1n, 0n, start + 3n * YEAR, renewal, BASIS);

      expect((await registry.credential(id)).validFrom).to.equal(quarterOf(await now()));
    });

    it("takes one whose suspension has ended", async () => {
      const { registry, id, start } = await fixture();
      const end = (await now()) + DAY;
      await registry.suspendUntil(id, end, REASON);
      await networkHelpers.time.setNextBlockTimestamp(end);
      await registry.renew(id, 2n, start, start + 2n * YEAR, renewal, BASIS);

      const record = await registry.credential(id);
      expect([record.state, record.suspendedUntil]).to.deep.equal([State.Issued, 0n]);
    });

    it("refuses a decision that was made on another revision", async () => {
      const { registry, id, start } = await fixture();
      await registry.suspend(id, REASON);
      await registry.reinstate(id, BASIS);

      for (const read of [0n, 1n, 2n, 4n]) {
        await expect(registry.renew(id, read, start, start + 2n * YEAR, renewal, BASIS))
          .to.be.revertedWithCustomError(registry, "RevisionStale")
          .withArgs(id, read, 3n);
      }
    });

    it("refuses a suspended one, until the second in which the suspension ends", async () => {
      const { registry, id, start } = await fixture();
      const end = (await now()) + DAY;
      await registry.suspendUntil(id, end, REASON);
      await networkHelpers.time.setNextBlockTimestamp(end - 1n);

      await expect(registry.renew(id, 2n, start, start + 2n * YEAR, renewal, BASIS))
        .to.be.revertedWithCustomError(registry, "CredentialStillSuspended")
        .withArgs(id);
      await registry.suspend(id, REASON);
      await expect(registry.renew(id, 3n, start, start + 2n * YEAR, renewal, BASIS))
        .to.be.revertedWithCustomError(registry, "CredentialStillSuspended")
        .withArgs(id);
    });

    it("holds to the rules of issuing", async () => {
      const { registry, id, start, licences } = await fixture();
      const limit = licences.maximumTerm;

      await expect(registry.renew(id, 1n, start, start, renewal, BASIS))
        .to.be.revertedWithCustomError(registry, "TermEmpty")
        .withArgs(start, start);
      await expect(registry.renew(id, 1n, start + 1n, start + YEAR, renewal, BASIS))
        .to.be.revertedWithCustomError(registry, "TermUneven")
        .withArgs(start + 1n);
      await expect(registry.renew(id, 1n, start, start + limit + QUARTER, renewal, BASIS))
        .to.be.revertedWithCustomError(registry, "TermTooLong")
        .withArgs(limit + QUARTER, limit);
      await expect(registry.renew(id, 1n, start, start + YEAR, ethers.ZeroHash, BASIS))
        .to.be.revertedWithCustomError(registry, "CommitmentMissing")
        .withArgs(id);
    });
  });

  describe("revoke", () => {
    it("is final", async () => {
      const { registry, officer, id, start } = await fixture();

      await expect(registry.revoke(id, REASON))
        .to.emit(registry, "CredentialRevoked")
        .withArgs(id, officer, 2n, REASON);

      for (const refused of [
        () => registry.suspend(id, REASON),
        () => registry.reinstate(id, REASON),
        () => registry.renew(id, 2n, start, start + YEAR, commitment("x"), BASIS),
      ]) {
        await expect(refused()).to.be.revertedWithCustomError(registry, "CredentialEnded").withArgs(id, State.Revoked);
      }
      expect((await registry.credential(id)).state).to.equal(State.Revoked);
    });

    it("takes a suspended one", async () => {
      const { registry, id } = await fixture();
      await registry.suspend(id, REASON);
      await registry.revoke(id, REASON);

      expect((await registry.credential(id)).state).to.equal(State.Revoked);
    });

    it("says nothing where it is revoked already", async () => {
      const { registry, id } = await fixture();
      await registry.revoke(id, REASON);

      await expect(registry.revoke(id, REASON)).not.to.emit(registry, "CredentialRevoked");
      expect((await registry.credential(id)).revision).to.equal(2n);
    });

    it("is possible when no other act is", async () => {
      const { registry, id } = await fixture();
      const suspension = registry.interface.encodeFunctionData("suspend", [id, REASON]);
      const reinstatement = registry.interface.encodeFunctionData("reinstate", [id, REASON]);
      // Revisions 2 to 510.
      await registry.multicall(Array.from({ length: 509 }, (_, n) => (n % 2 === 0 ? suspension : reinstatement)));
      expect((await registry.credential(id)).revision).to.equal(510n);

      await expect(registry.reinstate(id, REASON))
        .to.be.revertedWithCustomError(registry, "RevisionsExhausted")
        .withArgs(id);
      await registry.revoke(id, REASON);
      const record = await registry.credential(id);
      expect([record.state, record.revision]).to.deep.equal([State.Revoked, 511n]);
    });
  });
});
