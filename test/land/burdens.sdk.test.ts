import { expect } from "chai";
import type { Address, Hex } from "viem";
import type { Chain } from "../../sdk/src/core/index.js";
import {
  calls,
  history,
  NoticeStandsError,
  placeNotice,
  RightUnknownError,
  readTitle,
  registerCharge,
  registerChargeAssignment,
  registerChargePostponement,
  registerChargeVariation,
  registerPlan,
  registerRight,
  registerTitle,
  registerTransfer,
  releaseRight,
  signCaveatVariation,
  signCharge,
  signChargeAssignment,
  signChargePostponement,
  signChargeVariation,
  signNotice,
  signNoticeWithdrawal,
  signPlan,
  signRelease,
  signRight,
  signTransfer,
  titleId,
  varyCaveat,
  withdrawNotice,
} from "../../sdk/src/land/index.js";
import { caught } from "../support/caught.js";
import { libraries } from "../support/chains.js";
import { deedOf, digest, ID, scenes } from "./office.js";

const FIELD = titleId("LR-2024/0002");

for (const [library, open] of Object.entries(libraries)) {
  describe(`burdens through ${library}`, () => {
    const { titled, charged, caveated } = scenes(open);
    const told = async (reader: Chain, ref: { readonly registry: Address }) =>
      (await history(reader, ref, ID)).map(({ block: _, transaction: __, actor: ___, ...rest }) => rest);

    it("registers a lease of a charged title, tells it, and releases it", async () => {
      const { ref, registrar, reader, seller, bank, neighbour, deadline } = await charged();
      const until = deadline + 1_000n;
      const said = { kind: "lease", holder: neighbour.account, terms: digest("lease"), until } as const;
      const deed = { titleId: ID, revision: 2, ...said, deadline };
      const [owner, holder, consent] = await Promise.all(
        [seller, neighbour, bank].map((one) => signRight(one, ref, deed)),
      );
      const signatures = { owners: [owner as Hex], holders: [holder as Hex], consents: [consent as Hex] };
      expect(await registerRight(registrar, ref, deed, signatures)).to.deep.include({ revision: 3, slot: 0 });
      const standing = await readTitle(reader, ref, ID);
      const [right] = standing.state === "current" ? standing.rights : [];
      expect(right).to.deep.include({ slot: 0, kind: "lease", holder: neighbour.account, until });
      expect(await reader.read(calls.rights(ref, ID))).to.have.length(1);

      const release = { titleId: ID, revision: 3, slot: 0, instrument: digest("release"), deadline };
      const signed = [await signRelease(neighbour, ref, release)];
      expect((await releaseRight(registrar, ref, release, signed)).revision).to.equal(4);
      const again = { ...release, revision: 4 };
      expect(await caught(releaseRight(registrar, ref, again, signed))).to.be.instanceOf(RightUnknownError);
      expect((await told(reader, ref)).slice(2)).to.deep.equal([
        {
          revision: 3,
          kind: "right-granted",
          digest: digest("lease"),
          right: "lease",
          slot: 0,
          holder: neighbour.account,
          until,
        },
        {
          revision: 4,
          kind: "right-released",
          digest: digest("release"),
          right: "lease",
          slot: 0,
          holder: neighbour.account,
        },
      ]);
    });

    it("passes the benefit of a servitude to the first lot, whose owner releases it", async () => {
      const { ref, registrar, reader, seller, neighbour, buyer, deadline } = await titled();
      await registerTitle(registrar, ref, { titleId: FIELD, owner: neighbour.account, source: digest("page 8") });
      const deed = {
        titleId: ID,
        revision: 1,
        kind: "servitude",
        benefited: FIELD,
        terms: digest("way"),
        deadline,
      } as const;
      const signatures = {
        owners: [await signRight(seller, ref, deed)],
        holders: [await signRight(neighbour, ref, deed)],
      };
      await registerRight(registrar, ref, deed, signatures);
      expect(await reader.read(calls.benefitOf(ref, FIELD))).to.equal(FIELD);

      const ownership = {
        form: "sole",
        denominator: 1n,
        portions: [{ owner: neighbour.account, numerator: 1n }],
      } as const;
      const [one, two] = [titleId("LR-2024/0002/1"), titleId("LR-2024/0002/2")];
      const plan = {
        kind: "subdivision",
        sources: [{ titleId: FIELD, revision: 1 }],
        lots: [one, two].map((lot) => ({ titleId: lot, ownership })),
        plan: digest("plan"),
        deadline,
      } as const;
      await registerPlan(registrar, ref, plan, { owners: [await signPlan(neighbour, ref, plan)] });
      expect(await reader.read(calls.benefitOf(ref, FIELD))).to.equal(one);
      const sale = { ...deedOf({ seller: neighbour, buyer, deadline } as never, 1), titleId: one };
      const parties = { seller: await signTransfer(neighbour, ref, sale), buyer: await signTransfer(buyer, ref, sale) };
      await registerTransfer(registrar, ref, sale, parties);

      const release = { titleId: ID, revision: 2, slot: 0, instrument: digest("release"), deadline };
      const former = [await signRelease(neighbour, ref, release)];
      expect(await caught(releaseRight(registrar, ref, release, former))).to.have.nested.property(
        "args.signer",
        buyer.account,
      );
      expect((await releaseRight(registrar, ref, release, [await signRelease(buyer, ref, release)])).revision).to.equal(
        3,
      );
    });

    it("varies a charge, lets it pass to another and moves it back", async () => {
      const { ref, registrar, reader, seller, bank, buyer, neighbour, deadline } = await charged();
      const second = { titleId: ID, revision: 2, chargee: buyer.account, rank: 4, terms: digest("second"), deadline };
      await registerCharge(registrar, ref, second, {
        owners: [await signCharge(seller, ref, second)],
        chargee: await signCharge(buyer, ref, second),
      });
      const variation = { titleId: ID, revision: 3, rank: 2, terms: digest("higher interest"), deadline };
      const varied = await registerChargeVariation(registrar, ref, variation, {
        owners: [await signChargeVariation(seller, ref, variation)],
        chargee: await signChargeVariation(bank, ref, variation),
        consents: [await signChargeVariation(buyer, ref, variation)],
      });
      expect(varied.revision).to.equal(4);
      const assignment = {
        titleId: ID,
        revision: 4,
        rank: 2,
        assignee: neighbour.account,
        instrument: digest("a"),
        deadline,
      };
      await registerChargeAssignment(registrar, ref, assignment, {
        chargee: await signChargeAssignment(bank, ref, assignment),
        assignee: await signChargeAssignment(neighbour, ref, assignment),
      });
      const postponement = { titleId: ID, revision: 5, rank: 2, later: 4, instrument: digest("p"), deadline };
      await registerChargePostponement(registrar, ref, postponement, [
        await signChargePostponement(neighbour, ref, postponement),
        await signChargePostponement(buyer, ref, postponement),
      ]);
      const standing = await readTitle(reader, ref, ID);
      const charges = standing.state === "current" ? standing.charges : [];
      expect(charges.map(({ rank, chargee }) => [rank, chargee])).to.deep.equal([
        [2, buyer.account],
        [4, neighbour.account],
      ]);
      expect((await told(reader, ref)).slice(3)).to.deep.equal([
        { revision: 4, kind: "charge-varied", digest: digest("higher interest"), chargee: bank.account, rank: 2 },
        {
          revision: 5,
          kind: "charge-assigned",
          digest: digest("a"),
          chargee: bank.account,
          assignee: neighbour.account,
          rank: 2,
        },
        {
          revision: 6,
          kind: "charge-postponed",
          digest: digest("p"),
          chargee: neighbour.account,
          rank: 2,
          later: 4,
          advanced: buyer.account,
        },
      ]);
    });

    it("holds the place of one dealing, and gives it up", async () => {
      const land = await titled();
      const { ref, registrar, reader, seller, buyer, deadline } = land;
      const notice = {
        titleId: ID,
        revision: 1,
        beneficiary: buyer.account,
        dealing: digest("another deed"),
        until: deadline,
        deadline,
      };
      const placed = await placeNotice(registrar, ref, notice, {
        owners: [await signNotice(seller, ref, notice)],
        beneficiary: await signNotice(buyer, ref, notice),
      });
      expect(placed.revision).to.equal(2);
      expect(await reader.read(calls.notices(ref, ID))).to.have.length(1);
      const standing = await readTitle(reader, ref, ID);
      expect(standing.state === "current" && standing.notice).to.deep.include({ beneficiary: buyer.account });
      const deed = deedOf(land, 2);
      const sale = { seller: await signTransfer(seller, ref, deed), buyer: await signTransfer(buyer, ref, deed) };
      expect(await caught(registerTransfer(registrar, ref, deed, sale))).to.be.instanceOf(NoticeStandsError);

      const back = { titleId: ID, revision: 2, deadline };
      expect(
        (await withdrawNotice(registrar, ref, back, await signNoticeWithdrawal(buyer, ref, back))).revision,
      ).to.equal(3);
      expect((await told(reader, ref)).slice(1)).to.deep.equal([
        {
          revision: 2,
          kind: "notice-placed",
          digest: digest("another deed"),
          beneficiary: buyer.account,
          until: deadline,
        },
        { revision: 3, kind: "notice-withdrawn", digest: digest("another deed"), beneficiary: buyer.account },
      ]);
    });

    it("gives a caveat another end, and none", async () => {
      const { ref, registrar, reader, neighbour, deadline } = await caveated();
      const vary = async (revision: number, until?: bigint) => {
        const common = { titleId: ID, revision, slot: 0, basis: digest("claim, amended"), deadline };
        const variation = until === undefined ? common : { ...common, until };
        return varyCaveat(registrar, ref, variation, await signCaveatVariation(neighbour, ref, variation));
      };
      const untils = async () => {
        const standing = await readTitle(reader, ref, ID);
        return standing.state === "current" ? standing.caveats.map(({ until }) => until) : [];
      };
      expect((await vary(2, deadline)).revision).to.equal(3);
      expect(await untils()).to.deep.equal([deadline]);
      await vary(3);
      expect(await untils()).to.deep.equal([undefined]);
      const varied = { kind: "caveat-varied", digest: digest("claim, amended"), caveator: neighbour.account, slot: 0 };
      expect((await told(reader, ref)).slice(2)).to.deep.equal([
        { revision: 3, ...varied, until: deadline },
        { revision: 4, ...varied },
      ]);
    });
  });
}
