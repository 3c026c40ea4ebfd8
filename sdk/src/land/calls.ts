import { type Address, encodeFunctionData, type Hex, zeroAddress, zeroHash } from "viem";
import { type AnyCall, type Call, contractCalls } from "../core/index.js";
import { landRegistryAbi, landRegistryErrors } from "../generated/land.js";
import { UNTIL_WITHDRAWN } from "./burdenCalls.js";
import { natureCode, ownershipCode } from "./codes.js";
import type {
  CaveatNotice,
  CaveatWithdrawal,
  ChargeDeed,
  DischargeDeed,
  LandRef,
  OwnershipDeed,
  Registration,
  SharedRegistration,
  TransferDeed,
} from "./types.js";

export {
  assignCharge,
  grantRight,
  notices,
  placeNotice,
  postponeCharge,
  releaseRight,
  rights,
  UNTIL_WITHDRAWN,
  varyCaveat,
  varyCharge,
  withdrawNotice,
} from "./burdenCalls.js";
export {
  announceOrder,
  canReceive,
  canSend,
  canTransfer,
  forcedTransfer,
  getFrozenTokens,
  imposeRestriction,
  liftRight,
  orderDelay,
  orderedAct,
  orderId,
  orderOf,
  rectifyOwners,
  rectifyParcel,
  removeCaveat,
  removeNotice,
  setFrozenTokens,
  strikeOut,
  transmit,
  withdrawOrder,
} from "./orderCalls.js";
export { areaTolerance, benefitOf, plansOf, registerPlan, surrender } from "./planCalls.js";

type Abi = typeof landRegistryAbi;
const call = contractCalls(landRegistryAbi, landRegistryErrors);

const registered = ({ titleId, owner, area = 0, parcel = zeroHash, source }: Registration) => ({
  titleId,
  owner,
  area,
  parcel,
  source,
});
const dated = <instrument extends { readonly deadline: bigint }>(instrument: instrument) => ({
  ...instrument,
  deadline: Number(instrument.deadline),
});

const conducted = <instrument extends { readonly deadline: bigint; readonly conduit?: Address }>(
  instrument: instrument,
) => ({ ...dated(instrument), conduit: instrument.conduit ?? zeroAddress });

/** Registers a title for the first time. */
export const register = ({ registry }: LandRef, registration: Registration): Call<Abi, "register"> =>
  call(registry, "register", [registered(registration)]);

/** Registers many titles for the first time: all of them, or none. */
export const registerMany = ({ registry }: LandRef, list: readonly Registration[]): Call<Abi, "registerMany"> =>
  call(registry, "registerMany", [list.map(registered)]);

/** Registers a title for the first time that several own. */
export const registerShared = (
  { registry }: LandRef,
  { titleId, ownership, area = 0, parcel = zeroHash, source }: SharedRegistration,
): Call<Abi, "registerShared"> =>
  call(registry, "registerShared", [{ titleId, ownership: ownershipCode(ownership), area, parcel, source }]);

/** Registers a transfer; the consents are the chargees' signatures by rising rank. */
export const transfer = (
  { registry }: LandRef,
  deed: TransferDeed,
  signatures: { readonly seller: Hex; readonly buyer: Hex; readonly consents?: readonly Hex[] },
): Call<Abi, "transfer"> =>
  call(registry, "transfer", [
    { ...conducted(deed), nature: natureCode(deed.nature) },
    signatures.seller,
    signatures.buyer,
    signatures.consents ?? [],
  ]);

/**
 * Registers that a title's owners, or their shares, are others. The parties' signatures are the present owners' in the
 * register's order, then the new ones' in the deed's; the consents are the chargees' by rising rank.
 */
export const transferShares = (
  { registry }: LandRef,
  deed: OwnershipDeed,
  signatures: { readonly parties: readonly Hex[]; readonly consents?: readonly Hex[] },
): Call<Abi, "transferShares"> =>
  call(registry, "transferShares", [
    { ...conducted(deed), nature: natureCode(deed.nature), ownership: ownershipCode(deed.ownership) },
    signatures.parties,
    signatures.consents ?? [],
  ]);

/** Registers a charge; the owners sign in the register's order. */
export const charge = (
  { registry }: LandRef,
  deed: ChargeDeed,
  signatures: { readonly owners: readonly Hex[]; readonly chargee: Hex; readonly consents?: readonly Hex[] },
): Call<Abi, "charge"> =>
  call(registry, "charge", [dated(deed), signatures.owners, signatures.chargee, signatures.consents ?? []]);

/** Lifts a charge. */
export const discharge = ({ registry }: LandRef, deed: DischargeDeed, chargeeSignature: Hex): Call<Abi, "discharge"> =>
  call(registry, "discharge", [conducted(deed), chargeeSignature]);

/** Lodges a caveat. */
export const lodgeCaveat = (
  { registry }: LandRef,
  notice: CaveatNotice,
  caveatorSignature: Hex,
): Call<Abi, "lodgeCaveat"> =>
  call(registry, "lodgeCaveat", [
    { ...dated(notice), until: Number(notice.until ?? UNTIL_WITHDRAWN) },
    caveatorSignature,
  ]);

/** Takes a caveat back. */
export const withdrawCaveat = (
  { registry }: LandRef,
  withdrawal: CaveatWithdrawal,
  caveatorSignature: Hex,
): Call<Abi, "withdrawCaveat"> => call(registry, "withdrawCaveat", [dated(withdrawal), caveatorSignature]);

/** Does several acts of one registry in one transaction: all of them, or none. */
export const multicall = ({ registry }: LandRef, acts: readonly AnyCall[]): Call<Abi, "multicall"> =>
  call(registry, "multicall", [acts.map((act) => encodeFunctionData(act as never))]);

/** Reads a title as it stands. */
export const title = ({ registry }: LandRef, titleId: Hex): Call<Abi, "title", readonly [Hex]> =>
  call(registry, "title", [titleId]);

/** Reads whether a title is registered. */
export const exists = ({ registry }: LandRef, titleId: Hex): Call<Abi, "exists", readonly [Hex]> =>
  call(registry, "exists", [titleId]);

/** Reads a title's owners with their shares. */
export const owners = ({ registry }: LandRef, titleId: Hex): Call<Abi, "owners", readonly [Hex]> =>
  call(registry, "owners", [titleId]);

/** Reads a title's live charges. */
export const charges = ({ registry }: LandRef, titleId: Hex): Call<Abi, "charges", readonly [Hex]> =>
  call(registry, "charges", [titleId]);

/** Reads a title's live caveats. */
export const caveats = ({ registry }: LandRef, titleId: Hex): Call<Abi, "caveats", readonly [Hex]> =>
  call(registry, "caveats", [titleId]);

/** Reads the jurisdiction's name. */
export const jurisdiction = ({ registry }: LandRef): Call<Abi, "jurisdiction", readonly []> =>
  call(registry, "jurisdiction", []);

/** Reads which contract draws the certificates. */
export const certificate = ({ registry }: LandRef): Call<Abi, "certificate", readonly []> =>
  call(registry, "certificate", []);

/** Puts the account that acts now in the place of one that was succeeded, wherever it stands on a title. */
export const followIdentity = (
  { registry }: LandRef,
  { titleId, account }: { readonly titleId: Hex; readonly account: Address },
): Call<Abi, "followIdentity", readonly [Hex, Address]> => call(registry, "followIdentity", [titleId, account]);

/** Reads how many acts a title has seen. */
export const revisionOf = ({ registry }: LandRef, titleId: Hex): Call<Abi, "revisionOf", readonly [Hex]> =>
  call(registry, "revisionOf", [titleId]);

/** Reads whether a title has seen no act since a revision but successors that came in their own places. */
export const unchangedSince = (
  { registry }: LandRef,
  { titleId, revision }: { readonly titleId: Hex; readonly revision: number },
): Call<Abi, "unchangedSince", readonly [Hex, number]> => call(registry, "unchangedSince", [titleId, revision]);

/** Reads which identities tell who acts now for whom; zero for none. */
export const identities = ({ registry }: LandRef): Call<Abi, "identities", readonly []> =>
  call(registry, "identities", []);

/** Reads which authority decides who may act. */
export const authority = ({ registry }: LandRef): Call<Abi, "authority", readonly []> =>
  call(registry, "authority", []);

/** Reads which registry this one carries on; zero when it is the first. */
export const predecessor = ({ registry }: LandRef): Call<Abi, "predecessor", readonly []> =>
  call(registry, "predecessor", []);

/** Reads which registry carries this one on; zero when none does. */
export const successor = ({ registry }: LandRef): Call<Abi, "successor", readonly []> =>
  call(registry, "successor", []);

/** Reads who holds a title's token. */
export const ownerOf = ({ registry }: LandRef, titleId: Hex): Call<Abi, "ownerOf", readonly [bigint]> =>
  call(registry, "ownerOf", [BigInt(titleId)]);

/** Reads how many titles' tokens an account holds. */
export const balanceOf = ({ registry }: LandRef, holder: Address): Call<Abi, "balanceOf", readonly [Address]> =>
  call(registry, "balanceOf", [holder]);

/** Reads whether a title's token is locked: each is. */
export const locked = ({ registry }: LandRef, titleId: Hex): Call<Abi, "locked", readonly [bigint]> =>
  call(registry, "locked", [BigInt(titleId)]);

/** Reads a title's certificate as a `data:` URI. */
export const tokenURI = ({ registry }: LandRef, titleId: Hex): Call<Abi, "tokenURI", readonly [bigint]> =>
  call(registry, "tokenURI", [BigInt(titleId)]);
