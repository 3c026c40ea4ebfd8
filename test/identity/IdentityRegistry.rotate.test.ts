import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { connection } from "../support/chains.js";
import {
  announced,
  announcing,
  at,
  BASIS,
  DAY,
  now,
  OBJECTION,
  paperOf,
  REASON,
  rotated,
  rotating,
  State,
  signed,
  verified,
} from "./fixture.js";

const { networkHelpers } = connection;

describe("IdentityRegistry › rotate", () => {
  it("puts the new account in the old one's place at once, by both signatures, sent by anybody", async () => {
    const { registry, relay, ada, phone } = await networkHelpers.loadFixture(verified);
    const { paper, own, heirs } = await rotating(registry, ada, phone);
    await expect(registry.connect(relay).rotate(paper, own, heirs))
      .to.emit(registry, "AccountRotated")
      .withArgs(ada.address, phone.address, ada.address, 2n);
    expect(await registry.identify(phone)).to.deep.equal([ada.address, true]);
    expect((await registry.identityOf(ada)).state).to.equal(State.Succeeded);
  });

  it("takes the sender's own word without a signature", async () => {
    const first = await networkHelpers.loadFixture(verified);
    const { paper, own } = await rotating(first.registry, first.ada, first.phone);
    await first.registry.connect(first.phone).rotate(paper, own, "0x");
    const second = await networkHelpers.loadFixture(verified);
    const { heirs } = await rotating(second.registry, second.ada, second.phone);
    await second.registry.connect(second.ada).rotate(paper, "0x", heirs);
    expect(await second.registry.successorOf(second.ada)).to.equal(second.phone.address);
  });

  it("goes on from account to account: root and current account stay one step away", async () => {
    const { registry, ada, phone, tablet, ben } = await networkHelpers.loadFixture(rotated);
    const next = await rotating(registry, phone, tablet);
    await registry.rotate(next.paper, next.own, next.heirs);
    const last = await rotating(registry, tablet, ben);
    await registry.rotate(last.paper, last.own, last.heirs);
    for (const account of [ada, phone, tablet]) {
      expect(await registry.successorOf(account)).to.equal(ben.address);
      expect(await registry.identify(account)).to.deep.equal([ada.address, false]);
    }
    expect(await registry.identify(ben)).to.deep.equal([ada.address, true]);
    expect(await registry.successorOf(ben)).to.equal(ZeroAddress);
  });

  it("reverts for a cycle: an account of the line never takes over again", async () => {
    const { registry, ada, phone, tablet } = await networkHelpers.loadFixture(rotated);
    const back = await rotating(registry, phone, ada);
    await expect(registry.rotate(back.paper, back.own, back.heirs))
      .to.be.revertedWithCustomError(registry, "SuccessorNotFresh")
      .withArgs(ada.address);
    const itself = await rotating(registry, phone, phone);
    await expect(registry.rotate(itself.paper, itself.own, itself.heirs))
      .to.be.revertedWithCustomError(registry, "SuccessorNotFresh")
      .withArgs(phone.address);
    const again = await rotating(registry, ada, tablet, 2n);
    await expect(registry.rotate(again.paper, again.own, again.heirs))
      .to.be.revertedWithCustomError(registry, "AccountSucceeded")
      .withArgs(ada.address, phone.address);
  });

  it("reverts without the word of both, and by a paper for another act", async () => {
    const { registry, relay, ada, phone } = await networkHelpers.loadFixture(verified);
    const { paper, own, heirs } = await rotating(registry, ada, phone);
    const rotate = (account: string, successor: string) => registry.connect(relay).rotate(paper, account, successor);
    await expect(rotate("0x", heirs)).to.be.revertedWithCustomError(registry, "SignatureInvalid").withArgs(ada.address);
    await expect(rotate(own, "0x")).to.be.revertedWithCustomError(registry, "SignatureInvalid").withArgs(phone.address);
    await expect(rotate(heirs, own)).to.be.revertedWithCustomError(registry, "SignatureInvalid").withArgs(ada.address);
    const acceptance = await signed(registry, phone, "SuccessionAcceptance", paper);
    await expect(rotate(own, acceptance))
      .to.be.revertedWithCustomError(registry, "SignatureInvalid")
      .withArgs(phone.address);
  });

  it("reverts for a stale revision, a passed deadline, a withdrawn or ended identity, and one unknown", async () => {
    const { registry, officer, ada, ben, phone } = await networkHelpers.loadFixture(verified);
    const stale = await rotating(registry, ada, phone, 2n);
    await expect(registry.rotate(stale.paper, stale.own, stale.heirs))
      .to.be.revertedWithCustomError(registry, "IdentityRevisionStale")
      .withArgs(ada.address, 2n, 1n);
    const unknown = await rotating(registry, ben, phone, 0n);
    await expect(registry.rotate(unknown.paper, unknown.own, unknown.heirs))
      .to.be.revertedWithCustomError(registry, "IdentityUnknown")
      .withArgs(ben.address);
    const late = await rotating(registry, ada, phone);
    await at(late.paper.deadline + 1n);
    await expect(registry.rotate(late.paper, late.own, late.heirs))
      .to.be.revertedWithCustomError(registry, "DeadlinePassed")
      .withArgs(late.paper.deadline, late.paper.deadline + 1n);
    await registry.connect(officer).withdraw(ada, 1n, REASON);
    const withdrawn = await rotating(registry, ada, phone, 2n);
    await expect(registry.rotate(withdrawn.paper, withdrawn.own, withdrawn.heirs))
      .to.be.revertedWithCustomError(registry, "VerificationNotInForce")
      .withArgs(ada.address);
    await registry.connect(officer).end(ada, 2n, BASIS);
    const ended = await rotating(registry, ada, phone, 3n);
    await expect(registry.rotate(ended.paper, ended.own, ended.heirs))
      .to.be.revertedWithCustomError(registry, "AccountEnded")
      .withArgs(ada.address);
  });

  it("reverts while the registry is paused", async () => {
    const { registry, authority, ada, phone } = await networkHelpers.loadFixture(verified);
    const { paper, own, heirs } = await rotating(registry, ada, phone);
    await authority.pauseRegistry(registry, BASIS);
    await expect(registry.rotate(paper, own, heirs)).to.be.revertedWithCustomError(registry, "RegistryPaused");
  });

  it("keeps an expired verification expired, and its end", async () => {
    const { registry, ada, phone, until } = await networkHelpers.loadFixture(verified);
    await networkHelpers.time.increaseTo(until);
    const { paper, own, heirs } = await rotating(registry, ada, phone);
    await registry.rotate(paper, own, heirs);
    expect(await registry.isVerified(phone)).to.equal(false);
    expect((await registry.identityOf(phone)).until).to.equal(until);
  });
});

describe("IdentityRegistry › rotate, against an announced succession", () => {
  it("reverts while one is pending: a thief of the old key cannot slip away in silence", async () => {
    const { registry, ada, phone, tablet } = await networkHelpers.loadFixture(announced);
    for (const successor of [tablet, phone]) {
      const { paper, own, heirs } = await rotating(registry, ada, successor, 2n);
      await expect(registry.rotate(paper, own, heirs))
        .to.be.revertedWithCustomError(registry, "SuccessionPending")
        .withArgs(ada.address, phone.address);
    }
  });

  it("reverts for one objection period after an objection: the office has time to withdraw", async () => {
    const { registry, officer, ada, phone, tablet } = await networkHelpers.loadFixture(announced);
    await registry.connect(ada).object(await paperOf(ada, phone, 2n), "0x");
    const contestedUntil = (await now()) + OBJECTION;
    const paper = await paperOf(ada, tablet, 3n, contestedUntil + DAY);
    const own = await signed(registry, ada, "AccountRotation", paper);
    const heirs = await signed(registry, tablet, "AccountRotation", paper);
    await at(contestedUntil - 1n);
    await expect(registry.rotate(paper, own, heirs))
      .to.be.revertedWithCustomError(registry, "IdentityContested")
      .withArgs(ada.address, contestedUntil);
    await at(contestedUntil);
    await expect(registry.rotate(paper, own, heirs)).to.emit(registry, "AccountRotated");
    expect(officer.address).not.to.equal(ada.address);
  });

  it("reverts for a successor that is promised to another", async () => {
    const { registry, officer, ada, ben, phone, until } = await networkHelpers.loadFixture(announced);
    await registry.connect(officer).verify((await registry.identityOf(ada)).office, {
      account: ben.address,
      kind: 1n,
      until,
    });
    const { paper, own, heirs } = await rotating(registry, ben, phone);
    await expect(registry.rotate(paper, own, heirs))
      .to.be.revertedWithCustomError(registry, "SuccessorNotFresh")
      .withArgs(phone.address);
  });

  it("makes a new account that can be succeeded in its turn", async () => {
    const { registry, officer, phone, tablet } = await networkHelpers.loadFixture(rotated);
    const { paper, signature } = await announcing(registry, phone, tablet);
    await registry.connect(officer).announceSuccession(paper, signature, BASIS);
    await networkHelpers.time.increase(OBJECTION);
    await registry.completeSuccession(phone);
    expect(await registry.successorOf(phone)).to.equal(tablet.address);
  });
});
