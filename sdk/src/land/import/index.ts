export { placed } from "./conflicts.js";
export {
  CoordinateSystemRefusedError,
  FileNotJsonError,
  NotFeatureCollectionError,
  ReferenceNotFoundError,
  ReferenceTemplateError,
} from "./errors.js";
export { checkGeometry, type GeometryOutcome, SMALLEST_AREA } from "./geometry.js";
export { type Overlap, overlapsIn } from "./overlap.js";
export { OVERLAP_TOLERANCE, type ParcelImportOptions, type ParcelPlan, planParcels } from "./plan.js";
export { readFeatures } from "./read.js";
export { chooseReference, type ReferenceChoice, referenceOf } from "./reference.js";
export {
  type EntryStanding,
  estimateTitles,
  type ImportEstimate,
  importTitles,
  surveyTitles,
  type TitleEntry,
} from "./register.js";
export type { Breach, Feature, Parcel, ParcelRow, ParcelRule, Place, RefusedParcel } from "./types.js";
