import type { Address, ContractEventName, Hex } from "viem";
import { type AnyCall, type Chain, eventsFrom, type Mined, type SendOptions } from "../core/index.js";
import { serviceDeskAbi } from "../generated/desk.js";
import * as calls from "./calls.js";
import { DeskActNotRecordedError } from "./errors.js";
import {
  answerDocument,
  appealDocument,
  applicationDocument,
  type DeskForum,
  withdrawalDocument,
} from "./typedData.js";
import type {
  Answer,
  Appeal,
  Application,
  DeskRef,
  Entered,
  Grant,
  Permit,
  Ruling,
  ServiceTerms,
  Withdrawal,
} from "./types.js";

type EventName = Exclude<ContractEventName<typeof serviceDeskAbi>, "AuthorityUpdated" | "EIP712DomainChanged">;
type RevisedEvent = Exclude<
  EventName,
  "FeeEarned" | "FeeRefunded" | "PaidOut" | "PaymentDeferred" | "DueFollowed" | "ActedUnderMandate"
>;

const told = eventsFrom(serviceDeskAbi, DeskActNotRecordedError);

/** Offers a service, or sets its terms anew for applications to come; tells the number of the terms. */
export const setService = (
  chain: Chain,
  ref: DeskRef,
  { serviceId, terms, basis }: { readonly serviceId: Hex; readonly terms: ServiceTerms; readonly basis: Hex },
  options?: SendOptions,
): Promise<Entered> => enter(chain, calls.setService(ref, serviceId, terms, basis), "ServiceSet", options);

/** Lets a service take no new applications; nothing happens where it takes none already. */
export const stopService = (
  chain: Chain,
  ref: DeskRef,
  { serviceId, basis }: { readonly serviceId: Hex; readonly basis: Hex },
  options?: SendOptions,
): Promise<Mined> => chain.send(calls.stopService(ref, serviceId, basis), options);

/** Signs an application as its applicant. */
export const signApplication = (chain: Chain, ref: DeskRef, application: Application): Promise<Hex> =>
  chain.signTypedData(applicationDocument(forumOf(chain, ref), application));

/**
 * Submits an application, and tells its id.
 *
 * @param given The applicant's signature, where somebody else sends it; the payer's permit, where the desk has no
 * allowance for the fee.
 */
export async function submitApplication(
  chain: Chain,
  ref: DeskRef,
  application: Application,
  given: { readonly signature?: Hex; readonly permit?: Permit } = {},
  options?: SendOptions,
): Promise<Entered & { readonly applicationId: Hex; readonly dueAt: bigint }> {
  const act: AnyCall =
    given.permit === undefined
      ? calls.submit(ref, application, given.signature)
      : calls.submitWithPermit(ref, application, given.permit, given.signature);
  const mined = await chain.send(act, options);
  const { applicationId, revision, dueAt } = told.recorded(mined, ref.desk, "ApplicationSubmitted").args;
  return { mined, applicationId, revision, dueAt: BigInt(dueAt) };
}

/** Asks the applicant for more, and stops the office's clock. */
export const requestInformation = (
  chain: Chain,
  ref: DeskRef,
  ruling: Ruling,
  options?: SendOptions,
): Promise<Entered> => enter(chain, calls.request(ref, ruling), "InformationRequested", options);

/** Signs an answer as applicant. */
export const signAnswer = (chain: Chain, ref: DeskRef, paper: Answer): Promise<Hex> =>
  chain.signTypedData(answerDocument(forumOf(chain, ref), paper));

/** Hands in what was asked for; without a signature where the applicant sends it. */
export const answerRequest = (
  chain: Chain,
  ref: DeskRef,
  paper: Answer,
  signature?: Hex,
  options?: SendOptions,
): Promise<Entered> => enter(chain, calls.answer(ref, paper, signature), "InformationGiven", options);

/** Grants an application or an appeal, and issues the credential in the same transaction. */
export const grantApplication = (chain: Chain, ref: DeskRef, given: Grant, options?: SendOptions): Promise<Entered> =>
  enter(chain, calls.grant(ref, given), "ApplicationGranted", options);

/** Refuses an application, or dismisses an appeal; tells which. */
export async function refuseApplication(
  chain: Chain,
  ref: DeskRef,
  ruling: Ruling,
  options?: SendOptions,
): Promise<Entered & { readonly outcome: "refused" | "dismissed" }> {
  const mined = await chain.send(calls.refuse(ref, ruling), options);
  const dismissed = told.found(mined, ref.desk, "AppealDismissed");
  if (dismissed !== undefined) return { outcome: "dismissed", mined, revision: dismissed.args.revision };
  return { outcome: "refused", mined, revision: told.recorded(mined, ref.desk, "ApplicationRefused").args.revision };
}

/** Signs an appeal as applicant. */
export const signAppeal = (chain: Chain, ref: DeskRef, paper: Appeal): Promise<Hex> =>
  chain.signTypedData(appealDocument(forumOf(chain, ref), paper));

/** Appeals against a refusal; without a signature where the applicant sends it. */
export const appealRefusal = (
  chain: Chain,
  ref: DeskRef,
  paper: Appeal,
  signature?: Hex,
  options?: SendOptions,
): Promise<Entered> => enter(chain, calls.appeal(ref, paper, signature), "AppealLodged", options);

/** Signs a withdrawal as applicant. */
export const signWithdrawal = (chain: Chain, ref: DeskRef, paper: Withdrawal): Promise<Hex> =>
  chain.signTypedData(withdrawalDocument(forumOf(chain, ref), paper));

/** Withdraws an application or an appeal, and tells whether the fee goes back. */
export async function withdrawApplication(
  chain: Chain,
  ref: DeskRef,
  paper: Withdrawal,
  signature?: Hex,
  options?: SendOptions,
): Promise<Entered & { readonly refunded: boolean }> {
  const mined = await chain.send(calls.withdraw(ref, paper, signature), options);
  const { revision, refunded } = told.recorded(mined, ref.desk, "ApplicationWithdrawn").args;
  return { mined, revision, refunded };
}

/**
 * Brings about what the service provides for an application that nobody decided in time.
 *
 * @param salt Makes the serial of a deemed grant's credential; give another one where it is taken.
 */
export async function lapseApplication(
  chain: Chain,
  ref: DeskRef,
  { applicationId, salt }: { readonly applicationId: Hex; readonly salt?: Hex },
  options?: SendOptions,
): Promise<Entered & ({ readonly outcome: "refunded" } | { readonly outcome: "granted"; readonly credentialId: Hex })> {
  const mined = await chain.send(calls.lapse(ref, applicationId, salt), options);
  const granted = told.found(mined, ref.desk, "ApplicationDeemedGranted");
  if (granted !== undefined) {
    const { revision, credentialId } = granted.args;
    return { outcome: "granted", mined, revision, credentialId };
  }
  return { outcome: "refunded", mined, revision: told.recorded(mined, ref.desk, "ApplicationLapsed").args.revision };
}

/** Notes that a refusal has become final, so that the fee is earned. */
export const concludeRefusal = (
  chain: Chain,
  ref: DeskRef,
  applicationId: Hex,
  options?: SendOptions,
): Promise<Entered> => enter(chain, calls.conclude(ref, applicationId), "RefusalBecameFinal", options);

/** Pays an account all that it is due in a token, and tells how much. */
export async function payOut(
  chain: Chain,
  ref: DeskRef,
  { token, payee }: { readonly token: Address; readonly payee: Address },
  options?: SendOptions,
): Promise<{ readonly mined: Mined; readonly amount: bigint }> {
  const mined = await chain.send(calls.payOut(ref, token, payee), options);
  return { mined, amount: told.found(mined, ref.desk, "PaidOut")?.args.amount ?? 0n };
}

/** Makes what a lost account is due in a token due to the account that took its place, and tells how much. */
export async function followDues(
  chain: Chain,
  ref: DeskRef,
  { token, account }: { readonly token: Address; readonly account: Address },
  options?: SendOptions,
): Promise<{ readonly mined: Mined; readonly amount: bigint }> {
  const mined = await chain.send(calls.followIdentity(ref, token, account), options);
  return { mined, amount: told.found(mined, ref.desk, "DueFollowed")?.args.amount ?? 0n };
}

const forumOf = ({ id }: Chain, { desk }: DeskRef): DeskForum => ({ chainId: id, desk });

async function enter(chain: Chain, act: AnyCall, event: RevisedEvent, options?: SendOptions): Promise<Entered> {
  const mined = await chain.send(act, options);
  return { mined, revision: told.recorded(mined, act.address, event).args.revision };
}
