export * from "../generated/land.js";
export {
  lodgeCaveat,
  registerCharge,
  registerDischarge,
  registerOwnership,
  registerSharedTitle,
  registerTitle,
  registerTitles,
  registerTransfer,
  signCaveat,
  signCharge,
  signDischarge,
  signOwnership,
  signTransfer,
  signWithdrawal,
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
export { discloseExtract, makeExtract, readExtract, type TitleExtract, verifyExtract } from "./extract/index.js";
export { history, verifyHistory } from "./history.js";
export { announceOrder, carryOutOrder, freezeAct, freezeTitle, readOrder, withdrawOrder } from "./orderActions.js";
export type {
  Announced,
  CaveatRemoval,
  ForcedTransfer,
  Freeze,
  Imposition,
  NoticeRemoval,
  OrderedAct,
  OrderStanding,
  OwnersRectification,
  ParcelRectification,
  Particulars,
  RightLifting,
  StrikeOut,
  Transmission,
} from "./orderTypes.js";
export { type ParcelGeometry, parcelDigest } from "./parcel.js";
export {
  planDocument,
  planId,
  registerPlan,
  registerSurrender,
  signPlan,
  signSurrender,
  surrenderDocument,
} from "./planActions.js";
export type { Lot, PlanDeed, PlanEntered, PlanKind, PlanSignatures, SurrenderDeed } from "./planTypes.js";
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
  Notice,
  Obstacle,
  Order,
  OrderOutcome,
  Ownership,
  OwnershipDeed,
  RegisteredTitle,
  Registration,
  Right,
  RightKind,
  Share,
  SharedRegistration,
  TitleStanding,
  TransferDeed,
} from "./types.js";
