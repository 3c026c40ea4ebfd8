import { type Address, encodeFunctionData, type Hex, parseAbi } from "viem";
import { type AnyCall, type Call, type CallMaker, contractCalls } from "../core/index.js";
import { consentRegistryAbi, consentRegistryErrors } from "../generated/consent.js";
import { purposeWord } from "./scope.js";
import { completed, type Withdrawal } from "./typedData.js";
import type { By, Consent, ConsentRef } from "./types.js";

type Abi = typeof consentRegistryAbi;
const call = contractCalls(consentRegistryAbi, consentRegistryErrors);

const ROOT = "function rootOf(address account) view returns (address)";
const rootAbi: ReturnType<typeof parseAbi<readonly [typeof ROOT]>> = parseAbi([ROOT]);
const askIdentities: CallMaker<typeof rootAbi> = contractCalls(rootAbi, {});

/** A consent in the contract's form. */
export interface WrittenConsent {
  readonly holder: Address;
  readonly grantee: Address;
  readonly purpose: Hex;
  readonly scope: Hex;
  readonly from: number;
  readonly until: number;
  readonly retention: number;
  readonly replaces: Hex;
  readonly deadline: number;
}

const written = (consent: Consent): WrittenConsent => {
  const { holder, grantee, purpose, scope, from, until, retention, replaces, deadline } = completed(consent);
  const times = { from: Number(from), until: Number(until), retention: Number(retention), deadline: Number(deadline) };
  return { holder, grantee, purpose: purposeWord(purpose), scope, replaces, ...times };
};

const paper = ({ consentId, deadline }: Withdrawal) => ({ consentId, deadline: Number(deadline) });

/** What stands in the signature's place: the holder's signature, the path of an agent's mandate, or nothing. */
const proofOf = (by: By): Hex => ("signature" in by ? by.signature : "path" in by ? by.path : "0x");

/** Gives a consent; with nothing more where the holder sends it. */
export const give = ({ registry }: ConsentRef, consent: Consent, by: By = {}): Call<Abi, "give"> =>
  call(registry, "give", [written(consent), proofOf(by)]);

/** Withdraws a consent; with nothing more where the holder sends it. */
export const withdraw = ({ registry }: ConsentRef, withdrawal: Withdrawal, by: By = {}): Call<Abi, "withdraw"> =>
  call(registry, "withdraw", [paper(withdrawal), proofOf(by)]);

/** Withdraws a consent that was signed and perhaps not handed in yet. */
export const withdrawSigned = (
  { registry }: ConsentRef,
  consent: Consent,
  withdrawal: Withdrawal,
  by: By = {},
): Call<Abi, "withdrawSigned"> => call(registry, "withdrawSigned", [written(consent), paper(withdrawal), proofOf(by)]);

/** Notes a look, as the grantee. */
export const recordAccess = ({ registry }: ConsentRef, consentId: Hex, receipt: Hex): Call<Abi, "recordAccess"> =>
  call(registry, "recordAccess", [consentId, receipt]);

/** Does several acts in one registry in one transaction: all of them, or none. */
export const multicall = ({ registry }: ConsentRef, acts: readonly AnyCall[]): Call<Abi, "multicall"> =>
  call(registry, "multicall", [acts.map((act) => encodeFunctionData(act as never))]);

/** Reads the id that a consent has, or will have. */
export const consentIdOf = (
  { registry }: ConsentRef,
  consent: Consent,
): Call<Abi, "consentIdOf", readonly [WrittenConsent]> => call(registry, "consentIdOf", [written(consent)]);

/** Reads a consent's record. */
export const consentOf = ({ registry }: ConsentRef, consentId: Hex): Call<Abi, "consentOf", readonly [Hex]> =>
  call(registry, "consentOf", [consentId]);

/** Reads whether the grantee may look now. */
export const isInForce = ({ registry }: ConsentRef, consentId: Hex): Call<Abi, "isInForce", readonly [Hex]> =>
  call(registry, "isInForce", [consentId]);

/** Reads whether an account may show something under a consent. */
export const mayPresent = (
  { registry }: ConsentRef,
  consentId: Hex,
  account: Address,
  path: Hex = "0x",
): Call<Abi, "mayPresent", readonly [Hex, Address, Hex]> => call(registry, "mayPresent", [consentId, account, path]);

/** Reads whether an account belongs to the identity that consented. */
export const isHolder = (
  { registry }: ConsentRef,
  consentId: Hex,
  account: Address,
): Call<Abi, "isHolder", readonly [Hex, Address]> => call(registry, "isHolder", [consentId, account]);

/** Reads the theme of the mandates under which agents consent, withdraw and present. */
export const theme = ({ registry }: ConsentRef): Call<Abi, "theme", readonly []> => call(registry, "theme", []);

/** Reads where identities are kept. */
export const identities = ({ registry }: ConsentRef): Call<Abi, "identities", readonly []> =>
  call(registry, "identities", []);

/** Reads where mandates are kept. */
export const mandates = ({ registry }: ConsentRef): Call<Abi, "mandates", readonly []> =>
  call(registry, "mandates", []);

/** Reads the first account of an identity. */
export const rootOf = (identities: Address, account: Address): Call<typeof rootAbi, "rootOf", readonly [Address]> =>
  askIdentities(identities, "rootOf", [account]);
