import type { Address, Hex } from "viem";

/** A term without an end. */
export const NEVER: bigint = 2n ** 48n - 1n;

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

/** An entry of a batch, and what proves that it is one. */
export interface CredentialEntry {
  readonly root: Hex;
  readonly index: bigint;
  readonly commitment: Hex;
  readonly proof: readonly Hex[];
}

/** Which credential: one with a record of its own, or an entry of a batch. */
export type CredentialRef = { readonly id: Hex } | { readonly entry: CredentialEntry };

/** How a credential stands at a moment. Times in Unix seconds; an entry of a batch has none for its own state. */
export type Standing =
  | { readonly state: "valid"; readonly since: bigint; readonly until?: bigint }
  | { readonly state: "not yet valid"; readonly until: bigint }
  | { readonly state: "suspended"; readonly since?: bigint; readonly until?: bigint }
  | { readonly state: "revoked"; readonly since?: bigint }
  | { readonly state: "expired"; readonly since: bigint }
  | { readonly state: "issuer suspended"; readonly since: bigint; readonly until?: bigint }
  | { readonly state: "issuer compromised"; readonly since: bigint }
  | { readonly state: "unknown" };
