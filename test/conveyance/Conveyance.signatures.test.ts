import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import { malleated } from "../land/instruments.js";
import { type Bargain, bargain, ENDING, ethers, networkHelpers, PRICE, paid, STATE } from "./fixture.js";
import { type Paper, pen } from "./papers.js";

const { loadFixture } = networkHelpers;

/** Domains in which a signature is good for nothing here. */
const foreign = async ({ chainId, registry }: Bargain): Promise<readonly Paper[]> => [
  { chainId: chainId + 1n },
  { verifyingContract: await registry.getAddress() },
  { name: "Civitas LandRegistry" },
  { version: "2" },
];

const MANGLED = [malleated, (signature: string) => signature.slice(0, -2), () => "0x"];

describe("Conveyance signatures", () => {
  describe("ContractOfSale", () => {
    const openWith = ({ as, stranger }: Bargain, paper: Paper, seller: string, buyer: string) =>
      as(stranger, "open", paper, [seller], buyer);

    for (const party of ["seller", "buyer"] as const) {
      const attempt = async (stage: Bargain, change: (good: string) => Promise<string> | string, paper?: Paper) => {
        const terms = paper ?? (await stage.terms());
        const [seller, buyer] = [await stage.signed(stage.seller, terms), await stage.signed(stage.buyer, terms)];
        const [one, other] = party === "seller" ? [await change(seller), buyer] : [seller, await change(buyer)];
        return expect(openWith(stage, terms, one, other))
          .to.be.revertedWithCustomError(stage.conveyance, "SignatureInvalid")
          .withArgs(stage[party].address);
      };

      it(`reverts when another signed for the ${party}`, async () => {
        const stage = await loadFixture(bargain);
        const terms = await stage.terms();
        await attempt(stage, () => stage.signed(stage.stranger, terms), terms);
      });

      it(`reverts when the ${party}'s signature is malleated, cut or empty`, async () => {
        const stage = await loadFixture(bargain);
        for (const change of MANGLED) await attempt(stage, change);
      });

      it(`reverts when the ${party} signed for another chain, contract, name or version`, async () => {
        const stage = await loadFixture(bargain);
        const terms = await stage.terms();
        for (const domain of await foreign(stage)) {
          await attempt(stage, () => stage.signed(stage[party], terms, domain), terms);
        }
      });

      it(`reverts when any field differs from what the ${party} signed`, async () => {
        const stage = await loadFixture(bargain);
        const terms = await stage.terms();
        const changes: Paper = {
          price: PRICE + 1n,
          deposit: 0n,
          depositForfeited: false,
          duty: 0n,
          payOffLimit: 0n,
          conditions: id("x"),
          referee: stage.stranger.address,
          coolingOff: 1,
          deadline: stage.deadline + 1,
        };
        for (const [field, value] of Object.entries(changes)) {
          await attempt(stage, () => stage.signed(stage[party], { ...terms, [field]: value }), terms);
        }
      });
    }

    it("reverts when the title is worded otherwise than it is registered", async () => {
      const stage = await loadFixture(bargain);
      const { conveyance, chainId, seller, buyer, stranger, as } = stage;
      const terms = await stage.terms();
      const other = await pen("Civitas Conveyance", conveyance, chainId, "LR-2024/0002");
      const sign = (who: typeof seller) => other.sign(who, "ContractOfSale", terms);
      await expect(as(stranger, "open", terms, [await sign(seller)], await sign(buyer)))
        .to.be.revertedWithCustomError(conveyance, "SignatureInvalid")
        .withArgs(seller.address);
    });

    it("reverts when a signature is missing or one too many", async () => {
      const stage = await loadFixture(bargain);
      const terms = await stage.terms();
      const [one, other] = [await stage.signed(stage.seller, terms), await stage.signed(stage.buyer, terms)];
      for (const signatures of [[], [one, one]]) {
        await expect(stage.as(stage.stranger, "open", terms, signatures, other))
          .to.be.revertedWithCustomError(stage.conveyance, "SignatureCountMismatch")
          .withArgs(signatures.length + 1, 2);
      }
    });

    it("is taken of a contract account that answers for it (ERC-1271), and of a key that lent itself code", async () => {
      const stage = await loadFixture(bargain);
      const wallet = await ethers.deployContract("ContractWallet", [stage.stranger.address]);
      const terms = await stage.terms({ buyer: await wallet.getAddress() });
      const seller = await stage.signed(stage.seller, terms);
      await expect(openWith(stage, terms, seller, await stage.signed(stage.buyer, terms)))
        .to.be.revertedWithCustomError(stage.conveyance, "SignatureInvalid")
        .withArgs(await wallet.getAddress());
      const mute = await ethers.deployContract("MuteWallet");
      await networkHelpers.setCode(stage.seller.address, `0xef0100${(await mute.getAddress()).slice(2)}`);
      await openWith(stage, terms, seller, await stage.signed(stage.stranger, terms));
      expect((await stage.sale(terms)).state).to.equal(STATE.open);
    });

    for (const broken of ["MuteWallet", "RevertingWallet"]) {
      it(`is refused of a contract account that does not answer as the standard says: ${broken}`, async () => {
        const stage = await loadFixture(bargain);
        const wallet = await ethers.deployContract(broken);
        const terms = await stage.terms({ buyer: await wallet.getAddress() });
        await expect(openWith(stage, terms, await stage.signed(stage.seller, terms), "0x1234"))
          .to.be.revertedWithCustomError(stage.conveyance, "SignatureInvalid")
          .withArgs(await wallet.getAddress());
      });
    }
  });

  describe("Rescission", () => {
    const rescindWith = async (
      stage: Bargain & { readonly paper: Paper },
      change: (good: string) => string,
      domain: Paper = {},
    ) => {
      const { as, own, rescission, paper, seller, buyer, stranger } = stage;
      const notice = rescission(paper, ENDING.agreed);
      const good = await own.sign(seller, "Rescission", notice);
      const bad = change(await own.sign(buyer, "Rescission", notice, domain));
      return as(stranger, "rescind", paper, notice, [good, bad]);
    };

    it("reverts when a signature is malleated, cut, empty, or for another chain, contract, name or version", async () => {
      const stage = await loadFixture(paid);
      const refused = (attempt: Promise<unknown>) =>
        expect(attempt)
          .to.be.revertedWithCustomError(stage.conveyance, "SignatureInvalid")
          .withArgs(stage.buyer.address);
      for (const change of MANGLED) await refused(rescindWith(stage, change));
      for (const domain of await foreign(stage)) await refused(rescindWith(stage, (same) => same, domain));
    });

    it("does not serve another ground, basis or sale than the one that was signed", async () => {
      const stage = await loadFixture(paid);
      const { as, own, rescission, paper, buyer, stranger, conveyance, terms, open, saleId } = stage;
      const other = await terms({ conditions: id("another bargain"), coolingOff: stage.deadline - 1 });
      await open(other);
      const signed = rescission(other, ENDING.cooledOff);
      const signature = await own.sign(buyer, "Rescission", signed);
      for (const over of [{ basis: id("x") }, { deadline: stage.deadline + 1 }]) {
        await expect(as(stranger, "rescind", other, { ...signed, ...over }, [signature]))
          .to.be.revertedWithCustomError(conveyance, "SignatureInvalid")
          .withArgs(buyer.address);
      }
      await expect(as(stranger, "rescind", paper, signed, [signature]))
        .to.be.revertedWithCustomError(conveyance, "SaleUnknown")
        .withArgs(saleId(other));
      const conditional = { ...signed, ground: ENDING.conditionFailed };
      await expect(as(stranger, "rescind", other, conditional, [signature])).to.be.revertedWithCustomError(
        conveyance,
        "SignatureInvalid",
      );
    });

    it("cannot be used a second time", async () => {
      const { conveyance, rescind, paper, seller, buyer, saleId } = await loadFixture(paid);
      await rescind(paper, ENDING.agreed, [seller, buyer]);
      await expect(rescind(paper, ENDING.agreed, [seller, buyer]))
        .to.be.revertedWithCustomError(conveyance, "SaleClosed")
        .withArgs(saleId(paper));
    });
  });

  describe("deeds", () => {
    it("of one conveyance settle nothing in another, nor does a contract of sale", async () => {
      const { authority, registry, treasury, paper, registrar, conveyance, transferDeed, ...stage } =
        await loadFixture(paid);
      const other = await ethers.deployContract("Conveyance", [
        await authority.getAddress(),
        ZeroAddress,
        await conveyance.getAddress(),
        await registry.getAddress(),
        treasury.address,
      ]);
      const signed = await Promise.all([stage.seller, stage.buyer].map((who) => stage.signed(who, paper)));
      await expect(stage.call(other, registrar, "open", paper, [signed[0]], signed[1]))
        .to.be.revertedWithCustomError(other, "SignatureInvalid")
        .withArgs(stage.seller.address);
      expect(await other.getFunction("predecessor")()).to.equal(await conveyance.getAddress());
    });

    for (const [index, party] of (["seller", "buyer"] as const).entries()) {
      it(`revert when the ${party}'s signature on them is malleated or for another chain`, async () => {
        const stage = await loadFixture(paid);
        const { land, transferDeed, paper, seller, buyer, as, registrar, conveyance, chainId } = stage;
        const deed = transferDeed(paper);
        const sign = (who: typeof seller, over?: Paper) => land.sign(who, "TransferDeed", deed, over);
        const good = [await sign(seller), await sign(buyer)];
        for (const bad of [malleated(good[index] ?? ""), await sign(stage[party], { chainId: chainId + 1n })]) {
          const [one, other] = good.map((signature, at) => (at === index ? bad : signature));
          await expect(as(registrar, "settle", paper, [], deed, one, other, []))
            .to.be.revertedWithCustomError(conveyance, "SignatureInvalid")
            .withArgs(stage[party].address);
        }
      });
    }
  });
});
