import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";
import { malleated } from "../land/instruments.js";
import { connection } from "../support/chains.js";
import { at, BASIS, DAY, given, now, opened, RECEIPT, State, signed, withdrawal } from "./fixture.js";

const { ethers, networkHelpers } = connection;
const { loadFixture } = networkHelpers;
const PATH = `0x${"11".repeat(96)}`;

const receiptOf = (id: string, state: bigint, revision: number, accesses: number, moment: bigint) =>
  ethers.keccak256(
    ethers.AbiCoder.defaultAbiCoder().encode(
      ["bytes32", "uint8", "uint16", "uint32", "uint48"],
      [id, state, revision, accesses, moment],
    ),
  );

describe("ConsentRegistry", () => {
  describe("withdraw", () => {
    it("ends the consent at once, with a receipt of its final state", async () => {
      const { registry, holder, bank, id } = await loadFixture(given);
      await registry.connect(bank).recordAccess(id, RECEIPT);
      const moment = (await now()) + 5n;
      await at(moment);
      const receipt = receiptOf(id, State.Withdrawn, 2, 1, moment);
      await expect(registry.connect(holder).withdraw(withdrawal(id), "0x"))
        .to.emit(registry, "ConsentTerminated")
        .withArgs(id, holder.address, bank.address, holder.address, State.Withdrawn, 2n, 1n, ZeroHash, receipt);
      const record = await registry.consentOf(id);
      expect([record.state, record.until, record.revision]).to.deep.equal([State.Withdrawn, moment, 2n]);
      expect(await registry.isInForce(id)).to.equal(false);
    });

    it("does nothing where it has ended, by whichever end", async () => {
      const { registry, holder, consent, id } = await loadFixture(given);
      const next = { ...consent, replaces: id };
      await registry.connect(holder).give(next, "0x");
      await expect(registry.connect(holder).withdraw(withdrawal(id), "0x")).not.to.emit(registry, "ConsentTerminated");
      const nextId = await registry.consentIdOf(next);
      await registry.connect(holder).withdraw(withdrawal(nextId), "0x");
      await expect(registry.connect(holder).withdraw(withdrawal(nextId), "0x")).not.to.emit(
        registry,
        "ConsentTerminated",
      );
    });

    it("keeps the agreed end where that has passed", async () => {
      const { registry, holder, consent, id } = await loadFixture(given);
      await networkHelpers.time.increaseTo(consent.until + 1n);
      await registry.connect(holder).withdraw(withdrawal(id), "0x");
      expect((await registry.consentOf(id)).until).to.equal(consent.until);
    });

    it("takes the holder's signature from anybody, and none that is another's, malleated or for elsewhere", async () => {
      const { registry, holder, stranger, relay, id, chainId } = await loadFixture(given);
      const paper = withdrawal(id);
      const good = await signed(registry, holder, "Withdrawal", paper);
      const wrong = [
        await signed(registry, stranger, "Withdrawal", paper),
        malleated(good),
        good.slice(0, -2),
        await signed(registry, holder, "Withdrawal", withdrawal(BASIS)),
        await signed(registry, holder, "Withdrawal", paper, { chainId: chainId + 1n }),
      ];
      for (const signature of wrong) {
        await expect(registry.connect(relay).withdraw(paper, signature))
          .to.be.revertedWithCustomError(registry, "SignatureInvalid")
          .withArgs(holder.address);
      }
      await registry.connect(relay).withdraw(paper, good);
      expect((await registry.consentOf(id)).state).to.equal(State.Withdrawn);
    });

    it("reverts after the deadline, for a consent that is unknown, and for whoever has no mandate", async () => {
      const { registry, holder, bank, id, mandates } = await loadFixture(given);
      const deadline = (await now()) - 1n;
      await expect(registry.connect(holder).withdraw(withdrawal(id, { deadline }), "0x")).to.be.revertedWithCustomError(
        registry,
        "DeadlinePassed",
      );
      await expect(registry.connect(holder).withdraw(withdrawal(BASIS), "0x"))
        .to.be.revertedWithCustomError(registry, "ConsentUnknown")
        .withArgs(BASIS);
      await expect(registry.connect(bank).withdraw(withdrawal(id), "0x"))
        .to.be.revertedWithCustomError(mandates, "MandateMissing")
        .withArgs(holder.address, bank.address);
    });

    it("is the agent's under a mandate, and no longer when that has ended", async () => {
      const { registry, holder, bank, agent, mandates, id } = await loadFixture(given);
      const mandate = [holder, agent, await registry.theme(), ethers.zeroPadValue(bank.address, 32), PATH] as const;
      await mandates.set(...mandate);
      expect(await registry.mayPresent(id, agent, PATH)).to.equal(true);
      await mandates.end(...mandate);
      expect(await registry.mayPresent(id, agent, PATH)).to.equal(false);
      await expect(registry.connect(agent).withdraw(withdrawal(id), PATH)).to.be.revertedWithCustomError(
        mandates,
        "MandateMissing",
      );
      await mandates.set(...mandate);
      await registry.connect(agent).withdraw(withdrawal(id), PATH);
    });

    it("is the successor account's, and the lost one's no longer, not even by signature", async () => {
      const { registry, holder, successor, relay, identities, id } = await loadFixture(given);
      const signature = await signed(registry, holder, "Withdrawal", withdrawal(id));
      await identities.succeed(holder, successor);
      await expect(registry.connect(relay).withdraw(withdrawal(id), signature))
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(successor.address);
      expect(await registry.mayPresent(id, holder, "0x")).to.equal(false);
      expect(await registry.mayPresent(id, successor, "0x")).to.equal(true);
      await registry.connect(successor).withdraw(withdrawal(id), "0x");
    });

    it("goes on while the registry is paused, and when it is closed", async () => {
      const { registry, holder, consent, id, authority } = await loadFixture(given);
      const other = { ...consent, scope: BASIS };
      await registry.connect(holder).give(other, "0x");
      await authority.pauseRegistry(registry, BASIS);
      await registry.connect(holder).withdraw(withdrawal(id), "0x");
      await authority.closeRegistry(registry, ZeroAddress, BASIS);
      await registry.connect(holder).withdraw(withdrawal(await registry.consentIdOf(other)), "0x");
    });
  });

  describe("withdrawSigned", () => {
    it("takes the id of a paper that was not handed in, so that nobody can", async () => {
      const { registry, holder, relay, consent } = await loadFixture(opened);
      const signature = await signed(registry, holder, "Consent", consent);
      const id = await registry.consentIdOf(consent);
      await registry.connect(holder).withdrawSigned(consent, withdrawal(id), "0x");
      expect((await registry.consentOf(id)).revision).to.equal(1n);
      await expect(registry.connect(relay).give(consent, signature))
        .to.be.revertedWithCustomError(registry, "ConsentAlreadyUsed")
        .withArgs(id);
    });

    it("withdraws one that was handed in meanwhile, and does nothing to one that has ended", async () => {
      const { registry, holder, consent, id } = await loadFixture(given);
      await registry.connect(holder).withdrawSigned(consent, withdrawal(id), "0x");
      const { state, revision } = await registry.consentOf(id);
      expect([state, revision]).to.deep.equal([State.Withdrawn, 2n]);
      await expect(registry.connect(holder).withdrawSigned(consent, withdrawal(id), "0x")).not.to.emit(
        registry,
        "ConsentTerminated",
      );
    });

    it("reverts for a withdrawal of another consent, and for anybody but the holder", async () => {
      const { registry, holder, stranger, consent, mandates } = await loadFixture(opened);
      const id = await registry.consentIdOf(consent);
      await expect(registry.connect(holder).withdrawSigned(consent, withdrawal(BASIS), "0x"))
        .to.be.revertedWithCustomError(registry, "ConsentMismatch")
        .withArgs(id, BASIS);
      await expect(
        registry.connect(stranger).withdrawSigned(consent, withdrawal(id), "0x"),
      ).to.be.revertedWithCustomError(mandates, "MandateMissing");
    });
  });

  describe("recordAccess", () => {
    it("numbers the looks", async () => {
      const { registry, holder, bank, id } = await loadFixture(given);
      for (const number of [1n, 2n, 3n]) {
        await expect(registry.connect(bank).recordAccess(id, RECEIPT))
          .to.emit(registry, "AccessRecorded")
          .withArgs(id, holder.address, bank.address, bank.address, number, RECEIPT);
      }
      expect((await registry.consentOf(id)).accesses).to.equal(3n);
    });

    it("is the grantee's alone, and its successor account's in its place", async () => {
      const { registry, holder, bank, stranger, successor, identities, id } = await loadFixture(given);
      for (const who of [holder, stranger]) {
        await expect(registry.connect(who).recordAccess(id, RECEIPT))
          .to.be.revertedWithCustomError(registry, "GranteeUnauthorised")
          .withArgs(who.address, id);
      }
      await identities.succeed(bank, successor);
      await registry.connect(successor).recordAccess(id, RECEIPT);
      await expect(registry.connect(bank).recordAccess(id, RECEIPT))
        .to.be.revertedWithCustomError(registry, "GranteeUnauthorised")
        .withArgs(bank.address, id);
    });

    it("takes the first second and the last, and none before or after", async () => {
      const { registry, holder, bank, consent } = await loadFixture(opened);
      const from = (await now()) + DAY;
      const paper = { ...consent, from, until: from + DAY };
      await registry.connect(holder).give(paper, "0x");
      const id = await registry.consentIdOf(paper);
      const look = () => registry.connect(bank).recordAccess(id, RECEIPT);
      await at(from - 1n);
      await expect(look()).to.be.revertedWithCustomError(registry, "ConsentNotBegun").withArgs(id, from);
      await at(from);
      await look();
      await at(paper.until - 1n);
      await look();
      await at(paper.until);
      await expect(look()).to.be.revertedWithCustomError(registry, "ConsentLapsed").withArgs(id, paper.until);
      await networkHelpers.mine();
      expect(await registry.isInForce(id)).to.equal(false);
    });

    it("reverts after an end, for an unknown consent, without a digest, and while halted", async () => {
      const { registry, holder, bank, id, authority } = await loadFixture(given);
      await expect(registry.connect(bank).recordAccess(BASIS, RECEIPT))
        .to.be.revertedWithCustomError(registry, "ConsentUnknown")
        .withArgs(BASIS);
      await expect(registry.connect(bank).recordAccess(id, ZeroHash)).to.be.revertedWithCustomError(
        registry,
        "ReceiptMissing",
      );
      await authority.pauseRegistry(registry, BASIS);
      await expect(registry.connect(bank).recordAccess(id, RECEIPT)).to.be.revertedWithCustomError(
        registry,
        "RegistryPaused",
      );
      await authority.resumeRegistry(registry, BASIS);
      await registry.connect(holder).withdraw(withdrawal(id), "0x");
      await expect(registry.connect(bank).recordAccess(id, RECEIPT))
        .to.be.revertedWithCustomError(registry, "ConsentEnded")
        .withArgs(id, State.Withdrawn, await now());
    });
  });

  it("says nothing of a consent that was never given", async () => {
    const { registry, holder } = await loadFixture(opened);
    for (const question of [
      () => registry.consentOf(BASIS),
      () => registry.isInForce(BASIS),
      () => registry.mayPresent(BASIS, holder, "0x"),
      () => registry.isHolder(BASIS, holder),
    ]) {
      await expect(question()).to.be.revertedWithCustomError(registry, "ConsentUnknown").withArgs(BASIS);
    }
  });
});
