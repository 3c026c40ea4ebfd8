import type { Address, Hex } from "viem";
import { keccak256, stringToHex } from "viem";
import {
  approvePayment,
  type ContractOfSale,
  type ConveyanceRef,
  deedOfSale,
  dischargeFor,
  type Forum,
  openSale,
  type PayOff,
  paySale,
  type Settlement,
  saleId,
  settleSale,
  signSale,
} from "../../sdk/src/conveyance/index.js";
import type { Chain } from "../../sdk/src/core/index.js";
import {
  type LandRef,
  registerCharge,
  registerTitle,
  signCharge,
  signDischarge,
  signTransfer,
  titleId,
} from "../../sdk/src/land/index.js";
import { actors } from "../support/actors.js";
import { empower } from "../support/authority.js";
import { connection } from "../support/chains.js";
import { deployLand, REGISTRAR } from "../support/deploy.js";

const { ethers, networkHelpers } = connection;

export const ID = titleId("LR-2024/0001");
export const PRICE = 1_000_000n;
export const digest = (text: string): Hex => keccak256(stringToHex(text));

const ACCOUNTS = {
  registrar: 4,
  court: 5,
  bank: 8,
  seller: 9,
  wife: 10,
  buyer: 11,
  referee: 12,
  treasury: 13,
  stranger: 14,
  secondCourt: 16,
} as const;

type Party = Chain & { readonly account: Address };

/** Deploys registry, conveyance and a token of a kind. */
async function deployed(kind: string) {
  const signers = await ethers.getSigners();
  const { constituent } = actors(signers, "constituent");
  const [registrar, court, secondCourt] = [
    signers[ACCOUNTS.registrar],
    signers[ACCOUNTS.court],
    signers[ACCOUNTS.secondCourt],
  ];
  if (registrar === undefined || court === undefined || secondCourt === undefined) {
    throw new RangeError("The network has too few accounts.");
  }
  const { authority, registry } = await deployLand(ethers, { constituent, registrar, court, secondCourt });
  const conveyance = await ethers.deployContract("Conveyance", [
    await authority.getAddress(),
    ethers.ZeroAddress,
    ethers.ZeroAddress,
    await registry.getAddress(),
    signers[ACCOUNTS.treasury]?.address ?? "",
  ]);
  await authority.grantRole(REGISTRAR, await conveyance.getAddress(), 0);
  await empower(authority, conveyance, REGISTRAR, ["settle", "settleShared"]);
  const token = await ethers.deployContract(kind);
  const mint = token.getFunction("mint");
  await mint(signers[ACCOUNTS.buyer]?.address, 10n * PRICE);
  return {
    land: { registry: (await registry.getAddress()) as Address },
    ref: { conveyance: (await conveyance.getAddress()) as Address },
    token: (await token.getAddress()) as Address,
    tell: (name: string, ...args: readonly unknown[]) => token.getFunction(name)(...args),
  };
}

/** A registry with a conveyance, and everybody who sells and buys through one client library. */
export type Scene = Readonly<Record<keyof typeof ACCOUNTS, Party>> & {
  readonly land: LandRef;
  readonly ref: ConveyanceRef;
  readonly forum: Forum;
  readonly token: Address;
  readonly tell: (name: string, ...args: readonly unknown[]) => Promise<unknown>;
  readonly reader: Chain;
  readonly deadline: bigint;
  readonly terms: (over?: Partial<ContractOfSale>) => ContractOfSale;
};

/** Opens a scene with a title that is the seller's. */
export async function scene(open: (account: number | "reader") => Promise<Chain>, kind = "PlainToken"): Promise<Scene> {
  const contracts = await deployed(kind);
  const names = Object.keys(ACCOUNTS) as (keyof typeof ACCOUNTS)[];
  const chains = await Promise.all(names.map(async (name) => [name, await open(ACCOUNTS[name])] as const));
  const people = Object.fromEntries(chains) as Record<keyof typeof ACCOUNTS, Party>;
  const reader = await open("reader");
  const deadline = BigInt(await networkHelpers.time.latest()) + 86_400n;
  const terms = (over: Partial<ContractOfSale> = {}): ContractOfSale => ({
    titleId: ID,
    revision: 1,
    sellers: [{ account: people.seller.account, parts: 1n }],
    buyer: people.buyer.account,
    token: contracts.token,
    price: PRICE,
    deposit: 100_000n,
    depositForfeited: true,
    duty: 20_000n,
    payOffLimit: 500_000n,
    conditions: digest("sold as seen"),
    deadline,
    ...over,
  });
  await registerTitle(people.registrar, contracts.land, {
    titleId: ID,
    owner: people.seller.account,
    source: digest("old register"),
  });
  const forum = { chainId: reader.id, ...contracts.ref };
  return { ...people, ...contracts, forum, reader, deadline, terms };
}

/** Has a contract of sale signed by its sole seller and the buyer, and opens the sale. */
export async function opened({ ref, seller, buyer, stranger }: Scene, terms: ContractOfSale): Promise<Hex> {
  const signatures = { sellers: [await signSale(seller, ref, terms)], buyer: await signSale(buyer, ref, terms) };
  return (await openSale(stranger, ref, terms, signatures)).saleId;
}

/** Pays into escrow by approval. */
export async function paid({ ref, buyer, token }: Scene, terms: ContractOfSale, amount: bigint) {
  await approvePayment(buyer, ref, { token, amount });
  return paySale(buyer, ref, terms, amount);
}

/** Has the deed signed and settles. */
export async function settled(
  { forum, land, ref, seller, buyer, registrar }: Scene,
  terms: ContractOfSale,
  payOffs: readonly PayOff[] = [],
): Promise<Settlement> {
  const deed = deedOfSale(forum, terms, { charges: payOffs.length });
  const signatures = { seller: await signTransfer(seller, land, deed), buyer: await signTransfer(buyer, land, deed) };
  return settleSale(registrar, ref, terms, deed, signatures, { payOffs });
}

/** Charges the title in the bank's favour. */
export async function charged({ land, seller, bank, registrar, deadline }: Scene): Promise<void> {
  const deed = { titleId: ID, revision: 1, chargee: bank.account, rank: 1, terms: digest("mortgage"), deadline };
  const owners = [await signCharge(seller, land, deed)];
  await registerCharge(registrar, land, deed, { owners, chargee: await signCharge(bank, land, deed) });
}

/** The bank's statement with the discharge that answers it. */
export async function payOff({ forum, land, bank }: Scene, terms: ContractOfSale, amount: bigint): Promise<PayOff> {
  const statement = { sale: saleId(forum, terms), rank: 1, amount, payee: bank.account };
  const discharge = dischargeFor(forum, terms, statement);
  return { statement, discharge, signature: await signDischarge(bank, land, discharge) };
}
