import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import { chargedTitle, FOREVER, instruments, networkHelpers, oneTitle, owned, TITLE } from "./fixture.js";

const { loadFixture, time } = networkHelpers;
const SALE_DEED = id("deed of sale");
const DAY = 86_400;

type Held = Awaited<ReturnType<typeof heldTitle>>;

/** A charged title on which the place of the sale to the buyer is held. */
async function heldTitle() {
  const land = await chargedTitle();
  const until = land.deadline - 3_600;
  await land.acts.place({ until });
  return { ...land, until };
}

describe("LandRegistry priority notices", () => {
  describe("placeNotice", () => {
    it("holds the place of one dealing", async () => {
      const { registry, acts, read, registrar, buyer, deadline } = await loadFixture(oneTitle);
      await expect(acts.place({ until: deadline }))
        .to.emit(registry, "NoticePlaced")
        .withArgs(TITLE, 2, buyer.address, SALE_DEED, deadline, registrar.address);
      const notice = [buyer.address, BigInt(await time.latest()), BigInt(deadline), SALE_DEED];
      expect(await read("notices", TITLE)).to.deep.equal([notice]);
      expect((await read("title", TITLE)).notices).to.deep.equal([notice]);
    });

    it("reverts when it would lapse at once, or stand for longer than 120 days", async () => {
      const { registry, acts } = await loadFixture(oneTitle);
      const next = (await time.latest()) + 10;
      const latest = next + 120 * DAY;
      for (const until of [0, next, latest + 1, FOREVER]) {
        await time.setNextBlockTimestamp(next);
        await expect(acts.place({ until }))
          .to.be.revertedWithCustomError(registry, "NoticeTermInvalid")
          .withArgs(until, latest);
      }
      await time.setNextBlockTimestamp(next);
      await acts.place({ until: latest });
    });

    it("reverts when another stands, and passes when that has lapsed", async () => {
      const { registry, acts, buyer, until } = await loadFixture(heldTitle);
      await expect(acts.place({ dealing: id("other sale") }))
        .to.be.revertedWithCustomError(registry, "NoticeStands")
        .withArgs(TITLE, buyer.address, SALE_DEED, until);
      await time.increaseTo(until + 1);
      await acts.place({ until: until + DAY });
    });

    it("reverts when the beneficiary is nobody or the registry, or no dealing is named", async () => {
      const { registry, acts } = await loadFixture(oneTitle);
      for (const beneficiary of [ZeroAddress, await registry.getAddress()]) {
        await expect(acts.place({ beneficiary }))
          .to.be.revertedWithCustomError(registry, "PartyInvalid")
          .withArgs(beneficiary);
      }
      await expect(acts.place({ dealing: ZeroHash })).to.be.revertedWithCustomError(registry, "DigestMissing");
    });
  });

  describe("withdrawNotice", () => {
    it("ends the notice", async () => {
      const { registry, acts, read, registrar, buyer, bank } = await loadFixture(heldTitle);
      await expect(acts.withdrawNotice())
        .to.emit(registry, "NoticeWithdrawn")
        .withArgs(TITLE, 4, buyer.address, SALE_DEED, registrar.address);
      expect(await read("notices", TITLE)).to.deep.equal([]);
      await acts.grant({}, { consents: [bank] });
    });

    it("reverts when none stands, or it has lapsed", async () => {
      const land = await loadFixture(heldTitle);
      const { registry, acts, until } = land;
      await time.increaseTo(until + 1);
      await expect(acts.withdrawNotice()).to.be.revertedWithCustomError(registry, "NoticeUnknown").withArgs(TITLE);
      const bare = await loadFixture(oneTitle);
      await expect(bare.acts.withdrawNotice()).to.be.revertedWithCustomError(bare.registry, "NoticeUnknown");
    });

    it("is possible while the title is frozen", async () => {
      const { acts, read } = await loadFixture(heldTitle);
      await acts.freeze();
      await acts.withdrawNotice();
      expect(await read("notices", TITLE)).to.deep.equal([]);
    });
  });

  describe("a notice that stands", () => {
    /** Dealings that are not the one whose place is held. */
    const FOREIGN = {
      transfer: (land: Held) => land.acts.transfer({ instrument: id("other sale") }, [land.bank]),
      transferShares: async (land: Held) => {
        const deed = (await instruments(land)).ownership({ ownership: owned("sole", land.buyer.address) });
        const sign = (who: typeof land.seller) => land.sign(who, "OwnershipDeed", deed);
        const parties = [await sign(land.seller), await sign(land.buyer)];
        return land.as(land.registrar, "transferShares", deed, parties, [await sign(land.bank)]);
      },
      charge: (land: Held) => land.acts.charge({ rank: 2 }, land.secondBank),
      varyCharge: (land: Held) => land.acts.vary(),
      postponeCharge: (land: Held) => land.acts.postpone(),
      grantRight: (land: Held) => land.acts.grant({}, { consents: [land.bank] }),
    };
    for (const [name, deal] of Object.entries(FOREIGN)) {
      it(`stops ${name} until its last second has passed`, async () => {
        const land = await loadFixture(heldTitle);
        await time.setNextBlockTimestamp(land.until);
        await expect(deal(land))
          .to.be.revertedWithCustomError(land.registry, "NoticeStands")
          .withArgs(TITLE, land.buyer.address, SALE_DEED, land.until);
        await time.setNextBlockTimestamp(land.until + 1);
        await deal(land);
      });
    }

    it("lets its own dealing pass, and ends with it", async () => {
      const { registry, acts, read, buyer, bank } = await loadFixture(heldTitle);
      const sold = acts.transfer({}, [bank]);
      await expect(sold).to.emit(registry, "NoticeFulfilled").withArgs(TITLE, buyer.address, SALE_DEED);
      await expect(sold).to.emit(registry, "TitleTransferred");
      expect(await read("notices", TITLE)).to.deep.equal([]);
      expect(await read("ownerOf", TITLE)).to.equal(buyer.address);
    });

    it("lets pass what only lifts a burden or hands it on: discharge, release and assignment", async () => {
      const { acts, read, bank, neighbour } = await loadFixture(chargedTitle);
      await acts.grant({}, { consents: [bank] });
      await acts.place();
      await acts.release();
      await acts.assign();
      await acts.discharge({}, neighbour);
      expect(await read("notices", TITLE)).to.have.length(1);
    });

    it("stays through the title's freeze, and its dealing passes when that is lifted", async () => {
      const { registry, acts, bank } = await loadFixture(heldTitle);
      await acts.freeze();
      await expect(acts.transfer({}, [bank])).to.be.revertedWithCustomError(registry, "TitleFrozen");
      await acts.unfreeze();
      await acts.transfer({}, [bank]);
    });
  });

  describe("varyCaveat", () => {
    it("changes the claim and the term, and keeps slot and caveator", async () => {
      const { registry, acts, read, registrar, neighbour } = await loadFixture(oneTitle);
      await acts.lodge();
      const [before] = await read("caveats", TITLE);
      const until = (await time.latest()) + 1000;
      await expect(acts.varyCaveat({ until }))
        .to.emit(registry, "CaveatVaried")
        .withArgs(TITLE, 3, neighbour.address, 0, id("smaller claim"), until, registrar.address);
      expect(await read("caveats", TITLE)).to.deep.equal([[neighbour.address, 0n, before.lodgedAt, BigInt(until)]]);
      await time.increaseTo(until + 1);
      await acts.transfer();
    });

    it("reverts for no caveat, for a lapsed one, without a claim and when it would lapse at once", async () => {
      const { registry, acts } = await loadFixture(oneTitle);
      const until = (await time.latest()) + 100;
      await acts.lodge({ until });
      for (const slot of [1, 7, 8, 255]) {
        await expect(acts.varyCaveat({ slot }))
          .to.be.revertedWithCustomError(registry, "CaveatUnknown")
          .withArgs(TITLE, slot);
      }
      await expect(acts.varyCaveat({ basis: ZeroHash })).to.be.revertedWithCustomError(registry, "DigestMissing");
      const next = (await time.latest()) + 10;
      await time.setNextBlockTimestamp(next);
      await expect(acts.varyCaveat({ until: next }))
        .to.be.revertedWithCustomError(registry, "CaveatTermInvalid")
        .withArgs(next, next);
      await time.increaseTo(until + 1);
      await expect(acts.varyCaveat()).to.be.revertedWithCustomError(registry, "CaveatUnknown").withArgs(TITLE, 0);
    });
  });
});
