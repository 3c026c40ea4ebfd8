import type { Verb } from "../context.js";
import { titleCaveat, titleCaveatWithdraw, titleCharge, titleDischarge } from "./burdening.js";
import { titleExtract, titleExtractCheck, titleExtractKeep } from "./extract.js";
import { titleHistory } from "./history.js";
import { titleNew, titleTransfer } from "./owning.js";
import { titleRegister, titleSign } from "./papers.js";
import { titleShow } from "./show.js";

/** What a land officer does every day. A verb of three words comes before that of its first two. */
export const TITLE_VERBS: readonly Verb[] = [
  titleShow,
  titleHistory,
  titleNew,
  titleTransfer,
  titleCharge,
  titleDischarge,
  titleCaveatWithdraw,
  titleCaveat,
  titleSign,
  titleRegister,
  titleExtractCheck,
  titleExtractKeep,
  titleExtract,
];
