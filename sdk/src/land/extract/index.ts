export { contentOf, EXTRACT_SCHEMA, type TitleOnRecord } from "./content.js";
export {
  ExtractFieldMismatchError,
  ExtractFieldMissingError,
  ExtractForeignError,
  ExtractFormUnknownError,
  ExtractMomentMismatchError,
  ExtractRevisionMismatchError,
  ExtractSignatureInvalidError,
  ExtractSignerUnauthorisedError,
  ExtractSuspectError,
} from "./errors.js";
export { discloseExtract, type ExtractOptions, makeExtract } from "./make.js";
export { isExtract, readExtract } from "./read.js";
export { sealDocument } from "./seal.js";
export { type CheckedExtract, EXTRACT_FORMAT, type ExtractSeal, type TitleExtract } from "./types.js";
export { verifyExtract } from "./verify.js";
