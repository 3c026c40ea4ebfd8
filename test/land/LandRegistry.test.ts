import { expect } from "chai";
import { toBeHex, ZeroAddress, ZeroHash } from "ethers";
import { AREA, emptyRegistry, ethers, networkHelpers, oneTitle, PARCEL, SOURCE, TITLE } from "./fixture.js";
import { word } from "./instruments.js";

const { loadFixture } = networkHelpers;

describe("LandRegistry", () => {
  describe("register", () => {
    it("puts the title on record at revision 1, owned whole by its owner", async () => {
      const { registry, register, read, registrar, seller } = await loadFixture(emptyRegistry);
      expect(await read("exists", TITLE)).to.equal(false);

      await expect(register())
        .to.emit(registry, "TitleRegistered")
        .withArgs(TITLE, 1, seller.address, AREA, PARCEL, SOURCE, registrar.address);

      const title = await read("title", TITLE);
      expect([title.parcel, title.area, title.revision, title.frozen]).to.deep.equal([PARCEL, BigInt(AREA), 1n, false]);
      expect([title.state, title.form]).to.deep.equal([1n, 0n]);
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
      area: AREA,
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
          { titleId: word(reference), owner: seller.address, area: AREA, parcel: PARCEL, source: SOURCE },
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
});
