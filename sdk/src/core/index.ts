export {
  type BatchDone,
  type BatchOptions,
  nextBatch,
  type SizedBatch,
  sendInBatches,
  TRANSACTION_GAS_CAP,
} from "./batch.js";
export { type AnyCall, type Call, type CallMaker, contractCalls } from "./call.js";
export { canonicalJson, digestOf, NotCanonicalError } from "./canonical.js";
export type { BlockHead, Chain, LogQuery, Mined, RawLog, SendOptions, TypedDocument } from "./chain.js";
export { mapConcurrently } from "./concurrent.js";
export {
  type AddressBook,
  addressOn,
  type DeployedContract,
  type Deployment,
  DeploymentInvalidError,
  deployedIn,
  parseDeployment,
} from "./deployment.js";
export {
  CivitasError,
  type ErrorTable,
  NoAccountError,
  NoContractError,
  NodeUnreachableError,
  NotDeployedError,
  type RevertArgs,
  RevertedError,
  type RevertedErrorClass,
  TransactionPendingError,
  TransactionRevertedError,
  toRevertedError,
} from "./errors.js";
export { type ChainEvent, decodeEvents, type EventQuery, eventsFrom, readEvents, type Told } from "./events.js";
export { type Outstanding, sendOutstanding } from "./outstanding.js";
