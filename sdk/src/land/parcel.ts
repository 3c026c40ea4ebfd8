import type { MultiPolygon, Polygon } from "geojson";
import type { Hex } from "viem";
import { digestOf } from "../core/index.js";

/** The shape of a parcel on the ground: GeoJSON, longitude and latitude in WGS 84. */
export type ParcelGeometry = Polygon | MultiPolygon;

/**
 * Digest under which a title names its parcel: keccak256 of the geometry's type and coordinates, written as RFC 8785
 * says. Members beside these two (a bounding box, say) do not belong to the shape and change nothing.
 */
export function parcelDigest({ type, coordinates }: ParcelGeometry): Hex {
  return digestOf({ type, coordinates });
}
