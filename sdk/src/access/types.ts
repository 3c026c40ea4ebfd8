import type { Address, Hex } from "viem";

/** How an agency stands. Times in Unix seconds. */
export type AgencyStanding =
  | { readonly state: "unknown" }
  | { readonly state: "acting"; readonly openedAt: bigint; readonly suspect?: SuspectSpan }
  | { readonly state: "suspended"; readonly openedAt: bigint; readonly since: bigint; readonly suspect?: SuspectSpan };

/** Acts in this span are suspect. It has no end while the agency is suspended. */
export interface SuspectSpan {
  readonly from: bigint;
  readonly to?: bigint;
}

/** Whether a registry takes entries. Reading works in every state. */
export type RegistryStanding =
  | { readonly state: "open" }
  | { readonly state: "paused" }
  | { readonly state: "closed"; readonly successor?: Address };

/** A member of a role. */
export interface Member {
  readonly account: Address;
  /** Seconds that must pass between announcing an act and doing it. */
  readonly delay: number;
  /** False while the member's agency is suspended, or before the grant takes effect. */
  readonly active: boolean;
}

/** A role, who holds it and what it may call. */
export interface RolePowers {
  readonly role: bigint;
  readonly label: string;
  /** Role that appoints the members. */
  readonly appointedBy: bigint;
  /** Least delay with which the role may be granted, in seconds. */
  readonly minimumDelay: number;
  readonly members: readonly Member[];
  readonly functions: readonly Power[];
}

/** A function that a role may call. */
export interface Power {
  readonly target: Address;
  readonly selector: Hex;
  /** Contract's name, where the reader named it. */
  readonly contract?: string;
  /** Function's name, where the reader gave the contract's ABI. */
  readonly functionName?: string;
}

/** How an announced act stands. Times in Unix seconds. */
export type Announcement =
  | { readonly state: "none" }
  | { readonly state: "waiting"; readonly id: Hex; readonly readyAt: bigint }
  | { readonly state: "ready"; readonly id: Hex; readonly readyAt: bigint; readonly lapsesAt: bigint };
