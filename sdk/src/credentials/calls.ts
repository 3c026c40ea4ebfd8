import { encodeFunctionData, type Hex, zeroAddress } from "viem";
import { type AnyCall, type Call, contractCalls } from "../core/index.js";
import { credentialRegistryAbi, credentialRegistryErrors } from "../generated/credentials.js";
import type {
  BatchIssuance,
  CredentialEntry,
  CredentialType,
  EntryPlace,
  Issuance,
  RegistryRef,
  Renewal,
  Term,
} from "./types.js";

type Abi = typeof credentialRegistryAbi;
const call = contractCalls(credentialRegistryAbi, credentialRegistryErrors);

const term = ({ validFrom = 0n, validUntil }: Term) => ({
  validFrom: Number(validFrom),
  validUntil: Number(validUntil),
});
const issued = (issuance: Issuance) => ({
  id: issuance.id,
  holder: issuance.holder ?? zeroAddress,
  ...term(issuance),
  commitment: issuance.commitment,
});
const proven = ({ root, index, commitment, proof }: CredentialEntry) => ({ root, index, commitment, proof });

/** Registers a kind of credential for good; a member of the office's agency does this. */
export const registerType = (
  { registry }: RegistryRef,
  typeId: Hex,
  { office, maximumTerm = 0n, holderNeeded, schema, name }: CredentialType,
): Call<Abi, "registerType"> =>
  call(registry, "registerType", [typeId, { office, maximumTerm: Number(maximumTerm), holderNeeded, schema, name }]);

/** Issues one credential. */
export const issue = ({ registry }: RegistryRef, issuance: Issuance & { readonly basis: Hex }): Call<Abi, "issue"> =>
  call(registry, "issue", [issued(issuance), issuance.basis]);

/** Issues many credentials of one type: all of them, or none. */
export const issueMany = (
  { registry }: RegistryRef,
  { typeId, issuances, basis }: { readonly typeId: Hex; readonly issuances: readonly Issuance[]; readonly basis: Hex },
): Call<Abi, "issueMany"> => call(registry, "issueMany", [typeId, issuances.map(issued), basis]);

/** Issues any number of credentials of one type under one root. */
export const issueBatch = ({ registry }: RegistryRef, batch: BatchIssuance): Call<Abi, "issueBatch"> => {
  const { validFrom, validUntil } = term(batch);
  return call(registry, "issueBatch", [batch.typeId, batch.root, batch.count, validFrom, validUntil, batch.basis]);
};

/** Suspends a credential until a second, or until it is reinstated. */
export const suspend = (
  { registry }: RegistryRef,
  { id, until = 0n, reason }: { readonly id: Hex; readonly until?: bigint; readonly reason: Hex },
): Call<Abi, "suspend"> => call(registry, "suspend", [id, Number(until), reason]);

/** Lifts a suspension. */
export const reinstate = (
  { registry }: RegistryRef,
  { id, reason }: { readonly id: Hex; readonly reason: Hex },
): Call<Abi, "reinstate"> => call(registry, "reinstate", [id, reason]);

/** Gives a credential another term under the same id. */
export const renew = ({ registry }: RegistryRef, renewal: Renewal): Call<Abi, "renew"> => {
  const { id, revision, commitment, basis } = renewal;
  const { validFrom, validUntil } = term(renewal);
  return call(registry, "renew", [id, revision, validFrom, validUntil, commitment, basis]);
};

/** Revokes a credential for good. */
export const revoke = (
  { registry }: RegistryRef,
  { id, reason }: { readonly id: Hex; readonly reason: Hex },
): Call<Abi, "revoke"> => call(registry, "revoke", [id, reason]);

/** Suspends an entry of a batch until it is reinstated. */
export const suspendEntry = (
  { registry }: RegistryRef,
  { root, index, reason }: EntryPlace & { readonly reason: Hex },
): Call<Abi, "suspendEntry"> => call(registry, "suspendEntry", [root, index, reason]);

/** Lifts the suspension of an entry. */
export const reinstateEntry = (
  { registry }: RegistryRef,
  { root, index, reason }: EntryPlace & { readonly reason: Hex },
): Call<Abi, "reinstateEntry"> => call(registry, "reinstateEntry", [root, index, reason]);

/** Revokes an entry of a batch for good. */
export const revokeEntry = (
  { registry }: RegistryRef,
  { root, index, reason }: EntryPlace & { readonly reason: Hex },
): Call<Abi, "revokeEntry"> => call(registry, "revokeEntry", [root, index, reason]);

/** Does several acts on one registry in one transaction: all of them, or none. */
export const multicall = ({ registry }: RegistryRef, acts: readonly AnyCall[]): Call<Abi, "multicall"> =>
  call(registry, "multicall", [acts.map((act) => encodeFunctionData(act as never))]);

/** Reads what was registered of a type. */
export const typeOf = ({ registry }: RegistryRef, typeId: Hex): Call<Abi, "typeOf", readonly [Hex]> =>
  call(registry, "typeOf", [typeId]);

/** Reads one credential's record. */
export const credential = ({ registry }: RegistryRef, id: Hex): Call<Abi, "credential", readonly [Hex]> =>
  call(registry, "credential", [id]);

/** Reads a batch's record. */
export const batch = ({ registry }: RegistryRef, root: Hex): Call<Abi, "batch", readonly [Hex]> =>
  call(registry, "batch", [root]);

/** Reads what was last done to an entry of a batch. */
export const entryState = (
  { registry }: RegistryRef,
  { root, index }: EntryPlace,
): Call<Abi, "entryState", readonly [Hex, bigint]> => call(registry, "entryState", [root, index]);

/** Reads how a credential stands at a moment (Unix seconds). */
export const status = (
  { registry }: RegistryRef,
  id: Hex,
  moment: bigint,
): Call<Abi, "status", readonly [Hex, number]> => call(registry, "status", [id, Number(moment)]);

/** Reads how an entry of a batch stands at a moment (Unix seconds). */
export const entryStatus = (
  { registry }: RegistryRef,
  entry: CredentialEntry,
  moment: bigint,
): Call<Abi, "entryStatus", readonly [CredentialEntry, number]> =>
  call(registry, "entryStatus", [proven(entry), Number(moment)]);

/** Reads a credential's certificate: a `data:` URI of JSON with an SVG image. */
export const certificate = ({ registry }: RegistryRef, id: Hex): Call<Abi, "certificate", readonly [Hex]> =>
  call(registry, "certificate", [id]);

/** Reads which authority decides who may do what here. */
export const authority = ({ registry }: RegistryRef): Call<Abi, "authority", readonly []> =>
  call(registry, "authority", []);

/** Reads which registry this one carries on; the zero address for the first. */
export const predecessor = ({ registry }: RegistryRef): Call<Abi, "predecessor", readonly []> =>
  call(registry, "predecessor", []);

/** Reads which registry carries this one on; the zero address for none. */
export const successor = ({ registry }: RegistryRef): Call<Abi, "successor", readonly []> =>
  call(registry, "successor", []);
