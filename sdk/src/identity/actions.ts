import type { Address, ContractEventName, Hex } from "viem";
import { type AnyCall, type Chain, eventsFrom, type Mined, type SendOptions } from "../core/index.js";
import { identityRegistryAbi } from "../generated/identity.js";
import * as calls from "./calls.js";
import { IdentityActNotRecordedError } from "./errors.js";
import { acceptanceDocument, type IdentityForum, objectionDocument, rotationDocument } from "./typedData.js";
import type { Changed, IdentityRef, Ruling, Succession, Verification } from "./types.js";

type EventName = ContractEventName<typeof identityRegistryAbi>;
type RevisedEvent = Exclude<
  EventName,
  "AuthorityUpdated" | "EIP712DomainChanged" | "OfficeAdmitted" | "OfficeDismissed" | "SuccessionVoided"
>;

const told = eventsFrom(identityRegistryAbi, IdentityActNotRecordedError);

/** Lets an office verify; the cabinet does this. Nothing happens where it may already. */
export const admitOffice = (chain: Chain, ref: IdentityRef, office: bigint, options?: SendOptions): Promise<Mined> =>
  chain.send(calls.admitOffice(ref, office), options);

/** Lets an office verify no more; the cabinet does this. What it verified stands. */
export const dismissOffice = (chain: Chain, ref: IdentityRef, office: bigint, options?: SendOptions): Promise<Mined> =>
  chain.send(calls.dismissOffice(ref, office), options);

/** Verifies an account for an office. */
export const verify = (
  chain: Chain,
  ref: IdentityRef,
  { office, ...verification }: Verification & { readonly office: bigint },
  options?: SendOptions,
): Promise<Changed> => change(chain, calls.verify(ref, office, verification), "AccountVerified", options);

/** Verifies several accounts for an office in one transaction; tells each one's revision in the order given. */
export async function verifyMany(
  chain: Chain,
  ref: IdentityRef,
  { office, verifications }: { readonly office: bigint; readonly verifications: readonly Verification[] },
  options?: SendOptions,
): Promise<{ readonly mined: Mined; readonly revisions: readonly number[] }> {
  const mined = await chain.send(calls.verifyMany(ref, office, verifications), options);
  return { mined, revisions: told.all(mined, ref.identities, "AccountVerified").map(({ args }) => args.revision) };
}

/** Lets a verification in force last longer. */
export const prolong = (
  chain: Chain,
  ref: IdentityRef,
  ruling: Pick<Ruling, "account" | "revision"> & { readonly until: bigint },
  options?: SendOptions,
): Promise<Changed> => change(chain, calls.prolong(ref, ruling), "VerificationProlonged", options);

/** Withdraws a verification. */
export const withdraw = (chain: Chain, ref: IdentityRef, ruling: Ruling, options?: SendOptions): Promise<Changed> =>
  change(chain, calls.withdraw(ref, ruling), "VerificationWithdrawn", options);

/** Puts a withdrawn verification in force again; or one that was ended in error, within the objection period. */
export const reinstate = (chain: Chain, ref: IdentityRef, ruling: Ruling, options?: SendOptions): Promise<Changed> =>
  change(chain, calls.reinstate(ref, ruling), "VerificationReinstated", options);

/** Ends an identity, by death or dissolution. */
export const endIdentity = (chain: Chain, ref: IdentityRef, ruling: Ruling, options?: SendOptions): Promise<Changed> =>
  change(chain, calls.end(ref, ruling), "IdentityEnded", options);

/** Signs a successor's agreement to take over. */
export const signAcceptance = (chain: Chain, ref: IdentityRef, succession: Succession): Promise<Hex> =>
  chain.signTypedData(acceptanceDocument(forumOf(chain, ref), succession));

/** Announces that an account takes over from one whose key was lost; tells from when anybody can complete it. */
export async function announceSuccession(
  chain: Chain,
  ref: IdentityRef,
  given: { readonly succession: Succession; readonly basis: Hex; readonly successorSignature?: Hex },
  options?: SendOptions,
): Promise<Changed & { readonly completableAt: bigint }> {
  const { succession, basis, successorSignature } = given;
  const mined = await chain.send(calls.announceSuccession(ref, succession, basis, successorSignature), options);
  const { revision, completableAt } = told.recorded(mined, ref.identities, "SuccessionAnnounced").args;
  return { mined, revision, completableAt: BigInt(completableAt) };
}

/** Withdraws an announced succession. */
export const withdrawSuccession = (
  chain: Chain,
  ref: IdentityRef,
  ruling: Ruling,
  options?: SendOptions,
): Promise<Changed> => change(chain, calls.withdrawSuccession(ref, ruling), "SuccessionWithdrawn", options);

/** Signs an objection to an announced succession. */
export const signObjection = (chain: Chain, ref: IdentityRef, objection: Succession): Promise<Hex> =>
  chain.signTypedData(objectionDocument(forumOf(chain, ref), objection));

/** Objects to an announced succession; without a signature where the account sends it. */
export const objectToSuccession = (
  chain: Chain,
  ref: IdentityRef,
  objection: Succession,
  signature?: Hex,
  options?: SendOptions,
): Promise<Changed> => change(chain, calls.object(ref, objection, signature), "SuccessionObjected", options);

/** Completes an announced succession to which nobody objected in time. */
export const completeSuccession = (
  chain: Chain,
  ref: IdentityRef,
  account: Address,
  options?: SendOptions,
): Promise<Changed> => change(chain, calls.completeSuccession(ref, account), "SuccessionCompleted", options);

/** Signs a rotation, as the account or as its successor. */
export const signRotation = (chain: Chain, ref: IdentityRef, rotation: Succession): Promise<Hex> =>
  chain.signTypedData(rotationDocument(forumOf(chain, ref), rotation));

/**
 * Puts another account in an account's place at once.
 *
 * @param signatures Of both; the one of the account that sends it may be left out.
 */
export const rotate = (
  chain: Chain,
  ref: IdentityRef,
  rotation: Succession,
  signatures: { readonly account?: Hex; readonly successor?: Hex },
  options?: SendOptions,
): Promise<Changed> => change(chain, calls.rotate(ref, rotation, signatures), "AccountRotated", options);

const forumOf = ({ id }: Chain, { identities }: IdentityRef): IdentityForum => ({ chainId: id, identities });

async function change(chain: Chain, act: AnyCall, event: RevisedEvent, options?: SendOptions): Promise<Changed> {
  const mined = await chain.send(act, options);
  return { mined, revision: told.recorded(mined, act.address, event).args.revision };
}
