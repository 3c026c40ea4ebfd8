import { expect } from "chai";
import { type Address, hashTypedData, zeroAddress } from "viem";
import {
  ActNotRecordedError,
  approvePayment,
  CoolingOffOverError,
  calls,
  ERC20InsufficientAllowanceError,
  followCredit,
  openSale,
  PermitUnsupportedError,
  PriceNotPaidError,
  paySale,
  paySaleWithPermit,
  type Rescission,
  readCredit,
  readSale,
  refundSale,
  rescindSale,
  rescissionDocument,
  SaleLapsedError,
  SaleStandsError,
  SaleTermsMissingError,
  SuccessorNoneError,
  saleDocument,
  saleHistory,
  saleId,
  salesOf,
  settleSharedSale,
  sharedDeedOfSale,
  signPermit,
  signRescission,
  signSale,
  statementDigest,
  statementDocument,
  TitleFrozenError,
  termsOf,
  withdrawCredit,
} from "../../sdk/src/conveyance/index.js";
import { freezeTitle, readTitle, registerSharedTitle, signOwnership, titleId } from "../../sdk/src/land/index.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";
import { PRICE as FULL_PRICE } from "./fixture.js";
import { credited as creditedOfPersons } from "./following.js";
import { charged, digest, ID, opened, PRICE, paid, payOff, scene, settled } from "./scene.js";

const { networkHelpers, ethers } = connection;

for (const [library, open] of Object.entries(libraries)) {
  describe(`conveyance through ${library}`, () => {
    it("tells a sale's whole way from the opening to the settlement, with a mortgage paid off", async () => {
      const stage = await scene(open);
      const { ref, land, forum, reader, seller, buyer, bank, treasury, registrar, stranger, token, deadline } = stage;
      await charged(stage);
      const terms = stage.terms({ revision: 2 });
      const id = saleId(forum, terms);
      expect(await readSale(reader, ref, id)).to.deep.equal({
        state: "unknown",
        saleId: id,
        block: (await reader.block()).number,
      });

      expect(await opened(stage, terms)).to.equal(id);
      expect(await readSale(reader, ref, id)).to.deep.include({
        state: "open",
        terms,
        paid: 0n,
        awaits: { kind: "deposit", least: 100_000n },
      });
      expect((await paid(stage, terms, 100_000n)).paid).to.equal(100_000n);
      expect(await readSale(reader, ref, id)).to.deep.include({ awaits: { kind: "balance", owing: 900_000n } });
      expect(await caught(settled(stage, terms))).to.be.instanceOf(PriceNotPaidError);
      const permitted = await signPermit(buyer, ref, { token, amount: 900_000n, deadline });
      expect((await paySaleWithPermit(buyer, ref, terms, 900_000n, permitted)).paid).to.equal(PRICE);
      expect(await readSale(reader, ref, id)).to.deep.include({ awaits: { kind: "settlement", until: deadline } });
      expect(await reader.read(calls.held(ref, token))).to.equal(PRICE);

      const settlement = await settled(stage, terms, [await payOff(stage, terms, 300_000n)]);
      expect(settlement).to.deep.include({ revision: 4, paidOff: 300_000n, duty: 20_000n, proceeds: 680_000n });
      expect(settlement.paid).to.deep.equal([
        { account: bank.account, amount: 300_000n },
        { account: treasury.account, amount: 20_000n },
        { account: seller.account, amount: 680_000n },
      ]);
      expect(settlement.credited).to.deep.equal([]);

      const { timestamp } = await reader.block(settlement.mined.block);
      expect(await readSale(reader, ref, id)).to.deep.include({ state: "settled", paid: PRICE, settledAt: timestamp });
      const title = await readTitle(reader, land, ID);
      expect(title).to.deep.include({ revision: 4, charges: [] });
      expect(title).to.have.nested.property("owners[0].owner", buyer.account);

      const story = await saleHistory(reader, ref, id);
      expect(story.map(({ kind }) => kind)).to.deep.equal([
        "opened",
        "paid-in",
        "paid-in",
        "settled",
        "paid-out",
        "paid-out",
        "paid-out",
      ]);
      expect(story[0]).to.deep.include({ actor: stranger.account, terms });
      expect(story[2]).to.deep.include({ actor: buyer.account, amount: 900_000n, paid: PRICE });
      expect(story[3]).to.deep.include({ actor: registrar.account, proceeds: 680_000n, revision: 4 });
      expect(await salesOf(reader, ref, ID)).to.deep.equal([id]);
      expect(await salesOf(reader, ref, titleId("LR-2"))).to.deep.equal([]);
    });

    it("settles what several sell, and pays each", async () => {
      const stage = await scene(open);
      const { ref, land, forum, reader, seller, wife, buyer, registrar, stranger } = stage;
      const shared = titleId("LR-2024/0002");
      const portions = [
        { owner: seller.account, numerator: 1n },
        { owner: wife.account, numerator: 1n },
      ];
      const ownership = { form: "in common", denominator: 2n, portions } as const;
      await registerSharedTitle(registrar, land, { titleId: shared, ownership, source: digest("old register") });
      const terms = stage.terms({
        titleId: shared,
        sellers: [
          { account: seller.account, parts: 1n },
          { account: wife.account, parts: 2n },
        ],
      });
      const sellers = [await signSale(seller, ref, terms), await signSale(wife, ref, terms)];
      await openSale(stranger, ref, terms, { sellers, buyer: await signSale(buyer, ref, terms) });
      await paid(stage, terms, PRICE);
      const after = { form: "sole", denominator: 1n, portions: [{ owner: buyer.account, numerator: 1n }] } as const;
      const deed = sharedDeedOfSale(forum, terms, after);
      const parties = await Promise.all([seller, wife, buyer].map((who) => signOwnership(who, land, deed)));

      const settlement = await settleSharedSale(registrar, ref, terms, deed, { parties });

      expect(settlement.paid.slice(1)).to.deep.equal([
        { account: seller.account, amount: 326_666n },
        { account: wife.account, amount: 653_334n },
      ]);
      expect(await readTitle(reader, land, shared)).to.have.nested.property("owners[0].owner", buyer.account);
    });

    it("credits who cannot be paid, and pays later", async () => {
      const stage = await scene(open, "FreezingToken");
      const { ref, reader, seller, token, tell } = stage;
      const terms = stage.terms();
      await opened(stage, terms);
      await paid(stage, terms, PRICE);
      await tell("freeze", seller.account, true);

      const { credited } = await settled(stage, terms);

      expect(credited).to.deep.equal([{ account: seller.account, amount: 980_000n }]);
      expect(await readCredit(reader, ref, { token, account: seller.account })).to.equal(980_000n);
      await tell("freeze", seller.account, false);
      const { amount } = await withdrawCredit(seller, ref, { token, to: seller.account });
      expect(amount).to.equal(980_000n);
      expect(await reader.read(calls.balanceOf(token, seller.account))).to.equal(980_000n);
      expect((await saleHistory(reader, ref, saleId(stage.forum, terms))).at(-1)).to.deep.include({ kind: "credited" });
    });

    it("makes what a lost account is owed the successor's claim", async () => {
      const state = await networkHelpers.loadFixture(creditedOfPersons);
      const ref = { conveyance: (await state.conveyance.getAddress()) as Address };
      const [token, account, to] = [state.money, state.buyer.address, state.later.address] as Address[];
      const anybody = await open(1);
      const credit = { token: token as Address, account: account as Address };
      expect(await anybody.read(calls.identities(ref))).to.equal(await state.identities.getAddress());
      expect(await caught(followCredit(anybody, ref, credit))).to.be.instanceOf(SuccessorNoneError);
      await state.succeed(state.buyer, state.later);

      expect(await followCredit(anybody, ref, credit)).to.deep.include({ to, amount: FULL_PRICE });
      expect(await readCredit(anybody, ref, { ...credit, account: to as Address })).to.equal(FULL_PRICE);
      expect(await readCredit(anybody, ref, credit)).to.equal(0n);
    });

    it("ends a sale by the buyer, the referee or all, and says so", async () => {
      const stage = await scene(open);
      const { ref, forum, reader, seller, buyer, referee, stranger, deadline } = stage;
      const endings = [
        { ground: "cooled-off", over: { coolingOff: deadline - 1n }, by: [buyer] },
        { ground: "condition-failed", over: { referee: referee.account }, by: [referee] },
        { ground: "agreed", over: {}, by: [seller, buyer] },
      ] as const;
      for (const { ground, over, by } of endings) {
        const terms = stage.terms({ ...over, conditions: digest(ground) });
        const id = await opened(stage, terms);
        await paid(stage, terms, PRICE);
        const awaited = ground === "cooled-off" ? "cooling-off" : "settlement";
        expect(await readSale(reader, ref, id)).to.have.nested.property("awaits.kind", awaited);
        const notice: Rescission = { sale: id, ground, basis: digest("reasons"), deadline };
        const signatures = await Promise.all(by.map((who) => signRescission(who, ref, notice)));
        const outcome = await rescindSale(stranger, ref, terms, notice, signatures);
        expect(outcome).to.deep.include({ ending: ground, refunded: PRICE, forfeited: 0n });
        expect(outcome.paid).to.deep.equal([{ account: buyer.account, amount: PRICE }]);
        expect(await readSale(reader, ref, id)).to.deep.include({ state: "ended", ending: ground });
        const last = (await saleHistory(reader, ref, id)).find(({ kind }) => kind === "ended");
        expect(last).to.deep.include({ ending: ground, digest: digest("reasons"), actor: stranger.account });
      }
      const plain = stage.terms();
      await opened(stage, plain);
      const late: Rescission = { sale: saleId(forum, plain), ground: "cooled-off", basis: digest("x"), deadline };
      expect(await caught(rescindSale(stranger, ref, plain, late, [await signRescission(buyer, ref, late)])))
        .to.be.instanceOf(CoolingOffOverError)
        .with.nested.property("args.until", 0);
    });

    it("says when a sale waits for nothing but its refund, and refunds it", async () => {
      const stage = await scene(open);
      const { ref, land, reader, stranger, court, secondCourt, seller, buyer, deadline } = stage;
      const [changed, late] = [stage.terms(), stage.terms({ revision: 2 })];
      const first = await opened(stage, changed);
      await paid(stage, changed, 150_000n);
      expect(await caught(refundSale(stranger, ref, changed))).to.be.instanceOf(SaleStandsError);

      await freezeTitle({ first: court, second: secondCourt }, land, { titleId: ID, order: digest("order") });
      expect(await readSale(reader, ref, first)).to.deep.include({
        awaits: { kind: "refund", ending: "title-changed" },
      });
      expect(await caught(paySale(buyer, ref, changed, 1n))).to.be.instanceOf(SaleLapsedError);
      expect(await refundSale(stranger, ref, changed)).to.deep.include({
        ending: "title-changed",
        refunded: 150_000n,
        forfeited: 0n,
      });

      const second = await opened(stage, late);
      await paid(stage, late, 100_000n);
      await networkHelpers.time.increaseTo(deadline + 1n);
      expect(await readSale(reader, ref, second)).to.deep.include({ awaits: { kind: "refund", ending: "defaulted" } });
      const outcome = await refundSale(stranger, ref, late);
      expect(outcome).to.deep.include({ ending: "defaulted", refunded: 0n, forfeited: 100_000n });
      expect(outcome.paid).to.deep.equal([{ account: seller.account, amount: 100_000n }]);
      expect((await saleHistory(reader, ref, second)).at(-2)).to.not.have.property("digest");
    });

    it("gives the land registry's and the token's refusals their classes", async () => {
      const stage = await scene(open);
      const { ref, land, court, secondCourt, buyer, token } = stage;
      await freezeTitle({ first: court, second: secondCourt }, land, { titleId: ID, order: digest("order") });
      const terms = stage.terms({ revision: 2 });
      await opened(stage, terms);
      expect(await caught(paySale(buyer, ref, terms, PRICE)))
        .to.be.instanceOf(ERC20InsufficientAllowanceError)
        .with.nested.property("args.needed", PRICE);
      await approvePayment(buyer, ref, { token, amount: PRICE });
      await paySale(buyer, ref, terms, PRICE);
      expect(await caught(settled(stage, terms)))
        .to.be.instanceOf(TitleFrozenError)
        .with.nested.property("args.titleId", ID);
    });

    it("reads a sale rightly when the block of its settlement is reorganised away, and settles it again", async () => {
      const stage = await scene(open);
      const { ref, land, reader, seller, buyer, token } = stage;
      const terms = stage.terms();
      const id = await opened(stage, terms);
      await paid(stage, terms, PRICE);
      const snapshot = await networkHelpers.takeSnapshot();
      const gone = await settled(stage, terms);
      expect(await readSale(reader, ref, id)).to.have.property("state", "settled");

      await snapshot.restore();
      await networkHelpers.mine(2);

      expect(await readSale(reader, ref, id)).to.deep.include({
        state: "open",
        paid: PRICE,
        awaits: { kind: "settlement", until: terms.deadline },
      });
      expect((await saleHistory(reader, ref, id)).map(({ kind }) => kind)).to.deep.equal(["opened", "paid-in"]);
      expect(await readTitle(reader, land, ID)).to.have.nested.property("owners[0].owner", seller.account);

      const again = await settled(stage, terms);
      expect(again.mined.block).to.be.greaterThan(gone.mined.block);
      expect(await readSale(reader, ref, id)).to.have.property("state", "settled");
      expect(await readTitle(reader, land, ID)).to.have.nested.property("owners[0].owner", buyer.account);
      expect(await reader.read(calls.balanceOf(token, seller.account))).to.equal(980_000n);
    });

    it("reads a sale at an earlier block", async () => {
      const stage = await scene(open);
      const { ref, reader } = stage;
      const terms = stage.terms();
      const id = await opened(stage, terms);
      const { number: block } = await reader.block();
      await paid(stage, terms, PRICE);
      expect(await readSale(reader, ref, id, { block })).to.deep.include({ state: "open", paid: 0n, block });
    });

    it("signs permits for a token that tells no domain, and says which token knows none", async () => {
      const stage = await scene(open, "SilentToken");
      const { ref, buyer, token, deadline } = stage;
      const error = await caught(signPermit(buyer, ref, { token, amount: 1n, deadline }));
      expect(error).to.be.instanceOf(PermitUnsupportedError).with.property("token", token);
      const terms = stage.terms();
      await opened(stage, terms);
      expect((await paid(stage, terms, PRICE)).paid).to.equal(PRICE);
    });

    it("names what the contract names, and no two documents alike", async () => {
      const stage = await scene(open);
      const { ref, forum, reader, bank, deadline } = stage;
      const terms = stage.terms({ referee: bank.account, coolingOff: 5n });
      const statement = { sale: saleId(forum, terms), rank: 1, amount: 7n, payee: bank.account };
      const notice: Rescission = { sale: statement.sale, ground: "agreed", basis: digest("x"), deadline };
      expect(await reader.read(calls.saleIdOf(ref, terms))).to.equal(saleId(forum, terms));
      expect(await reader.read(calls.statementDigest(ref, statement))).to.equal(statementDigest(forum, statement));
      expect(saleDocument(forum, terms).message["title"]).to.equal("LR-2024/0001");
      const documents = [
        saleDocument(forum, terms),
        statementDocument(forum, statement),
        rescissionDocument(forum, notice),
      ];
      expect(new Set(documents.map((document) => hashTypedData(document as never))).size).to.equal(3);
    });

    it("reads all that the conveyance shows of itself and of a token", async () => {
      const stage = await scene(open);
      const { ref, land, reader, treasury, token, buyer } = stage;
      const terms = stage.terms();
      await opened(stage, terms);
      expect(await reader.read(calls.landRegistry(ref))).to.equal(land.registry);
      expect(await reader.read(calls.treasury(ref))).to.equal(treasury.account);
      expect(await reader.code(await reader.read(calls.authority(ref)))).to.not.equal("0x");
      expect(await reader.read(calls.predecessor(ref))).to.equal(zeroAddress);
      expect(await reader.read(calls.successor(ref))).to.equal(zeroAddress);
      expect(await reader.read(calls.endingOf(ref, terms))).to.equal(0);
      expect(await reader.read(calls.tokenSymbol(token))).to.equal("TRD");
      expect(await reader.read(calls.tokenName(token))).to.equal("Trial dollar");
      expect(await reader.read(calls.tokenDecimals(token))).to.equal(6);
      await approvePayment(buyer, ref, { token, amount: PRICE });
      expect(await reader.read(calls.allowance(ref, { token, owner: buyer.account }))).to.equal(PRICE);
      const halves = [PRICE / 2n, PRICE / 2n].map((amount) => calls.pay(ref, terms, amount));
      await buyer.send(calls.multicall(ref, halves));
      expect((await reader.read(calls.sale(ref, saleId(stage.forum, terms)))).paid).to.equal(PRICE);
    });

    it("says when the node leaves out a sale's terms, or the address is no conveyance's", async () => {
      const stage = await scene(open);
      const { ref, reader, stranger } = stage;
      const terms = stage.terms();
      const id = await opened(stage, terms);
      const fromBlock = (await reader.block()).number + 1n;
      expect(await caught(readSale(reader, ref, id, { fromBlock })))
        .to.be.instanceOf(SaleTermsMissingError)
        .with.property("saleId", id);
      const lying = { ...reader, id: reader.id + 1 };
      expect(await caught(termsOf(lying, ref, id))).to.be.instanceOf(SaleTermsMissingError);

      const mute = (await (await ethers.deployContract("MuteWallet")).getAddress()) as Address;
      const elsewhere = { conveyance: mute };
      const error = await caught(refundSale(stranger, elsewhere, terms));
      expect(error).to.be.instanceOf(ActNotRecordedError).with.property("event", "SaleEnded");
    });
  });
}
