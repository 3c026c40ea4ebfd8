import { expect } from "chai";
import { ZeroHash } from "ethers";
import { connection } from "../support/chains.js";
import {
  at,
  BASIS,
  COMPANIES,
  MAXIMUM_TERM,
  now,
  OBJECTION,
  opened,
  REASON,
  rotated,
  State,
  VERIFYING,
  verified,
  YEAR,
} from "./fixture.js";

const { ethers, networkHelpers } = connection;

describe("IdentityRegistry › an office's acts", () => {
  const acts = ["withdraw", "reinstate", "end", "withdrawSuccession"] as const;

  for (const act of acts) {
    it(`${act} reverts for another office, an unknown account, a stale revision, no digest and a succeeded account`, async () => {
      const { registry, officer, registrar, ada, ben } = await networkHelpers.loadFixture(verified);
      await expect(registry.connect(registrar)[act](ada, 1n, BASIS))
        .to.be.revertedWithCustomError(registry, "OfficerUnauthorised")
        .withArgs(registrar.address, VERIFYING);
      await expect(registry.connect(officer)[act](ben, 0n, BASIS))
        .to.be.revertedWithCustomError(registry, "IdentityUnknown")
        .withArgs(ben.address);
      await expect(registry.connect(officer)[act](ada, 0n, BASIS))
        .to.be.revertedWithCustomError(registry, "IdentityRevisionStale")
        .withArgs(ada.address, 0n, 1n);
      await expect(registry.connect(officer)[act](ada, 1n, ZeroHash)).to.be.revertedWithCustomError(
        registry,
        "DigestMissing",
      );
      const moved = await networkHelpers.loadFixture(rotated);
      await expect(moved.registry.connect(moved.officer)[act](moved.ada, 2n, BASIS))
        .to.be.revertedWithCustomError(registry, "AccountSucceeded")
        .withArgs(moved.ada.address, moved.phone.address);
    });
  }

  it("prolongs what is in force, to a later end within the longest term", async () => {
    const { registry, officer, ada, until } = await networkHelpers.loadFixture(verified);
    const acting = registry.connect(officer);
    await expect(acting.prolong(ada, 1n, until))
      .to.be.revertedWithCustomError(registry, "UntilNotLater")
      .withArgs(ada.address, until, until);
    const moment = (await now()) + 10n;
    await at(moment);
    await expect(acting.prolong(ada, 1n, moment + MAXIMUM_TERM + 1n))
      .to.be.revertedWithCustomError(registry, "UntilTooFar")
      .withArgs(moment + MAXIMUM_TERM + 1n, moment + MAXIMUM_TERM);
    await expect(acting.prolong(ada, 1n, until + 1n))
      .to.emit(registry, "VerificationProlonged")
      .withArgs(ada.address, officer.address, 2n, until + 1n);
    await expect(acting.prolong(ada, 1n, until + 2n))
      .to.be.revertedWithCustomError(registry, "IdentityRevisionStale")
      .withArgs(ada.address, 1n, 2n);
    await networkHelpers.time.increaseTo(until + 1n);
    await expect(acting.prolong(ada, 2n, until + YEAR))
      .to.be.revertedWithCustomError(registry, "VerificationOver")
      .withArgs(ada.address, until + 1n);
  });

  it("does not prolong what was withdrawn or ended", async () => {
    const { registry, officer, ada, until } = await networkHelpers.loadFixture(verified);
    const acting = registry.connect(officer);
    await acting.withdraw(ada, 1n, REASON);
    await expect(acting.prolong(ada, 2n, until + 1n))
      .to.be.revertedWithCustomError(registry, "VerificationNotInForce")
      .withArgs(ada.address);
    await acting.end(ada, 2n, BASIS);
    await expect(acting.prolong(ada, 3n, until + 1n))
      .to.be.revertedWithCustomError(registry, "AccountEnded")
      .withArgs(ada.address);
  });

  it("withdraws and reinstates; the wish that holds already changes nothing", async () => {
    const { registry, officer, ada, until } = await networkHelpers.loadFixture(verified);
    const acting = registry.connect(officer);
    await expect(acting.reinstate(ada, 1n, BASIS)).not.to.emit(registry, "VerificationReinstated");
    await expect(acting.withdraw(ada, 1n, REASON))
      .to.emit(registry, "VerificationWithdrawn")
      .withArgs(ada.address, officer.address, 2n, REASON);
    expect(await registry.isVerified(ada)).to.equal(false);
    await expect(acting.withdraw(ada, 2n, REASON)).not.to.emit(registry, "VerificationWithdrawn");
    await expect(acting.reinstate(ada, 2n, BASIS))
      .to.emit(registry, "VerificationReinstated")
      .withArgs(ada.address, officer.address, 3n, BASIS);
    expect(await registry.isVerified(ada)).to.equal(true);
    expect((await registry.identityOf(ada)).until).to.equal(until);
  });

  it("ends, and undoes an error within the objection period alone", async () => {
    const { registry, officer, ada } = await networkHelpers.loadFixture(verified);
    const acting = registry.connect(officer);
    await expect(acting.end(ada, 1n, BASIS))
      .to.emit(registry, "IdentityEnded")
      .withArgs(ada.address, officer.address, 2n, BASIS);
    await expect(acting.withdraw(ada, 2n, REASON)).to.be.revertedWithCustomError(registry, "AccountEnded");
    const endedAt = await now();
    await at(endedAt + OBJECTION - 1n);
    await acting.reinstate(ada, 2n, BASIS);
    expect(await registry.isVerified(ada)).to.equal(true);

    await acting.end(ada, 3n, BASIS);
    await expect(acting.end(ada, 4n, BASIS)).not.to.emit(registry, "IdentityEnded");
    await at((await registry.identityOf(ada)).changedAt + OBJECTION);
    await expect(acting.reinstate(ada, 4n, BASIS))
      .to.be.revertedWithCustomError(registry, "AccountEnded")
      .withArgs(ada.address);
    expect((await registry.identityOf(ada)).state).to.equal(State.Ended);
  });

  it("does several acts in one transaction, all or none", async () => {
    const { registry, officer, ada, until } = await networkHelpers.loadFixture(verified);
    const call = registry.interface;
    const prolong = call.encodeFunctionData("prolong", [ada.address, 1n, until + 1n]);
    const withdraw = call.encodeFunctionData("withdraw", [ada.address, 2n, REASON]);
    const stale = call.encodeFunctionData("withdraw", [ada.address, 1n, REASON]);
    await expect(registry.connect(officer).multicall([prolong, stale])).to.be.revertedWithCustomError(
      registry,
      "IdentityRevisionStale",
    );
    await registry.connect(officer).multicall([prolong, withdraw]);
    expect((await registry.identityOf(ada)).revision).to.equal(3n);
  });
});

describe("IdentityRegistry", () => {
  it("knows nothing of an account that nobody named", async () => {
    const { registry, ben } = await networkHelpers.loadFixture(opened);
    expect(await registry.identityOf(ben)).to.deep.equal([0n, 0n, 0n, 0n, 0n, 0n, 0n]);
    expect(await registry.identify(ben)).to.deep.equal([ben.address, false]);
    expect(await registry.successorOf(ben)).to.equal(ethers.ZeroAddress);
    expect(await registry.pendingSuccession(ben)).to.deep.equal([ethers.ZeroAddress, 0n]);
  });

  it("tells its periods, and refuses one that is none", async () => {
    const { registry, authority } = await networkHelpers.loadFixture(opened);
    expect(await registry.objectionPeriod()).to.equal(OBJECTION);
    expect(await registry.maximumTerm()).to.equal(MAXIMUM_TERM);
    for (const period of [0n, YEAR + 1n, 2n ** 48n - 1n]) {
      const deploying = ethers.deployContract("IdentityRegistry", [authority.target, period, ethers.ZeroAddress]);
      await expect(deploying).to.be.revertedWithCustomError(registry, "ObjectionPeriodInvalid").withArgs(period);
    }
    await ethers.deployContract("IdentityRegistry", [authority.target, YEAR, ethers.ZeroAddress]);
  });

  it("admits offices of several agencies", async () => {
    const { registry } = await networkHelpers.loadFixture(opened);
    expect([await registry.isAdmitted(VERIFYING), await registry.isAdmitted(COMPANIES)]).to.deep.equal([true, true]);
  });
});
