import { expect } from "chai";
import { id, MaxUint256, ZeroAddress, ZeroHash } from "ethers";
import { word } from "../land/instruments.js";
import { bargain, DEPOSIT, DUTY, networkHelpers, opened, PRICE, paid, STATE, shared, TITLE } from "./fixture.js";
import type { Paper } from "./papers.js";

const { loadFixture, time } = networkHelpers;

describe("Conveyance", () => {
  describe("open", () => {
    it("opens a sale that sellers and buyer signed, whoever hands it in, and logs its terms", async () => {
      const { conveyance, terms, open, sale, saleId, buyer, stranger } = await loadFixture(bargain);
      const paper = await terms();

      await expect(open(paper))
        .to.emit(conveyance, "SaleOpened")
        .withArgs(
          saleId(paper),
          TITLE,
          buyer.address,
          (told: readonly unknown[]) => told[5] === PRICE && told[6] === DEPOSIT && told[8] === DUTY,
          stranger.address,
        );
      expect(await sale(paper)).to.deep.equal([STATE.open, 0n, BigInt(await time.latest()), 0n, 0n]);
    });

    it("gives the sale the digest that the parties signed as its id", async () => {
      const { conveyance, terms, saleId } = await loadFixture(bargain);
      const paper = await terms();
      expect(await conveyance.getFunction("saleIdOf")(paper)).to.equal(saleId(paper));
    });

    it("reverts when the sale is open, settled or ended already", async () => {
      const { conveyance, open, settle, rescind, paper, saleId, seller, buyer } = await loadFixture(paid);
      const refused = () =>
        expect(open(paper)).to.be.revertedWithCustomError(conveyance, "SaleKnown").withArgs(saleId(paper));
      await refused();
      const snapshot = await networkHelpers.takeSnapshot();
      await rescind(paper, 1n, [seller, buyer]);
      await refused();
      await snapshot.restore();
      await settle(paper);
      await refused();
    });

    it("reverts when the contract of sale speaks of another revision", async () => {
      const { registry, conveyance, terms, open } = await loadFixture(bargain);
      for (const revision of [0, 2, 2 ** 32 - 1]) {
        await expect(open(await terms({ revision })))
          .to.be.revertedWithCustomError(conveyance, "RevisionStale")
          .withArgs(TITLE, revision, 1);
      }
      expect(await registry.getFunction("exists")(TITLE)).to.equal(true);
    });

    it("reverts for a title that nobody registered", async () => {
      const { conveyance, as, terms, stranger } = await loadFixture(bargain);
      await expect(as(stranger, "open", await terms({ titleId: word("LR-9") }), ["0x"], "0x"))
        .to.be.revertedWithCustomError(conveyance, "TitleUnknown")
        .withArgs(word("LR-9"));
    });

    it("reverts for a closed title, though its last revision and owner be named", async () => {
      const { conveyance, call, land, registry, registrar, seller, terms, open, deadline } = await loadFixture(bargain);
      const deed = { titleId: TITLE, revision: 1, instrument: id("given up"), deadline };
      await call(registry, registrar, "surrender", deed, [await land.sign(seller, "SurrenderDeed", deed)], []);
      await expect(open(await terms({ revision: 2 })))
        .to.be.revertedWithCustomError(conveyance, "TitleHistoric")
        .withArgs(TITLE);
    });

    it("reverts when a seller owns nothing, comes twice, has no part, or nobody sells", async () => {
      const { conveyance, terms, open, seller, stranger } = await loadFixture(bargain);
      const [own, foreign] = [
        { account: seller.address, parts: 1 },
        { account: stranger.address, parts: 1 },
      ];
      for (const sellers of [[foreign], [own, foreign], [foreign, own], [own, own], [{ ...own, parts: 0 }], []]) {
        await expect(open(await terms({ sellers })))
          .to.be.revertedWithCustomError(conveyance, "SellersMismatch")
          .withArgs(TITLE);
      }
    });

    it("reverts when co-owners stand in another order than the register's", async () => {
      const { conveyance, openIt, paper, titleId } = await loadFixture(shared);
      const sellers = (paper["sellers"] as readonly Paper[]).toReversed();
      await expect(openIt({ sellers })).to.be.revertedWithCustomError(conveyance, "SellersMismatch").withArgs(titleId);
    });

    it("reverts when the buyer is nobody, an owner, or one of the contracts that settle", async () => {
      const { authority, registry, conveyance, place, terms, open, seller } = await loadFixture(bargain);
      const unfit = [ZeroAddress, seller.address, place, await registry.getAddress(), await authority.getAddress()];
      for (const buyer of unfit) {
        await expect(open(await terms({ buyer })))
          .to.be.revertedWithCustomError(conveyance, "PartyInvalid")
          .withArgs(buyer);
      }
    });

    it("reverts when a co-owner buys, though the sellers be others", async () => {
      const { conveyance, openIt, seller, wife } = await loadFixture(shared);
      await expect(openIt({ sellers: [{ account: seller.address, parts: 1 }], buyer: wife.address }))
        .to.be.revertedWithCustomError(conveyance, "PartyInvalid")
        .withArgs(wife.address);
    });

    it("reverts when the token is no contract, or one of those that settle", async () => {
      const { authority, registry, conveyance, place, terms, open, stranger } = await loadFixture(bargain);
      const unfit = [ZeroAddress, stranger.address, place, await registry.getAddress(), await authority.getAddress()];
      for (const token of unfit) {
        await expect(open(await terms({ token })))
          .to.be.revertedWithCustomError(conveyance, "TokenUnfit")
          .withArgs(token);
      }
    });

    it("reverts when the sums do not fit", async () => {
      const { conveyance, terms, open } = await loadFixture(bargain);
      const none = { price: 0, deposit: 0, duty: 0, payOffLimit: 0 };
      const wrong: readonly Paper[] = [
        none,
        { deposit: PRICE + 1n },
        { duty: PRICE + 1n, payOffLimit: 0 },
        { duty: 1, payOffLimit: PRICE },
        { duty: 0, payOffLimit: PRICE + 1n },
        { payOffLimit: MaxUint256 },
        { duty: MaxUint256 },
      ];
      for (const over of wrong) {
        await expect(open(await terms(over)), JSON.stringify(over, String))
          .to.be.revertedWithCustomError(conveyance, "PriceUnfit")
          .withArgs(over["price"] ?? PRICE);
      }
    });

    it("takes the smallest and the greatest sums", async () => {
      const { terms, open, sale } = await loadFixture(bargain);
      const least = await terms({ price: 1, deposit: 1, duty: 1, payOffLimit: 0 });
      const most = await terms({ price: MaxUint256, deposit: MaxUint256, duty: 0, payOffLimit: MaxUint256 });
      const none = await terms({ deposit: 0, duty: 0, payOffLimit: 0, referee: ZeroAddress, deadline: 2 ** 48 - 1 });
      for (const paper of [least, most, none]) {
        await open(paper);
        expect((await sale(paper)).state).to.equal(STATE.open);
      }
    });

    it("reverts when the cooling-off does not end before the deadline", async () => {
      const { conveyance, terms, open, deadline } = await loadFixture(bargain);
      for (const coolingOff of [deadline, 2 ** 48 - 1]) {
        await expect(open(await terms({ coolingOff })))
          .to.be.revertedWithCustomError(conveyance, "TermUnfit")
          .withArgs(coolingOff, deadline);
      }
    });

    it("opens at the deadline's very second, and reverts a second later and with a deadline of zero", async () => {
      const { conveyance, terms, open, deadline } = await loadFixture(bargain);
      await expect(open(await terms({ deadline: 0 }))).to.be.revertedWithCustomError(conveyance, "DeadlinePassed");
      const paper = await terms();
      const snapshot = await networkHelpers.takeSnapshot();
      await time.setNextBlockTimestamp(deadline + 1);
      await expect(open(paper))
        .to.be.revertedWithCustomError(conveyance, "DeadlinePassed")
        .withArgs(deadline, deadline + 1);
      await snapshot.restore();
      await time.setNextBlockTimestamp(deadline);
      await open(paper);
    });

    it("reverts without conditions", async () => {
      const { conveyance, terms, open } = await loadFixture(bargain);
      await expect(open(await terms({ conditions: ZeroHash }))).to.be.revertedWithCustomError(
        conveyance,
        "DigestMissing",
      );
    });

    it("lets two sales of one title stand open side by side", async () => {
      const { terms, open, sale, paper } = await loadFixture(opened);
      const other = await terms({ conditions: id("another bargain") });
      await open(other);
      expect((await sale(paper)).state).to.equal(STATE.open);
      expect((await sale(other)).state).to.equal(STATE.open);
    });
  });

  describe("sale", () => {
    it("says that a sale is unknown, and refuses every act on it", async () => {
      const { conveyance, as, terms, sale, saleId, buyer, refund, rescind, settle } = await loadFixture(bargain);
      const paper = await terms();
      expect((await sale(paper)).state).to.equal(STATE.unknown);
      const acts = [
        () => as(buyer, "pay", paper, DEPOSIT),
        () => as(buyer, "payWithPermit", paper, DEPOSIT, 0, 0, ZeroHash, ZeroHash),
        () => refund(paper),
        () => rescind(paper, 2n, [buyer]),
        () => settle(paper),
      ];
      for (const act of acts) {
        await expect(act()).to.be.revertedWithCustomError(conveyance, "SaleUnknown").withArgs(saleId(paper));
      }
    });

    it("is another one when any field of the contract of sale differs", async () => {
      const { conveyance, as, buyer, paper, deadline, stranger, wife } = await loadFixture(opened);
      const changes: Paper = {
        titleId: word("LR-2024/0003"),
        revision: 2,
        sellers: [{ account: wife.address, parts: 1 }],
        buyer: stranger.address,
        token: stranger.address,
        price: PRICE + 1n,
        deposit: DEPOSIT - 1n,
        depositForfeited: false,
        duty: 0,
        payOffLimit: 0,
        conditions: id("other conditions"),
        referee: stranger.address,
        coolingOff: 1,
        deadline: deadline + 1,
      };
      expect(Object.keys(changes)).to.deep.equal(Object.keys(paper));
      for (const [field, value] of Object.entries(changes)) {
        await expect(as(buyer, "pay", { ...paper, [field]: value }, DEPOSIT), field).to.be.revertedWithCustomError(
          conveyance,
          "SaleUnknown",
        );
      }
    });
  });
});
