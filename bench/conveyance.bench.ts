import type { Address } from "viem";
import {
  approvePayment,
  type ContractOfSale,
  deedOfSale,
  dischargeFor,
  openSale,
  type PayOff,
  paySale,
  refundSale,
  saleId,
  settleSale,
  signSale,
} from "../sdk/src/conveyance/index.js";
import type { Chain, Mined } from "../sdk/src/core/index.js";
import {
  freezeTitle,
  registerCharge,
  registerTitle,
  signCharge,
  signDischarge,
  signTransfer,
  titleId,
} from "../sdk/src/land/index.js";
import { CAST, digest, type Stage } from "./stage.js";

const PRICE = 250_000_123_457n;

/** Gas of a sale through escrow: whole transactions, through the Authority, paid in an OpenZeppelin ERC-20. */
export async function measure(stage: Stage): Promise<Readonly<Record<string, number>>> {
  const ref = { conveyance: await stage.contract("Conveyance") };
  const land = { registry: await stage.contract("LandRegistry") };
  const [registrar, first, second, bank, seller, buyer] = (await Promise.all(
    [CAST.registrar, CAST.court, CAST.secondCourt, CAST.bank, CAST.seller, CAST.buyer].map(stage.as),
  )) as [Chain, Chain, Chain, Chain, Chain, Chain];
  const account = ({ account: own }: Chain): Address => own ?? "0x";
  const token = await stage.token(account(buyer), 10n * PRICE);
  const deadline = (await registrar.block()).timestamp + 86_400n;
  const forum = { chainId: registrar.id, ...ref };
  const gas: Record<string, number> = {};
  const spent = (operation: string, { gasUsed }: Mined) => {
    gas[operation] = Number(gasUsed);
  };

  const begun = async (reference: string, revision: number): Promise<ContractOfSale> => {
    const id = titleId(reference);
    const source = digest("old register");
    await registerTitle(registrar, land, { titleId: id, owner: account(seller), parcel: digest(reference), source });
    return {
      titleId: id,
      revision,
      sellers: [{ account: account(seller), parts: 1n }],
      buyer: account(buyer),
      token,
      price: PRICE,
      deposit: PRICE / 10n,
      duty: PRICE / 50n,
      payOffLimit: PRICE / 2n,
      conditions: digest(`conditions ${reference}`),
      deadline,
    };
  };
  const opened = async (terms: ContractOfSale) =>
    openSale(registrar, ref, terms, {
      sellers: [await signSale(seller, ref, terms)],
      buyer: await signSale(buyer, ref, terms),
    });
  const settled = async (terms: ContractOfSale, payOffs: readonly PayOff[]) => {
    const deed = deedOfSale(forum, terms, { charges: payOffs.length });
    const signatures = { seller: await signTransfer(seller, land, deed), buyer: await signTransfer(buyer, land, deed) };
    return settleSale(registrar, ref, terms, deed, signatures, { payOffs });
  };
  await approvePayment(buyer, ref, { token, amount: 10n * PRICE });

  const plain = await begun("BENCH-7/1", 1);
  spent("open a sale, two signatures", (await opened(plain)).mined);
  spent("pay the deposit", (await paySale(buyer, ref, plain, PRICE / 10n)).mined);
  spent("pay the balance", (await paySale(buyer, ref, plain, PRICE - PRICE / 10n)).mined);
  spent("settle: transfer, duty, one seller", (await settled(plain, [])).mined);

  const charged = await begun("BENCH-7/2", 2);
  const mortgage = {
    titleId: charged.titleId,
    revision: 1,
    chargee: account(bank),
    rank: 1,
    terms: digest("terms"),
    deadline,
  };
  const owners = [await signCharge(seller, land, mortgage)];
  await registerCharge(registrar, land, mortgage, { owners, chargee: await signCharge(bank, land, mortgage) });
  await opened(charged);
  await paySale(buyer, ref, charged, PRICE);
  const statement = { sale: saleId(forum, charged), rank: 1, amount: PRICE / 3n, payee: account(bank) };
  const discharge = dischargeFor(forum, charged, statement);
  const payOff = { statement, discharge, signature: await signDischarge(bank, land, discharge) };
  spent("settle: with a mortgage discharged and paid off", (await settled(charged, [payOff])).mined);

  const lost = await begun("BENCH-7/3", 1);
  await opened(lost);
  await paySale(buyer, ref, lost, PRICE);
  await freezeTitle({ first, second }, land, { titleId: lost.titleId, order: digest("order") });
  spent("refund", (await refundSale(registrar, ref, lost)).mined);
  return gas;
}
