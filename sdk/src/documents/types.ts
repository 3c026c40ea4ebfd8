import type { Address, Hex } from "viem";

/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** An object of JSON. */
export interface JsonObject {
  readonly [member: string]: Json;
}

/** A field of a document: where it stands, as a JSON Pointer (RFC 6901), and what stands there. */
export interface Field {
  readonly pointer: string;
  readonly value: Json;
}

/** A field, and the 32 random bytes without which its digest tells nothing. */
export interface SaltedField extends Field {
  readonly salt: Hex;
}

/** Where on a chain the credential of a document stands. It only helps to find it; the chain's answer is the proof. */
export type RecordPlace = { readonly chainId: number; readonly registry: Address } & (
  | { readonly id: Hex }
  | { readonly entry: EntryProof }
);

/** Place of a credential in a batch, and what proves it. The commitment follows from the document. */
export interface EntryProof {
  readonly typeId: Hex;
  readonly root: Hex;
  readonly index: number;
  readonly proof: readonly Hex[];
}

/** What a commitment binds beside the fields. */
export interface Binding {
  /** Digest of the schema that the document follows, as its type names it. */
  readonly schema: Hex;
  /** Account of the subject; the zero address where the document names none. */
  readonly holder: Address;
  /** 32 random bytes of the commitment's own. */
  readonly salt: Hex;
}

/** Names the form of a whole document's file. */
export const DOCUMENT_FORMAT = "civitas-document-1";

/** Names the form of the file that shows some fields. */
export const DISCLOSURE_FORMAT = "civitas-disclosure-1";

/** A whole document with the salts of all its fields: what the agency keeps and the holder is given. Plain JSON. */
export interface CredentialDocument extends Binding {
  readonly format: typeof DOCUMENT_FORMAT;
  /** W3C Verifiable Credential, Data Model 2.0. */
  readonly credential: JsonObject;
  /** Salts by the pointers of the fields. */
  readonly salts: Readonly<Record<string, Hex>>;
  readonly record?: RecordPlace;
}

/** Some fields of a document, and what proves that they are its. Plain JSON. */
export interface Disclosure extends Binding {
  readonly format: typeof DISCLOSURE_FORMAT;
  /** In the order in which the proof takes them. */
  readonly fields: readonly SaltedField[];
  /** Digests of what is not shown, and whether each step takes one of them (false) or an earlier result (true). */
  readonly proof: readonly Hex[];
  readonly flags: readonly boolean[];
  readonly record?: RecordPlace;
}

/** A document or some fields of one, opened: all that it says was seen to belong to its commitment. */
export interface Opened {
  /** Digest to be compared with the one on record. */
  readonly commitment: Hex;
  /** Root over the document's salted fields. */
  readonly root: Hex;
  readonly schema: Hex;
  readonly holder: Address;
  /** The fields that are shown, by their pointers in the order of the alphabet. */
  readonly fields: readonly Field[];
  /** What is shown, put together again. Elements of a list that are not shown are left out. */
  readonly credential: JsonObject;
  /** Whether this is the whole document. */
  readonly whole: boolean;
}
