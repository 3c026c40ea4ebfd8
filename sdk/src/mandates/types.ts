import type { Address, Hex } from "viem";
import type { Mined } from "../core/index.js";

/** Which mandate registry. */
export interface MandatesRef {
  readonly mandates: Address;
}

/** How far a mandate goes. */
export interface MandateTerms {
  /** Second (Unix) at which it has ended; at most 25 years ahead. */
  readonly until: bigint;
  /** How often it may be used; without limit when left out. */
  readonly count?: number;
  /** How much may be spent under it, in the unit that the theme's contract counts; without limit when left out. */
  readonly sum?: bigint;
  /** How many links the agent may let follow, seven at most; none when left out. */
  readonly depth?: number;
}

/** What a mandate is for. */
export interface MandateSubject {
  /** Key of the mandate under which it is granted onward; left out where the principal grants. */
  readonly parent?: Hex;
  /** Account that may act; the first of its identity finds the mandate without a path for ever. */
  readonly agent: Address;
  /** Contract and power, as {@link themeOf} makes it. */
  readonly theme: Hex;
  /** What it is for; everything when left out. */
  readonly resource?: Hex;
}

/** What a grantor sends to grant. */
export interface MandateGrant extends MandateSubject {
  readonly terms: MandateTerms;
  /** Whether it is in force only once the agent has accepted it. */
  readonly acceptance?: boolean;
}

/** What a grantor signs to grant, and an agent to ask for the same or to accept it. */
export interface GrantPaper extends MandateGrant {
  readonly grantor: Address;
  /** Revision of the mandate that this follows; zero where there was none. */
  readonly revision: number;
  /** Last second (Unix) at which it may be handed in. */
  readonly deadline: bigint;
}

/** What a grantor signs to revoke, or an agent to renounce. */
export interface EndingPaper extends MandateSubject {
  readonly grantor: Address;
  /** Revision that the signer has read. */
  readonly revision: number;
  /** Last second (Unix) at which it may be handed in. */
  readonly deadline: bigint;
}

/** Principals who act together. */
export interface Body {
  /** How many of the members it takes to grant. */
  readonly threshold: number;
  /** Accounts in any order: the SDK puts them in rising order. */
  readonly members: readonly Address[];
}

/** One member's signature. */
export interface MemberSignature {
  /** Member as the body names it, even where another account signs in its place by now. */
  readonly member: Address;
  readonly signature: Hex;
}

/** A mandate as it is on record. */
export interface MandateRecord {
  readonly until: bigint;
  /** How often it may still be used; left out where that is not limited. */
  readonly count?: number;
  /** How much may still be spent; left out where that is not limited. */
  readonly sum?: bigint;
  readonly depth: number;
  /** Number of the parties' acts on it. */
  readonly revision: number;
}

/** How a mandate stands at a moment, taken by itself: the parties' own standing is apart. */
export type MandateStanding =
  | { readonly state: "unknown" }
  | ({ readonly state: "in force" | "offered" | "expired" | "used up" | "revoked" | "renounced" } & MandateRecord);

/** A mandate that the registry's logs tell of. */
export interface ListedMandate {
  readonly key: Hex;
  /** First account of the grantor's identity. */
  readonly grantor: Address;
  /** Agent as the mandate names it. */
  readonly agent: Address;
  readonly parent?: Hex;
  readonly theme: Hex;
  readonly resource?: Hex;
  /** How it stands at the span's last block. */
  readonly standing: MandateStanding;
}

/** A request that an agent put to a grantor. */
export interface MandateRequestLine {
  readonly key: Hex;
  readonly paper: GrantPaper;
  readonly block: bigint;
  readonly transaction: Hex;
}

/** What is wanted of a mandate. */
export interface Wish {
  readonly principal: Address;
  readonly agent: Address;
  readonly theme: Hex;
  readonly resource?: Hex;
  /** What it takes of a sum; nothing when left out. */
  readonly amount?: bigint;
  /** Links from principal to agent, as {@link pathOf} makes it; the direct mandate when left out. */
  readonly path?: Hex;
}

/** Why a link does not carry what is wanted of it. */
export type LinkFault =
  | "missing"
  | "not accepted"
  | "revoked"
  | "renounced"
  | "expired"
  | "granted onward too often"
  | "count exhausted"
  | "sum exceeded"
  | "other theme"
  | "other resource"
  | "agent not verified";

/** One link between a principal and an agent, as it stands. */
export interface MandateLink {
  readonly key: Hex;
  readonly agent: Address;
  readonly theme: Hex;
  readonly resource?: Hex;
  readonly standing: MandateStanding;
  /** Why it does not carry what is wanted; left out where it does. */
  readonly fault?: LinkFault;
}

/** One of both parties. */
export interface Party {
  readonly account: Address;
  /** First account of its identity. */
  readonly root: Address;
  /** Whether it may act now. */
  readonly verified: boolean;
}

/** Whether an agent may act, and what joins both parties or what is missing. */
export type Authority = {
  readonly principal: Party;
  readonly agent: Party;
  readonly links: readonly MandateLink[];
} & (
  | { readonly state: "authorised" /** Second at which the first link ends. */; readonly until: bigint }
  | { readonly state: "principal not verified" | "agent not verified" }
  | { readonly state: "mandate wanting"; readonly fault: LinkFault; readonly key: Hex }
);

/** An act that the registry entered. */
export interface MandateEntered {
  readonly mined: Mined;
  readonly key: Hex;
  readonly revision: number;
}

/** One line of a mandate's history. */
export type MandateAct = { readonly block: bigint; readonly transaction: Hex } & (
  | ({ readonly kind: "granted" | "offered" } & MandateRecord)
  | { readonly kind: "accepted" | "revoked" | "renounced"; readonly revision: number }
  | {
      readonly kind: "used";
      /** Account that acted. */
      readonly agent: Address;
      readonly principal: Address;
      readonly theme: Hex;
      readonly resource: Hex;
      readonly amount: bigint;
    }
);

/** A mandate that was used on a resource. */
export interface MandateUsedOn {
  readonly key: Hex;
  /** First account of the principal's identity. */
  readonly principal: Address;
  /** Account that acted. */
  readonly agent: Address;
  readonly amount: bigint;
  readonly block: bigint;
  readonly transaction: Hex;
}

/** The registry's first block, from where logs are read, and the block to tell up to. */
export interface MandateSpan {
  readonly fromBlock?: bigint;
  readonly toBlock?: bigint;
}
