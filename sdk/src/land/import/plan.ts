import { area } from "@turf/area";
import { type Hex, keccak256 } from "viem";
import { digestOf, NotCanonicalError } from "../../core/index.js";
import { parcelDigest } from "../parcel.js";
import { type Draft, refuseOverlaps, refuseTwins } from "./conflicts.js";
import { checkGeometry } from "./geometry.js";
import { isObject, readFeatures, textOf } from "./read.js";
import { chooseReference, type ReferenceChoice, referenceOf } from "./reference.js";
import type { Breach, Feature, ParcelRow, Place } from "./types.js";

/** How a file of parcels is to be read. */
export interface ParcelImportOptions {
  /** Template of the reference, as `{Borough}-{Block}-{Lot}`; detected from well-known properties when left out. */
  readonly reference?: string;
  /** Square metres that neighbours may share; 1 by default. Infinity takes stacked parcels, as of flats. */
  readonly overlapTolerance?: number;
  /**
   * What a title names as the old register's page: the file's bytes (the default) or its own feature. A feature's
   * digest has no salt, so whoever holds the other fields could try out one that is missing: choose it only where
   * every field of the feature is public.
   */
  readonly source?: "file" | "feature";
}

/** What an import would register, and what it refuses. */
export interface ParcelPlan {
  readonly reference: ReferenceChoice;
  /** Digest of the file's bytes. */
  readonly file: Hex;
  readonly overlapTolerance: number;
  /** One row a feature, in the file's order. */
  readonly rows: readonly ParcelRow[];
}

/** Square metres that neighbours may share unless said otherwise: borders rounded to a few digits pass. */
export const OVERLAP_TOLERANCE = 1;

/**
 * Reads a GeoJSON file and settles for each feature whether a title can be registered of it. Touches no chain.
 *
 * @throws An error of errors.ts when the whole file is unfit; a single feature's trouble is a refused row.
 */
export function planParcels(bytes: Uint8Array, options: ParcelImportOptions = {}): ParcelPlan {
  const { reference: template, overlapTolerance = OVERLAP_TOLERANCE, source = "file" } = options;
  const features = readFeatures(textOf(bytes));
  const reference = chooseReference(features, template);
  const file = keccak256(bytes);
  const drafts = features.map((feature) => draftOf(feature, reference.template));
  refuseTwins(drafts, overlapTolerance === Number.POSITIVE_INFINITY);
  refuseOverlaps(drafts, overlapTolerance);
  return {
    reference,
    file,
    overlapTolerance,
    rows: drafts.map((draft) => settled(draft, source === "file" ? file : undefined)),
  };
}

function draftOf(feature: Feature, template: string): Draft {
  const { value } = feature;
  if (!isObject(value) || value["type"] !== "Feature") {
    const breach: Breach = { rule: "not-a-feature", sentence: "The entry is not a GeoJSON Feature." };
    return { feature, reference: undefined, geometry: undefined, breach };
  }
  const worded = referenceOf(template, value);
  const shaped = checkGeometry(value["geometry"]);
  return {
    feature,
    reference: "reference" in worded ? worded.reference : undefined,
    geometry: "geometry" in shaped ? shaped.geometry : undefined,
    breach: "rule" in worded ? worded : "rule" in shaped ? shaped : undefined,
  };
}

function settled({ feature, reference, geometry, breach }: Draft, file: Hex | undefined): ParcelRow {
  const place: Place = { line: feature.line, column: feature.column, feature: feature.feature };
  if (breach !== undefined || reference === undefined || geometry === undefined) {
    const { rule, sentence } = breach ?? { rule: "not-a-feature", sentence: "The entry is not a GeoJSON Feature." };
    return { state: "refused", ...place, reference, rule, sentence };
  }
  const source = file ?? featureDigest(feature.value);
  if (source === undefined) {
    const sentence = "A text of the feature is not well-formed Unicode.";
    return { state: "refused", ...place, reference, rule: "text-malformed", sentence };
  }
  return {
    state: "accepted",
    ...place,
    reference,
    geometry,
    parcel: parcelDigest(geometry),
    source,
    area: Math.max(1, Math.round(area(geometry))),
  };
}

function featureDigest(value: unknown): Hex | undefined {
  try {
    return digestOf(value);
  } catch (error) {
    if (error instanceof NotCanonicalError) return undefined;
    throw error;
  }
}
