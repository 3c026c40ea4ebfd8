import type { Address, Hex } from "viem";
import type { Call, Mined } from "../core/index.js";
import type { landRegistryAbi } from "../generated/land.js";
import type { Ownership } from "./types.js";

type Abi = typeof landRegistryAbi;

/** A call that takes two officers of the court: one announces it, another makes it. */
export type OrderedAct =
  | Call<Abi, "forcedTransfer">
  | Call<Abi, "setFrozenTokens">
  | Call<Abi, "removeCaveat">
  | Call<Abi, "removeNotice">
  | Call<Abi, "imposeRestriction">
  | Call<Abi, "liftRight">
  | Call<Abi, "rectifyParcel">
  | Call<Abi, "rectifyOwners">
  | Call<Abi, "strikeOut">
  | Call<Abi, "transmit">;

/** Stops all dealings with a title, or allows them again. */
export interface Freeze {
  readonly titleId: Hex;
  /** Account that holds its token: the sole owner, or the registry for co-owners. */
  readonly holder: Address;
  readonly frozen: boolean;
}

/** Gives a title to another owner. */
export interface ForcedTransfer {
  readonly titleId: Hex;
  /** Account that holds its token: the sole owner, or the registry for co-owners. */
  readonly from: Address;
  readonly to: Address;
}

/** Removes a caveat. */
export interface CaveatRemoval {
  readonly titleId: Hex;
  readonly slot: number;
  readonly caveator: Address;
}

/** Removes a priority notice. */
export interface NoticeRemoval {
  readonly titleId: Hex;
  readonly beneficiary: Address;
}

/** Puts a restriction of public law over a title. */
export interface Imposition {
  readonly titleId: Hex;
  /** Account of the public body. */
  readonly holder: Address;
  /** Last second (Unix) at which it stands; until it is lifted when left out. */
  readonly until?: bigint;
}

/** Lifts a right of whatever kind. */
export interface RightLifting {
  readonly titleId: Hex;
  readonly slot: number;
  /** Account of the holder; left out where the right benefits a title. */
  readonly holder?: Address;
}

/** What the survey says of a title. */
export interface Particulars {
  /** Square metres; left out when unknown. */
  readonly area?: number;
  /** Digest of the parcel's geometry; left out when no plan exists. */
  readonly parcel?: Hex;
}

/** Puts right what the register says of the parcel. */
export interface ParcelRectification {
  readonly titleId: Hex;
  readonly before: Particulars;
  readonly later: Particulars;
}

/** Puts right who owns a title. */
export interface OwnersRectification {
  readonly titleId: Hex;
  /** Who is registered, in the register's order. */
  readonly before: Ownership;
  readonly later: Ownership;
}

/** Strikes a title out that should never have been registered. */
export interface StrikeOut {
  readonly titleId: Hex;
  /** Account that holds its token: the sole owner, or the registry for co-owners. */
  readonly holder: Address;
}

/** Passes a dead owner's part on: of joint owners to the survivors, else to the heirs. */
export interface Transmission {
  readonly titleId: Hex;
  readonly deceased: Address;
  readonly later: Ownership;
}

/** An order that one officer announced. Times are Unix seconds. */
export interface Announced {
  readonly mined: Mined;
  /** Keccak-256 of the act. */
  readonly orderId: Hex;
  /** First second at which another officer can carry it out. */
  readonly due: bigint;
  /** Last second at which one can. */
  readonly lapses: bigint;
}

/** How an order stands. */
export type OrderStanding =
  | { readonly state: "unknown" }
  | {
      /** A waiting order is carried out from `due` on; a lapsed one is announced again. */
      readonly state: "waiting" | "due" | "lapsed";
      readonly officer: Address;
      readonly due: bigint;
      readonly lapses: bigint;
      /** Digest of the court's order. */
      readonly basis: Hex;
    };
