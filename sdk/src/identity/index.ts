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
export { IdentityActNotRecordedError, IdentityHistoryIncompleteError } from "./errors.js";
export { readIdentity } from "./read.js";
export { acceptanceDocument, type IdentityForum, objectionDocument, rotationDocument } from "./typedData.js";
export type {
  Changed,
  HistorySpan,
  IdentityKind,
  IdentityReading,
  IdentityRecord,
  IdentityRef,
  RecordState,
  Ruling,
  Succession,
  Verification,
} from "./types.js";
