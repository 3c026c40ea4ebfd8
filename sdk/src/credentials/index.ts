export { type CommitmentParts, commitmentOf, SaltError } from "../documents/index.js";
export * from "../generated/credentials.js";
export {
  declineCredential,
  followCredential,
  issueAccepted,
  issueBatch,
  issueCredential,
  issueCredentials,
  prolongCredential,
  rebindCredential,
  registerType,
  reinstateCredential,
  reinstateEntry,
  renewCredential,
  replaceCredential,
  replaceEntry,
  revokeBatch,
  revokeCredential,
  revokeEntry,
  surrenderCredential,
  suspendCredential,
  suspendEntry,
} from "./actions.js";
export { BatchWithoutEntriesError, buildBatch, type CredentialBatch, NoSuchEntryError } from "./batch.js";
export * as calls from "./calls.js";
export {
  CredentialActNotRecordedError,
  CredentialHistoryIncompleteError,
  CredentialRepeatedError,
} from "./errors.js";
export { credentialHistory, entryHistory, type HistorySpan, verifyHistory } from "./history.js";
export { credentialsOf, type HeldCredential } from "./holdings.js";
export {
  batchId,
  credentialId,
  entryId,
  privateCredentialId,
  SerialError,
  serialOf,
  TypeNameError,
  typeId,
  typeOfId,
} from "./ids.js";
export { readTypes } from "./kinds.js";
export { nextNonce, performSigned, type RelayedActs, signActs } from "./relay.js";
export { signAcceptance, signDecline, signRebinding, signSurrender } from "./sign.js";
export { readCredential, readLinks, verifyCredential } from "./status.js";
export {
  acceptanceDocument,
  actsDocument,
  declineDocument,
  type Forum,
  rebindingDocument,
  surrenderDocument,
} from "./typedData.js";
export {
  type ActOutcome,
  type BatchIssuance,
  type BatchPlace,
  type CredentialAct,
  type CredentialEntry,
  type CredentialRecord,
  type CredentialRef,
  type CredentialType,
  type EntryAct,
  type EntryOutcome,
  type EntryPlace,
  type EntryReplacement,
  type HolderNotice,
  type Issuance,
  type Links,
  NEVER,
  type Prolongation,
  type Rebinding,
  type RegistryRef,
  type Renewal,
  type Replacement,
  type SignedActs,
  type SignedBy,
  type Standing,
  type Term,
} from "./types.js";
