export {
  type ApplicationMeaning,
  COLUMN_ROLES,
  type ColumnRole,
  type LicenceMapping,
  type MappingDraft,
  type StatusMeaning,
} from "./columns.js";
export { type DateOrder, type Day, dayAfter, dayClock, readDay } from "./dates.js";
export { type DocumentSubject, licenceDocument } from "./document.js";
export { type EntryOptions, endingDigest, type LicenceEntry, type LicenceEntryAct, licenceEntry } from "./entry.js";
export {
  ColumnsMissingError,
  MappingIncompleteError,
  MappingInvalidError,
  TableUnreadableError,
  TimeZoneUnknownError,
} from "./errors.js";
export { parseMapping } from "./given.js";
export {
  estimateLicences,
  issueLicences,
  type LicenceEstimate,
  type LicenceStanding,
  type LicenceTarget,
  type LicenceTypeRule,
  type LicenceWork,
  readTypeRule,
  surveyLicences,
} from "./issue.js";
export { type KnownFile, knownFiles } from "./known.js";
export type { MappingChoice } from "./mapping.js";
export { type LicenceImportOptions, type LicencePlan, planLicences } from "./plan.js";
export { SERIAL_BYTES } from "./rows.js";
export { type Row, readTable, type Table } from "./table.js";
export type { Breach, Ending, Fields, Licence, LicenceAct, LicenceRule, RefusedRow, Term } from "./types.js";
