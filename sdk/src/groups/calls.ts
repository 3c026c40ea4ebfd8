import { type Address, encodeFunctionData, type Hex } from "viem";
import { type AnyCall, type Call, contractCalls } from "../core/index.js";
import { groupRegistryAbi, groupRegistryErrors } from "../generated/groups.js";
import type {
  Countersignature,
  GroupsRef,
  Joining,
  MembershipProof,
  Publication,
  Removal,
  Replacement,
  SignedJoining,
} from "./types.js";

type Abi = typeof groupRegistryAbi;
const call = contractCalls(groupRegistryAbi, groupRegistryErrors);

/** A proof in the contract's form. */
export interface WrittenProof extends Omit<MembershipProof, "depth"> {
  readonly depth: bigint;
}

const written = (proof: MembershipProof): WrittenProof => ({ ...proof, depth: BigInt(proof.depth) });

/** Opens a group whose tree the chain keeps; the head of the office's agency does this. */
export const openGroup = (
  { registry }: GroupsRef,
  { groupId, office, rootWindow }: { readonly groupId: Hex; readonly office: bigint; readonly rootWindow: bigint },
): Call<Abi, "openGroup"> => call(registry, "openGroup", [groupId, office, Number(rootWindow)]);

/** Opens a group whose list is published; the head of the office's agency does this. */
export const openPublishedGroup = (
  { registry }: GroupsRef,
  given: {
    readonly groupId: Hex;
    readonly office: bigint;
    readonly rootWindow: bigint;
    readonly countersigner: bigint;
    readonly countersignatures: number;
  },
): Call<Abi, "openPublishedGroup"> =>
  call(registry, "openPublishedGroup", [
    given.groupId,
    given.office,
    Number(given.rootWindow),
    given.countersigner,
    given.countersignatures,
  ]);

/** Takes a person into a group; an officer does this. */
export const join = (
  { registry }: GroupsRef,
  { groupId, account, commitment, deadline }: Joining,
  signature: Hex,
): Call<Abi, "join"> =>
  call(registry, "join", [groupId, { account, commitment, deadline: Number(deadline) }, signature]);

/** Takes several people into a group: all of them, or none. */
export const joinMany = (
  { registry }: GroupsRef,
  groupId: Hex,
  joinings: readonly SignedJoining[],
): Call<Abi, "joinMany"> =>
  call(registry, "joinMany", [
    groupId,
    joinings.map(({ commitment }) => commitment),
    joinings.map(({ account, deadline, signature }) => ({ account, deadline: Number(deadline), signature })),
  ]);

/** Takes a member off; an officer does this. */
export const remove = (
  { registry }: GroupsRef,
  { groupId, account, siblings }: Removal,
  reasons: Hex,
): Call<Abi, "remove"> => call(registry, "remove", [groupId, account, siblings, reasons]);

/** Takes a member off who is verified no more; anybody does this. */
export const removeLapsed = (
  { registry }: GroupsRef,
  { groupId, account, siblings }: Removal,
): Call<Abi, "removeLapsed"> => call(registry, "removeLapsed", [groupId, account, siblings]);

/** Lets a member go on under another commitment; an officer does this. */
export const replace = (
  { registry }: GroupsRef,
  { groupId, account, former, commitment, deadline }: Replacement,
  signature: Hex,
  siblings: readonly bigint[],
): Call<Abi, "replace"> =>
  call(registry, "replace", [
    groupId,
    { account, former, commitment, deadline: Number(deadline) },
    signature,
    siblings,
  ]);

/** Publishes a list anew; an officer does this, with others' signatures. */
export const publish = (
  { registry }: GroupsRef,
  { groupId, deadline, ...said }: Publication,
  countersignatures: readonly Countersignature[],
): Call<Abi, "publish"> =>
  call(registry, "publish", [
    groupId,
    { ...said, deadline: Number(deadline) },
    [...countersignatures].sort((a, b) => (BigInt(a.officer) < BigInt(b.officer) ? -1 : 1)),
  ]);

/** Does several acts in one transaction: all of them, or none. */
export const multicall = ({ registry }: GroupsRef, acts: readonly AnyCall[]): Call<Abi, "multicall"> =>
  call(registry, "multicall", [acts.map((act) => encodeFunctionData(act as never))]);

/** Reads a group's rules. */
export const groupOf = ({ registry }: GroupsRef, groupId: Hex): Call<Abi, "groupOf", readonly [Hex]> =>
  call(registry, "groupOf", [groupId]);

/** Reads a group's root and size. */
export const rollOf = ({ registry }: GroupsRef, groupId: Hex): Call<Abi, "rollOf", readonly [Hex]> =>
  call(registry, "rollOf", [groupId]);

/** Reads the digest of the list that was published last. */
export const listOf = ({ registry }: GroupsRef, groupId: Hex): Call<Abi, "listOf", readonly [Hex]> =>
  call(registry, "listOf", [groupId]);

/** Reads the commitment under which an identity belongs. */
export const commitmentOf = (
  { registry }: GroupsRef,
  groupId: Hex,
  account: Address,
): Call<Abi, "commitmentOf", readonly [Hex, Address]> => call(registry, "commitmentOf", [groupId, account]);

/** Reads whether a commitment is or was in a group. */
export const isUsed = (
  { registry }: GroupsRef,
  groupId: Hex,
  commitment: bigint,
): Call<Abi, "isUsed", readonly [Hex, bigint]> => call(registry, "isUsed", [groupId, commitment]);

/** Reads the place of a commitment. */
export const placeOf = (
  { registry }: GroupsRef,
  groupId: Hex,
  commitment: bigint,
): Call<Abi, "placeOf", readonly [Hex, bigint]> => call(registry, "placeOf", [groupId, commitment]);

/** Reads how a root stands. */
export const rootState = (
  { registry }: GroupsRef,
  groupId: Hex,
  root: bigint,
): Call<Abi, "rootState", readonly [Hex, bigint]> => call(registry, "rootState", [groupId, root]);

/** Reads whether a proof shows membership now. */
export const isMember = (
  { registry }: GroupsRef,
  groupId: Hex,
  proof: MembershipProof,
): Call<Abi, "isMember", readonly [Hex, WrittenProof]> => call(registry, "isMember", [groupId, written(proof)]);

/** Reads nothing; refuses with the reason where a proof does not show membership now. */
export const requireMember = (
  { registry }: GroupsRef,
  groupId: Hex,
  proof: MembershipProof,
): Call<Abi, "requireMember", readonly [Hex, WrittenProof]> =>
  call(registry, "requireMember", [groupId, written(proof)]);

/** Reads whether a proof holds against the root that it names. */
export const isProof = (
  { registry }: GroupsRef,
  proof: MembershipProof,
): Call<Abi, "isProof", readonly [WrittenProof]> => call(registry, "isProof", [written(proof)]);

/** Reads where identities are kept; the zero address where everybody counts as verified. */
export const identities = ({ registry }: GroupsRef): Call<Abi, "identities", readonly []> =>
  call(registry, "identities", []);

/** Reads which contract checks proofs. */
export const verifier = ({ registry }: GroupsRef): Call<Abi, "verifier", readonly []> => call(registry, "verifier", []);

/** Reads which authority decides who may do what here. */
export const authority = ({ registry }: GroupsRef): Call<Abi, "authority", readonly []> =>
  call(registry, "authority", []);

/** Reads which registry this one carries on; the zero address for the first. */
export const predecessor = ({ registry }: GroupsRef): Call<Abi, "predecessor", readonly []> =>
  call(registry, "predecessor", []);

/** Reads which registry carries this one on; the zero address for none. */
export const successor = ({ registry }: GroupsRef): Call<Abi, "successor", readonly []> =>
  call(registry, "successor", []);
