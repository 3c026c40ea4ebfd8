import { type Address, encodeFunctionData, type Hex, zeroAddress, zeroHash } from "viem";
import { type AnyCall, type Call, contractCalls } from "../core/index.js";
import {
  credentialRegistryAbi,
  credentialRegistryErrors,
  credentialRelayAbi,
  credentialRelayErrors,
} from "../generated/credentials.js";
import { batchId } from "./ids.js";
import type {
  BatchIssuance,
  BatchPlace,
  CredentialEntry,
  CredentialType,
  EntryPlace,
  EntryReplacement,
  HolderNotice,
  Issuance,
  Prolongation,
  Rebinding,
  RegistryRef,
  Renewal,
  Replacement,
  SignedActs,
  SignedBy,
  Term,
} from "./types.js";

type Abi = typeof credentialRegistryAbi;
/** What the registry refuses comes back through its relay. */
type RelayAbi = readonly [...typeof credentialRelayAbi, ...typeof credentialRegistryAbi];
const relayAbi: RelayAbi = [...credentialRelayAbi, ...credentialRegistryAbi];
const call = contractCalls(credentialRegistryAbi, credentialRegistryErrors);
const relayCall = contractCalls(relayAbi, { ...credentialRegistryErrors, ...credentialRelayErrors });

const term = ({ validFrom = 0n, validUntil }: Term) => ({
  validFrom: Number(validFrom),
  validUntil: Number(validUntil),
});
const accepted = ({ deadline, signature }: SignedBy) => ({ deadline: Number(deadline), signature });
const NOT_ACCEPTED: SignedBy = { deadline: 0n, signature: "0x" };
const noticed = ({ id, revision, reason = zeroHash, deadline }: HolderNotice) => ({
  id,
  revision,
  reason,
  deadline: Number(deadline),
});
const encoded = (act: AnyCall): Hex => encodeFunctionData(act as never);
const issued = (issuance: Issuance) => ({
  id: issuance.id,
  holder: issuance.holder ?? zeroAddress,
  ...term(issuance),
  commitment: issuance.commitment,
});
const proven = ({ typeId, root, index, commitment, proof }: CredentialEntry) => ({
  typeId,
  root,
  index,
  commitment,
  proof,
});

/** Registers a kind of credential for good; a member of the office's agency does this. */
export const registerType = (
  { registry }: RegistryRef,
  typeId: Hex,
  { office, maximumTerm = 0n, holderNeeded, acceptanceNeeded = false, shown = false, schema, name }: CredentialType,
): Call<Abi, "registerType"> =>
  call(registry, "registerType", [
    typeId,
    { office, maximumTerm: Number(maximumTerm), holderNeeded, acceptanceNeeded, shown, schema, name },
  ]);

/** Issues one credential. */
export const issue = ({ registry }: RegistryRef, issuance: Issuance & { readonly basis: Hex }): Call<Abi, "issue"> =>
  call(registry, "issue", [issued(issuance), issuance.basis]);

/** Issues one credential for which its holder has signed. */
export const issueAccepted = (
  { registry }: RegistryRef,
  issuance: Issuance & { readonly basis: Hex },
  acceptance: SignedBy,
): Call<Abi, "issueAccepted"> =>
  call(registry, "issueAccepted", [issued(issuance), accepted(acceptance), issuance.basis]);

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

/** Suspends a credential until it is reinstated. */
export const suspend = (
  { registry }: RegistryRef,
  { id, reason }: { readonly id: Hex; readonly reason: Hex },
): Call<Abi, "suspend"> => call(registry, "suspend", [id, reason]);

/** Suspends a credential until a second. */
export const suspendUntil = (
  { registry }: RegistryRef,
  { id, until, reason }: { readonly id: Hex; readonly until: bigint; readonly reason: Hex },
): Call<Abi, "suspendUntil"> => call(registry, "suspendUntil", [id, Number(until), reason]);

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

/** Gives a credential's running term a later end, and leaves its document as it is. */
export const prolong = (
  { registry }: RegistryRef,
  { id, revision, validUntil, basis }: Prolongation,
): Call<Abi, "prolong"> => call(registry, "prolong", [id, revision, Number(validUntil), basis]);

/** Issues a credential that supersedes another of the same type and holder. */
export const replace = ({ registry }: RegistryRef, replacement: Replacement): Call<Abi, "replace"> => {
  const { replaces, revision, acceptance = NOT_ACCEPTED, basis } = replacement;
  return call(registry, "replace", [replaces, revision, issued(replacement), accepted(acceptance), basis]);
};

/** Binds a credential to a successor account of its subject. */
export const rebind = (
  { registry }: RegistryRef,
  rebinding: Rebinding & { readonly basis: Hex },
  signatures: { readonly successor: Hex; readonly holder?: Hex },
): Call<Abi, "rebind"> => {
  const { id, revision, successor, commitment, deadline, basis } = rebinding;
  const said = { id, revision, successor, commitment, deadline: Number(deadline) };
  return call(registry, "rebind", [said, signatures.successor, signatures.holder ?? "0x", basis]);
};

/** Gives a credential back: its holder sends this, or anyone with the holder's signature. */
export const surrender = (
  { registry }: RegistryRef,
  notice: HolderNotice,
  signature: Hex = "0x",
): Call<Abi, "surrender"> => call(registry, "surrender", [noticed(notice), signature]);

/** Declines a credential: its holder sends this, or anyone with the holder's signature. */
export const decline = ({ registry }: RegistryRef, notice: HolderNotice, signature: Hex = "0x"): Call<Abi, "decline"> =>
  call(registry, "decline", [noticed(notice), signature]);

/** Does an account's signed acts. Anybody may send this to the registry's relay. */
export const perform = (
  relay: Address,
  { actor, acts, nonce, deadline }: SignedActs,
  signature: Hex,
): Call<RelayAbi, "perform"> =>
  relayCall(relay, "perform", [{ actor, acts: acts.map(encoded), nonce, deadline: Number(deadline) }, signature]);

/** Revokes a credential for good. */
export const revoke = (
  { registry }: RegistryRef,
  { id, reason }: { readonly id: Hex; readonly reason: Hex },
): Call<Abi, "revoke"> => call(registry, "revoke", [id, reason]);

/** Suspends an entry of a batch until it is reinstated. */
export const suspendEntry = (
  { registry }: RegistryRef,
  { index, reason, ...batch }: EntryPlace & { readonly reason: Hex },
): Call<Abi, "suspendEntry"> => call(registry, "suspendEntry", [batchId(batch), index, reason]);

/** Lifts the suspension of an entry. */
export const reinstateEntry = (
  { registry }: RegistryRef,
  { index, reason, ...batch }: EntryPlace & { readonly reason: Hex },
): Call<Abi, "reinstateEntry"> => call(registry, "reinstateEntry", [batchId(batch), index, reason]);

/** Revokes an entry of a batch for good. */
export const revokeEntry = (
  { registry }: RegistryRef,
  { index, reason, ...batch }: EntryPlace & { readonly reason: Hex },
): Call<Abi, "revokeEntry"> => call(registry, "revokeEntry", [batchId(batch), index, reason]);

/** Issues a credential that supersedes an entry of a batch. */
export const replaceEntry = (
  { registry }: RegistryRef,
  { replaces, ...issuance }: EntryReplacement,
): Call<Abi, "replaceEntry"> =>
  call(registry, "replaceEntry", [batchId(replaces), replaces.index, issued(issuance), issuance.basis]);

/** Revokes a whole batch for good. */
export const revokeBatch = (
  { registry }: RegistryRef,
  { reason, ...batch }: BatchPlace & { readonly reason: Hex },
): Call<Abi, "revokeBatch"> => call(registry, "revokeBatch", [batchId(batch), reason]);

/** Does several acts on one registry in one transaction: all of them, or none. */
export const multicall = ({ registry }: RegistryRef, acts: readonly AnyCall[]): Call<Abi, "multicall"> =>
  call(registry, "multicall", [acts.map(encoded)]);

/** Reads the relay that takes acts by signature for a registry. */
export const relay = ({ registry }: RegistryRef): Call<Abi, "relay", readonly []> => call(registry, "relay", []);

/** Reads the next number of one of an account's lanes in a relay. */
export const nonces = (
  relay: Address,
  account: Address,
  lane: bigint,
): Call<RelayAbi, "nonces", readonly [Address, bigint]> => relayCall(relay, "nonces", [account, lane]);

/** Reads what a credential superseded, and what superseded it. */
export const linksOf = ({ registry }: RegistryRef, id: Hex): Call<Abi, "linksOf", readonly [Hex]> =>
  call(registry, "linksOf", [id]);

/** Reads what was registered of a type. */
export const typeOf = ({ registry }: RegistryRef, typeId: Hex): Call<Abi, "typeOf", readonly [Hex]> =>
  call(registry, "typeOf", [typeId]);

/** Reads one credential's record. */
export const credential = ({ registry }: RegistryRef, id: Hex): Call<Abi, "credential", readonly [Hex]> =>
  call(registry, "credential", [id]);

/** Reads a batch's record. */
export const batch = ({ registry }: RegistryRef, place: BatchPlace): Call<Abi, "batch", readonly [Hex]> =>
  call(registry, "batch", [batchId(place)]);

/** Reads what was last done to an entry of a batch. */
export const entryState = (
  { registry }: RegistryRef,
  { index, ...batch }: EntryPlace,
): Call<Abi, "entryState", readonly [Hex, bigint]> => call(registry, "entryState", [batchId(batch), index]);

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

/** Puts the account that acts now in the place of a holder that was succeeded. Anybody may. */
export const followIdentity = ({ registry }: RegistryRef, id: Hex): Call<Abi, "followIdentity", readonly [Hex]> =>
  call(registry, "followIdentity", [id]);

/** Reads which identities tell who acts now for whom; the zero address for none. */
export const identities = ({ registry }: RegistryRef): Call<Abi, "identities", readonly []> =>
  call(registry, "identities", []);

/** Reads which registry this one carries on; the zero address for the first. */
export const predecessor = ({ registry }: RegistryRef): Call<Abi, "predecessor", readonly []> =>
  call(registry, "predecessor", []);

/** Reads which registry carries this one on; the zero address for none. */
export const successor = ({ registry }: RegistryRef): Call<Abi, "successor", readonly []> =>
  call(registry, "successor", []);
