import type { Address, Hex } from "viem";
import { type Chain, readEvents } from "../core/index.js";
import { groupRegistryAbi } from "../generated/groups.js";
import * as calls from "./calls.js";
import type { Group, GroupsRef, HistorySpan, MembershipProof, RootStanding } from "./types.js";

const KINDS = [undefined, "kept", "published"] as const;
const STATES = ["unknown", "current", "recent", "expired", "ended"] as const;

/** At which block to read; the latest by default. */
interface At {
  readonly block?: bigint;
}

/** Reads a group as it stands; undefined where it was never opened. */
export async function readGroup(
  chain: Chain,
  ref: GroupsRef,
  groupId: Hex,
  options: At = {},
): Promise<Group | undefined> {
  const [rules, [root, size], list] = await Promise.all([
    chain.read(calls.groupOf(ref, groupId), options),
    chain.read(calls.rollOf(ref, groupId), options),
    chain.read(calls.listOf(ref, groupId), options),
  ]);
  const kind = KINDS[rules.kind];
  if (kind === undefined) return undefined;
  const group = {
    groupId,
    kind,
    office: rules.office,
    rootWindow: BigInt(rules.rootWindow),
    root,
    size,
    epoch: rules.epoch,
  };
  if (kind === "kept") return group;
  const { countersigner, countersignatures, revision } = rules;
  return {
    ...group,
    published: { countersigner, countersignatures, revision, ...(revision === 0 ? {} : { list }) },
  };
}

/** Every group that was opened in a registry, as it stands, in the order in which they came. */
export async function readGroups(chain: Chain, ref: GroupsRef, span: HistorySpan = {}): Promise<readonly Group[]> {
  const { fromBlock = 0n, toBlock = (await chain.block()).number } = span;
  const query = { abi: groupRegistryAbi, address: ref.registry, names: ["GroupOpened"], fromBlock, toBlock } as const;
  const opened = await readEvents(chain, query);
  const found = await Promise.all(opened.map(({ args }) => readGroup(chain, ref, args.groupId, { block: toBlock })));
  return found.filter((group) => group !== undefined);
}

/** The commitment under which an account's identity belongs to a kept group; undefined where it does not. */
export async function readCommitment(
  chain: Chain,
  ref: GroupsRef,
  { groupId, account }: { readonly groupId: Hex; readonly account: Address },
  options: At = {},
): Promise<bigint | undefined> {
  const commitment = await chain.read(calls.commitmentOf(ref, groupId, account), options);
  return commitment === 0n ? undefined : commitment;
}

/** Tells how a root stands. */
export async function readRoot(
  chain: Chain,
  ref: GroupsRef,
  { groupId, root }: { readonly groupId: Hex; readonly root: bigint },
  options: At = {},
): Promise<RootStanding> {
  const [code, until] = await chain.read(calls.rootState(ref, groupId, root), options);
  const state = STATES[code] ?? "unknown";
  return state === "recent" ? { state, until } : { state };
}

/** Asks the registry whether a proof shows membership of a group now. */
export const isMember = (
  chain: Chain,
  ref: GroupsRef,
  { groupId, proof }: { readonly groupId: Hex; readonly proof: MembershipProof },
  options: At = {},
): Promise<boolean> => chain.read(calls.isMember(ref, groupId, proof), options);

/** Asks the same, and throws the reason where it does not. */
export const requireMember = (
  chain: Chain,
  ref: GroupsRef,
  { groupId, proof }: { readonly groupId: Hex; readonly proof: MembershipProof },
  options: At = {},
): Promise<void> => chain.read(calls.requireMember(ref, groupId, proof), options) as Promise<void>;
