import type { Address, Hex } from "viem";
import type { Mined } from "../core/index.js";
import type { Ownership } from "./types.js";

/** What a plan does: one title becomes several, several become one, or co-owners part. */
export type PlanKind = "subdivision" | "consolidation" | "partition";

/** A title that comes of a plan. */
export interface Lot {
  /** Reference that it gets, in one word. */
  readonly titleId: Hex;
  /** Square metres; left out when unknown. */
  readonly area?: number;
  /** Digest of the parcel's geometry; left out when no plan exists. */
  readonly parcel?: Hex;
  /** Who owns it; in a subdivision and a consolidation, exactly who owned the titles before. */
  readonly ownership: Ownership;
}

/** Instrument by which titles are divided or merged. Every owner and every chargee signs it. */
export interface PlanDeed {
  readonly kind: PlanKind;
  /** Titles that it starts from, each at the revision that the parties looked at. */
  readonly sources: readonly { readonly titleId: Hex; readonly revision: number }[];
  readonly lots: readonly Lot[];
  /** Digest of the surveyor's plan. */
  readonly plan: Hex;
  /** Last second (Unix) at which it may be registered. */
  readonly deadline: bigint;
}

/** Instrument by which owners give a title up. Every owner and every chargee signs it. */
export interface SurrenderDeed {
  readonly titleId: Hex;
  readonly revision: number;
  /** Digest of the deed. */
  readonly instrument: Hex;
  /** Last second (Unix) at which it may be registered. */
  readonly deadline: bigint;
}

/** The signatures under a plan. */
export interface PlanSignatures {
  /** The owners', in the register's order of the first source. */
  readonly owners: readonly Hex[];
  /** For each source, those of whose burdens it has; none when left out. */
  readonly consents?: readonly (readonly Hex[])[];
}

/** A plan that was registered. */
export interface PlanEntered {
  readonly mined: Mined;
  /** EIP-712 digest of the deed, by which closed titles and lots name it. */
  readonly planId: Hex;
}

/** What a registered plan made of which titles. */
export interface PlanRecord {
  readonly planId: Hex;
  readonly kind: PlanKind;
  /** Titles that it closed. */
  readonly sources: readonly Hex[];
  /** Titles that it opened; the first has the benefit of what was granted to the sources. */
  readonly lots: readonly Hex[];
  /** Digest of the surveyor's plan. */
  readonly digest: Hex;
  /** Account of the office that entered it. */
  readonly actor: Address;
  readonly block: bigint;
  readonly transaction: Hex;
}

/** Between which titles a title stands. */
export interface Lineage {
  readonly parents: readonly Hex[];
  readonly children: readonly Hex[];
  /** Plan of which it came; left out when it was registered otherwise. */
  readonly origin?: PlanRecord;
  /** Plan that closed it; left out when none did. */
  readonly end?: PlanRecord;
}
