import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import { chargedTitle, FOREVER, networkHelpers, oneTitle, TITLE } from "./fixture.js";

const { loadFixture, time } = networkHelpers;
const ORDER = id("order of the Land Court");

/** Dealings that a freeze and a caveat stop, on a title that is charged at rank 1. */
const DEALINGS = ["transfer", "charge", "discharge"] as const;

async function dealing(land: Awaited<ReturnType<typeof chargedTitle>>, name: (typeof DEALINGS)[number]) {
  if (name === "transfer") return land.acts.transfer({}, [land.bank]);
  return name === "charge" ? land.acts.charge({ rank: 2 }) : land.acts.discharge();
}

describe("LandRegistry caveats and orders", () => {
  describe("lodgeCaveat", () => {
    it("takes the first free slot and tells the claim", async () => {
      const { registry, acts, read, registrar, neighbour } = await loadFixture(oneTitle);

      await expect(acts.lodge())
        .to.emit(registry, "CaveatLodged")
        .withArgs(TITLE, 2, neighbour.address, 0, id("claim to a right of way"), FOREVER, registrar.address);
      const at = BigInt(await time.latest());
      await acts.lodge({ until: Number(at) + 100 });
      const later = BigInt(await time.latest());

      expect(await read("caveats", TITLE)).to.deep.equal([
        [neighbour.address, 0n, at, BigInt(FOREVER)],
        [neighbour.address, 1n, later, at + 100n],
      ]);
    });

    it("reverts when it would lapse at once", async () => {
      const { registry, acts } = await loadFixture(oneTitle);
      const next = (await time.latest()) + 10;
      for (const until of [0, next - 1, next]) {
        await time.setNextBlockTimestamp(next);
        await expect(acts.lodge({ until }))
          .to.be.revertedWithCustomError(registry, "CaveatTermInvalid")
          .withArgs(until, next);
      }
    });

    it("reverts when the caveator is nobody or the registry, or names no claim", async () => {
      const { registry, acts } = await loadFixture(oneTitle);
      for (const caveator of [ZeroAddress, await registry.getAddress()]) {
        await expect(acts.lodge({ caveator }))
          .to.be.revertedWithCustomError(registry, "PartyInvalid")
          .withArgs(caveator);
      }
      await expect(acts.lodge({ basis: ZeroHash })).to.be.revertedWithCustomError(registry, "DigestMissing");
    });

    it("reverts when eight stand, and takes the slot of one that lapsed or was withdrawn", async () => {
      const { registry, acts, read } = await loadFixture(oneTitle);
      const soon = (await time.latest()) + 1000;
      for (let slot = 0; slot < 8; ++slot) await acts.lodge({ until: slot === 5 ? soon : FOREVER });
      await expect(acts.lodge()).to.be.revertedWithCustomError(registry, "CaveatSlotsFull").withArgs(TITLE);

      await time.increaseTo(soon + 1);
      await expect(acts.lodge({ basis: id("later claim") })).to.emit(registry, "CaveatLodged");
      expect((await read("caveats", TITLE))[5].until).to.equal(BigInt(FOREVER));
      await expect(acts.lodge()).to.be.revertedWithCustomError(registry, "CaveatSlotsFull");

      await acts.withdraw({ slot: 7 });
      await acts.lodge({ until: soon + 5000 });
      expect((await read("caveats", TITLE))[7].until).to.equal(BigInt(soon + 5000));
    });

    it("is possible while the title is frozen: it is no dealing", async () => {
      const { acts, read } = await loadFixture(oneTitle);
      await acts.freeze();
      await acts.lodge();
      await acts.withdraw();
      expect(await read("caveats", TITLE)).to.deep.equal([]);
    });
  });

  describe("withdrawCaveat", () => {
    it("frees the slot", async () => {
      const { registry, acts, read, registrar, neighbour } = await loadFixture(oneTitle);
      await acts.lodge();
      await expect(acts.withdraw())
        .to.emit(registry, "CaveatWithdrawn")
        .withArgs(TITLE, 3, neighbour.address, 0, registrar.address);
      expect(await read("caveats", TITLE)).to.deep.equal([]);
    });

    it("reverts when no caveat stands in the slot", async () => {
      const { registry, acts } = await loadFixture(oneTitle);
      for (const slot of [0, 7, 8, 255]) {
        await expect(acts.withdraw({ slot }))
          .to.be.revertedWithCustomError(registry, "CaveatUnknown")
          .withArgs(TITLE, slot);
      }
    });

    it("reverts when the caveat has lapsed", async () => {
      const { registry, acts } = await loadFixture(oneTitle);
      const until = (await time.latest()) + 100;
      await acts.lodge({ until });
      await time.increaseTo(until + 1);
      await expect(acts.withdraw()).to.be.revertedWithCustomError(registry, "CaveatUnknown").withArgs(TITLE, 0);
    });
  });

  describe("removeCaveat", () => {
    it("frees the slot and tells the order", async () => {
      const { registry, acts, read, secondCourt, neighbour } = await loadFixture(oneTitle);
      await acts.lodge();
      await expect(acts.removeCaveat(0))
        .to.emit(registry, "CaveatRemoved")
        .withArgs(TITLE, 3, neighbour.address, 0, ORDER, secondCourt.address);
      expect(await read("caveats", TITLE)).to.deep.equal([]);
    });

    it("reverts when another's caveat, or none, or a lapsed one, stands in the slot", async () => {
      const { registry, acts, neighbour, stranger } = await loadFixture(oneTitle);
      await acts.lodge();
      await acts.lodge({ until: (await time.latest()) + 10 });
      for (const [slot, caveator] of [
        [0, stranger.address],
        [1, neighbour.address],
        [2, neighbour.address],
        [8, neighbour.address],
        [255, neighbour.address],
      ] as const) {
        await expect(acts.removeCaveat(slot, caveator))
          .to.be.revertedWithCustomError(registry, "CaveatUnknown")
          .withArgs(TITLE, slot);
      }
    });
  });

  for (const name of DEALINGS) {
    describe(`${name}, as any dealing`, () => {
      it("reverts while the title is frozen, and passes when the freeze is lifted", async () => {
        const land = await loadFixture(chargedTitle);
        await land.acts.freeze();
        await expect(dealing(land, name)).to.be.revertedWithCustomError(land.registry, "TitleFrozen").withArgs(TITLE);
        await land.acts.unfreeze();
        await dealing(land, name);
      });

      it("reverts while a caveat stands, even in the last slot, and passes when it is withdrawn", async () => {
        const land = await loadFixture(chargedTitle);
        for (let slot = 0; slot < 8; ++slot) await land.acts.lodge();
        for (let slot = 0; slot < 7; ++slot) await land.acts.withdraw({ slot });
        await expect(dealing(land, name))
          .to.be.revertedWithCustomError(land.registry, "CaveatStands")
          .withArgs(TITLE, 7, land.neighbour.address, FOREVER);
        await land.acts.withdraw({ slot: 7 });
        await dealing(land, name);
      });

      it("reverts at the last second of a caveat, and passes in the next", async () => {
        const land = await loadFixture(chargedTitle);
        const until = (await time.latest()) + 1000;
        await land.acts.lodge({ until });
        const snapshot = await networkHelpers.takeSnapshot();
        await time.setNextBlockTimestamp(until);
        await expect(dealing(land, name))
          .to.be.revertedWithCustomError(land.registry, "CaveatStands")
          .withArgs(TITLE, 0, land.neighbour.address, until);
        await snapshot.restore();
        await time.setNextBlockTimestamp(until + 1);
        await dealing(land, name);
        expect(await land.read("caveats", TITLE)).to.deep.equal([]);
      });
    });
  }
});
