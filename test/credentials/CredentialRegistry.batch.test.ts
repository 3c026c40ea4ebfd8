import { expect } from "chai";
import { type Hex, keccak256, stringToBytes } from "viem";
import { batchId, typeId } from "../../sdk/src/credentials/ids.js";
import { connection } from "../support/chains.js";
import {
  BASIS,
  BUSINESS,
  batched,
  EntryState,
  ISSUING,
  now,
  REASON,
  registered,
  unitOf,
  VISAS,
  VISITOR,
  YEAR,
} from "./fixture.js";

const { ethers, networkHelpers } = connection;
const fixture = () => networkHelpers.loadFixture(batched);
const ROOT: Hex = keccak256(stringToBytes("root"));
const ID = batchId({ typeId: BUSINESS, root: ROOT });
const OTHER = typeId("AAAA");

describe("CredentialRegistry", () => {
  describe("issueBatch", () => {
    it("keeps one record for all", async () => {
      const { registry, officer, start } = await networkHelpers.loadFixture(registered);

      await expect(registry.issueBatch(BUSINESS, ROOT, 1_024n, start, start + YEAR, BASIS))
        .to.emit(registry, "BatchIssued")
        .withArgs(ROOT, BUSINESS, officer, 1_024n, start, start + YEAR, BASIS);

      expect(await registry.batch(ID)).to.deep.equal([
        BUSINESS,
        ISSUING,
        false,
        1_024n,
        start,
        start + YEAR,
        unitOf(await now()),
      ]);
    });

    it("takes a root once under a type", async () => {
      const { registry, root, start } = await fixture();

      await expect(registry.issueBatch(BUSINESS, root, 1n, start, start + YEAR, BASIS))
        .to.be.revertedWithCustomError(registry, "BatchAlreadyIssued")
        .withArgs(BUSINESS, root);
    });

    it("takes a root that another agency has put on record before, as another batch", async () => {
      const { registry, constituent, visaOfficer, visas, start } = await networkHelpers.loadFixture(registered);
      await registry.connect(constituent).registerType(OTHER, { ...visas, holderNeeded: false, shown: false });
      await registry.connect(visaOfficer).issueBatch(OTHER, ROOT, 1n, start, start + YEAR, BASIS);

      await registry.issueBatch(BUSINESS, ROOT, 3n, start, start + YEAR, BASIS);
      expect((await registry.batch(batchId({ typeId: OTHER, root: ROOT }))).count).to.equal(1n);
      expect((await registry.batch(ID)).count).to.equal(3n);
    });

    it("refuses a batch without a root or without an entry", async () => {
      const { registry, start } = await networkHelpers.loadFixture(registered);

      for (const [root, count] of [
        [ethers.ZeroHash, 1n],
        [ROOT, 0n],
      ] as const) {
        await expect(
          registry.issueBatch(BUSINESS, root, count, start, start + YEAR, BASIS),
        ).to.be.revertedWithCustomError(registry, "BatchEmpty");
      }
    });

    it("refuses a type that needs holders, and one that nobody registered", async () => {
      const { registry, visaOfficer, start } = await networkHelpers.loadFixture(registered);

      await expect(registry.connect(visaOfficer).issueBatch(VISITOR, ROOT, 1n, start, start + YEAR, BASIS))
        .to.be.revertedWithCustomError(registry, "HolderMissing")
        .withArgs(VISITOR);
      await expect(registry.issueBatch("0x41414141", ROOT, 1n, start, start + YEAR, BASIS))
        .to.be.revertedWithCustomError(registry, "TypeUnknown")
        .withArgs("0x41414141");
    });

    it("holds to the rules of terms", async () => {
      const { registry, licences, start } = await networkHelpers.loadFixture(registered);
      const limit = licences.maximumTerm;

      await expect(registry.issueBatch(BUSINESS, ROOT, 1n, start, start, BASIS))
        .to.be.revertedWithCustomError(registry, "TermEmpty")
        .withArgs(start, start);
      await expect(registry.issueBatch(BUSINESS, ROOT, 1n, start + 1n, start + YEAR, BASIS))
        .to.be.revertedWithCustomError(registry, "TermUneven")
        .withArgs(start + 1n);
      await expect(registry.issueBatch(BUSINESS, ROOT, 1n, start, start + limit + 1n, BASIS))
        .to.be.revertedWithCustomError(registry, "TermTooLong")
        .withArgs(limit + 1n, limit);
    });

    it("reverts for anyone but the type's office", async () => {
      const { registry, visaOfficer, start } = await networkHelpers.loadFixture(registered);

      await expect(registry.connect(visaOfficer).issueBatch(BUSINESS, ROOT, 1n, start, start + YEAR, BASIS))
        .to.be.revertedWithCustomError(registry, "OfficerUnauthorised")
        .withArgs(visaOfficer, ISSUING);
    });
  });

  describe("batch", () => {
    it("refuses an id that nobody issued", async () => {
      const { registry } = await fixture();

      await expect(registry.batch(ROOT)).to.be.revertedWithCustomError(registry, "BatchUnknown").withArgs(ROOT);
    });
  });

  describe("suspendEntry, reinstateEntry and revokeEntry", () => {
    it("set one entry's state and say so", async () => {
      const { registry, officer, id } = await fixture();

      await expect(registry.suspendEntry(id, 7n, REASON))
        .to.emit(registry, "EntrySuspended")
        .withArgs(id, 7n, officer, REASON);
      expect(await registry.entryState(id, 7n)).to.equal(EntryState.Suspended);

      await expect(registry.reinstateEntry(id, 7n, BASIS))
        .to.emit(registry, "EntryReinstated")
        .withArgs(id, 7n, officer, BASIS);
      expect(await registry.entryState(id, 7n)).to.equal(EntryState.Issued);

      await expect(registry.revokeEntry(id, 7n, REASON))
        .to.emit(registry, "EntryRevoked")
        .withArgs(id, 7n, officer, REASON);
      expect(await registry.entryState(id, 7n)).to.equal(EntryState.Revoked);
    });

    it("leave every other entry as it was, at the borders of words too", async () => {
      const { registry, id } = await fixture();
      const touched = new Map([
        [200n, EntryState.Suspended],
        [0n, EntryState.Revoked],
        [127n, EntryState.Suspended],
        [128n, EntryState.Revoked],
        [299n, EntryState.Suspended],
      ]);
      for (const [index, state] of touched) {
        await (state === EntryState.Revoked ? registry.revokeEntry : registry.suspendEntry)(id, index, REASON);
      }

      for (let index = 0n; index < 300n; index++) {
        expect(await registry.entryState(id, index), `entry ${index}`).to.equal(
          touched.get(index) ?? EntryState.Issued,
        );
      }
    });

    it("say nothing where the wish holds, for the first entry that was changed and for others", async () => {
      const { registry, id } = await fixture();

      for (const index of [5n, 6n]) {
        await expect(registry.reinstateEntry(id, index, REASON)).not.to.emit(registry, "EntryReinstated");
        await registry.suspendEntry(id, index, REASON);
        await expect(registry.suspendEntry(id, index, REASON)).not.to.emit(registry, "EntrySuspended");
        await registry.revokeEntry(id, index, REASON);
        await expect(registry.revokeEntry(id, index, REASON)).not.to.emit(registry, "EntryRevoked");
      }
    });

    it("find a revocation final, for the first entry that was changed and for others", async () => {
      const { registry, id } = await fixture();

      for (const index of [5n, 6n]) {
        await registry.revokeEntry(id, index, REASON);
        for (const refused of [
          () => registry.suspendEntry(id, index, REASON),
          () => registry.reinstateEntry(id, index, REASON),
        ]) {
          await expect(refused())
            .to.be.revertedWithCustomError(registry, "EntryEnded")
            .withArgs(id, index, EntryState.Revoked);
        }
      }
    });

    const acts = ["suspendEntry", "reinstateEntry", "revokeEntry"] as const;
    for (const act of acts) {
      it(`${act} refuses a batch and an entry that are not there`, async () => {
        const { registry, id } = await fixture();

        await expect(registry[act](ROOT, 0n, REASON))
          .to.be.revertedWithCustomError(registry, "BatchUnknown")
          .withArgs(ROOT);
        for (const index of [300n, 2n ** 32n, 2n ** 256n - 1n]) {
          await expect(registry[act](id, index, REASON))
            .to.be.revertedWithCustomError(registry, "EntryUnknown")
            .withArgs(id, index, 300n);
        }
      });

      it(`${act} reverts for anyone but the type's office`, async () => {
        const { registry, id, visaOfficer, constituent } = await fixture();

        for (const other of [visaOfficer, constituent]) {
          await expect(registry.connect(other)[act](id, 0n, REASON))
            .to.be.revertedWithCustomError(registry, "OfficerUnauthorised")
            .withArgs(other, ISSUING);
        }
      });

      it(`${act} reverts while the agency is suspended or the registry halted`, async () => {
        const { registry, authority, id, officer } = await fixture();
        await authority.suspendAgency(ISSUING - 1n, 0n, BASIS);
        await expect(registry[act](id, 0n, REASON))
          .to.be.revertedWithCustomError(registry, "OfficerUnauthorised")
          .withArgs(officer, ISSUING);
        await authority.reinstateAgency(ISSUING - 1n, BASIS);

        await authority.pauseRegistry(await registry.getAddress(), BASIS);
        await expect(registry[act](id, 0n, REASON)).to.be.revertedWithCustomError(registry, "RegistryPaused");
        await authority.closeRegistry(await registry.getAddress(), ethers.ZeroAddress, BASIS);
        await expect(registry[act](id, 0n, REASON))
          .to.be.revertedWithCustomError(registry, "RegistryClosed")
          .withArgs(ethers.ZeroAddress);
      });
    }
  });

  describe("entryState", () => {
    it("refuses a batch and an entry that are not there", async () => {
      const { registry, id } = await fixture();

      await expect(registry.entryState(ROOT, 0n))
        .to.be.revertedWithCustomError(registry, "BatchUnknown")
        .withArgs(ROOT);
      await expect(registry.entryState(id, 300n))
        .to.be.revertedWithCustomError(registry, "EntryUnknown")
        .withArgs(id, 300n, 300n);
    });
  });

  describe("two agencies in one registry", () => {
    it("cannot touch each other's batches", async () => {
      const { registry, authority, constituent, visaOfficer, id, visas, start } = await fixture();
      await registry.connect(constituent).registerType(OTHER, { ...visas, holderNeeded: false, shown: false });
      await registry.connect(visaOfficer).issueBatch(OTHER, ROOT, 3n, start, start + YEAR, BASIS);

      const theirs = batchId({ typeId: OTHER, root: ROOT });
      await registry.connect(visaOfficer).revokeEntry(theirs, 2n, REASON);
      await expect(registry.revokeEntry(theirs, 1n, REASON)).to.be.revertedWithCustomError(
        registry,
        "OfficerUnauthorised",
      );
      expect((await registry.batch(theirs)).office).to.equal(VISAS);
      expect((await registry.batch(id)).office).to.equal(ISSUING);
      expect(await authority.getRoleAdmin(VISAS)).to.equal(VISAS - 1n);
    });
  });
});
