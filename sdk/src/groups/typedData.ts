import type { TypedDataParameter } from "viem";
import type { TypedDocument } from "../core/index.js";
import { groupName } from "./ids.js";
import type { GroupsRef, Joining, Publication, Replacement } from "./types.js";

/** Where a paper is good: on one chain, in one registry. */
export interface GroupsForum extends GroupsRef {
  readonly chainId: number;
}

/** Turns "string group, uint48 deadline" into EIP-712's list of fields. */
const fields = (text: string): readonly TypedDataParameter[] =>
  text.split(", ").map((field) => {
    const [type = "", name = ""] = field.split(" ");
    return { type, name };
  });

const TYPES = {
  Joining: fields("string group, address account, uint256 commitment, uint48 deadline"),
  Replacement: fields("string group, address account, uint256 former, uint256 commitment, uint48 deadline"),
  Publication: fields(
    "string group, uint32 revision, uint256 root, uint64 size, bytes32 list, bool additive, uint48 deadline",
  ),
} as const;

/** The document that a person signs to join. */
export const joiningDocument = (forum: GroupsForum, paper: Joining): TypedDocument => document(forum, "Joining", paper);

/** The document that a member signs to go on under another commitment. */
export const replacementDocument = (forum: GroupsForum, paper: Replacement): TypedDocument =>
  document(forum, "Replacement", paper);

/** The document that officers countersign when a list is published. */
export const publicationDocument = (forum: GroupsForum, paper: Publication): TypedDocument =>
  document(forum, "Publication", paper);

const document = (
  { chainId, registry }: GroupsForum,
  primaryType: keyof typeof TYPES,
  { groupId, ...said }: Joining | Publication,
): TypedDocument => ({
  domain: { name: "Civitas GroupRegistry", version: "1", chainId, verifyingContract: registry },
  types: { [primaryType]: TYPES[primaryType] },
  primaryType,
  message: { group: groupName(groupId), ...said },
});
