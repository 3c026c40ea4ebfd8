import type { Address, ContractEventName, Hex } from "viem";
import { type AnyCall, type Chain, eventsFrom, type Mined, type SendOptions } from "../../core/index.js";
import { firstRegistrationAbi } from "../../generated/land.js";
import { ActNotRecordedError } from "../errors.js";
import * as calls from "./calls.js";
import {
  type ClaimForum,
  claimDocument,
  claimWithdrawalDocument,
  objectionDocument,
  objectionWithdrawalDocument,
} from "./typedData.js";
import type {
  Claim,
  ClaimRefusal,
  ClaimStanding,
  ClaimWithdrawal,
  FirstRegistrationRef,
  Objection,
  ObjectionDecision,
  ObjectionState,
  ObjectionWithdrawal,
  Published,
} from "./types.js";

type EventName = Exclude<ContractEventName<typeof firstRegistrationAbi>, "AuthorityUpdated" | "EIP712DomainChanged">;

const told = eventsFrom(firstRegistrationAbi, ActNotRecordedError);

/** Signs a claim as claimant. */
export const signClaim = (chain: Chain, ref: FirstRegistrationRef, claim: Claim): Promise<Hex> =>
  chain.signTypedData(claimDocument(forumOf(chain, ref), claim));

/** Publishes a claim that every claimant signed, and tells until when objections are taken. */
export async function publishClaim(
  chain: Chain,
  ref: FirstRegistrationRef,
  claim: Claim,
  signatures: readonly Hex[],
  options?: SendOptions,
): Promise<Published> {
  const mined = await chain.send(calls.publish(ref, claim, signatures), options);
  const { claimId, closesAt } = told.recorded(mined, ref.firstRegistration, "ClaimPublished").args;
  return { mined, claimId, closesAt: BigInt(closesAt) };
}

/** Signs an objection as objector. */
export const signObjection = (chain: Chain, ref: FirstRegistrationRef, objection: Objection): Promise<Hex> =>
  chain.signTypedData(objectionDocument(forumOf(chain, ref), objection));

/** Lodges an objection that the objector signed. Anyone may hand it in. */
export const lodgeObjection = (
  chain: Chain,
  ref: FirstRegistrationRef,
  objection: Objection,
  objectorSignature: Hex,
  options?: SendOptions,
): Promise<Mined> => enter(chain, calls.lodgeObjection(ref, objection, objectorSignature), "ObjectionLodged", options);

/** Signs an objection's withdrawal as objector. */
export const signObjectionWithdrawal = (
  chain: Chain,
  ref: FirstRegistrationRef,
  withdrawal: ObjectionWithdrawal,
): Promise<Hex> => chain.signTypedData(objectionWithdrawalDocument(forumOf(chain, ref), withdrawal));

/** Takes an objection back, as the objector signed. Anyone may hand it in. */
export const withdrawObjection = (
  chain: Chain,
  ref: FirstRegistrationRef,
  withdrawal: ObjectionWithdrawal,
  objectorSignature: Hex,
  options?: SendOptions,
): Promise<Mined> =>
  enter(chain, calls.withdrawObjection(ref, withdrawal, objectorSignature), "ObjectionWithdrawn", options);

/** Enters a court's decision on an objection. One that it upholds ends the claim. */
export const decideObjection = (
  chain: Chain,
  ref: FirstRegistrationRef,
  decision: ObjectionDecision,
  options?: SendOptions,
): Promise<Mined> => enter(chain, calls.decide(ref, decision), "ObjectionDecided", options);

/** Registers a claim whose publication is over and to which no objection is open. */
export const completeClaim = (
  chain: Chain,
  ref: FirstRegistrationRef,
  claim: Claim,
  options?: SendOptions,
): Promise<Mined> => enter(chain, calls.complete(ref, claim), "ClaimRegistered", options);

/** Refuses a claim that cannot be registered. */
export const refuseClaim = (
  chain: Chain,
  ref: FirstRegistrationRef,
  refusal: ClaimRefusal,
  options?: SendOptions,
): Promise<Mined> => enter(chain, calls.refuse(ref, refusal), "ClaimRefused", options);

/** Signs a claim's withdrawal as one of the claimants. */
export const signClaimWithdrawal = (
  chain: Chain,
  ref: FirstRegistrationRef,
  withdrawal: ClaimWithdrawal,
): Promise<Hex> => chain.signTypedData(claimWithdrawalDocument(forumOf(chain, ref), withdrawal));

/** Takes a claim back, as one of the claimants signed. Anyone may hand it in. */
export const withdrawClaim = (
  chain: Chain,
  ref: FirstRegistrationRef,
  claim: Claim,
  withdrawal: ClaimWithdrawal,
  claimantSignature: Hex,
  options?: SendOptions,
): Promise<Mined> => enter(chain, calls.withdraw(ref, claim, withdrawal, claimantSignature), "ClaimWithdrawn", options);

const CLAIM_STATES = ["unknown", "published", "registered", "refused", "withdrawn"] as const;
const OBJECTION_STATES = ["none", "open", "upheld", "dismissed", "withdrawn"] as const;

/** Tells how a claim stands. */
export async function readClaim(chain: Chain, ref: FirstRegistrationRef, claimId: Hex): Promise<ClaimStanding> {
  const { state: code, publishedAt, closesAt, openObjections } = await chain.read(calls.claimStanding(ref, claimId));
  const state = CLAIM_STATES[code] ?? "unknown";
  return state === "unknown"
    ? { state }
    : { state, publishedAt: BigInt(publishedAt), closesAt: BigInt(closesAt), openObjections };
}

/** Tells how an account's objection to a claim stands. */
export async function readObjection(
  chain: Chain,
  ref: FirstRegistrationRef,
  claimId: Hex,
  objector: Address,
): Promise<ObjectionState> {
  return OBJECTION_STATES[await chain.read(calls.objectionState(ref, claimId, objector))] ?? "none";
}

const forumOf = ({ id }: Chain, { firstRegistration }: FirstRegistrationRef): ClaimForum => ({
  chainId: id,
  firstRegistration,
});

async function enter(chain: Chain, act: AnyCall, event: EventName, options?: SendOptions): Promise<Mined> {
  const mined = await chain.send(act, options);
  told.recorded(mined, act.address, event);
  return mined;
}
