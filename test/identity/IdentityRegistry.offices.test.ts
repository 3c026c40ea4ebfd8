import { expect } from "chai";
import { officeRole } from "../../sdk/src/access/index.js";
import { connection } from "../support/chains.js";
import { COMPANIES, Kind, now, opened, STRANGE, VERIFYING, verified, YEAR } from "./fixture.js";

const { networkHelpers } = connection;
const until = async () => (await now()) + YEAR;

describe("IdentityRegistry › offices", () => {
  it("are admitted and dismissed by the cabinet alone", async () => {
    const { registry, officer } = await networkHelpers.loadFixture(opened);
    for (const act of ["admitOffice", "dismissOffice"] as const) {
      await expect(registry.connect(officer)[act](STRANGE))
        .to.be.revertedWithCustomError(registry, "AccessManagedUnauthorized")
        .withArgs(officer.address);
    }
    await expect(registry.admitOffice(STRANGE)).to.emit(registry, "OfficeAdmitted").withArgs(STRANGE, anyone);
    expect(await registry.isAdmitted(STRANGE)).to.equal(true);
    await expect(registry.dismissOffice(STRANGE)).to.emit(registry, "OfficeDismissed").withArgs(STRANGE, anyone);
    expect(await registry.isAdmitted(STRANGE)).to.equal(false);
  });

  it("are left as they are where the wish holds already", async () => {
    const { registry } = await networkHelpers.loadFixture(opened);
    await expect(registry.admitOffice(VERIFYING)).not.to.emit(registry, "OfficeAdmitted");
    await expect(registry.dismissOffice(STRANGE)).not.to.emit(registry, "OfficeDismissed");
  });

  for (const [why, role] of [
    ["an agency", 4n << 16n],
    ["the cabinet", 1n],
    ["zero", 0n],
    ["an office that nobody opened", officeRole(4, 9)],
    ["the greatest number", 2n ** 64n - 1n],
  ] as const) {
    it(`are not ${why}`, async () => {
      const { registry } = await networkHelpers.loadFixture(opened);
      await expect(registry.admitOffice(role)).to.be.revertedWithCustomError(registry, "OfficeUnknown").withArgs(role);
    });
  }

  it("cannot verify unless they are admitted", async () => {
    const { registry, stranger, ben } = await networkHelpers.loadFixture(opened);
    const verification = { account: ben.address, kind: Kind.Person, until: await until() };
    await expect(registry.connect(stranger).verify(STRANGE, verification))
      .to.be.revertedWithCustomError(registry, "OfficeNotAdmitted")
      .withArgs(STRANGE);
    await expect(registry.connect(stranger).verifyMany(STRANGE, [verification]))
      .to.be.revertedWithCustomError(registry, "OfficeNotAdmitted")
      .withArgs(STRANGE);
  });

  it("cannot act any more once they were dismissed, and others take over what they verified", async () => {
    const { registry, officer, registrar, ada } = await networkHelpers.loadFixture(verified);
    await registry.dismissOffice(VERIFYING);
    expect(await registry.isVerified(ada)).to.equal(true);
    await expect(registry.connect(officer).prolong(ada, 1n, (await until()) + YEAR))
      .to.be.revertedWithCustomError(registry, "OfficeNotAdmitted")
      .withArgs(VERIFYING);
    const verification = { account: ada.address, kind: Kind.Person, until: await until() };
    await registry.connect(registrar).verify(COMPANIES, verification);
    expect((await registry.identityOf(ada)).office).to.equal(COMPANIES);
  });

  it("cannot act while their agency is suspended", async () => {
    const { registry, authority, officer, ben } = await networkHelpers.loadFixture(opened);
    await authority.suspendAgency(4n << 16n, 0n, `0x${"11".repeat(32)}`);
    await expect(
      registry.connect(officer).verify(VERIFYING, { account: ben.address, kind: Kind.Person, until: await until() }),
    )
      .to.be.revertedWithCustomError(registry, "OfficerUnauthorised")
      .withArgs(officer.address, VERIFYING);
  });
});

const anyone = (account: string): boolean => /^0x[0-9a-fA-F]{40}$/.test(account);
