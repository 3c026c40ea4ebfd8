import type { Mined } from "../sdk/src/core/index.js";
import {
  freezeTitle,
  lodgeCaveat,
  registerCharge,
  registerDischarge,
  registerTitle,
  registerTitles,
  registerTransfer,
  signCaveat,
  signCharge,
  signDischarge,
  signTransfer,
  titleId,
  unfreezeTitle,
} from "../sdk/src/land/index.js";
import { CAST, digest, fresh, type Stage } from "./stage.js";

/** Gas of the acts of a land registry: whole transactions, through the Authority. */
export async function measure(stage: Stage): Promise<Readonly<Record<string, number>>> {
  const land = { registry: await stage.contract("LandRegistry") };
  const [registrar, court, bank, seller] = await Promise.all(
    [CAST.registrar, CAST.court, CAST.bank, CAST.seller].map(stage.as),
  );
  const buyer = await stage.as(CAST.buyer);
  if (registrar === undefined || court === undefined || bank === undefined || seller === undefined)
    throw new TypeError();
  const account = { seller: accountOf(seller), buyer: accountOf(buyer), bank: accountOf(bank) };
  const deadline = (await registrar.block()).timestamp + 86_400n;
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
    owner: account.seller,
    chargee: account.bank,
    rank: 1,
    terms: digest("terms"),
  };
  const charged = { owner: await signCharge(seller, land, mortgage), chargee: await signCharge(bank, land, mortgage) };
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
  const order = { titleId: first.titleId, order: digest("order") };
  spent("freeze by order", (await freezeTitle(court, land, order)).mined);
  spent("unfreeze by order", (await unfreezeTitle(court, land, order)).mined);
  return gas;
}

const accountOf = ({ account }: { readonly account: `0x${string}` | undefined }): `0x${string}` => account ?? "0x";
