export * from "../generated/groups.js";
export {
  joinGroup,
  joinMany,
  openGroup,
  openPublishedGroup,
  publishList,
  removeLapsed,
  removeMember,
  replaceCommitment,
  signJoining,
  signPublication,
  signReplacement,
} from "./actions.js";
export * as calls from "./calls.js";
export {
  CommitmentAbsentError,
  GroupActNotRecordedError,
  GroupHistoryIncompleteError,
  GroupNameError,
  LeafInvalidError,
  ListMismatchError,
  SecretLengthError,
} from "./errors.js";
export { leavesOf, proofOf, type RebuiltGroup, rebuildGroup } from "./group.js";
export { groupHistory } from "./history.js";
export { groupId, groupName } from "./ids.js";
export {
  type CheckedList,
  checkList,
  type ListOptions,
  requirePublished,
  type Subtree,
  subtreeOf,
  writeList,
} from "./list.js";
export { deriveMember, type Member, makeMember, memberOf } from "./membership.js";
export { isMember, readCommitment, readGroup, readGroups, readRoot, requireMember } from "./read.js";
export { FIELD, type NodeHash, type Path, poseidon, rootAbove, type Tree, TreeBuilder, treeOf } from "./tree.js";
export { type GroupsForum, joiningDocument, publicationDocument, replacementDocument } from "./typedData.js";
export type {
  Countersignature,
  Entered,
  Group,
  GroupAct,
  GroupKind,
  GroupsRef,
  HistorySpan,
  Joining,
  MembershipProof,
  Publication,
  Removal,
  Replacement,
  RootStanding,
  SignedJoining,
} from "./types.js";
