import { type Address, encodeFunctionData, type Hex } from "viem";
import { type AnyCall, type Call, contractCalls } from "../core/index.js";
import { identityRegistryAbi, identityRegistryErrors } from "../generated/identity.js";
import type { IdentityRef, Ruling, Succession, Verification } from "./types.js";

type Abi = typeof identityRegistryAbi;
const call = contractCalls(identityRegistryAbi, identityRegistryErrors);

const written = ({ account, kind, until }: Verification) => ({
  account,
  kind: kind === "person" ? 1 : 2,
  until: Number(until),
});
const dated = ({ deadline, ...paper }: Succession) => ({ ...paper, deadline: Number(deadline) });

/** Lets an office verify; the cabinet does this. */
export const admitOffice = ({ identities }: IdentityRef, office: bigint): Call<Abi, "admitOffice"> =>
  call(identities, "admitOffice", [office]);

/** Lets an office verify no more; the cabinet does this. */
export const dismissOffice = ({ identities }: IdentityRef, office: bigint): Call<Abi, "dismissOffice"> =>
  call(identities, "dismissOffice", [office]);

/** Verifies an account. */
export const verify = ({ identities }: IdentityRef, office: bigint, verification: Verification): Call<Abi, "verify"> =>
  call(identities, "verify", [office, written(verification)]);

/** Verifies several accounts: all of them, or none. */
export const verifyMany = (
  { identities }: IdentityRef,
  office: bigint,
  verifications: readonly Verification[],
): Call<Abi, "verifyMany"> => call(identities, "verifyMany", [office, verifications.map(written)]);

/** Lets a verification in force last longer. */
export const prolong = (
  { identities }: IdentityRef,
  { account, revision, until }: Pick<Ruling, "account" | "revision"> & { readonly until: bigint },
): Call<Abi, "prolong"> => call(identities, "prolong", [account, revision, Number(until)]);

/** Withdraws a verification. */
export const withdraw = ({ identities }: IdentityRef, ruling: Ruling): Call<Abi, "withdraw"> =>
  call(identities, "withdraw", [ruling.account, ruling.revision, ruling.basis]);

/** Puts a withdrawn verification in force again. */
export const reinstate = ({ identities }: IdentityRef, ruling: Ruling): Call<Abi, "reinstate"> =>
  call(identities, "reinstate", [ruling.account, ruling.revision, ruling.basis]);

/** Ends an identity, by death or dissolution. */
export const end = ({ identities }: IdentityRef, ruling: Ruling): Call<Abi, "end"> =>
  call(identities, "end", [ruling.account, ruling.revision, ruling.basis]);

/** Announces that an account takes over; without a signature where the successor sends it. */
export const announceSuccession = (
  { identities }: IdentityRef,
  succession: Succession,
  basis: Hex,
  successorSignature: Hex = "0x",
): Call<Abi, "announceSuccession"> =>
  call(identities, "announceSuccession", [dated(succession), successorSignature, basis]);

/** Withdraws an announced succession. */
export const withdrawSuccession = ({ identities }: IdentityRef, ruling: Ruling): Call<Abi, "withdrawSuccession"> =>
  call(identities, "withdrawSuccession", [ruling.account, ruling.revision, ruling.basis]);

/** Objects to an announced succession; without a signature where the account sends it. */
export const object = (
  { identities }: IdentityRef,
  objection: Succession,
  signature: Hex = "0x",
): Call<Abi, "object"> => call(identities, "object", [dated(objection), signature]);

/** Completes an announced succession. */
export const completeSuccession = ({ identities }: IdentityRef, account: Address): Call<Abi, "completeSuccession"> =>
  call(identities, "completeSuccession", [account]);

/** Puts another account in an account's place; the sender's own signature may be left out. */
export const rotate = (
  { identities }: IdentityRef,
  rotation: Succession,
  { account = "0x", successor = "0x" }: { readonly account?: Hex; readonly successor?: Hex },
): Call<Abi, "rotate"> => call(identities, "rotate", [dated(rotation), account, successor]);

/** Does several acts in one transaction: all of them, or none. */
export const multicall = ({ identities }: IdentityRef, acts: readonly AnyCall[]): Call<Abi, "multicall"> =>
  call(identities, "multicall", [acts.map((act) => encodeFunctionData(act as never))]);

/** Reads what is on record of an account. */
export const identityOf = (
  { identities }: IdentityRef,
  account: Address,
): Call<Abi, "identityOf", readonly [Address]> => call(identities, "identityOf", [account]);

/** Reads what is announced for an account. */
export const pendingSuccession = (
  { identities }: IdentityRef,
  account: Address,
): Call<Abi, "pendingSuccession", readonly [Address]> => call(identities, "pendingSuccession", [account]);

/** Reads the account that acts in another's place; zero where the account was never succeeded. */
export const successorOf = (
  { identities }: IdentityRef,
  account: Address,
): Call<Abi, "successorOf", readonly [Address]> => call(identities, "successorOf", [account]);

/** Reads an identity's first account. */
export const rootOf = ({ identities }: IdentityRef, account: Address): Call<Abi, "rootOf", readonly [Address]> =>
  call(identities, "rootOf", [account]);

/** Reads whether an account may act as a verified identity now. */
export const isVerified = (
  { identities }: IdentityRef,
  account: Address,
): Call<Abi, "isVerified", readonly [Address]> => call(identities, "isVerified", [account]);

/** Reads root and standing of an account. */
export const identify = ({ identities }: IdentityRef, account: Address): Call<Abi, "identify", readonly [Address]> =>
  call(identities, "identify", [account]);

/** Reads whether an office may verify. */
export const isAdmitted = ({ identities }: IdentityRef, office: bigint): Call<Abi, "isAdmitted", readonly [bigint]> =>
  call(identities, "isAdmitted", [office]);

/** Reads how many seconds an account may object to its succession. */
export const objectionPeriod = ({ identities }: IdentityRef): Call<Abi, "objectionPeriod", readonly []> =>
  call(identities, "objectionPeriod", []);

/** Reads how many seconds a verification may last. */
export const maximumTerm = ({ identities }: IdentityRef): Call<Abi, "maximumTerm", readonly []> =>
  call(identities, "maximumTerm", []);

/** Reads the authority. */
export const authority = ({ identities }: IdentityRef): Call<Abi, "authority", readonly []> =>
  call(identities, "authority", []);

/** Reads the registry that this one carries on. */
export const predecessor = ({ identities }: IdentityRef): Call<Abi, "predecessor", readonly []> =>
  call(identities, "predecessor", []);

/** Reads the registry that carries this one on. */
export const successor = ({ identities }: IdentityRef): Call<Abi, "successor", readonly []> =>
  call(identities, "successor", []);
