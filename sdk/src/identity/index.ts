export * from "../generated/identity.js";
export {
  admitOffice,
  announceSuccession,
  completeSuccession,
  dismissOffice,
  endIdentity,
  objectToSuccession,
  prolong,
  reinstate,
  rotate,
  signAcceptance,
  signObjection,
  signRotation,
  verify,
  verifyMany,
  withdraw,
  withdrawSuccession,
} from "./actions.js";
export * as calls from "./calls.js";
export {
  IdentityActNotRecordedError,
  IdentityHistoryIncompleteError,
  PairwiseIndexError,
  PairwiseSeedError,
  SignInFieldError,
} from "./errors.js";
export { identityHistory, identityLine } from "./history.js";
export { memoryNonces, type NonceStore } from "./nonces.js";
export { agencyId, PAIRWISE_PURPOSE, type PairwiseAgency, pairwiseAccount, pairwisePath } from "./pairwise.js";
export { isVerified, readIdentity, readPlace, readStanding } from "./read.js";
export {
  type SignIn,
  type SignInAttempt,
  type SignInFault,
  type SignInRequest,
  signInMessage,
  verifySignIn,
} from "./signIn.js";
export { acceptanceDocument, type IdentityForum, objectionDocument, rotationDocument } from "./typedData.js";
export type {
  Changed,
  HistorySpan,
  IdentityAct,
  IdentityKind,
  IdentityReading,
  IdentityRecord,
  IdentityRef,
  IdentityStanding,
  Place,
  RecordState,
  Ruling,
  Succession,
  Verification,
} from "./types.js";
