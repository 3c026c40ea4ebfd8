import type { Hex } from "viem";
import type { Chain } from "../core/index.js";
import * as calls from "./calls.js";
import { CommitmentAbsentError, GroupHistoryIncompleteError } from "./errors.js";
import { groupHistory } from "./history.js";
import { type Path, type Tree, treeOf } from "./tree.js";
import type { GroupAct, GroupsRef, HistorySpan } from "./types.js";

/** A kept group as the registry's logs make it, checked against what is on record. */
export interface RebuiltGroup {
  readonly groupId: Hex;
  readonly root: bigint;
  /** Every leaf in its place; zero where a member was taken off. */
  readonly leaves: readonly bigint[];
}

/**
 * Rebuilds a kept group from the registry's logs.
 *
 * @throws {@link GroupHistoryIncompleteError} when the logs do not make the root and size on record.
 */
export async function rebuildGroup(
  chain: Chain,
  ref: GroupsRef,
  groupId: Hex,
  span: HistorySpan = {},
): Promise<RebuiltGroup> {
  const { fromBlock = 0n, toBlock = (await chain.block()).number } = span;
  const acts = await groupHistory(chain, ref, groupId, { fromBlock, toBlock });
  const leaves = leavesOf(acts);
  const { root, size } = treeOf(leaves);
  const [recordedRoot, recordedSize] = await chain.read(calls.rollOf(ref, groupId), { block: toBlock });
  if (root !== recordedRoot || BigInt(size) !== recordedSize) {
    const recorded = { root: recordedRoot, size: recordedSize };
    throw new GroupHistoryIncompleteError(groupId, { root, size: BigInt(size) }, recorded);
  }
  return { groupId, root, leaves };
}

/** The leaves that a group's acts leave behind. */
export function leavesOf(acts: readonly GroupAct[]): readonly bigint[] {
  const leaves: bigint[] = [];
  for (const act of acts) {
    if (act.kind === "joined") {
      for (const [offset, commitment] of act.commitments.entries()) leaves[Number(act.index) + offset] = commitment;
    } else if (act.kind === "removed") leaves[Number(act.index)] = 0n;
    else if (act.kind === "replaced") leaves[Number(act.index)] = act.commitment;
  }
  // A gap in the logs is a gap here: it must not shift what follows.
  return Array.from(leaves, (leaf) => leaf ?? 0n);
}

/**
 * A commitment's way up in a group.
 *
 * @throws {@link CommitmentAbsentError} when the commitment is no leaf.
 */
export function proofOf(
  { leaves }: { readonly leaves: readonly bigint[] },
  commitment: bigint,
): Required<Tree> & { readonly path: Path } {
  const index = commitment === 0n ? -1 : leaves.indexOf(commitment);
  const { root, size, path } = treeOf(leaves, index);
  if (path === undefined) throw new CommitmentAbsentError(commitment);
  return { root, size, path };
}
