import { caveat, caveatVariation, caveatWithdrawal, notice, noticeWithdrawal } from "./cautioning.js";
import { charge, chargeAssignment, chargePostponement, chargeVariation, discharge } from "./charging.js";
import { claim, objection, objectionWithdrawal } from "./claiming.js";
import { right, rightRelease } from "./granting.js";
import type { Kind } from "./kind.js";
import { ownershipKind, registration, transfer } from "./owning.js";
import { plan, surrender } from "./planning.js";
import type { Deeds, Instrument, InstrumentKind } from "./types.js";

const KINDS: { readonly [kind in InstrumentKind]: Kind<Deeds[kind]> } = {
  registration,
  transfer,
  ownership: ownershipKind,
  charge,
  "charge-variation": chargeVariation,
  "charge-postponement": chargePostponement,
  "charge-assignment": chargeAssignment,
  discharge,
  right,
  "right-release": rightRelease,
  notice,
  "notice-withdrawal": noticeWithdrawal,
  caveat,
  "caveat-variation": caveatVariation,
  "caveat-withdrawal": caveatWithdrawal,
  plan,
  surrender,
  claim,
  objection,
  "objection-withdrawal": objectionWithdrawal,
};

/** All kinds of instruments by name. */
export const INSTRUMENT_KINDS: readonly InstrumentKind[] = Object.keys(KINDS) as InstrumentKind[];

/** What is to be known of an instrument's kind. The kind and its deed belong together, which the table ensures. */
export const kindOf = ({ kind }: Pick<Instrument, "kind">): Kind<Instrument["deed"]> =>
  KINDS[kind] as unknown as Kind<Instrument["deed"]>;
