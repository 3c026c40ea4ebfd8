import { type Address, type Hex, isAddressEqual, numberToHex, pad } from "viem";
import { type Chain, mapConcurrently, readEvents } from "../core/index.js";
import { landRegistryAbi } from "../generated/land.js";
import type { LogSpan } from "./lineage.js";
import { readTitle } from "./read.js";
import type { LandRef, TitleStanding } from "./types.js";

/**
 * The titles that an account owns, alone or with others, in the order in which they came to it. Found by the registry's
 * logs, and each read from its record: a node that leaves logs out can hide a title, but make none up.
 */
export async function titlesOf(
  chain: Chain,
  ref: LandRef,
  owner: Address,
  { fromBlock = 0n, toBlock }: LogSpan = {},
): Promise<readonly Exclude<TitleStanding, { readonly state: "unknown" }>[]> {
  const block = toBlock ?? (await chain.block()).number;
  const events = await readEvents(chain, {
    abi: landRegistryAbi,
    address: ref.registry,
    names: ["Transfer", "ShareHeld"],
    keys: [null, pad(owner)],
    fromBlock,
    toBlock: block,
  });
  const ids = new Set<Hex>(
    events.map(({ eventName, args }) =>
      eventName === "Transfer" ? numberToHex(args.tokenId, { size: 32 }) : args.titleId,
    ),
  );
  const titles = await mapConcurrently([...ids], (id) => readTitle(chain, ref, id, { block }));
  return titles.flatMap((title) =>
    title.state === "current" && title.owners.some((share) => isAddressEqual(share.owner, owner)) ? [title] : [],
  );
}
