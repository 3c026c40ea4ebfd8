import { type Address, type Hex, isAddressEqual, pad } from "viem";
import { type Chain, mapConcurrently, readEvents } from "../core/index.js";
import { credentialRegistryAbi } from "../generated/credentials.js";
import type { HistorySpan } from "./history.js";
import { readCredential, verifyCredential } from "./status.js";
import type { CredentialRecord, RegistryRef, Standing } from "./types.js";

/** A credential that names an account as its holder, and how it stands. */
export interface HeldCredential {
  readonly id: Hex;
  readonly record: Exclude<CredentialRecord, { readonly state: "unknown" }>;
  readonly standing: Standing;
}

/**
 * The credentials of which an account is the holder, in the order in which they came to it, each with how it stands at
 * a moment. Found by the registry's logs, and each read from its record: a node that leaves logs out can hide one, but
 * make none up. Entries of batches name their holders in their documents alone.
 *
 * @param at Unix seconds.
 */
export async function credentialsOf(
  chain: Chain,
  ref: RegistryRef,
  holder: Address,
  { at, fromBlock = 0n, toBlock }: HistorySpan & { readonly at: bigint },
): Promise<readonly HeldCredential[]> {
  const block = toBlock ?? (await chain.block()).number;
  const where = { abi: credentialRegistryAbi, address: ref.registry, fromBlock, toBlock: block } as const;
  const [issued, moved] = await Promise.all([
    readEvents(chain, { ...where, names: ["CredentialIssued"], keys: [null, pad(holder)] }),
    readEvents(chain, {
      ...where,
      names: ["CredentialRebound", "CredentialFollowed"],
      keys: [null, null, pad(holder)],
    }),
  ]);
  const ids = new Set([...issued, ...moved].map(({ args }) => args.id));
  const held = await mapConcurrently([...ids], async (id) => {
    const record = await readCredential(chain, ref, id, { block });
    if (record.state === "unknown" || record.holder === undefined || !isAddressEqual(record.holder, holder)) return [];
    return [{ id, record, standing: await verifyCredential(chain, { ...ref, id }, at, { block }) }];
  });
  return held.flat();
}
