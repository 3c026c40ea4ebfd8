import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import { bargain, DAY, DEPOSIT, ENDING, networkHelpers, opened, PRICE, paid, STATE, shared, TITLE } from "./fixture.js";

const { loadFixture, time } = networkHelpers;

/** A sale with a cooling-off of a day, wholly paid. */
async function cooling() {
  const stage = await bargain();
  const coolingOff = (await time.latest()) + DAY;
  const paper = await stage.terms({ coolingOff });
  await stage.open(paper);
  await stage.pay(paper, PRICE);
  return { ...stage, paper, coolingOff };
}

/** A sale of which the deposit is paid and no more. */
async function deposited() {
  const stage = await opened();
  await stage.pay(stage.paper, DEPOSIT);
  return stage;
}

describe("Conveyance endings", () => {
  describe("rescind", () => {
    it("ends a sale that all agree to end, and gives the buyer back exactly what was paid", async () => {
      const { conveyance, rescind, paper, saleId, seller, buyer, stranger, balance, held, sale } =
        await loadFixture(deposited);
      await expect(rescind(paper, ENDING.agreed, [seller, buyer]))
        .to.emit(conveyance, "SaleEnded")
        .withArgs(saleId(paper), TITLE, ENDING.agreed, id("reasons"), DEPOSIT, 0, stranger.address);
      expect(await balance(buyer)).to.equal(DEPOSIT);
      expect(await held()).to.equal(0n);
      expect((await sale(paper)).state).to.equal(STATE.ended);
      expect((await sale(paper)).ending).to.equal(ENDING.agreed);
    });

    it("ends a sale of which nothing was paid", async () => {
      const { conveyance, rescind, paper, saleId, seller, buyer, stranger } = await loadFixture(opened);
      await expect(rescind(paper, ENDING.agreed, [seller, buyer]))
        .to.emit(conveyance, "SaleEnded")
        .withArgs(saleId(paper), TITLE, ENDING.agreed, id("reasons"), 0, 0, stranger.address);
    });

    it("asks every seller of several", async () => {
      const { conveyance, as, own, rescission, paper, saleId, seller, wife, buyer, stranger, balance } =
        await loadFixture(shared);
      const notice = { ...rescission(paper, ENDING.agreed), sale: saleId };
      const sign = async (...who: (typeof buyer)[]) =>
        Promise.all(who.map((one) => own.sign(one, "Rescission", notice)));
      await expect(as(stranger, "rescind", paper, notice, await sign(seller, buyer)))
        .to.be.revertedWithCustomError(conveyance, "SignatureCountMismatch")
        .withArgs(2, 3);
      await expect(as(stranger, "rescind", paper, notice, await sign(seller, stranger, buyer)))
        .to.be.revertedWithCustomError(conveyance, "SignatureInvalid")
        .withArgs(wife.address);
      await as(stranger, "rescind", paper, notice, await sign(seller, wife, buyer));
      expect(await balance(buyer)).to.equal(PRICE);
    });

    it("lets the buyer alone withdraw up to the cooling-off's last second, and not a second later", async () => {
      const { conveyance, rescind, paper, buyer, coolingOff, balance, held } = await loadFixture(cooling);
      const snapshot = await networkHelpers.takeSnapshot();
      await time.setNextBlockTimestamp(coolingOff + 1);
      await expect(rescind(paper, ENDING.cooledOff, [buyer]))
        .to.be.revertedWithCustomError(conveyance, "CoolingOffOver")
        .withArgs(coolingOff, coolingOff + 1);
      await snapshot.restore();
      await time.setNextBlockTimestamp(coolingOff);
      await rescind(paper, ENDING.cooledOff, [buyer]);
      expect(await balance(buyer)).to.equal(PRICE);
      expect(await held()).to.equal(0n);
    });

    it("knows no cooling-off where the contract of sale has none", async () => {
      const { conveyance, rescind, paper, buyer } = await loadFixture(paid);
      await expect(rescind(paper, ENDING.cooledOff, [buyer])).to.be.revertedWithCustomError(
        conveyance,
        "CoolingOffOver",
      );
    });

    it("lets the seller not withdraw for the buyer", async () => {
      const { conveyance, rescind, paper, seller, buyer } = await loadFixture(cooling);
      await expect(rescind(paper, ENDING.cooledOff, [seller]))
        .to.be.revertedWithCustomError(conveyance, "SignatureInvalid")
        .withArgs(buyer.address);
    });

    it("ends a sale when the referee says that a condition has failed, and for nobody else", async () => {
      const { conveyance, rescind, paper, referee, seller, buyer, registrar, balance } = await loadFixture(deposited);
      for (const who of [seller, buyer, registrar]) {
        await expect(rescind(paper, ENDING.conditionFailed, [who]))
          .to.be.revertedWithCustomError(conveyance, "SignatureInvalid")
          .withArgs(referee.address);
      }
      await rescind(paper, ENDING.conditionFailed, [referee]);
      expect(await balance(buyer)).to.equal(DEPOSIT);
    });

    it("reverts on a failed condition where there is no referee", async () => {
      const { conveyance, terms, open, rescind, buyer } = await loadFixture(bargain);
      const paper = await terms({ referee: ZeroAddress });
      await open(paper);
      await expect(rescind(paper, ENDING.conditionFailed, [buyer]))
        .to.be.revertedWithCustomError(conveyance, "GroundInvalid")
        .withArgs(ENDING.conditionFailed);
    });

    it("reverts on any other ground", async () => {
      const { conveyance, rescind, paper, seller, buyer } = await loadFixture(paid);
      for (const ground of [
        ENDING.none,
        ENDING.titleChanged,
        ENDING.deadlinePassed,
        ENDING.defaulted,
        ENDING.registryClosed,
      ]) {
        await expect(rescind(paper, ground, [seller, buyer]))
          .to.be.revertedWithCustomError(conveyance, "GroundInvalid")
          .withArgs(ground);
      }
    });

    it("reverts when the notice is of another sale, rests on nothing, or its deadline has passed", async () => {
      const { conveyance, rescind, paper, seller, buyer } = await loadFixture(paid);
      const by = [seller, buyer];
      await expect(rescind(paper, ENDING.agreed, by, { sale: id("other") }))
        .to.be.revertedWithCustomError(conveyance, "SaleUnknown")
        .withArgs(id("other"));
      await expect(rescind(paper, ENDING.agreed, by, { basis: ZeroHash })).to.be.revertedWithCustomError(
        conveyance,
        "DigestMissing",
      );
      await expect(rescind(paper, ENDING.agreed, by, { deadline: 1 })).to.be.revertedWithCustomError(
        conveyance,
        "DeadlinePassed",
      );
    });

    it("reverts when the sale is over", async () => {
      const { conveyance, rescind, settle, paper, saleId, seller, buyer } = await loadFixture(paid);
      await settle(paper);
      await expect(rescind(paper, ENDING.agreed, [seller, buyer]))
        .to.be.revertedWithCustomError(conveyance, "SaleClosed")
        .withArgs(saleId(paper));
    });
  });

  describe("refund", () => {
    it("reverts while the sale stands, up to the deadline's last second", async () => {
      const { conveyance, refund, paper, saleId, deadline } = await loadFixture(paid);
      const refused = () =>
        expect(refund(paper)).to.be.revertedWithCustomError(conveyance, "SaleStands").withArgs(saleId(paper));
      await refused();
      await time.setNextBlockTimestamp(deadline);
      await refused();
    });

    it("gives all back after the deadline where all was paid", async () => {
      const { conveyance, refund, paper, saleId, deadline, balance, buyer, stranger, held } = await loadFixture(paid);
      await time.setNextBlockTimestamp(deadline + 1);
      await expect(refund(paper))
        .to.emit(conveyance, "SaleEnded")
        .withArgs(saleId(paper), TITLE, ENDING.deadlinePassed, ZeroHash, PRICE, 0, stranger.address);
      expect(await balance(buyer)).to.equal(PRICE);
      expect(await held()).to.equal(0n);
    });

    it("keeps the deposit for the sellers when the buyer defaults, where the contract of sale says so", async () => {
      const { conveyance, refund, pay, paper, saleId, deadline, balance, ...stage } = await loadFixture(deposited);
      const { buyer, seller, stranger, held } = stage;
      await pay(paper, 7n);
      await time.setNextBlockTimestamp(deadline + 1);
      await expect(refund(paper))
        .to.emit(conveyance, "SaleEnded")
        .withArgs(saleId(paper), TITLE, ENDING.defaulted, ZeroHash, 7, DEPOSIT, stranger.address);
      expect(await balance(buyer)).to.equal(7n);
      expect(await balance(seller)).to.equal(DEPOSIT);
      expect(await held()).to.equal(0n);
    });

    it("gives the deposit back on a default where the contract of sale does not say so", async () => {
      const { refund, terms, open, pay, deadline, balance, buyer, seller, sale } = await loadFixture(bargain);
      const paper = await terms({ depositForfeited: false });
      await open(paper);
      await pay(paper, DEPOSIT);
      await time.increaseTo(deadline + 1);
      await refund(paper);
      expect((await sale(paper)).ending).to.equal(ENDING.defaulted);
      expect(await balance(buyer)).to.equal(DEPOSIT);
      expect(await balance(seller)).to.equal(0n);
    });

    it("keeps nothing of a buyer who paid nothing", async () => {
      const { conveyance, refund, paper, saleId, deadline, stranger } = await loadFixture(opened);
      await time.increaseTo(deadline + 1);
      await expect(refund(paper))
        .to.emit(conveyance, "SaleEnded")
        .withArgs(saleId(paper), TITLE, ENDING.defaulted, ZeroHash, 0, 0, stranger.address);
    });

    it("gives all back, the deposit too, when the title changed before the deadline or after it", async () => {
      for (const late of [false, true]) {
        const { refund, caveat, paper, deadline, balance, buyer, sale } = await loadFixture(deposited);
        await caveat();
        if (late) await time.increaseTo(deadline + 1);
        await refund(paper);
        expect((await sale(paper)).ending).to.equal(ENDING.titleChanged);
        expect(await balance(buyer)).to.equal(DEPOSIT);
      }
    });

    for (const closed of ["land registry", "conveyance"] as const) {
      it(`gives all back at once when the ${closed} is closed, and takes no payment any more`, async () => {
        const { authority, registry, conveyance, call, constituent, refund, paper, ...stage } =
          await loadFixture(deposited);
        const { balance, buyer, sale, as, saleId, fund } = stage;
        const address = await (closed === "conveyance" ? conveyance : registry).getAddress();
        await call(authority, constituent, "closeRegistry", address, ZeroAddress, id("new registry"));
        await fund(1n);
        await expect(as(buyer, "pay", paper, 1n))
          .to.be.revertedWithCustomError(conveyance, "SaleLapsed")
          .withArgs(saleId(paper), ENDING.registryClosed);
        await refund(paper);
        expect((await sale(paper)).ending).to.equal(ENDING.registryClosed);
        expect(await balance(buyer)).to.equal(DEPOSIT + 1n);
      });
    }

    it("goes on while the conveyance and the land registry are paused", async () => {
      const { authority, registry, place, call, constituent, refund, paper, deadline, balance, buyer } =
        await loadFixture(paid);
      for (const address of [place, await registry.getAddress()]) {
        await call(authority, constituent, "pauseRegistry", address, id("inspection"));
      }
      await time.increaseTo(deadline + 1);
      await refund(paper);
      expect(await balance(buyer)).to.equal(PRICE);
    });

    it("reverts a second time, and after a settlement", async () => {
      const { conveyance, refund, settle, paper, saleId, deadline } = await loadFixture(paid);
      const snapshot = await networkHelpers.takeSnapshot();
      await settle(paper);
      await expect(refund(paper)).to.be.revertedWithCustomError(conveyance, "SaleClosed").withArgs(saleId(paper));
      await snapshot.restore();
      await time.increaseTo(deadline + 1);
      await refund(paper);
      await expect(refund(paper)).to.be.revertedWithCustomError(conveyance, "SaleClosed").withArgs(saleId(paper));
    });

    it("divides a forfeited deposit among several sellers by their parts", async () => {
      const { openIt, as, fund, buyer, stranger, paper, deadline, seller, wife, balance } = await loadFixture(shared);
      const other = { conditions: id("another bargain"), price: 1_000n, deposit: 100n, duty: 0, payOffLimit: 0 };
      await openIt(other);
      await fund(100n);
      await as(buyer, "pay", { ...paper, ...other }, 100n);
      await time.increaseTo(deadline + 1);
      await as(stranger, "refund", { ...paper, ...other });
      expect([await balance(seller), await balance(wife)]).to.deep.equal([66n, 34n]);
    });
  });

  describe("endingOf", () => {
    it("tells what a refund would do", async () => {
      const { conveyance, paper, deadline } = await loadFixture(deposited);
      const told = () => conveyance.getFunction("endingOf")(paper);
      expect(await told()).to.equal(ENDING.none);
      await time.increaseTo(deadline + 1);
      expect(await told()).to.equal(ENDING.defaulted);
    });
  });
});
