export * from "../generated/land.js";
export {
  freezeTitle,
  lodgeCaveat,
  registerCharge,
  registerDischarge,
  registerOwnership,
  registerSharedTitle,
  registerTitle,
  registerTitles,
  registerTransfer,
  removeCaveat,
  signCaveat,
  signCharge,
  signDischarge,
  signOwnership,
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
  ownershipDocument,
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
  Form,
  HistoryEntry,
  LandRef,
  Nature,
  Obstacle,
  Order,
  OrderOutcome,
  Ownership,
  OwnershipDeed,
  RegisteredTitle,
  Registration,
  Share,
  SharedRegistration,
  TitleStanding,
  TransferDeed,
} from "./types.js";
