import type { Hex } from "viem";
import { type Chain, readEvents } from "../core/index.js";
import { credentialRegistryAbi } from "../generated/credentials.js";
import type { HistorySpan } from "./history.js";
import type { CredentialType, RegistryRef } from "./types.js";

/** Every kind of credential that was registered, in the order of registration, as the registry's log tells it. */
export async function readTypes(
  chain: Chain,
  { registry }: RegistryRef,
  span: HistorySpan = {},
): Promise<readonly (CredentialType & { readonly typeId: Hex })[]> {
  const query = { abi: credentialRegistryAbi, address: registry, names: ["TypeRegistered"], ...span } as const;
  const events = await readEvents(chain, query);
  return events.map(
    ({ args: { typeId, office, maximumTerm, holderNeeded, acceptanceNeeded, shown, schema, name } }) => ({
      typeId,
      office,
      ...(maximumTerm === 0 ? {} : { maximumTerm: BigInt(maximumTerm) }),
      holderNeeded,
      ...(acceptanceNeeded && { acceptanceNeeded }),
      ...(shown && { shown }),
      schema,
      name,
    }),
  );
}
