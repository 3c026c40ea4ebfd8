import { type Address, type Hex, zeroHash } from "viem";
import { type Call, contractCalls } from "../../core/index.js";
import { firstRegistrationAbi, firstRegistrationErrors, landRegistryErrors } from "../../generated/land.js";
import { ownershipCode } from "../codes.js";
import type {
  Claim,
  ClaimRefusal,
  ClaimWithdrawal,
  FirstRegistrationRef,
  Objection,
  ObjectionDecision,
  ObjectionWithdrawal,
} from "./types.js";

type Abi = typeof firstRegistrationAbi;
const call = contractCalls(firstRegistrationAbi, { ...landRegistryErrors, ...firstRegistrationErrors });

const claimed = ({ deadline, titleId, ownership, area = 0, parcel = zeroHash, source }: Claim) => ({
  registration: { titleId, ownership: ownershipCode(ownership), area, parcel, source },
  deadline: Number(deadline),
});
const dated = <paper extends { readonly deadline: bigint }>(paper: paper) => ({
  ...paper,
  deadline: Number(paper.deadline),
});

/** Publishes a claim; the signatures are the claimants' in the claim's order. */
export const publish = (
  { firstRegistration }: FirstRegistrationRef,
  claim: Claim,
  signatures: readonly Hex[],
): Call<Abi, "publish"> => call(firstRegistration, "publish", [claimed(claim), signatures]);

/** Lodges an objection. */
export const lodgeObjection = (
  { firstRegistration }: FirstRegistrationRef,
  objection: Objection,
  objectorSignature: Hex,
): Call<Abi, "lodgeObjection"> => call(firstRegistration, "lodgeObjection", [dated(objection), objectorSignature]);

/** Takes an objection back. */
export const withdrawObjection = (
  { firstRegistration }: FirstRegistrationRef,
  withdrawal: ObjectionWithdrawal,
  objectorSignature: Hex,
): Call<Abi, "withdrawObjection"> =>
  call(firstRegistration, "withdrawObjection", [dated(withdrawal), objectorSignature]);

/** Enters a court's decision on an objection. */
export const decide = (
  { firstRegistration }: FirstRegistrationRef,
  { titleId, claimId, objector, upheld, reasons }: ObjectionDecision,
): Call<Abi, "decide"> => call(firstRegistration, "decide", [titleId, claimId, objector, upheld, reasons]);

/** Registers a claim whose publication is over. */
export const complete = ({ firstRegistration }: FirstRegistrationRef, claim: Claim): Call<Abi, "complete"> =>
  call(firstRegistration, "complete", [claimed(claim)]);

/** Refuses a claim that cannot be registered. */
export const refuse = (
  { firstRegistration }: FirstRegistrationRef,
  { titleId, claimId, reasons }: ClaimRefusal,
): Call<Abi, "refuse"> => call(firstRegistration, "refuse", [titleId, claimId, reasons]);

/** Takes a claim back. */
export const withdraw = (
  { firstRegistration }: FirstRegistrationRef,
  claim: Claim,
  withdrawal: ClaimWithdrawal,
  claimantSignature: Hex,
): Call<Abi, "withdraw"> => call(firstRegistration, "withdraw", [claimed(claim), dated(withdrawal), claimantSignature]);

/** Reads how a claim stands. */
export const claimStanding = (
  { firstRegistration }: FirstRegistrationRef,
  claimId: Hex,
): Call<Abi, "claimStanding", readonly [Hex]> => call(firstRegistration, "claimStanding", [claimId]);

/** Reads which claim is published for a reference; zero when none is. */
export const claimOn = (
  { firstRegistration }: FirstRegistrationRef,
  titleId: Hex,
): Call<Abi, "claimOn", readonly [Hex]> => call(firstRegistration, "claimOn", [titleId]);

/** Reads how an account's objection to a claim stands. */
export const objectionState = (
  { firstRegistration }: FirstRegistrationRef,
  claimId: Hex,
  objector: Address,
): Call<Abi, "objectionState", readonly [Hex, Address]> =>
  call(firstRegistration, "objectionState", [claimId, objector]);

/** Reads for how many seconds a claim is published. */
export const publicationPeriod = ({
  firstRegistration,
}: FirstRegistrationRef): Call<Abi, "publicationPeriod", readonly []> =>
  call(firstRegistration, "publicationPeriod", []);

/** Reads in which registry claims are registered. */
export const landRegistry = ({ firstRegistration }: FirstRegistrationRef): Call<Abi, "landRegistry", readonly []> =>
  call(firstRegistration, "landRegistry", []);
