import type { RegistryStanding } from "@civitas/sdk/access";
import { type BlockHead, deployedIn } from "@civitas/sdk/core";
import {
  type IdentityAct,
  IdentityHistoryIncompleteError,
  type IdentityRecord,
  type IdentityStanding,
  identityHistory,
  type Place,
  readIdentity,
  readPlace,
  readStanding,
} from "@civitas/sdk/identity";
import { type Address, getAddress, isAddress } from "viem";
import type { Explorer } from "../chain/explorer.js";
import { registryStanding } from "../chain/registry.js";
import { timesOf } from "../chain/times.js";

/** One act in an identity's story, and when (Unix seconds) it was entered. */
export type StoryAct = IdentityAct & { readonly at: bigint };

/** An account as the registry has it, with its identity's story. */
export interface AccountView {
  readonly record: IdentityRecord;
  readonly standing: Exclude<IdentityStanding, { readonly state: "unknown" }>;
  readonly place: Place;
  /** Every act, the first one first; undefined where the node left some out. */
  readonly story: readonly StoryAct[] | undefined;
  readonly registry: RegistryStanding;
  readonly head: BlockHead;
}

/** Reads an account and its identity, every part at the same block; undefined where no office ever verified it. */
export async function readAccountView(explorer: Explorer, text: string): Promise<AccountView | undefined> {
  if (!isAddress(text, { strict: false })) return undefined;
  const account = getAddress(text.toLowerCase());
  const { chain, deployment } = explorer;
  const ref = { identities: deployedIn(deployment, "IdentityRegistry").address };
  const head = await chain.block();
  const block = { block: head.number };
  const record = await readIdentity(chain, ref, account, block);
  const standing = await readStanding(chain, ref, account, block);
  if (record.state === "unknown" || standing.state === "unknown") return undefined;
  const [place, story, registry] = await Promise.all([
    readPlace(chain, ref, account, block),
    readStory(explorer, account, head.number),
    registryStanding(explorer, "IdentityRegistry"),
  ]);
  return { record, standing, place, story, registry, head };
}

async function readStory(
  { chain, deployment }: Explorer,
  account: Address,
  toBlock: bigint,
): Promise<readonly StoryAct[] | undefined> {
  try {
    const { address: identities, block: fromBlock } = deployedIn(deployment, "IdentityRegistry");
    const acts = await identityHistory(chain, { identities }, account, { fromBlock, toBlock });
    const times = await timesOf(
      chain,
      acts.map(({ block }) => block),
    );
    return acts.map((act) => ({ ...act, at: times.get(act.block) ?? 0n }));
  } catch (error) {
    if (error instanceof IdentityHistoryIncompleteError) return undefined;
    throw error;
  }
}
