import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { FOREVER, FORMS, networkHelpers, owned, TITLE } from "./fixture.js";
import { BASIS, commonTitle, titleBeforeCourt, told } from "./orders.js";

const { loadFixture } = networkHelpers;

/** Owners as the registry reads them back. */
const _readBack = ({ denominator, portions }: ReturnType<typeof owned>) =>
  portions.map(({ owner, numerator }) => [owner, BigInt(numerator), BigInt(denominator)]);

describe("LandRegistry orders of a court", () => {
  describe("forcedTransfer", () => {
    it("gives the title to another, and tells who had it", async () => {
      const { registry, order, read, seller, buyer, secondCourt } = await loadFixture(titleBeforeCourt);
      const tx = order("forcedTransfer", [seller.address, buyer.address, TITLE]);
      await expect(tx)
        .to.emit(registry, "TransferOrdered")
        .withArgs(TITLE, 2, told(owned("sole", seller.address)), buyer.address, BASIS, secondCourt.address);
      await expect(tx).to.emit(registry, "ForcedTransfer").withArgs(seller.address, buyer.address, BigInt(TITLE));
      await expect(tx).to.emit(registry, "Transfer").withArgs(seller.address, buyer.address, BigInt(TITLE));
      expect(await read("ownerOf", TITLE)).to.equal(buyer.address);
      expect(await read("balanceOf", seller.address)).to.equal(0n);
      expect(await read("balanceOf", buyer.address)).to.equal(1n);
    });

    it("passes a freeze, which ends before the title moves, and a caveat, which stays", async () => {
      const { registry, order, acts, read, seller, buyer } = await loadFixture(titleBeforeCourt);
      await order("setFrozenTokens", [seller.address, TITLE, true]);
      await acts.lodge();
      const receipt = await (await order("forcedTransfer", [seller.address, buyer.address, TITLE])).wait();
      const names = receipt?.logs.map((log) => registry.interface.parseLog(log)?.name);
      expect(names).to.deep.equal(["OrderCarriedOut", "Frozen", "Transfer", "ForcedTransfer", "TransferOrdered"]);
      expect((await read("title", TITLE)).frozen).to.equal(false);
      expect(await read("caveats", TITLE)).to.have.length(1);
    });

    it("takes a title that several own from all of them", async () => {
      const { registry, order, read, stranger, ownership } = await loadFixture(commonTitle);
      await expect(order("forcedTransfer", [await registry.getAddress(), stranger.address, TITLE]))
        .to.emit(registry, "TransferOrdered")
        .withArgs(TITLE, 2, told(ownership), stranger.address, BASIS, () => true);
      expect(await read("owners", TITLE)).to.deep.equal([[stranger.address, 1n, 1n]]);
      expect((await read("title", TITLE)).form).to.equal(BigInt(FORMS.sole));
    });

    it("reverts when another holds the title by then", async () => {
      const { registry, order, seller, buyer, stranger } = await loadFixture(titleBeforeCourt);
      await expect(order("forcedTransfer", [stranger.address, buyer.address, TITLE]))
        .to.be.revertedWithCustomError(registry, "OwnerMismatch")
        .withArgs(TITLE, stranger.address, seller.address);
    });

    it("reverts when it would go to nobody, to the registry, or to who has it", async () => {
      const { registry, order, seller } = await loadFixture(titleBeforeCourt);
      for (const to of [ZeroAddress, await registry.getAddress()]) {
        await expect(order("forcedTransfer", [seller.address, to, TITLE]))
          .to.be.revertedWithCustomError(registry, "ERC7943CannotReceive")
          .withArgs(to);
      }
      await expect(order("forcedTransfer", [seller.address, seller.address, TITLE]))
        .to.be.revertedWithCustomError(registry, "PartyInvalid")
        .withArgs(seller.address);
    });
  });

  describe("setFrozenTokens", () => {
    it("freezes and unfreezes, and tells both ways", async () => {
      const { registry, order, read, seller, secondCourt } = await loadFixture(titleBeforeCourt);
      const freeze = order("setFrozenTokens", [seller.address, TITLE, true]);
      await expect(freeze).to.emit(registry, "FreezeOrdered").withArgs(TITLE, 2, BASIS, secondCourt.address);
      await expect(freeze).to.emit(registry, "Frozen").withArgs(seller.address, BigInt(TITLE), true);
      expect(await read("getFrozenTokens", seller.address, TITLE)).to.equal(true);
      const lift = order("setFrozenTokens", [seller.address, TITLE, false]);
      await expect(lift).to.emit(registry, "FreezeLifted").withArgs(TITLE, 3, BASIS, secondCourt.address);
      await expect(lift).to.emit(registry, "Frozen").withArgs(seller.address, BigInt(TITLE), false);
      expect(await read("getFrozenTokens", seller.address, TITLE)).to.equal(false);
    });

    it("does nothing, at no new revision, when the wished state holds", async () => {
      const { registry, order, revision, seller } = await loadFixture(titleBeforeCourt);
      await expect(order("setFrozenTokens", [seller.address, TITLE, false])).to.not.emit(registry, "Frozen");
      await order("setFrozenTokens", [seller.address, TITLE, true]);
      await expect(order("setFrozenTokens", [seller.address, TITLE, true])).to.not.emit(registry, "Frozen");
      expect(await revision()).to.equal(2);
    });

    it("reverts when another holds the title by then", async () => {
      const { registry, order, seller, stranger } = await loadFixture(titleBeforeCourt);
      await expect(order("setFrozenTokens", [stranger.address, TITLE, true]))
        .to.be.revertedWithCustomError(registry, "OwnerMismatch")
        .withArgs(TITLE, stranger.address, seller.address);
    });
  });

  describe("removeNotice", () => {
    it("frees the place, and tells whose it was", async () => {
      const { registry, order, acts, read, buyer, secondCourt } = await loadFixture(titleBeforeCourt);
      await acts.place();
      const [{ dealing }] = (await read("title", TITLE)).notices;
      await expect(order("removeNotice", [TITLE, buyer.address]))
        .to.emit(registry, "NoticeRemoved")
        .withArgs(TITLE, 3, buyer.address, dealing, BASIS, secondCourt.address);
      expect((await read("title", TITLE)).notices).to.deep.equal([]);
    });

    it("reverts when another's notice, or none, stands", async () => {
      const { registry, order, acts, buyer, stranger } = await loadFixture(titleBeforeCourt);
      await expect(order("removeNotice", [TITLE, buyer.address]))
        .to.be.revertedWithCustomError(registry, "NoticeUnknown")
        .withArgs(TITLE);
      await acts.place();
      await expect(order("removeNotice", [TITLE, stranger.address])).to.be.revertedWithCustomError(
        registry,
        "NoticeUnknown",
      );
    });
  });

  describe("imposeRestriction and liftRight", () => {
    it("burden a title by public law, and free it again", async () => {
      const { registry, order, acts, read, neighbour, secondCourt } = await loadFixture(titleBeforeCourt);
      await expect(order("imposeRestriction", [TITLE, neighbour.address, FOREVER]))
        .to.emit(registry, "RestrictionImposed")
        .withArgs(TITLE, 2, neighbour.address, 0, FOREVER, BASIS, secondCourt.address);
      expect((await read("title", TITLE)).rights).to.have.length(1);
      await expect(acts.release()).to.be.revertedWithCustomError(registry, "RightByOrderOnly");
      await expect(order("liftRight", [TITLE, 0, neighbour.address]))
        .to.emit(registry, "RightLifted")
        .withArgs(TITLE, 3, 4, 0, neighbour.address, BASIS, secondCourt.address);
      expect((await read("title", TITLE)).rights).to.deep.equal([]);
    });

    it("lift what the parties registered too", async () => {
      const { order, acts, read, neighbour } = await loadFixture(titleBeforeCourt);
      await acts.grant();
      await order("liftRight", [TITLE, 0, neighbour.address]);
      expect((await read("title", TITLE)).rights).to.deep.equal([]);
    });

    it("revert for nobody, for a moment that has passed, and for another's right or none", async () => {
      const { registry, order, acts, neighbour, stranger } = await loadFixture(titleBeforeCourt);
      await expect(order("imposeRestriction", [TITLE, ZeroAddress, FOREVER]))
        .to.be.revertedWithCustomError(registry, "PartyInvalid")
        .withArgs(ZeroAddress);
      await expect(order("imposeRestriction", [TITLE, neighbour.address, 1])).to.be.revertedWithCustomError(
        registry,
        "RightTermInvalid",
      );
      await acts.grant();
      for (const [slot, holder] of [
        [0, stranger.address],
        [1, neighbour.address],
        [32, neighbour.address],
        [255, neighbour.address],
      ]) {
        await expect(order("liftRight", [TITLE, slot, holder]))
          .to.be.revertedWithCustomError(registry, "RightUnknown")
          .withArgs(TITLE, slot);
      }
    });
  });
});
