import type { Address, Hex } from "viem";
import type { Mined } from "../core/index.js";

/** Which registry of consents. */
export interface ConsentRef {
  readonly registry: Address;
}

/** A deadline that never comes: for what the holder or an agent sends at once. */
export const NEVER: bigint = 2n ** 48n - 1n;

/** What a holder agrees to. Times are Unix seconds. */
export interface Consent {
  /** Account that consents: the current one of its identity. */
  readonly holder: Address;
  /** Account that may look. */
  readonly grantee: Address;
  /** What for: a term of the W3C Data Privacy Vocabulary, such as `dpv:ServiceProvision`; see {@link PURPOSES}. */
  readonly purpose: string;
  /** Which fields of which credential, digested by `scopeDigest`. */
  readonly scope: Hex;
  /** First second at which it is in force; at once when left out. */
  readonly from?: bigint;
  /** Second at which it is over; at most ten years ahead. */
  readonly until: bigint;
  /** Seconds for which the grantee may keep what it saw, counted from each look; nothing is kept when left out. */
  readonly retention?: bigint;
  /** Consent in whose place it comes, which ends with it. */
  readonly replaces?: Hex;
  /** Last second at which it may be handed in; as long as it lasts when left out. */
  readonly deadline?: bigint;
}

/** What may be seen: fields of one credential. */
export interface Scope {
  /** Registry of the credential. */
  readonly registry: Address;
  /** The credential's id; for an entry of a batch its `entryId`. */
  readonly credential: Hex;
  /** JSON Pointers of the fields; one of an object or a list names all that is in it. */
  readonly fields: readonly string[];
  /** 32 random bytes, so that the digest tells nothing to whoever does not have them. */
  readonly salt: Hex;
}

/** How an act is authorised, where the holder does not send it: its signature, or the path of the sender's mandate. */
export type By = { readonly signature: Hex } | { readonly path: Hex } | Readonly<Record<never, never>>;

/** A consent on record. Times are Unix seconds. */
export interface ConsentRecord {
  readonly consentId: Hex;
  /** First account of the holder's identity. */
  readonly holder: Address;
  readonly grantee: Address;
  readonly from: bigint;
  /** Second at which it is over: what was agreed, or when it was withdrawn or replaced. */
  readonly until: bigint;
  /** Seconds for which the grantee may keep what it saw. */
  readonly retention: bigint;
  /** How often the grantee looked. */
  readonly accesses: number;
  /** How many acts of the holder's it has seen. */
  readonly revision: number;
}

/** How a consent stands at a moment. */
export type ConsentStanding =
  | { readonly state: "unknown" }
  | ({ readonly state: "in force" | "not begun" | "lapsed" | "withdrawn" | "replaced" } & ConsentRecord);

/** A consent and what it says, as its id proves it, and how it stands. */
export type Listed = Exclude<ConsentStanding, { readonly state: "unknown" }> & {
  readonly terms: Required<Omit<Consent, "replaces">> & Pick<Consent, "replaces">;
};

/** Where on the chain something was done, when, and by whom. */
interface Line {
  readonly block: bigint;
  /** Unix seconds. */
  readonly at: bigint;
  readonly transaction: Hex;
  /** Account that sent it, or for whom a contract did. */
  readonly actor: Address;
}

/** One look: who, when, under which consent. */
export interface Access extends Line {
  readonly consentId: Hex;
  readonly grantee: Address;
  /** Number of this look under the consent, from 1. */
  readonly number: number;
  /** Digest of what was shown. */
  readonly receipt: Hex;
}

/** One act in a consent's history. */
export type ConsentAct = Line &
  (
    | { readonly kind: "given"; readonly terms: Listed["terms"] }
    | ({ readonly kind: "looked" } & Pick<Access, "number" | "receipt">)
    | ({ readonly kind: "withdrawn" | "replaced" } & Termination)
  );

/** How a consent ended before its time: the receipt that the registry gives. */
export interface Termination {
  readonly revision: number;
  /** How often the grantee had looked. */
  readonly accesses: number;
  /** Consent that came in its place, where one did. */
  readonly replacedBy?: Hex;
  /** Digest of the final state, which {@link terminationReceipt} makes as well. */
  readonly receipt: Hex;
}

/** The registry's first block, from where logs are read, and the block to tell the story up to. */
export interface HistorySpan {
  readonly fromBlock?: bigint;
  readonly toBlock?: bigint;
}

/** A consent that was given. */
export interface Given {
  readonly mined: Mined;
  readonly consentId: Hex;
}

/** What became of a withdrawal: it ended the consent, or the consent had ended before. */
export type Withdrawn =
  | ({ readonly outcome: "withdrawn"; readonly mined: Mined } & Termination)
  | { readonly outcome: "held"; readonly mined: Mined };

/** A look that was noted. */
export interface Noted {
  readonly mined: Mined;
  readonly number: number;
}
