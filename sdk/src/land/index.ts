export * from "../generated/land.js";
export {
  followTitle,
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
export {
  placeNotice,
  registerRight,
  releaseRight,
  signCaveatVariation,
  signNotice,
  signNoticeWithdrawal,
  signRelease,
  signRight,
  varyCaveat,
  withdrawNotice,
} from "./burdenActions.js";
export {
  assignmentDocument,
  caveatVariationDocument,
  noticeDocument,
  noticeWithdrawalDocument,
  postponementDocument,
  releaseDocument,
  rightDocument,
  variationDocument,
} from "./burdenDocuments.js";
export type {
  CaveatVariation,
  ChargeAssignment,
  ChargePostponement,
  ChargeVariation,
  GrantedKind,
  NoticeWithdrawal,
  PriorityNotice,
  RightDeed,
  RightRelease,
} from "./burdenTypes.js";
export * as calls from "./calls.js";
export {
  registerChargeAssignment,
  registerChargePostponement,
  registerChargeVariation,
  signChargeAssignment,
  signChargePostponement,
  signChargeVariation,
} from "./chargeActions.js";
export {
  ActNotRecordedError,
  HistoryIncompleteError,
  ReferenceInvalidError,
  ReferenceTooLongError,
  TitleRepeatedError,
} from "./errors.js";
export { discloseExtract, makeExtract, readExtract, type TitleExtract, verifyExtract } from "./extract/index.js";
export { history, verifyHistory } from "./history.js";
export type { HistoryEntry } from "./historyTypes.js";
export { titlesOf } from "./holdings.js";
export { type LogSpan, readLineage, readPlan } from "./lineage.js";
export {
  announceOrder,
  carryOutOrder,
  freezeAct,
  freezeTitle,
  readOrder,
  readOrderedAct,
  withdrawOrder,
} from "./orderActions.js";
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
export type {
  Lineage,
  Lot,
  PlanDeed,
  PlanEntered,
  PlanKind,
  PlanRecord,
  PlanSignatures,
  SurrenderDeed,
} from "./planTypes.js";
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
