import type { Address } from "viem";
import { type Chain, contractCalls } from "../core/index.js";
import { identityRegistryAbi, identityRegistryErrors } from "../generated/identity.js";
import * as calls from "./calls.js";
import type { RegistryRef } from "./types.js";

const identityCall = contractCalls(identityRegistryAbi, identityRegistryErrors);

/** Whether two accounts are one person's: the registry's identities are asked where they differ. */
export async function areOne(
  chain: Chain,
  ref: RegistryRef,
  [one, other]: readonly [Address, Address],
  options: { readonly block: bigint },
): Promise<boolean> {
  if (BigInt(one) === BigInt(other)) return true;
  const identities = await chain.read(calls.identities(ref), options);
  if (BigInt(identities) === 0n || BigInt(one) === 0n) return false;
  const rootOf = (account: Address): Promise<Address> =>
    chain.read(identityCall(identities, "rootOf", [account]), options);
  return (await rootOf(one)) === (await rootOf(other));
}
