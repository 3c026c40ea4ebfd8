import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import { FOREVER, inCommon, networkHelpers, owned } from "./fixture.js";
import { malleated, word } from "./instruments.js";
import { KINDS, lot, surveyed } from "./plans.js";

const { loadFixture, time } = networkHelpers;
const HISTORIC = 2n;

describe("LandRegistry plans, rules", () => {
  const at = () => loadFixture(surveyed);
  type World = Awaited<ReturnType<typeof surveyed>>;
  const halves = ({ sole }: World) => [lot("A/1", 600, sole), lot("A/2", 400, sole, id("other half"))];

  describe("partition", () => {
    it("gives each co-owner land", async () => {
      const { plan, file, read, seller, buyer } = await at();
      const lots = [lot("C/1", 600, owned("sole", seller.address)), lot("C/2", 300, owned("sole", buyer.address))];
      await file(await plan("partition", ["C"], lots), [seller, buyer]);
      expect(await read("ownerOf", word("C/1"))).to.equal(seller.address);
      expect(await read("ownerOf", word("C/2"))).to.equal(buyer.address);
    });

    it("reverts unless every co-owner signed, in the register's order", async () => {
      const { registry, plan, file, seller, buyer, stranger } = await at();
      const lots = [lot("C/1", 600, owned("sole", seller.address)), lot("C/2", 300, owned("sole", buyer.address))];
      const deed = await plan("partition", ["C"], lots);
      await expect(file(deed, [seller]))
        .to.be.revertedWithCustomError(registry, "SignatureCountMismatch")
        .withArgs(1, 2);
      await expect(file(deed, [seller, stranger]))
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(buyer.address);
      await expect(file(deed, [buyer, seller]))
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(seller.address);
    });

    it("reverts when somebody else would get land, or a co-owner none", async () => {
      const { registry, plan, file, seller, buyer, stranger } = await at();
      const [mine, theirs] = [owned("sole", seller.address), inCommon(buyer.address, stranger.address)];
      await expect(
        file(await plan("partition", ["C"], [lot("C/1", 600, mine), lot("C/2", 300, theirs)]), [seller, buyer]),
      )
        .to.be.revertedWithCustomError(registry, "OwnerForeign")
        .withArgs(word("C/2"), stranger.address);
      await expect(
        file(await plan("partition", ["C"], [lot("C/1", 600, mine), lot("C/2", 300, mine)]), [seller, buyer]),
      )
        .to.be.revertedWithCustomError(registry, "OwnerLeftOut")
        .withArgs(word("C"), buyer.address);
    });

    it("reverts when a lot's ownership is not whole", async () => {
      const { registry, plan, file, seller, buyer } = await at();
      const broken = { ...inCommon([seller.address, 1], [buyer.address, 1]), denominator: 3 };
      const deed = await plan(
        "partition",
        ["C"],
        [lot("C/1", 600, broken), lot("C/2", 300, owned("sole", buyer.address))],
      );
      await expect(file(deed, [seller, buyer]))
        .to.be.revertedWithCustomError(registry, "SharesNotWhole")
        .withArgs(2, 3);
    });

    it("reverts for a title that one owns alone, and with other numbers of titles", async () => {
      const land = await at();
      const { registry, plan, file } = land;
      const wrongs = [
        [["A"], halves(land)],
        [["A", "B"], halves(land)],
        [["A"], halves(land).slice(0, 1)],
      ] as const;
      for (const [sources, lots] of wrongs) {
        await expect(file(await plan("partition", sources, lots)))
          .to.be.revertedWithCustomError(registry, "PlanShapeInvalid")
          .withArgs(KINDS.partition, sources.length, lots.length);
      }
    });
  });

  describe("any plan", () => {
    it("reverts against another revision, an unknown or closed title, after its deadline, or without a plan", async () => {
      const land = await at();
      const { registry, plan, file, order, seller, charge, bank } = land;
      const lots = halves(land);
      const stale = await plan("subdivision", ["A"], lots);
      await charge("A", bank, 1);
      await expect(file(stale, [seller], [[bank]]))
        .to.be.revertedWithCustomError(registry, "RevisionStale")
        .withArgs(word("A"), 1, 2);
      const unknown = await plan("subdivision", [], lots, { sources: [{ title: "Z", revision: 1 }] });
      await expect(file(unknown)).to.be.revertedWithCustomError(registry, "TitleUnknown").withArgs(word("Z"));
      const late = await plan("subdivision", ["A"], lots, { deadline: (await time.latest()) - 1 });
      await expect(file(late, [seller], [[bank]])).to.be.revertedWithCustomError(registry, "DeadlinePassed");
      const bare = await plan("subdivision", ["A"], lots, { plan: ZeroHash });
      await expect(file(bare, [seller], [[bank]])).to.be.revertedWithCustomError(registry, "DigestMissing");
      await order("strikeOut", [word("A"), seller.address]);
      const closed = await plan("subdivision", ["A"], lots, { deadline: 2 ** 47 });
      await expect(file(closed, [seller], [[bank]]))
        .to.be.revertedWithCustomError(registry, "TitleHistoric")
        .withArgs(word("A"));
    });

    it("reverts while a source is frozen or under a caveat, be it the last", async () => {
      const { registry, plan, file, order, sole, seller } = await at();
      await order("setFrozenTokens", [seller.address, word("B"), true]);
      await expect(file(await plan("consolidation", ["A", "B"], [lot("AB", 1_500, sole)])))
        .to.be.revertedWithCustomError(registry, "TitleFrozen")
        .withArgs(word("B"));
    });

    it("reverts with too few lists of consents, with a forged or malleated signature, and on another registry", async () => {
      const land = await at();
      const { registry, plan, file, given, sign, as, registrar, seller, stranger, sole } = land;
      const two = await plan("consolidation", ["A", "B"], [lot("AB", 1_500, sole)]);
      await expect(file(two, [seller], [[]]))
        .to.be.revertedWithCustomError(registry, "ConsentCountMismatch")
        .withArgs(1, 2);
      const deed = await plan("subdivision", ["A"], halves(land));
      const changed = await plan("subdivision", ["A"], [lot("A/1", 599, sole), lot("A/2", 401, sole)]);
      for (const signature of [
        await sign(stranger, deed),
        malleated(await sign(seller, deed)),
        await sign(seller, changed),
        "0x",
      ]) {
        await expect(as(registrar, "registerPlan", given(deed), [signature], [[]]))
          .to.be.revertedWithCustomError(registry, "SignatureInvalid")
          .withArgs(seller.address);
      }
    });

    it("cannot be registered twice, and leaves a closed title unchanged for ever", async () => {
      const land = await at();
      const { registry, plan, file, read, charge, order, surrender, seller, bank, neighbour } = land;
      const deed = await plan("subdivision", ["A"], halves(land));
      await file(deed);
      const before = await read("title", word("A"));
      await expect(file(deed)).to.be.revertedWithCustomError(registry, "TitleHistoric").withArgs(word("A"));
      await expect(charge("A", bank, 1)).to.be.revertedWithCustomError(registry, "TitleHistoric");
      await expect(surrender("A")).to.be.revertedWithCustomError(registry, "TitleHistoric");
      const acts: readonly (readonly [string, readonly unknown[]])[] = [
        ["forcedTransfer", [seller.address, neighbour.address, word("A")]],
        ["setFrozenTokens", [seller.address, word("A"), true]],
        ["strikeOut", [word("A"), seller.address]],
      ];
      for (const [name, args] of acts) {
        await expect(order(name, args)).to.be.revertedWithCustomError(registry, "TitleHistoric");
      }
      expect(await read("title", word("A"))).to.deep.equal(before);
    });
  });

  describe("surrender", () => {
    it("closes a title that its owners give up, with the chargees' consent", async () => {
      const { registry, surrender, charge, read, seller, bank, registrar } = await at();
      await charge("A", bank, 1);
      await expect(surrender("A")).to.be.revertedWithCustomError(registry, "ConsentCountMismatch").withArgs(0, 1);
      const tx = surrender("A", [seller], [bank]);
      await expect(tx)
        .to.emit(registry, "TitleSurrendered")
        .withArgs(word("A"), 3, id("deed of surrender"), registrar.address);
      await expect(tx)
        .to.emit(registry, "Transfer")
        .withArgs(seller.address, ZeroAddress, BigInt(word("A")));
      expect((await read("title", word("A"))).state).to.equal(HISTORIC);
    });

    it("reverts while a right would end with the title", async () => {
      const { registry, surrender, order, neighbour } = await at();
      await order("imposeRestriction", [word("A"), neighbour.address, FOREVER]);
      await expect(surrender("A")).to.be.revertedWithCustomError(registry, "RightStands").withArgs(word("A"), 0);
      await order("liftRight", [word("A"), 0, neighbour.address]);
      await surrender("A");
    });

    it("reverts unless every owner signed", async () => {
      const { registry, surrender, seller, buyer, stranger } = await at();
      await expect(surrender("C", [seller]))
        .to.be.revertedWithCustomError(registry, "SignatureCountMismatch")
        .withArgs(1, 2);
      await expect(surrender("C", [seller, stranger]))
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(buyer.address);
      await surrender("C", [seller, buyer]);
    });

    it("reverts against another revision, after its deadline, without a deed, and while frozen", async () => {
      const { registry, surrender, order, seller } = await at();
      await expect(surrender("A", [seller], [], { revision: 2 })).to.be.revertedWithCustomError(
        registry,
        "RevisionStale",
      );
      await expect(surrender("A", [seller], [], { deadline: 1 })).to.be.revertedWithCustomError(
        registry,
        "DeadlinePassed",
      );
      await expect(surrender("A", [seller], [], { instrument: ZeroHash })).to.be.revertedWithCustomError(
        registry,
        "DigestMissing",
      );
      await order("setFrozenTokens", [seller.address, word("A"), true]);
      await expect(surrender("A")).to.be.revertedWithCustomError(registry, "TitleFrozen");
    });
  });
});
