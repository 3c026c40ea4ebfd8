import { anyValue as any } from "@nomicfoundation/hardhat-ethers-chai-matchers/withArgs";
import { expect } from "chai";
import { acts, inCommon, networkHelpers, owned, TITLE } from "./fixture.js";
import { ownedByPerson, ownedInCommon, ownedJointly } from "./following.js";

const { loadFixture, time } = networkHelpers;
const DELAY = 3_600;

/** Announces an order, lets somebody come under another account twice, and carries the order out. */
type Stage = Awaited<ReturnType<typeof ownedByPerson>>;
type Person = Stage["seller"];

async function dodged(land: Stage, who: Person, name: string, args: readonly unknown[]) {
  const { succeed, follow, later, latest, stranger, announce, carryOut } = land;
  await announce(name, args);
  await succeed(who, later);
  await follow(stranger, who);
  await succeed(later, latest);
  await follow(stranger, later);
  await time.increase(DELAY);
  return carryOut(name, args);
}

describe("LandRegistry orders against accounts that were succeeded", () => {
  it("gives the title away that an owner took to another account", async () => {
    const land = await loadFixture(ownedByPerson);
    const { registry, seller, buyer, latest, read } = land;
    const done = dodged(land, seller, "forcedTransfer", [seller.address, buyer.address, TITLE]);
    await expect(done).to.emit(registry, "ForcedTransfer").withArgs(latest.address, buyer.address, TITLE);
    expect(await read("ownerOf", TITLE)).to.equal(buyer.address);
  });

  it("finds the owner too where the title has not followed, or only in part", async () => {
    const land = await loadFixture(ownedByPerson);
    const { registry, seller, buyer, later, latest, stranger, succeed, follow, announce, carryOut } = land;
    const args = [later.address, buyer.address, TITLE];
    await succeed(seller, later);
    await announce("forcedTransfer", args);
    await succeed(later, latest);
    await time.increase(DELAY);
    await expect(carryOut("forcedTransfer", args))
      .to.emit(registry, "ForcedTransfer")
      .withArgs(seller.address, buyer.address, TITLE);
    await expect(follow(stranger, seller)).to.be.revertedWithCustomError(registry, "AccountAbsent");
  });

  it("freezes the title, and tells the present holder", async () => {
    const land = await loadFixture(ownedByPerson);
    const { registry, seller, latest, read } = land;
    await expect(dodged(land, seller, "setFrozenTokens", [seller.address, TITLE, true]))
      .to.emit(registry, "Frozen")
      .withArgs(latest.address, TITLE, true);
    expect(await read("getFrozenTokens", latest.address, TITLE)).to.equal(true);
  });

  it("refuses to hit another person, whom the order does not name", async () => {
    const land = await loadFixture(ownedByPerson);
    const { registry, seller, buyer, neighbour, later, succeed, announce, carryOut } = land;
    await succeed(neighbour, later);
    for (const [name, args] of [
      ["forcedTransfer", [later.address, buyer.address, TITLE]],
      ["setFrozenTokens", [later.address, TITLE, true]],
      ["strikeOut", [TITLE, later.address]],
    ] as const) {
      await announce(name, args);
      await time.increase(DELAY);
      const holder = name === "strikeOut" ? args[1] : args[0];
      await expect(carryOut(name, args), name)
        .to.be.revertedWithCustomError(registry, "OwnerMismatch")
        .withArgs(TITLE, holder, seller.address);
    }
  });

  it("strikes the title out", async () => {
    const land = await loadFixture(ownedByPerson);
    const { registry, seller, latest } = land;
    await expect(dodged(land, seller, "strikeOut", [TITLE, seller.address]))
      .to.emit(registry, "TitleStruckOut")
      .withArgs(TITLE, 4, latest.address, any, land.secondCourt.address);
  });

  it("removes a caveat and a notice, and lifts a right", async () => {
    const land = await loadFixture(ownedByPerson);
    const { registry, acts: doing, neighbour, buyer, latest, later, stranger, succeed, follow } = land;
    const { announce, carryOut, read } = land;
    await doing.grant();
    await doing.place();
    await doing.lodge();
    const orders = [
      ["removeCaveat", [TITLE, 0, neighbour.address]],
      ["liftRight", [TITLE, 0, neighbour.address]],
      ["removeNotice", [TITLE, buyer.address]],
    ] as const;
    for (const [name, args] of orders) await announce(name, args);
    await succeed(neighbour, later);
    await succeed(buyer, latest);
    await follow(stranger, neighbour);
    await follow(stranger, buyer);
    await time.increase(DELAY);
    const officer = land.secondCourt.address;
    await expect(carryOut(...(orders[0] as unknown as [string, unknown[]])))
      .to.emit(registry, "CaveatRemoved")
      .withArgs(TITLE, any, later.address, 0, any, officer);
    await expect(carryOut(...(orders[1] as unknown as [string, unknown[]])))
      .to.emit(registry, "RightLifted")
      .withArgs(TITLE, any, 0, 0, later.address, any, officer);
    await expect(carryOut(...(orders[2] as unknown as [string, unknown[]])))
      .to.emit(registry, "NoticeRemoved")
      .withArgs(TITLE, any, latest.address, any, any, officer);
    const title = await read("title", TITLE);
    for (const name of ["caveats", "rights", "notices"]) expect(title[name], name).to.deep.equal([]);
  });

  it("removes no caveat, notice or right of somebody else", async () => {
    const land = await loadFixture(ownedByPerson);
    const { registry, acts: doing, bank, later, succeed, order } = land;
    await doing.grant();
    await doing.place();
    await doing.lodge();
    await succeed(bank, later);
    await expect(order("removeCaveat", [TITLE, 0, later.address])).to.be.revertedWithCustomError(
      registry,
      "CaveatUnknown",
    );
    await expect(order("liftRight", [TITLE, 0, later.address])).to.be.revertedWithCustomError(registry, "RightUnknown");
    await expect(order("removeNotice", [TITLE, later.address])).to.be.revertedWithCustomError(
      registry,
      "NoticeUnknown",
    );
  });

  it("puts owners right who come under other accounts, and asks for the same persons, parts and form", async () => {
    const land = await loadFixture(ownedInCommon);
    const { registry, seller, buyer, neighbour, stranger, ownership, order, read } = land;
    const wrong = [
      inCommon([seller.address, 3], [buyer.address, 1], [neighbour.address, 2]),
      inCommon([seller.address, 3], [neighbour.address, 2], [buyer.address, 1]),
      inCommon([seller.address, 3], [buyer.address, 2], [stranger.address, 1]),
      inCommon([seller.address, 3], [buyer.address, 2]),
      { ...ownership, form: 2 },
      { ...ownership, denominator: 12 },
    ];
    for (const before of wrong) {
      await expect(order("rectifyOwners", [TITLE, before, ownership])).to.be.revertedWithCustomError(
        registry,
        "OrderStale",
      );
    }
    const later = owned("sole", stranger.address);
    await dodged(land as unknown as Stage, buyer, "rectifyOwners", [TITLE, ownership, later]);
    expect(await read("ownerOf", TITLE)).to.equal(stranger.address);
  });

  it("passes a dead co-owner's part on, whoever of them came under another account", async () => {
    for (const name of ["seller", "buyer"] as const) {
      const land = await loadFixture(ownedInCommon);
      const { seller, buyer, neighbour, stranger, read } = land;
      const heirs = inCommon([stranger.address, 3], [buyer.address, 2], [neighbour.address, 1]);
      await dodged(land as unknown as Stage, land[name], "transmit", [TITLE, seller.address, heirs]);
      expect((await read("owners", TITLE)).map(({ owner }: { owner: string }) => owner)).to.deep.equal([
        stranger.address,
        buyer.address,
        neighbour.address,
      ]);
    }
  });

  it("lets no co-owner be wronged who came under another account, and the dead inherit by no other", async () => {
    const land = await loadFixture(ownedInCommon);
    const { registry, seller, buyer, neighbour, stranger, later, succeed, follow, order } = land;
    await succeed(buyer, later);
    await follow(stranger, buyer);
    const less = inCommon([stranger.address, 4], [buyer.address, 1], [neighbour.address, 1]);
    await expect(order("transmit", [TITLE, seller.address, less]))
      .to.be.revertedWithCustomError(registry, "SurvivorWronged")
      .withArgs(TITLE, later.address);
    await succeed(seller, land.latest);
    const own = inCommon([land.latest.address, 3], [buyer.address, 2], [neighbour.address, 1]);
    await expect(order("transmit", [TITLE, seller.address, own]))
      .to.be.revertedWithCustomError(registry, "PartyInvalid")
      .withArgs(seller.address);
  });

  it("leaves a joint title to the survivors, under whichever account, each of them once", async () => {
    const land = await loadFixture(ownedJointly);
    const { registry, seller, buyer, neighbour, latest, order, read } = land;
    const survivors = owned("joint", buyer.address, neighbour.address);
    await dodged(land as unknown as Stage, buyer, "transmit", [TITLE, seller.address, survivors]);
    expect((await read("owners", TITLE)).length).to.equal(2);

    const again = await loadFixture(ownedJointly);
    await again.succeed(buyer, latest);
    await again.follow(again.stranger, buyer);
    const twice = owned("joint", buyer.address, latest.address);
    await expect(order("transmit", [TITLE, seller.address, twice]))
      .to.be.revertedWithCustomError(registry, "SurvivorsMismatch")
      .withArgs(TITLE);
  });

  it("is at an end for an owner who is another person since, successor or not", async () => {
    const land = await loadFixture(ownedByPerson);
    const { registry, seller, buyer, later, succeed, announce, carryOut } = land;
    await announce("setFrozenTokens", [seller.address, TITLE, true]);
    await acts(land).transfer();
    await succeed(buyer, later);
    await expect(carryOut("setFrozenTokens", [seller.address, TITLE, true]))
      .to.be.revertedWithCustomError(registry, "OwnerMismatch")
      .withArgs(TITLE, seller.address, buyer.address);
  });
});
