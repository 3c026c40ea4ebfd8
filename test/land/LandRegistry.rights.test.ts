import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import { ORDER_DELAY } from "../support/deploy.js";
import {
  chargedTitle,
  FOREVER,
  inCommon,
  instruments,
  KINDS,
  networkHelpers,
  oneTitle,
  owned,
  TITLE,
} from "./fixture.js";
import { word } from "./instruments.js";

const { loadFixture, time } = networkHelpers;
const FIELD = word("LR-2024/0002");

/** A title beside another, which is the neighbour's and the stranger's in common. */
async function twoTitles() {
  const land = await oneTitle();
  await land.as(land.registrar, "registerShared", {
    titleId: FIELD,
    ownership: inCommon(land.neighbour.address, land.stranger.address),
    area: 0,
    parcel: ZeroHash,
    source: id("page 8"),
  });
  return land;
}

/** A charged title over which the neighbour holds a restriction. */
async function restrictedTitle() {
  const land = await chargedTitle();
  await land.acts.grant({ kind: KINDS.restriction }, { consents: [land.bank] });
  return land;
}

describe("LandRegistry rights", () => {
  describe("grantRight", () => {
    for (const kind of ["lease", "servitude", "covenant", "restriction"] as const) {
      it(`registers a ${kind} for a holder, in the first free slot`, async () => {
        const { registry, acts, read, registrar, neighbour } = await loadFixture(oneTitle);
        const until = (await time.latest()) + 1000;
        await expect(acts.grant({ kind: KINDS[kind], until }))
          .to.emit(registry, "RightRegistered")
          .withArgs(TITLE, 2, KINDS[kind], 0, neighbour.address, ZeroHash, id("lease"), until, registrar.address);
        const at = BigInt(await time.latest());
        expect(await read("rights", TITLE)).to.deep.equal([
          [BigInt(KINDS[kind]), 0n, neighbour.address, ZeroHash, at, BigInt(until)],
        ]);
        expect((await read("title", TITLE)).rights).to.deep.equal(await read("rights", TITLE));
      });
    }

    it("registers a servitude in favour of another title, whose owners all sign", async () => {
      const land = await loadFixture(twoTitles);
      const { registry, acts, read, neighbour, stranger } = land;
      const way = { kind: KINDS.servitude, holder: ZeroAddress, benefited: FIELD };
      await expect(acts.grant(way, { holders: [neighbour] }))
        .to.be.revertedWithCustomError(registry, "SignatureCountMismatch")
        .withArgs(1, 2);
      await acts.grant(way, { holders: [neighbour, stranger] });
      const [right] = await read("rights", TITLE);
      expect([right.holder, right.benefited, right.until]).to.deep.equal([ZeroAddress, FIELD, BigInt(FOREVER)]);
    });

    it("reverts when the benefit is another kind's, a holder's too, of the same title or of none on record", async () => {
      const { registry, acts, neighbour } = await loadFixture(twoTitles);
      for (const over of [
        { kind: KINDS.lease, holder: ZeroAddress, benefited: FIELD },
        { kind: KINDS.servitude, holder: neighbour.address, benefited: FIELD },
        { kind: KINDS.servitude, holder: ZeroAddress, benefited: TITLE },
      ]) {
        await expect(acts.grant(over))
          .to.be.revertedWithCustomError(registry, "BenefitInvalid")
          .withArgs(over.benefited);
      }
      const unknown = word("LR-9");
      await expect(acts.grant({ kind: KINDS.servitude, holder: ZeroAddress, benefited: unknown }))
        .to.be.revertedWithCustomError(registry, "TitleUnknown")
        .withArgs(unknown);
    });

    it("reverts when the holder is nobody, the registry or the sole owner", async () => {
      const { registry, acts, seller } = await loadFixture(oneTitle);
      for (const holder of [ZeroAddress, await registry.getAddress(), seller.address]) {
        await expect(acts.grant({ holder })).to.be.revertedWithCustomError(registry, "PartyInvalid").withArgs(holder);
      }
    });

    it("reverts for a public-law restriction, which is imposed by order, and without terms", async () => {
      const { registry, acts } = await loadFixture(oneTitle);
      await expect(acts.grant({ kind: KINDS.publicRestriction })).to.be.revertedWithCustomError(
        registry,
        "RightByOrderOnly",
      );
      await expect(acts.grant({ terms: ZeroHash })).to.be.revertedWithCustomError(registry, "DigestMissing");
    });

    it("reverts when it would lapse at once", async () => {
      const { registry, acts } = await loadFixture(oneTitle);
      const next = (await time.latest()) + 10;
      await time.setNextBlockTimestamp(next);
      await expect(acts.grant({ until: next }))
        .to.be.revertedWithCustomError(registry, "RightTermInvalid")
        .withArgs(next, next);
    });

    it("reverts when 32 stand, and takes the slot of one that lapsed", async () => {
      const { registry, acts, read } = await loadFixture(oneTitle);
      const soon = (await time.latest()) + 1000;
      for (let slot = 0; slot < 32; ++slot) await acts.grant({ until: slot === 30 ? soon : FOREVER });
      await expect(acts.grant()).to.be.revertedWithCustomError(registry, "RightSlotsFull").withArgs(TITLE);
      await time.increaseTo(soon + 1);
      expect(await read("rights", TITLE)).to.have.length(31);
      await acts.grant();
      expect((await read("rights", TITLE))[30].until).to.equal(BigInt(FOREVER));
    });

    it("reverts without the consent of every chargee and every holder of a restriction, in that order", async () => {
      const { registry, acts, bank, neighbour } = await loadFixture(restrictedTitle);
      await expect(acts.grant({}, { consents: [bank] }))
        .to.be.revertedWithCustomError(registry, "ConsentCountMismatch")
        .withArgs(1, 2);
      await expect(acts.grant({}, { consents: [neighbour, bank] }))
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(bank.address);
      await acts.grant({}, { consents: [bank, neighbour] });
    });
  });

  describe("releaseRight", () => {
    it("frees the slot, and with it the owner", async () => {
      const { registry, acts, read, registrar, neighbour, bank } = await loadFixture(restrictedTitle);
      await expect(acts.release())
        .to.emit(registry, "RightReleased")
        .withArgs(TITLE, 4, KINDS.restriction, 0, neighbour.address, id("release of a right"), registrar.address);
      expect(await read("rights", TITLE)).to.deep.equal([]);
      await acts.transfer({}, [bank]);
    });

    it("of a servitude asks the present owners of the title that it benefits", async () => {
      const land = await loadFixture(twoTitles);
      const { registry, acts, neighbour, stranger } = land;
      const way = { kind: KINDS.servitude, holder: ZeroAddress, benefited: FIELD };
      await acts.grant(way, { holders: [neighbour, stranger] });
      await expect(acts.release()).to.be.revertedWithCustomError(registry, "SignatureCountMismatch").withArgs(1, 2);
      await acts.release({}, [neighbour, stranger]);
    });

    it("of a servitude asks the last owners of a title that was struck out, and no deed grants one to it", async () => {
      const land = await loadFixture(twoTitles);
      const { registry, acts, as, court, secondCourt, neighbour, stranger } = land;
      const way = { kind: KINDS.servitude, holder: ZeroAddress, benefited: FIELD };
      await acts.grant(way, { holders: [neighbour, stranger] });
      const act = [FIELD, await registry.getAddress()] as const;
      await as(court, "announceOrder", registry.interface.encodeFunctionData("strikeOut", act), id("order"));
      await time.increase(ORDER_DELAY);
      await as(secondCourt, "strikeOut", ...act);
      await expect(acts.grant(way, { holders: [neighbour, stranger] }))
        .to.be.revertedWithCustomError(registry, "TitleHistoric")
        .withArgs(FIELD);
      await expect(acts.release({}, [stranger, neighbour]))
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(neighbour.address);
      await acts.release({}, [neighbour, stranger]);
    });

    it("reverts for no right, for a lapsed one and without a deed", async () => {
      const { registry, acts } = await loadFixture(oneTitle);
      const until = (await time.latest()) + 100;
      await acts.grant({ until });
      for (const slot of [1, 31, 32, 255]) {
        await expect(acts.release({ slot }))
          .to.be.revertedWithCustomError(registry, "RightUnknown")
          .withArgs(TITLE, slot);
      }
      await expect(acts.release({ instrument: ZeroHash })).to.be.revertedWithCustomError(registry, "DigestMissing");
      await time.increaseTo(until + 1);
      await expect(acts.release()).to.be.revertedWithCustomError(registry, "RightUnknown").withArgs(TITLE, 0);
    });
  });

  describe("a restriction", () => {
    it("makes every dealing ask its holder", async () => {
      const land = await loadFixture(restrictedTitle);
      const { registry, acts, bank, secondBank, neighbour, seller, buyer } = land;
      const refused = (act: Promise<unknown>, given: number) =>
        expect(act)
          .to.be.revertedWithCustomError(registry, "ConsentCountMismatch")
          .withArgs(given, given + 1);
      await refused(acts.transfer({}, [bank]), 1);
      await refused(acts.charge({ rank: 2 }, secondBank), 0);
      await refused(acts.vary(), 0);
      const deed = (await instruments(land)).ownership({ ownership: owned("sole", buyer.address) });
      const sign = (who: typeof seller) => land.sign(who, "OwnershipDeed", deed);
      const parties = [await sign(seller), await sign(buyer)];
      await refused(land.as(land.registrar, "transferShares", deed, parties, [await sign(bank)]), 1);

      await acts.charge({ rank: 2 }, secondBank, [neighbour]);
      await acts.vary({}, [secondBank, neighbour]);
      await expect(acts.transfer({}, [bank, secondBank, land.stranger]))
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(neighbour.address);
      await acts.transfer({}, [bank, secondBank, neighbour]);
    });

    it("asks no more when it has lapsed, even where a later right took its slot", async () => {
      const { acts, bank, buyer, read } = await loadFixture(chargedTitle);
      const until = (await time.latest()) + 1000;
      await acts.grant({ kind: KINDS.restriction, until }, { consents: [bank] });
      await time.increaseTo(until + 1);
      await acts.grant({ kind: KINDS.lease }, { consents: [bank] });
      await acts.transfer({}, [bank]);
      expect(await read("ownerOf", TITLE)).to.equal(buyer.address);
    });

    it("does not stop a discharge", async () => {
      const { acts } = await loadFixture(restrictedTitle);
      await acts.discharge();
    });
  });

  for (const act of ["grant", "release", "vary", "postpone", "assign", "place"] as const) {
    describe(`${act}, as any dealing`, () => {
      const deal = async (land: Awaited<ReturnType<typeof chargedTitle>>) =>
        act === "grant" ? land.acts.grant({}, { consents: [land.bank] }) : land.acts[act]();

      it("reverts while the title is frozen or a caveat stands, and passes after", async () => {
        const land = await loadFixture(chargedTitle);
        if (act === "release") await land.acts.grant({}, { consents: [land.bank] });
        await land.acts.freeze();
        await expect(deal(land)).to.be.revertedWithCustomError(land.registry, "TitleFrozen").withArgs(TITLE);
        await land.acts.unfreeze();
        await land.acts.lodge();
        await expect(deal(land)).to.be.revertedWithCustomError(land.registry, "CaveatStands");
        await land.acts.withdraw();
        await deal(land);
      });
    });
  }
});
