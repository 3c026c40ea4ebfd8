import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { connection } from "../support/chains.js";
import {
  at,
  BASIS,
  COMPANIES,
  Kind,
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

const { networkHelpers } = connection;

describe("IdentityRegistry › verify", () => {
  it("puts kind, office, term and first revision on record", async () => {
    const { registry, officer, company } = await networkHelpers.loadFixture(opened);
    const until = (await now()) + YEAR;
    const verification = { account: company.address, kind: Kind.Organisation, until };
    await expect(registry.connect(officer).verify(VERIFYING, verification))
      .to.emit(registry, "AccountVerified")
      .withArgs(company.address, VERIFYING, officer.address, Kind.Organisation, until, 1n);

    const since = await now();
    expect(await registry.identityOf(company)).to.deep.equal([
      Kind.Organisation,
      State.Verified,
      1n,
      since,
      until,
      since,
      VERIFYING,
    ]);
    expect(await registry.identify(company)).to.deep.equal([company.address, true]);
  });

  it("is over at its last second, and not before", async () => {
    const { registry, ada, until } = await networkHelpers.loadFixture(verified);
    await networkHelpers.time.increaseTo(until - 1n);
    expect(await registry.isVerified(ada)).to.equal(true);
    await networkHelpers.time.increaseTo(until);
    expect(await registry.isVerified(ada)).to.equal(false);
  });

  it("takes an end from the next second to 25 years away", async () => {
    const { registry, officer, ben, phone } = await networkHelpers.loadFixture(opened);
    const moment = (await now()) + 100n;
    const verify = async (account: string, until: bigint, when: bigint) => {
      await at(when);
      return registry.connect(officer).verify(VERIFYING, { account, kind: Kind.Person, until });
    };
    await expect(verify(ben.address, moment, moment))
      .to.be.revertedWithCustomError(registry, "UntilPassed")
      .withArgs(moment, moment);
    await verify(ben.address, moment + 2n, moment + 1n);
    const latest = moment + 2n + MAXIMUM_TERM;
    await expect(verify(phone.address, latest + 1n, moment + 2n))
      .to.be.revertedWithCustomError(registry, "UntilTooFar")
      .withArgs(latest + 1n, latest);
    await verify(phone.address, latest + 1n, moment + 3n);
    await expect(verify(phone.address, 2n ** 48n - 1n, moment + 4n)).to.be.revertedWithCustomError(
      registry,
      "UntilTooFar",
    );
    await expect(verify(phone.address, 0n, moment + 5n)).to.be.revertedWithCustomError(registry, "UntilPassed");
  });

  it("reverts for nobody's account, and for no kind", async () => {
    const { registry, officer, ben } = await networkHelpers.loadFixture(opened);
    const until = (await now()) + YEAR;
    const acting = registry.connect(officer);
    await expect(
      acting.verify(VERIFYING, { account: ZeroAddress, kind: Kind.Person, until }),
    ).to.be.revertedWithCustomError(registry, "AccountMissing");
    await expect(acting.verify(VERIFYING, { account: ben.address, kind: Kind.None, until }))
      .to.be.revertedWithCustomError(registry, "KindMissing")
      .withArgs(ben.address);
  });

  it("reverts for anyone but an officer of the office", async () => {
    const { registry, registrar, ben } = await networkHelpers.loadFixture(opened);
    const verification = { account: ben.address, kind: Kind.Person, until: (await now()) + YEAR };
    await expect(registry.connect(registrar).verify(VERIFYING, verification))
      .to.be.revertedWithCustomError(registry, "OfficerUnauthorised")
      .withArgs(registrar.address, VERIFYING);
  });

  it("reverts while the registry is paused or closed, and says which", async () => {
    const { registry, authority, officer, ben } = await networkHelpers.loadFixture(opened);
    const verification = { account: ben.address, kind: Kind.Person, until: (await now()) + YEAR };
    await authority.grantRole(2n, officer, 0);
    await authority.pauseRegistry(registry, BASIS);
    await expect(registry.connect(officer).verify(VERIFYING, verification)).to.be.revertedWithCustomError(
      registry,
      "RegistryPaused",
    );
    await authority.closeRegistry(registry, ben, BASIS);
    await expect(registry.connect(officer).verify(VERIFYING, verification))
      .to.be.revertedWithCustomError(registry, "RegistryClosed")
      .withArgs(ben.address);
  });
});

describe("IdentityRegistry › verify, an account on record", () => {
  it("reverts while the verification is in force, for every office", async () => {
    const { registry, officer, registrar, ada, until } = await networkHelpers.loadFixture(verified);
    const verification = { account: ada.address, kind: Kind.Person, until: until + YEAR };
    for (const [signer, office] of [
      [officer, VERIFYING],
      [registrar, COMPANIES],
    ] as const) {
      await expect(registry.connect(signer).verify(office, verification))
        .to.be.revertedWithCustomError(registry, "AccountAlreadyVerified")
        .withArgs(ada.address, until);
    }
  });

  it("is for any admitted office once it is over or withdrawn, and never for another kind", async () => {
    const { registry, officer, registrar, ada, until } = await networkHelpers.loadFixture(verified);
    await registry.connect(officer).withdraw(ada, 1n, REASON);
    const verification = { account: ada.address, kind: Kind.Person, until: until + YEAR };
    await expect(registry.connect(registrar).verify(COMPANIES, { ...verification, kind: Kind.Organisation }))
      .to.be.revertedWithCustomError(registry, "KindFixed")
      .withArgs(ada.address, Kind.Person);
    await registry.connect(registrar).verify(COMPANIES, verification);
    expect((await registry.identityOf(ada)).revision).to.equal(3n);
    await networkHelpers.time.increaseTo(until + YEAR);
    await registry.connect(officer).verify(VERIFYING, { ...verification, until: until + 2n * YEAR });
    const [, state, revision, , , , office] = await registry.identityOf(ada);
    expect([state, revision, office]).to.deep.equal([State.Verified, 4n, VERIFYING]);
  });

  it("reverts for one that ended, also within the objection period", async () => {
    const { registry, officer, registrar, ada, until } = await networkHelpers.loadFixture(verified);
    await registry.connect(officer).end(ada, 1n, BASIS);
    const verification = { account: ada.address, kind: Kind.Person, until: until + YEAR };
    const again = () => registry.connect(registrar).verify(COMPANIES, verification);
    await expect(again()).to.be.revertedWithCustomError(registry, "AccountEnded").withArgs(ada.address);
    await networkHelpers.time.increase(OBJECTION);
    await expect(again()).to.be.revertedWithCustomError(registry, "AccountEnded").withArgs(ada.address);
  });

  it("reverts for one that was succeeded, and names the current account", async () => {
    const { registry, officer, ada, phone, until } = await networkHelpers.loadFixture(rotated);
    await expect(
      registry.connect(officer).verify(VERIFYING, { account: ada.address, kind: Kind.Person, until: until + YEAR }),
    )
      .to.be.revertedWithCustomError(registry, "AccountSucceeded")
      .withArgs(ada.address, phone.address);
  });
});

describe("IdentityRegistry › verifyMany", () => {
  it("verifies all, or none", async () => {
    const { registry, officer, ada, ben, company, until } = await networkHelpers.loadFixture(verified);
    const of = (account: string) => ({ account, kind: Kind.Person, until });
    await expect(registry.connect(officer).verifyMany(VERIFYING, [of(ben.address), of(ada.address)]))
      .to.be.revertedWithCustomError(registry, "AccountAlreadyVerified")
      .withArgs(ada.address, until);
    expect(await registry.isVerified(ben)).to.equal(false);
    await registry.connect(officer).verifyMany(VERIFYING, [of(ben.address), of(company.address)]);
    expect([await registry.isVerified(ben), await registry.isVerified(company)]).to.deep.equal([true, true]);
  });

  it("reverts for an empty list, and for one that names an account twice", async () => {
    const { registry, officer, ben, until } = await networkHelpers.loadFixture(verified);
    await expect(registry.connect(officer).verifyMany(VERIFYING, [])).to.be.revertedWithCustomError(
      registry,
      "VerificationsEmpty",
    );
    const twice = { account: ben.address, kind: Kind.Person, until };
    await expect(registry.connect(officer).verifyMany(VERIFYING, [twice, twice]))
      .to.be.revertedWithCustomError(registry, "AccountAlreadyVerified")
      .withArgs(ben.address, until);
  });

  it("reverts for anyone but an officer of the office", async () => {
    const { registry, registrar, ben, until } = await networkHelpers.loadFixture(verified);
    const list = [{ account: ben.address, kind: Kind.Person, until }];
    await expect(registry.connect(registrar).verifyMany(VERIFYING, list))
      .to.be.revertedWithCustomError(registry, "OfficerUnauthorised")
      .withArgs(registrar.address, VERIFYING);
  });
});
