import { type Address, encodeFunctionData, type Hex, zeroHash } from "viem";
import { type AnyCall, type Call, contractCalls } from "../core/index.js";
import { landRegistryAbi, landRegistryErrors } from "../generated/land.js";
import type {
  CaveatNotice,
  CaveatWithdrawal,
  ChargeDeed,
  DischargeDeed,
  LandRef,
  Order,
  Registration,
  TransferDeed,
} from "./types.js";

type Abi = typeof landRegistryAbi;
const call = contractCalls(landRegistryAbi, landRegistryErrors);

/** Greatest moment that the registry knows: until withdrawn. */
export const UNTIL_WITHDRAWN: bigint = 2n ** 48n - 1n;

const registered = ({ titleId, owner, parcel = zeroHash, source }: Registration) => ({
  titleId,
  owner,
  parcel,
  source,
});
const dated = <instrument extends { readonly deadline: bigint }>(instrument: instrument) => ({
  ...instrument,
  deadline: Number(instrument.deadline),
});

/** Registers a title for the first time. */
export const register = ({ registry }: LandRef, registration: Registration): Call<Abi, "register"> =>
  call(registry, "register", [registered(registration)]);

/** Registers many titles for the first time: all of them, or none. */
export const registerMany = ({ registry }: LandRef, list: readonly Registration[]): Call<Abi, "registerMany"> =>
  call(registry, "registerMany", [list.map(registered)]);

/** Registers a transfer; the consents are the chargees' signatures by rising rank. */
export const transfer = (
  { registry }: LandRef,
  deed: TransferDeed,
  signatures: { readonly seller: Hex; readonly buyer: Hex; readonly consents?: readonly Hex[] },
): Call<Abi, "transfer"> =>
  call(registry, "transfer", [dated(deed), signatures.seller, signatures.buyer, signatures.consents ?? []]);

/** Registers a charge. */
export const charge = (
  { registry }: LandRef,
  deed: ChargeDeed,
  signatures: { readonly owner: Hex; readonly chargee: Hex },
): Call<Abi, "charge"> => call(registry, "charge", [dated(deed), signatures.owner, signatures.chargee]);

/** Lifts a charge. */
export const discharge = ({ registry }: LandRef, deed: DischargeDeed, chargeeSignature: Hex): Call<Abi, "discharge"> =>
  call(registry, "discharge", [dated(deed), chargeeSignature]);

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

/** Removes a caveat by order of a court. */
export const removeCaveat = (
  { registry }: LandRef,
  { titleId, slot, caveator, order }: Order & { readonly slot: number; readonly caveator: Address },
): Call<Abi, "removeCaveat"> => call(registry, "removeCaveat", [titleId, slot, caveator, order]);

/** Stops all dealings with a title by order of a court. */
export const freeze = ({ registry }: LandRef, { titleId, order }: Order): Call<Abi, "freeze"> =>
  call(registry, "freeze", [titleId, order]);

/** Allows dealings with a title again by order of a court. */
export const unfreeze = ({ registry }: LandRef, { titleId, order }: Order): Call<Abi, "unfreeze"> =>
  call(registry, "unfreeze", [titleId, order]);

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
