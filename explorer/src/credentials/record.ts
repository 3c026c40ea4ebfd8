import { deployedIn } from "@civitas/sdk/core";
import {
  type CredentialAct,
  CredentialHistoryIncompleteError,
  type EntryAct,
  type HistorySpan,
  type RegistryRef,
} from "@civitas/sdk/credentials";
import type { Explorer } from "../chain/explorer.js";
import { timesOf } from "../chain/times.js";

/** From when to when a credential holds. Unix seconds; no end where it has none. */
export interface Term {
  readonly validFrom: bigint;
  readonly validUntil?: bigint;
}

/** One act in a credential's or a batch entry's story, and when (Unix seconds) it was entered. */
export type StoryAct = (CredentialAct | EntryAct) & { readonly at: bigint };

/** Which registry. */
export const refOf = ({ deployment }: Explorer): RegistryRef => ({
  registry: deployedIn(deployment, "CredentialRegistry").address,
});

/**
 * Reads a story with the time of each act.
 *
 * @param tell Tells it over a span of blocks.
 * @returns Every act, the first one first; undefined where the node left some out.
 */
export async function readStory(
  { chain, deployment }: Explorer,
  toBlock: bigint,
  tell: (span: HistorySpan) => Promise<readonly (CredentialAct | EntryAct)[]>,
): Promise<readonly StoryAct[] | undefined> {
  try {
    const acts = await tell({ fromBlock: deployedIn(deployment, "CredentialRegistry").block, toBlock });
    const times = await timesOf(
      chain,
      acts.map(({ block }) => block),
    );
    return acts.map((act) => ({ ...act, at: times.get(act.block) ?? 0n }));
  } catch (error) {
    if (error instanceof CredentialHistoryIncompleteError) return undefined;
    throw error;
  }
}
