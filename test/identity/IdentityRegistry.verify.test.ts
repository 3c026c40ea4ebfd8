import { expect } from "chai";
import { connection } from "../support/chains.js";
import { Kind, now, opened, State, VERIFYING, verified, YEAR } from "./fixture.js";

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

  it("reverts for anyone but an officer of the office", async () => {
    const { registry, registrar, ben } = await networkHelpers.loadFixture(opened);
    const verification = { account: ben.address, kind: Kind.Person, until: (await now()) + YEAR };
    await expect(registry.connect(registrar).verify(VERIFYING, verification))
      .to.be.revertedWithCustomError(registry, "OfficerUnauthorised")
      .withArgs(registrar.address, VERIFYING);
  });
});
