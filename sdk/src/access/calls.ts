import { type Address, encodeFunctionData, type Hex } from "viem";
import { type AnyCall, type Call, contractCalls } from "../core/index.js";
import { authorityAbi, authorityErrors } from "../generated/access.js";

type Abi = typeof authorityAbi;
const call = contractCalls(authorityAbi, authorityErrors);

/** Which authority. */
export interface AuthorityRef {
  readonly authority: Address;
}

/** Opens an agency, or gives it a new label. */
export const openAgency = (
  { authority }: AuthorityRef,
  { agency, label }: { readonly agency: bigint; readonly label: string },
): Call<Abi, "openAgency"> => call(authority, "openAgency", [agency, label]);

/** Opens an office, or gives it a new label and least delay (seconds). */
export const openOffice = (
  { authority }: AuthorityRef,
  {
    office,
    label,
    minimumDelay = 0,
  }: { readonly office: bigint; readonly label: string; readonly minimumDelay?: number },
): Call<Abi, "openOffice"> => call(authority, "openOffice", [office, label, minimumDelay]);

/** Stops an agency's offices from doing anything new. */
export const suspendAgency = (
  { authority }: AuthorityRef,
  {
    agency,
    compromisedSince = 0n,
    basis,
  }: { readonly agency: bigint; readonly compromisedSince?: bigint; readonly basis: Hex },
): Call<Abi, "suspendAgency"> => call(authority, "suspendAgency", [agency, Number(compromisedSince), basis]);

/** Lets a suspended agency act again. */
export const reinstateAgency = (
  { authority }: AuthorityRef,
  { agency, basis }: { readonly agency: bigint; readonly basis: Hex },
): Call<Abi, "reinstateAgency"> => call(authority, "reinstateAgency", [agency, basis]);

/** Sets the least delay (seconds) with which a role may be granted. */
export const setMinimumDelay = (
  { authority }: AuthorityRef,
  { role, minimumDelay }: { readonly role: bigint; readonly minimumDelay: number },
): Call<Abi, "setMinimumDelay"> => call(authority, "setMinimumDelay", [role, minimumDelay]);

/** Appoints an account to a role; its agency or the role's admin does this. Delay in seconds. */
export const appoint = (
  { authority }: AuthorityRef,
  { role, account, delay = 0 }: { readonly role: bigint; readonly account: Address; readonly delay?: number },
): Call<Abi, "grantRole"> => call(authority, "grantRole", [role, account, delay]);

/** Dismisses an account from a role. */
export const dismiss = (
  { authority }: AuthorityRef,
  { role, account }: { readonly role: bigint; readonly account: Address },
): Call<Abi, "revokeRole"> => call(authority, "revokeRole", [role, account]);

/** Lays down a role; the account does this for itself. */
export const layDown = (
  { authority }: AuthorityRef,
  { role, account }: { readonly role: bigint; readonly account: Address },
): Call<Abi, "renounceRole"> => call(authority, "renounceRole", [role, account]);

/** Lets a role call functions of a contract. */
export const empower = (
  { authority }: AuthorityRef,
  { target, selectors, role }: { readonly target: Address; readonly selectors: readonly Hex[]; readonly role: bigint },
): Call<Abi, "setTargetFunctionRole"> => call(authority, "setTargetFunctionRole", [target, selectors, role]);

/** Stops a registry from taking entries. */
export const pauseRegistry = (
  { authority }: AuthorityRef,
  { registry, basis }: { readonly registry: Address; readonly basis: Hex },
): Call<Abi, "pauseRegistry"> => call(authority, "pauseRegistry", [registry, basis]);

/** Lets a paused registry take entries again. */
export const resumeRegistry = (
  { authority }: AuthorityRef,
  { registry, basis }: { readonly registry: Address; readonly basis: Hex },
): Call<Abi, "resumeRegistry"> => call(authority, "resumeRegistry", [registry, basis]);

const NONE = "0x0000000000000000000000000000000000000000";

/** Closes a registry for good. */
export const closeRegistry = (
  { authority }: AuthorityRef,
  {
    registry,
    successor = NONE,
    basis,
  }: { readonly registry: Address; readonly successor?: Address; readonly basis: Hex },
): Call<Abi, "closeRegistry"> => call(authority, "closeRegistry", [registry, successor, basis]);

/** Announces a delayed act; `when` (Unix seconds) may put it later than its delay asks. */
export const announce = ({ authority }: AuthorityRef, act: AnyCall, when = 0n): Call<Abi, "schedule"> =>
  call(authority, "schedule", [act.address, encodeFunctionData(act as never), Number(when)]);

/** Cancels an announced act: its own announcer, an administrator or the guardian does this. */
export const cancel = ({ authority }: AuthorityRef, announcer: Address, act: AnyCall): Call<Abi, "cancel"> =>
  call(authority, "cancel", [announcer, act.address, encodeFunctionData(act as never)]);

/** Reads an agency's record. */
export const agencyOf = ({ authority }: AuthorityRef, agency: bigint): Call<Abi, "agencyOf", readonly [bigint]> =>
  call(authority, "agencyOf", [agency]);

/** Reads whether a registry takes entries. */
export const registryState = (
  { authority }: AuthorityRef,
  registry: Address,
): Call<Abi, "registryState", readonly [Address]> => call(authority, "registryState", [registry]);

/** Reads whether an act done at a moment (Unix seconds) is suspect. */
export const suspectSince = (
  { authority }: AuthorityRef,
  agency: bigint,
  actedAt: bigint,
): Call<Abi, "suspectSince", readonly [bigint, number]> => call(authority, "suspectSince", [agency, Number(actedAt)]);

/** Reads whether an account may act for an office in a registry now. */
export const mayAct = (
  { authority }: AuthorityRef,
  { account, office, registry }: { readonly account: Address; readonly office: bigint; readonly registry: Address },
): Call<Abi, "mayAct", readonly [Address, bigint, Address]> => call(authority, "mayAct", [account, office, registry]);

/** Reads whether an account may call a function, and with what delay. */
export const canCall = (
  { authority }: AuthorityRef,
  { account, target, selector }: { readonly account: Address; readonly target: Address; readonly selector: Hex },
): Call<Abi, "canCall", readonly [Address, Address, Hex]> => call(authority, "canCall", [account, target, selector]);

/** Reads whether an account holds a role that it can use now, and its delay. */
export const hasRole = (
  { authority }: AuthorityRef,
  role: bigint,
  account: Address,
): Call<Abi, "hasRole", readonly [bigint, Address]> => call(authority, "hasRole", [role, account]);

/** Reads the least delay with which a role may be granted. */
export const minimumDelay = ({ authority }: AuthorityRef, role: bigint): Call<Abi, "minimumDelay", readonly [bigint]> =>
  call(authority, "minimumDelay", [role]);

/** Reads when an announced act may be done; zero when it is not announced. */
export const scheduleOf = ({ authority }: AuthorityRef, id: Hex): Call<Abi, "getSchedule", readonly [Hex]> =>
  call(authority, "getSchedule", [id]);

/** Reads for how long an announced act may be done. */
export const expiration = ({ authority }: AuthorityRef): Call<Abi, "expiration", readonly []> =>
  call(authority, "expiration", []);

/** Reads which role appoints a role's members. */
export const roleAdmin = ({ authority }: AuthorityRef, role: bigint): Call<Abi, "getRoleAdmin", readonly [bigint]> =>
  call(authority, "getRoleAdmin", [role]);

/** Reads which role may call a function; zero, the administrator's, for those that were never wired. */
export const functionRole = (
  { authority }: AuthorityRef,
  target: Address,
  selector: Hex,
): Call<Abi, "getTargetFunctionRole", readonly [Address, Hex]> =>
  call(authority, "getTargetFunctionRole", [target, selector]);

/** Reads an account's membership in a role, whether or not it can be used now. */
export const accessOf = (
  { authority }: AuthorityRef,
  role: bigint,
  account: Address,
): Call<Abi, "getAccess", readonly [bigint, Address]> => call(authority, "getAccess", [role, account]);
