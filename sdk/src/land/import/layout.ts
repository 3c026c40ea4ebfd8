import type { Polygon, Position } from "geojson";
import { overlapsIn } from "./overlap.js";
import { planarArea } from "./plane.js";
import { sharedArea } from "./shared.js";
import type { Breach } from "./types.js";

/** Square metres by which rings may disagree before it is an error and not the last digit. */
const SLACK = 0.01;

/** Checks how the rings of a parcel lie to each other: holes inside their shell and apart, parts apart. */
export function layoutBreach(parts: readonly (readonly (readonly Position[])[])[]): Breach | undefined {
  const shells = parts.map((rings) => polygon(rings.slice(0, 1)));
  for (const [index, rings] of parts.entries()) {
    const shell = shells[index];
    const holes = rings.slice(1).map((ring) => polygon([ring]));
    if ((shell !== undefined && holes.some((hole) => outside(shell, hole))) || meet(holes)) {
      return { rule: "hole-outside", sentence: "A hole of the parcel lies outside its boundary or over another hole." };
    }
  }
  if (!meet(parts.map((rings) => polygon(rings)))) return undefined;
  return { rule: "parts-overlap", sentence: "Two parts of the parcel lie over each other." };
}

const polygon = (rings: readonly (readonly Position[])[]): Polygon => ({
  type: "Polygon",
  coordinates: rings.map((ring) => [...ring]),
});

function outside(shell: Polygon, hole: Polygon): boolean {
  const whole = Math.abs(planarArea(hole.coordinates[0] ?? []));
  return whole - sharedArea(shell, hole) > Math.max(SLACK, whole / 1_000);
}

const meet = (shapes: readonly Polygon[]): boolean => overlapsIn(shapes, SLACK).length > 0;
