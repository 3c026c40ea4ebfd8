import type { Address, Hex } from "viem";
import { type Call, canonicalJson, contractCalls } from "../core/index.js";
import { documentVerifierAbi, documentVerifierErrors } from "../generated/documents.js";
import type { Disclosure } from "./types.js";

type Abi = typeof documentVerifierAbi;
const call = contractCalls(documentVerifierAbi, documentVerifierErrors);

/** Which verifier. */
export interface VerifierRef {
  readonly verifier: Address;
}

/** Which credential: one with a record of its own in a registry, or an entry of a batch in one. */
export type CheckedRecord = { readonly registry: Address } & ({ readonly id: Hex } | { readonly entry: EntryWords });

/** An entry of a batch, as the registry takes it. */
export interface EntryWords {
  readonly typeId: Hex;
  readonly root: Hex;
  readonly index: bigint;
  readonly commitment: Hex;
  readonly proof: readonly Hex[];
}

/** A disclosure as the verifier takes it: its values in their canonical form. */
export const disclosureWords = ({ schema, holder, salt, fields, proof, flags }: Disclosure): DisclosureWords => ({
  schema,
  holder,
  salt,
  fields: fields.map((field) => ({
    salt: field.salt,
    pointer: field.pointer,
    value: canonicalJson(field.value),
  })),
  proof,
  flags,
});

/** A disclosure in the contract's words. */
export interface DisclosureWords extends Omit<Disclosure, "format" | "fields" | "record"> {
  readonly fields: readonly { readonly salt: Hex; readonly pointer: string; readonly value: string }[];
}

const entryWords = ({ typeId, root, index, commitment, proof }: EntryWords): EntryWords => ({
  typeId,
  root,
  index,
  commitment,
  proof,
});

/** Reads how the credential of a document stands, after checking that the fields are its own. */
export const statusOf = (
  { verifier }: VerifierRef,
  { registry, id }: { readonly registry: Address; readonly id: Hex },
  disclosure: Disclosure,
): Call<Abi, "statusOf", readonly [Address, Hex, DisclosureWords]> =>
  call(verifier, "statusOf", [registry, id, disclosureWords(disclosure)]);

/** Reads how the entry of a batch that a document belongs to stands, after checking that the fields are its own. */
export const entryStatusOf = (
  { verifier }: VerifierRef,
  { registry, entry }: { readonly registry: Address; readonly entry: EntryWords },
  disclosure: Disclosure,
): Call<Abi, "entryStatusOf", readonly [Address, EntryWords, DisclosureWords]> =>
  call(verifier, "entryStatusOf", [registry, entryWords(entry), disclosureWords(disclosure)]);

/** Reads since when and until when a credential is valid; refused unless it is, and the fields are its own. */
export const requireValid = (
  { verifier }: VerifierRef,
  { registry, id }: { readonly registry: Address; readonly id: Hex },
  disclosure: Disclosure,
): Call<Abi, "requireValid", readonly [Address, Hex, DisclosureWords]> =>
  call(verifier, "requireValid", [registry, id, disclosureWords(disclosure)]);

/** Reads since when and until when an entry of a batch is valid; refused unless it is, and the fields are its own. */
export const requireValidEntry = (
  { verifier }: VerifierRef,
  { registry, entry }: { readonly registry: Address; readonly entry: EntryWords },
  disclosure: Disclosure,
): Call<Abi, "requireValidEntry", readonly [Address, EntryWords, DisclosureWords]> =>
  call(verifier, "requireValidEntry", [registry, entryWords(entry), disclosureWords(disclosure)]);

/** Reads the commitment to which a disclosure leads. */
export const commitmentOf = (
  { verifier }: VerifierRef,
  disclosure: Disclosure,
): Call<Abi, "commitmentOf", readonly [DisclosureWords]> =>
  call(verifier, "commitmentOf", [disclosureWords(disclosure)]);

/** Reads the value of a field that is shown, in its canonical form. */
export const shownValue = (
  { verifier }: VerifierRef,
  disclosure: Disclosure,
  pointer: string,
): Call<Abi, "shownValue", readonly [DisclosureWords, string]> =>
  call(verifier, "shownValue", [disclosureWords(disclosure), pointer]);
