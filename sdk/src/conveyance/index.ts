export * from "../generated/conveyance.js";
export {
  approvePayment,
  followCredit,
  openSale,
  type Payment,
  paySale,
  paySaleWithPermit,
  refundSale,
  rescindSale,
  type SettleOptions,
  settleSale,
  settleSharedSale,
  signRescission,
  signSale,
  withdrawCredit,
} from "./actions.js";
export * as calls from "./calls.js";
export { ActNotRecordedError, PermitUnsupportedError, SaleTermsMissingError } from "./errors.js";
export { saleHistory } from "./history.js";
export { signPermit } from "./permit.js";
export { type ReadOptions, readCredit, readSale, salesOf, termsOf } from "./read.js";
export {
  deedOfSale,
  dischargeFor,
  type Forum,
  rescissionDocument,
  saleDocument,
  saleId,
  sharedDeedOfSale,
  statementDigest,
  statementDocument,
} from "./typedData.js";
export type {
  Awaited,
  ContractOfSale,
  ConveyanceRef,
  DeedOfSale,
  Dissolution,
  Distribution,
  Due,
  Ending,
  Ground,
  OwnershipAfter,
  PayOff,
  PayOffStatement,
  Rescission,
  SaleAct,
  SaleDischarge,
  SaleStanding,
  Seller,
  Settlement,
  SharedDeedOfSale,
} from "./types.js";
