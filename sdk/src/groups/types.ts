import type { Address, Hex } from "viem";
import type { Mined } from "../core/index.js";

/** Where a registry of groups is deployed. */
export interface GroupsRef {
  readonly registry: Address;
}

/** Which blocks of the logs to read. */
export interface HistorySpan {
  /** First block; give the registry's own, nodes then answer faster. */
  readonly fromBlock?: bigint;
  /** Last block; the latest by default. */
  readonly toBlock?: bigint;
}

/** How a group is kept: by the chain, or as a list that its office publishes. */
export type GroupKind = "kept" | "published";

/** A group as it stands. */
export interface Group {
  readonly groupId: Hex;
  readonly kind: GroupKind;
  /** Role whose members approve joining, remove members and publish. */
  readonly office: bigint;
  /** Seconds for which a root is taken once an addition has superseded it. */
  readonly rootWindow: bigint;
  /** Root of its tree; zero while it is empty. */
  readonly root: bigint;
  /** Leaves of its tree, those of removed members among them. */
  readonly size: bigint;
  /** How often members were taken off. */
  readonly epoch: number;
  /** What is published, and who countersigns; undefined in a kept group. */
  readonly published?: {
    readonly countersigner: bigint;
    readonly countersignatures: number;
    /** Number of the last publication; zero before the first. */
    readonly revision: number;
    /** SHA-256 of the list; undefined before the first publication. */
    readonly list?: Hex;
  };
}

/** How a root stands. */
export type RootStanding =
  | { readonly state: "current" | "unknown" | "expired" | "ended" }
  | { readonly state: "recent"; readonly until: bigint };

/** What a person signs to join. */
export interface Joining {
  readonly groupId: Hex;
  readonly account: Address;
  readonly commitment: bigint;
  /** Last second (Unix) at which it may be handed in. */
  readonly deadline: bigint;
}

/** A joining and the person's signature, as a batch takes it. */
export interface SignedJoining extends Omit<Joining, "groupId"> {
  readonly signature: Hex;
}

/** What a member signs to go on under another commitment. */
export interface Replacement extends Joining {
  /** Commitment that the member has now. */
  readonly former: bigint;
}

/** What an office publishes, and countersigners sign. */
export interface Publication {
  readonly groupId: Hex;
  /** Number that the publication will have. */
  readonly revision: number;
  readonly root: bigint;
  readonly size: bigint;
  /** SHA-256 of the list. */
  readonly list: Hex;
  /** Whether it only adds to the list before, so that earlier roots are taken for the window. */
  readonly additive: boolean;
  /** Last second (Unix) at which it may be handed in. */
  readonly deadline: bigint;
}

/** One officer's signature on a publication. */
export interface Countersignature {
  readonly officer: Address;
  readonly signature: Hex;
}

/** How a member is taken off. */
export interface Removal {
  readonly groupId: Hex;
  /** Any account of the member's identity. */
  readonly account: Address;
  /** Nodes beside the leaf's way up, as {@link proofOf} gives them. */
  readonly siblings: readonly bigint[];
}

/** A Semaphore v4 proof that a member of a group said something. */
export interface MembershipProof {
  /** Depth of the circuit. */
  readonly depth: number;
  readonly root: bigint;
  /** The same for the same member and scope. */
  readonly nullifier: bigint;
  /** What the member says. */
  readonly message: bigint;
  /** What it is said for. */
  readonly scope: bigint;
  readonly points: readonly [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
}

/** What was entered, and the group's root since. */
export interface Entered {
  readonly mined: Mined;
  readonly root: bigint;
  /** Place of the first leaf that it touched. */
  readonly index: bigint;
}

/** One entry of a group's history. */
export type GroupAct = {
  readonly block: bigint;
  readonly transaction: Hex;
  readonly actor: Address;
} & (
  | { readonly kind: "opened" }
  | {
      readonly kind: "joined";
      readonly index: bigint;
      readonly root: bigint;
      readonly commitments: readonly bigint[];
      readonly members: readonly Address[];
    }
  | {
      readonly kind: "removed";
      readonly index: bigint;
      readonly root: bigint;
      readonly commitment: bigint;
      readonly member: Address;
      /** Digest of the office's reasons; undefined where the identity was verified no more. */
      readonly reasons?: Hex;
    }
  | {
      readonly kind: "replaced";
      readonly index: bigint;
      readonly root: bigint;
      readonly former: bigint;
      readonly commitment: bigint;
      readonly member: Address;
    }
  | {
      readonly kind: "published";
      readonly revision: number;
      readonly root: bigint;
      readonly size: bigint;
      readonly list: Hex;
      readonly additive: boolean;
      readonly countersigners: readonly Address[];
    }
);
