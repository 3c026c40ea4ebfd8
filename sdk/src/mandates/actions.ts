import type { Address, Hex } from "viem";
import { type AnyCall, type Chain, eventsFrom, type Mined, type SendOptions } from "../core/index.js";
import { mandateRegistryAbi } from "../generated/mandates.js";
import * as calls from "./calls.js";
import { MandateActNotRecordedError } from "./errors.js";
import { rootOf } from "./read.js";
import {
  acceptanceDocument,
  grantDocument,
  type MandatesForum,
  renunciationDocument,
  revocationDocument,
} from "./typedData.js";
import type {
  Body,
  EndingPaper,
  GrantPaper,
  MandateEntered,
  MandateGrant,
  MandateSubject,
  MandatesRef,
  MemberSignature,
} from "./types.js";
import { recordOfWord } from "./written.js";

const told = eventsFrom(mandateRegistryAbi, MandateActNotRecordedError);

/**
 * Grants a mandate, or grants it anew; onward where a parent is given. The agent is named by the first account of its
 * identity, so that the mandate follows it through a lost key.
 */
export async function grantMandate(
  chain: Chain,
  ref: MandatesRef,
  given: MandateGrant,
  options?: SendOptions,
): Promise<MandateEntered> {
  return enter(chain, calls.grant(ref, { ...given, agent: await rootOf(chain, ref, given.agent) }), options);
}

/** Signs a grant as its grantor, or as a member of the body that grants. */
export const signGrant = (chain: Chain, ref: MandatesRef, paper: GrantPaper): Promise<Hex> =>
  chain.signTypedData(grantDocument(forumOf(chain, ref), paper));

/** Hands in a signed grant. */
export const handInGrant = (
  chain: Chain,
  ref: MandatesRef,
  paper: GrantPaper,
  signature: Hex,
  options?: SendOptions,
): Promise<MandateEntered> => enter(chain, calls.grantFor(ref, paper, signature), options);

/** Hands in a chain of signed grants at once, the principal's first: mandates off chain until they are needed. */
export const handInGrants = (
  chain: Chain,
  ref: MandatesRef,
  grants: readonly { readonly paper: GrantPaper; readonly signature: Hex }[],
  options?: SendOptions,
): Promise<Mined> => {
  const acts = grants.map(({ paper, signature }) => calls.grantFor(ref, paper, signature));
  return chain.send(calls.multicall(ref, acts), options);
};

/** Grants in the name of several principals. */
export const grantJointly = (
  chain: Chain,
  ref: MandatesRef,
  given: { readonly paper: GrantPaper; readonly body: Body; readonly signatures: readonly MemberSignature[] },
  options?: SendOptions,
): Promise<MandateEntered> => enter(chain, calls.grantJointly(ref, given.paper, given.body, given.signatures), options);

/** Reads the account that several principals make: it grants what they sign together. */
export const readBody = (chain: Chain, ref: MandatesRef, body: Body): Promise<Address> =>
  chain.read(calls.bodyOf(ref, body));

/** Asks for a mandate, as its agent: the grantor finds it among {@link mandateRequestsTo}. */
export const requestMandate = (
  chain: Chain,
  ref: MandatesRef,
  paper: GrantPaper,
  options?: SendOptions,
): Promise<Mined> => chain.send(calls.request(ref, paper), options);

/** Signs a request as agent, or the acceptance of an offer: it is one paper. */
export const signAcceptance = (chain: Chain, ref: MandatesRef, paper: GrantPaper): Promise<Hex> =>
  chain.signTypedData(acceptanceDocument(forumOf(chain, ref), paper));

/** Accepts an offer; without a signature where the agent sends it. */
export async function acceptMandate(
  chain: Chain,
  ref: MandatesRef,
  paper: GrantPaper,
  signature?: Hex,
  options?: SendOptions,
): Promise<MandateEntered> {
  const mined = await chain.send(calls.accept(ref, paper, signature), options);
  const { key, revision } = told.recorded(mined, ref.mandates, "MandateAccepted").args;
  return { mined, key, revision };
}

/** Revokes a mandate that the account gave, or a signed one before it is handed in. */
export const revokeMandate = (
  chain: Chain,
  ref: MandatesRef,
  given: MandateSubject,
  options?: SendOptions,
): Promise<Mined> => chain.send(calls.revoke(ref, given), options);

/** Signs a revocation as grantor, or as a member of the body that granted. */
export const signRevocation = (chain: Chain, ref: MandatesRef, paper: EndingPaper): Promise<Hex> =>
  chain.signTypedData(revocationDocument(forumOf(chain, ref), paper));

/** Hands in a signed revocation. */
export const handInRevocation = (
  chain: Chain,
  ref: MandatesRef,
  paper: EndingPaper,
  signature: Hex,
  options?: SendOptions,
): Promise<Mined> => chain.send(calls.revokeFor(ref, paper, signature), options);

/** Revokes in the name of several principals. */
export const revokeJointly = (
  chain: Chain,
  ref: MandatesRef,
  given: { readonly paper: EndingPaper; readonly body: Body; readonly signatures: readonly MemberSignature[] },
  options?: SendOptions,
): Promise<Mined> => chain.send(calls.revokeJointly(ref, given.paper, given.body, given.signatures), options);

/** Signs a renunciation as agent. */
export const signRenunciation = (chain: Chain, ref: MandatesRef, paper: EndingPaper): Promise<Hex> =>
  chain.signTypedData(renunciationDocument(forumOf(chain, ref), paper));

/** Gives a mandate back; without a signature where the agent sends it. */
export const renounceMandate = (
  chain: Chain,
  ref: MandatesRef,
  paper: EndingPaper,
  signature?: Hex,
  options?: SendOptions,
): Promise<Mined> => chain.send(calls.renounce(ref, paper, signature), options);

const forumOf = ({ id }: Chain, { mandates }: MandatesRef): MandatesForum => ({ chainId: id, mandates });

async function enter(chain: Chain, act: AnyCall, options?: SendOptions): Promise<MandateEntered> {
  const mined = await chain.send(act, options);
  const { key, record } = told.recorded(mined, act.address, "MandateGranted").args;
  return { mined, key, revision: recordOfWord(record).revision };
}
