export * from "../generated/consent.js";
export {
  giveConsent,
  recordAccess,
  signConsent,
  signWithdrawal,
  withdrawConsent,
  withdrawSignedConsent,
} from "./actions.js";
export * as calls from "./calls.js";
export {
  ConsentActNotRecordedError,
  ConsentHistoryIncompleteError,
  PurposeTextError,
  ScopeMalformedError,
} from "./errors.js";
export { consentHistory, verifyHistory } from "./history.js";
export {
  accessesTo,
  accessesUnder,
  consentsGivenBy,
  consentsHeldBy,
  type MandateWanted,
  mandateWanted,
  readConsent,
  readTerms,
} from "./read.js";
export { terminationReceipt } from "./receipt.js";
export { PURPOSES, purposeText, purposeWord, scopeDigest } from "./scope.js";
export {
  type ConsentForum,
  consentDocument,
  consentId,
  type Withdrawal,
  withdrawalDocument,
} from "./typedData.js";
export {
  type Access,
  type By,
  type Consent,
  type ConsentAct,
  type ConsentRecord,
  type ConsentRef,
  type ConsentStanding,
  type Given,
  type HistorySpan,
  type Listed,
  NEVER,
  type Noted,
  type Scope,
  type Termination,
  type Withdrawn,
} from "./types.js";
