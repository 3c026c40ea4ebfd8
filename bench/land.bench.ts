import type { Mined } from "../sdk/src/core/index.js";
import {
  announceOrder,
  carryOutOrder,
  followTitle,
  freezeAct,
  type LandRef,
  lodgeCaveat,
  type PlanDeed,
  type Registration,
  registerCharge,
  registerDischarge,
  registerPlan,
  registerSurrender,
  registerTitle,
  registerTitles,
  registerTransfer,
  signCaveat,
  signCharge,
  signDischarge,
  signPlan,
  signSurrender,
  signTransfer,
  titleId,
} from "../sdk/src/land/index.js";
import { CAST, digest, fresh, type Stage } from "./stage.js";
import { loserOn } from "./succession.js";

const DAY = 86_400n;

/** Gas of the acts of a land registry: whole transactions, through the Authority. */
export async function measure(stage: Stage): Promise<Readonly<Record<string, number>>> {
  const land = { registry: await stage.contract("LandRegistry") };
  const [registrar, court, bank, seller] = await Promise.all(
    [CAST.registrar, CAST.court, CAST.bank, CAST.seller].map(stage.as),
  );
  const [buyer, secondCourt] = [await stage.as(CAST.buyer), await stage.as(CAST.secondCourt)];
  if (registrar === undefined || court === undefined || bank === undefined || seller === undefined)
    throw new TypeError();
  const account = { seller: accountOf(seller), buyer: accountOf(buyer), bank: accountOf(bank) };
  const deadline = ((await registrar.block()).timestamp / DAY + 2n) * DAY;
  const gas: Record<string, number> = {};
  const spent = (operation: string, { gasUsed }: Mined, share = 1) => {
    gas[operation] = Math.round(Number(gasUsed) / share);
  };

  const registration = (reference: string, owner = fresh(reference)) => ({
    titleId: titleId(reference),
    owner,
    parcel: digest(`parcel ${reference}`),
    source: digest("old register"),
  });
  const first = registration("BENCH-1/1", account.seller);
  spent("register, one owner who had no title", (await registerTitle(registrar, land, first)).mined);
  const fifty = Array.from({ length: 50 }, (_, index) => registration(`BENCH-2/${index}`));
  const [batch] = await registerTitles(registrar, land, fifty);
  if (batch !== undefined) spent("register, each of 50 in a batch", batch, 50);

  const at = { titleId: first.titleId, deadline };
  const mortgage = {
    ...at,
    revision: 1,
    chargee: account.bank,
    rank: 1,
    terms: digest("terms"),
  };
  const charged = {
    owners: [await signCharge(seller, land, mortgage)],
    chargee: await signCharge(bank, land, mortgage),
  };
  spent("charge, two signatures", (await registerCharge(registrar, land, mortgage, charged)).mined);
  const release = { ...at, revision: 2, rank: 1, instrument: digest("release") };
  spent(
    "discharge, one signature",
    (await registerDischarge(registrar, land, release, await signDischarge(bank, land, release))).mined,
  );
  const deed = { ...at, revision: 3, seller: account.seller, buyer: account.buyer, instrument: digest("deed") };
  const signed = { seller: await signTransfer(seller, land, deed), buyer: await signTransfer(buyer, land, deed) };
  spent(
    "transfer, two signatures, to a buyer who had no title",
    (await registerTransfer(registrar, land, deed, signed)).mined,
  );
  const notice = { ...at, revision: 4, caveator: account.bank, basis: digest("claim") };
  spent("lodge a caveat", (await lodgeCaveat(registrar, land, notice, await signCaveat(bank, land, notice))).mined);
  const freeze = await freezeAct(court, land, first.titleId, true);
  await dividing(stage, land, registration("BENCH-3/1", account.seller), spent);

  spent("announce an order", (await announceOrder(court, land, freeze, digest("order"))).mined);
  spent("freeze by announced order", (await carryOutOrder(secondCourt, freeze)).mined);

  const loser = await loserOn(stage);
  const followed = registration("BENCH-4/1", loser.account);
  await registerTitle(registrar, land, followed);
  await loser.succeed();
  const place = { titleId: followed.titleId, account: loser.account };
  spent("follow the owner, to an account that had no title", (await followTitle(registrar, land, place)).mined);
  return gas;
}

/** A title without burdens becomes two; then its owner gives one of them up. */
async function dividing(
  stage: Stage,
  land: LandRef,
  whole: Registration,
  spent: (operation: string, mined: Mined) => void,
): Promise<void> {
  const [registrar, seller] = [await stage.as(CAST.registrar), await stage.as(CAST.seller)];
  await registerTitle(registrar, land, whole);
  const deadline = (await registrar.block()).timestamp + 86_400n;
  const portions = [{ owner: whole.owner, numerator: 1n }];
  const lots = ["BENCH-3/1a", "BENCH-3/1b"].map((reference) => ({
    titleId: titleId(reference),
    parcel: digest(`parcel ${reference}`),
    ownership: { form: "sole", denominator: 1n, portions } as const,
  }));
  const sources = [{ titleId: whole.titleId, revision: 1 }];
  const plan: PlanDeed = { kind: "subdivision", sources, lots, plan: digest("survey"), deadline };
  const divided = await registerPlan(registrar, land, plan, { owners: [await signPlan(seller, land, plan)] });
  spent("divide a title into two lots, one signature", divided.mined);
  const deed = { titleId: titleId("BENCH-3/1a"), revision: 1, instrument: digest("surrender"), deadline };
  const given = await registerSurrender(registrar, land, deed, { owners: [await signSurrender(seller, land, deed)] });
  spent("surrender a title, one signature", given.mined);
}

const accountOf = ({ account }: { readonly account: `0x${string}` | undefined }): `0x${string}` => account ?? "0x";
