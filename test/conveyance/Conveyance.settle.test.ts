import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import { word } from "../land/instruments.js";
import { bargain, DAY, DUTY, ENDING, networkHelpers, opened, PRICE, paid, STATE, TITLE } from "./fixture.js";

const { loadFixture, time } = networkHelpers;

describe("Conveyance settlement", () => {
  describe("settle", () => {
    it("passes the title, pays duty and proceeds, and keeps nothing", async () => {
      const { conveyance, registry, settle, paper, saleId, registrar, ...stage } = await loadFixture(paid);
      const { seller, buyer, treasury, place, balance, held, sale, owner, revision } = stage;

      const settled = settle(paper);
      await expect(settled)
        .to.emit(conveyance, "SaleSettled")
        .withArgs(saleId(paper), TITLE, 2, 0, DUTY, PRICE - DUTY, registrar.address);
      await expect(settled).to.emit(registry, "TitleTransferred");
      await expect(settled).to.emit(conveyance, "PartyPaid").withArgs(saleId(paper), treasury.address, DUTY);
      await expect(settled)
        .to.emit(conveyance, "PartyPaid")
        .withArgs(saleId(paper), seller.address, PRICE - DUTY);

      expect(await owner()).to.equal(buyer.address);
      expect(await revision()).to.equal(2);
      expect(await balance(seller)).to.equal(PRICE - DUTY);
      expect(await balance(treasury)).to.equal(DUTY);
      expect([await balance(place), await held()]).to.deep.equal([0n, 0n]);
      expect(await sale(paper)).to.deep.include.members([STATE.settled, ENDING.none, PRICE]);
    });

    it("passes a title subject to a charge where chargee and buyer signed the deed so", async () => {
      const { terms, open, pay, charge, land, registrar, seller, buyer, bank, as, transferDeed, owner } =
        await loadFixture(bargain);
      await charge();
      const paper = await terms();
      await open(paper);
      await pay(paper, PRICE);
      const deed = transferDeed(paper);
      const [one, other, third] = await Promise.all(
        [seller, buyer, bank].map((who) => land.sign(who, "TransferDeed", deed)),
      );
      await as(registrar, "settle", paper, [], deed, one, other, [third]);
      expect(await owner()).to.equal(buyer.address);
    });

    it("passes a priority notice that holds the sale's place, discharges before it, and none that holds another's", async () => {
      for (const own of [true, false]) {
        const stage = await bargain();
        const { terms, saleId, open, pay, charge, payOff, settle, land, call, registry, ...others } = stage;
        const { registrar, seller, buyer, conveyance, owner, deadline } = others;
        await charge();
        const paper = await terms({ revision: 3 });
        const notice = {
          titleId: TITLE,
          revision: 2,
          beneficiary: buyer.address,
          dealing: own ? saleId(paper) : id("another bargain"),
          until: deadline,
          deadline,
        };
        const [one, other] = await Promise.all([seller, buyer].map((who) => land.sign(who, "PriorityNotice", notice)));
        await call(registry, registrar, "placeNotice", notice, [one], other);
        await open(paper);
        await pay(paper, PRICE);
        const settling = settle(paper, { payOffs: [await payOff(paper, { amount: 5n })] });
        if (own) {
          await settling;
          expect(await owner()).to.equal(buyer.address);
        } else {
          await expect(settling).to.be.revertedWithCustomError(conveyance, "NoticeStands");
          expect(await owner()).to.equal(seller.address);
        }
      }
    });

    it("reverts a second time", async () => {
      const { conveyance, settle, paper, saleId } = await loadFixture(paid);
      await settle(paper);
      await expect(settle(paper)).to.be.revertedWithCustomError(conveyance, "SaleClosed").withArgs(saleId(paper));
    });

    it("settles one of two sales of a title, and lets the other buyer have the money back", async () => {
      const { conveyance, terms, open, pay, settle, refund, paper, saleId, ...stage } = await loadFixture(paid);
      const { neighbour, balance, held, fund, as } = stage;
      const other = await terms({ buyer: neighbour.address, price: PRICE + 5n });
      await open(other, [stage.seller], neighbour);
      await fund(PRICE + 5n, neighbour);
      await as(neighbour, "pay", other, PRICE + 5n);

      await settle(paper);
      await expect(settle(other, { parties: [stage.seller, neighbour] }))
        .to.be.revertedWithCustomError(conveyance, "SaleLapsed")
        .withArgs(saleId(other), ENDING.titleChanged);
      await expect(
        settle(other, { parties: [stage.seller, neighbour], deed: { revision: 2 } }),
      ).to.be.revertedWithCustomError(conveyance, "SaleLapsed");
      await refund(other);
      expect(await balance(neighbour)).to.equal(PRICE + 5n);
      expect(await held()).to.equal(0n);
    });

    it("reverts while the price is not wholly paid", async () => {
      const { conveyance, settle, pay, paper } = await loadFixture(opened);
      await expect(settle(paper)).to.be.revertedWithCustomError(conveyance, "PriceNotPaid").withArgs(0, PRICE);
      await pay(paper, PRICE - 1n);
      await expect(settle(paper))
        .to.be.revertedWithCustomError(conveyance, "PriceNotPaid")
        .withArgs(PRICE - 1n, PRICE);
    });

    it("reverts up to the cooling-off's last second, and settles from the next on", async () => {
      const { conveyance, settle, pay, open, terms, owner, buyer } = await loadFixture(bargain);
      const coolingOff = (await time.latest()) + DAY;
      const paper = await terms({ coolingOff });
      await open(paper);
      await pay(paper, PRICE);
      await time.setNextBlockTimestamp(coolingOff);
      await expect(settle(paper))
        .to.be.revertedWithCustomError(conveyance, "CoolingOffRuns")
        .withArgs(coolingOff, coolingOff);
      await time.setNextBlockTimestamp(coolingOff + 1);
      await settle(paper);
      expect(await owner()).to.equal(buyer.address);
    });

    it("settles at the deadline's very second, and reverts a second later", async () => {
      const { conveyance, settle, paper, saleId, deadline, owner, buyer } = await loadFixture(paid);
      const snapshot = await networkHelpers.takeSnapshot();
      await time.setNextBlockTimestamp(deadline + 1);
      await expect(settle(paper))
        .to.be.revertedWithCustomError(conveyance, "SaleLapsed")
        .withArgs(saleId(paper), ENDING.deadlinePassed);
      await snapshot.restore();
      await time.setNextBlockTimestamp(deadline);
      await settle(paper);
      expect(await owner()).to.equal(buyer.address);
    });

    for (const arriving of ["caveat", "freeze"] as const) {
      it(`reverts when a ${arriving} arrives before it, and the buyer has the money back`, async () => {
        const { conveyance, paper, saleId, settle, refund, balance, buyer, ...stage } = await loadFixture(paid);
        await stage[arriving]();
        for (const revision of [1, 2]) {
          await expect(settle(paper, { deed: { revision } }))
            .to.be.revertedWithCustomError(conveyance, "SaleLapsed")
            .withArgs(saleId(paper), ENDING.titleChanged);
        }
        await refund(paper);
        expect(await balance(buyer)).to.equal(PRICE);
      });

      it(`reverts when a ${arriving} stood when the sale was opened, though its revision be right`, async () => {
        const { conveyance, terms, open, pay, settle, owner, seller, ...stage } = await loadFixture(bargain);
        await stage[arriving]();
        const paper = await terms();
        await open(paper);
        await pay(paper, PRICE);
        await expect(settle(paper)).to.be.revertedWithCustomError(
          conveyance,
          arriving === "caveat" ? "CaveatStands" : "TitleFrozen",
        );
        expect(await owner()).to.equal(seller.address);
      });
    }

    it("reverts when the deed names another title, nature, instrument or conduit", async () => {
      const { conveyance, settle, paper, saleId, stranger, registrar } = await loadFixture(paid);
      for (const deed of [
        { titleId: word("LR-2024/0009") },
        { nature: 1 },
        { instrument: id("another bargain") },
        { conduit: ZeroAddress },
        { conduit: stranger.address },
        { conduit: registrar.address },
      ]) {
        await expect(settle(paper, { deed }))
          .to.be.revertedWithCustomError(conveyance, "DeedForeign")
          .withArgs(saleId(paper));
      }
    });

    it("reverts when the deed gives the title to another than the buyer", async () => {
      const { conveyance, settle, paper, saleId, seller, buyer, stranger } = await loadFixture(paid);
      await expect(settle(paper, { deed: { buyer: stranger.address }, parties: [seller, stranger] }))
        .to.be.revertedWithCustomError(conveyance, "BuyerMissing")
        .withArgs(saleId(paper), buyer.address);
    });

    it("reverts when the deed speaks of another revision, passed its deadline, or was signed by others", async () => {
      const { conveyance, settle, paper, seller, buyer, stranger } = await loadFixture(paid);
      await expect(settle(paper, { deed: { revision: 2 } })).to.be.revertedWithCustomError(conveyance, "RevisionStale");
      await expect(settle(paper, { deed: { deadline: 1 } })).to.be.revertedWithCustomError(
        conveyance,
        "DeadlinePassed",
      );
      for (const parties of [
        [stranger, buyer],
        [seller, stranger],
      ]) {
        await expect(settle(paper, { parties })).to.be.revertedWithCustomError(conveyance, "SignatureInvalid");
      }
    });

    it("cannot be gone round: the land registry takes the sale's deed from the conveyance alone", async () => {
      const { registry, conveyance, call, land, transferDeed, paper, registrar, seller, buyer, place } =
        await loadFixture(paid);
      const deed = transferDeed(paper);
      const [one, other] = await Promise.all([seller, buyer].map((who) => land.sign(who, "TransferDeed", deed)));
      await expect(call(registry, registrar, "transfer", deed, one, other, []))
        .to.be.revertedWithCustomError(conveyance, "ConduitMismatch")
        .withArgs(place, registrar.address);
    });

    it("reverts while the land registry is paused, and settles when it is resumed", async () => {
      const { authority, registry, conveyance, call, constituent, settle, paper, owner, buyer } =
        await loadFixture(paid);
      const land = await registry.getAddress();
      await call(authority, constituent, "pauseRegistry", land, ZeroHash);
      await expect(settle(paper)).to.be.revertedWithCustomError(conveyance, "RegistryPaused");
      await call(authority, constituent, "resumeRegistry", land, ZeroHash);
      await settle(paper);
      expect(await owner()).to.equal(buyer.address);
    });
  });
});
