import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { type ContractTransactionResponse, id } from "ethers";
import { actors } from "../support/actors.js";
import { connection } from "../support/chains.js";
import { deployLand } from "../support/deploy.js";
import { type Instrument, pen, word } from "./instruments.js";

export const { ethers, networkHelpers } = connection;

export const REFERENCE = "LR-2024/0001";
export const TITLE = word(REFERENCE);
export const PARCEL = id("geometry");
export const SOURCE = id("old register, page 7");
export const FOREVER = 2 ** 48 - 1;

/** An empty registry with its officers, and the people who deal with land. */
export async function emptyRegistry() {
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
    ] as const),
  );
  const { authority, registry } = await deployLand(ethers, people);
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
      seller: seller.address,
      buyer: buyer.address,
      instrument: id("deed of sale"),
      ...over,
    }),
    charge: (over: Instrument = {}) => ({
      ...common,
      owner: seller.address,
      chargee: bank.address,
      rank: 1,
      terms: id("mortgage terms"),
      ...over,
    }),
    discharge: (over: Instrument = {}) => ({ ...common, rank: 1, instrument: id("release"), ...over }),
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

/** Acts, duly signed and registered, on the fixture's title at its present revision. */
export const acts = (land: Land) => ({
  async transfer(over: Instrument = {}, chargees: readonly HardhatEthersSigner[] = []) {
    const deed = (await instruments(land)).transfer(over);
    const signed = (who: HardhatEthersSigner) => land.sign(who, "TransferDeed", deed);
    const consents = await Promise.all(chargees.map(signed));
    return land.as(land.registrar, "transfer", deed, await signed(land.seller), await signed(land.buyer), consents);
  },
  async charge(over: Instrument = {}, chargee: HardhatEthersSigner = land.bank) {
    const deed = (await instruments(land)).charge({ chargee: chargee.address, ...over });
    const signed = (who: HardhatEthersSigner) => land.sign(who, "ChargeDeed", deed);
    return land.as(land.registrar, "charge", deed, await signed(land.seller), await signed(chargee));
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
  freeze: () => land.as(land.court, "freeze", TITLE, id("order 1")),
  unfreeze: () => land.as(land.court, "unfreeze", TITLE, id("order 2")),
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
