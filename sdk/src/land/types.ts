import type { Address, Hex } from "viem";
import type { Mined } from "../core/index.js";

/** Which land registry. */
export interface LandRef {
  readonly registry: Address;
}

/** What a first registration puts on record. */
export interface Registration {
  /** Reference in one word, as {@link titleId} makes it. */
  readonly titleId: Hex;
  readonly owner: Address;
  /** Digest of the parcel's geometry, as {@link parcelDigest} makes it; left out when no plan exists. */
  readonly parcel?: Hex;
  /** Digest of the document that the registration rests on. */
  readonly source: Hex;
}

/** What every instrument says of itself. */
interface Instrument {
  readonly titleId: Hex;
  /** Revision of the title that the parties looked at; it makes the instrument good for one use. */
  readonly revision: number;
  /** Last second (Unix) at which it may be registered. */
  readonly deadline: bigint;
}

/** Instrument by which a title passes to a new owner. Seller, buyer and every chargee sign it. */
export interface TransferDeed extends Instrument {
  readonly seller: Address;
  readonly buyer: Address;
  /** Digest of the deed. */
  readonly instrument: Hex;
}

/** Instrument by which an owner charges a title as security. Owner and chargee sign it. */
export interface ChargeDeed extends Instrument {
  readonly owner: Address;
  readonly chargee: Address;
  /** Place among the charges on the title, 1 to 16. */
  readonly rank: number;
  /** Digest of the terms. */
  readonly terms: Hex;
}

/** Instrument by which a chargee lets go of a charge. The chargee signs it. */
export interface DischargeDeed extends Instrument {
  readonly rank: number;
  /** Digest of the deed of discharge. */
  readonly instrument: Hex;
}

/** Instrument by which somebody warns of a claim and stops dealings. The caveator signs it. */
export interface CaveatNotice extends Instrument {
  readonly caveator: Address;
  /** Digest of the claim. */
  readonly basis: Hex;
  /** Last second (Unix) at which it stands; until it is withdrawn when left out. */
  readonly until?: bigint;
}

/** Instrument by which a caveator takes a caveat back. The caveator signs it. */
export interface CaveatWithdrawal extends Instrument {
  readonly slot: number;
}

/** A court's order on a title. */
export interface Order {
  readonly titleId: Hex;
  /** Digest of the order. */
  readonly order: Hex;
}

/** An owner's part in a title. */
export interface Share {
  readonly owner: Address;
  readonly numerator: number;
  readonly denominator: number;
}

/** A live charge. Times are Unix seconds. */
export interface Charge {
  readonly rank: number;
  readonly chargee: Address;
  readonly registeredAt: bigint;
}

/** A live caveat. Times are Unix seconds. */
export interface Caveat {
  readonly slot: number;
  readonly caveator: Address;
  readonly lodgedAt: bigint;
  /** Last second at which it stands; left out when it stands until it is withdrawn. */
  readonly until?: bigint;
}

/** What stands in the way of dealing with a title. */
export type Obstacle = { readonly kind: "freeze" } | ({ readonly kind: "caveat" } & Caveat);

/** How a title stands at a block. */
export type TitleStanding =
  | { readonly state: "unknown"; readonly titleId: Hex; readonly block: bigint }
  | {
      readonly state: "current";
      readonly titleId: Hex;
      /** Reference in words. */
      readonly reference: string;
      /** Number of acts on the title so far. */
      readonly revision: number;
      /** Digest of the parcel's geometry; left out when no plan exists. */
      readonly parcel?: Hex;
      readonly owners: readonly Share[];
      /** By rising rank. */
      readonly charges: readonly Charge[];
      readonly caveats: readonly Caveat[];
      /** Empty when the title can be dealt with. */
      readonly blockedBy: readonly Obstacle[];
      readonly block: bigint;
    };

/** An act that the registry entered, and the revision that it brought about. */
export interface Entered {
  readonly mined: Mined;
  readonly revision: number;
}

/** What became of an order: it was entered, or the title stood as ordered already. */
export type OrderOutcome =
  | ({ readonly outcome: "entered" } & Entered)
  | { readonly outcome: "held"; readonly mined: Mined };

/** What every line of a title's history tells. */
interface Line {
  readonly revision: number;
  readonly block: bigint;
  readonly transaction: Hex;
  /** Account of the office that entered it. */
  readonly actor: Address;
}

/** One act in a title's history. `digest` is of the document that it rests on. */
export type HistoryEntry = Line &
  (
    | { readonly kind: "registered"; readonly digest: Hex; readonly owner: Address; readonly parcel?: Hex }
    | { readonly kind: "transferred"; readonly digest: Hex; readonly seller: Address; readonly buyer: Address }
    | {
        readonly kind: "charged";
        readonly digest: Hex;
        readonly owner: Address;
        readonly chargee: Address;
        readonly rank: number;
      }
    | { readonly kind: "discharged"; readonly digest: Hex; readonly chargee: Address; readonly rank: number }
    | {
        readonly kind: "caveat-lodged";
        readonly digest: Hex;
        readonly caveator: Address;
        readonly slot: number;
        readonly until?: bigint;
      }
    | { readonly kind: "caveat-withdrawn"; readonly caveator: Address; readonly slot: number }
    | { readonly kind: "caveat-removed"; readonly digest: Hex; readonly caveator: Address; readonly slot: number }
    | { readonly kind: "frozen"; readonly digest: Hex }
    | { readonly kind: "unfrozen"; readonly digest: Hex }
  );
