import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import { DUTY, networkHelpers, PRICE, shared, TITLE } from "./fixture.js";

const { loadFixture } = networkHelpers;

describe("Conveyance settlement", () => {
  describe("settleShared", () => {
    it("pays several sellers by their parts, to the last unit", async () => {
      const { settleShared, seller, wife, buyer, treasury, balance, held, registry, titleId } =
        await loadFixture(shared);
      await settleShared([[buyer, 1]], [seller, wife, buyer]);
      const rest = PRICE - DUTY;
      expect(await balance(seller)).to.equal((rest * 2n) / 3n);
      expect(await balance(wife)).to.equal(rest - (rest * 2n) / 3n);
      expect(await balance(treasury)).to.equal(DUTY);
      expect(await held()).to.equal(0n);
      expect(await registry.getFunction("ownerOf")(titleId)).to.equal(buyer.address);
    });

    it("lets the buyer buy together with another", async () => {
      const { settleShared, seller, wife, buyer, neighbour, registry, titleId } = await loadFixture(shared);
      await settleShared(
        [
          [buyer, 1],
          [neighbour, 1],
        ],
        [seller, wife, buyer, neighbour],
      );
      const owners = await registry.getFunction("owners")(titleId);
      expect(owners.map(([owner]: readonly string[]) => owner)).to.deep.equal([buyer.address, neighbour.address]);
    });

    it("reverts when the buyer gets no part", async () => {
      const { conveyance, settleShared, seller, wife, buyer, neighbour, saleId } = await loadFixture(shared);
      await expect(settleShared([[neighbour, 1]], [seller, wife, neighbour]))
        .to.be.revertedWithCustomError(conveyance, "BuyerMissing")
        .withArgs(saleId, buyer.address);
    });

    it("reverts when the buyer, or a seller, did not sign the deed", async () => {
      const { conveyance, settleShared, seller, wife, buyer, stranger } = await loadFixture(shared);
      for (const signers of [
        [seller, wife, stranger],
        [seller, stranger, buyer],
        [stranger, wife, buyer],
      ]) {
        await expect(settleShared([[buyer, 1]], signers)).to.be.revertedWithCustomError(conveyance, "SignatureInvalid");
      }
    });

    it("reverts when the deed names another title, nature, instrument or conduit", async () => {
      const { conveyance, settleShared, seller, wife, buyer, saleId, stranger } = await loadFixture(shared);
      for (const over of [
        { titleId: TITLE },
        { nature: 2 },
        { instrument: id("x") },
        { conduit: ZeroAddress },
        { conduit: stranger.address },
      ]) {
        await expect(settleShared([[buyer, 1]], [seller, wife, buyer], over))
          .to.be.revertedWithCustomError(conveyance, "DeedForeign")
          .withArgs(saleId);
      }
    });
  });
});
