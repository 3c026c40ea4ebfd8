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
  /** Square metres; left out when unknown. */
  readonly area?: number;
  /** Digest of the parcel's geometry, as {@link parcelDigest} makes it; left out when no plan exists. */
  readonly parcel?: Hex;
  /** Digest of the document that the registration rests on. */
  readonly source: Hex;
}

/** How owners hold a title: one alone, several by shares, or several as one with survivorship. */
export type Form = "sole" | "in common" | "joint";

/** Why ownership passes. */
export type Nature = "sale" | "gift" | "exchange" | "settlement" | "other";

/** What a right over another's land is. */
export type RightKind = "lease" | "servitude" | "covenant" | "restriction" | "public-law restriction";

/** Who owns a title, and how. The numerators sum to the denominator; joint owners have equal ones. */
export interface Ownership {
  readonly form: Form;
  readonly denominator: bigint;
  readonly portions: readonly { readonly owner: Address; readonly numerator: bigint }[];
}

/** What a first registration puts on record where several own the title. */
export interface SharedRegistration extends Omit<Registration, "owner"> {
  readonly ownership: Ownership;
}

/** What every instrument says of itself. */
interface Instrument {
  readonly titleId: Hex;
  /** Revision of the title that the parties looked at; it makes the instrument good for one use. */
  readonly revision: number;
  /** Last second (Unix) at which it may be registered. */
  readonly deadline: bigint;
}

/** What an instrument says that may be part of a larger bargain. */
interface Bargain {
  /** Account through which alone it may be registered, such as the contract that holds the price; any when left out. */
  readonly conduit?: Address;
}

/** Instrument by which a title passes whole to a new owner. Seller, buyer and every chargee sign it. */
export interface TransferDeed extends Instrument, Bargain {
  /** A sale when left out. */
  readonly nature?: Nature;
  readonly seller: Address;
  readonly buyer: Address;
  /** Digest of the deed. */
  readonly instrument: Hex;
}

/**
 * Instrument by which a title's owners, or their shares, become others. Everybody signs it whose part changes, all of
 * them where the form changes or is joint, and every chargee.
 */
export interface OwnershipDeed extends Instrument, Bargain {
  /** A sale when left out. */
  readonly nature?: Nature;
  /** Who owns the title afterwards. */
  readonly ownership: Ownership;
  /** Digest of the deed. */
  readonly instrument: Hex;
}

/** Instrument by which the owners charge a title as security. Every owner and the chargee sign it. */
export interface ChargeDeed extends Instrument {
  readonly chargee: Address;
  /** Place among the charges on the title, 1 to 16. */
  readonly rank: number;
  /** Digest of the terms. */
  readonly terms: Hex;
}

/** Instrument by which a chargee lets go of a charge. The chargee signs it. */
export interface DischargeDeed extends Instrument, Bargain {
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
  readonly numerator: bigint;
  readonly denominator: bigint;
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

/** A live right over a title. Times are Unix seconds. */
export interface Right {
  readonly slot: number;
  readonly kind: RightKind;
  /** Left out where a title has the benefit, or the public. */
  readonly holder?: Address;
  /** Title that it benefits, where one does; after a plan, as `calls.benefitOf` tells. */
  readonly benefited?: Hex;
  readonly registeredAt: bigint;
  /** Last second at which it stands; left out when it stands until it is released. */
  readonly until?: bigint;
}

/** A live priority notice. Times are Unix seconds. */
export interface Notice {
  readonly beneficiary: Address;
  /** Digest of the dealing whose place is held: no other passes. */
  readonly dealing: Hex;
  readonly placedAt: bigint;
  readonly until: bigint;
}

/** What stands in the way of dealing with a title; a priority notice in that of all dealings but one. */
export type Obstacle =
  | { readonly kind: "freeze" }
  | ({ readonly kind: "caveat" } & Caveat)
  | ({ readonly kind: "notice" } & Notice);

/** A title on record. */
export interface RegisteredTitle {
  readonly titleId: Hex;
  /** Reference in words. */
  readonly reference: string;
  /** Number of acts on the title so far. */
  readonly revision: number;
  readonly form: Form;
  /** Square metres; left out when unknown. */
  readonly area?: number;
  /** Digest of the parcel's geometry; left out when no plan exists. */
  readonly parcel?: Hex;
  /** Plan of which it came; left out when it was registered otherwise. {@link readLineage} tells the titles. */
  readonly originPlan?: Hex;
  /** Plan that closed it; left out when none did. */
  readonly endPlan?: Hex;
  readonly owners: readonly Share[];
  /** By rising rank. */
  readonly charges: readonly Charge[];
  readonly caveats: readonly Caveat[];
  readonly rights: readonly Right[];
  /** The priority notice that stands, if any. */
  readonly notice?: Notice;
  /** Empty when the title can be dealt with. */
  readonly blockedBy: readonly Obstacle[];
  readonly block: bigint;
}

/** How a title stands at a block. A historic one is closed, and told as it stood then. */
export type TitleStanding =
  | { readonly state: "unknown"; readonly titleId: Hex; readonly block: bigint }
  | ({ readonly state: "current" } & RegisteredTitle)
  | ({ readonly state: "historic" } & RegisteredTitle);

/** An act that the registry entered, and the revision that it brought about. */
export interface Entered {
  readonly mined: Mined;
  readonly revision: number;
}

/** What became of an order: it was entered, or the title stood as ordered already. */
export type OrderOutcome =
  | ({ readonly outcome: "entered" } & Entered)
  | { readonly outcome: "held"; readonly mined: Mined };
