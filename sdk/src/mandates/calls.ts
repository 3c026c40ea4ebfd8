import { type Address, encodeFunctionData, type Hex, zeroHash } from "viem";
import { type AnyCall, type Call, contractCalls } from "../core/index.js";
import { mandateRegistryAbi, mandateRegistryErrors } from "../generated/mandates.js";
import type {
  Body,
  EndingPaper,
  GrantPaper,
  MandateGrant,
  MandateSubject,
  MandatesRef,
  MemberSignature,
  Wish,
} from "./types.js";
import { subject, writtenBody, writtenEnding, writtenGrant, writtenSignatures, writtenTerms } from "./written.js";

type Abi = typeof mandateRegistryAbi;
const call = contractCalls(mandateRegistryAbi, mandateRegistryErrors);

/** Grants, as the account that sends it. */
export const grant = ({ mandates }: MandatesRef, given: MandateGrant): Call<Abi, "grant"> => {
  const { parent, agent, theme, resource } = subject(given);
  return call(mandates, "grant", [
    parent,
    agent,
    theme,
    resource,
    writtenTerms(given.terms),
    given.acceptance ?? false,
  ]);
};

/** Hands in a grant that its grantor signed. */
export const grantFor = ({ mandates }: MandatesRef, paper: GrantPaper, signature: Hex): Call<Abi, "grantFor"> =>
  call(mandates, "grantFor", [writtenGrant(paper), signature]);

/** Hands in a grant that members of a body signed. */
export const grantJointly = (
  { mandates }: MandatesRef,
  paper: GrantPaper,
  body: Body,
  signatures: readonly MemberSignature[],
): Call<Abi, "grantJointly"> =>
  call(mandates, "grantJointly", [writtenGrant(paper), writtenBody(body), writtenSignatures(body, signatures)]);

/** Asks for a mandate, as its agent. */
export const request = ({ mandates }: MandatesRef, paper: GrantPaper): Call<Abi, "request"> =>
  call(mandates, "request", [writtenGrant(paper)]);

/** Accepts an offer; without a signature where the agent sends it. */
export const accept = ({ mandates }: MandatesRef, paper: GrantPaper, signature: Hex = "0x"): Call<Abi, "accept"> =>
  call(mandates, "accept", [writtenGrant(paper), signature]);

/** Revokes, as the account that granted. */
export const revoke = ({ mandates }: MandatesRef, given: MandateSubject): Call<Abi, "revoke"> => {
  const { parent, agent, theme, resource } = subject(given);
  return call(mandates, "revoke", [parent, agent, theme, resource]);
};

/** Hands in a revocation that the grantor signed. */
export const revokeFor = ({ mandates }: MandatesRef, paper: EndingPaper, signature: Hex): Call<Abi, "revokeFor"> =>
  call(mandates, "revokeFor", [writtenEnding(paper), signature]);

/** Hands in a revocation that members of a body signed. */
export const revokeJointly = (
  { mandates }: MandatesRef,
  paper: EndingPaper,
  body: Body,
  signatures: readonly MemberSignature[],
): Call<Abi, "revokeJointly"> =>
  call(mandates, "revokeJointly", [writtenEnding(paper), writtenBody(body), writtenSignatures(body, signatures)]);

/** Gives a mandate back; without a signature where the agent sends it. */
export const renounce = ({ mandates }: MandatesRef, paper: EndingPaper, signature: Hex = "0x"): Call<Abi, "renounce"> =>
  call(mandates, "renounce", [writtenEnding(paper), signature]);

/** Does several acts at one registry in one transaction: all of them, or none. */
export const multicall = ({ mandates }: MandatesRef, acts: readonly AnyCall[]): Call<Abi, "multicall"> =>
  call(mandates, "multicall", [acts.map((act) => encodeFunctionData(act as never))]);

/** Reads a mandate's record. */
export const mandateOf = ({ mandates }: MandatesRef, key: Hex): Call<Abi, "mandateOf", readonly [Hex]> =>
  call(mandates, "mandateOf", [key]);

/** Reads the key that a mandate has, or would have. */
export const keyOf = (
  { mandates }: MandatesRef,
  given: MandateSubject & { readonly grantor: Address },
): Call<Abi, "keyOf", readonly [Hex, Address, Address, Hex, Hex]> => {
  const { parent, agent, theme, resource } = subject(given);
  return call(mandates, "keyOf", [parent, given.grantor, agent, theme, resource]);
};

/** Reads both parties' standing and every link between them. */
export const standingOf = (
  { mandates }: MandatesRef,
  { principal, agent, theme, resource = zeroHash, amount = 0n, path = "0x" }: Wish,
): Call<Abi, "standingOf", readonly [Address, Address, Hex, Hex, bigint, Hex]> =>
  call(mandates, "standingOf", [principal, agent, theme, resource, amount, path]);

/** Reads whether an agent may act under a mandate that the principal itself gave. */
export const isAuthorised = (
  { mandates }: MandatesRef,
  { principal, agent, theme, resource = zeroHash }: Wish,
): Call<Abi, "isAuthorised", readonly [Address, Address, Hex, Hex]> =>
  call(mandates, "isAuthorised", [principal, agent, theme, resource]);

/** Reads whether an agent may act along a path. */
export const isAuthorisedAlong = (
  { mandates }: MandatesRef,
  { principal, agent, theme, resource = zeroHash, path = "0x" }: Wish,
): Call<Abi, "isAuthorisedAlong", readonly [Address, Address, Hex, Hex, Hex]> =>
  call(mandates, "isAuthorisedAlong", [principal, agent, theme, resource, path]);

/** Uses a mandate; only the contract that the theme names can. */
export const use = (
  { mandates }: MandatesRef,
  { principal, agent, theme, resource = zeroHash, amount = 0n, path = "0x" }: Wish,
): Call<Abi, "use"> => call(mandates, "use", [principal, agent, theme, resource, amount, path]);

/** Reads the account that several principals make. */
export const bodyOf = ({ mandates }: MandatesRef, body: Body): Call<Abi, "bodyOf", readonly [Body]> =>
  call(mandates, "bodyOf", [writtenBody(body)]);

/** Reads the first account of an identity, and whether the account may act now. */
export const identify = ({ mandates }: MandatesRef, account: Address): Call<Abi, "identify", readonly [Address]> =>
  call(mandates, "identify", [account]);

/** Reads which registry of identities is asked. */
export const identities = ({ mandates }: MandatesRef): Call<Abi, "identities", readonly []> =>
  call(mandates, "identities", []);
