import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { type BaseContract, type ContractTransactionResponse, id, ZeroAddress, ZeroHash } from "ethers";
import { word } from "../land/instruments.js";
import { actors } from "../support/actors.js";
import { empower } from "../support/authority.js";
import { connection } from "../support/chains.js";
import { deployLand, REGISTRAR } from "../support/deploy.js";
import { type Paper, pen } from "./papers.js";

export const { ethers, networkHelpers } = connection;

export const REFERENCE = "LR-2024/0001";
export const TITLE = word(REFERENCE);
export const PRICE = 250_000_00n;
export const DEPOSIT = 25_000_00n;
export const DUTY = 5_000_00n;
export const LIMIT = 100_000_00n;
export const DAY = 86_400;

/** States and endings of a sale, by their number. */
export const STATE = { unknown: 0n, open: 1n, settled: 2n, ended: 3n } as const;
export const ENDING = {
  none: 0n,
  agreed: 1n,
  cooledOff: 2n,
  conditionFailed: 3n,
  titleChanged: 4n,
  deadlinePassed: 5n,
  defaulted: 6n,
  registryClosed: 7n,
} as const;

const PEOPLE = [
  "constituent",
  "registrar",
  "court",
  "secondCourt",
  "seller",
  "wife",
  "buyer",
  "bank",
  "secondBank",
  "neighbour",
  "referee",
  "treasury",
  "stranger",
] as const;

/** A land registry and a conveyance, wired as a state wires them, and the people who deal with them. */
async function office(identities: string) {
  const people = actors(await ethers.getSigners(), ...PEOPLE);
  const { authority, registry } = await deployLand(ethers, people, { identities });
  const conveyance: BaseContract = await ethers.deployContract("Conveyance", [
    await authority.getAddress(),
    identities,
    ZeroAddress,
    await registry.getAddress(),
    people.treasury.address,
  ]);
  await authority.getFunction("grantRole")(REGISTRAR, await conveyance.getAddress(), 0);
  await empower(authority, conveyance, REGISTRAR, ["settle", "settleShared"]);
  const { chainId } = await ethers.provider.getNetwork();
  const land = await pen("Civitas LandRegistry", registry, chainId, REFERENCE);
  const own = await pen("Civitas Conveyance", conveyance, chainId, REFERENCE);
  return { ...people, authority, registry, conveyance, chainId, land, own };
}

/** A sale of the fixture's title in a token of a kind, not opened yet, and all that people do about it. */
export async function bargainIn(tokenName: string, identities: string = ZeroAddress) {
  const stage = await office(identities);
  const { registry, conveyance, seller, buyer, registrar, land, own } = stage;
  const token = (await ethers.deployContract(tokenName)) as BaseContract;
  const [place, money] = [await conveyance.getAddress(), await token.getAddress()];
  const deadline = (await networkHelpers.time.latest()) + 30 * DAY;

  const call = (contract: BaseContract, who: HardhatEthersSigner, name: string, ...args: readonly unknown[]) =>
    contract.connect(who).getFunction(name)(...args) as Promise<ContractTransactionResponse>;
  const as = (who: HardhatEthersSigner, name: string, ...args: readonly unknown[]) =>
    call(conveyance, who, name, ...args);
  const revision = async (): Promise<number> => Number((await registry.getFunction("title")(TITLE)).revision);

  await call(registry, registrar, "register", {
    titleId: TITLE,
    owner: seller.address,
    area: 0,
    parcel: ZeroHash,
    source: id("old register"),
  });

  /** The contract of sale at the title's present revision, with any field changed. */
  const terms = async (over: Paper = {}): Promise<Paper> => ({
    titleId: TITLE,
    revision: await revision(),
    sellers: [{ account: seller.address, parts: 1 }],
    buyer: buyer.address,
    token: money,
    price: PRICE,
    deposit: DEPOSIT,
    depositForfeited: true,
    duty: DUTY,
    payOffLimit: LIMIT,
    conditions: id("sold as seen"),
    referee: stage.referee.address,
    coolingOff: 0,
    deadline,
    ...over,
  });
  const saleId = (paper: Paper): string => own.digest("ContractOfSale", paper);
  const signed = (who: HardhatEthersSigner, paper: Paper, over?: Paper) => own.sign(who, "ContractOfSale", paper, over);
  const open = async (paper: Paper, sellers = [seller], by = buyer) =>
    as(
      stage.stranger,
      "open",
      paper,
      await Promise.all(sellers.map((who) => signed(who, paper))),
      await signed(by, paper),
    );

  /** Makes money and lets the conveyance have it. */
  const fund = async (amount: bigint, who = buyer) => {
    await call(token, who, "mint", who.address, amount);
    await call(token, who, "approve", place, amount);
  };
  const pay = async (paper: Paper, amount: bigint) => {
    await fund(amount);
    return as(buyer, "pay", paper, amount);
  };

  const transferDeed = (paper: Paper, over: Paper = {}): Paper => ({
    titleId: TITLE,
    revision: paper["revision"],
    nature: 0,
    seller: seller.address,
    buyer: paper["buyer"],
    instrument: saleId(paper),
    conduit: place,
    deadline,
    ...over,
  });
  /** Settles with a deed that seller and buyer signed. */
  const settle = async (
    paper: Paper,
    { payOffs = [], deed: over = {}, by = registrar, parties = [seller, buyer] }: Settling = {},
  ) => {
    const deed = transferDeed(paper, { revision: Number(paper["revision"]) + payOffs.length, ...over });
    const [one, other] = await Promise.all(parties.map((who) => land.sign(who, "TransferDeed", deed)));
    return as(by, "settle", paper, payOffs, deed, one, other, []);
  };
  /** A bank's statement with the discharge that answers it, at the sale's revision and so many further. */
  const payOff = async (
    paper: Paper,
    { rank = 1, amount = 0n, payee = stage.bank.address, by = stage.bank, after = 0, statement = {}, deed = {} }: Owed,
  ): Promise<Paper> => {
    const said = { sale: saleId(paper), rank, amount, payee, ...statement };
    const discharge = {
      titleId: TITLE,
      revision: Number(paper["revision"]) + after,
      rank,
      instrument: own.digest("PayOffStatement", said),
      conduit: place,
      deadline,
      ...deed,
    };
    return { statement: said, discharge, signature: await land.sign(by, "DischargeDeed", discharge) };
  };
  const rescission = (paper: Paper, ground: bigint, over: Paper = {}): Paper => ({
    sale: saleId(paper),
    ground,
    basis: id("reasons"),
    deadline,
    ...over,
  });
  const rescind = async (paper: Paper, ground: bigint, signers: readonly HardhatEthersSigner[], over: Paper = {}) => {
    const notice = rescission(paper, ground, over);
    const signatures = await Promise.all(signers.map((who) => own.sign(who, "Rescission", notice)));
    return as(stage.stranger, "rescind", paper, notice, signatures);
  };
  const refund = (paper: Paper) => as(stage.stranger, "refund", paper);

  const charge = async (chargee = stage.bank, rank = 1) => {
    const deed = {
      titleId: TITLE,
      revision: await revision(),
      chargee: chargee.address,
      rank,
      terms: id("mortgage"),
      deadline,
    };
    const signatures = await Promise.all([seller, chargee].map((who) => land.sign(who, "ChargeDeed", deed)));
    return call(registry, registrar, "charge", deed, [signatures[0]], signatures[1], []);
  };
  const caveat = async () => {
    const notice = {
      titleId: TITLE,
      revision: await revision(),
      caveator: stage.neighbour.address,
      basis: id("claim"),
      until: 2 ** 48 - 1,
      deadline,
    };
    return call(registry, registrar, "lodgeCaveat", notice, await land.sign(stage.neighbour, "CaveatNotice", notice));
  };
  const freeze = async () => {
    const act = [await registry.getFunction("ownerOf")(BigInt(TITLE)), BigInt(TITLE), true] as const;
    const data = registry.interface.encodeFunctionData("setFrozenTokens", act);
    await call(registry, stage.court, "announceOrder", data, id("order"));
    return call(registry, stage.secondCourt, "setFrozenTokens", ...act);
  };

  const balance = (who: { readonly address: string } | string): Promise<bigint> =>
    token.getFunction("balanceOf")(typeof who === "string" ? who : who.address);
  const owed = (who: { readonly address: string } | string): Promise<bigint> =>
    conveyance.getFunction("credit")(money, typeof who === "string" ? who : who.address);
  const held = (): Promise<bigint> => conveyance.getFunction("held")(money);
  const sale = (paper: Paper) => conveyance.getFunction("sale")(saleId(paper));
  const owner = (): Promise<string> => registry.getFunction("ownerOf")(TITLE);

  return {
    ...stage,
    token,
    place,
    money,
    deadline,
    call,
    as,
    revision,
    terms,
    saleId,
    signed,
    open,
    fund,
    pay,
    transferDeed,
    settle,
    payOff,
    rescission,
    rescind,
    refund,
    charge,
    caveat,
    freeze,
    balance,
    owed,
    held,
    sale,
    owner,
  };
}

interface Settling {
  readonly payOffs?: readonly Paper[];
  readonly deed?: Paper;
  readonly by?: HardhatEthersSigner;
  readonly parties?: readonly HardhatEthersSigner[];
}

interface Owed {
  readonly rank?: number;
  readonly amount?: bigint;
  readonly payee?: string;
  readonly by?: HardhatEthersSigner;
  /** Discharges before this one. */
  readonly after?: number;
  readonly statement?: Paper;
  readonly deed?: Paper;
}

export type Bargain = Awaited<ReturnType<typeof bargainIn>>;

/** A sale in a well-behaved token, not opened yet. */
export const bargain = (): Promise<Bargain> => bargainIn("PlainToken");

/** A sale that is open and of which nothing is paid. */
export async function opened() {
  const stage = await bargain();
  const paper = await stage.terms();
  await stage.open(paper);
  return { ...stage, paper };
}

/** A sale whose price lies in escrow. */
export async function paid() {
  const stage = await opened();
  await stage.pay(stage.paper, PRICE);
  return stage;
}

/** A sale, wholly paid, of a title that two banks hold as security. */
export async function mortgaged() {
  const stage = await bargain();
  await stage.charge(stage.bank, 1);
  await stage.charge(stage.secondBank, 3);
  const paper = await stage.terms();
  await stage.open(paper);
  await stage.pay(paper, PRICE);
  return { ...stage, paper };
}

/** A sale, wholly paid, of a title that a couple owns, two parts in three and one. */
export const shared = async () => sharedIn(await bargain());

/** The same, as a part of what is there already. */
export async function sharedIn(stage: Bargain) {
  const { seller, wife, registrar, registry, call } = stage;
  const { land, own } = {
    land: await pen("Civitas LandRegistry", registry, stage.chainId, "LR-2024/0002"),
    own: await pen("Civitas Conveyance", stage.conveyance, stage.chainId, "LR-2024/0002"),
  };
  const titleId = word("LR-2024/0002");
  const portions = [
    { owner: seller.address, numerator: 2 },
    { owner: wife.address, numerator: 1 },
  ];
  await call(registry, registrar, "registerShared", {
    titleId,
    ownership: { form: 1, denominator: 3, portions },
    area: 0,
    parcel: ZeroHash,
    source: id("old register"),
  });
  const paper = await stage.terms({
    titleId,
    revision: 1,
    sellers: [
      { account: seller.address, parts: 2 },
      { account: wife.address, parts: 1 },
    ],
  });
  const saleId = own.digest("ContractOfSale", paper);
  const openIt = async (over: Paper = {}) => {
    const changed = { ...paper, ...over };
    const sign = (who: HardhatEthersSigner) => own.sign(who, "ContractOfSale", changed);
    return stage.as(stage.stranger, "open", changed, [await sign(seller), await sign(wife)], await sign(stage.buyer));
  };
  await openIt();
  await stage.pay(paper, PRICE);
  /** Settles with a deed that says who owns the title afterwards. */
  const settleShared = async (
    after: readonly (readonly [HardhatEthersSigner, number])[],
    signers: readonly HardhatEthersSigner[],
    over: Paper = {},
  ) => {
    const deed = {
      titleId,
      revision: 1,
      nature: 0,
      ownership: {
        form: after.length === 1 ? 0 : 1,
        denominator: after.reduce((sum, [, part]) => sum + part, 0),
        portions: after.map(([{ address }, numerator]) => ({ owner: address, numerator })),
      },
      instrument: saleId,
      conduit: stage.place,
      deadline: stage.deadline,
      ...over,
    };
    const signatures = await Promise.all(signers.map((who) => land.sign(who, "OwnershipDeed", deed)));
    return stage.as(registrar, "settleShared", paper, [], deed, signatures, []);
  };
  return { ...stage, own, land, titleId, paper, saleId, openIt, settleShared };
}
