import { area } from "@turf/area";
import { intersect } from "@turf/intersect";
import RBush from "rbush";
import type { ParcelGeometry } from "../parcel.js";
import { type Box, boxOf } from "./boxes.js";
import { sharedArea } from "./shared.js";

/** Two shapes that lie on the same ground. */
export interface Overlap {
  /** Their places in the list. */
  readonly pair: readonly [number, number];
  /** Square metres that they share. */
  readonly area: number;
}

interface Entry extends Box {
  readonly index: number;
}

/**
 * Finds the shapes of a list that share more than a tolerance with another one. Each shape is named at least once,
 * though not with each of its partners.
 *
 * @param tolerance Square metres that neighbours may share, since surveyed borders never agree to the last digit.
 */
export function overlapsIn(geometries: readonly ParcelGeometry[], tolerance: number): readonly Overlap[] {
  if (tolerance === Number.POSITIVE_INFINITY) return [];
  const entries = geometries.map((geometry, index): Entry => ({ ...boxOf(geometry), index }));
  const tree = new RBush<Entry>().load(entries);
  const named = new Set<number>();
  const found: Overlap[] = [];
  for (const { index, ...box } of entries) {
    for (const other of tree.search(box).sort((one, two) => one.index - two.index)) {
      if (other.index <= index || (named.has(index) && named.has(other.index))) continue;
      const [one, two] = [geometries[index], geometries[other.index]];
      if (one === undefined || two === undefined) continue;
      const shared = overlapOf(one, two, tolerance);
      if (shared <= tolerance) continue;
      named.add(index).add(other.index);
      found.push({ pair: [index, other.index], area: shared });
    }
  }
  return found;
}

/** Square metres that two shapes share; exact where it comes near the tolerance or beyond. */
function overlapOf(one: ParcelGeometry, other: ParcelGeometry, tolerance: number): number {
  const roughly = sharedArea(one, other);
  if (roughly < tolerance / 2) return roughly;
  const common = intersect({
    type: "FeatureCollection",
    features: [one, other].map((geometry) => ({ type: "Feature", properties: {}, geometry })),
  });
  return common === null ? 0 : area(common);
}
