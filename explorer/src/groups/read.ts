import type { RegistryStanding } from "@civitas/sdk/access";
import { type BlockHead, deployedIn } from "@civitas/sdk/core";
import {
  type Group,
  type GroupAct,
  GroupNameError,
  type GroupsRef,
  groupHistory,
  groupId,
  leavesOf,
  readGroup,
  treeOf,
} from "@civitas/sdk/groups";
import type { Explorer } from "../chain/explorer.js";
import { registryStanding } from "../chain/registry.js";
import { timesOf } from "../chain/times.js";

/** One act in a group's story, and when (Unix seconds) it was entered. */
export type StoryAct = GroupAct & { readonly at: bigint };

/** A group as the registry has it, with its story. */
export interface GroupView {
  readonly name: string;
  readonly group: Group;
  /** Every act, the first one first; undefined where the node's logs do not make the group on record. */
  readonly story: readonly StoryAct[] | undefined;
  /** Members now; undefined for a published list, which only the office's file tells. */
  readonly members: number | undefined;
  readonly registry: RegistryStanding;
  readonly head: BlockHead;
}

/** Which registry. */
export const refOf = ({ deployment }: Explorer): GroupsRef => ({
  registry: deployedIn(deployment, "GroupRegistry").address,
});

/** Reads a group by its name; undefined where there is none. */
export async function readGroupByName(explorer: Explorer, name: string, block?: bigint): Promise<Group | undefined> {
  try {
    const at = block === undefined ? {} : { block };
    return await readGroup(explorer.chain, refOf(explorer), groupId(name), at);
  } catch (error) {
    if (error instanceof GroupNameError) return undefined;
    throw error;
  }
}

/** Reads a group and its story at one block, and rebuilds a kept group's tree; undefined where there is none. */
export async function readGroupView(explorer: Explorer, name: string): Promise<GroupView | undefined> {
  const { chain, deployment } = explorer;
  const head = await chain.block();
  const group = await readGroupByName(explorer, name, head.number);
  if (group === undefined) return undefined;
  const span = { fromBlock: deployedIn(deployment, "GroupRegistry").block, toBlock: head.number };
  const [acts, registry] = await Promise.all([
    groupHistory(chain, refOf(explorer), group.groupId, span),
    registryStanding(explorer, "GroupRegistry"),
  ]);
  const leaves = leavesOf(acts);
  const whole =
    group.kind === "published"
      ? acts.filter(({ kind }) => kind === "published").length === group.published?.revision
      : BigInt(leaves.length) === group.size && treeOf(leaves).root === group.root;
  const times = await timesOf(
    chain,
    acts.map(({ block }) => block),
  );
  return {
    name,
    group,
    story: whole ? acts.map((act) => ({ ...act, at: times.get(act.block) ?? 0n })) : undefined,
    members: group.kind === "kept" && whole ? leaves.filter((leaf) => leaf !== 0n).length : undefined,
    registry,
    head,
  };
}
