import type { Address, Hex } from "viem";
import type { AnyCall, Mined } from "../core/index.js";

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
  /** Whether the holder signs for a credential before it is issued; only where one is named. */
  readonly acceptanceNeeded?: boolean;
  /** Whether credentials show as locked ERC-721 tokens; only where a holder is named. */
  readonly shown?: boolean;
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

/** A signature of the holder's, and until when it can be used. */
export interface SignedBy {
  /** Unix seconds after which it is void. */
  readonly deadline: bigint;
  readonly signature: Hex;
}

/** What is put on record when a credential is replaced: the new one, and the holder's acceptance where it is needed. */
export interface Replacement extends Issuance {
  /** Which credential is superseded. */
  readonly replaces: Hex;
  /** Its revision on which the decision was made. */
  readonly revision: number;
  readonly acceptance?: SignedBy;
  /** Digest of the decision or of the law that it rests on. */
  readonly basis: Hex;
}

/** What is put on record when an entry of a batch is replaced by a credential with a record of its own. */
export interface EntryReplacement extends Issuance {
  /** Which entry is superseded. */
  readonly replaces: EntryPlace;
  /** Digest of the decision or of the law that it rests on. */
  readonly basis: Hex;
}

/** What a successor account signs, and the present holder where it can. */
export interface Rebinding {
  readonly id: Hex;
  /** Revision that they have read. */
  readonly revision: number;
  /** Account that the credential is to name. */
  readonly successor: Address;
  /** Salted digest of the document, which names the successor. */
  readonly commitment: Hex;
  /** Unix seconds after which the signatures are void. */
  readonly deadline: bigint;
}

/** What a holder sends or signs to give a credential back, or to decline it. */
export interface HolderNotice {
  readonly id: Hex;
  /** Revision that the holder has read. */
  readonly revision: number;
  /** Digest of the reasons. */
  readonly reason?: Hex;
  /** Unix seconds after which it is void. */
  readonly deadline: bigint;
}

/** Acts that an account signs at once and anybody may send. */
export interface SignedActs {
  /** Account that acts. */
  readonly actor: Address;
  /** Calls to the registry, in their order. */
  readonly acts: readonly AnyCall[];
  /** Next number of one of the account's lanes. */
  readonly nonce: bigint;
  /** Unix seconds after which the signature is void. */
  readonly deadline: bigint;
}

/** What a credential superseded, and what superseded it. An entry of a batch goes by its `entryId`. */
export interface Links {
  readonly predecessor?: Hex;
  readonly successor?: Hex;
}

/** A later end for a credential's running term. */
export interface Prolongation {
  readonly id: Hex;
  /** Revision on which the decision was made. */
  readonly revision: number;
  /** Second at which the term has ended; {@link NEVER} for no end. */
  readonly validUntil: bigint;
  /** Digest of the decision or of the law that it rests on. */
  readonly basis: Hex;
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

/** Which batch: the same root under another type is another one. */
export interface BatchPlace {
  readonly typeId: Hex;
  readonly root: Hex;
}

/** Place of a credential in a batch. */
export interface EntryPlace extends BatchPlace {
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
  | { readonly state: "superseded"; readonly since?: bigint; readonly successor: Hex }
  | { readonly state: "surrendered" | "declined"; readonly since: bigint }
  | { readonly state: "expired"; readonly since: bigint }
  | { readonly state: "issuer suspended"; readonly since: bigint; readonly until?: bigint }
  | { readonly state: "issuer compromised"; readonly since: bigint };

/** One credential's record. Times in Unix seconds; without `validUntil` the term has no end. */
export type CredentialRecord =
  | { readonly state: "unknown" }
  | {
      /** What was last done to it; {@link Standing} tells how it stands at a moment. */
      readonly state: "issued" | "suspended" | "revoked" | "superseded" | "surrendered" | "declined";
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
interface ActPlace {
  readonly block: bigint;
  readonly transaction: Hex;
  /** Officer who acted, the holder who surrendered or declined, or whoever let it follow. */
  readonly actor: Address;
}

/** An act that rests on reasons. */
interface ActLine extends ActPlace {
  /** Digest of the reasons, or of the decision or law that the act rests on. */
  readonly digest: Hex;
}

/** What was done to an entry after its batch was issued, or to a credential. */
type Change =
  | { readonly kind: "suspended"; readonly until?: bigint }
  | { readonly kind: "reinstated" }
  | { readonly kind: "revoked" }
  | { readonly kind: "superseded"; readonly successor: Hex };

/** A term as events tell it; without `validUntil` it has no end. */
interface ToldTerm {
  readonly validFrom: bigint;
  readonly validUntil?: bigint;
}

/** One act in a credential's life. */
export type CredentialAct = { readonly revision: number } & (
  | DecidedAct
  /** It followed its subject to the account that acts now: nobody decided anything. */
  | (ActPlace & { readonly kind: "followed"; readonly from: Address; readonly to: Address; readonly digest?: never })
);

/** An act by which somebody decided something about a credential. */
type DecidedAct = ActLine &
  (
    | (ToldTerm & { readonly kind: "issued"; readonly holder?: Address; readonly commitment: Hex })
    | (ToldTerm & { readonly kind: "renewed"; readonly commitment: Hex })
    | { readonly kind: "prolonged"; readonly validUntil?: bigint }
    | {
        readonly kind: "rebound";
        readonly from?: Address;
        readonly to: Address;
        /** Whether the account that it named signed too. */
        readonly holderSigned: boolean;
        readonly commitment: Hex;
      }
    /** By the holder. */
    | { readonly kind: "surrendered" | "declined" }
    | Change
  );

/** One act in the life of an entry of a batch. */
export type EntryAct = ActLine &
  (
    | (ToldTerm & { readonly kind: "issued"; readonly count: number })
    | Change
    /** With its whole batch. */
    | { readonly kind: "batch revoked" }
  );
