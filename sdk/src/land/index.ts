export * from "../generated/land.js";
export {
  freezeTitle,
  lodgeCaveat,
  registerCharge,
  registerDischarge,
  registerTitle,
  registerTitles,
  registerTransfer,
  removeCaveat,
  signCaveat,
  signCharge,
  signDischarge,
  signTransfer,
  signWithdrawal,
  unfreezeTitle,
  withdrawCaveat,
} from "./actions.js";
export * as calls from "./calls.js";
export {
  ActNotRecordedError,
  HistoryIncompleteError,
  ReferenceInvalidError,
  ReferenceTooLongError,
  TitleRepeatedError,
} from "./errors.js";
export { history, verifyHistory } from "./history.js";
export { type ParcelGeometry, parcelDigest } from "./parcel.js";
export { readTitle } from "./read.js";
export { referenceOf, titleId } from "./reference.js";
export {
  caveatDocument,
  chargeDocument,
  dischargeDocument,
  type Forum,
  transferDocument,
  withdrawalDocument,
} from "./typedData.js";
export type {
  Caveat,
  CaveatNotice,
  CaveatWithdrawal,
  Charge,
  ChargeDeed,
  DischargeDeed,
  Entered,
  HistoryEntry,
  LandRef,
  Obstacle,
  Order,
  OrderOutcome,
  Registration,
  Share,
  TitleStanding,
  TransferDeed,
} from "./types.js";
