import { expect } from "chai";
import { type BaseContract, type EventLog, id, ZeroAddress, ZeroHash } from "ethers";
import { Answer, emptyOffice, PERIOD, publishedClaim, State } from "./claims.js";
import { AREA, ethers, inCommon, networkHelpers, owned, PARCEL, SOURCE, TITLE } from "./fixture.js";
import { malleated, word } from "./instruments.js";

const { loadFixture, time } = networkHelpers;
const _BASIS = id("decision");

describe("FirstRegistration", () => {
  describe("constructor", () => {
    it("reverts when claims would be published for no time", async () => {
      const { authority, registry, first } = await loadFixture(emptyOffice);
      const args = [await authority.getAddress(), ZeroAddress, ZeroAddress, await registry.getAddress(), 0];
      await expect(ethers.deployContract("FirstRegistration", args)).to.be.revertedWithCustomError(
        first,
        "PublicationPeriodZero",
      );
    });

    it("tells its registry and its period", async () => {
      const { registry, ask } = await loadFixture(emptyOffice);
      expect(await ask("landRegistry")).to.equal(await registry.getAddress());
      expect(await ask("publicationPeriod")).to.equal(BigInt(PERIOD));
    });
  });

  describe("publish", () => {
    it("publishes what every claimant signed, whole, and takes objections for the period", async () => {
      const { first, acts, ask, claim, idOf, registrar, seller, read } = await loadFixture(emptyOffice);
      const claimId = idOf(claim());
      const tx = await acts.publish();
      const at = BigInt(await time.latest());

      await expect(tx).to.emit(first, "ClaimPublished");
      const [event] = await (first as BaseContract).queryFilter("ClaimPublished");
      const ownership = [0n, 1n, [[seller.address, 1n]]];
      expect((event as EventLog | undefined)?.args.toArray(true)).to.deep.equal([
        TITLE,
        claimId,
        [[TITLE, ownership, BigInt(AREA), PARCEL, SOURCE], BigInt(claim().deadline)],
        at + BigInt(PERIOD),
        registrar.address,
      ]);
      expect(await ask("claimStanding", claimId)).to.deep.equal([BigInt(State.Published), at, at + BigInt(PERIOD), 0n]);
      expect(await ask("claimOn", TITLE)).to.equal(claimId);
      expect(await read("exists", TITLE)).to.equal(false);
    });

    it("reverts when the reference is no reference", async () => {
      const { registry, at, claim, given, registrar } = await loadFixture(emptyOffice);
      const titleId = word("bad<ref");
      await expect(at(registrar, "publish", given(claim({ titleId })), ["0x"]))
        .to.be.revertedWithCustomError(registry, "TitleIdInvalid")
        .withArgs(titleId);
    });

    it("reverts when the claim was published before, whatever became of it", async () => {
      for (const end of ["none", "refuse", "withdraw"] as const) {
        const { first, acts, claimId } = await loadFixture(publishedClaim);
        if (end !== "none") await acts[end]();
        await expect(acts.publish()).to.be.revertedWithCustomError(first, "ClaimAlreadyPublished").withArgs(claimId);
      }
    });

    it("reverts when another claim to the reference is published", async () => {
      const { first, acts, buyer, claimId } = await loadFixture(publishedClaim);
      await expect(acts.publish({ ownership: owned("sole", buyer.address) }, buyer))
        .to.be.revertedWithCustomError(first, "TitleClaimed")
        .withArgs(TITLE, claimId);
    });

    it("reverts when a title is registered under the reference", async () => {
      const { registry, acts, register } = await loadFixture(emptyOffice);
      await register();
      await expect(acts.publish()).to.be.revertedWithCustomError(registry, "TitleAlreadyRegistered").withArgs(TITLE);
    });

    it("reverts after the claim's deadline, and passes in its last second", async () => {
      const { registry, acts } = await loadFixture(emptyOffice);
      const next = (await time.latest()) + 10;
      await time.setNextBlockTimestamp(next);
      await expect(acts.publish({ deadline: next - 1 }))
        .to.be.revertedWithCustomError(registry, "DeadlinePassed")
        .withArgs(next - 1, next);
      await time.setNextBlockTimestamp(next + 1);
      await acts.publish({ deadline: next + 1 });
    });

    it("reverts when it rests on no document", async () => {
      const { registry, acts } = await loadFixture(emptyOffice);
      await expect(acts.publish({ source: ZeroHash })).to.be.revertedWithCustomError(registry, "DigestMissing");
    });

    it("reverts unless every claimant signed, once each", async () => {
      const { first, registry, at, acts, claim, given, sign, message, registrar, seller, stranger } =
        await loadFixture(emptyOffice);
      const good = await sign(seller, "Claim", message(claim()));
      for (const list of [[], [good, good]]) {
        await expect(at(registrar, "publish", given(claim()), list))
          .to.be.revertedWithCustomError(first, "SignatureCountMismatch")
          .withArgs(list.length, 1);
      }
      const bad = [
        await sign(stranger, "Claim", message(claim())),
        malleated(good),
        good.slice(0, -2),
        "0x",
        await sign(seller, "Claim", message(claim()), { chainId: 1 }),
        await sign(seller, "Claim", message(claim()), { verifyingContract: await registry.getAddress() }),
        await sign(seller, "Claim", message(claim({ parcel: ZeroHash }))),
      ];
      for (const signature of bad) {
        await expect(at(registrar, "publish", given(claim()), [signature]))
          .to.be.revertedWithCustomError(registry, "SignatureInvalid")
          .withArgs(seller.address);
      }
      await expect(acts.publish({ ownership: owned("sole", ZeroAddress) }))
        .to.be.revertedWithCustomError(registry, "PartyInvalid")
        .withArgs(ZeroAddress);
    });

    it("takes the claim of several, which each of them signs in the claim's order", async () => {
      const { first, registry, acts, read, seller, buyer, stranger } = await loadFixture(emptyOffice);
      const ownership = inCommon([seller.address, 2], [buyer.address, 1]);
      await expect(acts.publish({ ownership }, seller))
        .to.be.revertedWithCustomError(first, "SignatureCountMismatch")
        .withArgs(1, 2);
      await expect(acts.publish({ ownership }, seller, stranger))
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(buyer.address);
      await expect(acts.publish({ ownership: { ...ownership, denominator: 4 } }, seller, buyer))
        .to.be.revertedWithCustomError(registry, "SharesNotWhole")
        .withArgs(3, 4);
      await acts.publish({ ownership }, seller, buyer);
      await time.increase(PERIOD + 1);
      await acts.complete({ ownership });
      expect(await read("owners", TITLE)).to.deep.equal([
        [seller.address, 2n, 3n],
        [buyer.address, 1n, 3n],
      ]);
    });

    it("takes the claim of a contract account that signs by ERC-1271", async () => {
      const { acts, ask, seller, claim, idOf } = await loadFixture(emptyOffice);
      const wallet = await (await ethers.deployContract("ContractWallet", [seller.address])).getAddress();
      await acts.publish({ ownership: owned("sole", wallet) });
      expect(await ask("claimOn", TITLE)).to.equal(idOf(claim({ ownership: owned("sole", wallet) })));
    });
  });

  describe("lodgeObjection", () => {
    it("takes a signed objection from anybody's hands", async () => {
      const { first, acts, ask, claimId, neighbour, stranger } = await loadFixture(publishedClaim);
      await expect(acts.object())
        .to.emit(first, "ObjectionLodged")
        .withArgs(TITLE, claimId, neighbour.address, id("my grandfather's field"), stranger.address);
      expect(await ask("objectionState", claimId, neighbour.address)).to.equal(BigInt(Answer.Open));
      expect((await ask("claimStanding", claimId)).openObjections).to.equal(1n);
    });

    it("passes in the publication's last second, and reverts after it", async () => {
      const { first, acts, buyer, closesAt } = await loadFixture(publishedClaim);
      await time.setNextBlockTimestamp(closesAt);
      await acts.object();
      await time.setNextBlockTimestamp(closesAt + 1);
      await expect(acts.object({}, buyer)).to.be.revertedWithCustomError(first, "PublicationClosed").withArgs(closesAt);
    });

    it("reverts when no such claim is published for the reference", async () => {
      const { first, acts, claimId } = await loadFixture(publishedClaim);
      for (const over of [
        { claimId: id("other") },
        { claimId: ZeroHash, titleId: word("B") },
        { titleId: word("B") },
      ]) {
        await expect(acts.object(over))
          .to.be.revertedWithCustomError(first, "ClaimUnknown")
          .withArgs(over.titleId ?? TITLE, over.claimId ?? claimId);
      }
    });

    it("reverts after its deadline, and when it names no grounds", async () => {
      const { registry, acts } = await loadFixture(publishedClaim);
      await expect(acts.object({ deadline: 1 })).to.be.revertedWithCustomError(registry, "DeadlinePassed");
      await expect(acts.object({ basis: ZeroHash })).to.be.revertedWithCustomError(registry, "DigestMissing");
    });

    it("reverts when the account objected before, whatever became of it", async () => {
      const { first, acts, claimId, neighbour } = await loadFixture(publishedClaim);
      await acts.object();
      const again = () =>
        expect(acts.object())
          .to.be.revertedWithCustomError(first, "ObjectionAlreadyLodged")
          .withArgs(claimId, neighbour.address);
      await again();
      await acts.decide(false);
      await again();
    });

    it("reverts unless the objector signed", async () => {
      const { registry, acts, neighbour, stranger } = await loadFixture(publishedClaim);
      for (const objector of [neighbour.address, ZeroAddress]) {
        await expect(acts.object({ objector }, stranger))
          .to.be.revertedWithCustomError(registry, "SignatureInvalid")
          .withArgs(objector);
      }
    });
  });

  describe("withdrawObjection", () => {
    it("frees the claim of it", async () => {
      const { first, acts, ask, claimId, neighbour, stranger } = await loadFixture(publishedClaim);
      await acts.object();
      await expect(acts.withdrawObjection())
        .to.emit(first, "ObjectionWithdrawn")
        .withArgs(TITLE, claimId, neighbour.address, stranger.address);
      expect(await ask("objectionState", claimId, neighbour.address)).to.equal(BigInt(Answer.Withdrawn));
      expect((await ask("claimStanding", claimId)).openObjections).to.equal(0n);
    });

    it("reverts when there is none open, after its deadline, or unless the objector signed", async () => {
      const { first, registry, acts, claimId, neighbour, stranger } = await loadFixture(publishedClaim);
      const none = () =>
        expect(acts.withdrawObjection())
          .to.be.revertedWithCustomError(first, "ObjectionUnknown")
          .withArgs(claimId, neighbour.address);
      await none();
      await acts.object();
      await expect(acts.withdrawObjection({ deadline: 1 })).to.be.revertedWithCustomError(registry, "DeadlinePassed");
      await expect(acts.withdrawObjection({ objector: neighbour.address }, stranger))
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(neighbour.address);
      await acts.withdrawObjection();
      await none();
    });
  });
});
