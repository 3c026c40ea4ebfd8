import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import { agencyOfRole } from "../../sdk/src/access/index.js";
import { COURT, landPowers, REGISTRAR } from "../support/deploy.js";
import { AREA, instruments, type Land, networkHelpers, oneTitle, PARCEL, SOURCE, TITLE } from "./fixture.js";
import { word } from "./instruments.js";

const { loadFixture } = networkHelpers;
const BASIS = id("decision");

/** Well-formed arguments of every act. */
async function argumentsOf(land: Land): Promise<Record<string, readonly unknown[]>> {
  const papers = await instruments(land);
  const entry = { titleId: word("LR-2"), owner: land.seller.address, area: AREA, parcel: PARCEL, source: SOURCE };
  return {
    register: [entry],
    registerMany: [[entry]],
    registerShared: [{ ...entry, ownership: papers.ownership().ownership }],
    transfer: [papers.transfer(), "0x", "0x", []],
    transferShares: [papers.ownership(), [], []],
    charge: [papers.charge(), [], "0x", []],
    varyCharge: [papers.variation(), [], "0x", []],
    postponeCharge: [papers.postponement(), []],
    assignCharge: [papers.assignment(), "0x", "0x"],
    grantRight: [papers.right(), [], [], []],
    releaseRight: [papers.release(), []],
    placeNotice: [papers.notice(), [], "0x"],
    withdrawNotice: [papers.noticeWithdrawal(), "0x"],
    varyCaveat: [papers.caveatVariation(), "0x"],
    discharge: [papers.discharge(), "0x"],
    lodgeCaveat: [papers.caveat(), "0x"],
    withdrawCaveat: [papers.withdrawal(), "0x"],
    registerPlan: [{ kind: 0, sources: [], lots: [], plan: BASIS, deadline: 0 }, [], []],
    surrender: [{ titleId: TITLE, revision: 1, instrument: BASIS, deadline: 0 }, [], []],
    announceOrder: ["0x", BASIS],
    withdrawOrder: [BASIS],
    forcedTransfer: [land.seller.address, land.buyer.address, TITLE],
    setFrozenTokens: [land.seller.address, TITLE, true],
    removeCaveat: [TITLE, 0, land.neighbour.address],
    removeNotice: [TITLE, land.neighbour.address],
    imposeRestriction: [TITLE, land.neighbour.address, 0],
    liftRight: [TITLE, 0, land.neighbour.address],
    rectifyParcel: [TITLE, { area: 0, parcel: PARCEL }, { area: 0, parcel: PARCEL }],
    rectifyOwners: [TITLE, papers.ownership().ownership, papers.ownership().ownership],
    strikeOut: [TITLE, land.seller.address],
    transmit: [TITLE, land.seller.address, papers.ownership().ownership],
  };
}

const POWERS = landPowers("LandRegistry");
const ALL = [...POWERS.registrar, ...POWERS.court];

describe("LandRegistry powers", () => {
  it("lists in these tests every function that changes anything", async () => {
    const { registry } = await loadFixture(oneTitle);
    const writing = registry.interface.fragments.filter(
      (fragment) => fragment.type === "function" && !("constant" in fragment && fragment.constant),
    );
    expect(writing.map((fragment) => (fragment as unknown as { name: string }).name).sort()).to.deep.equal(
      [...ALL, "followIdentity", "multicall"].sort(),
    );
  });

  for (const act of ALL) {
    const office = POWERS.court.includes(act) ? "court" : "registrar";

    describe(act, () => {
      it(`reverts for anyone but the ${office}, the other office and the title's owner among them`, async () => {
        const land = await loadFixture(oneTitle);
        const args = (await argumentsOf(land))[act] ?? [];
        const other = office === "court" ? land.registrar : land.court;
        for (const who of [land.stranger, land.seller, land.constituent, other]) {
          await expect(land.as(who, act, ...args))
            .to.be.revertedWithCustomError(land.registry, "AccessManagedUnauthorized")
            .withArgs(who.address);
        }
      });

      it("reverts while the registry is paused", async () => {
        const land = await loadFixture(oneTitle);
        const args = (await argumentsOf(land))[act] ?? [];
        await land.authority.getFunction("pauseRegistry")(await land.registry.getAddress(), BASIS);
        await expect(land.as(land[office], act, ...args)).to.be.revertedWithCustomError(
          land.registry,
          "RegistryPaused",
        );
      });

      it("reverts when the registry is closed, and names the successor", async () => {
        const land = await loadFixture(oneTitle);
        const args = (await argumentsOf(land))[act] ?? [];
        await land.authority.getFunction("closeRegistry")(
          await land.registry.getAddress(),
          land.stranger.address,
          BASIS,
        );
        await expect(land.as(land[office], act, ...args))
          .to.be.revertedWithCustomError(land.registry, "RegistryClosed")
          .withArgs(land.stranger.address);
        expect(await land.read("successor")).to.equal(land.stranger.address);
      });

      it("reverts while the office's agency is suspended", async () => {
        const land = await loadFixture(oneTitle);
        const args = (await argumentsOf(land))[act] ?? [];
        const agency = agencyOfRole(office === "court" ? COURT : REGISTRAR);
        await land.authority.getFunction("suspendAgency")(agency, 0, BASIS);
        await expect(land.as(land[office], act, ...args))
          .to.be.revertedWithCustomError(land.registry, "AccessManagedUnauthorized")
          .withArgs(land[office].address);
      });
    });
  }

  it("reads on while the registry is paused, and writes again when it is resumed", async () => {
    const { authority, registry, read, register, seller } = await loadFixture(oneTitle);
    const address = await registry.getAddress();
    await authority.getFunction("pauseRegistry")(address, BASIS);
    expect(await read("ownerOf", TITLE)).to.equal(seller.address);
    await authority.getFunction("resumeRegistry")(address, BASIS);
    await register({ titleId: word("LR-2") });
    expect(await read("successor")).to.equal(ZeroAddress);
  });

  it("lets nobody put another authority in place of its own", async () => {
    const { registry, as, constituent, stranger } = await loadFixture(oneTitle);
    for (const who of [constituent, stranger]) {
      await expect(as(who, "setAuthority", stranger.address)).to.be.revertedWithCustomError(registry, "AuthorityFixed");
    }
  });

  it("acts for an office with a delay only after the act was announced and the delay has passed", async () => {
    const { authority, registry, as, read, court, seller, stranger } = await loadFixture(oneTitle);
    await authority.getFunction("grantRole")(COURT, stranger.address, 3600);
    const freeze = [seller.address, TITLE, true] as const;
    const data = registry.interface.encodeFunctionData("setFrozenTokens", freeze);
    await as(court, "announceOrder", data, BASIS);
    await expect(as(stranger, "setFrozenTokens", ...freeze)).to.be.revertedWithCustomError(
      authority,
      "AccessManagerNotScheduled",
    );

    await authority.connect(stranger).getFunction("schedule")(await registry.getAddress(), data, 0);
    await expect(as(stranger, "setFrozenTokens", ...freeze)).to.be.revertedWithCustomError(
      authority,
      "AccessManagerNotReady",
    );
    await networkHelpers.time.increase(3600);
    await as(stranger, "setFrozenTokens", ...freeze);

    expect((await read("title", TITLE)).frozen).to.equal(true);
  });
});
