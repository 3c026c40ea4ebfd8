import { expect } from "chai";
import {
  announceOrder,
  CaveatUnknownError,
  calls,
  carryOutOrder,
  freezeAct,
  freezeTitle,
  history,
  type OrderedAct,
  OrderNotDueError,
  OrderUnknownError,
  type Ownership,
  readOrder,
  readOrderedAct,
  readTitle,
  registerSharedTitle,
  registerTransfer,
  SecondOfficerRequiredError,
  signTransfer,
  TitleFrozenError,
  withdrawOrder,
} from "../../sdk/src/land/index.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";
import { deedOf, digest, ID, type Office, ordered, PARCEL, scenes } from "./office.js";

const { networkHelpers } = connection;
const BASIS = digest("order of the Land Court");
const sole = (owner: `0x${string}`): Ownership => ({
  form: "sole",
  denominator: 1n,
  portions: [{ owner, numerator: 1n }],
});

for (const [library, open] of Object.entries(libraries)) {
  describe(`orders through ${library}`, () => {
    const { office, titled, caveated } = scenes(open);
    const ownersOf = async ({ reader, ref }: Office) => {
      const standing = await readTitle(reader, ref, ID);
      return standing.state === "unknown" ? [] : standing.owners.map(({ owner }) => owner);
    };

    it("freezes at once by two officers, unfreezes after the delay, and tells when nothing was to be done", async () => {
      const land = await titled();
      const { ref, court, secondCourt, reader, registrar, seller, buyer } = land;
      const officers = { first: court, second: secondCourt };
      const order = { titleId: ID, order: BASIS };

      expect(await freezeTitle(officers, ref, order)).to.deep.include({ outcome: "entered", revision: 2 });
      expect((await freezeTitle(officers, ref, order)).outcome).to.equal("held");
      expect(await readTitle(reader, ref, ID)).to.deep.include({ blockedBy: [{ kind: "freeze" }], revision: 2 });
      const holder = seller.account;
      expect(await reader.read(calls.getFrozenTokens(ref, { titleId: ID, holder }))).to.equal(true);
      const deed = deedOf(land, 2);
      const signatures = { seller: await signTransfer(seller, ref, deed), buyer: await signTransfer(buyer, ref, deed) };
      expect(await caught(registerTransfer(registrar, ref, deed, signatures))).to.be.instanceOf(TitleFrozenError);

      const release = await freezeAct(reader, ref, ID, false);
      expect(await ordered(land, release, BASIS)).to.deep.include({ outcome: "entered", revision: 3 });
      expect((await ordered(land, release, BASIS)).outcome).to.equal("held");
    });

    it("tells how an order stands from its announcement to its end", async () => {
      const land = await titled();
      const { ref, court, secondCourt, reader, seller, buyer } = land;
      const act = calls.forcedTransfer(ref, { titleId: ID, from: seller.account, to: buyer.account });
      expect(await readOrder(reader, ref, calls.orderId(act))).to.deep.equal({ state: "unknown" });
      const { orderId, due, lapses, mined } = await announceOrder(court, ref, act, BASIS);
      const { timestamp } = await reader.block(mined.block);
      const told = { officer: court.account, due, lapses, basis: BASIS };
      const { functionName, args } = (await readOrderedAct(reader, ref, orderId)) ?? {};
      expect([functionName, args]).to.deep.equal([act.functionName, act.args]);
      expect(await readOrderedAct(reader, ref, digest("no order"))).to.equal(undefined);
      expect(orderId).to.equal(calls.orderId(act));
      expect(due - timestamp).to.equal(BigInt(await reader.read(calls.orderDelay(ref))));
      expect(await readOrder(reader, ref, orderId)).to.deep.equal({ state: "waiting", ...told });

      const early = await caught(carryOutOrder(secondCourt, act));
      expect(early).to.be.instanceOf(OrderNotDueError).with.nested.property("args.due", Number(due));
      await networkHelpers.time.increaseTo(due);
      expect(await readOrder(reader, ref, orderId)).to.deep.equal({ state: "due", ...told });
      expect(await caught(carryOutOrder(court, act)))
        .to.be.instanceOf(SecondOfficerRequiredError)
        .with.nested.property("args.officer", court.account);
      expect(await carryOutOrder(secondCourt, act)).to.deep.include({ outcome: "entered", revision: 2 });
      expect(await ownersOf(land)).to.deep.equal([buyer.account]);
      expect(await caught(carryOutOrder(secondCourt, act))).to.be.instanceOf(OrderUnknownError);

      await announceOrder(court, ref, act, BASIS);
      await networkHelpers.time.increase(31n * 86_400n);
      expect(await readOrder(reader, ref, orderId)).to.have.property("state", "lapsed");
      await withdrawOrder(secondCourt, ref, orderId);
      expect(await readOrder(reader, ref, orderId)).to.deep.equal({ state: "unknown" });
    });

    it("removes a caveat, and says when there is none", async () => {
      const land = await caveated();
      const act = calls.removeCaveat(land.ref, { titleId: ID, slot: 0, caveator: land.neighbour.account });
      expect(await ordered(land, act, BASIS)).to.deep.include({ outcome: "entered", revision: 3 });
      expect(await caught(ordered(land, act, BASIS))).to.be.instanceOf(CaveatUnknownError);
    });

    it("puts parcel and owners right, passes a title on after a death, strikes it out, and tells it all", async () => {
      const land = await titled();
      const { ref, reader, seller, buyer, neighbour, secondCourt } = land;
      const before = { parcel: PARCEL };
      const later = { area: 1_300, parcel: digest("new survey") };
      const shared: Ownership = {
        form: "in common",
        denominator: 3n,
        portions: [
          { owner: buyer.account, numerator: 1n },
          { owner: neighbour.account, numerator: 2n },
        ],
      };
      const [first, last] = [sole(seller.account), sole(neighbour.account)];
      const acts: readonly OrderedAct[] = [
        calls.rectifyParcel(ref, { titleId: ID, before, later }),
        calls.rectifyOwners(ref, { titleId: ID, before: first, later: shared }),
        calls.transmit(ref, { titleId: ID, deceased: buyer.account, later: last }),
        calls.forcedTransfer(ref, { titleId: ID, from: neighbour.account, to: seller.account }),
        calls.strikeOut(ref, { titleId: ID, holder: seller.account }),
      ];
      for (const [index, act] of acts.entries()) {
        expect(await ordered(land, act, BASIS)).to.deep.include({ outcome: "entered", revision: index + 2 });
      }
      expect((await readTitle(reader, ref, ID)).state).to.equal("historic");
      const story = await history(reader, ref, ID);
      const line = { digest: BASIS, actor: secondCourt.account };
      expect(story.slice(1).map(({ block: _, transaction: __, ...told }) => told)).to.deep.equal([
        { ...line, revision: 2, kind: "parcel-rectified", before, later },
        { ...line, revision: 3, kind: "owners-rectified", before: first, later: shared },
        { ...line, revision: 4, kind: "transmitted", deceased: buyer.account, before: shared, later: last },
        { ...line, revision: 5, kind: "transfer-ordered", before: last, to: seller.account },
        { ...line, revision: 6, kind: "struck-out", holder: seller.account },
      ]);
    });

    it("leaves a joint owner's title to the survivor", async () => {
      const land = await office();
      const { ref, registrar, seller, buyer } = land;
      const owners = [seller.account, buyer.account].map((owner) => ({ owner, numerator: 1n }));
      const ownership: Ownership = { form: "joint", denominator: 2n, portions: owners };
      await registerSharedTitle(registrar, ref, { titleId: ID, ownership, source: digest("old page") });
      await ordered(
        land,
        calls.transmit(ref, { titleId: ID, deceased: seller.account, later: sole(buyer.account) }),
        BASIS,
      );
      expect(await ownersOf(land)).to.deep.equal([buyer.account]);
    });

    it("answers as ERC-7943 does", async () => {
      const { ref, reader, seller, buyer } = await titled();
      const passing = { titleId: ID, from: seller.account, to: buyer.account };
      expect(await reader.read(calls.canTransfer(ref, passing))).to.equal(true);
      expect(await reader.read(calls.canTransfer(ref, { ...passing, to: ref.registry }))).to.equal(false);
      expect(await reader.read(calls.canSend(ref, seller.account))).to.equal(true);
      expect(await reader.read(calls.canReceive(ref, ref.registry))).to.equal(false);
    });
  });
}
