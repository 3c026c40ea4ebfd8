import { expect } from "chai";
import { type BaseContract, MaxUint256, Signature, ZeroHash } from "ethers";
import { bargain, bargainIn, DAY, DEPOSIT, ENDING, ethers, networkHelpers, opened, PRICE, paid } from "./fixture.js";

const { loadFixture, time } = networkHelpers;

describe("Conveyance payments", () => {
  describe("pay", () => {
    it("takes the deposit and then the balance", async () => {
      const { conveyance, pay, paper, saleId, buyer, place, balance, held, sale } = await loadFixture(opened);

      await expect(pay(paper, DEPOSIT))
        .to.emit(conveyance, "PaymentReceived")
        .withArgs(saleId(paper), DEPOSIT, DEPOSIT, buyer.address);
      await expect(pay(paper, PRICE - DEPOSIT))
        .to.emit(conveyance, "PaymentReceived")
        .withArgs(saleId(paper), PRICE - DEPOSIT, PRICE, buyer.address);

      expect((await sale(paper)).paid).to.equal(PRICE);
      expect(await balance(place)).to.equal(PRICE);
      expect(await held()).to.equal(PRICE);
      expect(await balance(buyer)).to.equal(0n);
    });

    it("takes the whole price at once, and the balance in parts", async () => {
      const { pay, paper, sale, terms, open } = await loadFixture(opened);
      await pay(paper, PRICE);
      const other = await terms({ deposit: 0 });
      await open(other);
      for (const amount of [1n, 2n, PRICE - 3n]) await pay(other, amount);
      expect((await sale(paper)).paid).to.equal(PRICE);
      expect((await sale(other)).paid).to.equal(PRICE);
    });

    it("takes the greatest price there is", async () => {
      const { pay, terms, open, settle, balance, seller } = await loadFixture(bargain);
      const paper = await terms({ price: MaxUint256, deposit: MaxUint256, duty: 0, payOffLimit: MaxUint256 });
      await open(paper);
      await pay(paper, MaxUint256);
      await settle(paper);
      expect(await balance(seller)).to.equal(MaxUint256);
    });

    it("reverts below the deposit, for nothing, and above what is owing", async () => {
      const { conveyance, fund, pay, paper, as, buyer } = await loadFixture(opened);
      await fund(PRICE + 1n);
      const refused = async (amount: bigint, least: bigint, owing: bigint) =>
        expect(as(buyer, "pay", paper, amount))
          .to.be.revertedWithCustomError(conveyance, "PaymentUnfit")
          .withArgs(amount, least, owing);
      await refused(0n, DEPOSIT, PRICE);
      await refused(DEPOSIT - 1n, DEPOSIT, PRICE);
      await refused(PRICE + 1n, DEPOSIT, PRICE);
      await pay(paper, PRICE - 1n);
      await refused(0n, 1n, 1n);
      await refused(2n, 1n, 1n);
      await refused(MaxUint256, 1n, 1n);
    });

    it("reverts for anybody but the buyer", async () => {
      const { conveyance, fund, paper, as, seller, registrar, buyer } = await loadFixture(opened);
      for (const who of [seller, registrar]) {
        await fund(PRICE, who);
        await expect(as(who, "pay", paper, PRICE))
          .to.be.revertedWithCustomError(conveyance, "BuyerOnly")
          .withArgs(who.address, buyer.address);
      }
    });

    it("reverts with the token's reason where the buyer allowed or has too little", async () => {
      const { conveyance, token, call, place, paper, as, buyer } = await loadFixture(opened);
      await call(token, buyer, "mint", buyer.address, DEPOSIT - 1n);
      await expect(as(buyer, "pay", paper, DEPOSIT))
        .to.be.revertedWithCustomError(conveyance, "ERC20InsufficientAllowance")
        .withArgs(place, 0, DEPOSIT);
      await call(token, buyer, "approve", place, MaxUint256);
      await expect(as(buyer, "pay", paper, DEPOSIT))
        .to.be.revertedWithCustomError(conveyance, "ERC20InsufficientBalance")
        .withArgs(buyer.address, DEPOSIT - 1n, DEPOSIT);
    });

    it("reverts once the sale cannot be settled any more: title changed, or deadline passed", async () => {
      const { conveyance, fund, caveat, paper, saleId, as, buyer, deadline } = await loadFixture(opened);
      await fund(PRICE);
      const refused = async (ending: bigint) =>
        expect(as(buyer, "pay", paper, PRICE))
          .to.be.revertedWithCustomError(conveyance, "SaleLapsed")
          .withArgs(saleId(paper), ending);
      const snapshot = await networkHelpers.takeSnapshot();
      await caveat();
      await refused(ENDING.titleChanged);
      await snapshot.restore();
      await time.increaseTo(deadline + 1);
      await refused(ENDING.defaulted);
    });

    it("reverts when the sale is settled", async () => {
      const { conveyance, settle, paper, saleId, as, buyer } = await loadFixture(paid);
      await settle(paper);
      await expect(as(buyer, "pay", paper, 1n))
        .to.be.revertedWithCustomError(conveyance, "SaleClosed")
        .withArgs(saleId(paper));
    });

    it("goes on while the conveyance is paused, so that nobody defaults for it", async () => {
      const { authority, place, call, constituent, pay, paper, sale } = await loadFixture(opened);
      await call(authority, constituent, "pauseRegistry", place, ZeroHash);
      await pay(paper, PRICE);
      expect((await sale(paper)).paid).to.equal(PRICE);
    });
  });

  describe("payWithPermit", () => {
    async function permitted(amount: bigint, over: { readonly permitDeadline?: number } = {}) {
      const stage = await loadFixture(opened);
      const { token, call, buyer, place, chainId, money } = stage;
      await call(token, buyer, "mint", buyer.address, amount);
      const permitDeadline = over.permitDeadline ?? (await time.latest()) + DAY;
      const fields = ["address owner", "address spender", "uint256 value", "uint256 nonce", "uint256 deadline"];
      const types = {
        Permit: fields.map((field) => {
          const [type = "", name = ""] = field.split(" ");
          return { name, type };
        }),
      };
      const domain = { name: "Trial dollar", version: "1", chainId, verifyingContract: money };
      const message = { owner: buyer.address, spender: place, value: amount, nonce: 0, deadline: permitDeadline };
      const { v, r, s } = Signature.from(await buyer.signTypedData(domain, types, message));
      return { ...stage, permitDeadline, permit: [permitDeadline, v, r, s] as const };
    }

    it("pays without an allowance given before", async () => {
      const { as, buyer, paper, permit, sale } = await permitted(PRICE);
      await as(buyer, "payWithPermit", paper, PRICE, ...permit);
      expect((await sale(paper)).paid).to.equal(PRICE);
    });

    it("pays although somebody used the permit before it", async () => {
      const { as, call, token, stranger, place, buyer, paper, permit, sale } = await permitted(PRICE);
      await call(token, stranger, "permit", buyer.address, place, PRICE, ...permit);
      await as(buyer, "payWithPermit", paper, PRICE, ...permit);
      expect((await sale(paper)).paid).to.equal(PRICE);
    });

    it("reverts when the permit is forged, lapsed or another's, and takes nothing", async () => {
      const { conveyance, as, buyer, stranger, paper, permit, permitDeadline, place } = await permitted(PRICE);
      const [, v, r] = permit;
      await expect(as(buyer, "payWithPermit", paper, PRICE, permitDeadline, v, r, r))
        .to.be.revertedWithCustomError(conveyance, "ERC20InsufficientAllowance")
        .withArgs(place, 0, PRICE);
      await expect(as(stranger, "payWithPermit", paper, PRICE, ...permit)).to.be.revertedWithCustomError(
        conveyance,
        "BuyerOnly",
      );
      const late = await permitted(PRICE, { permitDeadline: 1 });
      await expect(
        late.as(late.buyer, "payWithPermit", late.paper, PRICE, ...late.permit),
      ).to.be.revertedWithCustomError(late.conveyance, "ERC20InsufficientAllowance");
    });

    it("pays in a token without permits where the buyer approved", async () => {
      const stage = await loadFixture(silentOpened);
      await stage.fund(PRICE);
      await stage.as(stage.buyer, "payWithPermit", stage.paper, PRICE, 0, 27, ZeroHash, ZeroHash);
      expect((await stage.sale(stage.paper)).paid).to.equal(PRICE);
    });
  });

  describe("multicall", () => {
    it("does several payments in one transaction, as the one who calls", async () => {
      const { conveyance, fund, as, buyer, paper, terms, open, sale } = await loadFixture(opened);
      const other = await terms({ deposit: 0 });
      await open(other);
      await fund(2n * PRICE);
      const data = [paper, other].map((each) => encoded(conveyance, "pay", each, PRICE));
      await as(buyer, "multicall", data);
      expect((await sale(paper)).paid + (await sale(other)).paid).to.equal(2n * PRICE);
    });
  });
});

const encoded = (contract: BaseContract, name: string, ...args: readonly unknown[]): string =>
  contract.interface.encodeFunctionData(name, args as never);

async function silentOpened() {
  const stage = await bargainIn("SilentToken");
  const paper = await stage.terms();
  await stage.open(paper);
  expect(await ethers.provider.getCode(stage.money)).to.not.equal("0x");
  return { ...stage, paper };
}
