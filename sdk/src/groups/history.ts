import type { Hex } from "viem";
import { type Chain, type ChainEvent, readEvents } from "../core/index.js";
import { groupRegistryAbi } from "../generated/groups.js";
import type { GroupAct, GroupsRef, HistorySpan } from "./types.js";

const ACTS = [
  "GroupOpened",
  "MemberJoined",
  "MembersJoined",
  "MemberRemoved",
  "CommitmentReplaced",
  "ListPublished",
] as const;

type ActEvent = ChainEvent<typeof groupRegistryAbi, (typeof ACTS)[number]>;

/** A group's story from the registry's logs, oldest act first; {@link rebuildGroup} proves that none is missing. */
export async function groupHistory(
  chain: Chain,
  ref: GroupsRef,
  groupId: Hex,
  span: HistorySpan = {},
): Promise<readonly GroupAct[]> {
  const { fromBlock = 0n, toBlock = (await chain.block()).number } = span;
  const query = { abi: groupRegistryAbi, address: ref.registry, key: groupId, fromBlock, toBlock } as const;
  const events = (await readEvents(chain, { ...query, names: [...ACTS] })) as readonly ActEvent[];
  return [...events].sort(byPlace).map(actFrom);
}

const byPlace = (one: ActEvent, other: ActEvent): number =>
  Number(one.blockNumber - other.blockNumber) || one.logIndex - other.logIndex;

function actFrom(event: ActEvent): GroupAct {
  const line = { block: event.blockNumber, transaction: event.transactionHash, actor: event.args.actor };
  switch (event.eventName) {
    case "GroupOpened":
      return { ...line, kind: "opened" };
    case "MemberJoined": {
      const { index, root, commitment, member } = event.args;
      return { ...line, kind: "joined", index, root, commitments: [commitment], members: [member] };
    }
    case "MembersJoined": {
      const { index, root, commitments, members } = event.args;
      return { ...line, kind: "joined", index, root, commitments, members };
    }
    case "MemberRemoved": {
      const { index, root, commitment, member, reasons } = event.args;
      const said = { index, root, commitment, member };
      return { ...line, kind: "removed", ...said, ...(BigInt(reasons) === 0n ? {} : { reasons }) };
    }
    case "CommitmentReplaced": {
      const { index, root, former, commitment, member } = event.args;
      return { ...line, kind: "replaced", index, root, former, commitment, member };
    }
    case "ListPublished": {
      const { revision, root, size, list, additive, countersigners } = event.args;
      return { ...line, kind: "published", revision, root, size, list, additive, countersigners };
    }
  }
}
