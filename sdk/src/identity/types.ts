import type { Address, Hex } from "viem";
import type { Mined } from "../core/index.js";

/** Which identity registry. */
export interface IdentityRef {
  readonly identities: Address;
}

/** What stands behind an account. */
export type IdentityKind = "person" | "organisation";

/** An account to verify. */
export interface Verification {
  readonly account: Address;
  readonly kind: IdentityKind;
  /** Unix second at which the verification is over; at most 25 years away. */
  readonly until: bigint;
}

/** One account in another's place. */
export interface Succession {
  /** The identity's current account. */
  readonly account: Address;
  /** Account that takes over; it was never named in the registry before. */
  readonly successor: Address;
  /** Revision of the account's record. */
  readonly revision: number;
  /** Last Unix second at which the paper can be used. */
  readonly deadline: bigint;
}

/** What was last done to a record that stands. */
export type RecordState = "verified" | "withdrawn" | "ended" | "succeeded";

/** What is on record of an account. */
export interface IdentityRecord {
  readonly state: RecordState;
  readonly account: Address;
  readonly kind: IdentityKind;
  /** Role that verified it. */
  readonly office: bigint;
  readonly revision: number;
  /** Unix second since which this account stands for a verified identity. */
  readonly since: bigint;
  /** Unix second at which the verification is over. */
  readonly until: bigint;
  /** Unix second of the last act. */
  readonly changedAt: bigint;
}

/** A record, or that there is none. */
export type IdentityReading = IdentityRecord | { readonly state: "unknown"; readonly account: Address };

/** What an act leaves behind. */
export interface Changed {
  readonly mined: Mined;
  /** Revision of the account's record after it. */
  readonly revision: number;
}

/** What an officer does to a record. */
export interface Ruling {
  readonly account: Address;
  /** Revision that the officer has read. */
  readonly revision: number;
  /** Salted digest of the reasons. */
  readonly basis: Hex;
}

/** How an account stands at a moment. */
export type IdentityStanding =
  | { readonly state: "verified"; readonly until: bigint }
  | { readonly state: "over" | "withdrawn" | "ended"; readonly since: bigint }
  | { readonly state: "succeeded"; readonly since: bigint; readonly current: Address }
  | { readonly state: "unknown" };

/** An account's place in its identity, and what is announced for it. */
export interface Place {
  /** The identity's first account. */
  readonly root: Address;
  /** The identity's last account. */
  readonly current: Address;
  /** An account that is to take over, and the Unix second from which anybody can complete that. */
  readonly pending?: { readonly successor: Address; readonly completableAt: bigint };
  /** Unix second until which the holder cannot rotate, because it objected; it may have passed. */
  readonly contestedUntil?: bigint;
}

/** Where an act stands on the chain. */
interface Line {
  readonly account: Address;
  /** Revision of the account's record after it. */
  readonly revision: number;
  readonly block: bigint;
  readonly transaction: Hex;
}

/** Something that was done to an account's record. */
export type IdentityAct = Line &
  (
    | {
        readonly kind: "verified";
        readonly actor: Address;
        readonly office: bigint;
        readonly as: IdentityKind;
        readonly until: bigint;
      }
    | { readonly kind: "prolonged"; readonly actor: Address; readonly until: bigint }
    | { readonly kind: "withdrawn" | "reinstated" | "ended"; readonly actor: Address; readonly digest: Hex }
    | {
        readonly kind: "succession announced";
        readonly actor: Address;
        readonly successor: Address;
        readonly completableAt: bigint;
        readonly digest: Hex;
      }
    | { readonly kind: "succession objected to"; readonly successor: Address; readonly contestedUntil: bigint }
    | {
        readonly kind: "succession withdrawn";
        readonly actor: Address;
        readonly successor: Address;
        readonly digest: Hex;
      }
    | { readonly kind: "succeeded" | "rotated"; readonly successor: Address }
    | { readonly kind: "took over"; readonly predecessor: Address }
  );

/** Blocks to read. */
export interface HistorySpan {
  /** The contract's first block; zero by default. */
  readonly fromBlock?: bigint;
  /** The latest by default. */
  readonly toBlock?: bigint;
}
