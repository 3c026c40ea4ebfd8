import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import { ORDER_DELAY } from "../support/deploy.js";
import { ethers, FOREVER, networkHelpers, owned, PARCEL, SOURCE, TITLE } from "./fixture.js";
import { word } from "./instruments.js";
import { BASIS, TERM, titleBeforeCourt } from "./orders.js";

const { loadFixture, time } = networkHelpers;

/** Every act that a court can order, with arguments that pass on the fixture's title. */
const actsOn = (
  { seller, buyer, neighbour }: Awaited<ReturnType<typeof titleBeforeCourt>>,
  titleId = TITLE,
): Record<string, readonly unknown[]> => ({
  forcedTransfer: [seller.address, buyer.address, titleId],
  setFrozenTokens: [seller.address, titleId, false],
  removeCaveat: [titleId, 0, neighbour.address],
  removeNotice: [titleId, buyer.address],
  imposeRestriction: [titleId, neighbour.address, FOREVER],
  liftRight: [titleId, 0, neighbour.address],
  rectifyParcel: [titleId, { area: 1_250, parcel: PARCEL }, { area: 1_300, parcel: id("new survey") }],
  rectifyOwners: [titleId, owned("sole", seller.address), owned("sole", buyer.address)],
  strikeOut: [titleId, seller.address],
  transmit: [titleId, seller.address, owned("sole", buyer.address)],
});
const ACTS = [
  "forcedTransfer",
  "setFrozenTokens",
  "removeCaveat",
  "removeNotice",
  "imposeRestriction",
  "liftRight",
  "rectifyParcel",
  "rectifyOwners",
  "strikeOut",
  "transmit",
] as const;

describe("LandRegistry announced orders", () => {
  describe("announceOrder", () => {
    it("tells the act whole, its basis and its two moments", async () => {
      const land = await loadFixture(titleBeforeCourt);
      const { registry, announce, encoded, orderId, read, court } = land;
      const args = actsOn(land)["strikeOut"] ?? [];
      const due = BigInt(await time.latest()) + 10n + BigInt(ORDER_DELAY);
      await time.setNextBlockTimestamp(due - BigInt(ORDER_DELAY));
      await expect(announce("strikeOut", args))
        .to.emit(registry, "OrderAnnounced")
        .withArgs(
          orderId("strikeOut", args),
          encoded("strikeOut", args),
          BASIS,
          due,
          due + BigInt(TERM),
          court.address,
        );
      expect(await read("orderOf", orderId("strikeOut", args))).to.deep.equal([
        court.address,
        due,
        due + BigInt(TERM),
        BASIS,
      ]);
      expect(await read("orderOf", id("none"))).to.deep.equal([ZeroAddress, 0n, 0n, ZeroHash]);
      expect(await read("orderDelay")).to.equal(BigInt(ORDER_DELAY));
      expect(await read("exists", TITLE)).to.equal(true);
    });

    it("reverts for a call that no court can order, be it shorter than a selector", async () => {
      const { registry, as, court, encoded, orderId } = await loadFixture(titleBeforeCourt);
      const unknown: readonly (readonly [string, string])[] = [
        ["0x", "0x00000000"],
        ["0x1234", "0x00000000"],
        [encoded("withdrawOrder", [id("x")]), encoded("withdrawOrder", [id("x")]).slice(0, 10)],
        [encoded("multicall", [[]]), encoded("multicall", [[]]).slice(0, 10)],
      ];
      for (const [act, selector] of unknown) {
        await expect(as(court, "announceOrder", act, BASIS))
          .to.be.revertedWithCustomError(registry, "OrderedActUnknown")
          .withArgs(selector);
      }
      expect(orderId("withdrawOrder", [id("x")])).to.have.length(66);
    });

    it("reverts without the order's digest", async () => {
      const land = await loadFixture(titleBeforeCourt);
      const args = actsOn(land)["strikeOut"] ?? [];
      await expect(land.announce("strikeOut", args, { basis: ZeroHash })).to.be.revertedWithCustomError(
        land.registry,
        "DigestMissing",
      );
    });

    it("reverts while the same order waits, and passes when it was withdrawn or has lapsed", async () => {
      const land = await loadFixture(titleBeforeCourt);
      const { registry, announce, orderId, as, secondCourt } = land;
      const args = actsOn(land)["strikeOut"] ?? [];
      const waiting = orderId("strikeOut", args);
      await announce("strikeOut", args);
      const lapses = (await time.latest()) + ORDER_DELAY + TERM;
      await expect(announce("strikeOut", args, { by: secondCourt }))
        .to.be.revertedWithCustomError(registry, "OrderAlreadyAnnounced")
        .withArgs(waiting);
      await as(secondCourt, "withdrawOrder", waiting);
      await announce("strikeOut", args);
      await time.setNextBlockTimestamp(lapses);
      await expect(announce("strikeOut", args)).to.be.revertedWithCustomError(registry, "OrderAlreadyAnnounced");
      await time.increaseTo(lapses + 100);
      await announce("strikeOut", args);
    });

    it("lets a freeze be carried out at once, and nothing else", async () => {
      const land = await loadFixture(titleBeforeCourt);
      const { announce, orderId, read, seller } = land;
      const freeze = [seller.address, TITLE, true];
      await announce("setFrozenTokens", freeze);
      expect((await read("orderOf", orderId("setFrozenTokens", freeze))).due).to.equal(BigInt(await time.latest()));
      for (const [name, args] of Object.entries(actsOn(land))) {
        await announce(name, args);
        const { due } = await read("orderOf", orderId(name, args));
        expect(due, name).to.equal(BigInt((await time.latest()) + ORDER_DELAY));
      }
    });

    it("gives no haste to a freeze that is written otherwise than its call is", async () => {
      const { as, court, read, encoded, seller } = await loadFixture(titleBeforeCourt);
      const freeze = encoded("setFrozenTokens", [seller.address, TITLE, true]);
      for (const act of [`${freeze}00`, `${freeze.slice(0, -1)}2`]) {
        await as(court, "announceOrder", act, BASIS);
        const { due } = await read("orderOf", ethers.keccak256(act));
        expect(due).to.equal(BigInt((await time.latest()) + ORDER_DELAY));
      }
    });
  });

  describe("withdrawOrder", () => {
    it("takes an order back, by any officer of the court", async () => {
      for (const by of ["court", "secondCourt"] as const) {
        const land = await loadFixture(titleBeforeCourt);
        const args = actsOn(land)["strikeOut"] ?? [];
        const waiting = land.orderId("strikeOut", args);
        await land.announce("strikeOut", args);
        await expect(land.as(land[by], "withdrawOrder", waiting))
          .to.emit(land.registry, "OrderWithdrawn")
          .withArgs(waiting, land[by].address);
        await time.increase(ORDER_DELAY);
        await expect(land.carryOut("strikeOut", args))
          .to.be.revertedWithCustomError(land.registry, "OrderUnknown")
          .withArgs(waiting);
      }
    });

    it("reverts when there is no such order", async () => {
      const { registry, as, court } = await loadFixture(titleBeforeCourt);
      await expect(as(court, "withdrawOrder", id("none")))
        .to.be.revertedWithCustomError(registry, "OrderUnknown")
        .withArgs(id("none"));
    });
  });

  for (const name of ACTS) {
    describe(`${name}, as any order`, () => {
      async function ready() {
        const land = await loadFixture(titleBeforeCourt);
        await land.acts.grant();
        await land.acts.place({ until: (await time.latest()) + 100 * 86_400 });
        await land.acts.lodge();
        const args = actsOn(land)[name] ?? [];
        return { ...land, args, waiting: land.orderId(name, args) };
      }

      it("reverts when it was not announced", async () => {
        const { registry, carryOut, args, waiting } = await ready();
        await expect(carryOut(name, args)).to.be.revertedWithCustomError(registry, "OrderUnknown").withArgs(waiting);
      });

      it("reverts for the officer who announced it", async () => {
        const { registry, announce, carryOut, args, court } = await ready();
        await announce(name, args);
        await time.increase(ORDER_DELAY);
        await expect(carryOut(name, args, court))
          .to.be.revertedWithCustomError(registry, "SecondOfficerRequired")
          .withArgs(court.address);
      });

      it("reverts before its delay is over, and passes in the first second after", async () => {
        const { registry, announce, carryOut, args, waiting } = await ready();
        await announce(name, args);
        const due = (await time.latest()) + ORDER_DELAY;
        await time.setNextBlockTimestamp(due - 1);
        await expect(carryOut(name, args))
          .to.be.revertedWithCustomError(registry, "OrderNotDue")
          .withArgs(waiting, due);
        await time.setNextBlockTimestamp(due);
        await carryOut(name, args);
      });

      it("passes in its last second, and reverts when it has lapsed", async () => {
        const { registry, announce, carryOut, args, waiting, acts } = await ready();
        await announce(name, args);
        const lapses = (await time.latest()) + ORDER_DELAY + TERM;
        const snapshot = await networkHelpers.takeSnapshot();
        await time.setNextBlockTimestamp(lapses + 1);
        await expect(carryOut(name, args))
          .to.be.revertedWithCustomError(registry, "OrderLapsed")
          .withArgs(waiting, lapses);
        await snapshot.restore();
        await time.setNextBlockTimestamp(lapses);
        await carryOut(name, args);
        expect(acts).to.have.property("lodge");
      });

      it("is good once, and tells who announced it and who carried it out", async () => {
        const { registry, order, carryOut, args, waiting, court, secondCourt } = await ready();
        await expect(order(name, args))
          .to.emit(registry, "OrderCarriedOut")
          .withArgs(waiting, BASIS, court.address, secondCourt.address);
        await expect(carryOut(name, args)).to.be.revertedWithCustomError(registry, "OrderUnknown").withArgs(waiting);
      });

      it("reverts for other arguments than were announced", async () => {
        const { registry, announce, carryOut, args } = await ready();
        await announce(name, args);
        await time.increase(ORDER_DELAY);
        const others = { setFrozenTokens: 1, forcedTransfer: 2 } as Record<string, number>;
        const changed = args.map((value, index) => (index === (others[name] ?? 0) ? word("LR-9") : value));
        await expect(carryOut(name, changed)).to.be.revertedWithCustomError(registry, "OrderUnknown");
      });

      it("reverts for an unknown title and for a closed one", async () => {
        const { registry, order, args, as, registrar, seller, deadline, ...land } = await ready();
        const elsewhere = actsOn({ ...land, registry, seller } as never, word("LR-9"))[name] ?? [];
        await expect(order(name, elsewhere))
          .to.be.revertedWithCustomError(registry, "TitleUnknown")
          .withArgs(word("LR-9"));
        await as(registrar, "register", {
          titleId: word("LR-8"),
          owner: seller.address,
          area: 0,
          parcel: ZeroHash,
          source: SOURCE,
        });
        await order("strikeOut", [word("LR-8"), seller.address]);
        const closed = actsOn({ ...land, registry, seller } as never, word("LR-8"))[name] ?? [];
        if (name === "strikeOut") await time.increase(1);
        await expect(order(name, closed))
          .to.be.revertedWithCustomError(registry, "TitleHistoric")
          .withArgs(word("LR-8"));
      });

      it("works through multicall, where the same officer cannot announce and carry out", async () => {
        const { registry, as, announce, encoded, args, court, secondCourt } = await ready();
        const both = [encoded("announceOrder", [encoded(name, args), BASIS]), encoded(name, args)];
        await expect(as(court, "multicall", both)).to.be.revertedWithCustomError(registry, "SecondOfficerRequired");
        await announce(name, args);
        await time.increase(ORDER_DELAY);
        await expect(as(secondCourt, "multicall", [encoded(name, args)])).to.emit(registry, "OrderCarriedOut");
      });
    });
  }
});
