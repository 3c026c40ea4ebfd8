import type { TypedDataParameter } from "viem";
import type { TypedDocument } from "../core/index.js";
import type { IdentityRef, Succession } from "./types.js";

/** Where a paper is good: on one chain, in one registry. */
export interface IdentityForum extends IdentityRef {
  readonly chainId: number;
}

const FIELDS: readonly TypedDataParameter[] = [
  { type: "address", name: "account" },
  { type: "address", name: "successor" },
  { type: "uint32", name: "revision" },
  { type: "uint48", name: "deadline" },
];

/** The document by which a successor agrees to an announced succession. */
export const acceptanceDocument = (forum: IdentityForum, succession: Succession): TypedDocument =>
  document(forum, "SuccessionAcceptance", succession);

/** The document by which an account objects to an announced succession. */
export const objectionDocument = (forum: IdentityForum, objection: Succession): TypedDocument =>
  document(forum, "SuccessionObjection", objection);

/** The document that both accounts of a rotation sign. */
export const rotationDocument = (forum: IdentityForum, rotation: Succession): TypedDocument =>
  document(forum, "AccountRotation", rotation);

const document = (
  { chainId, identities }: IdentityForum,
  primaryType: string,
  { account, successor, revision, deadline }: Succession,
): TypedDocument => ({
  domain: { name: "Civitas IdentityRegistry", version: "1", chainId, verifyingContract: identities },
  types: { [primaryType]: FIELDS },
  primaryType,
  message: { account, successor, revision, deadline },
});
