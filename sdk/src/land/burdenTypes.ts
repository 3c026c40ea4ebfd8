import type { Address, Hex } from "viem";
import type { RightKind } from "./types.js";

/** What every instrument says of itself. */
interface Instrument {
  readonly titleId: Hex;
  /** Revision of the title that the parties looked at; it makes the instrument good for one use. */
  readonly revision: number;
  /** Last second (Unix) at which it may be registered. */
  readonly deadline: bigint;
}

/** Instrument by which a charge gets other terms. Owners, chargee and the chargees of later ranks sign it. */
export interface ChargeVariation extends Instrument {
  readonly rank: number;
  /** Digest of the new terms. */
  readonly terms: Hex;
}

/**
 * Instrument by which a charge moves back to a later rank, or two change places. Its chargee signs it, and where the
 * later rank is taken, everybody else from the one to the other.
 */
export interface ChargePostponement extends Instrument {
  readonly rank: number;
  readonly later: number;
  /** Digest of the deed. */
  readonly instrument: Hex;
}

/** Instrument by which a charge passes to another chargee. Both sign it. */
export interface ChargeAssignment extends Instrument {
  readonly rank: number;
  readonly assignee: Address;
  /** Digest of the deed. */
  readonly instrument: Hex;
}

/** What a deed can grant: a public-law restriction comes by order alone. */
export type GrantedKind = Exclude<RightKind, "public-law restriction">;

/** Instrument by which owners give a right over their land. Owners, holder, chargees and restriction holders sign it. */
export interface RightDeed extends Instrument {
  readonly kind: GrantedKind;
  /** Whose right it is; left out where a title has the benefit. */
  readonly holder?: Address;
  /** Title that a servitude benefits: its owners sign in the holder's place, whoever they are. */
  readonly benefited?: Hex;
  /** Digest of the terms. */
  readonly terms: Hex;
  /** Last second (Unix) at which it stands; until it is released when left out. */
  readonly until?: bigint;
}

/** Instrument by which a right is given up. Its holder signs it, or the owners of the title that it benefits. */
export interface RightRelease extends Instrument {
  readonly slot: number;
  /** Digest of the deed. */
  readonly instrument: Hex;
}

/** Instrument that holds the place of one dealing. Owners and beneficiary sign it. */
export interface PriorityNotice extends Instrument {
  readonly beneficiary: Address;
  /** Digest that the dealing will name as its instrument, terms or plan. */
  readonly dealing: Hex;
  /** Last second (Unix) at which the place is held, 120 days from now at most. */
  readonly until: bigint;
}

/** Instrument by which a place is given up. The beneficiary signs it. */
export type NoticeWithdrawal = Instrument;

/** Instrument by which a caveat gets another basis or end. The caveator signs it. */
export interface CaveatVariation extends Instrument {
  readonly slot: number;
  /** Digest of the claim. */
  readonly basis: Hex;
  /** Last second (Unix) at which it stands; until it is withdrawn when left out. */
  readonly until?: bigint;
}
