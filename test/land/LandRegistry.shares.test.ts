import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import { id, Wallet, ZeroAddress, ZeroHash } from "ethers";
import {
  AREA,
  acts as actsOf,
  chargedTitle,
  emptyRegistry,
  FORMS,
  GIFT,
  inCommon,
  instruments,
  type Land,
  networkHelpers,
  oneTitle,
  owned,
  PARCEL,
  SOURCE,
  TITLE,
} from "./fixture.js";
import { word } from "./instruments.js";

const { loadFixture } = networkHelpers;

const registerShared = (land: Land, ownership: unknown, over: object = {}) =>
  land.as(land.registrar, "registerShared", {
    titleId: TITLE,
    ownership,
    area: AREA,
    parcel: PARCEL,
    source: SOURCE,
    ...over,
  });

/** Registers a deed of ownership, signed by the given parties and chargees. */
async function deal(
  land: Land,
  parties: readonly HardhatEthersSigner[],
  over: Record<string, unknown> = {},
  chargees: readonly HardhatEthersSigner[] = [],
) {
  const deed = (await instruments(land)).ownership(over);
  const signed = (who: HardhatEthersSigner) => land.sign(who, "OwnershipDeed", deed);
  return land.as(
    land.registrar,
    "transferShares",
    deed,
    await Promise.all(parties.map(signed)),
    await Promise.all(chargees.map(signed)),
  );
}

/** A title that seller and buyer own in common, 3/4 and 1/4. */
async function commonTitle() {
  const land = await emptyRegistry();
  await registerShared(land, inCommon([land.seller.address, 3], [land.buyer.address, 1]));
  return { ...land, acts: actsOf(land) };
}

/** A title that seller and buyer own jointly. */
async function jointTitle() {
  const land = await emptyRegistry();
  await registerShared(land, owned("joint", land.seller.address, land.buyer.address));
  return { ...land, acts: actsOf(land) };
}

describe("LandRegistry shares", () => {
  describe("registerShared", () => {
    it("puts a title on record whose token the registry holds for its owners", async () => {
      const land = await loadFixture(emptyRegistry);
      const { registry, read, seller, buyer, registrar } = land;
      const registered = registerShared(land, inCommon([seller.address, 3], [buyer.address, 1]));

      await expect(registered)
        .to.emit(registry, "SharedTitleRegistered")
        .withArgs(
          TITLE,
          1,
          [
            FORMS.inCommon,
            4,
            [
              [seller.address, 3],
              [buyer.address, 1],
            ],
          ],
          AREA,
          PARCEL,
          SOURCE,
          registrar.address,
        );
      await expect(registered).to.emit(registry, "ShareHeld").withArgs(TITLE, seller.address, 3, 4);
      await expect(registered).to.emit(registry, "ShareHeld").withArgs(TITLE, buyer.address, 1, 4);
      await expect(registered).to.emit(registry, "Transfer").withArgs(ZeroAddress, registry, BigInt(TITLE));
      expect(await read("owners", TITLE)).to.deep.equal([
        [seller.address, 3n, 4n],
        [buyer.address, 1n, 4n],
      ]);
      expect(await read("ownerOf", TITLE)).to.equal(await registry.getAddress());
      expect((await read("title", TITLE)).form).to.equal(BigInt(FORMS.inCommon));
    });

    it("takes one owner by the sole form, and 64 in common", async () => {
      const land = await loadFixture(emptyRegistry);
      await registerShared(land, owned("sole", land.seller.address));
      expect(await land.read("ownerOf", TITLE)).to.equal(land.seller.address);
      const many = Array.from({ length: 64 }, () => Wallet.createRandom().address);
      await registerShared(land, inCommon(...many), { titleId: word("LR-2") });
      expect(await land.read("owners", word("LR-2"))).to.have.length(64);
    });

    it("reverts when the form asks for another number of owners", async () => {
      const land = await loadFixture(emptyRegistry);
      const { seller, buyer } = land;
      const many = Array.from({ length: 65 }, () => Wallet.createRandom().address);
      for (const [ownership, count] of [
        [owned("sole"), 0],
        [owned("sole", seller.address, buyer.address), 2],
        [inCommon(seller.address), 1],
        [owned("joint", seller.address), 1],
        [inCommon(...many), 65],
      ] as const) {
        await expect(registerShared(land, ownership))
          .to.be.revertedWithCustomError(land.registry, "OwnerCountInvalid")
          .withArgs(count);
      }
    });

    it("reverts when the shares do not sum to the whole", async () => {
      const land = await loadFixture(emptyRegistry);
      const ownership = inCommon([land.seller.address, 2], [land.buyer.address, 1]);
      for (const denominator of [0, 2, 4, 2n ** 64n - 1n]) {
        await expect(registerShared(land, { ...ownership, denominator }))
          .to.be.revertedWithCustomError(land.registry, "SharesNotWhole")
          .withArgs(3, denominator);
      }
      const most = 2n ** 64n - 1n;
      const over = {
        ...ownership,
        denominator: most - 1n,
        portions: ownership.portions.map(({ owner }) => ({ owner, numerator: most })),
      };
      await expect(registerShared(land, over))
        .to.be.revertedWithCustomError(land.registry, "SharesNotWhole")
        .withArgs(2n * most, most - 1n);
    });

    it("reverts when an owner comes twice, is nobody or the registry, or has no part", async () => {
      const land = await loadFixture(emptyRegistry);
      const { registry, seller, buyer } = land;
      await expect(registerShared(land, inCommon(seller.address, buyer.address, seller.address)))
        .to.be.revertedWithCustomError(registry, "OwnerRepeated")
        .withArgs(seller.address);
      for (const party of [ZeroAddress, await registry.getAddress()]) {
        await expect(registerShared(land, inCommon(seller.address, party)))
          .to.be.revertedWithCustomError(registry, "PartyInvalid")
          .withArgs(party);
      }
      await expect(registerShared(land, inCommon([seller.address, 1], [buyer.address, 0])))
        .to.be.revertedWithCustomError(registry, "ShareZero")
        .withArgs(buyer.address);
    });

    it("reverts when joint owners have unequal parts", async () => {
      const land = await loadFixture(emptyRegistry);
      await expect(registerShared(land, owned("joint", [land.seller.address, 2], [land.buyer.address, 1])))
        .to.be.revertedWithCustomError(land.registry, "JointSharesUnequal")
        .withArgs(land.buyer.address);
    });

    it("reverts without a source, for an invalid and for a taken reference", async () => {
      const land = await loadFixture(oneTitle);
      const ownership = inCommon(land.seller.address, land.buyer.address);
      await expect(registerShared(land, ownership, { source: ZeroHash })).to.be.revertedWithCustomError(
        land.registry,
        "DigestMissing",
      );
      await expect(registerShared(land, ownership, { titleId: ZeroHash }))
        .to.be.revertedWithCustomError(land.registry, "TitleIdInvalid")
        .withArgs(ZeroHash);
      await expect(registerShared(land, ownership))
        .to.be.revertedWithCustomError(land.registry, "TitleAlreadyRegistered")
        .withArgs(TITLE);
    });
  });

  describe("transferShares", () => {
    it("lets a co-owner give a part of its share, which only the two sign", async () => {
      const land = await loadFixture(commonTitle);
      const { registry, read, registrar, seller, buyer, neighbour } = land;
      const ownership = inCommon([seller.address, 3], [buyer.address, 2], [neighbour.address, 1]);
      const common = { ...ownership, denominator: 6 };
      // The seller's 3/4 becomes 3/6, the buyer's 1/4 becomes 2/6: all three sign.
      await expect(deal(land, [seller, buyer, neighbour], { nature: GIFT, ownership: common }))
        .to.emit(registry, "OwnershipRegistered")
        .withArgs(
          TITLE,
          2,
          GIFT,
          [
            FORMS.inCommon,
            6,
            [
              [seller.address, 3],
              [buyer.address, 2],
              [neighbour.address, 1],
            ],
          ],
          id("deed of a share"),
          registrar.address,
        );
      // The buyer's 2/6 stays 4/12: it need not sign.
      const next = inCommon([seller.address, 5], [buyer.address, 4], [neighbour.address, 3]);
      await deal(land, [seller, neighbour], { ownership: next });
      expect(await read("owners", TITLE)).to.deep.equal([
        [seller.address, 5n, 12n],
        [buyer.address, 4n, 12n],
        [neighbour.address, 3n, 12n],
      ]);
    });

    it("reverts when one whose part changes did not sign, the buyer of a share among them", async () => {
      const land = await loadFixture(commonTitle);
      const { registry, seller, buyer, neighbour, stranger } = land;
      const ownership = inCommon([neighbour.address, 3], [buyer.address, 1]);
      for (const parties of [[], [seller], [seller, buyer, neighbour]]) {
        await expect(deal(land, parties, { ownership }))
          .to.be.revertedWithCustomError(registry, "SignatureCountMismatch")
          .withArgs(parties.length, 2);
      }
      for (const [parties, missing] of [
        [[stranger, neighbour], seller],
        [[seller, stranger], neighbour],
        [[neighbour, seller], seller],
      ] as const) {
        await expect(deal(land, parties, { ownership }))
          .to.be.revertedWithCustomError(registry, "SignatureInvalid")
          .withArgs(missing.address);
      }
      await deal(land, [seller, neighbour], { ownership });
    });

    it("lets co-owners sell the whole together, and the token goes to the buyer", async () => {
      const land = await loadFixture(commonTitle);
      const { registry, read, seller, buyer, neighbour } = land;
      await expect(deal(land, [seller, buyer, neighbour], { ownership: owned("sole", neighbour.address) }))
        .to.emit(registry, "Transfer")
        .withArgs(registry, neighbour.address, BigInt(TITLE));
      expect(await read("owners", TITLE)).to.deep.equal([[neighbour.address, 1n, 1n]]);
      expect(await read("balanceOf", await registry.getAddress())).to.equal(0n);
    });

    it("makes a sole owner one of several, whom the joint form asks all to sign", async () => {
      const land = await loadFixture(oneTitle);
      const { registry, read, seller, buyer } = land;
      const ownership = owned("joint", seller.address, buyer.address);
      await expect(deal(land, [buyer], { ownership }))
        .to.be.revertedWithCustomError(registry, "SignatureCountMismatch")
        .withArgs(1, 2);
      await deal(land, [seller, buyer], { ownership });
      expect((await read("title", TITLE)).form).to.equal(BigInt(FORMS.joint));
      expect(await read("ownerOf", TITLE)).to.equal(await registry.getAddress());
    });

    it("severs a joint ownership when all sign, though no part changes", async () => {
      const land = await loadFixture(jointTitle);
      const { registry, read, seller, buyer } = land;
      const ownership = inCommon(seller.address, buyer.address);
      await expect(deal(land, [seller], { ownership }))
        .to.be.revertedWithCustomError(registry, "SignatureCountMismatch")
        .withArgs(1, 2);
      await deal(land, [seller, buyer], { ownership });
      expect((await read("title", TITLE)).form).to.equal(BigInt(FORMS.inCommon));
    });

    it("asks every joint owner, one who stays among them, when another comes in", async () => {
      const land = await loadFixture(jointTitle);
      const { registry, seller, buyer, neighbour } = land;
      const ownership = owned("joint", seller.address, neighbour.address);
      await expect(deal(land, [buyer, neighbour], { ownership }))
        .to.be.revertedWithCustomError(registry, "SignatureCountMismatch")
        .withArgs(2, 3);
      await deal(land, [seller, buyer, neighbour], { ownership });
    });

    it("reverts when nothing changes, be the parts written otherwise", async () => {
      const land = await loadFixture(commonTitle);
      const { registry, seller, buyer } = land;
      for (const ownership of [
        inCommon([seller.address, 3], [buyer.address, 1]),
        inCommon([buyer.address, 2], [seller.address, 6]),
      ]) {
        await expect(deal(land, [], { ownership }))
          .to.be.revertedWithCustomError(registry, "OwnershipUnchanged")
          .withArgs(TITLE);
      }
      const joint = await loadFixture(jointTitle);
      await expect(deal(joint, [], { ownership: owned("joint", joint.buyer.address, joint.seller.address) }))
        .to.be.revertedWithCustomError(joint.registry, "OwnershipUnchanged")
        .withArgs(TITLE);
    });

    it("reverts when the shares do not sum, an owner comes twice, is nobody, or no deed is named", async () => {
      const land = await loadFixture(commonTitle);
      const { registry, seller, neighbour } = land;
      const ownership = inCommon(seller.address, neighbour.address);
      const refuses = (over: Record<string, unknown>, name: string) =>
        expect(deal(land, [seller, neighbour], over)).to.be.revertedWithCustomError(registry, name);
      await refuses({ ownership: { ...ownership, denominator: 3 } }, "SharesNotWhole");
      await refuses({ ownership: inCommon(seller.address, seller.address) }, "OwnerRepeated");
      await refuses({ ownership: inCommon(seller.address, ZeroAddress) }, "PartyInvalid");
      await refuses({ ownership, instrument: ZeroHash }, "DigestMissing");
    });

    it("reverts without the consent of every chargee", async () => {
      const land = await loadFixture(chargedTitle);
      const { registry, read, seller, buyer, bank, stranger } = land;
      const ownership = inCommon(seller.address, buyer.address);
      await expect(deal(land, [seller, buyer], { ownership }))
        .to.be.revertedWithCustomError(registry, "ConsentCountMismatch")
        .withArgs(0, 1);
      await expect(deal(land, [seller, buyer], { ownership }, [stranger]))
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(bank.address);
      await deal(land, [seller, buyer], { ownership }, [bank]);
      expect(await read("charges", TITLE)).to.have.length(1);
    });

    it("is registered by its conduit alone", async () => {
      const land = await loadFixture(commonTitle);
      const { registry, registrar, seller, neighbour, stranger, buyer } = land;
      const ownership = inCommon([neighbour.address, 3], [buyer.address, 1]);
      await expect(deal(land, [seller, neighbour], { ownership, conduit: stranger.address }))
        .to.be.revertedWithCustomError(registry, "ConduitMismatch")
        .withArgs(stranger.address, registrar.address);
      await deal(land, [seller, neighbour], { ownership, conduit: registrar.address });
    });
  });

  describe("with several owners", () => {
    it("transfer reverts: the whole passes by a deed of ownership that all sign", async () => {
      const land = await loadFixture(commonTitle);
      await expect(land.acts.transfer())
        .to.be.revertedWithCustomError(land.registry, "OwnerMismatch")
        .withArgs(TITLE, land.seller.address, await land.registry.getAddress());
    });

    it("a charge needs every owner's signature, in the register's order", async () => {
      const land = await loadFixture(commonTitle);
      const { registry, registrar, seller, buyer, bank, stranger } = land;
      const deed = (await instruments(land)).charge();
      const signed = (...parties: readonly HardhatEthersSigner[]) =>
        Promise.all(parties.map((who) => land.sign(who, "ChargeDeed", deed)));
      const chargee = await land.sign(bank, "ChargeDeed", deed);
      await expect(land.as(registrar, "charge", deed, await signed(seller), chargee, []))
        .to.be.revertedWithCustomError(registry, "SignatureCountMismatch")
        .withArgs(1, 2);
      await expect(land.as(registrar, "charge", deed, await signed(seller, stranger), chargee, []))
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(buyer.address);
      await land.as(registrar, "charge", deed, await signed(seller, buyer), chargee, []);
      expect(await land.read("charges", TITLE)).to.have.length(1);
    });
  });

  describe("conduit", () => {
    it("of a transfer and of a discharge: the only account that registers it", async () => {
      const land = await loadFixture(chargedTitle);
      const { registry, registrar, stranger, bank } = land;
      for (const act of [
        () => land.acts.transfer({ conduit: stranger.address }, [bank]),
        () => land.acts.discharge({ conduit: stranger.address }),
      ]) {
        await expect(act())
          .to.be.revertedWithCustomError(registry, "ConduitMismatch")
          .withArgs(stranger.address, registrar.address);
      }
      await land.acts.transfer({ conduit: registrar.address }, [bank]);
      await land.acts.discharge({ conduit: registrar.address });
    });
  });
});
