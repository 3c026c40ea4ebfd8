export {
  completeClaim,
  decideObjection,
  lodgeObjection,
  publishClaim,
  readClaim,
  readObjection,
  refuseClaim,
  signClaim,
  signClaimWithdrawal,
  signObjection,
  signObjectionWithdrawal,
  withdrawClaim,
  withdrawObjection,
} from "./actions.js";
export * as claimCalls from "./calls.js";
export { readPublishedClaim } from "./published.js";
export {
  type ClaimForum,
  claimDocument,
  claimId,
  claimWithdrawalDocument,
  objectionDocument,
  objectionWithdrawalDocument,
} from "./typedData.js";
export type {
  Claim,
  ClaimRefusal,
  ClaimStanding,
  ClaimWithdrawal,
  FirstRegistrationRef,
  Objection,
  ObjectionDecision,
  ObjectionState,
  ObjectionWithdrawal,
  Published,
  PublishedClaim,
} from "./types.js";
