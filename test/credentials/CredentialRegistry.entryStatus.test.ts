import { expect } from "chai";
import { connection } from "../support/chains.js";
import {
  BASIS,
  BUSINESS,
  batched,
  commitment,
  DAY,
  ISSUING,
  misfiledBatch,
  now,
  REASON,
  Standing,
  shortBatch,
  VISITOR,
  YEAR,
} from "./fixture.js";

const { ethers, networkHelpers } = connection;
const LICENSING = ISSUING - 1n;
const DISTANT = 2n ** 48n - 1n;

describe("CredentialRegistry", () => {
  describe("entryStatus", () => {
    async function fixture() {
      const state = await networkHelpers.loadFixture(batched);
      return { ...state, end: state.start + YEAR };
    }
    const unknown = [Standing.Unknown, 0n, 0n, ethers.ZeroHash];
    /** The contract's form of an entry, with changes. */
    const form = (entry: object, changes: object = {}) => ({ ...entry, ...changes }) as never;

    it("answers by the batch's term", async () => {
      const { registry, entry, start, end } = await fixture();

      for (const index of [0, 127, 128, 299]) {
        const proven = form(entry(index));
        expect(await registry.entryStatus(proven, start - 1n)).to.deep.equal([
          Standing.NotYetValid,
          0n,
          start,
          ethers.ZeroHash,
        ]);
        expect(await registry.entryStatus(proven, start)).to.deep.equal([Standing.Valid, start, end, ethers.ZeroHash]);
        expect(await registry.entryStatus(proven, end)).to.deep.equal([Standing.Expired, end, 0n, ethers.ZeroHash]);
      }
    });

    it("knows the entry's state at every moment", async () => {
      const { registry, id, entry, start, end } = await fixture();
      await registry.suspendEntry(id, 1n, REASON);
      await registry.suspendEntry(id, 2n, REASON);
      await registry.reinstateEntry(id, 2n, REASON);
      await registry.revokeEntry(id, 3n, REASON);

      expect(await registry.entryStatus(form(entry(1)), start)).to.deep.equal([
        Standing.Suspended,
        0n,
        0n,
        ethers.ZeroHash,
      ]);
      expect(await registry.entryStatus(form(entry(2)), start)).to.deep.equal([
        Standing.Valid,
        start,
        end,
        ethers.ZeroHash,
      ]);
      for (const moment of [0n, start, end, DISTANT]) {
        expect(await registry.entryStatus(form(entry(3)), moment)).to.deep.equal([
          Standing.Revoked,
          0n,
          0n,
          ethers.ZeroHash,
        ]);
      }
    });

    it("knows of a suspended and of a compromised issuer", async () => {
      const { registry, authority, id, entry, issuedAt, end } = await fixture();
      await registry.revokeEntry(id, 3n, REASON);
      await networkHelpers.time.increase(DAY);
      await authority.suspendAgency(LICENSING, 0n, BASIS);
      const since = await now();
      expect(await registry.entryStatus(form(entry(0)), since)).to.deep.equal([
        Standing.IssuerSuspended,
        since,
        end,
        ethers.ZeroHash,
      ]);

      await authority.suspendAgency(LICENSING, issuedAt, BASIS);
      expect(await registry.entryStatus(form(entry(0)), since)).to.deep.equal([
        Standing.IssuerCompromised,
        issuedAt,
        0n,
        ethers.ZeroHash,
      ]);
      expect((await registry.entryStatus(form(entry(3)), since)).standing).to.equal(Standing.Revoked);
    });

    it("does not know a type, a root, an index, a commitment or a proof that were tampered with", async () => {
      const { registry, entry, start } = await fixture();
      const proven = entry(7);

      for (const changes of [
        { typeId: VISITOR },
        { root: ethers.id("root") },
        { root: ethers.ZeroHash },
        { index: 8n },
        { index: 300n },
        { index: 2n ** 256n - 1n },
        { commitment: commitment("forgery") },
        { proof: [] },
        { proof: entry(8).proof },
        { proof: proven.proof.slice(1) },
        { proof: [...proven.proof, ethers.ZeroHash] },
      ]) {
        expect(await registry.entryStatus(form(proven, changes), start), Object.keys(changes)[0]).to.deep.equal(
          unknown,
        );
      }
    });

    it("does not take an inner node, nor the root itself, for a leaf", async () => {
      const { registry, root, entry, leaves, start } = await fixture();
      const { proof } = entry(0);
      const inner = ethers.keccak256(ethers.concat([leaves[0] ?? "", proof[0] ?? ""].sort()));
      const forged = [
        { typeId: BUSINESS, root, index: 0n, commitment: inner, proof: proof.slice(1) },
        { typeId: BUSINESS, root, index: 0n, commitment: leaves[0], proof },
        { typeId: BUSINESS, root, index: 0n, commitment: root, proof: [] },
      ];

      for (const entryForged of forged) {
        expect(await registry.entryStatus(form(entryForged), start)).to.deep.equal(unknown);
      }
    });

    it("does not know an entry beyond the count, though its leaf is in the tree", async () => {
      const { registry, entry, start } = await networkHelpers.loadFixture(shortBatch);

      expect((await registry.entryStatus(form(entry(1)), start)).standing).to.equal(Standing.Valid);
      expect(await registry.entryStatus(form(entry(2)), start)).to.deep.equal(unknown);
    });

    it("does not know an entry whose root was issued under another type", async () => {
      const { registry, entry, start } = await networkHelpers.loadFixture(misfiledBatch);

      expect(await registry.entryStatus(form(entry(0)), start)).to.deep.equal(unknown);
      expect(await registry.entryStatus(form(entry(0), { typeId: BUSINESS }), start)).to.deep.equal(unknown);
    });
  });
});
