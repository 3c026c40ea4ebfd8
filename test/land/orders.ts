import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { type ContractTransactionResponse, id, keccak256 } from "ethers";
import { ORDER_DELAY } from "../support/deploy.js";
import {
  acts,
  emptyRegistry,
  inCommon,
  type Land,
  networkHelpers,
  oneTitle,
  owned,
  PARCEL,
  SOURCE,
  TITLE,
} from "./fixture.js";

export const BASIS = id("order of the Land Court");
export const TERM = 30 * 86_400;

type Args = readonly unknown[];

/** How the court orders: one officer announces, the other carries out. */
export const court = (land: Land) => {
  const encoded = (name: string, args: Args) => land.registry.interface.encodeFunctionData(name, [...args]);
  const orderId = (name: string, args: Args) => keccak256(encoded(name, args));
  const announce = (
    name: string,
    args: Args,
    { basis = BASIS, by = land.court }: { basis?: string; by?: HardhatEthersSigner } = {},
  ) => land.as(by, "announceOrder", encoded(name, args), basis);
  const carryOut = (name: string, args: Args, by = land.secondCourt): Promise<ContractTransactionResponse> =>
    land.as(by, name, ...args);
  /** Announces, waits and carries out. */
  const order = async (name: string, args: Args, basis = BASIS) => {
    await announce(name, args, { basis });
    if (name !== "setFrozenTokens" || args[2] !== true) await networkHelpers.time.increase(ORDER_DELAY);
    return carryOut(name, args);
  };
  return { encoded, orderId, announce, carryOut, order };
};

/** A registry with one title, and its court. */
export async function titleBeforeCourt() {
  const land = await oneTitle();
  return { ...land, ...court(land) };
}

/** A registry with one title that several own, and its court. The buyer is an owner too. */
export async function sharedTitle(form: "inCommon" | "joint") {
  const land = await emptyRegistry();
  const { seller, buyer, neighbour } = land;
  const ownership =
    form === "joint"
      ? owned("joint", seller.address, buyer.address, neighbour.address)
      : inCommon([seller.address, 3], [buyer.address, 2], [neighbour.address, 1]);
  await land.as(land.registrar, "registerShared", {
    titleId: TITLE,
    ownership,
    area: 1_250,
    parcel: PARCEL,
    source: SOURCE,
  });
  return { ...land, ...court(land), acts: acts(land), ownership };
}

export const commonTitle = () => sharedTitle("inCommon");
export const jointTitle = () => sharedTitle("joint");

/** An ownership as an event tells it. */
export const told = ({ form, denominator, portions }: ReturnType<typeof owned>) => [
  BigInt(form),
  BigInt(denominator),
  portions.map(({ owner, numerator }) => [owner, BigInt(numerator)]),
];
