export * from "../generated/desk.js";
export {
  answerRequest,
  appealRefusal,
  concludeRefusal,
  followDues,
  grantApplication,
  lapseApplication,
  payOut,
  refuseApplication,
  requestInformation,
  setService,
  signAnswer,
  signAppeal,
  signApplication,
  signWithdrawal,
  stopService,
  submitApplication,
  withdrawApplication,
} from "./actions.js";
export * as calls from "./calls.js";
export {
  ApplicationHistoryIncompleteError,
  DeskActNotRecordedError,
  DigestSaltError,
  ServiceNameError,
} from "./errors.js";
export { applicationHistory, verifyHistory } from "./history.js";
export { saltedDigest, serviceId, serviceName } from "./ids.js";
export { approveFee, signPermit } from "./permit.js";
export { type Queued, readQueue } from "./queue.js";
export { readApplication, readService, readServices, readTerms, turnOf } from "./read.js";
export {
  answerDocument,
  appealDocument,
  applicationDocument,
  applicationId,
  type DeskForum,
  withdrawalDocument,
} from "./typedData.js";
export type {
  Answer,
  Appeal,
  Application,
  ApplicationAct,
  ApplicationRecord,
  ApplicationStanding,
  DeskRef,
  Entered,
  Fee,
  Grant,
  HistorySpan,
  MandateUse,
  Permit,
  Ruling,
  Service,
  ServiceTerms,
  Stage,
  Turn,
  Withdrawal,
} from "./types.js";
