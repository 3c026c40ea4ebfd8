export { drawUp, paperCall, partiesOf, registerPaper, signPaper } from "./actions.js";
export {
  InstrumentForeignError,
  InstrumentMalformedError,
  NotAPartyError,
  SignaturesMissingError,
} from "./errors.js";
export { readPaper, writePaper } from "./file.js";
export { INSTRUMENT_KINDS } from "./kinds.js";
export {
  type Deeds,
  goesToClaims,
  INSTRUMENT_FORMAT,
  type Instrument,
  type InstrumentKind,
  type Paper,
  type Part,
  type Party,
  type PartyStanding,
  titlesIn,
} from "./types.js";
