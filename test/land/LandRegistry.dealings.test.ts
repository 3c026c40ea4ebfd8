import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import { chargedTitle, GIFT, instruments, networkHelpers, oneTitle, TITLE } from "./fixture.js";
import { word } from "./instruments.js";

const { loadFixture } = networkHelpers;

describe("LandRegistry dealings", () => {
  describe("transfer", () => {
    it("passes the title to the buyer and tells the deed", async () => {
      const { registry, acts, read, registrar, seller, buyer } = await loadFixture(oneTitle);

      await expect(acts.transfer({ nature: GIFT }))
        .to.emit(registry, "TitleTransferred")
        .withArgs(TITLE, 2, GIFT, seller.address, buyer.address, id("deed of sale"), registrar.address);

      expect(await read("owners", TITLE)).to.deep.equal([[buyer.address, 1n, 1n]]);
      expect((await read("title", TITLE)).revision).to.equal(2n);
    });

    it("leaves the charges on the title, with every chargee's consent", async () => {
      const { acts, read, buyer, bank, secondBank } = await loadFixture(chargedTitle);
      await acts.charge({ rank: 3 }, secondBank);
      const before = await read("charges", TITLE);

      await acts.transfer({}, [bank, secondBank]);

      expect(await read("ownerOf", TITLE)).to.equal(buyer.address);
      expect(await read("charges", TITLE)).to.deep.equal(before);
      expect(before.map(({ chargee, rank }: { chargee: string; rank: bigint }) => [chargee, rank])).to.deep.equal([
        [bank.address, 1n],
        [secondBank.address, 3n],
      ]);
    });

    it("reverts when a consent is missing or one too many", async () => {
      const { registry, acts, bank } = await loadFixture(chargedTitle);
      await expect(acts.transfer()).to.be.revertedWithCustomError(registry, "ConsentCountMismatch").withArgs(0, 1);
      await expect(acts.transfer({}, [bank, bank]))
        .to.be.revertedWithCustomError(registry, "ConsentCountMismatch")
        .withArgs(2, 1);
    });

    it("reverts when the consents are out of order or another's", async () => {
      const { registry, acts, bank, secondBank, stranger } = await loadFixture(chargedTitle);
      await expect(acts.transfer({}, [stranger]))
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(bank.address);
      await acts.charge({ rank: 2 }, secondBank);
      await expect(acts.transfer({}, [secondBank, bank]))
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(bank.address);
    });

    it("reverts when the title is unknown", async () => {
      const { registry, acts } = await loadFixture(oneTitle);
      const titleId = word("LR-9");
      await expect(acts.transfer({ titleId }))
        .to.be.revertedWithCustomError(registry, "TitleUnknown")
        .withArgs(titleId);
    });

    it("reverts when the seller does not own the title", async () => {
      const { registry, acts, seller, stranger } = await loadFixture(oneTitle);
      await expect(acts.transfer({ seller: stranger.address }))
        .to.be.revertedWithCustomError(registry, "OwnerMismatch")
        .withArgs(TITLE, stranger.address, seller.address);
    });

    it("reverts when the buyer is nobody, the registry, or the seller", async () => {
      const { registry, acts, seller } = await loadFixture(oneTitle);
      for (const buyer of [ZeroAddress, await registry.getAddress(), seller.address]) {
        await expect(acts.transfer({ buyer })).to.be.revertedWithCustomError(registry, "PartyInvalid").withArgs(buyer);
      }
    });

    it("reverts without a deed", async () => {
      const { registry, acts } = await loadFixture(oneTitle);
      await expect(acts.transfer({ instrument: ZeroHash })).to.be.revertedWithCustomError(registry, "DigestMissing");
    });
  });

  describe("charge", () => {
    it("registers the charge at its rank", async () => {
      const { registry, acts, read, registrar, bank } = await loadFixture(oneTitle);

      await expect(acts.charge({ rank: 16 }))
        .to.emit(registry, "ChargeRegistered")
        .withArgs(TITLE, 2, bank.address, 16, id("mortgage terms"), registrar.address);

      const at = await networkHelpers.time.latest();
      expect(await read("charges", TITLE)).to.deep.equal([[bank.address, 16n, BigInt(at)]]);
    });

    it("reverts when the rank is none of 1 to 16", async () => {
      const { registry, acts } = await loadFixture(oneTitle);
      for (const rank of [0, 17, 255]) {
        await expect(acts.charge({ rank })).to.be.revertedWithCustomError(registry, "RankInvalid").withArgs(rank);
      }
    });

    it("reverts when the rank is taken", async () => {
      const { registry, acts, bank, secondBank } = await loadFixture(chargedTitle);
      await expect(acts.charge({}, secondBank))
        .to.be.revertedWithCustomError(registry, "RankTaken")
        .withArgs(TITLE, 1, bank.address);
    });

    it("reverts when the chargee is the sole owner, nobody or the registry", async () => {
      const { registry, acts, seller } = await loadFixture(oneTitle);
      for (const chargee of [seller.address, ZeroAddress, await registry.getAddress()]) {
        await expect(acts.charge({ chargee }))
          .to.be.revertedWithCustomError(registry, "PartyInvalid")
          .withArgs(chargee);
      }
    });

    it("reverts when not exactly the owners signed", async () => {
      const land = await loadFixture(oneTitle);
      const deed = (await instruments(land)).charge();
      const [owner, chargee] = [
        await land.sign(land.seller, "ChargeDeed", deed),
        await land.sign(land.bank, "ChargeDeed", deed),
      ];
      for (const signatures of [[], [owner, owner]]) {
        await expect(land.as(land.registrar, "charge", deed, signatures, chargee, []))
          .to.be.revertedWithCustomError(land.registry, "SignatureCountMismatch")
          .withArgs(signatures.length, 1);
      }
    });

    it("reverts without terms", async () => {
      const { registry, acts } = await loadFixture(oneTitle);
      await expect(acts.charge({ terms: ZeroHash })).to.be.revertedWithCustomError(registry, "DigestMissing");
    });
  });

  describe("discharge", () => {
    it("lifts the charge and frees its rank", async () => {
      const { registry, acts, read, registrar, bank, secondBank } = await loadFixture(chargedTitle);

      await expect(acts.discharge())
        .to.emit(registry, "ChargeDischarged")
        .withArgs(TITLE, 3, bank.address, 1, id("release"), registrar.address);
      expect(await read("charges", TITLE)).to.deep.equal([]);

      await acts.charge({}, secondBank);
      expect((await read("charges", TITLE))[0].chargee).to.equal(secondBank.address);
    });

    it("reverts when no charge has the rank", async () => {
      const { registry, acts } = await loadFixture(chargedTitle);
      await expect(acts.discharge({ rank: 2 }))
        .to.be.revertedWithCustomError(registry, "ChargeUnknown")
        .withArgs(TITLE, 2);
      await expect(acts.discharge({ rank: 0 }))
        .to.be.revertedWithCustomError(registry, "RankInvalid")
        .withArgs(0);
      await expect(acts.discharge({ rank: 17 }))
        .to.be.revertedWithCustomError(registry, "RankInvalid")
        .withArgs(17);
    });

    it("reverts without the deed of discharge", async () => {
      const { registry, acts } = await loadFixture(chargedTitle);
      await expect(acts.discharge({ instrument: ZeroHash })).to.be.revertedWithCustomError(registry, "DigestMissing");
    });
  });

  it("checks an instrument in a fixed order: title, revision, deadline, parties, freeze, caveat, charges, signatures", async () => {
    const land = await loadFixture(chargedTitle);
    const { registry, as, acts, registrar, seller } = land;
    await acts.lodge();
    await acts.freeze();
    const deed = (await instruments(land)).transfer();
    const present = { revision: deed.revision, deadline: deed.deadline, buyer: deed.buyer, titleId: TITLE };
    const wrong = { titleId: word("LR-9"), revision: 99, deadline: 1, buyer: seller.address };
    const attempt = (over: object) => as(registrar, "transfer", { ...deed, ...over }, "0x", "0x", []);
    const refuses = (over: object, name: string) => expect(attempt(over)).to.be.revertedWithCustomError(registry, name);

    await refuses(wrong, "TitleUnknown");
    await refuses({ ...wrong, titleId: present.titleId }, "RevisionStale");
    await refuses({ deadline: 1, buyer: wrong.buyer }, "DeadlinePassed");
    await refuses({ buyer: wrong.buyer }, "PartyInvalid");
    await refuses({}, "TitleFrozen");
    await acts.unfreeze();
    await refuses({ revision: deed.revision + 1 }, "CaveatStands");
    await acts.removeCaveat(0);
    await refuses({ revision: deed.revision + 2 }, "ConsentCountMismatch");
    await expect(as(registrar, "transfer", { ...deed, revision: deed.revision + 2 }, "0x", "0x", ["0x"]))
      .to.be.revertedWithCustomError(registry, "SignatureInvalid")
      .withArgs(seller.address);
  });
});
