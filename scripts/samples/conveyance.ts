import { type Address, type Hex, keccak256, parseAbi, stringToHex } from "viem";
import {
  approvePayment,
  type ContractOfSale,
  type ConveyanceRef,
  deedOfSale,
  dischargeFor,
  openSale,
  paySale,
  readSale,
  salesOf,
  settleSale,
  signSale,
} from "../../sdk/src/conveyance/index.js";
import { type AnyCall, deployedIn } from "../../sdk/src/core/index.js";
import {
  type LandRef,
  readTitle,
  registerCharge,
  registerTitle,
  signCharge,
  signDischarge,
  signTransfer,
  titleId,
} from "../../sdk/src/land/index.js";
import type { Chapter, Stage } from "../start/stage.js";

const digest = (words: string): Hex => keccak256(stringToHex(words));
const [SOLD, PENDING] = ["CT-7-1", "CT-7-2"];
const PRICE = 250_000_000_000n; // The trial dollar has six places.
const mintAbi = parseAbi(["function mint(address account, uint256 amount)"]);

/** Sells one mortgaged house through escrow, and leaves another sale waiting for its balance. */
export async function play(stage: Stage): Promise<Chapter> {
  const conveyance = deployedIn(stage.deployment, "Conveyance");
  const ref: ConveyanceRef = { conveyance: conveyance.address };
  const land: LandRef = { registry: deployedIn(stage.deployment, "LandRegistry").address };
  const registrar = stage.as("registrar");
  const standing = await readTitle(registrar, land, titleId(SOLD));
  // On a chain that was kept, the sales were made at an earlier run.
  if (standing.state === "unknown") {
    const token = await trialDollar(stage);
    await sold(stage, ref, land, token);
    await pending(stage, ref, land, token);
  }
  const lines: string[] = [];
  const pages = [];
  for (const reference of [SOLD, PENDING]) {
    const [id] = await salesOf(registrar, ref, titleId(reference), { fromBlock: conveyance.block });
    if (id === undefined) continue;
    const sale = await readSale(registrar, ref, id, { fromBlock: conveyance.block });
    if (sale.state === "unknown") continue;
    lines.push(`${reference}  ${sale.state}, ${sale.paid} of ${sale.terms.price} paid in`);
    pages.push({ label: `The sale of ${reference}, ${sale.state}`, path: `sale/${id}` });
    if (sale.state === "open") lines.push(`  npm run civitas -- sale show ${id}`);
  }
  return { title: "Sales", lines, pages, tryNext: [] };
}

/** Ada sells to Ben; the bank's mortgage is paid off out of the price. */
async function sold(stage: Stage, ref: ConveyanceRef, land: LandRef, token: Address): Promise<void> {
  const [ada, ben, bank, registrar] = (["ada", "ben", "bank", "registrar"] as const).map(stage.as) as [
    ReturnType<Stage["as"]>,
    ReturnType<Stage["as"]>,
    ReturnType<Stage["as"]>,
    ReturnType<Stage["as"]>,
  ];
  const deadline = (await registrar.block()).timestamp + 30n * 86_400n;
  await registerTitle(registrar, land, registration(stage, SOLD));
  const mortgage = {
    titleId: titleId(SOLD),
    revision: 1,
    chargee: stage.addressOf("bank"),
    rank: 1,
    terms: digest("Mortgage of 2021"),
    deadline,
  };
  await registerCharge(registrar, land, mortgage, {
    owners: [await signCharge(ada, land, mortgage)],
    chargee: await signCharge(bank, land, mortgage),
  });

  const terms = { ...contractOf(stage, SOLD, token, deadline), revision: 2 };
  const saleId = await opened(stage, ref, terms);
  await paidIn(stage, ref, terms, PRICE);
  const forum = { chainId: registrar.id, ...ref };
  const statement = { sale: saleId, rank: 1, amount: 80_000_000_000n, payee: stage.addressOf("bank") };
  const discharge = dischargeFor(forum, terms, statement);
  const payOffs = [{ statement, discharge, signature: await signDischarge(bank, land, discharge) }];
  const deed = deedOfSale(forum, terms, { charges: 1 });
  const signatures = { seller: await signTransfer(ada, land, deed), buyer: await signTransfer(ben, land, deed) };
  await settleSale(registrar, ref, terms, deed, signatures, { payOffs });
}

/** A second sale, of which the deposit is paid. */
async function pending(stage: Stage, ref: ConveyanceRef, land: LandRef, token: Address): Promise<void> {
  const registrar = stage.as("registrar");
  await registerTitle(registrar, land, registration(stage, PENDING));
  const deadline = (await registrar.block()).timestamp + 30n * 86_400n;
  const terms = contractOf(stage, PENDING, token, deadline);
  await opened(stage, ref, terms);
  await paidIn(stage, ref, terms, PRICE / 10n);
}

const registration = (stage: Stage, reference: string) => ({
  titleId: titleId(reference),
  owner: stage.addressOf("ada"),
  source: digest(`Old register, page of ${reference}`),
});

const contractOf = (stage: Stage, reference: string, token: Address, deadline: bigint): ContractOfSale => ({
  titleId: titleId(reference),
  revision: 1,
  sellers: [{ account: stage.addressOf("ada"), parts: 1n }],
  buyer: stage.addressOf("ben"),
  token,
  price: PRICE,
  deposit: PRICE / 10n,
  depositForfeited: true,
  duty: PRICE / 50n,
  payOffLimit: PRICE / 2n,
  conditions: digest(`Contract of sale of ${reference}`),
  deadline,
});

async function opened(stage: Stage, ref: ConveyanceRef, terms: ContractOfSale): Promise<Hex> {
  const [seller, buyer] = [stage.as("ada"), stage.as("ben")];
  const signatures = { sellers: [await signSale(seller, ref, terms)], buyer: await signSale(buyer, ref, terms) };
  return (await openSale(seller, ref, terms, signatures)).saleId;
}

async function paidIn(stage: Stage, ref: ConveyanceRef, terms: ContractOfSale, amount: bigint): Promise<void> {
  const ben = stage.as("ben");
  const mint = { abi: mintAbi, address: terms.token, functionName: "mint", args: [terms.buyer, amount], errors: {} };
  await ben.send(mint as AnyCall);
  await approvePayment(ben, ref, { token: terms.token, amount });
  await paySale(ben, ref, terms, amount);
}

/** Puts play money on the local chain: the tests' well-behaved token, of which whoever asks gets some. */
export const trialDollar = (stage: Stage): Promise<Address> =>
  stage.deploy("test/support/mocks/PlainToken.sol/PlainToken.json");
