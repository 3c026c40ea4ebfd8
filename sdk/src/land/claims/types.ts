import type { Address, Hex } from "viem";
import type { Mined } from "../../core/index.js";
import type { SharedRegistration } from "../types.js";

/** Which contract takes claims to land that no title stands for yet. */
export interface FirstRegistrationRef {
  readonly firstRegistration: Address;
}

/** What claimants ask to be put on record. Every one of them signs it. */
export interface Claim extends SharedRegistration {
  /** Last second (Unix) at which it may be published. */
  readonly deadline: bigint;
}

/** What every paper on a published claim says of itself. */
interface Paper {
  readonly titleId: Hex;
  /** Id of the claim, as {@link claimId} tells it. */
  readonly claimId: Hex;
  /** Last second (Unix) at which it may be entered. */
  readonly deadline: bigint;
}

/** Instrument by which somebody objects to a claim. The objector signs it. */
export interface Objection extends Paper {
  readonly objector: Address;
  /** Digest of the objection's grounds. */
  readonly basis: Hex;
}

/** Instrument by which an objector takes the objection back. The objector signs it. */
export interface ObjectionWithdrawal extends Paper {
  readonly objector: Address;
}

/** Instrument by which a claimant takes the claim back, for all claimants. That claimant signs it. */
export interface ClaimWithdrawal extends Paper {
  readonly claimant: Address;
}

/** A court's decision on an objection. */
export interface ObjectionDecision {
  readonly titleId: Hex;
  readonly claimId: Hex;
  readonly objector: Address;
  readonly upheld: boolean;
  /** Digest of the decision. */
  readonly reasons: Hex;
}

/** The registrar's refusal of a claim that cannot be registered. */
export interface ClaimRefusal {
  readonly titleId: Hex;
  readonly claimId: Hex;
  /** Digest of the decision. */
  readonly reasons: Hex;
}

/** How a claim stands. Times are Unix seconds. */
export type ClaimStanding =
  | { readonly state: "unknown" }
  | {
      /** Published claims take objections until `closesAt`, and are completed after it. */
      readonly state: "published" | "registered" | "refused" | "withdrawn";
      readonly publishedAt: bigint;
      readonly closesAt: bigint;
      /** Objections that wait for the court. */
      readonly openObjections: number;
    };

/** How an account's objection to a claim stands. */
export type ObjectionState = "none" | "open" | "upheld" | "dismissed" | "withdrawn";

/** A claim that was published. */
export interface Published {
  readonly mined: Mined;
  readonly claimId: Hex;
  /** Last second at which objections are taken. */
  readonly closesAt: bigint;
}

/** A claim that stands published, as the log has it. */
export interface PublishedClaim {
  readonly claimId: Hex;
  readonly claim: Claim;
  /** Last second at which objections are taken. */
  readonly closesAt: bigint;
  readonly block: bigint;
}
