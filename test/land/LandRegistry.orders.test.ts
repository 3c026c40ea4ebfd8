import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import { chargedTitle, FOREVER, networkHelpers, oneTitle, TITLE } from "./fixture.js";
import { word } from "./instruments.js";

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

    it("reverts when sixteen stand, and takes the slot of one that lapsed or was withdrawn", async () => {
      const { registry, acts, read } = await loadFixture(oneTitle);
      const soon = (await time.latest()) + 1000;
      for (let slot = 0; slot < 16; ++slot) await acts.lodge({ until: slot === 5 ? soon : FOREVER });
      await expect(acts.lodge()).to.be.revertedWithCustomError(registry, "CaveatSlotsFull").withArgs(TITLE);

      await time.increaseTo(soon + 1);
      await expect(acts.lodge({ basis: id("later claim") })).to.emit(registry, "CaveatLodged");
      expect((await read("caveats", TITLE))[5].until).to.equal(BigInt(FOREVER));
      await expect(acts.lodge()).to.be.revertedWithCustomError(registry, "CaveatSlotsFull");

      await acts.withdraw({ slot: 15 });
      await acts.lodge({ until: soon + 5000 });
      expect((await read("caveats", TITLE))[15].until).to.equal(BigInt(soon + 5000));
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
      for (const slot of [0, 15, 16, 255]) {
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
      const { registry, as, acts, read, court, neighbour } = await loadFixture(oneTitle);
      await acts.lodge();
      await expect(as(court, "removeCaveat", TITLE, 0, neighbour.address, ORDER))
        .to.emit(registry, "CaveatRemoved")
        .withArgs(TITLE, 3, neighbour.address, 0, ORDER, court.address);
      expect(await read("caveats", TITLE)).to.deep.equal([]);
    });

    it("reverts when another's caveat, or none, stands in the slot", async () => {
      const { registry, as, acts, court, neighbour, stranger } = await loadFixture(oneTitle);
      await acts.lodge();
      for (const [slot, caveator] of [
        [0, stranger.address],
        [1, neighbour.address],
        [16, neighbour.address],
        [255, neighbour.address],
      ]) {
        await expect(as(court, "removeCaveat", TITLE, slot, caveator, ORDER))
          .to.be.revertedWithCustomError(registry, "CaveatUnknown")
          .withArgs(TITLE, slot);
      }
    });
  });

  describe("freeze and unfreeze", () => {
    it("tell the order and who entered it", async () => {
      const { registry, as, read, court } = await loadFixture(oneTitle);
      await expect(as(court, "freeze", TITLE, ORDER))
        .to.emit(registry, "FreezeOrdered")
        .withArgs(TITLE, 2, ORDER, court.address);
      expect((await read("title", TITLE)).frozen).to.equal(true);
      await expect(as(court, "unfreeze", TITLE, ORDER))
        .to.emit(registry, "FreezeLifted")
        .withArgs(TITLE, 3, ORDER, court.address);
      expect((await read("title", TITLE)).frozen).to.equal(false);
    });

    it("do nothing, at no new revision, when the wished state holds", async () => {
      const { registry, as, revision, court } = await loadFixture(oneTitle);
      await expect(as(court, "unfreeze", TITLE, ORDER)).to.not.emit(registry, "FreezeLifted");
      await as(court, "freeze", TITLE, ORDER);
      await expect(as(court, "freeze", TITLE, id("second order"))).to.not.emit(registry, "FreezeOrdered");
      expect(await revision()).to.equal(2);
    });
  });

  it("orders revert for an unknown title and without the order's digest", async () => {
    const { registry, as, acts, court, neighbour } = await loadFixture(oneTitle);
    await acts.lodge();
    const unknown = word("LR-9");
    for (const [act, ...middle] of [["freeze"], ["unfreeze"], ["removeCaveat", 0, neighbour.address]] as const) {
      await expect(as(court, act, unknown, ...middle, ORDER))
        .to.be.revertedWithCustomError(registry, "TitleUnknown")
        .withArgs(unknown);
      await expect(as(court, act, TITLE, ...middle, ZeroHash)).to.be.revertedWithCustomError(registry, "DigestMissing");
    }
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
        for (let slot = 0; slot < 16; ++slot) await land.acts.lodge();
        for (let slot = 0; slot < 15; ++slot) await land.acts.withdraw({ slot });
        await expect(dealing(land, name))
          .to.be.revertedWithCustomError(land.registry, "CaveatStands")
          .withArgs(TITLE, 15, land.neighbour.address, FOREVER);
        await land.acts.withdraw({ slot: 15 });
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
