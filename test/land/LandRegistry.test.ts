import { expect } from "chai";
import { id, toBeHex, ZeroAddress, ZeroHash } from "ethers";
import {
  chargedTitle,
  emptyRegistry,
  ethers,
  instruments,
  networkHelpers,
  oneTitle,
  PARCEL,
  SOURCE,
  TITLE,
} from "./fixture.js";
import { word } from "./instruments.js";

const { loadFixture } = networkHelpers;

describe("LandRegistry", () => {
  describe("register", () => {
    it("puts the title on record at revision 1, owned whole by its owner", async () => {
      const { registry, register, read, registrar, seller } = await loadFixture(emptyRegistry);
      expect(await read("exists", TITLE)).to.equal(false);

      await expect(register())
        .to.emit(registry, "TitleRegistered")
        .withArgs(TITLE, 1, seller.address, PARCEL, SOURCE, registrar.address);

      const title = await read("title", TITLE);
      expect([title.parcel, title.revision, title.frozen]).to.deep.equal([PARCEL, 1n, false]);
      expect(title.owners).to.deep.equal([[seller.address, 1n, 1n]]);
      expect(await read("owners", TITLE)).to.deep.equal([[seller.address, 1n, 1n]]);
      expect(title.charges).to.deep.equal([]);
      expect(title.caveats).to.deep.equal([]);
      expect(await read("exists", TITLE)).to.equal(true);
    });

    it("takes a title without a plan", async () => {
      const { register, read } = await loadFixture(emptyRegistry);
      await register({ parcel: ZeroHash });
      expect((await read("title", TITLE)).parcel).to.equal(ZeroHash);
    });

    it("reverts when the reference is taken", async () => {
      const { registry, register, stranger } = await loadFixture(oneTitle);
      await expect(register({ owner: stranger.address }))
        .to.be.revertedWithCustomError(registry, "TitleAlreadyRegistered")
        .withArgs(TITLE);
    });

    it("takes references of one byte, of 32 bytes and beyond ASCII", async () => {
      const { register, read } = await loadFixture(emptyRegistry);
      for (const reference of ["7", "A".repeat(32), "Çınar mah. 12/3", "地籍-001", "🏡 1", "a b"]) {
        await register({ titleId: word(reference) });
        expect(await read("exists", word(reference))).to.equal(true, reference);
      }
    });

    for (const [why, titleId] of Object.entries({
      "it is empty": ZeroHash,
      "it holds a quotation mark": word('A"1'),
      "it holds an apostrophe": word("A'1"),
      "it holds an ampersand": word("A&1"),
      "it holds an angle bracket": word("A<1"),
      "it holds a closing angle bracket": word("A>1"),
      "it holds a backslash": word("A\\1"),
      "it holds a line break": word("A\n1"),
      "it holds a delete character": word("A\x7f1"),
      "it holds a C1 control": word("A\u00851"),
      "text stands behind a zero byte": `0x4100${"31".padEnd(60, "0")}`,
      "it begins with a zero byte": toBeHex(65n, 32),
      "every bit is set": `0x${"ff".repeat(32)}`,
      "it is no UTF-8: a stray continuation": `0x4180${"0".repeat(60)}`,
      "it is no UTF-8: an overlong form": `0xc0af${"0".repeat(60)}`,
      "it is no UTF-8: a surrogate": `0xeda080${"0".repeat(58)}`,
      "it is no UTF-8: cut off by the padding": `0x41e282${"0".repeat(58)}`,
      "it is no UTF-8: cut off by the word's end": `0x${"41".repeat(31)}e2`,
      "it is no UTF-8: beyond the last code point": `0xf4908080${"0".repeat(56)}`,
    })) {
      it(`reverts when the reference is invalid: ${why}`, async () => {
        const { registry, register } = await loadFixture(emptyRegistry);
        await expect(register({ titleId })).to.be.revertedWithCustomError(registry, "TitleIdInvalid").withArgs(titleId);
      });
    }

    it("reverts when the owner is nobody, or the registry itself", async () => {
      const { registry, register } = await loadFixture(emptyRegistry);
      for (const owner of [ZeroAddress, await registry.getAddress()]) {
        await expect(register({ owner })).to.be.revertedWithCustomError(registry, "PartyInvalid").withArgs(owner);
      }
    });

    it("reverts without a source", async () => {
      const { registry, register } = await loadFixture(emptyRegistry);
      await expect(register({ source: ZeroHash })).to.be.revertedWithCustomError(registry, "DigestMissing");
    });
  });

  describe("registerMany", () => {
    const entry = (reference: string, owner: string) => ({
      titleId: word(reference),
      owner,
      parcel: PARCEL,
      source: SOURCE,
    });

    it("puts every title on record", async () => {
      const { registry, as, read, registrar, seller, buyer } = await loadFixture(emptyRegistry);
      const list = [entry("A-1", seller.address), entry("A-2", buyer.address), entry("A-3", seller.address)];

      await expect(as(registrar, "registerMany", list)).to.emit(registry, "TitleRegistered");

      for (const { titleId, owner } of list) expect(await read("ownerOf", titleId)).to.equal(owner);
      expect(await read("balanceOf", seller.address)).to.equal(2n);
    });

    it("reverts when the list is empty", async () => {
      const { registry, as, registrar } = await loadFixture(emptyRegistry);
      await expect(as(registrar, "registerMany", [])).to.be.revertedWithCustomError(registry, "BatchEmpty");
    });

    it("reverts as a whole when a reference comes twice", async () => {
      const { registry, as, read, registrar, seller } = await loadFixture(emptyRegistry);
      const twice = [entry("A-1", seller.address), entry("A-2", seller.address), entry("A-1", seller.address)];

      await expect(as(registrar, "registerMany", twice))
        .to.be.revertedWithCustomError(registry, "TitleAlreadyRegistered")
        .withArgs(word("A-1"));
      expect(await read("exists", word("A-2"))).to.equal(false);
    });

    it("reverts as a whole when one owner is nobody", async () => {
      const { registry, as, registrar, seller } = await loadFixture(emptyRegistry);
      await expect(as(registrar, "registerMany", [entry("A-1", seller.address), entry("A-2", ZeroAddress)]))
        .to.be.revertedWithCustomError(registry, "PartyInvalid")
        .withArgs(ZeroAddress);
    });
  });

  describe("multicall", () => {
    it("registers two acts in one transaction, each under the caller's own power", async () => {
      const { registry, as, read, registrar, seller, stranger } = await loadFixture(emptyRegistry);
      const data = ["B-1", "B-2"].map((reference) =>
        registry.interface.encodeFunctionData("register", [
          { titleId: word(reference), owner: seller.address, parcel: PARCEL, source: SOURCE },
        ]),
      );

      await expect(as(stranger, "multicall", data)).to.be.revertedWithCustomError(
        registry,
        "AccessManagedUnauthorized",
      );
      await as(registrar, "multicall", data);

      expect(await read("balanceOf", seller.address)).to.equal(2n);
    });
  });

  describe("transfer", () => {
    it("passes the title to the buyer and tells the deed", async () => {
      const { registry, acts, read, registrar, seller, buyer } = await loadFixture(oneTitle);

      await expect(acts.transfer())
        .to.emit(registry, "TitleTransferred")
        .withArgs(TITLE, 2, seller.address, buyer.address, id("deed of sale"), registrar.address);

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
      const { registry, acts, read, registrar, seller, bank } = await loadFixture(oneTitle);

      await expect(acts.charge({ rank: 16 }))
        .to.emit(registry, "ChargeRegistered")
        .withArgs(TITLE, 2, seller.address, bank.address, 16, id("mortgage terms"), registrar.address);

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

    it("reverts when the chargee is the owner, nobody or the registry", async () => {
      const { registry, acts, seller } = await loadFixture(oneTitle);
      for (const chargee of [seller.address, ZeroAddress, await registry.getAddress()]) {
        await expect(acts.charge({ chargee }))
          .to.be.revertedWithCustomError(registry, "PartyInvalid")
          .withArgs(chargee);
      }
    });

    it("reverts when the one who charges does not own the title", async () => {
      const { registry, acts, seller, stranger } = await loadFixture(oneTitle);
      await expect(acts.charge({ owner: stranger.address }))
        .to.be.revertedWithCustomError(registry, "OwnerMismatch")
        .withArgs(TITLE, stranger.address, seller.address);
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

  describe("reading", () => {
    it("reverts for a title that nobody registered", async () => {
      const { registry, read } = await loadFixture(emptyRegistry);
      for (const view of ["title", "owners", "charges", "caveats"]) {
        await expect(read(view, TITLE)).to.be.revertedWithCustomError(registry, "TitleUnknown").withArgs(TITLE);
      }
    });

    it("names its jurisdiction, its certificate and its predecessor", async () => {
      const { authority, read } = await loadFixture(emptyRegistry);
      expect(await read("jurisdiction")).to.equal("Republic of Examplia");
      expect(await ethers.provider.getCode(await read("certificate"))).to.not.equal("0x");
      expect(await read("predecessor")).to.equal(ZeroAddress);
      expect(await read("authority")).to.equal(await authority.getAddress());
    });
  });

  it("checks an instrument in a fixed order: title, revision, deadline, parties, freeze, caveat, charges, signatures", async () => {
    const land = await loadFixture(chargedTitle);
    const { registry, as, acts, registrar, seller, neighbour } = land;
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
    await as(land.court, "removeCaveat", TITLE, 0, neighbour.address, id("order"));
    await refuses({ revision: deed.revision + 2 }, "ConsentCountMismatch");
    await expect(as(registrar, "transfer", { ...deed, revision: deed.revision + 2 }, "0x", "0x", ["0x"]))
      .to.be.revertedWithCustomError(registry, "SignatureInvalid")
      .withArgs(seller.address);
  });
});
