import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import { agencyOfRole } from "../../sdk/src/access/index.js";
import { REGISTRAR } from "../support/deploy.js";
import { ethers, networkHelpers, opened, PRICE, paid, shared } from "./fixture.js";

const { loadFixture } = networkHelpers;
const BASIS = id("decision");

describe("Conveyance powers", () => {
  it("lists in these tests every function that changes anything", async () => {
    const { conveyance } = await loadFixture(opened);
    const writing = conveyance.interface.fragments.filter(
      (fragment) => fragment.type === "function" && !("constant" in fragment && fragment.constant),
    );
    expect(writing.map((fragment) => (fragment as unknown as { name: string }).name).sort()).to.deep.equal(
      [
        "followIdentity",
        "multicall",
        "open",
        "pay",
        "payWithPermit",
        "refund",
        "rescind",
        "settle",
        "settleShared",
        "withdraw",
      ].sort(),
    );
  });

  describe("settle", () => {
    it("reverts for anyone but the registrar: the court, the parties and the constituent among them", async () => {
      const { conveyance, settle, paper, stranger, seller, buyer, constituent, court } = await loadFixture(paid);
      for (const by of [stranger, seller, buyer, constituent, court]) {
        await expect(settle(paper, { by }))
          .to.be.revertedWithCustomError(conveyance, "AccessManagedUnauthorized")
          .withArgs(by.address);
      }
    });

    it("reverts while the conveyance is paused, and for good when it is closed", async () => {
      const { authority, conveyance, call, constituent, place, settle, paper, stranger } = await loadFixture(paid);
      await call(authority, constituent, "pauseRegistry", place, BASIS);
      await expect(settle(paper)).to.be.revertedWithCustomError(conveyance, "RegistryPaused");
      await call(authority, constituent, "resumeRegistry", place, BASIS);
      await call(authority, constituent, "closeRegistry", place, stranger.address, BASIS);
      await expect(settle(paper))
        .to.be.revertedWithCustomError(conveyance, "RegistryClosed")
        .withArgs(stranger.address);
      expect(await conveyance.getFunction("successor")()).to.equal(stranger.address);
    });

    it("reverts while the Land Registry is suspended", async () => {
      const { authority, conveyance, call, constituent, settle, paper, registrar } = await loadFixture(paid);
      await call(authority, constituent, "suspendAgency", agencyOfRole(REGISTRAR), 0, BASIS);
      await expect(settle(paper))
        .to.be.revertedWithCustomError(conveyance, "AccessManagedUnauthorized")
        .withArgs(registrar.address);
    });

    it("reverts when the conveyance is no member of the registrar's office any more", async () => {
      const { authority, registry, call, constituent, place, settle, paper } = await loadFixture(paid);
      await call(authority, constituent, "revokeRole", REGISTRAR, place);
      await expect(settle(paper)).to.be.revertedWithCustomError(registry, "AccessManagedUnauthorized").withArgs(place);
    });
  });

  it("keeps settleShared for the registrar too", async () => {
    const { conveyance, as, paper, saleId, titleId, stranger, place, deadline } = await loadFixture(shared);
    const ownership = { form: 0, denominator: 1, portions: [{ owner: stranger.address, numerator: 1 }] };
    const deed = { titleId, revision: 1, nature: 0, ownership, instrument: saleId, conduit: place, deadline };
    await expect(as(stranger, "settleShared", paper, [], deed, [], []))
      .to.be.revertedWithCustomError(conveyance, "AccessManagedUnauthorized")
      .withArgs(stranger.address);
  });

  it("opens no sale while the conveyance is paused or closed", async () => {
    const { authority, conveyance, call, constituent, place, terms, open } = await loadFixture(opened);
    const paper = await terms({ conditions: id("another bargain") });
    await call(authority, constituent, "pauseRegistry", place, BASIS);
    await expect(open(paper)).to.be.revertedWithCustomError(conveyance, "RegistryPaused");
    await call(authority, constituent, "resumeRegistry", place, BASIS);
    await call(authority, constituent, "closeRegistry", place, ZeroAddress, BASIS);
    await expect(open(paper)).to.be.revertedWithCustomError(conveyance, "RegistryClosed").withArgs(ZeroAddress);
  });

  it("gives no officer a way to the money", async () => {
    const { conveyance, as, pay, refund, rescind, paper, registrar, money, saleId } = await loadFixture(opened);
    await pay(paper, PRICE);
    await expect(as(registrar, "withdraw", money, registrar.address)).to.be.revertedWithCustomError(
      conveyance,
      "CreditNone",
    );
    await expect(refund(paper)).to.be.revertedWithCustomError(conveyance, "SaleStands").withArgs(saleId(paper));
    await expect(rescind(paper, 1n, [registrar, registrar])).to.be.revertedWithCustomError(
      conveyance,
      "SignatureInvalid",
    );
  });

  it("tells its land registry, treasury and predecessor, and lets nobody put another authority in place", async () => {
    const { conveyance, registry, treasury, as, constituent } = await loadFixture(opened);
    expect(await conveyance.getFunction("landRegistry")()).to.equal(await registry.getAddress());
    expect(await conveyance.getFunction("treasury")()).to.equal(treasury.address);
    expect(await conveyance.getFunction("predecessor")()).to.equal(ZeroAddress);
    await expect(as(constituent, "setAuthority", constituent.address)).to.be.revertedWithCustomError(
      conveyance,
      "AuthorityFixed",
    );
  });

  it("is not deployed without a treasury", async () => {
    const { authority, registry, conveyance } = await loadFixture(opened);
    const args = [await authority.getAddress(), ZeroAddress, ZeroAddress, await registry.getAddress(), ZeroAddress];
    await expect(ethers.deployContract("Conveyance", args))
      .to.be.revertedWithCustomError(conveyance, "PartyInvalid")
      .withArgs(ZeroAddress);
  });
});
