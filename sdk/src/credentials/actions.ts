import type { Address, ContractEventName, Hex } from "viem";
import {
  type AnyCall,
  type BatchOptions,
  type Chain,
  eventsFrom,
  type Mined,
  type SendOptions,
  sendInBatches,
} from "../core/index.js";
import { credentialRegistryAbi } from "../generated/credentials.js";
import * as calls from "./calls.js";
import { CredentialActNotRecordedError, CredentialRepeatedError } from "./errors.js";
import { typeOfId } from "./ids.js";
import type {
  ActOutcome,
  BatchIssuance,
  BatchPlace,
  CredentialType,
  EntryOutcome,
  EntryPlace,
  EntryReplacement,
  HolderNotice,
  Issuance,
  Prolongation,
  Rebinding,
  RegistryRef,
  Renewal,
  Replacement,
  SignedBy,
} from "./types.js";

type EventName = Exclude<ContractEventName<typeof credentialRegistryAbi>, "AuthorityUpdated">;
type RevisedEvent = Extract<EventName, `Credential${string}`>;

const told = eventsFrom(credentialRegistryAbi, CredentialActNotRecordedError);

/** Registers a kind of credential for good. */
export async function registerType(
  chain: Chain,
  ref: RegistryRef,
  type: CredentialType & { readonly typeId: Hex },
  options?: SendOptions,
): Promise<Mined> {
  return tell(chain, calls.registerType(ref, type.typeId, type), "TypeRegistered", options);
}

/** Issues one credential. */
export async function issueCredential(
  chain: Chain,
  ref: RegistryRef,
  issuance: Issuance & { readonly basis: Hex },
  options?: SendOptions,
): Promise<{ readonly mined: Mined; readonly revision: number }> {
  return enter(chain, calls.issue(ref, issuance), "CredentialIssued", options);
}

/** Issues one credential for which its holder has signed, by `signAcceptance`. */
export async function issueAccepted(
  chain: Chain,
  ref: RegistryRef,
  issuance: Issuance & { readonly basis: Hex },
  acceptance: SignedBy,
  options?: SendOptions,
): Promise<{ readonly mined: Mined; readonly revision: number }> {
  return enter(chain, calls.issueAccepted(ref, issuance, acceptance), "CredentialIssued", options);
}

/**
 * Issues many credentials in as few transactions as the gas cap allows, type by type. What was mined before a failure
 * stands.
 *
 * @returns The transactions, none for an empty list.
 * @throws {@link CredentialRepeatedError} before anything is sent, when the list names an id twice.
 */
export async function issueCredentials(
  chain: Chain,
  ref: RegistryRef,
  { issuances, basis }: { readonly issuances: readonly Issuance[]; readonly basis: Hex },
  options: BatchOptions<Issuance> = {},
): Promise<readonly Mined[]> {
  const seen = new Set<string>();
  for (const { id } of issuances) {
    if (seen.has(id.toLowerCase())) throw new CredentialRepeatedError(id);
    seen.add(id.toLowerCase());
  }
  const all: Mined[] = [];
  let done = 0;
  for (const [typeId, list] of Map.groupBy(issuances, ({ id }) => typeOfId(id).toLowerCase() as Hex)) {
    const before = done;
    const { onBatch } = options;
    const mined = await sendInBatches(chain, list, (part) => calls.issueMany(ref, { typeId, issuances: part, basis }), {
      ...options,
      ...(onBatch && {
        onBatch: (batch) => onBatch({ ...batch, done: before + batch.done, total: issuances.length }),
      }),
    });
    all.push(...mined);
    done += list.length;
  }
  return all;
}

/** Issues any number of credentials of one type under one root, from `buildBatch`. */
export async function issueBatch(
  chain: Chain,
  ref: RegistryRef,
  batch: BatchIssuance,
  options?: SendOptions,
): Promise<Mined> {
  return tell(chain, calls.issueBatch(ref, batch), "BatchIssued", options);
}

/** Suspends a credential until a second, or until it is reinstated; or gives its suspension another end. */
export const suspendCredential = (
  chain: Chain,
  ref: RegistryRef,
  suspension: { readonly id: Hex; readonly until?: bigint; readonly reason: Hex },
  options?: SendOptions,
): Promise<ActOutcome> => {
  const { until, ...open } = suspension;
  return until === undefined
    ? change(chain, calls.suspend(ref, open), "CredentialSuspended", options)
    : change(chain, calls.suspendUntil(ref, { ...open, until }), "CredentialSuspendedUntil", options);
};

/** Lifts a suspension. */
export const reinstateCredential = (
  chain: Chain,
  ref: RegistryRef,
  reinstatement: { readonly id: Hex; readonly reason: Hex },
  options?: SendOptions,
): Promise<ActOutcome> => change(chain, calls.reinstate(ref, reinstatement), "CredentialReinstated", options);

/** Gives a credential another term, and its document as it is now, under the same id. */
export async function renewCredential(
  chain: Chain,
  ref: RegistryRef,
  renewal: Renewal,
  options?: SendOptions,
): Promise<{ readonly mined: Mined; readonly revision: number }> {
  return enter(chain, calls.renew(ref, renewal), "CredentialRenewed", options);
}

/** Gives a credential's running term a later end, and leaves its document as it is. */
export async function prolongCredential(
  chain: Chain,
  ref: RegistryRef,
  prolongation: Prolongation,
  options?: SendOptions,
): Promise<{ readonly mined: Mined; readonly revision: number }> {
  return enter(chain, calls.prolong(ref, prolongation), "CredentialProlonged", options);
}

/** Issues a credential that supersedes another of the same type and holder; gives the old one's last revision. */
export async function replaceCredential(
  chain: Chain,
  ref: RegistryRef,
  replacement: Replacement,
  options?: SendOptions,
): Promise<{ readonly mined: Mined; readonly revision: number }> {
  return enter(chain, calls.replace(ref, replacement), "CredentialReplaced", options);
}

/** Binds a credential to a successor account, with signatures from `signRebinding`. */
export async function rebindCredential(
  chain: Chain,
  ref: RegistryRef,
  rebinding: Rebinding & { readonly basis: Hex },
  signatures: { readonly successor: Hex; readonly holder?: Hex },
  options?: SendOptions,
): Promise<{ readonly mined: Mined; readonly revision: number }> {
  return enter(chain, calls.rebind(ref, rebinding, signatures), "CredentialRebound", options);
}

/** Binds a credential to the account that acts now for its holder, which was succeeded. Anybody may. */
export async function followCredential(
  chain: Chain,
  ref: RegistryRef,
  id: Hex,
  options?: SendOptions,
): Promise<{ readonly mined: Mined; readonly revision: number; readonly holder: Address }> {
  const mined = await chain.send(calls.followIdentity(ref, id), options);
  const { revision, to } = told.recorded(mined, ref.registry, "CredentialFollowed").args;
  return { mined, revision, holder: to };
}

/** Gives a credential back: as its holder, or with the holder's signature from `signSurrender`. */
export async function surrenderCredential(
  chain: Chain,
  ref: RegistryRef,
  notice: HolderNotice,
  options: SendOptions & { readonly signature?: Hex } = {},
): Promise<{ readonly mined: Mined; readonly revision: number }> {
  return enter(chain, calls.surrender(ref, notice, options.signature), "CredentialSurrendered", options);
}

/** Declines a credential: as its holder, or with the holder's signature from `signDecline`. */
export async function declineCredential(
  chain: Chain,
  ref: RegistryRef,
  notice: HolderNotice,
  options: SendOptions & { readonly signature?: Hex } = {},
): Promise<{ readonly mined: Mined; readonly revision: number }> {
  return enter(chain, calls.decline(ref, notice, options.signature), "CredentialDeclined", options);
}

/** Revokes a credential for good. */
export const revokeCredential = (
  chain: Chain,
  ref: RegistryRef,
  revocation: { readonly id: Hex; readonly reason: Hex },
  options?: SendOptions,
): Promise<ActOutcome> => change(chain, calls.revoke(ref, revocation), "CredentialRevoked", options);

/** Suspends an entry of a batch until it is reinstated. */
export const suspendEntry = (
  chain: Chain,
  ref: RegistryRef,
  suspension: EntryPlace & { readonly reason: Hex },
  options?: SendOptions,
): Promise<EntryOutcome> => changeEntry(chain, calls.suspendEntry(ref, suspension), "EntrySuspended", options);

/** Lifts the suspension of an entry. */
export const reinstateEntry = (
  chain: Chain,
  ref: RegistryRef,
  reinstatement: EntryPlace & { readonly reason: Hex },
  options?: SendOptions,
): Promise<EntryOutcome> => changeEntry(chain, calls.reinstateEntry(ref, reinstatement), "EntryReinstated", options);

/** Issues a credential that supersedes an entry of a batch. */
export async function replaceEntry(
  chain: Chain,
  ref: RegistryRef,
  replacement: EntryReplacement,
  options?: SendOptions,
): Promise<Mined> {
  return tell(chain, calls.replaceEntry(ref, replacement), "EntryReplaced", options);
}

/** Revokes a whole batch for good. Entries that were superseded stay so. */
export const revokeBatch = (
  chain: Chain,
  ref: RegistryRef,
  revocation: BatchPlace & { readonly reason: Hex },
  options?: SendOptions,
): Promise<EntryOutcome> => changeEntry(chain, calls.revokeBatch(ref, revocation), "BatchRevoked", options);

/** Revokes an entry of a batch for good. */
export const revokeEntry = (
  chain: Chain,
  ref: RegistryRef,
  revocation: EntryPlace & { readonly reason: Hex },
  options?: SendOptions,
): Promise<EntryOutcome> => changeEntry(chain, calls.revokeEntry(ref, revocation), "EntryRevoked", options);

async function change(chain: Chain, act: AnyCall, name: RevisedEvent, options?: SendOptions): Promise<ActOutcome> {
  const mined = await chain.send(act, options);
  const event = told.found(mined, act.address, name);
  return event === undefined ? { outcome: "held", mined } : { outcome: "done", mined, revision: event.args.revision };
}

async function changeEntry(chain: Chain, act: AnyCall, name: EventName, options?: SendOptions): Promise<EntryOutcome> {
  const mined = await chain.send(act, options);
  return { outcome: told.found(mined, act.address, name) === undefined ? "held" : "done", mined };
}

async function tell(chain: Chain, act: AnyCall, name: EventName, options?: SendOptions): Promise<Mined> {
  const mined = await chain.send(act, options);
  told.recorded(mined, act.address, name);
  return mined;
}

async function enter(
  chain: Chain,
  act: AnyCall,
  name: RevisedEvent,
  options?: SendOptions,
): Promise<{ readonly mined: Mined; readonly revision: number }> {
  const mined = await chain.send(act, options);
  return { mined, revision: told.recorded(mined, act.address, name).args.revision };
}
