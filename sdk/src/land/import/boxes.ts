import { bbox } from "@turf/bbox";
import type { ParcelGeometry } from "../parcel.js";

/** A rectangle in longitude and latitude, as rbush takes it. */
export interface Box {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** The rectangle around a shape. */
export function boxOf(geometry: ParcelGeometry): Box {
  const [minX, minY, maxX, maxY] = bbox(geometry);
  // With heights Turf would answer six numbers; it reads only the first two of each position.
  return { minX, minY, maxX: maxX as number, maxY: maxY as number };
}
