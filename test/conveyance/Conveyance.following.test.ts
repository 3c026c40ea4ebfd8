import { expect } from "chai";
import { id } from "ethers";
import { DEPOSIT, DUTY, ENDING, networkHelpers, PRICE, TITLE } from "./fixture.js";
import { bargainOfPersons, credited, opened, paid, sharedByPersons } from "./following.js";

const { loadFixture, time } = networkHelpers;

describe("Conveyance following", () => {
  describe("a sale under way", () => {
    it("is settled by the seller's successor, who gets the proceeds", async () => {
      const { paper, seller, buyer, later, succeed, follow, settle, balance, owner, conveyance } =
        await loadFixture(paid);
      await succeed(seller, later);
      await follow(seller);
      const deed = { revision: 2, seller: later.address };
      await expect(settle(paper, { deed, parties: [later, buyer] }))
        .to.emit(conveyance, "PartyPaid")
        .withArgs(await conveyance.getFunction("saleIdOf")(paper), later.address, PRICE - DUTY);
      expect(await owner()).to.equal(buyer.address);
      expect(await balance(later)).to.equal(PRICE - DUTY);
      expect(await balance(seller)).to.equal(0n);
    });

    it("pays the seller's successor even where the title did not follow before", async () => {
      const { paper, seller, later, succeed, settle, balance } = await loadFixture(paid);
      await succeed(seller, later);
      await settle(paper);
      expect(await balance(later)).to.equal(PRICE - DUTY);
    });

    it("stays as it is when somebody else follows on the title, and tells the right revision", async () => {
      const stage = await loadFixture(bargainOfPersons);
      const { neighbour, seller, later, latest, registry, registrar, conveyance, deadline } = stage;
      const paper = await stage.terms({ revision: 2 });
      const notice = {
        titleId: TITLE,
        revision: 1,
        beneficiary: neighbour.address,
        dealing: stage.saleId(paper),
        until: deadline,
        deadline,
      };
      const [owner, beneficiary] = await Promise.all(
        [seller, neighbour].map((who) => stage.land.sign(who, "PriorityNotice", notice)),
      );
      await stage.call(registry, registrar, "placeNotice", notice, [owner], beneficiary);
      await stage.open(paper);
      await stage.pay(paper, PRICE);
      await stage.succeed(neighbour, later);
      await stage.follow(neighbour);
      await stage.succeed(later, latest);
      await stage.follow(later);
      expect(await conveyance.getFunction("endingOf")(paper)).to.equal(ENDING.none);
      await expect(stage.refund(paper)).to.be.revertedWithCustomError(conveyance, "SaleStands");
      await expect(stage.settle(paper))
        .to.emit(conveyance, "SaleSettled")
        .withArgs(stage.saleId(paper), TITLE, 5, 0, DUTY, PRICE - DUTY, registrar.address);
      expect(await stage.owner()).to.equal(stage.buyer.address);
    });

    it("gives nobody a way out of a forfeit: the buyer's following ends nothing", async () => {
      const stage = await loadFixture(opened);
      const { paper, buyer, seller, later, succeed, pay, refund, balance, deadline } = stage;
      await pay(paper, DEPOSIT);
      await succeed(buyer, later);
      await time.increaseTo(deadline + 1);
      await refund(paper);
      expect(await balance(seller)).to.equal(DEPOSIT);
      expect(await balance(later)).to.equal(0n);
    });

    it("is paid by the buyer's successor or out of the buyer's account, and refused of others", async () => {
      const { paper, buyer, later, stranger, succeed, fund, as, conveyance } = await loadFixture(opened);
      await fund(PRICE, later);
      await expect(as(later, "pay", paper, DEPOSIT))
        .to.be.revertedWithCustomError(conveyance, "BuyerOnly")
        .withArgs(later.address, buyer.address);
      await succeed(buyer, later);
      await as(later, "pay", paper, DEPOSIT);
      await fund(PRICE, buyer);
      await expect(as(buyer, "pay", paper, PRICE - DEPOSIT))
        .to.emit(conveyance, "PaymentReceived")
        .withArgs(await conveyance.getFunction("saleIdOf")(paper), PRICE - DEPOSIT, PRICE, buyer.address);
      await fund(PRICE, stranger);
      await expect(as(stranger, "pay", paper, 1n)).to.be.revertedWithCustomError(conveyance, "BuyerOnly");
    });

    it("gives the title to the buyer's successor, who signs, and to no lost key", async () => {
      const { paper, seller, buyer, later, succeed, settle, owner, conveyance, saleId } = await loadFixture(paid);
      await succeed(buyer, later);
      await expect(settle(paper))
        .to.be.revertedWithCustomError(conveyance, "BuyerMissing")
        .withArgs(saleId(paper), later.address);
      const deed = { buyer: later.address };
      await expect(settle(paper, { deed, parties: [seller, buyer] })).to.be.revertedWithCustomError(
        conveyance,
        "SignatureInvalid",
      );
      await settle(paper, { deed, parties: [seller, later] });
      expect(await owner()).to.equal(later.address);
    });

    it("gives the buyer's money back to the successor", async () => {
      const { paper, buyer, later, latest, succeed, refund, balance, held, deadline } = await loadFixture(paid);
      await succeed(buyer, later);
      await succeed(later, latest);
      await time.increaseTo(deadline + 1);
      await refund(paper);
      expect(await balance(latest)).to.equal(PRICE);
      expect(await balance(buyer)).to.equal(0n);
      expect(await held()).to.equal(0n);
    });

    it("is ended by the successors' word, and no longer by the lost keys'", async () => {
      const { paper, seller, buyer, later, latest, succeed, rescind, balance, conveyance } = await loadFixture(paid);
      await succeed(seller, later);
      await succeed(buyer, latest);
      for (const [signers, missing] of [
        [[seller, latest], later],
        [[later, buyer], latest],
      ] as const) {
        await expect(rescind(paper, ENDING.agreed, signers))
          .to.be.revertedWithCustomError(conveyance, "SignatureInvalid")
          .withArgs(missing.address);
      }
      await rescind(paper, ENDING.agreed, [later, latest]);
      expect(await balance(latest)).to.equal(PRICE);
    });

    it("is ended by the referee's successor", async () => {
      const { paper, referee, later, succeed, rescind, conveyance } = await loadFixture(paid);
      await succeed(referee, later);
      await expect(rescind(paper, ENDING.conditionFailed, [referee])).to.be.revertedWithCustomError(
        conveyance,
        "SignatureInvalid",
      );
      await rescind(paper, ENDING.conditionFailed, [later]);
    });

    it("is opened by the account that acts for a party", async () => {
      const { terms, open, buyer, seller, later, succeed, conveyance } = await loadFixture(bargainOfPersons);
      const paper = await terms();
      await succeed(buyer, later);
      await expect(open(paper)).to.be.revertedWithCustomError(conveyance, "SignatureInvalid").withArgs(later.address);
      await open(paper, [seller], later);
    });

    it("pays the successor of whom the chargee named as payee", async () => {
      const stage = await loadFixture(bargainOfPersons);
      const { terms, open, pay, payOff, settle, charge, bank, secondBank, later, succeed, balance } = stage;
      await charge(bank, 1);
      const paper = await terms();
      await open(paper);
      await pay(paper, PRICE);
      const owing = await payOff(paper, { amount: 500n, payee: secondBank.address });
      await succeed(secondBank, later);
      await settle(paper, { payOffs: [owing] });
      expect(await balance(later)).to.equal(500n);
      expect(await balance(secondBank)).to.equal(0n);
    });

    it("pays the treasury at its own address, whatever is said of it", async () => {
      const { paper, treasury, later, succeed, settle, balance } = await loadFixture(paid);
      await succeed(treasury, later);
      await settle(paper);
      expect(await balance(treasury)).to.equal(DUTY);
      expect(await balance(later)).to.equal(0n);
    });
  });

  describe("a sale by several under way", () => {
    it("gives the title to the buyer's successor, and pays a seller's", async () => {
      const {
        settleShared,
        saleId,
        seller,
        wife,
        buyer,
        later,
        latest,
        succeed,
        balance,
        registry,
        titleId,
        ...stage
      } = await loadFixture(sharedByPersons);
      await succeed(buyer, later);
      await succeed(wife, latest);
      await expect(settleShared([[buyer, 1]], [seller, wife, buyer]))
        .to.be.revertedWithCustomError(stage.conveyance, "BuyerMissing")
        .withArgs(saleId, later.address);
      await settleShared([[later, 1]], [seller, wife, later]);
      expect(await registry.getFunction("ownerOf")(titleId)).to.equal(later.address);
      const [rest, share] = [PRICE - DUTY, ((PRICE - DUTY) * 2n) / 3n];
      expect(await balance(seller)).to.equal(share);
      expect(await balance(latest)).to.equal(rest - share);
      expect(await balance(wife)).to.equal(0n);
    });

    it("goes on where a seller's part has followed", async () => {
      const { settleShared, seller, wife, buyer, later, stranger, succeed, call, registry, titleId, balance } =
        await loadFixture(sharedByPersons);
      await succeed(wife, later);
      await call(registry, stranger, "followIdentity", titleId, wife.address);
      await settleShared([[buyer, 1]], [seller, later, buyer]);
      expect(await registry.getFunction("ownerOf")(titleId)).to.equal(buyer.address);
      expect(await balance(later)).to.not.equal(0n);
    });

    it("reverts where the buyer's successor owns a part, whose signature the deed would not need", async () => {
      const { settleShared, seller, wife, buyer, succeed, conveyance, registry, titleId } =
        await loadFixture(sharedByPersons);
      await succeed(buyer, wife);
      await expect(settleShared([[wife, 1]], [seller, wife]))
        .to.be.revertedWithCustomError(conveyance, "PartyInvalid")
        .withArgs(wife.address);
      expect((await registry.getFunction("owners")(titleId)).length).to.equal(2);
    });
  });

  describe("followIdentity", () => {
    it("makes what is owed the successor's claim, whoever calls", async () => {
      const { conveyance, as, stranger, buyer, later, latest, succeed, owed, held, money, balance } =
        await loadFixture(credited);
      await succeed(buyer, later);
      await succeed(later, latest);
      const before = await held();
      await expect(as(stranger, "followIdentity", money, buyer.address))
        .to.emit(conveyance, "IdentityFollowed")
        .withArgs(money, buyer.address, latest.address, PRICE, stranger.address);
      expect(await owed(buyer)).to.equal(0n);
      expect(await owed(latest)).to.equal(PRICE);
      expect(await held()).to.equal(before);
      await expect(as(buyer, "withdraw", money, buyer.address)).to.be.revertedWithCustomError(conveyance, "CreditNone");
      await as(latest, "withdraw", money, latest.address);
      expect(await balance(latest)).to.equal(PRICE);
    });

    it("goes on while the conveyance is paused or closed: no money stays with a lost key", async () => {
      const { authority, conveyance, as, stranger, buyer, later, succeed, owed, money } = await loadFixture(credited);
      await succeed(buyer, later);
      const place = await conveyance.getAddress();
      await authority.getFunction("pauseRegistry")(place, id("basis"));
      await authority.getFunction("closeRegistry")(place, stranger.address, id("basis"));
      await as(stranger, "followIdentity", money, buyer.address);
      expect(await owed(later)).to.equal(PRICE);
    });

    it("reverts where nobody took over, where nothing is owed, and a second time", async () => {
      const { conveyance, as, stranger, seller, buyer, later, latest, succeed, money } = await loadFixture(credited);
      await expect(as(stranger, "followIdentity", money, buyer.address))
        .to.be.revertedWithCustomError(conveyance, "SuccessorNone")
        .withArgs(buyer.address);
      await succeed(seller, latest);
      await succeed(buyer, later);
      await as(stranger, "followIdentity", money, buyer.address);
      for (const who of [seller, buyer]) {
        await expect(as(stranger, "followIdentity", money, who.address))
          .to.be.revertedWithCustomError(conveyance, "CreditNone")
          .withArgs(money, who.address);
      }
    });
  });
});
