export * from "../generated/mandates.js";
export {
  acceptMandate,
  grantJointly,
  grantMandate,
  handInGrant,
  handInGrants,
  handInRevocation,
  readBody,
  renounceMandate,
  requestMandate,
  revokeJointly,
  revokeMandate,
  signAcceptance,
  signGrant,
  signRenunciation,
  signRevocation,
} from "./actions.js";
export * as calls from "./calls.js";
export {
  MandateActNotRecordedError,
  MandateHistoryIncompleteError,
  MandateRangeError,
  MandateUntoldError,
  MemberUnknownError,
  PowerNameError,
} from "./errors.js";
export { type FoundAuthority, findAuthority } from "./find.js";
export { mandateHistory, mandateUsesOn } from "./history.js";
export { type FoundPath, findPath, mandateKey, pathOf } from "./paths.js";
export {
  mandateRequestsTo,
  mandatesGivenBy,
  mandatesReceivedBy,
  readAuthority,
  readMandate,
  rootOf,
} from "./read.js";
export { powerName, type ThemeParts, themeOf, themeParts } from "./themes.js";
export {
  acceptanceDocument,
  grantDocument,
  type MandatesForum,
  renunciationDocument,
  revocationDocument,
} from "./typedData.js";
export type {
  Authority,
  Body,
  EndingPaper,
  GrantPaper,
  LinkFault,
  ListedMandate,
  MandateAct,
  MandateEntered,
  MandateGrant,
  MandateLink,
  MandateRecord,
  MandateRequestLine,
  MandateSpan,
  MandateStanding,
  MandateSubject,
  MandatesRef,
  MandateTerms,
  MandateUsedOn,
  MemberSignature,
  Party,
  Wish,
} from "./types.js";
