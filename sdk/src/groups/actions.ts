import type { ContractEventName, Hex } from "viem";
import { type Chain, decodeEvents, type Mined, type SendOptions } from "../core/index.js";
import { groupRegistryAbi } from "../generated/groups.js";
import * as calls from "./calls.js";
import { GroupActNotRecordedError } from "./errors.js";
import { type GroupsForum, joiningDocument, publicationDocument, replacementDocument } from "./typedData.js";
import type {
  Countersignature,
  Entered,
  GroupsRef,
  Joining,
  Publication,
  Removal,
  Replacement,
  SignedJoining,
} from "./types.js";

type Abi = typeof groupRegistryAbi;
type LeafEvent = "MemberJoined" | "MembersJoined" | "MemberRemoved" | "CommitmentReplaced";

/** Opens a group whose tree the chain keeps, as head of the office's agency. */
export const openGroup = (
  chain: Chain,
  ref: GroupsRef,
  given: Parameters<typeof calls.openGroup>[1],
  options?: SendOptions,
): Promise<Mined> => chain.send(calls.openGroup(ref, given), options);

/** Opens a group whose list is published, as head of the office's agency. */
export const openPublishedGroup = (
  chain: Chain,
  ref: GroupsRef,
  given: Parameters<typeof calls.openPublishedGroup>[1],
  options?: SendOptions,
): Promise<Mined> => chain.send(calls.openPublishedGroup(ref, given), options);

/** Signs as the person who wants to join. */
export const signJoining = (chain: Chain, ref: GroupsRef, paper: Joining): Promise<Hex> =>
  chain.signTypedData(joiningDocument(forumOf(chain, ref), paper));

/** Takes a person into a group, as an officer. */
export const joinGroup = (
  chain: Chain,
  ref: GroupsRef,
  paper: Joining,
  signature: Hex,
  options?: SendOptions,
): Promise<Entered> => enter(chain, ref, calls.join(ref, paper, signature), "MemberJoined", options);

/** Takes several people into a group, all of them or none, as an officer. */
export const joinMany = (
  chain: Chain,
  ref: GroupsRef,
  { groupId, joinings }: { readonly groupId: Hex; readonly joinings: readonly SignedJoining[] },
  options?: SendOptions,
): Promise<Entered> => enter(chain, ref, calls.joinMany(ref, groupId, joinings), "MembersJoined", options);

/** Takes a member off, as an officer. Every proof made before is void. */
export const removeMember = (
  chain: Chain,
  ref: GroupsRef,
  { reasons, ...removal }: Removal & { readonly reasons: Hex },
  options?: SendOptions,
): Promise<Entered> => enter(chain, ref, calls.remove(ref, removal, reasons), "MemberRemoved", options);

/** Takes a member off who is verified no more; anybody may. */
export const removeLapsed = (chain: Chain, ref: GroupsRef, removal: Removal, options?: SendOptions): Promise<Entered> =>
  enter(chain, ref, calls.removeLapsed(ref, removal), "MemberRemoved", options);

/** Signs as the member who goes on under another commitment. */
export const signReplacement = (chain: Chain, ref: GroupsRef, paper: Replacement): Promise<Hex> =>
  chain.signTypedData(replacementDocument(forumOf(chain, ref), paper));

/** Puts another commitment in the place of a member's, as an officer. */
export const replaceCommitment = (
  chain: Chain,
  ref: GroupsRef,
  paper: Replacement,
  given: { readonly signature: Hex; readonly siblings: readonly bigint[] },
  options?: SendOptions,
): Promise<Entered> =>
  enter(chain, ref, calls.replace(ref, paper, given.signature, given.siblings), "CommitmentReplaced", options);

/** Countersigns a publication. Recompute the list's digest, size and root first. */
export const signPublication = (chain: Chain, ref: GroupsRef, paper: Publication): Promise<Hex> =>
  chain.signTypedData(publicationDocument(forumOf(chain, ref), paper));

/** Publishes a list anew, as an officer, with others' signatures in any order. */
export const publishList = (
  chain: Chain,
  ref: GroupsRef,
  paper: Publication,
  countersignatures: readonly Countersignature[],
  options?: SendOptions,
): Promise<Mined> => chain.send(calls.publish(ref, paper, countersignatures), options);

const forumOf = ({ id }: Chain, { registry }: GroupsRef): GroupsForum => ({ chainId: id, registry });

async function enter(
  chain: Chain,
  { registry }: GroupsRef,
  act: Parameters<Chain["send"]>[0],
  name: LeafEvent,
  options: SendOptions | undefined,
): Promise<Entered> {
  const mined = await chain.send(act, options);
  const own = mined.logs.filter(({ address }) => address.toLowerCase() === registry.toLowerCase());
  const found = decodeEvents<Abi, ContractEventName<Abi>>(groupRegistryAbi, own).find((log) => log.eventName === name);
  if (found === undefined) throw new GroupActNotRecordedError(name, mined.hash);
  const { root, index } = found.args as { readonly root: bigint; readonly index: bigint };
  return { mined, root, index };
}
