import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import { word } from "../land/instruments.js";
import { bargain, DUTY, LIMIT, mortgaged, networkHelpers, PRICE, STATE, TITLE } from "./fixture.js";

const { loadFixture } = networkHelpers;

describe("Conveyance settlement", () => {
  describe("pay-offs", () => {
    it("discharges the mortgages and pays them off in the same transaction", async () => {
      const { conveyance, registry, settle, payOff, paper, saleId, ...stage } = await loadFixture(mortgaged);
      const { bank, secondBank, seller, balance, held, owner, buyer } = stage;
      const payOffs = [
        await payOff(paper, { amount: 60_000_00n }),
        await payOff(paper, { rank: 3, amount: 1n, by: secondBank, payee: secondBank.address, after: 1 }),
      ];

      await expect(settle(paper, { payOffs }))
        .to.emit(conveyance, "SaleSettled")
        .withArgs(saleId(paper), TITLE, 6, 60_000_01n, DUTY, PRICE - DUTY - 60_000_01n, stage.registrar.address);

      expect(await registry.getFunction("charges")(TITLE)).to.deep.equal([]);
      expect(await owner()).to.equal(buyer.address);
      expect(await balance(bank)).to.equal(60_000_00n);
      expect(await balance(secondBank)).to.equal(1n);
      expect(await balance(seller)).to.equal(PRICE - DUTY - 60_000_01n);
      expect(await held()).to.equal(0n);
    });

    it("lifts a charge for nothing, and leaves the sellers nothing where chargees and duty take all", async () => {
      const { terms, open, pay, charge, payOff, settle, balance, bank, seller } = await loadFixture(bargain);
      await charge();
      const paper = await terms({ payOffLimit: PRICE - DUTY });
      await open(paper);
      await pay(paper, PRICE);
      const snapshot = await networkHelpers.takeSnapshot();
      await settle(paper, { payOffs: [await payOff(paper, { amount: 0n })] });
      expect(await balance(seller)).to.equal(PRICE - DUTY);
      await snapshot.restore();
      await settle(paper, { payOffs: [await payOff(paper, { amount: PRICE - DUTY })] });
      expect(await balance(bank)).to.equal(PRICE - DUTY);
      expect(await balance(seller)).to.equal(0n);
    });

    it("reverts while a charge is neither paid off nor consented to", async () => {
      const { conveyance, settle, paper, payOff } = await loadFixture(mortgaged);
      await expect(settle(paper, { payOffs: [await payOff(paper, {})] }))
        .to.be.revertedWithCustomError(conveyance, "ConsentCountMismatch")
        .withArgs(0, 1);
    });

    it("reverts when a statement or its discharge is of another sale, rank, title, payee, or not answered", async () => {
      const { conveyance, settle, paper, payOff, saleId, stranger } = await loadFixture(mortgaged);
      const wrong = [
        { statement: { sale: id("another sale") } },
        { statement: { rank: 3 } },
        { statement: { payee: ZeroAddress } },
        { deed: { rank: 3 } },
        { deed: { titleId: word("LR-2024/0009") } },
        { deed: { instrument: id("another statement") } },
        { deed: { instrument: saleId(paper) } },
        { deed: { conduit: ZeroAddress } },
        { deed: { conduit: stranger.address } },
      ];
      for (const over of wrong) {
        await expect(settle(paper, { payOffs: [await payOff(paper, { amount: 1n, ...over })] }), JSON.stringify(over))
          .to.be.revertedWithCustomError(conveyance, "PayOffForeign")
          .withArgs(saleId(paper), over.statement?.rank ?? 1);
      }
      const said = await payOff(paper, { amount: 1n });
      const raised = { ...said, statement: { ...(said["statement"] as object), amount: 2n } };
      await expect(settle(paper, { payOffs: [raised] })).to.be.revertedWithCustomError(conveyance, "PayOffForeign");
    });

    it("reverts when another than the chargee signed the discharge, or the same one comes twice", async () => {
      const { conveyance, settle, paper, payOff, stranger } = await loadFixture(mortgaged);
      await expect(settle(paper, { payOffs: [await payOff(paper, { by: stranger })] })).to.be.revertedWithCustomError(
        conveyance,
        "SignatureInvalid",
      );
      const once = await payOff(paper, { amount: 1n });
      await expect(settle(paper, { payOffs: [once, once] })).to.be.revertedWithCustomError(conveyance, "RevisionStale");
    });

    it("reverts when the chargees ask for more than the sellers agreed to, alone or together", async () => {
      const { conveyance, settle, paper, payOff, secondBank, held } = await loadFixture(mortgaged);
      await expect(settle(paper, { payOffs: [await payOff(paper, { amount: LIMIT + 1n })] }))
        .to.be.revertedWithCustomError(conveyance, "PayOffTooHigh")
        .withArgs(1, LIMIT + 1n, LIMIT);
      const payOffs = [
        await payOff(paper, { amount: LIMIT }),
        await payOff(paper, { rank: 3, amount: 1n, by: secondBank, after: 1 }),
      ];
      await expect(settle(paper, { payOffs }))
        .to.be.revertedWithCustomError(conveyance, "PayOffTooHigh")
        .withArgs(3, 1, 0);
      expect(await held()).to.equal(PRICE);
    });

    it("leaves nothing half done where the land registry refuses after a discharge", async () => {
      const { registry, settle, paper, payOff, secondBank, held, sale, revision, stranger, seller, conveyance } =
        await loadFixture(mortgaged);
      const payOffs = [
        await payOff(paper, { amount: 5n }),
        await payOff(paper, { rank: 3, amount: 5n, by: secondBank, after: 1 }),
      ];
      await expect(settle(paper, { payOffs, parties: [seller, stranger] })).to.be.revertedWithCustomError(
        conveyance,
        "SignatureInvalid",
      );
      expect((await registry.getFunction("charges")(TITLE)).length).to.equal(2);
      expect(await revision()).to.equal(3);
      expect(await held()).to.equal(PRICE);
      expect((await sale(paper)).state).to.equal(STATE.open);
    });
  });
});
