import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import { AREA, FORMS, inCommon, networkHelpers, owned, PARCEL, TITLE } from "./fixture.js";
import { word } from "./instruments.js";
import { BASIS, commonTitle, jointTitle, titleBeforeCourt, told } from "./orders.js";

const { loadFixture } = networkHelpers;

/** Owners as the registry reads them back. */
const readBack = ({ denominator, portions }: ReturnType<typeof owned>) =>
  portions.map(({ owner, numerator }) => [owner, BigInt(numerator), BigInt(denominator)]);

describe("LandRegistry rectifications by a court", () => {
  describe("rectifyParcel", () => {
    const OLD = { area: AREA, parcel: PARCEL };
    const NEW = { area: 1_300, parcel: id("new survey") };

    it("changes area and geometry, and tells what stood before", async () => {
      const { registry, order, read, secondCourt } = await loadFixture(titleBeforeCourt);
      await expect(order("rectifyParcel", [TITLE, OLD, NEW]))
        .to.emit(registry, "ParcelRectified")
        .withArgs(TITLE, 2, [BigInt(AREA), PARCEL], [1_300n, id("new survey")], BASIS, secondCourt.address);
      const { area, parcel } = await read("title", TITLE);
      expect([area, parcel]).to.deep.equal([1_300n, id("new survey")]);
    });

    it("reverts when area or geometry are others by then", async () => {
      const { registry, order } = await loadFixture(titleBeforeCourt);
      for (const over of [{ area: AREA + 1 }, { parcel: id("other") }]) {
        await expect(order("rectifyParcel", [TITLE, { ...OLD, ...over }, NEW]))
          .to.be.revertedWithCustomError(registry, "OrderStale")
          .withArgs(TITLE);
      }
    });
  });

  describe("rectifyOwners", () => {
    it("registers other owners, and tells who stood before", async () => {
      const { registry, order, read, seller, buyer, neighbour, secondCourt } = await loadFixture(titleBeforeCourt);
      const [before, later] = [owned("sole", seller.address), inCommon([buyer.address, 2], [neighbour.address, 1])];
      await expect(order("rectifyOwners", [TITLE, before, later]))
        .to.emit(registry, "OwnersRectified")
        .withArgs(TITLE, 2, told(before), told(later), BASIS, secondCourt.address);
      expect(await read("owners", TITLE)).to.deep.equal(readBack(later));
      expect(await read("ownerOf", TITLE)).to.equal(await registry.getAddress());
    });

    it("reverts when the owners are others by then, in whatever point", async () => {
      const { registry, order, seller, buyer, neighbour, stranger } = await loadFixture(commonTitle);
      const [a, b, c] = [seller.address, buyer.address, neighbour.address];
      const others = [
        inCommon([a, 3], [b, 1], [c, 2]),
        inCommon([a, 3], [b, 2], [stranger.address, 1]),
        inCommon([b, 2], [a, 3], [c, 1]),
        { ...inCommon([a, 3], [b, 2], [c, 1]), form: FORMS.joint },
        { ...inCommon([a, 3], [b, 2], [c, 1]), denominator: 7 },
      ];
      for (const before of others) {
        await expect(order("rectifyOwners", [TITLE, before, owned("sole", a)]))
          .to.be.revertedWithCustomError(registry, "OrderStale")
          .withArgs(TITLE);
      }
    });

    it("reverts when the new ownership is not whole", async () => {
      const { registry, order, seller, buyer } = await loadFixture(titleBeforeCourt);
      const before = owned("sole", seller.address);
      const later = { ...inCommon([buyer.address, 2], [seller.address, 1]), denominator: 4 };
      await expect(order("rectifyOwners", [TITLE, before, later])).to.be.revertedWithCustomError(
        registry,
        "SharesNotWhole",
      );
    });
  });

  describe("strikeOut", () => {
    it("closes the title for good, and keeps its record", async () => {
      const { registry, order, read, acts, seller, secondCourt } = await loadFixture(titleBeforeCourt);
      const tx = order("strikeOut", [TITLE, seller.address]);
      await expect(tx)
        .to.emit(registry, "TitleStruckOut")
        .withArgs(TITLE, 2, seller.address, BASIS, secondCourt.address);
      await expect(tx).to.emit(registry, "Transfer").withArgs(seller.address, ZeroAddress, BigInt(TITLE));
      const { state, owners } = await read("title", TITLE);
      expect(state).to.equal(2n);
      expect(owners).to.deep.equal([[seller.address, 1n, 1n]]);
      expect(await read("balanceOf", seller.address)).to.equal(0n);
      await expect(read("ownerOf", TITLE)).to.be.revertedWithCustomError(registry, "TokenUnknown");
      await expect(acts.transfer()).to.be.revertedWithCustomError(registry, "TitleHistoric").withArgs(TITLE);
    });

    it("leaves the reference taken", async () => {
      const { registry, order, register, seller } = await loadFixture(titleBeforeCourt);
      await order("strikeOut", [TITLE, seller.address]);
      await expect(register()).to.be.revertedWithCustomError(registry, "TitleAlreadyRegistered");
    });

    it("reverts when another holds the title by then", async () => {
      const { registry, order, seller, stranger } = await loadFixture(titleBeforeCourt);
      await expect(order("strikeOut", [TITLE, stranger.address]))
        .to.be.revertedWithCustomError(registry, "OwnerMismatch")
        .withArgs(TITLE, stranger.address, seller.address);
    });
  });

  describe("transmit", () => {
    it("passes a sole owner's title to the heirs, and tells who died", async () => {
      const { registry, order, read, seller, buyer, neighbour, secondCourt } = await loadFixture(titleBeforeCourt);
      const later = inCommon([buyer.address, 1], [neighbour.address, 1]);
      await expect(order("transmit", [TITLE, seller.address, later]))
        .to.emit(registry, "TitleTransmitted")
        .withArgs(
          TITLE,
          2,
          seller.address,
          told(owned("sole", seller.address)),
          told(later),
          BASIS,
          secondCourt.address,
        );
      expect(await read("owners", TITLE)).to.deep.equal(readBack(later));
    });

    it("passes a share to heirs, among them a co-owner, and leaves the others theirs", async () => {
      const { order, read, seller, buyer, neighbour, stranger } = await loadFixture(commonTitle);
      const later = inCommon([buyer.address, 8], [neighbour.address, 3], [stranger.address, 7]);
      await order("transmit", [TITLE, seller.address, later]);
      expect(await read("owners", TITLE)).to.deep.equal(readBack(later));
    });

    it("reverts when a co-owner who lives would lose a part, or the land be held jointly", async () => {
      const { registry, order, seller, buyer, neighbour, stranger } = await loadFixture(commonTitle);
      const wrongs = [
        inCommon([neighbour.address, 1], [stranger.address, 5]),
        inCommon([buyer.address, 19], [neighbour.address, 10], [stranger.address, 31]),
        owned("joint", buyer.address, neighbour.address, stranger.address),
      ];
      for (const later of wrongs) {
        await expect(order("transmit", [TITLE, seller.address, later]))
          .to.be.revertedWithCustomError(registry, "SurvivorWronged")
          .withArgs(TITLE, buyer.address);
      }
    });

    it("leaves a joint owner's title to exactly the survivors, and the last one sole owner", async () => {
      const { order, read, seller, buyer, neighbour } = await loadFixture(jointTitle);
      const two = owned("joint", neighbour.address, buyer.address);
      await order("transmit", [TITLE, seller.address, two]);
      expect(await read("owners", TITLE)).to.deep.equal(readBack(two));
      expect((await read("title", TITLE)).form).to.equal(BigInt(FORMS.joint));
      await order("transmit", [TITLE, buyer.address, owned("sole", neighbour.address)]);
      expect(await read("ownerOf", TITLE)).to.equal(neighbour.address);
      expect((await read("title", TITLE)).form).to.equal(BigInt(FORMS.sole));
    });

    it("reverts when joint owners would be followed by others than the survivors", async () => {
      const { registry, order, seller, buyer, neighbour, stranger } = await loadFixture(jointTitle);
      const wrongs = [
        owned("joint", buyer.address, stranger.address),
        owned("joint", buyer.address, neighbour.address, stranger.address),
        owned("sole", buyer.address),
        inCommon(buyer.address, neighbour.address),
      ];
      for (const later of wrongs) {
        await expect(order("transmit", [TITLE, seller.address, later]))
          .to.be.revertedWithCustomError(registry, "SurvivorsMismatch")
          .withArgs(TITLE);
      }
    });

    it("reverts when the deceased is no owner by then, or would stay one", async () => {
      const { registry, order, seller, buyer, stranger } = await loadFixture(titleBeforeCourt);
      await expect(order("transmit", [TITLE, stranger.address, owned("sole", buyer.address)]))
        .to.be.revertedWithCustomError(registry, "OrderStale")
        .withArgs(TITLE);
      await expect(order("transmit", [TITLE, seller.address, inCommon(buyer.address, seller.address)]))
        .to.be.revertedWithCustomError(registry, "PartyInvalid")
        .withArgs(seller.address);
    });
  });

  describe("ERC-7943", () => {
    it("has the interface's id", async () => {
      const { read } = await loadFixture(titleBeforeCourt);
      expect(await read("supportsInterface", "0xbf1ef5fe")).to.equal(true);
    });

    it("canTransfer tells whether a dealing could pass, and never reverts", async () => {
      const { registry, order, acts, read, seller, buyer, stranger } = await loadFixture(titleBeforeCourt);
      const self = await registry.getAddress();
      expect(await read("canTransfer", seller.address, buyer.address, TITLE)).to.equal(true);
      const never = [
        [stranger.address, buyer.address, TITLE],
        [seller.address, ZeroAddress, TITLE],
        [seller.address, self, TITLE],
        [seller.address, seller.address, TITLE],
        [ZeroAddress, buyer.address, word("LR-9")],
        [seller.address, buyer.address, 0n],
      ];
      for (const args of never) expect(await read("canTransfer", ...args)).to.equal(false);
      await acts.lodge();
      expect(await read("canTransfer", seller.address, buyer.address, TITLE)).to.equal(false);
      await acts.withdraw();
      await order("setFrozenTokens", [seller.address, TITLE, true]);
      expect(await read("canTransfer", seller.address, buyer.address, TITLE)).to.equal(false);
    });

    it("canSend, canReceive and getFrozenTokens answer for any account", async () => {
      const { registry, order, read, seller, stranger } = await loadFixture(titleBeforeCourt);
      expect(await read("canSend", seller.address)).to.equal(true);
      expect(await read("canSend", ZeroAddress)).to.equal(false);
      expect(await read("canReceive", stranger.address)).to.equal(true);
      for (const account of [ZeroAddress, await registry.getAddress()]) {
        expect(await read("canReceive", account)).to.equal(false);
      }
      await order("setFrozenTokens", [seller.address, TITLE, true]);
      expect(await read("getFrozenTokens", stranger.address, TITLE)).to.equal(false);
      expect(await read("getFrozenTokens", ZeroAddress, word("LR-9"))).to.equal(false);
    });
  });
});
