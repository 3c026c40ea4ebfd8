import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { landPowers } from "../support/deploy.js";
import { Answer, claimOfPerson, publishedClaim, State } from "./claims.js";
import { networkHelpers, owned, PARCEL, TITLE } from "./fixture.js";
import { word } from "./instruments.js";

const { loadFixture, time } = networkHelpers;
const BASIS = id("decision");

describe("FirstRegistration, how claims end", () => {
  describe("decide", () => {
    it("dismisses an objection, and the claim goes on", async () => {
      const { first, acts, ask, claimId, neighbour, court } = await loadFixture(publishedClaim);
      await acts.object();
      await expect(acts.decide(false))
        .to.emit(first, "ObjectionDecided")
        .withArgs(TITLE, claimId, neighbour.address, false, id("judgment"), court.address);
      expect(await ask("objectionState", claimId, neighbour.address)).to.equal(BigInt(Answer.Dismissed));
      expect((await ask("claimStanding", claimId)).slice(0, 1)).to.deep.equal([BigInt(State.Published)]);
    });

    it("upholds an objection, which ends the claim and frees the reference", async () => {
      const { first, acts, ask, at, claimId, neighbour, buyer, court } = await loadFixture(publishedClaim);
      await acts.object();
      await acts.object({}, buyer);
      await expect(acts.decide(true))
        .to.emit(first, "ClaimRefused")
        .withArgs(TITLE, claimId, id("judgment"), court.address);
      expect(await ask("objectionState", claimId, neighbour.address)).to.equal(BigInt(Answer.Upheld));
      expect((await ask("claimStanding", claimId)).state).to.equal(BigInt(State.Refused));
      expect(await ask("claimOn", TITLE)).to.equal(ZeroHash);
      await expect(at(court, "decide", TITLE, claimId, buyer.address, false, BASIS)).to.be.revertedWithCustomError(
        first,
        "ClaimUnknown",
      );
      await acts.publish({ ownership: owned("sole", buyer.address) }, buyer);
    });

    it("reverts when no objection is open, or the decision names no reasons", async () => {
      const { first, registry, acts, at, claimId, neighbour, stranger, court } = await loadFixture(publishedClaim);
      await acts.object();
      await expect(acts.decide(true, stranger))
        .to.be.revertedWithCustomError(first, "ObjectionUnknown")
        .withArgs(claimId, stranger.address);
      await expect(
        at(court, "decide", TITLE, claimId, neighbour.address, true, ZeroHash),
      ).to.be.revertedWithCustomError(registry, "DigestMissing");
      await acts.decide(false);
      await expect(acts.decide(true)).to.be.revertedWithCustomError(first, "ObjectionUnknown");
    });
  });

  describe("complete", () => {
    it("registers the title after the publication, as it was claimed", async () => {
      const { first, registry, acts, ask, read, claimId, closesAt, seller, registrar } =
        await loadFixture(publishedClaim);
      await time.increaseTo(closesAt + 1);
      const tx = acts.complete();
      await expect(tx).to.emit(first, "ClaimRegistered").withArgs(TITLE, claimId, registrar.address);
      await expect(tx).to.emit(registry, "TitleRegistered");
      expect(await read("ownerOf", TITLE)).to.equal(seller.address);
      expect((await read("title", TITLE)).parcel).to.equal(PARCEL);
      expect((await ask("claimStanding", claimId)).state).to.equal(BigInt(State.Registered));
      expect(await ask("claimOn", TITLE)).to.equal(ZeroHash);
      await expect(acts.complete()).to.be.revertedWithCustomError(first, "ClaimUnknown").withArgs(TITLE, claimId);
    });

    it("reverts up to the publication's last second", async () => {
      const { first, acts, closesAt } = await loadFixture(publishedClaim);
      for (const moment of [closesAt - 1, closesAt]) {
        await time.setNextBlockTimestamp(moment);
        await expect(acts.complete()).to.be.revertedWithCustomError(first, "PublicationOpen").withArgs(closesAt);
      }
      await time.setNextBlockTimestamp(closesAt + 1);
      await acts.complete();
    });

    it("reverts while an objection is open, and passes when each was dismissed or withdrawn", async () => {
      const { first, acts, claimId, buyer, closesAt } = await loadFixture(publishedClaim);
      await acts.object();
      await acts.object({}, buyer);
      await time.increaseTo(closesAt + 1);
      await expect(acts.complete()).to.be.revertedWithCustomError(first, "ObjectionsOpen").withArgs(claimId, 2);
      await acts.withdrawObjection();
      await expect(acts.complete()).to.be.revertedWithCustomError(first, "ObjectionsOpen").withArgs(claimId, 1);
      await acts.decide(false, buyer);
      await acts.complete();
    });

    it("reverts when the claim is not, to the letter, the one that was published", async () => {
      const { first, acts, buyer, closesAt } = await loadFixture(publishedClaim);
      await time.increaseTo(closesAt + 1);
      const changes = [
        { ownership: owned("sole", buyer.address) },
        { parcel: id("more land") },
        { source: BASIS },
        { titleId: word("B") },
      ];
      for (const over of changes) {
        await expect(acts.complete(over)).to.be.revertedWithCustomError(first, "ClaimUnknown");
      }
    });

    it("leaves the claim standing when the registry has a title under the reference by then", async () => {
      const { registry, acts, ask, claimId, closesAt, register } = await loadFixture(publishedClaim);
      await register();
      await time.increaseTo(closesAt + 1);
      await expect(acts.complete()).to.be.revertedWithCustomError(registry, "TitleAlreadyRegistered");
      expect((await ask("claimStanding", claimId)).state).to.equal(BigInt(State.Published));
      await acts.refuse();
    });
  });

  describe("refuse", () => {
    it("ends a claim with reasons, and frees the reference", async () => {
      const { first, acts, ask, claimId, registrar } = await loadFixture(publishedClaim);
      await expect(acts.refuse())
        .to.emit(first, "ClaimRefused")
        .withArgs(TITLE, claimId, id("no plan"), registrar.address);
      expect((await ask("claimStanding", claimId)).state).to.equal(BigInt(State.Refused));
      expect(await ask("claimOn", TITLE)).to.equal(ZeroHash);
    });

    it("reverts without reasons, and when no such claim is published", async () => {
      const { first, registry, acts } = await loadFixture(publishedClaim);
      await expect(acts.refuse({ reasons: ZeroHash })).to.be.revertedWithCustomError(registry, "DigestMissing");
      await expect(acts.refuse({ titleId: word("B") })).to.be.revertedWithCustomError(first, "ClaimUnknown");
    });
  });

  describe("withdraw", () => {
    it("ends the claim at a claimant's word, in anybody's hands", async () => {
      const { first, acts, ask, claimId, seller, stranger } = await loadFixture(publishedClaim);
      await expect(acts.withdraw())
        .to.emit(first, "ClaimWithdrawn")
        .withArgs(TITLE, claimId, seller.address, stranger.address);
      expect((await ask("claimStanding", claimId)).state).to.equal(BigInt(State.Withdrawn));
      expect(await ask("claimOn", TITLE)).to.equal(ZeroHash);
    });

    it("reverts unless the paper is a claimant's own, for this claim, and in time", async () => {
      const { first, registry, acts, seller, stranger } = await loadFixture(publishedClaim);
      await expect(acts.withdraw({}, stranger))
        .to.be.revertedWithCustomError(first, "ClaimantUnknown")
        .withArgs(stranger.address);
      await expect(acts.withdraw({ claimant: seller.address }, stranger))
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(seller.address);
      await expect(acts.withdraw({ deadline: 1 })).to.be.revertedWithCustomError(registry, "DeadlinePassed");
      for (const over of [{ titleId: word("B") }, { claimId: id("other") }]) {
        await expect(acts.withdraw(over)).to.be.revertedWithCustomError(first, "ClaimUnknown");
      }
    });
  });

  describe("of persons whose keys are lost", () => {
    it("is withdrawn by the claimant's successor, and no longer by the lost key", async () => {
      const { first, registry, acts, ask, claimId, seller, later, stranger, succeed } =
        await loadFixture(claimOfPerson);
      await succeed(seller);
      await expect(acts.withdraw()).to.be.revertedWithCustomError(registry, "SignatureInvalid").withArgs(later.address);
      await expect(acts.withdraw({ claimant: later.address }, later))
        .to.be.revertedWithCustomError(first, "ClaimantUnknown")
        .withArgs(later.address);
      await expect(acts.withdraw({ claimant: seller.address }, later))
        .to.emit(first, "ClaimWithdrawn")
        .withArgs(TITLE, claimId, seller.address, stranger.address);
      expect(await ask("claimOn", TITLE)).to.equal(ZeroHash);
    });

    it("is freed of an objection by the objector's successor, and no longer by the lost key", async () => {
      const { first, registry, acts, ask, claimId, neighbour, later, stranger, succeed } =
        await loadFixture(claimOfPerson);
      await acts.object();
      await succeed(neighbour);
      await expect(acts.withdrawObjection())
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(later.address);
      await expect(acts.withdrawObjection({ objector: neighbour.address }, later))
        .to.emit(first, "ObjectionWithdrawn")
        .withArgs(TITLE, claimId, neighbour.address, stranger.address);
      expect((await ask("claimStanding", claimId)).openObjections).to.equal(0n);
    });

    it("is registered as it was published, and then follows", async () => {
      const { registry, acts, as, read, closesAt, seller, later, stranger, succeed } = await loadFixture(claimOfPerson);
      await succeed(seller);
      await time.increaseTo(closesAt + 1);
      await acts.complete();
      expect(await read("ownerOf", TITLE)).to.equal(seller.address);
      await expect(as(stranger, "followIdentity", TITLE, seller.address)).to.emit(registry, "IdentityFollowed");
      expect(await read("ownerOf", TITLE)).to.equal(later.address);
    });
  });

  describe("powers", () => {
    it("refuses everybody but the office that an act belongs to", async () => {
      const { first, at, given, claim, claimId, registrar, court, stranger, seller, neighbour } =
        await loadFixture(publishedClaim);
      const args: Record<string, readonly unknown[]> = {
        publish: [given(claim()), ["0x"]],
        complete: [given(claim())],
        refuse: [TITLE, claimId, BASIS],
        decide: [TITLE, claimId, neighbour.address, true, BASIS],
      };
      for (const [office, names] of Object.entries(landPowers("FirstRegistration"))) {
        for (const name of names) {
          for (const who of [stranger, seller, office === "court" ? registrar : court]) {
            await expect(at(who, name, ...(args[name] ?? [])), name)
              .to.be.revertedWithCustomError(first, "AccessManagedUnauthorized")
              .withArgs(who.address);
          }
        }
      }
    });

    it("takes no paper while it is paused, open acts included", async () => {
      const { first, authority, acts } = await loadFixture(publishedClaim);
      await acts.object();
      await authority.getFunction("pauseRegistry")(await first.getAddress(), BASIS);
      for (const act of ["object", "withdrawObjection", "withdraw", "refuse", "complete"] as const) {
        await expect(acts[act]()).to.be.revertedWithCustomError(first, "RegistryPaused");
      }
    });
  });
});
