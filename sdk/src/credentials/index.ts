export * from "../generated/credentials.js";
export {
  issueBatch,
  issueCredential,
  issueCredentials,
  registerType,
  reinstateCredential,
  reinstateEntry,
  renewCredential,
  revokeCredential,
  revokeEntry,
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
export {
  type CommitmentParts,
  commitmentOf,
  credentialId,
  privateCredentialId,
  SaltError,
  SerialError,
  serialOf,
  TypeNameError,
  typeId,
  typeOfId,
} from "./ids.js";
export { readTypes } from "./kinds.js";
export { readCredential, verifyCredential } from "./status.js";
export {
  type ActOutcome,
  type BatchIssuance,
  type CredentialAct,
  type CredentialEntry,
  type CredentialRecord,
  type CredentialRef,
  type CredentialType,
  type EntryAct,
  type EntryOutcome,
  type EntryPlace,
  type Issuance,
  NEVER,
  type RegistryRef,
  type Renewal,
  type Standing,
  type Term,
} from "./types.js";
