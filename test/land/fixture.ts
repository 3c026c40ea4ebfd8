import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { type ContractTransactionResponse, id, ZeroAddress, ZeroHash } from "ethers";
import { actors } from "../support/actors.js";
import { connection } from "../support/chains.js";
import { deployLand, ORDER_DELAY } from "../support/deploy.js";
import { type Instrument, pen, word } from "./instruments.js";

export const { ethers, networkHelpers } = connection;

export const REFERENCE = "LR-2024/0001";
export const TITLE = word(REFERENCE);
export const PARCEL = id("geometry");
export const SOURCE = id("old register, page 7");
/** Natures of a transfer, as the registry counts them. */
export const SALE = 0;
export const GIFT = 1;
export const AREA = 1_250;
export const FOREVER = 2 ** 48 - 1;

/** Kinds of rights, as the registry counts them. */
export const KINDS = { lease: 0, servitude: 1, covenant: 2, restriction: 3, publicRestriction: 4 } as const;

/** Forms of ownership, as the registry counts them. */
export const FORMS = { sole: 0, inCommon: 1, joint: 2 } as const;

/** Ownership by portions, the parts given by account; equal parts where only accounts are given. */
export const owned = (form: keyof typeof FORMS, ...parts: readonly (string | readonly [string, number])[]) => {
  const portions = parts.map((part) => (typeof part === "string" ? ([part, 1] as const) : part));
  return {
    form: FORMS[form],
    denominator: portions.reduce((sum, [, numerator]) => sum + numerator, 0),
    portions: portions.map(([owner, numerator]) => ({ owner, numerator })),
  };
};

/** Ownership in common. */
export const inCommon = (...parts: readonly (string | readonly [string, number])[]) => owned("inCommon", ...parts);

/** An empty registry with its officers, and the people who deal with land. */
export async function emptyRegistry() {
  return openRegistry(ZeroAddress);
}

/** The same, asking the identities at an address. */
export async function openRegistry(identities: string) {
  const people = actors(
    await ethers.getSigners(),
    ...([
      "constituent",
      "registrar",
      "court",
      "seller",
      "buyer",
      "bank",
      "secondBank",
      "neighbour",
      "stranger",
      "secondCourt",
    ] as const),
  );
  const { authority, registry } = await deployLand(ethers, people, { identities });
  const { chainId } = await ethers.provider.getNetwork();
  const sign = await pen(registry, chainId, REFERENCE);
  const deadline = (await networkHelpers.time.latest()) + 86_400;

  /** Calls a function of the registry as somebody. */
  const as = (
    who: HardhatEthersSigner,
    name: string,
    ...args: readonly unknown[]
  ): Promise<ContractTransactionResponse> => registry.connect(who).getFunction(name)(...args);
  const read = (name: string, ...args: readonly unknown[]) => registry.getFunction(name)(...args);
  const register = (over: Instrument = {}) =>
    as(people.registrar, "register", {
      titleId: TITLE,
      owner: people.seller.address,
      area: AREA,
      parcel: PARCEL,
      source: SOURCE,
      ...over,
    });
  const revision = async (): Promise<number> => Number((await read("title", TITLE)).revision);

  return { ...people, authority, registry, chainId, sign, deadline, as, read, register, revision };
}

export type Land = Awaited<ReturnType<typeof emptyRegistry>>;

/** Instruments on the fixture's title, at its present revision, with any field changed. */
export async function instruments({ seller, buyer, bank, neighbour, deadline, revision }: Land) {
  const common = { titleId: TITLE, revision: await revision(), deadline };
  return {
    transfer: (over: Instrument = {}) => ({
      ...common,
      nature: SALE,
      seller: seller.address,
      buyer: buyer.address,
      instrument: id("deed of sale"),
      conduit: ZeroAddress,
      ...over,
    }),
    ownership: (over: Instrument = {}) => ({
      ...common,
      nature: SALE,
      ownership: inCommon(seller.address, buyer.address),
      instrument: id("deed of a share"),
      conduit: ZeroAddress,
      ...over,
    }),
    charge: (over: Instrument = {}) => ({
      ...common,
      chargee: bank.address,
      rank: 1,
      terms: id("mortgage terms"),
      ...over,
    }),
    variation: (over: Instrument = {}) => ({ ...common, rank: 1, terms: id("other terms"), ...over }),
    postponement: (over: Instrument = {}) => ({ ...common, rank: 1, later: 2, instrument: id("rank deed"), ...over }),
    assignment: (over: Instrument = {}) => ({
      ...common,
      rank: 1,
      assignee: neighbour.address,
      instrument: id("assignment"),
      ...over,
    }),
    right: (over: Instrument = {}) => ({
      ...common,
      kind: KINDS.lease,
      holder: neighbour.address,
      benefited: ZeroHash,
      terms: id("lease"),
      until: FOREVER,
      ...over,
    }),
    release: (over: Instrument = {}) => ({ ...common, slot: 0, instrument: id("release of a right"), ...over }),
    notice: (over: Instrument = {}) => ({
      ...common,
      beneficiary: buyer.address,
      dealing: id("deed of sale"),
      until: deadline + 3_600,
      ...over,
    }),
    noticeWithdrawal: (over: Instrument = {}) => ({ ...common, ...over }),
    caveatVariation: (over: Instrument = {}) => ({
      ...common,
      slot: 0,
      basis: id("smaller claim"),
      until: FOREVER,
      ...over,
    }),
    discharge: (over: Instrument = {}) => ({
      ...common,
      rank: 1,
      instrument: id("release"),
      conduit: ZeroAddress,
      ...over,
    }),
    caveat: (over: Instrument = {}) => ({
      ...common,
      caveator: neighbour.address,
      basis: id("claim to a right of way"),
      until: FOREVER,
      ...over,
    }),
    withdrawal: (over: Instrument = {}) => ({ ...common, slot: 0, ...over }),
  };
}

/** One officer of the court announces an act; another carries it out when it is due. */
async function ordered(land: Land, name: string, args: readonly unknown[], delay = 0) {
  const act = land.registry.interface.encodeFunctionData(name, [...args]);
  await land.as(land.court, "announceOrder", act, id("order of the Land Court"));
  if (delay > 0) await networkHelpers.time.increase(delay);
  return land.as(land.secondCourt, name, ...args);
}

type Signers = readonly HardhatEthersSigner[];
const all = <value>(list: readonly Promise<value>[]): Promise<value[]> => Promise.all(list);

/** Acts, duly signed and registered, on the fixture's title at its present revision. */
export const acts = (land: Land) => ({
  async transfer(over: Instrument = {}, chargees: readonly HardhatEthersSigner[] = []) {
    const deed = (await instruments(land)).transfer(over);
    const signed = (who: HardhatEthersSigner) => land.sign(who, "TransferDeed", deed);
    const consents = await Promise.all(chargees.map(signed));
    return land.as(land.registrar, "transfer", deed, await signed(land.seller), await signed(land.buyer), consents);
  },
  async charge(over: Instrument = {}, chargee: HardhatEthersSigner = land.bank, holders: Signers = []) {
    const deed = (await instruments(land)).charge({ chargee: chargee.address, ...over });
    const signed = (who: HardhatEthersSigner) => land.sign(who, "ChargeDeed", deed);
    return land.as(
      land.registrar,
      "charge",
      deed,
      [await signed(land.seller)],
      await signed(chargee),
      await all(holders.map(signed)),
    );
  },
  async vary(over: Instrument = {}, consents: Signers = [], chargee = land.bank) {
    const deed = (await instruments(land)).variation(over);
    const signed = (who: HardhatEthersSigner) => land.sign(who, "ChargeVariation", deed);
    const others = await all(consents.map(signed));
    return land.as(land.registrar, "varyCharge", deed, [await signed(land.seller)], await signed(chargee), others);
  },
  async postpone(over: Instrument = {}, chargees: Signers = [land.bank]) {
    const deed = (await instruments(land)).postponement(over);
    const signatures = await all(chargees.map((who) => land.sign(who, "ChargePostponement", deed)));
    return land.as(land.registrar, "postponeCharge", deed, signatures);
  },
  async assign(over: Instrument = {}, chargee = land.bank, assignee = land.neighbour) {
    const deed = (await instruments(land)).assignment(over);
    const signed = (who: HardhatEthersSigner) => land.sign(who, "ChargeAssignment", deed);
    return land.as(land.registrar, "assignCharge", deed, await signed(chargee), await signed(assignee));
  },
  async grant(over: Instrument = {}, { holders = [land.neighbour] as Signers, consents = [] as Signers } = {}) {
    const deed = (await instruments(land)).right(over);
    const signed = (who: HardhatEthersSigner) => land.sign(who, "RightDeed", deed);
    const [owner, theirs, others] = [await signed(land.seller), all(holders.map(signed)), all(consents.map(signed))];
    return land.as(land.registrar, "grantRight", deed, [owner], await theirs, await others);
  },
  async release(over: Instrument = {}, holders: Signers = [land.neighbour]) {
    const deed = (await instruments(land)).release(over);
    const signatures = await all(holders.map((who) => land.sign(who, "RightRelease", deed)));
    return land.as(land.registrar, "releaseRight", deed, signatures);
  },
  async place(over: Instrument = {}) {
    const notice = (await instruments(land)).notice(over);
    const signed = (who: HardhatEthersSigner) => land.sign(who, "PriorityNotice", notice);
    return land.as(land.registrar, "placeNotice", notice, [await signed(land.seller)], await signed(land.buyer));
  },
  async withdrawNotice(over: Instrument = {}) {
    const paper = (await instruments(land)).noticeWithdrawal(over);
    return land.as(land.registrar, "withdrawNotice", paper, await land.sign(land.buyer, "NoticeWithdrawal", paper));
  },
  async varyCaveat(over: Instrument = {}) {
    const paper = (await instruments(land)).caveatVariation(over);
    return land.as(land.registrar, "varyCaveat", paper, await land.sign(land.neighbour, "CaveatVariation", paper));
  },
  async discharge(over: Instrument = {}, chargee: HardhatEthersSigner = land.bank) {
    const deed = (await instruments(land)).discharge(over);
    return land.as(land.registrar, "discharge", deed, await land.sign(chargee, "DischargeDeed", deed));
  },
  async lodge(over: Instrument = {}) {
    const notice = (await instruments(land)).caveat(over);
    return land.as(land.registrar, "lodgeCaveat", notice, await land.sign(land.neighbour, "CaveatNotice", notice));
  },
  async withdraw(over: Instrument = {}) {
    const paper = (await instruments(land)).withdrawal(over);
    return land.as(land.registrar, "withdrawCaveat", paper, await land.sign(land.neighbour, "CaveatWithdrawal", paper));
  },
  freeze: () => ordered(land, "setFrozenTokens", [land.seller.address, TITLE, true]),
  unfreeze: () => ordered(land, "setFrozenTokens", [land.seller.address, TITLE, false], ORDER_DELAY),
  removeCaveat: (slot: number, caveator = land.neighbour.address) =>
    ordered(land, "removeCaveat", [TITLE, slot, caveator], ORDER_DELAY),
});

/** A registry with one title, the seller's. */
export async function oneTitle() {
  const land = await emptyRegistry();
  await land.register();
  return { ...land, acts: acts(land) };
}

/** A registry with one title that the bank holds as security. */
export async function chargedTitle() {
  const land = await oneTitle();
  await land.acts.charge();
  return land;
}
