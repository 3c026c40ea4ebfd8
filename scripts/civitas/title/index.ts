import type { Verb } from "../context.js";
import { titleCharge, titleChargeAssign, titleChargePostpone, titleChargeVary, titleDischarge } from "./burdening.js";
import { titleCaveat, titleCaveatVary, titleCaveatWithdraw, titleNotice, titleNoticeWithdraw } from "./cautioning.js";
import {
  titleClaim,
  titleClaimComplete,
  titleClaimConcede,
  titleClaimDecide,
  titleClaimObject,
  titleClaimRefuse,
  titleClaimShow,
  titleClaimWithdraw,
} from "./claiming.js";
import { titleExtract, titleExtractCheck, titleExtractKeep } from "./extract.js";
import { titleFollow } from "./following.js";
import { titleRight, titleRightRelease } from "./granting.js";
import { titleHistory } from "./history.js";
import { titleOrderAnnounce, titleOrderExecute, titleOrderShow, titleOrderWithdraw } from "./ordering.js";
import { titleNew, titleTransfer } from "./owning.js";
import { titleRegister, titleSign } from "./papers.js";
import { titleConsolidate, titlePartition, titleSubdivide, titleSurrender } from "./planning.js";
import { titleShow } from "./show.js";

/** What a land officer does every day. A verb of three words comes before that of its first two. */
export const TITLE_VERBS: readonly Verb[] = [
  titleShow,
  titleHistory,
  titleFollow,
  titleNew,
  titleTransfer,
  titleChargeVary,
  titleChargePostpone,
  titleChargeAssign,
  titleCharge,
  titleDischarge,
  titleRightRelease,
  titleRight,
  titleNoticeWithdraw,
  titleNotice,
  titleCaveatVary,
  titleCaveatWithdraw,
  titleCaveat,
  titleSubdivide,
  titleConsolidate,
  titlePartition,
  titleSurrender,
  titleClaimShow,
  titleClaimObject,
  titleClaimConcede,
  titleClaimDecide,
  titleClaimComplete,
  titleClaimRefuse,
  titleClaimWithdraw,
  titleClaim,
  titleOrderAnnounce,
  titleOrderShow,
  titleOrderExecute,
  titleOrderWithdraw,
  titleSign,
  titleRegister,
  titleExtractCheck,
  titleExtractKeep,
  titleExtract,
];
