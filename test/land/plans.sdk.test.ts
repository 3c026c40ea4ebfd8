import { expect } from "chai";
import {
  calls,
  HistoryIncompleteError,
  history,
  type Ownership,
  type PlanDeed,
  PlanOwnersDifferError,
  planId,
  readLineage,
  readPlan,
  readTitle,
  registerPlan,
  registerSurrender,
  signPlan,
  signSurrender,
  titleId,
} from "../../sdk/src/land/index.js";
import { caught } from "../support/caught.js";
import { libraries } from "../support/chains.js";
import { digest, ID, type Office, PARCEL, scenes } from "./office.js";

const [ONE, TWO] = [titleId("LR-2024/0001/1"), titleId("LR-2024/0001/2")];

for (const [library, open] of Object.entries(libraries)) {
  describe(`plans through ${library}`, () => {
    const { titled, charged } = scenes(open);
    const sole = (owner: `0x${string}`): Ownership => ({
      form: "sole",
      denominator: 1n,
      portions: [{ owner, numerator: 1n }],
    });
    const division = ({ seller, deadline }: Office, revision: number): PlanDeed => ({
      kind: "subdivision",
      sources: [{ titleId: ID, revision }],
      lots: [
        { titleId: ONE, area: 700, parcel: PARCEL, ownership: sole(seller.account) },
        { titleId: TWO, ownership: sole(seller.account) },
      ],
      plan: digest("surveyor's plan"),
      deadline,
    });

    it("divides a charged title with the chargee's consent, and tells both histories", async () => {
      const land = await charged();
      const { ref, registrar, reader, seller, bank } = land;
      const deed = division(land, 2);
      const entered = await registerPlan(registrar, ref, deed, {
        owners: [await signPlan(seller, ref, deed)],
        consents: [[await signPlan(bank, ref, deed)]],
      });
      expect(planId({ chainId: reader.id, ...ref }, deed)).to.equal(entered.planId);
      const before = await readTitle(reader, ref, ID);
      expect(before.state).to.equal("historic");
      for (const lot of [ONE, TWO]) {
        const standing = await readTitle(reader, ref, lot);
        expect(standing.state !== "unknown" && standing.charges).to.deep.equal(
          before.state !== "unknown" && before.charges,
        );
        expect((await reader.read(calls.plansOf(ref, lot)))[0]).to.equal(entered.planId);
        expect(standing).to.include({ originPlan: entered.planId });
      }
      const line = {
        block: entered.mined.block,
        transaction: entered.mined.hash,
        actor: registrar.account,
        digest: digest("surveyor's plan"),
        planId: entered.planId,
      };
      expect(before).to.include({ endPlan: entered.planId });
      const [came, closed] = [
        { plan: "subdivision", parents: [ID] },
        { plan: "subdivision", children: [ONE, TWO] },
      ];
      const ownership = sole(seller.account);
      expect(await history(reader, ref, ONE)).to.deep.equal([
        { ...line, ...came, revision: 1, kind: "came-of-plan", ownership, area: 700, parcel: PARCEL },
      ]);
      expect(await history(reader, ref, TWO)).to.deep.equal([
        { ...line, ...came, revision: 1, kind: "came-of-plan", ownership },
      ]);
      const end = { ...line, ...closed, revision: 3, kind: "closed-by-plan" };
      expect((await history(reader, ref, ID)).at(-1)).to.deep.equal(end);

      const record = await readPlan(reader, ref, entered.planId);
      expect(record).to.deep.equal({ ...line, kind: "subdivision", sources: [ID], lots: [ONE, TWO] });
      expect(await readLineage(reader, ref, ID)).to.deep.equal({ parents: [], children: [ONE, TWO], end: record });
      expect(await readLineage(reader, ref, TWO)).to.deep.equal({ parents: [ID], children: [], origin: record });
      expect(await readPlan(reader, ref, digest("no plan"))).to.equal(undefined);
      const late = await caught(history(reader, ref, ONE, { fromBlock: entered.mined.block + 1n }));
      expect(late).to.be.instanceOf(HistoryIncompleteError);
    });

    it("refuses a plan that changes owners, by name", async () => {
      const land = await titled();
      const { ref, registrar, seller, buyer } = land;
      const plan = division(land, 1);
      const deed = { ...plan, lots: plan.lots.map((lot) => ({ ...lot, ownership: sole(buyer.account) })) };
      const error = await caught(registerPlan(registrar, ref, deed, { owners: [await signPlan(seller, ref, deed)] }));
      expect(error).to.be.instanceOf(PlanOwnersDifferError).with.nested.property("args.titleId", ONE);
    });

    it("tells the tolerance", async () => {
      const { ref, reader } = await titled();
      expect(await reader.read(calls.areaTolerance(ref))).to.equal(50);
    });

    it("gives a title up", async () => {
      const land = await titled();
      const { ref, registrar, reader, seller, deadline } = land;
      const deed = { titleId: ID, revision: 1, instrument: digest("deed of surrender"), deadline };
      const owners = [await signSurrender(seller, ref, deed)];
      expect((await registerSurrender(registrar, ref, deed, { owners })).revision).to.equal(2);
      expect((await readTitle(reader, ref, ID)).state).to.equal("historic");
      expect((await history(reader, ref, ID)).at(-1)).to.deep.include({
        kind: "surrendered",
        digest: digest("deed of surrender"),
      });
    });
  });
}
