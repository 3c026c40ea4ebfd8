import type { Address, Hex } from "viem";
import type { Mined } from "../core/index.js";

/** An end that never comes. */
export const NEVER: bigint = 2n ** 48n - 1n;

/** Which registry. */
export interface RegistryRef {
  readonly registry: Address;
}

/** A kind of credential. */
export interface CredentialType {
  /** Role whose members issue it: agency << 16 | office. */
  readonly office: bigint;
  /** Longest term in seconds; without it there is no limit. */
  readonly maximumTerm?: bigint;
  /** Whether every credential names its holder's account. */
  readonly holderNeeded: boolean;
  /** Digest of the schema that its documents follow. */
  readonly schema: Hex;
  /** Name by which people know it; up to 64 bytes. */
  readonly name: string;
}

/** From when until when something holds, in Unix seconds. */
export interface Term {
  /** First second, on a quarter of an hour; now when left out. */
  readonly validFrom?: bigint;
  /** Second at which it has ended; {@link NEVER} for no end. */
  readonly validUntil: bigint;
}

/** What is put on record when a credential is issued. */
export interface Issuance extends Term {
  /** Four bytes of the type and the serial, from `credentialId` or `privateCredentialId`. */
  readonly id: Hex;
  /** Account of the subject. */
  readonly holder?: Address;
  /** Salted digest of the document, from `commitmentOf`. */
  readonly commitment: Hex;
}

/** What is put on record when a credential is renewed. */
export interface Renewal extends Term {
  readonly id: Hex;
  /** Revision on which the decision was made. */
  readonly revision: number;
  /** Salted digest of the document as it is now. */
  readonly commitment: Hex;
  /** Digest of the decision or of the law that it rests on. */
  readonly basis: Hex;
}

/** What is put on record when a batch is issued: the tree from `buildBatch`, a term and a basis. */
export interface BatchIssuance extends Term {
  readonly typeId: Hex;
  readonly root: Hex;
  readonly count: number;
  /** Digest of the decision or of the law that it rests on. */
  readonly basis: Hex;
}

/** Place of a credential in a batch. */
export interface EntryPlace {
  readonly root: Hex;
  readonly index: bigint;
}

/** An entry of a batch, and what proves that it is one. */
export interface CredentialEntry extends EntryPlace {
  readonly commitment: Hex;
  readonly proof: readonly Hex[];
}

/** Which credential: one with a record of its own, or an entry of a batch. */
export type CredentialRef = RegistryRef & ({ readonly id: Hex } | { readonly entry: CredentialEntry });

/**
 * How a credential stands at a moment. Times in Unix seconds; without `until` there is no end. The registry keeps no
 * time with the state of an entry of a batch: there a suspension or a revocation has no `since`.
 */
export type Standing =
  | { readonly state: "unknown" }
  | { readonly state: "valid"; readonly since: bigint; readonly until?: bigint }
  | { readonly state: "not yet valid"; readonly until: bigint }
  | { readonly state: "suspended"; readonly since?: bigint; readonly until?: bigint }
  | { readonly state: "revoked"; readonly since?: bigint }
  | { readonly state: "expired"; readonly since: bigint }
  | { readonly state: "issuer suspended"; readonly since: bigint; readonly until?: bigint }
  | { readonly state: "issuer compromised"; readonly since: bigint };

/** One credential's record. Times in Unix seconds; without `validUntil` the term has no end. */
export type CredentialRecord =
  | { readonly state: "unknown" }
  | {
      /** What was last done to it; {@link Standing} tells how it stands at a moment. */
      readonly state: "issued" | "suspended" | "revoked";
      readonly typeId: Hex;
      readonly revision: number;
      readonly holder?: Address;
      readonly validFrom: bigint;
      readonly validUntil?: bigint;
      /** Second of the last act, rounded down to at most 63 seconds before it. */
      readonly actedAt: bigint;
      /** Second at which the suspension ends by itself, where it was given one. */
      readonly suspendedUntil?: bigint;
      readonly commitment: Hex;
    };

/** What an act on a credential brought about. */
export type ActOutcome =
  | { readonly outcome: "done"; readonly mined: Mined; readonly revision: number }
  /** The wish held already: nothing was changed. */
  | { readonly outcome: "held"; readonly mined: Mined };

/** What an act on an entry of a batch brought about. */
export type EntryOutcome = { readonly outcome: "done" | "held"; readonly mined: Mined };

/** Where on the chain an act stands, and who did it. */
interface ActLine {
  readonly block: bigint;
  readonly transaction: Hex;
  /** Officer who acted. */
  readonly actor: Address;
  /** Digest of the reasons, or of the decision or law that the act rests on. */
  readonly digest: Hex;
}

/** What was done to an entry after its batch was issued, or to a credential. */
type Change =
  | { readonly kind: "suspended"; readonly until?: bigint }
  | { readonly kind: "reinstated" }
  | { readonly kind: "revoked" };

/** A term as events tell it; without `validUntil` it has no end. */
interface ToldTerm {
  readonly validFrom: bigint;
  readonly validUntil?: bigint;
}

/** One act in a credential's life. */
export type CredentialAct = ActLine & { readonly revision: number } & (
    | (ToldTerm & { readonly kind: "issued"; readonly holder?: Address; readonly commitment: Hex })
    | (ToldTerm & { readonly kind: "renewed"; readonly commitment: Hex })
    | Change
  );

/** One act in the life of an entry of a batch. */
export type EntryAct = ActLine & ((ToldTerm & { readonly kind: "issued"; readonly count: number }) | Change);
