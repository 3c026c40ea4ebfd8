import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import { chargedTitle, networkHelpers, TITLE } from "./fixture.js";

const { loadFixture } = networkHelpers;

/** The bank's charge of rank 1, the second bank's of rank 2 and the stranger's of rank 4. */
async function thriceCharged() {
  const land = await chargedTitle();
  await land.acts.charge({ rank: 2 }, land.secondBank);
  await land.acts.charge({ rank: 4 }, land.stranger);
  const ranks = async () =>
    (await land.read("charges", TITLE)).map(({ chargee, rank }: { chargee: string; rank: bigint }) => [
      Number(rank),
      chargee,
    ]);
  return { ...land, ranks };
}

describe("LandRegistry charges", () => {
  describe("varyCharge", () => {
    it("tells the new terms, with the consent of those who stand behind", async () => {
      const land = await loadFixture(thriceCharged);
      const { registry, acts, registrar, secondBank, stranger } = land;
      await expect(acts.vary({ rank: 2 }, [stranger], secondBank))
        .to.emit(registry, "ChargeVaried")
        .withArgs(TITLE, 5, secondBank.address, 2, id("other terms"), registrar.address);
      await acts.vary({ rank: 4 }, [], stranger);
    });

    it("reverts without the consent of every chargee of a later rank", async () => {
      const { registry, acts, bank, secondBank, stranger } = await loadFixture(thriceCharged);
      await expect(acts.vary({}, [secondBank]))
        .to.be.revertedWithCustomError(registry, "ConsentCountMismatch")
        .withArgs(1, 2);
      await expect(acts.vary({}, [secondBank, bank]))
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(stranger.address);
    });

    it("reverts where no charge has the rank, and without terms", async () => {
      const { registry, acts } = await loadFixture(thriceCharged);
      await expect(acts.vary({ rank: 3 }))
        .to.be.revertedWithCustomError(registry, "ChargeUnknown")
        .withArgs(TITLE, 3);
      await expect(acts.vary({ rank: 0 }))
        .to.be.revertedWithCustomError(registry, "RankInvalid")
        .withArgs(0);
      await expect(acts.vary({ terms: ZeroHash })).to.be.revertedWithCustomError(registry, "DigestMissing");
    });
  });

  describe("postponeCharge", () => {
    it("moves a charge to a free rank by its chargee's signature alone", async () => {
      const land = await loadFixture(thriceCharged);
      const { registry, acts, ranks, registrar, bank, secondBank, stranger } = land;
      await expect(acts.postpone({ later: 16 }))
        .to.emit(registry, "ChargePostponed")
        .withArgs(TITLE, 5, bank.address, 1, 16, ZeroAddress, id("rank deed"), registrar.address);
      expect(await ranks()).to.deep.equal([
        [2, secondBank.address],
        [4, stranger.address],
        [16, bank.address],
      ]);
      await acts.charge({ rank: 1 }, secondBank); // The rank that it left is free.
    });

    it("lets two charges change places when both chargees, and those between, signed", async () => {
      const land = await loadFixture(thriceCharged);
      const { registry, acts, ranks, registrar, bank, secondBank, stranger } = land;
      await expect(acts.postpone({ later: 4 }, [bank, secondBank, stranger]))
        .to.emit(registry, "ChargePostponed")
        .withArgs(TITLE, 5, bank.address, 1, 4, stranger.address, id("rank deed"), registrar.address);
      expect(await ranks()).to.deep.equal([
        [1, stranger.address],
        [2, secondBank.address],
        [4, bank.address],
      ]);
    });

    it("reverts when a chargee did not sign whom another comes to stand before", async () => {
      const { registry, acts, bank, secondBank, stranger } = await loadFixture(thriceCharged);
      await expect(acts.postpone({ later: 4 }, [bank, stranger]))
        .to.be.revertedWithCustomError(registry, "SignatureCountMismatch")
        .withArgs(2, 3);
      await expect(acts.postpone({ later: 4 }, [bank, bank, stranger]))
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(secondBank.address);
      await expect(acts.postpone({ later: 2 }, [bank, bank]))
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(secondBank.address);
    });

    it("reverts when the rank is not later, is none, or no charge goes back", async () => {
      const { registry, acts } = await loadFixture(thriceCharged);
      for (const [rank, later] of [
        [1, 1],
        [2, 1],
        [1, 0],
        [1, 17],
      ]) {
        await expect(acts.postpone({ rank, later }))
          .to.be.revertedWithCustomError(registry, "PostponementInvalid")
          .withArgs(rank, later);
      }
      await expect(acts.postpone({ rank: 3, later: 5 }))
        .to.be.revertedWithCustomError(registry, "ChargeUnknown")
        .withArgs(TITLE, 3);
      await expect(acts.postpone({ instrument: ZeroHash })).to.be.revertedWithCustomError(registry, "DigestMissing");
    });
  });

  describe("assignCharge", () => {
    it("puts the assignee in the chargee's place", async () => {
      const land = await loadFixture(chargedTitle);
      const { registry, acts, read, registrar, bank, neighbour } = land;
      const [before] = await read("charges", TITLE);
      await expect(acts.assign())
        .to.emit(registry, "ChargeAssigned")
        .withArgs(TITLE, 3, bank.address, neighbour.address, 1, id("assignment"), registrar.address);
      expect(await read("charges", TITLE)).to.deep.equal([[neighbour.address, 1n, before.registeredAt]]);
      await expect(acts.discharge())
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(neighbour.address);
      await acts.discharge({}, neighbour);
    });

    it("reverts when the assignee is nobody, the registry, the chargee or the owner", async () => {
      const { registry, acts, bank, seller } = await loadFixture(chargedTitle);
      for (const assignee of [ZeroAddress, await registry.getAddress(), bank.address, seller.address]) {
        await expect(acts.assign({ assignee }))
          .to.be.revertedWithCustomError(registry, "PartyInvalid")
          .withArgs(assignee);
      }
    });

    it("reverts where no charge has the rank, and without a deed", async () => {
      const { registry, acts } = await loadFixture(chargedTitle);
      await expect(acts.assign({ rank: 2 }))
        .to.be.revertedWithCustomError(registry, "ChargeUnknown")
        .withArgs(TITLE, 2);
      await expect(acts.assign({ instrument: ZeroHash })).to.be.revertedWithCustomError(registry, "DigestMissing");
    });
  });
});
