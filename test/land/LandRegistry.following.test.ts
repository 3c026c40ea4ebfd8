import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import { FOREVER, inCommon, instruments, KINDS, networkHelpers, oneTitle, TITLE } from "./fixture.js";
import { ownedByPerson, ownedInCommon } from "./following.js";
import { word } from "./instruments.js";

const { loadFixture, time } = networkHelpers;
const BASIS = id("decision");

describe("LandRegistry following", () => {
  describe("followIdentity", () => {
    it("puts the successor in the sole owner's place, with the token, whoever calls", async () => {
      const { registry, seller, later, stranger, succeed, follow, read } = await loadFixture(ownedByPerson);
      await succeed(seller, later);
      const done = follow(stranger, seller);
      await expect(done)
        .to.emit(registry, "IdentityFollowed")
        .withArgs(TITLE, 2, seller.address, later.address, stranger.address);
      await expect(done).to.emit(registry, "Transfer").withArgs(seller.address, later.address, TITLE);
      expect(await read("ownerOf", TITLE)).to.equal(later.address);
      expect(await read("balanceOf", seller.address)).to.equal(0n);
      expect(await read("balanceOf", later.address)).to.equal(1n);
      expect(await read("owners", TITLE)).to.deep.equal([[later.address, 1n, 1n]]);
    });

    it("goes straight to the account that acts now, from whichever of the line the title stands under", async () => {
      const { seller, later, latest, stranger, succeed, follow, read, registry } = await loadFixture(ownedByPerson);
      await succeed(seller, later);
      await succeed(later, latest);
      await expect(follow(stranger, later))
        .to.be.revertedWithCustomError(registry, "AccountAbsent")
        .withArgs(TITLE, later.address);
      await follow(stranger, seller);
      expect(await read("ownerOf", TITLE)).to.equal(latest.address);
    });

    it("puts the successor in a co-owner's place, part and order as they are", async () => {
      const { registry, seller, buyer, neighbour, later, stranger, succeed, follow, read } =
        await loadFixture(ownedInCommon);
      await succeed(buyer, later);
      const done = follow(stranger, buyer);
      await expect(done).to.emit(registry, "ShareHeld").withArgs(TITLE, later.address, 2, 6);
      await expect(done).not.to.emit(registry, "Transfer");
      expect(await read("owners", TITLE)).to.deep.equal([
        [seller.address, 3n, 6n],
        [later.address, 2n, 6n],
        [neighbour.address, 1n, 6n],
      ]);
      expect(await read("ownerOf", TITLE)).to.equal(await registry.getAddress());
    });

    it("reverts where the successor owns another part of the title", async () => {
      const { registry, seller, buyer, stranger, succeed, follow, revision } = await loadFixture(ownedInCommon);
      await succeed(seller, buyer);
      await expect(follow(stranger, seller))
        .to.be.revertedWithCustomError(registry, "OwnerRepeated")
        .withArgs(buyer.address);
      expect(await revision()).to.equal(1);
    });

    it("puts the successor in every place at once where the account charges and burdens the title", async () => {
      const land = await loadFixture(ownedByPerson);
      const { acts, bank, secondBank, neighbour, later, stranger, succeed, follow, read } = land;
      await acts.charge();
      await acts.charge({ rank: 3 }, secondBank);
      await acts.charge({ rank: 4 }, bank);
      await acts.grant({ holder: bank.address }, { holders: [bank], consents: [bank, secondBank, bank] });
      await acts.grant(
        { kind: KINDS.covenant, holder: neighbour.address },
        { holders: [neighbour], consents: [bank, secondBank, bank] },
      );
      const notice = (await instruments(land)).notice({ beneficiary: bank.address });
      const signed = (who: typeof bank) => land.sign(who, "PriorityNotice", notice);
      await land.as(land.registrar, "placeNotice", notice, [await signed(land.seller)], await signed(bank));
      for (const who of [bank, neighbour]) {
        const caveat = (await instruments(land)).caveat({ caveator: who.address });
        await land.as(land.registrar, "lodgeCaveat", caveat, await land.sign(who, "CaveatNotice", caveat));
      }
      const before = await read("title", TITLE);

      await succeed(bank, later);
      await follow(stranger, bank);
      const after = await read("title", TITLE);
      const changed = (list: readonly (readonly unknown[])[]) =>
        list.map((item) => item.map((part) => (part === bank.address ? later.address : part)));
      for (const name of ["charges", "caveats", "rights", "notices"]) {
        expect(after[name], name).to.deep.equal(changed(before[name]));
        expect(after[name], name).not.to.deep.equal(before[name]);
      }
      for (const name of ["owners", "form", "frozen", "area", "parcel"]) {
        expect(after[name], name).to.deep.equal(before[name]);
      }
      expect(after.revision).to.equal(before.revision + 1n);
    });

    it("leaves alone what has lapsed", async () => {
      const land = await loadFixture(ownedByPerson);
      const { registry, acts, neighbour, later, stranger, succeed, follow } = land;
      const until = (await time.latest()) + 1_000;
      await acts.lodge({ until });
      await succeed(neighbour, later);
      await time.increaseTo(until + 1);
      await expect(follow(stranger, neighbour))
        .to.be.revertedWithCustomError(registry, "AccountAbsent")
        .withArgs(TITLE, neighbour.address);
    });

    it("leaves a lapsed right and a lapsed notice alone", async () => {
      const land = await loadFixture(ownedByPerson);
      const { registry, acts, neighbour, buyer, later, latest, stranger, succeed, follow } = land;
      const until = (await time.latest()) + 1_000;
      await acts.grant({ until });
      await acts.place({ until });
      await succeed(neighbour, later);
      await succeed(buyer, latest);
      await time.increaseTo(until + 1);
      for (const who of [neighbour, buyer]) {
        await expect(follow(stranger, who))
          .to.be.revertedWithCustomError(registry, "AccountAbsent")
          .withArgs(TITLE, who.address);
      }
    });

    it("hinders neither a freeze, a caveat nor a charge, and leaves them as they are", async () => {
      const land = await loadFixture(ownedByPerson);
      const { registry, acts, seller, later, stranger, succeed, follow, read } = land;
      await acts.charge();
      await acts.lodge();
      await acts.freeze();
      const before = await read("title", TITLE);
      await succeed(seller, later);
      await expect(follow(stranger, seller)).to.emit(registry, "Frozen").withArgs(later.address, TITLE, true);
      const after = await read("title", TITLE);
      for (const name of ["charges", "caveats", "frozen"]) expect(after[name], name).to.deep.equal(before[name]);
      expect(await read("getFrozenTokens", later.address, TITLE)).to.equal(true);
    });

    it("reverts for an account that nobody succeeded", async () => {
      const { registry, seller, later, stranger, succeed, follow } = await loadFixture(ownedByPerson);
      for (const who of [seller, stranger]) {
        await expect(follow(stranger, who))
          .to.be.revertedWithCustomError(registry, "SuccessorNone")
          .withArgs(who.address);
      }
      await succeed(seller, later);
      await follow(stranger, seller);
      await expect(follow(stranger, later))
        .to.be.revertedWithCustomError(registry, "SuccessorNone")
        .withArgs(later.address);
    });

    it("reverts a second time, for an account that stands nowhere, and for a title that nobody registered", async () => {
      const { registry, seller, later, neighbour, latest, stranger, succeed, follow } =
        await loadFixture(ownedByPerson);
      await succeed(seller, later);
      await succeed(neighbour, latest);
      await follow(stranger, seller);
      for (const who of [seller, neighbour]) {
        await expect(follow(stranger, who))
          .to.be.revertedWithCustomError(registry, "AccountAbsent")
          .withArgs(TITLE, who.address);
      }
      await expect(follow(stranger, seller, word("LR-9"))).to.be.revertedWithCustomError(registry, "TitleUnknown");
    });

    it("reverts for a closed title, which never changes", async () => {
      const { registry, seller, later, stranger, succeed, follow, order } = await loadFixture(ownedByPerson);
      await order("strikeOut", [TITLE, seller.address]);
      await succeed(seller, later);
      await expect(follow(stranger, seller)).to.be.revertedWithCustomError(registry, "TitleHistoric").withArgs(TITLE);
    });

    it("reverts where the registry itself would come to own the title", async () => {
      const { registry, identities, seller, stranger, follow } = await loadFixture(ownedByPerson);
      const own = await registry.getAddress();
      await identities.getFunction("succeed")(seller.address, own);
      await expect(follow(stranger, seller)).to.be.revertedWithCustomError(registry, "PartyInvalid").withArgs(own);
    });

    it("never moves what several own to a successor of the registry itself", async () => {
      const { registry, identities, later, stranger, as } = await loadFixture(ownedInCommon);
      const own = await registry.getAddress();
      await identities.getFunction("succeed")(own, later.address);
      await expect(as(stranger, "followIdentity", TITLE, own))
        .to.be.revertedWithCustomError(registry, "AccountAbsent")
        .withArgs(TITLE, own);
    });

    it("waits while the registry is paused, and takes nothing once it is closed", async () => {
      const { registry, authority, seller, later, stranger, succeed, follow } = await loadFixture(ownedByPerson);
      await succeed(seller, later);
      const place = await registry.getAddress();
      await authority.getFunction("pauseRegistry")(place, BASIS);
      await expect(follow(stranger, seller)).to.be.revertedWithCustomError(registry, "RegistryPaused");
      await authority.getFunction("resumeRegistry")(place, BASIS);
      await authority.getFunction("closeRegistry")(place, stranger.address, BASIS);
      await expect(follow(stranger, seller))
        .to.be.revertedWithCustomError(registry, "RegistryClosed")
        .withArgs(stranger.address);
    });

    it("waits for nobody's office: it is done while the land registry's agency is suspended", async () => {
      const { authority, seller, later, stranger, succeed, follow, read } = await loadFixture(ownedByPerson);
      await succeed(seller, later);
      await authority.getFunction("suspendAgency")(1n << 16n, 0, BASIS);
      await follow(stranger, seller);
      expect(await read("ownerOf", TITLE)).to.equal(later.address);
    });

    it("does nothing in a registry that asks no identities", async () => {
      const { registry, as, read, seller, stranger } = await loadFixture(oneTitle);
      expect(await read("identities")).to.equal(ZeroAddress);
      await expect(as(stranger, "followIdentity", TITLE, seller.address))
        .to.be.revertedWithCustomError(registry, "SuccessorNone")
        .withArgs(seller.address);
    });
  });

  describe("what was signed before", () => {
    it("stays good where the account that moved need not sign", async () => {
      const land = await loadFixture(ownedByPerson);
      const { acts, neighbour, later, stranger, succeed, follow, read, buyer } = land;
      await acts.grant();
      const deed = (await instruments(land)).transfer();
      const signatures = await Promise.all([land.seller, buyer].map((who) => land.sign(who, "TransferDeed", deed)));
      await succeed(neighbour, later);
      await follow(stranger, neighbour);
      await succeed(later, land.latest);
      await follow(stranger, later);
      expect(await read("unchangedSince", TITLE, deed.revision)).to.equal(true);
      await land.as(land.registrar, "transfer", deed, ...signatures, []);
      expect(await read("ownerOf", TITLE)).to.equal(buyer.address);
      expect(await land.revision()).to.equal(deed.revision + 3);
    });

    it("is good once all the same", async () => {
      const land = await loadFixture(ownedByPerson);
      const { registry, acts, neighbour, later, bank, stranger, succeed, follow } = land;
      await acts.charge();
      await acts.grant({}, { consents: [bank] });
      const deed = (await instruments(land)).variation();
      const signed = (who: typeof bank) => land.sign(who, "ChargeVariation", deed);
      const vary = async () =>
        land.as(land.registrar, "varyCharge", deed, [await signed(land.seller)], await signed(bank), []);
      await succeed(neighbour, later);
      await follow(stranger, neighbour);
      await vary();
      await expect(vary()).to.be.revertedWithCustomError(registry, "RevisionStale").withArgs(TITLE, 3, 5);
      await succeed(later, land.latest);
      await follow(stranger, later);
      await expect(vary()).to.be.revertedWithCustomError(registry, "RevisionStale").withArgs(TITLE, 3, 6);
    });

    it("falls with any other act before or after, and with a revision that is still to come", async () => {
      const land = await loadFixture(ownedByPerson);
      const { acts, neighbour, later, latest, stranger, succeed, follow, read } = land;
      const since = (revision: number) => read("unchangedSince", TITLE, revision);
      await acts.grant();
      await succeed(neighbour, later);
      await follow(stranger, neighbour);
      expect(await Promise.all([0, 1, 2, 3, 4].map(since))).to.deep.equal([false, false, true, true, false]);
      await acts.charge();
      expect(await Promise.all([2, 3, 4, 5].map(since))).to.deep.equal([false, false, true, false]);
      await succeed(later, latest);
      await follow(stranger, later);
      expect(await Promise.all([2, 3, 4, 5, 6].map(since))).to.deep.equal([false, false, true, true, false]);
    });

    it("does not serve the lost key: the present account signs", async () => {
      const land = await loadFixture(ownedByPerson);
      const { registry, seller, buyer, bank, later, stranger, succeed, follow } = land;
      const papers = await instruments(land);
      const [deed, charge] = [papers.transfer(), papers.charge()];
      const sign = (who: typeof seller, name: "TransferDeed" | "ChargeDeed") =>
        land.sign(who, name, name === "ChargeDeed" ? charge : deed);
      await succeed(seller, later);
      await follow(stranger, seller);
      const [sold, bought] = [await sign(seller, "TransferDeed"), await sign(buyer, "TransferDeed")];
      await expect(land.as(land.registrar, "transfer", deed, sold, bought, []))
        .to.be.revertedWithCustomError(registry, "OwnerMismatch")
        .withArgs(TITLE, seller.address, later.address);
      const [lent, taken] = [await sign(seller, "ChargeDeed"), await sign(bank, "ChargeDeed")];
      await expect(land.as(land.registrar, "charge", charge, [lent], taken, []))
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(later.address);
      await land.as(land.registrar, "charge", charge, [await sign(later, "ChargeDeed")], taken, []);
    });

    it("leaves the successor all that the account could do", async () => {
      const land = await loadFixture(ownedByPerson);
      const { bank, later, stranger, buyer, seller, acts, succeed, follow, read } = land;
      await acts.charge();
      await succeed(bank, later);
      await follow(stranger, bank);
      await acts.discharge({}, later);
      await acts.grant({ until: FOREVER });
      await succeed(seller, land.latest);
      await follow(stranger, seller);
      const deed = (await instruments(land)).ownership({
        ownership: inCommon(land.latest.address, buyer.address),
      });
      const signed = await Promise.all([land.latest, buyer].map((who) => land.sign(who, "OwnershipDeed", deed)));
      await land.as(land.registrar, "transferShares", deed, signed, []);
      expect((await read("owners", TITLE)).map(({ owner }: { owner: string }) => owner)).to.deep.equal([
        land.latest.address,
        buyer.address,
      ]);
    });
  });
});
