import { expect } from "chai";
import type { BaseContract } from "ethers";
import { type Bargain, bargainIn, DUTY, ENDING, ethers, networkHelpers, PRICE, STATE } from "./fixture.js";
import type { Paper } from "./papers.js";

const { loadFixture, time } = networkHelpers;

/** A sale in a token of a kind, open. */
const openedIn = async (token: string) => {
  const stage = await bargainIn(token);
  const paper = await stage.terms();
  await stage.open(paper);
  return { ...stage, paper };
};

/** A sale in a token of a kind, wholly paid. */
const paidIn = async (token: string) => {
  const stage = await openedIn(token);
  await stage.pay(stage.paper, PRICE);
  return stage;
};

const MANNER = { quiet: 0, reverts: 1, burnsGas: 2, floodsReturn: 3, calls: 4, callsOrReverts: 5, listens: 6 } as const;

/** A wholly paid sale in a token with hooks, whose buyer and treasury are people and whose seller is a contract. */
async function hooked() {
  const stage = await bargainIn("HookToken");
  const { call, registry, registrar, seller, stranger, own, land, conveyance, buyer, place, deadline, saleId } = stage;
  const wallet = await ethers.deployContract("HookWallet", [seller.address]);
  const account = await wallet.getAddress();
  const move = {
    titleId: (await stage.terms())["titleId"],
    revision: 1,
    nature: 0,
    seller: seller.address,
    buyer: account,
    instrument: ethers.id("into the company"),
    conduit: ethers.ZeroAddress,
    deadline,
  };
  const [one, other] = await Promise.all([seller, seller].map((who) => land.sign(who, "TransferDeed", move)));
  await call(registry, registrar, "transfer", move, one, other, []);
  const paper = await stage.terms({ sellers: [{ account, parts: 1 }] });
  const sign = (who: typeof seller) => own.sign(who, "ContractOfSale", paper);
  await stage.as(stranger, "open", paper, [await sign(seller)], await sign(buyer));
  await stage.pay(paper, PRICE);
  await call(stage.token, stranger, "listen", account);
  const behave = (manner: number, data = "0x", target: string = place) =>
    call(wallet, stranger, "behave", manner, target, data);
  const settle = () => stage.settle(paper, { deed: { seller: account } });
  const encoded = (name: string, ...args: readonly unknown[]) =>
    conveyance.interface.encodeFunctionData(name as never, args as never);
  return { ...stage, wallet, account, paper, behave, settle, encoded, saleId };
}

async function expectSettledWithCredit(stage: Bargain & { readonly paper: Paper }, account: string, amount: bigint) {
  const { sale, paper, owner, buyer, owed, held, balance, place } = stage;
  expect((await sale(paper)).state).to.equal(STATE.settled);
  expect(await owner()).to.equal(buyer.address);
  expect(await owed(account)).to.equal(amount);
  expect(await held()).to.equal(amount);
  expect(await balance(place)).to.equal(amount);
}

describe("Conveyance tokens", () => {
  for (const token of ["PlainToken", "SilentToken"]) {
    it(`supports ${token}: pays in, settles, and pays out`, async () => {
      const { settle, paper, seller, treasury, balance, held } = await paidIn(token);
      await settle(paper);
      expect([await balance(seller), await balance(treasury), await held()]).to.deep.equal([PRICE - DUTY, DUTY, 0n]);
    });

    it(`supports ${token}: pays in, and refunds`, async () => {
      const { refund, paper, deadline, buyer, balance } = await paidIn(token);
      await time.increaseTo(deadline + 1);
      await refund(paper);
      expect(await balance(buyer)).to.equal(PRICE);
    });
  }

  describe("a token that takes a fee", () => {
    it("is refused by name when it is paid in", async () => {
      const { conveyance, fund, as, buyer, paper, money, held } = await openedIn("FeeToken");
      await fund(PRICE);
      await expect(as(buyer, "pay", paper, PRICE))
        .to.be.revertedWithCustomError(conveyance, "TokenNotExact")
        .withArgs(money, PRICE, PRICE - PRICE / 100n);
      expect(await held()).to.equal(0n);
    });

    it("pays out what it was asked to when it begins to take from the payee later: nobody else's money is touched", async () => {
      const { token, call, stranger, settle, paper, seller, balance, held, place } = await paidIn("LateFeeToken");
      await call(token, stranger, "setFee", 1);
      await settle(paper);
      expect(await balance(seller)).to.equal(PRICE - DUTY - (PRICE - DUTY) / 100n);
      expect([await held(), await balance(place)]).to.deep.equal([0n, 0n]);
    });

    it("is refused by name when it begins to take from the payer on top: it would pay with another sale's money", async () => {
      const { conveyance, token, call, stranger, terms, open, pay, settle, paper, money, held, ...stage } =
        await paidIn("LateFeeToken");
      const other = await terms({ conditions: ethers.id("another bargain") });
      await open(other);
      await pay(other, PRICE);
      await call(token, stranger, "setFee", 2);
      await expect(settle(paper))
        .to.be.revertedWithCustomError(conveyance, "TokenNotExact")
        .withArgs(money, DUTY, DUTY + DUTY / 100n);
      expect([await held(), await stage.balance(stage.place)]).to.deep.equal([2n * PRICE, 2n * PRICE]);
    });
  });

  describe("a token that answers true and moves nothing", () => {
    it("is refused by name when it is paid in", async () => {
      const { conveyance, as, buyer, paper, money } = await openedIn("BoastfulToken");
      await expect(as(buyer, "pay", paper, PRICE))
        .to.be.revertedWithCustomError(conveyance, "TokenNotExact")
        .withArgs(money, PRICE, 0);
    });
  });

  describe("a token that answers false", () => {
    it("is refused by name when it is paid in", async () => {
      const { conveyance, as, buyer, paper, money } = await openedIn("EvasiveToken");
      await expect(as(buyer, "pay", paper, PRICE))
        .to.be.revertedWithCustomError(conveyance, "SafeERC20FailedOperation")
        .withArgs(money);
    });

    it("credits whom it will not pay, serves the others, and pays later", async () => {
      const stage = await paidIn("EvasiveToken");
      const { conveyance, token, call, stranger, settle, paper, saleId, seller, treasury, balance, as } = stage;
      await call(token, stranger, "refuse", seller.address, true);

      await expect(settle(paper))
        .to.emit(conveyance, "PartyCredited")
        .withArgs(saleId(paper), seller.address, PRICE - DUTY);
      expect(await balance(treasury)).to.equal(DUTY);
      await expectSettledWithCredit(stage, seller.address, PRICE - DUTY);

      await expect(as(seller, "withdraw", stage.money, seller.address)).to.be.revertedWithCustomError(
        conveyance,
        "SafeERC20FailedOperation",
      );
      await call(token, stranger, "refuse", seller.address, false);
      await as(seller, "withdraw", stage.money, seller.address);
      expect(await balance(seller)).to.equal(PRICE - DUTY);
    });

    it("is refused by name when it moves the money all the same: it would be paid twice", async () => {
      const { conveyance, token, call, stranger, settle, paper, money, held } = await paidIn("EvasiveToken");
      await call(token, stranger, "lie", true);
      await expect(settle(paper)).to.be.revertedWithCustomError(conveyance, "TokenNotExact").withArgs(money, 0, DUTY);
      expect(await held()).to.equal(PRICE);
    });
  });

  describe("a token whose issuer freezes accounts and pauses it", () => {
    for (const party of ["seller", "treasury"] as const) {
      it(`credits the ${party} that is frozen, and serves the others`, async () => {
        const stage = await paidIn("FreezingToken");
        const { token, call, stranger, settle, paper, balance, seller, treasury } = stage;
        await call(token, stranger, "freeze", stage[party].address, true);
        await settle(paper);
        const due = { seller: PRICE - DUTY, treasury: DUTY };
        const other = party === "seller" ? treasury : seller;
        expect(await balance(other)).to.equal(party === "seller" ? due.treasury : due.seller);
        await expectSettledWithCredit(stage, stage[party].address, due[party]);
      });
    }

    it("credits a chargee that is frozen: the charge is lifted all the same", async () => {
      const { token, call, stranger, charge, terms, open, pay, settle, payOff, ...stage } =
        await bargainIn("FreezingToken");
      await charge();
      const paper = await terms();
      await open(paper);
      await pay(paper, PRICE);
      await call(token, stranger, "freeze", stage.bank.address, true);
      await settle(paper, { payOffs: [await payOff(paper, { amount: 9n })] });
      expect(await stage.balance(stage.seller)).to.equal(PRICE - DUTY - 9n);
      await expectSettledWithCredit({ ...stage, paper } as never, stage.bank.address, 9n);
    });

    it("credits the buyer who is frozen when the sale ends", async () => {
      const { token, call, stranger, refund, paper, deadline, buyer, owed, sale, money, as, balance, referee } =
        await paidIn("FreezingToken");
      await call(token, stranger, "freeze", buyer.address, true);
      await time.increaseTo(deadline + 1);
      await refund(paper);
      expect((await sale(paper)).ending).to.equal(ENDING.deadlinePassed);
      expect(await owed(buyer)).to.equal(PRICE);
      await as(buyer, "withdraw", money, referee.address);
      expect(await balance(referee)).to.equal(PRICE);
    });

    it("credits everybody while it is paused, and pays each when it is not", async () => {
      const { conveyance, token, call, stranger, settle, paper, seller, treasury, owed, held, money, as, balance } =
        await paidIn("FreezingToken");
      await call(token, stranger, "pause", true);
      await settle(paper);
      expect([await owed(seller), await owed(treasury), await held()]).to.deep.equal([PRICE - DUTY, DUTY, PRICE]);
      await expect(as(seller, "withdraw", money, seller.address)).to.be.revert(ethers);
      expect(await owed(seller)).to.equal(PRICE - DUTY);
      await call(token, stranger, "pause", false);
      for (const [who, amount] of [
        [seller, PRICE - DUTY],
        [treasury, DUTY],
      ] as const) {
        await expect(as(who, "withdraw", money, who.address))
          .to.emit(conveyance, "CreditWithdrawn")
          .withArgs(money, who.address, who.address, amount);
        expect(await balance(who)).to.equal(amount);
      }
      expect(await held()).to.equal(0n);
    });
  });

  describe("a token that calls who is paid", () => {
    for (const manner of ["reverts", "burnsGas", "floodsReturn"] as const) {
      it(`credits a payee that ${manner}, and serves the others`, async () => {
        const stage = await loadFixture(hooked);
        const { behave, settle, account, treasury, balance, wallet, money, call, stranger, encoded } = stage;
        await behave(MANNER[manner]);
        await settle();
        expect(await balance(treasury)).to.equal(DUTY);
        await expectSettledWithCredit(stage, account, PRICE - DUTY);

        await behave(MANNER.quiet);
        await call(wallet, stranger, "execute", stage.place, encoded("withdraw", money, account));
        expect(await balance(account)).to.equal(PRICE - DUTY);
      });
    }

    for (const act of ["refund", "withdraw", "pay", "rescind"] as const) {
      it(`lets a payee not re-enter by ${act}`, async () => {
        const stage = await loadFixture(hooked);
        const { behave, settle, encoded, paper, money, account, wallet, rescission, balance } = stage;
        const data = {
          refund: () => encoded("refund", paper),
          withdraw: () => encoded("withdraw", money, account),
          pay: () => encoded("pay", paper, 1n),
          rescind: () => encoded("rescind", paper, rescission(paper, ENDING.agreed), []),
        }[act]();
        await behave(MANNER.calls, data);
        await settle();
        const answer: string = await (wallet as unknown as BaseContract).getFunction("answer")();
        expect(stage.conveyance.interface.parseError(answer)?.name).to.equal("ReentrancyGuardReentrantCall");
        expect(await balance(account)).to.equal(PRICE - DUTY);
        expect(await stage.held()).to.equal(0n);
      });
    }

    it("credits a payee that reverts because it could not re-enter", async () => {
      const stage = await loadFixture(hooked);
      await stage.behave(MANNER.callsOrReverts, stage.encoded("withdraw", stage.money, stage.account));
      await stage.settle();
      await expectSettledWithCredit(stage, stage.account, PRICE - DUTY);
    });

    it("does not pay twice a payee that gives something back while it is paid", async () => {
      const stage = await loadFixture(hooked);
      const { behave, settle, token, money, account, balance, place, held, owed } = stage;
      await behave(MANNER.calls, token.interface.encodeFunctionData("transfer", [place, 1n] as never), money);
      await settle();
      expect(await balance(account)).to.equal(PRICE - DUTY - 1n);
      expect([await owed(account), await held(), await balance(place)]).to.deep.equal([0n, 0n, 1n]);
    });

    for (const act of ["refund", "withdraw", "pay"] as const) {
      it(`lets nobody who listens re-enter by ${act} while the buyer pays`, async () => {
        const { conveyance, token, call, stranger, seller, place, money, terms, open, pay, sale } =
          await bargainIn("HookToken");
        const listener = await ethers.deployContract("HookWallet", [seller.address]);
        await call(token, stranger, "listen", await listener.getAddress());
        const paper = await terms();
        await open(paper);
        const args = { refund: [paper], withdraw: [money, seller.address], pay: [paper, 1n] }[act];
        const data = conveyance.interface.encodeFunctionData(act as never, args as never);
        await call(listener, stranger, "behave", MANNER.listens, place, data);

        await pay(paper, PRICE);

        const answer: string = await (listener as unknown as BaseContract).getFunction("answer")();
        expect(conveyance.interface.parseError(answer)?.name).to.equal("ReentrancyGuardReentrantCall");
        expect((await sale(paper)).paid).to.equal(PRICE);
      });
    }
  });

  describe("withdraw", () => {
    it("reverts when nothing is owed, and a second time", async () => {
      const { conveyance, token, call, stranger, settle, paper, seller, money, as } = await paidIn("FreezingToken");
      const refused = () =>
        expect(as(seller, "withdraw", money, seller.address))
          .to.be.revertedWithCustomError(conveyance, "CreditNone")
          .withArgs(money, seller.address);
      await refused();
      await call(token, stranger, "freeze", seller.address, true);
      await settle(paper);
      await call(token, stranger, "freeze", seller.address, false);
      await as(seller, "withdraw", money, seller.address);
      await refused();
    });

    it("reverts to nobody and to the conveyance itself", async () => {
      const { conveyance, token, call, stranger, settle, paper, seller, money, place, as } =
        await paidIn("FreezingToken");
      await call(token, stranger, "freeze", seller.address, true);
      await settle(paper);
      for (const to of [ethers.ZeroAddress, place]) {
        await expect(as(seller, "withdraw", money, to))
          .to.be.revertedWithCustomError(conveyance, "PartyInvalid")
          .withArgs(to);
      }
    });

    it("pays one account's credit to nobody else", async () => {
      const { conveyance, token, call, stranger, settle, paper, seller, money, as, owed } =
        await paidIn("FreezingToken");
      await call(token, stranger, "freeze", seller.address, true);
      await settle(paper);
      await expect(as(stranger, "withdraw", money, stranger.address)).to.be.revertedWithCustomError(
        conveyance,
        "CreditNone",
      );
      expect(await owed(seller)).to.equal(PRICE - DUTY);
    });
  });

  it("credits nobody for want of gas: a transaction with too little reverts", async () => {
    const { conveyance, paper, deadline, stranger } = await paidIn("PlainToken");
    await time.increaseTo(deadline + 1);
    const refund = conveyance.connect(stranger).getFunction("refund");
    await expect(refund(paper, { gasLimit: 300_000 })).to.be.revertedWithCustomError(conveyance, "GasTooLow");
  });

  it("pays out of what it holds and not out of what was sent to it by mistake", async () => {
    const { token, call, stranger, place, settle, paper, held, balance } = await paidIn("PlainToken");
    await call(token, stranger, "mint", place, 77n);
    await settle(paper);
    expect([await held(), await balance(place)]).to.deep.equal([0n, 77n]);
  });
});
