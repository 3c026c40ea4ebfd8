import type { Hex } from "viem";
import type { ParcelGeometry } from "../parcel.js";

/** Where a feature begins in its file, all counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
  /** Which of the file's features it is. */
  readonly feature: number;
}

/** A feature as the file holds it, not yet checked. */
export interface Feature extends Place {
  readonly value: unknown;
}

/** A feature of which a title can be registered. */
export interface Parcel extends Place {
  readonly reference: string;
  readonly geometry: ParcelGeometry;
  /** Digest of the geometry: {@link parcelDigest}. */
  readonly parcel: Hex;
  /** Digest of the old register's page: of the whole file, or of this feature alone. */
  readonly source: Hex;
  /** Square metres on the sphere, rounded: what a title is registered with unless a survey says better. */
  readonly area: number;
}

/** Why a feature is refused. */
export type ParcelRule =
  | "not-a-feature"
  | "geometry-missing"
  | "geometry-kind"
  | "position-malformed"
  | "not-longitude-latitude"
  | "ring-short"
  | "ring-open"
  | "area-zero"
  | "self-intersection"
  | "hole-outside"
  | "parts-overlap"
  | "property-missing"
  | "reference-imprecise"
  | "reference-malformed"
  | "reference-long"
  | "reference-duplicate"
  | "geometry-duplicate"
  | "row-repeated"
  | "overlap"
  | "text-malformed";

/** A feature of which no title can be registered, and why. */
export interface RefusedParcel extends Place {
  readonly reference: string | undefined;
  readonly rule: ParcelRule;
  readonly sentence: string;
}

/** One feature's outcome. */
export type ParcelRow = ({ readonly state: "accepted" } & Parcel) | ({ readonly state: "refused" } & RefusedParcel);

/** A rule that something broke, and the sentence that says so. */
export interface Breach {
  readonly rule: ParcelRule;
  readonly sentence: string;
}
