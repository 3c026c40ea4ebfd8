import { expect } from "chai";
import { entryId } from "../../sdk/src/credentials/ids.js";
import { connection } from "../support/chains.js";
import {
  BASIS,
  BUSINESS,
  batched,
  DAY,
  EntryState,
  idOf,
  licence,
  now,
  REASON,
  Standing,
  State,
  YEAR,
} from "./fixture.js";
import { CONSENTING, held, rebindingOf, SHOWN } from "./holder.js";

const { ethers, networkHelpers } = connection;
const fixture = () => networkHelpers.loadFixture(held);
const NONE = { deadline: 0n, signature: "0x" };

describe("CredentialRegistry", () => {
  describe("prolong", () => {
    it("moves the end of a running term, and nothing else", async () => {
      const { registry, officer, badge, id } = await fixture();
      const end = badge.validUntil + YEAR;
      await expect(registry.prolong(id, 1n, end, BASIS))
        .to.emit(registry, "CredentialProlonged")
        .withArgs(id, officer, 2n, end, BASIS);
      const record = await registry.credential(id);
      expect([record.validFrom, record.validUntil, record.commitment, record.holder]).to.deep.equal([
        badge.validFrom,
        end,
        badge.commitment,
        badge.holder,
      ]);
    });

    it("counts the type's longest term from now", async () => {
      const { registry, id } = await fixture();
      const present = (await now()) + 100n;
      await networkHelpers.time.setNextBlockTimestamp(present);
      await expect(registry.prolong(id, 1n, present + 5n * YEAR + 1n, BASIS))
        .to.be.revertedWithCustomError(registry, "TermTooLong")
        .withArgs(5n * YEAR + 1n, 5n * YEAR);
      await networkHelpers.time.setNextBlockTimestamp(present + 1n);
      await registry.prolong(id, 1n, present + 1n + 5n * YEAR, BASIS);
    });

    it("refuses an end that is no later, a stale revision, a suspension and a term that is over", async () => {
      const { registry, badge, id } = await fixture();
      await expect(registry.prolong(id, 1n, badge.validUntil, BASIS))
        .to.be.revertedWithCustomError(registry, "TermNotProlonged")
        .withArgs(id, badge.validUntil, badge.validUntil);
      await expect(registry.prolong(id, 2n, badge.validUntil + 1n, BASIS)).to.be.revertedWithCustomError(
        registry,
        "RevisionStale",
      );
      await registry.suspend(id, REASON);
      await expect(registry.prolong(id, 2n, badge.validUntil + 1n, BASIS)).to.be.revertedWithCustomError(
        registry,
        "CredentialStillSuspended",
      );
      await registry.reinstate(id, REASON);
      await networkHelpers.time.increaseTo(badge.validUntil);
      await expect(registry.prolong(id, 3n, badge.validUntil + YEAR, BASIS))
        .to.be.revertedWithCustomError(registry, "TermOver")
        .withArgs(id, badge.validUntil);
    });
  });

  describe("replace", () => {
    it("supersedes a credential by another, and links both ways", async () => {
      const { registry, officer, id, given } = await fixture();
      const next = given("8", SHOWN);
      await expect(registry.replace(id, 1n, next, NONE, BASIS))
        .to.emit(registry, "CredentialReplaced")
        .withArgs(id, officer, 2n, next.id, BASIS)
        .and.to.emit(registry, "CredentialIssued");

      expect(await registry.linksOf(id)).to.deep.equal([ethers.ZeroHash, next.id]);
      expect(await registry.linksOf(next.id)).to.deep.equal([id, ethers.ZeroHash]);
      const status = await registry.status(id, await now());
      expect([status.standing, status.successor]).to.deep.equal([Standing.Superseded, next.id]);
      expect((await registry.status(next.id, await now())).standing).to.equal(Standing.Valid);
      expect((await registry.credential(id)).state).to.equal(State.Superseded);
    });

    it("shows on the old one's certificate what replaced it", async () => {
      const { registry, id, given } = await fixture();
      await registry.replace(id, 1n, given("8", SHOWN), NONE, BASIS);
      const uri = await registry.certificate(id);
      const json = Buffer.from(uri.slice(uri.indexOf(",") + 1), "base64").toString();
      expect(json).to.contain("superseded since").and.to.contain('"trait_type":"Replaced by","value":"8"');
    });

    it("refuses another type, another holder, an id on record, itself, a stale revision and a suspension", async () => {
      const { registry, stranger, citizen, badge, id, given, start } = await fixture();
      await registry.issue(given("8", SHOWN), BASIS);
      const replaced = (next: object, revision = 1n) => registry.replace(id, revision, next as never, NONE, BASIS);

      await expect(replaced(licence("9", start, { holder: citizen.address })))
        .to.be.revertedWithCustomError(registry, "TypeMismatch")
        .withArgs(idOf("9"), SHOWN);
      await expect(replaced(given("9", SHOWN, { holder: stranger.address })))
        .to.be.revertedWithCustomError(registry, "HolderDiffers")
        .withArgs(id, citizen);
      for (const taken of [given("8", SHOWN), badge]) {
        await expect(replaced(taken))
          .to.be.revertedWithCustomError(registry, "CredentialAlreadyIssued")
          .withArgs(taken.id);
      }
      await expect(replaced(given("9", SHOWN), 2n)).to.be.revertedWithCustomError(registry, "RevisionStale");
      await registry.suspend(id, REASON);
      await expect(replaced(given("9", SHOWN), 2n)).to.be.revertedWithCustomError(registry, "CredentialStillSuspended");
      expect((await registry.credential(id)).state).to.equal(State.Suspended);
    });

    it("takes the holder's acceptance where the type asks for it", async () => {
      const { registry, citizen, given, sign } = await fixture();
      const [old, next] = [given("1", CONSENTING), given("2", CONSENTING)];
      await registry.issueAccepted(old, await sign.acceptance(citizen, old), BASIS);
      await expect(
        registry.replace(old.id, 1n, next, { deadline: (await now()) + DAY, signature: "0x" }, BASIS),
      ).to.be.revertedWithCustomError(registry, "SignatureInvalid");
      await expect(registry.replace(old.id, 1n, next, await sign.acceptance(citizen, next), BASIS)).to.emit(
        registry,
        "CredentialReplaced",
      );
    });

    it("is final: nothing can be done to what was superseded", async () => {
      const { registry, id, given } = await fixture();
      await registry.replace(id, 1n, given("8", SHOWN), NONE, BASIS);
      const end = (await now()) + 3n * YEAR;
      for (const refused of [
        () => registry.suspend(id, REASON),
        () => registry.reinstate(id, REASON),
        () => registry.revoke(id, REASON),
        () => registry.prolong(id, 2n, end, BASIS),
        () => registry.replace(id, 2n, given("9", SHOWN), NONE, BASIS),
      ]) {
        await expect(refused())
          .to.be.revertedWithCustomError(registry, "CredentialEnded")
          .withArgs(id, State.Superseded);
      }
    });
  });

  describe("rebind", () => {
    it("binds a credential to a successor account that signs, and says that the holder did not", async () => {
      const { registry, officer, citizen, stranger, id, deadline, sign } = await fixture();
      const rebinding = rebindingOf(id, stranger.address, deadline);
      const theirs = await sign.rebinding(stranger, citizen.address, rebinding);
      await expect(registry.rebind(rebinding, theirs, "0x", BASIS))
        .to.emit(registry, "CredentialRebound")
        .withArgs(id, officer, 2n, citizen, stranger, false, rebinding.commitment, BASIS)
        .and.to.emit(registry, "Transfer")
        .withArgs(citizen, stranger, BigInt(id));
      expect(await registry.ownerOf(BigInt(id))).to.equal(stranger);
      const record = await registry.credential(id);
      expect([record.holder, record.commitment, record.revision]).to.deep.equal([
        stranger.address,
        rebinding.commitment,
        2n,
      ]);
    });

    it("says where the holder signed too, and refuses a false signature of the holder", async () => {
      const { registry, officer, citizen, stranger, id, deadline, sign } = await fixture();
      const rebinding = rebindingOf(id, stranger.address, deadline);
      const by = (signer: typeof citizen) => sign.rebinding(signer, citizen.address, rebinding);
      await expect(registry.rebind(rebinding, await by(stranger), await by(stranger), BASIS))
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(citizen);
      await expect(registry.rebind(rebinding, await by(stranger), await by(citizen), BASIS))
        .to.emit(registry, "CredentialRebound")
        .withArgs(id, officer, 2n, citizen, stranger, true, rebinding.commitment, BASIS);
    });

    it("never hands a credential to an account that has not signed", async () => {
      const { registry, citizen, stranger, officer, id, deadline, sign } = await fixture();
      const rebinding = rebindingOf(id, stranger.address, deadline);
      for (const bad of ["0x", await sign.rebinding(officer, citizen.address, rebinding)]) {
        await expect(registry.rebind(rebinding, bad, "0x", BASIS))
          .to.be.revertedWithCustomError(registry, "SignatureInvalid")
          .withArgs(stranger);
      }
      await expect(registry.rebind(rebindingOf(id, ethers.ZeroAddress, deadline), "0x", "0x", BASIS))
        .to.be.revertedWithCustomError(registry, "HolderMissing")
        .withArgs(SHOWN);
      await expect(registry.rebind(rebindingOf(id, citizen.address, deadline), "0x", "0x", BASIS))
        .to.be.revertedWithCustomError(registry, "HolderUnchanged")
        .withArgs(id, citizen);
      const bare = rebindingOf(id, stranger.address, deadline, { commitment: ethers.ZeroHash });
      await expect(registry.rebind(bare, "0x", "0x", BASIS)).to.be.revertedWithCustomError(
        registry,
        "CommitmentMissing",
      );
    });

    it("refuses strangers, a replay, a passed deadline and a suspended credential", async () => {
      const { registry, citizen, stranger, visaOfficer, id, deadline, sign } = await fixture();
      const rebinding = rebindingOf(id, stranger.address, deadline);
      const theirs = await sign.rebinding(stranger, citizen.address, rebinding);
      await expect(registry.connect(visaOfficer).rebind(rebinding, theirs, "0x", BASIS)).to.be.revertedWithCustomError(
        registry,
        "OfficerUnauthorised",
      );
      await registry.rebind(rebinding, theirs, "0x", BASIS);
      await expect(registry.rebind(rebinding, theirs, "0x", BASIS)).to.be.revertedWithCustomError(
        registry,
        "RevisionStale",
      );
      const back = rebindingOf(id, citizen.address, deadline, { revision: 2 });
      await registry.suspend(id, REASON);
      await expect(registry.rebind({ ...back, revision: 3 }, theirs, "0x", BASIS)).to.be.revertedWithCustomError(
        registry,
        "CredentialStillSuspended",
      );
      await registry.reinstate(id, REASON);
      await networkHelpers.time.increaseTo(deadline + 1n);
      await expect(registry.rebind({ ...back, revision: 4 }, theirs, "0x", BASIS)).to.be.revertedWithCustomError(
        registry,
        "DeadlinePassed",
      );
    });
  });

  describe("replaceEntry and revokeBatch", () => {
    const permit = async (start: bigint, serial: string) => licence(serial, start);
    async function entries() {
      const state = await networkHelpers.loadFixture(batched);
      const status = async (index: number) => state.registry.entryStatus(state.entry(index) as never, await now());
      return { ...state, status };
    }

    it("supersedes an entry by a credential of its own, and links both ways", async () => {
      const { registry, officer, id, root, start, status } = await entries();
      const next = await permit(start, "1");
      await expect(registry.replaceEntry(id, 7n, next, BASIS))
        .to.emit(registry, "EntryReplaced")
        .withArgs(id, 7n, officer, next.id, BASIS)
        .and.to.emit(registry, "CredentialIssued");
      const place = entryId({ typeId: BUSINESS, root, index: 7n });
      expect(await registry.linksOf(place)).to.deep.equal([ethers.ZeroHash, next.id]);
      expect(await registry.linksOf(next.id)).to.deep.equal([place, ethers.ZeroHash]);
      expect(await status(7)).to.deep.equal([Standing.Superseded, 0n, 0n, next.id]);
      expect(await registry.entryState(id, 7n)).to.equal(EntryState.Superseded);
    });

    it("refuses what is suspended, revoked or superseded, another type and strangers", async () => {
      const { registry, visaOfficer, id, start } = await entries();
      await registry.suspendEntry(id, 1n, REASON);
      await registry.revokeEntry(id, 2n, REASON);
      await registry.replaceEntry(id, 3n, await permit(start, "3"), BASIS);
      await expect(registry.replaceEntry(id, 1n, await permit(start, "1"), BASIS))
        .to.be.revertedWithCustomError(registry, "EntryStillSuspended")
        .withArgs(id, 1n);
      for (const [index, state] of [
        [2n, EntryState.Revoked],
        [3n, EntryState.Superseded],
      ] as const) {
        await expect(registry.replaceEntry(id, index, await permit(start, "1"), BASIS))
          .to.be.revertedWithCustomError(registry, "EntryEnded")
          .withArgs(id, index, state);
      }
      await expect(registry.revokeEntry(id, 3n, REASON))
        .to.be.revertedWithCustomError(registry, "EntryEnded")
        .withArgs(id, 3n, EntryState.Superseded);
      const foreign = licence("1", start, { id: idOf("1", SHOWN) });
      await expect(registry.replaceEntry(id, 4n, foreign, BASIS)).to.be.revertedWithCustomError(
        registry,
        "TypeMismatch",
      );
      await expect(
        registry.connect(visaOfficer).replaceEntry(id, 4n, await permit(start, "1"), BASIS),
      ).to.be.revertedWithCustomError(registry, "OfficerUnauthorised");
    });

    it("revokes a whole batch in one act, but for what was superseded", async () => {
      const { registry, officer, id, start, status } = await entries();
      await registry.suspendEntry(id, 1n, REASON);
      await registry.replaceEntry(id, 3n, await permit(start, "3"), BASIS);
      await expect(registry.revokeBatch(id, REASON)).to.emit(registry, "BatchRevoked").withArgs(id, officer, REASON);

      for (const index of [0, 1, 2, 128, 299]) expect((await status(index)).standing).to.equal(Standing.Revoked);
      expect((await status(3)).standing).to.equal(Standing.Superseded);
      expect((await registry.batch(id)).revoked).to.equal(true);
      await expect(registry.revokeBatch(id, REASON)).not.to.emit(registry, "BatchRevoked");
      await expect(registry.revokeEntry(id, 0n, REASON)).not.to.emit(registry, "EntryRevoked");
      for (const act of ["suspendEntry", "reinstateEntry"] as const) {
        await expect(registry[act](id, 1n, REASON))
          .to.be.revertedWithCustomError(registry, "EntryEnded")
          .withArgs(id, 1n, EntryState.Revoked);
      }
    });

    it("revokes batches for the type's office alone", async () => {
      const { registry, visaOfficer, id } = await entries();
      await expect(registry.connect(visaOfficer).revokeBatch(id, REASON)).to.be.revertedWithCustomError(
        registry,
        "OfficerUnauthorised",
      );
      await expect(registry.revokeBatch(ethers.id("none"), REASON))
        .to.be.revertedWithCustomError(registry, "BatchUnknown")
        .withArgs(ethers.id("none"));
    });
  });
});
