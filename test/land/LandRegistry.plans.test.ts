import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { ORDER_DELAY, TOLERANCE } from "../support/deploy.js";
import { FOREVER, inCommon, networkHelpers, owned, PARCEL } from "./fixture.js";
import { word } from "./instruments.js";
import { KINDS, lot, surveyed } from "./plans.js";

const { loadFixture, time } = networkHelpers;
const HISTORIC = 2n;

describe("LandRegistry plans", () => {
  const at = () => loadFixture(surveyed);
  type World = Awaited<ReturnType<typeof surveyed>>;
  const halves = ({ sole }: World) => [lot("A/1", 600, sole), lot("A/2", 400, sole, id("other half"))];

  describe("subdivision", () => {
    it("makes lots of the same owners out of a title, closes it, and links both ways", async () => {
      const land = await at();
      const { registry, plan, planId, file, read, seller, registrar } = land;
      const deed = await plan("subdivision", ["A"], halves(land));
      const tx = file(deed);
      const said = [id("surveyor's plan"), registrar.address];
      await expect(tx)
        .to.emit(registry, "PlanRegistered")
        .withArgs(planId(deed), KINDS.subdivision, [word("A")], [word("A/1"), word("A/2")], ...said);
      await expect(tx)
        .to.emit(registry, "TitleClosed")
        .withArgs(word("A"), 2, planId(deed), ...said);
      await expect(tx)
        .to.emit(registry, "LotRegistered")
        .withArgs(word("A/2"), 1, planId(deed), [0n, 1n, [[seller.address, 1n]]], 400, id("other half"), ...said);

      for (const [title, area] of [
        ["A/1", 600n],
        ["A/2", 400n],
      ] as const) {
        const record = await read("title", word(title));
        expect([record.state, record.revision, record.area, record.owners]).to.deep.equal([
          1n,
          1n,
          area,
          [[seller.address, 1n, 1n]],
        ]);
        expect(await read("plansOf", word(title))).to.deep.equal([planId(deed), ZeroHash]);
        expect(await read("ownerOf", word(title))).to.equal(seller.address);
      }
      expect((await read("title", word("A"))).state).to.equal(HISTORIC);
      expect(await read("plansOf", word("A"))).to.deep.equal([ZeroHash, planId(deed)]);
      expect(await read("plansOf", word("B"))).to.deep.equal([ZeroHash, ZeroHash]);
      await expect(read("ownerOf", word("A"))).to.be.revertedWithCustomError(registry, "TokenUnknown");
      expect(await read("balanceOf", seller.address)).to.equal(3n); // A/1, A/2 and B.
    });

    it("passes what benefits the title to the first lot, and on with each later plan", async () => {
      const land = await at();
      const { plan, file, read, sole } = land;
      const benefits = async (title: string, lot: string) =>
        expect(await read("benefitOf", word(title))).to.equal(word(lot));
      await benefits("A", "A");
      await file(await plan("subdivision", ["A"], halves(land)));
      await file(await plan("subdivision", ["A/1"], [lot("A/3", 200, sole), lot("A/4", 400, sole)]));
      await benefits("A", "A/3");
      await file(await plan("consolidation", ["A/2", "A/3"], [lot("A/5", 600, sole)]));
      for (const title of ["A", "A/1", "A/2", "A/3", "A/5"]) await benefits(title, "A/5");
      await benefits("A/4", "A/4");
      await benefits("nowhere", "nowhere");
    });

    it("puts every charge on every lot, at its rank and of its date, with the chargees' consent", async () => {
      const land = await at();
      const { registry, charge, plan, file, read, seller, bank, secondBank } = land;
      await charge("A", bank, 2);
      await charge("A", secondBank, 16);
      const before = await read("charges", word("A"));
      const deed = await plan("subdivision", ["A"], halves(land));
      await expect(file(deed, [seller], [[bank]]))
        .to.be.revertedWithCustomError(registry, "ConsentCountMismatch")
        .withArgs(1, 2);
      await expect(file(deed, [seller], [[bank, bank]]))
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(secondBank.address);
      await expect(file(deed, [seller], [[bank, secondBank]]))
        .to.emit(registry, "ChargeCarried")
        .withArgs(word("A/2"), word("A"), secondBank.address, 16);
      for (const title of ["A/1", "A/2"]) expect(await read("charges", word(title))).to.deep.equal(before);
      expect(await read("charges", word("A"))).to.deep.equal(before);
    });

    it("puts every live right over every lot, of its date and term, and none that lapsed", async () => {
      const land = await at();
      const { registry, order, plan, file, read, neighbour, stranger } = land;
      const soon = (await time.latest()) + 5 * ORDER_DELAY;
      await order("imposeRestriction", [word("A"), stranger.address, soon]);
      await order("imposeRestriction", [word("A"), neighbour.address, FOREVER]);
      await time.increaseTo(soon + 1);
      const [before] = (await read("title", word("A"))).rights;
      await expect(file(await plan("subdivision", ["A"], halves(land))))
        .to.emit(registry, "RightCarried")
        .withArgs(word("A/2"), word("A"), neighbour.address, 4, 0);
      for (const title of ["A/1", "A/2"]) {
        const { rights } = await read("title", word(title));
        expect(rights).to.have.length(1);
        const [right] = rights;
        expect([right.kind, right.holder, right.registeredAt, right.until]).to.deep.equal([
          before.kind,
          before.holder,
          before.registeredAt,
          before.until,
        ]);
      }
    });

    it("keeps co-owners' shares on every lot, given in whatever order and terms", async () => {
      const { plan, file, read, both, seller, buyer } = await at();
      const again = inCommon([buyer.address, 2], [seller.address, 4]);
      await file(await plan("subdivision", ["C"], [lot("C/1", 450, both), lot("C/2", 450, again)]), [seller, buyer]);
      expect(await read("owners", word("C/2"))).to.deep.equal([
        [buyer.address, 2n, 6n],
        [seller.address, 4n, 6n],
      ]);
    });

    it("reverts when a lot would lose an owner, gain one, or have other shares or form", async () => {
      const { registry, plan, file, both, seller, buyer, stranger } = await at();
      const [a, b] = [seller.address, buyer.address];
      const wrongs = [
        owned("sole", a),
        inCommon([a, 2], [b, 1], [stranger.address, 1]),
        inCommon([a, 1], [b, 1]),
        owned("joint", a, b),
      ];
      for (const ownership of wrongs) {
        const deed = await plan("subdivision", ["C"], [lot("C/1", 450, both), lot("C/2", 450, ownership)]);
        await expect(file(deed, [seller, buyer]))
          .to.be.revertedWithCustomError(registry, "PlanOwnersDiffer")
          .withArgs(word("C/2"));
      }
    });

    it("reverts when a lot's reference is taken, comes twice, or is no reference", async () => {
      const { registry, plan, file, sole } = await at();
      for (const [taken, name] of [
        ["B", "TitleAlreadyRegistered"],
        ["A", "TitleAlreadyRegistered"],
        ["A/1", "TitleAlreadyRegistered"],
        ["bad<ref", "TitleIdInvalid"],
      ] as const) {
        const deed = await plan("subdivision", ["A"], [lot("A/1", 600, sole), lot(taken, 400, sole)]);
        await expect(file(deed)).to.be.revertedWithCustomError(registry, name).withArgs(word(taken));
      }
    });

    it("reverts with other numbers of titles than a subdivision has, none among them", async () => {
      const { registry, plan, file, sole } = await at();
      const lots = [lot("A/1", 600, sole), lot("A/2", 400, sole)];
      const wrongs = [
        [[], lots],
        [["A", "B"], lots],
        [["A"], []],
        [["A"], lots.slice(0, 1)],
      ] as const;
      for (const [sources, some] of wrongs) {
        await expect(file(await plan("subdivision", sources, some)))
          .to.be.revertedWithCustomError(registry, "PlanShapeInvalid")
          .withArgs(KINDS.subdivision, sources.length, some.length);
      }
    });

    it("keeps the area within the tolerance, both ways", async () => {
      const { registry, plan, file, sole, read } = await at();
      expect(await read("areaTolerance")).to.equal(BigInt(TOLERANCE));
      const slack = (1_000 * TOLERANCE) / 10_000;
      for (const apart of [slack + 1, -slack - 1]) {
        const deed = await plan("subdivision", ["A"], [lot("A/1", 600 + apart, sole), lot("A/2", 400, sole)]);
        await expect(file(deed))
          .to.be.revertedWithCustomError(registry, "AreaMismatch")
          .withArgs(1_000, 1_000 + apart);
      }
      for (const apart of [slack, -slack]) {
        const snapshot = await networkHelpers.takeSnapshot();
        await file(await plan("subdivision", ["A"], [lot("A/1", 600 + apart, sole), lot("A/2", 400, sole)]));
        await snapshot.restore();
      }
    });

    it("asks for every lot's area where the title's is known, and for none where it is not", async () => {
      const { registry, plan, file, sole, as, registrar, seller } = await at();
      const deed = await plan("subdivision", ["A"], [lot("A/1", 1_000, sole), lot("A/2", 0, sole)]);
      await expect(file(deed)).to.be.revertedWithCustomError(registry, "AreaMissing").withArgs(word("A/2"));
      const unknown = { titleId: word("D"), owner: seller.address, area: 0, parcel: PARCEL, source: id("old page") };
      await as(registrar, "register", unknown);
      await file(await plan("subdivision", ["D"], [lot("D/1", 123, sole), lot("D/2", 0, sole)]));
    });
  });

  describe("consolidation", () => {
    it("makes one title of several that the same people own", async () => {
      const { plan, planId, file, read, sole, charge, seller, bank, secondBank } = await at();
      await charge("A", bank, 1);
      await charge("B", secondBank, 2);
      const deed = await plan("consolidation", ["A", "B"], [lot("AB", 1_500, sole)]);
      await file(deed, [seller], [[bank], [secondBank]]);
      expect((await read("title", word("AB"))).area).to.equal(1_500n);
      const charges = await read("charges", word("AB"));
      expect(charges.map(({ chargee, rank }: { chargee: string; rank: bigint }) => [chargee, rank])).to.deep.equal([
        [bank.address, 1n],
        [secondBank.address, 2n],
      ]);
      for (const title of ["A", "B"]) {
        expect((await read("title", word(title))).state).to.equal(HISTORIC);
        expect((await read("plansOf", word(title))).end).to.equal(planId(deed));
      }
    });

    it("reverts when two charges would have one rank", async () => {
      const { registry, plan, file, sole, charge, seller, bank, secondBank } = await at();
      await charge("A", bank, 3);
      await charge("B", secondBank, 3);
      const deed = await plan("consolidation", ["A", "B"], [lot("AB", 1_500, sole)]);
      await expect(file(deed, [seller], [[bank], [secondBank]]))
        .to.be.revertedWithCustomError(registry, "RankTaken")
        .withArgs(word("AB"), 3, bank.address);
    });

    it("reverts when a title comes twice, or is another's", async () => {
      const { registry, plan, file, sole } = await at();
      await expect(file(await plan("consolidation", ["A", "B", "A"], [lot("AB", 2_500, sole)])))
        .to.be.revertedWithCustomError(registry, "SourceRepeated")
        .withArgs(word("A"));
      await expect(file(await plan("consolidation", ["A", "C"], [lot("AC", 1_900, sole)])))
        .to.be.revertedWithCustomError(registry, "PlanOwnersDiffer")
        .withArgs(word("C"));
    });

    it("reverts with other numbers of titles than a consolidation has", async () => {
      const { registry, plan, file, sole } = await at();
      const wrongs = [
        [["A"], [lot("AB", 1_500, sole)]],
        [
          ["A", "B"],
          [lot("AB", 750, sole), lot("BA", 750, sole)],
        ],
        [["A", "B"], []],
      ] as const;
      for (const [sources, lots] of wrongs) {
        await expect(file(await plan("consolidation", sources, lots)))
          .to.be.revertedWithCustomError(registry, "PlanShapeInvalid")
          .withArgs(KINDS.consolidation, sources.length, lots.length);
      }
    });
  });
});
