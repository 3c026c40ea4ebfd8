export { type Column, columnsOf, fieldsFromCells } from "./cells.js";
export { checkFields, requireFields } from "./check.js";
export { type CertificateParts, certificate } from "./credential.js";
export {
  CertificateFieldsError,
  KindDiffersError,
  KindInvalidError,
  KindRepeatedError,
  KindUnknownError,
} from "./errors.js";
export { kindOf, schemaDigest } from "./find.js";
export { catalogue } from "./kinds.js";
export { kindJson, parseKind } from "./read.js";
export {
  type CatalogueStanding,
  type CatalogueTarget,
  registerCatalogue,
  surveyCatalogue,
  typeIdOf,
} from "./register.js";
export type { CertificateKind, CertificateSchema, FieldFault, Validity } from "./types.js";
export { endOf, maximumTerm } from "./validity.js";
