export * from "../generated/documents.js";
export type { CheckedRecord, DisclosureWords, EntryWords, VerifierRef } from "./calls.js";
export * as calls from "./calls.js";
export { type CommitmentParts, commitmentOf } from "./commitment.js";
export { accountUrl, type ChainAccount, parseAccountUrl } from "./did.js";
export { disclose, FRAME, frameOf, openDocument } from "./disclosure.js";
export {
  type DigestOptions,
  type DocumentOptions,
  digestDocument,
  makeDocument,
  saltedFields,
  saltsFrom,
} from "./document.js";
export {
  AccountUrlError,
  DocumentMalformedError,
  FieldConflictError,
  FieldUnknownError,
  NothingDisclosedError,
  ProofMalformedError,
  SaltError,
  TreeWithoutLeavesError,
} from "./errors.js";
export { assemble, fieldsOf } from "./fields.js";
export { fastKeccak, type Keccak, plainKeccak } from "./keccak.js";
export { fieldLeaf } from "./leaf.js";
export { isWithin, pointerOf, tokensOf } from "./pointer.js";
export { readDocument } from "./read.js";
export { type MerkleTree, type Multiproof, merkleTree, multiproofRoot } from "./tree.js";
export {
  type Binding,
  type CredentialDocument,
  DISCLOSURE_FORMAT,
  type Disclosure,
  DOCUMENT_FORMAT,
  type EntryProof,
  type Field,
  type Json,
  type JsonObject,
  type Opened,
  type RecordPlace,
  type SaltedField,
} from "./types.js";
