import { type Hex, zeroAddress, zeroHash } from "viem";
import { type Call, contractCalls } from "../core/index.js";
import { landRegistryAbi, landRegistryErrors } from "../generated/land.js";
import type {
  CaveatVariation,
  ChargeAssignment,
  ChargePostponement,
  ChargeVariation,
  NoticeWithdrawal,
  PriorityNotice,
  RightDeed,
  RightRelease,
} from "./burdenTypes.js";
import { kindCode } from "./codes.js";
import type { LandRef } from "./types.js";

type Abi = typeof landRegistryAbi;
const call = contractCalls(landRegistryAbi, landRegistryErrors);

/** Greatest moment that the registry knows: until withdrawn. */
export const UNTIL_WITHDRAWN: bigint = 2n ** 48n - 1n;

const dated = <instrument extends { readonly deadline: bigint }>(instrument: instrument) => ({
  ...instrument,
  deadline: Number(instrument.deadline),
});
const ending = <instrument extends { readonly deadline: bigint; readonly until?: bigint }>(instrument: instrument) => ({
  ...dated(instrument),
  until: Number(instrument.until ?? UNTIL_WITHDRAWN),
});

/** Registers other terms of a charge; the consents are of the later ranks' chargees, then of restriction holders. */
export const varyCharge = (
  { registry }: LandRef,
  deed: ChargeVariation,
  signatures: { readonly owners: readonly Hex[]; readonly chargee: Hex; readonly consents?: readonly Hex[] },
): Call<Abi, "varyCharge"> =>
  call(registry, "varyCharge", [dated(deed), signatures.owners, signatures.chargee, signatures.consents ?? []]);

/** Moves a charge back, or lets two change places; the chargees sign by rising rank. */
export const postponeCharge = (
  { registry }: LandRef,
  deed: ChargePostponement,
  chargeeSignatures: readonly Hex[],
): Call<Abi, "postponeCharge"> => call(registry, "postponeCharge", [dated(deed), chargeeSignatures]);

/** Passes a charge to another chargee. */
export const assignCharge = (
  { registry }: LandRef,
  deed: ChargeAssignment,
  signatures: { readonly chargee: Hex; readonly assignee: Hex },
): Call<Abi, "assignCharge"> => call(registry, "assignCharge", [dated(deed), signatures.chargee, signatures.assignee]);

/** Registers a right; the owners sign in the register's order, and so do those of the title that it benefits. */
export const grantRight = (
  { registry }: LandRef,
  { kind, holder = zeroAddress, benefited = zeroHash, ...said }: RightDeed,
  signatures: {
    readonly owners: readonly Hex[];
    readonly holders: readonly Hex[];
    readonly consents?: readonly Hex[];
  },
): Call<Abi, "grantRight"> =>
  call(registry, "grantRight", [
    { ...ending(said), kind: kindCode(kind), holder, benefited },
    signatures.owners,
    signatures.holders,
    signatures.consents ?? [],
  ]);

/** Ends a right that is given up. */
export const releaseRight = (
  { registry }: LandRef,
  deed: RightRelease,
  holderSignatures: readonly Hex[],
): Call<Abi, "releaseRight"> => call(registry, "releaseRight", [dated(deed), holderSignatures]);

/** Holds the place of one dealing. */
export const placeNotice = (
  { registry }: LandRef,
  notice: PriorityNotice,
  signatures: { readonly owners: readonly Hex[]; readonly beneficiary: Hex },
): Call<Abi, "placeNotice"> =>
  call(registry, "placeNotice", [ending(notice), signatures.owners, signatures.beneficiary]);

/** Gives a place up. */
export const withdrawNotice = (
  { registry }: LandRef,
  withdrawal: NoticeWithdrawal,
  beneficiarySignature: Hex,
): Call<Abi, "withdrawNotice"> => call(registry, "withdrawNotice", [dated(withdrawal), beneficiarySignature]);

/** Gives a caveat another basis or end. */
export const varyCaveat = (
  { registry }: LandRef,
  variation: CaveatVariation,
  caveatorSignature: Hex,
): Call<Abi, "varyCaveat"> => call(registry, "varyCaveat", [ending(variation), caveatorSignature]);

/** Reads a title's live rights of others. */
export const rights = ({ registry }: LandRef, titleId: Hex): Call<Abi, "rights", readonly [Hex]> =>
  call(registry, "rights", [titleId]);

/** Reads a title's live priority notice: none, or one. */
export const notices = ({ registry }: LandRef, titleId: Hex): Call<Abi, "notices", readonly [Hex]> =>
  call(registry, "notices", [titleId]);
