import { caveat, caveatWithdrawal, charge, discharge } from "./burdening.js";
import type { Kind } from "./kind.js";
import { ownershipKind, registration, transfer } from "./owning.js";
import type { Deeds, Instrument, InstrumentKind } from "./types.js";

const KINDS: { readonly [kind in InstrumentKind]: Kind<Deeds[kind]> } = {
  registration,
  transfer,
  ownership: ownershipKind,
  charge,
  discharge,
  caveat,
  "caveat-withdrawal": caveatWithdrawal,
};

/** All kinds of instruments by name. */
export const INSTRUMENT_KINDS: readonly InstrumentKind[] = Object.keys(KINDS) as InstrumentKind[];

/** What is to be known of an instrument's kind. The kind and its deed belong together, which the table ensures. */
export const kindOf = ({ kind }: Pick<Instrument, "kind">): Kind<Instrument["deed"]> =>
  KINDS[kind] as unknown as Kind<Instrument["deed"]>;
