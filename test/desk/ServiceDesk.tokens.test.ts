import { expect } from "chai";
import { connection } from "../support/chains.js";
import { deployToken } from "../support/token.js";
import { APPEAL, at, BASIS, FEE, NEVER, now, offered, PERIOD, REASONS, SALT, SERVICE, withdrawal } from "./fixture.js";

const { ethers, networkHelpers } = connection;

type Tokens =
  | "PlainToken"
  | "FeeToken"
  | "EvasiveToken"
  | "BoastfulToken"
  | "SilentToken"
  | "FreezingToken"
  | "ReentrantToken";

/** A desk whose service is paid in a token of the kind, with an application ready to be submitted. */
async function paidIn(name: Tokens) {
  const state = await networkHelpers.loadFixture(offered);
  const { desk, applicant, treasury, terms } = state;
  const token = await deployToken(ethers, name);
  await token.mint(applicant, FEE * 10n);
  await token.connect(applicant).approve(desk, FEE * 10n);
  const address = await token.getAddress();
  await desk.setService(SERVICE, { ...terms, token: address }, BASIS);
  const application = { ...state.application, token: address, revision: 2n };
  const id = await desk.applicationIdOf(application);
  return {
    ...state,
    token,
    address,
    application,
    id,
    submit: () => desk.connect(applicant).submit(application, "0x"),
    /** What the desk holds, and what it owes to whom. */
    books: async () => ({
      balance: await token.balanceOf(desk),
      held: await desk.held(address),
      applicant: await desk.due(address, applicant),
      treasury: await desk.due(address, treasury),
    }),
  };
}

const NOTHING = { balance: 0n, held: 0n, applicant: 0n, treasury: 0n };

describe("ServiceDesk", () => {
  describe("payOut", () => {
    it("pays all that is due, to nobody else, whoever asks, and nothing twice", async () => {
      const { desk, token, address, submit, id, officer, treasury, stranger, books } = await paidIn("PlainToken");
      await submit();
      await desk.connect(officer).refuse(id, 1n, REASONS);
      await networkHelpers.time.increase(APPEAL);
      await desk.conclude(id);
      expect(await books()).to.deep.equal({ balance: FEE, held: FEE, applicant: 0n, treasury: FEE });

      const sent = desk.connect(stranger).payOut(address, treasury);
      await expect(sent).to.changeTokenBalances(ethers, token, [desk, treasury, stranger], [-FEE, FEE, 0n]);
      await expect(sent).to.emit(desk, "PaidOut").withArgs(treasury, token, stranger, FEE);
      expect(await books()).to.deep.equal(NOTHING);
      await expect(desk.payOut(address, treasury)).not.to.emit(desk, "PaidOut");
    });

    it("does not touch the fees of applications under way", async () => {
      const { desk, address, submit, id, officer, applicant, treasury, application, books } =
        await paidIn("PlainToken");
      await submit();
      await desk.connect(applicant).submit({ ...application, dossier: ethers.id("another") }, "0x");
      await desk.connect(officer).refuse(id, 1n, REASONS);
      await networkHelpers.time.increase(APPEAL);
      await desk.conclude(id);
      await desk.payOut(address, treasury);
      await desk.payOut(address, treasury);
      expect(await books()).to.deep.equal({ balance: FEE, held: FEE, applicant: 0n, treasury: 0n });
    });
  });

  describe("with a token that returns nothing", () => {
    it("works", async () => {
      const { desk, submit, id, applicant, books } = await paidIn("SilentToken");
      await submit();
      expect(await books()).to.deep.equal({ balance: FEE, held: FEE, applicant: 0n, treasury: 0n });
      await desk.connect(applicant).withdraw(withdrawal(id, 1n), "0x");
      expect(await books()).to.deep.equal(NOTHING);
    });

    it("goes by the allowance where it knows no permit", async () => {
      const { desk, application, applicant, books } = await paidIn("SilentToken");
      const permit = { deadline: NEVER, v: 27, r: REASONS, s: REASONS };
      await desk.connect(applicant).submitWithPermit(application, "0x", permit);
      expect((await books()).held).to.equal(FEE);
    });
  });

  describe("with a token that keeps a part", () => {
    it("refuses the application by name and leaves nothing behind", async () => {
      const { desk, token, submit, books, applicant } = await paidIn("FeeToken");
      await expect(submit())
        .to.be.revertedWithCustomError(desk, "FeeShort")
        .withArgs(token, FEE, FEE - FEE / 100n);
      expect(await books()).to.deep.equal(NOTHING);
      expect(await token.balanceOf(applicant)).to.equal(FEE * 10n);
    });
  });

  describe("with a token that answers falsely", () => {
    it("refuses the application where it answers false", async () => {
      const { desk, token, submit, applicant } = await paidIn("EvasiveToken");
      await token.refuse(applicant, true);
      await expect(submit()).to.be.revertedWithCustomError(desk, "FeeNotPaid").withArgs(token, applicant, FEE);
    });

    it("refuses the application where it answers true and moves nothing", async () => {
      const { desk, token, submit } = await paidIn("BoastfulToken");
      await expect(submit()).to.be.revertedWithCustomError(desk, "FeeShort").withArgs(token, FEE, 0n);
    });

    it("keeps a refund due where it answers false, and pays later", async () => {
      const { desk, token, address, submit, id, applicant, books } = await paidIn("EvasiveToken");
      await submit();
      await token.refuse(applicant, true);
      await expect(desk.connect(applicant).withdraw(withdrawal(id, 1n), "0x"))
        .to.emit(desk, "PaymentDeferred")
        .withArgs(applicant, token, FEE);
      expect(await books()).to.deep.equal({ balance: FEE, held: FEE, applicant: FEE, treasury: 0n });
      await expect(desk.payOut(address, applicant))
        .to.be.revertedWithCustomError(desk, "PaymentRefused")
        .withArgs(token, applicant, FEE);
      await token.refuse(applicant, false);
      await desk.payOut(address, applicant);
      expect(await books()).to.deep.equal(NOTHING);
    });
  });

  describe("with a token that freezes and pauses", () => {
    const fixture = () => paidIn("FreezingToken");

    it("refuses an application by a frozen account, and any during a pause", async () => {
      const { desk, token, submit, applicant } = await fixture();
      await token.freeze(applicant, true);
      await expect(submit()).to.be.revertedWithCustomError(desk, "FeeNotPaid").withArgs(token, applicant, FEE);
      await token.freeze(applicant, false);
      await token.pause(true);
      await expect(submit()).to.be.revertedWithCustomError(desk, "FeeNotPaid").withArgs(token, applicant, FEE);
    });

    it("ends the application of a frozen applicant all the same, and keeps the refund due", async () => {
      const { desk, token, address, submit, id, applicant, books } = await fixture();
      await submit();
      await token.freeze(applicant, true);
      await at((await now()) + PERIOD);
      await expect(desk.lapse(id, SALT)).to.emit(desk, "PaymentDeferred").withArgs(applicant, token, FEE);
      expect(await books()).to.deep.equal({ balance: FEE, held: FEE, applicant: FEE, treasury: 0n });
      await token.freeze(applicant, false);
      await expect(desk.payOut(address, applicant)).to.changeTokenBalances(ethers, token, [applicant], [FEE]);
    });

    it("serves the applicant while the treasury is frozen, and the treasury while the applicant is", async () => {
      const { desk, token, address, submit, id, officer, applicant, treasury, application, books } = await fixture();
      await submit();
      const next = { ...application, dossier: ethers.id("another") };
      await desk.connect(applicant).submit(next, "0x");
      await desk.connect(officer).refuse(id, 1n, REASONS);
      await networkHelpers.time.increase(APPEAL);
      await token.freeze(treasury, true);
      await desk.conclude(id);
      await expect(desk.payOut(address, treasury))
        .to.be.revertedWithCustomError(desk, "PaymentRefused")
        .withArgs(token, treasury, FEE);
      await expect(
        desk.connect(applicant).withdraw(withdrawal(await desk.applicationIdOf(next), 1n), "0x"),
      ).to.changeTokenBalances(ethers, token, [applicant], [FEE]);
      await token.freeze(treasury, false);
      await token.freeze(applicant, true);
      await desk.payOut(address, treasury);
      expect(await books()).to.deep.equal(NOTHING);
    });
  });

  describe("with a token that calls back", () => {
    const fixture = () => paidIn("ReentrantToken");

    it("counts no fee twice where it submits again in the middle of a fee", async () => {
      const { desk, token, submit, application, applicant, books } = await fixture();
      // The token itself is payer and applicant of the inner one: it would move nothing and have the outer fee counted.
      const own = await token.getAddress();
      const inner = { ...application, applicant: own, payer: own };
      await token.arm(desk, desk.interface.encodeFunctionData("submit", [inner, "0x"]));
      await submit();
      expect([await token.taken(), (await token.answer()).slice(0, 10)]).to.deep.equal([
        false,
        desk.interface.getError("ReentrancyGuardReentrantCall")?.selector,
      ]);
      expect(await books()).to.deep.equal({ balance: FEE, held: FEE, applicant: 0n, treasury: 0n });
      expect(await token.balanceOf(applicant)).to.equal(FEE * 9n);
    });

    for (const act of [
      "withdraw",
      "lapse",
      "conclude",
      "payOut",
      "grant",
      "refuse",
      "request",
      "answer",
      "appeal",
    ] as const) {
      it(`takes no ${act} in the middle of a refund`, async () => {
        const { desk, token, address, submit, id, applicant } = await fixture();
        await submit();
        const digest = REASONS;
        const given = { credentialId: id, validFrom: 0n, validUntil: NEVER, commitment: digest };
        const paper = { applicationId: id, revision: 2n, deadline: NEVER };
        const calls = {
          withdraw: () => desk.interface.encodeFunctionData("withdraw", [paper, "0x"]),
          lapse: () => desk.interface.encodeFunctionData("lapse", [id, SALT]),
          conclude: () => desk.interface.encodeFunctionData("conclude", [id]),
          payOut: () => desk.interface.encodeFunctionData("payOut", [address, applicant.address]),
          grant: () => desk.interface.encodeFunctionData("grant", [id, 2n, given, digest]),
          refuse: () => desk.interface.encodeFunctionData("refuse", [id, 2n, digest]),
          request: () => desk.interface.encodeFunctionData("request", [id, 2n, digest]),
          answer: () => desk.interface.encodeFunctionData("answer", [{ ...paper, supplement: digest }, "0x"]),
          appeal: () => desk.interface.encodeFunctionData("appeal", [{ ...paper, grounds: digest }, "0x"]),
        };
        await token.arm(desk, calls[act]());
        await desk.connect(applicant).withdraw(withdrawal(id, 1n), "0x");
        expect([await token.taken(), (await token.answer()).slice(0, 10)]).to.deep.equal([
          false,
          desk.interface.getError("ReentrancyGuardReentrantCall")?.selector,
        ]);
        expect(await token.balanceOf(applicant)).to.equal(FEE * 10n);
      });
    }
  });
});
