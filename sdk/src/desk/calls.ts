import { type Address, encodeFunctionData, type Hex, parseSignature, zeroAddress, zeroHash } from "viem";
import { type AnyCall, type Call, contractCalls } from "../core/index.js";
import { serviceDeskAbi, serviceDeskErrors } from "../generated/desk.js";
import type { Answer, Appeal, Application, DeskRef, Grant, Permit, Ruling, ServiceTerms, Withdrawal } from "./types.js";

type Abi = typeof serviceDeskAbi;
const call = contractCalls(serviceDeskAbi, serviceDeskErrors);

/** An end that never comes, as the registry writes it. */
const NEVER = 2 ** 48 - 1;

const dated = <paper extends { readonly deadline: bigint }>(paper: paper) => ({
  ...paper,
  deadline: Number(paper.deadline),
});

/** An application in the contract's form. */
export interface WrittenApplication {
  readonly serviceId: Hex;
  readonly revision: number;
  readonly applicant: Address;
  readonly payer: Address;
  readonly token: Address;
  readonly fee: bigint;
  readonly commitment: Hex;
  readonly dossier: Hex;
  readonly deadline: number;
}

const applied = ({ payer, fee, ...said }: Application): WrittenApplication => ({
  ...dated(said),
  payer: payer ?? said.applicant,
  token: fee?.token ?? zeroAddress,
  fee: fee?.amount ?? 0n,
});
const written = ({ fee, lapse, standardTerm = 0n, ...said }: ServiceTerms) => ({
  token: fee?.token ?? zeroAddress,
  appealOffice: said.appealOffice,
  requests: said.requests,
  lapse: lapse === "grant" ? 1 : 0,
  treasury: fee?.treasury ?? zeroAddress,
  period: Number(said.period),
  answerPeriod: Number(said.answerPeriod),
  appealPeriod: Number(said.appealPeriod),
  fee: fee?.amount ?? 0n,
  appealTerm: Number(said.appealTerm),
  standardTerm: Number(standardTerm),
});

/** Offers a service, or sets its terms anew; the head of the type's agency does this. */
export const setService = (
  { desk }: DeskRef,
  serviceId: Hex,
  terms: ServiceTerms,
  basis: Hex,
): Call<Abi, "setService"> => call(desk, "setService", [serviceId, written(terms), basis]);

/** Lets a service take no new applications. */
export const stopService = ({ desk }: DeskRef, serviceId: Hex, basis: Hex): Call<Abi, "stopService"> =>
  call(desk, "stopService", [serviceId, basis]);

/** Submits an application whose fee the desk may take; without a signature where the applicant sends it. */
export const submit = ({ desk }: DeskRef, application: Application, signature: Hex = "0x"): Call<Abi, "submit"> =>
  call(desk, "submit", [applied(application), signature]);

/** Submits an application with the payer's permit for its fee. */
export const submitWithPermit = (
  { desk }: DeskRef,
  application: Application,
  permit: Permit,
  signature: Hex = "0x",
): Call<Abi, "submitWithPermit"> => {
  const { r, s, v, yParity } = parseSignature(permit.signature);
  return call(desk, "submitWithPermit", [
    applied(application),
    signature,
    { deadline: permit.deadline, v: Number(v ?? BigInt(yParity) + 27n), r, s },
  ]);
};

/** Asks for more, and stops the office's clock. */
export const request = ({ desk }: DeskRef, { applicationId, revision, reasons }: Ruling): Call<Abi, "request"> =>
  call(desk, "request", [applicationId, revision, reasons]);

/** Hands in what was asked for. */
export const answer = ({ desk }: DeskRef, paper: Answer, signature: Hex = "0x"): Call<Abi, "answer"> =>
  call(desk, "answer", [dated(paper), signature]);

/** Grants, and issues the credential. */
export const grant = ({ desk }: DeskRef, given: Grant): Call<Abi, "grant"> =>
  call(desk, "grant", [
    given.applicationId,
    given.revision,
    {
      credentialId: given.credentialId,
      validFrom: Number(given.validFrom ?? 0n),
      validUntil: given.validUntil === undefined ? NEVER : Number(given.validUntil),
      commitment: given.commitment,
    },
    given.reasons,
  ]);

/** Refuses, or dismisses an appeal. */
export const refuse = ({ desk }: DeskRef, { applicationId, revision, reasons }: Ruling): Call<Abi, "refuse"> =>
  call(desk, "refuse", [applicationId, revision, reasons]);

/** Appeals. */
export const appeal = ({ desk }: DeskRef, paper: Appeal, signature: Hex = "0x"): Call<Abi, "appeal"> =>
  call(desk, "appeal", [dated(paper), signature]);

/** Withdraws an application or an appeal. */
export const withdraw = ({ desk }: DeskRef, paper: Withdrawal, signature: Hex = "0x"): Call<Abi, "withdraw"> =>
  call(desk, "withdraw", [dated(paper), signature]);

/** Brings about what the service provides where nobody decided in time. */
export const lapse = ({ desk }: DeskRef, applicationId: Hex, salt: Hex = zeroHash): Call<Abi, "lapse"> =>
  call(desk, "lapse", [applicationId, salt]);

/** Notes that the time to appeal has passed unused. */
export const conclude = ({ desk }: DeskRef, applicationId: Hex): Call<Abi, "conclude"> =>
  call(desk, "conclude", [applicationId]);

/** Pays an account all that it is due in a token. */
export const payOut = ({ desk }: DeskRef, token: Address, payee: Address): Call<Abi, "payOut"> =>
  call(desk, "payOut", [token, payee]);

/** Does several acts at one desk in one transaction: all of them, or none. */
export const multicall = ({ desk }: DeskRef, acts: readonly AnyCall[]): Call<Abi, "multicall"> =>
  call(desk, "multicall", [acts.map((act) => encodeFunctionData(act as never))]);

/** Reads a service as it is offered now. */
export const service = ({ desk }: DeskRef, serviceId: Hex): Call<Abi, "service", readonly [Hex]> =>
  call(desk, "service", [serviceId]);

/** Reads a service's terms by their number. */
export const termsOf = (
  { desk }: DeskRef,
  serviceId: Hex,
  revision: number,
): Call<Abi, "termsOf", readonly [Hex, number]> => call(desk, "termsOf", [serviceId, revision]);

/** Reads the id that an application has, or will have. */
export const applicationIdOf = (
  { desk }: DeskRef,
  application: Application,
): Call<Abi, "applicationIdOf", readonly [WrittenApplication]> => call(desk, "applicationIdOf", [applied(application)]);

/** Reads an application's record. */
export const applicationOf = ({ desk }: DeskRef, applicationId: Hex): Call<Abi, "applicationOf", readonly [Hex]> =>
  call(desk, "applicationOf", [applicationId]);

/** Reads whether a withdrawal now would bring the fee back. */
export const isRefundable = ({ desk }: DeskRef, applicationId: Hex): Call<Abi, "isRefundable", readonly [Hex]> =>
  call(desk, "isRefundable", [applicationId]);

/** Reads what an account is due in a token. */
export const due = ({ desk }: DeskRef, token: Address, payee: Address): Call<Abi, "due", readonly [Address, Address]> =>
  call(desk, "due", [token, payee]);

/** Reads what the desk holds for others in a token. */
export const held = ({ desk }: DeskRef, token: Address): Call<Abi, "held", readonly [Address]> =>
  call(desk, "held", [token]);

/** Makes what a lost account is due in a token due to the account that took its place. */
export const followIdentity = ({ desk }: DeskRef, token: Address, account: Address): Call<Abi, "followIdentity"> =>
  call(desk, "followIdentity", [token, account]);

/** Reads which registry of mandates the desk asks about agents; the zero address for none. */
export const mandates = ({ desk }: DeskRef): Call<Abi, "mandates", readonly []> => call(desk, "mandates", []);

/** Reads which registry of identities the desk asks about accounts; the zero address for none. */
export const identities = ({ desk }: DeskRef): Call<Abi, "identities", readonly []> => call(desk, "identities", []);

/** Reads in which registry the desk issues. */
export const credentials = ({ desk }: DeskRef): Call<Abi, "credentials", readonly []> => call(desk, "credentials", []);

/** Reads which authority decides who may do what here. */
export const authority = ({ desk }: DeskRef): Call<Abi, "authority", readonly []> => call(desk, "authority", []);

/** Reads which desk this one carries on; the zero address for the first. */
export const predecessor = ({ desk }: DeskRef): Call<Abi, "predecessor", readonly []> => call(desk, "predecessor", []);

/** Reads which desk carries this one on; the zero address for none. */
export const successor = ({ desk }: DeskRef): Call<Abi, "successor", readonly []> => call(desk, "successor", []);
