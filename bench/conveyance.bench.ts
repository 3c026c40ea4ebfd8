import type { Address } from "viem";
import {
  approvePayment,
  type ContractOfSale,
  deedOfSale,
  dischargeFor,
  followCredit,
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
import { loserOn } from "./succession.js";

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

  const begun = async (
    reference: string,
    revision: number,
    paying: Pick<ContractOfSale, "buyer" | "token"> = { buyer: account(buyer), token },
  ): Promise<ContractOfSale> => {
    const id = titleId(reference);
    const source = digest("old register");
    await registerTitle(registrar, land, { titleId: id, owner: account(seller), parcel: digest(reference), source });
    return {
      titleId: id,
      revision,
      sellers: [{ account: account(seller), parts: 1n }],
      ...paying,
      price: PRICE,
      deposit: PRICE / 10n,
      duty: PRICE / 50n,
      payOffLimit: PRICE / 2n,
      conditions: digest(`conditions ${reference}`),
      deadline,
    };
  };
  const opened = async (terms: ContractOfSale, by: Chain = buyer) =>
    openSale(registrar, ref, terms, {
      sellers: [await signSale(seller, ref, terms)],
      buyer: await signSale(by, ref, terms),
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

  // Whose account the token's issuer has frozen is credited; the credit follows to the account that took over.
  const loser = await loserOn(stage);
  const { token: frozen, freeze } = await stage.freezingToken(loser.account, 10n * PRICE);
  await approvePayment(loser.chain, ref, { token: frozen, amount: 10n * PRICE });
  const credited = await begun("BENCH-7/4", 1, { buyer: loser.account, token: frozen });
  await opened(credited, loser.chain);
  await paySale(loser.chain, ref, credited, PRICE);
  await freezeTitle({ first, second }, land, { titleId: credited.titleId, order: digest("second order") });
  await freeze(loser.account);
  await refundSale(registrar, ref, credited);
  await loser.succeed();
  spent(
    "follow a credit to another account",
    (await followCredit(registrar, ref, { token: frozen, account: loser.account })).mined,
  );
  return gas;
}
