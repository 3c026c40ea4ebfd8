import type { Chain } from "@civitas/sdk/core";

/** When blocks were made: Unix seconds by block number. Each block is asked for once. */
export async function timesOf(chain: Chain, blocks: readonly bigint[]): Promise<ReadonlyMap<bigint, bigint>> {
  const asked = [...new Set(blocks)].map(async (block) => [block, (await chain.block(block)).timestamp] as const);
  return new Map(await Promise.all(asked));
}
