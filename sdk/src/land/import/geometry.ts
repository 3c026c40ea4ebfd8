import type { Position } from "geojson";
import type { ParcelGeometry } from "../parcel.js";
import { crossing } from "./crossing.js";
import { layoutBreach } from "./layout.js";
import { planarArea } from "./plane.js";
import { describe, isObject } from "./read.js";
import type { Breach } from "./types.js";

/** Smallest area, in square metres, that is a parcel and not a slip of the surveyor's. */
export const SMALLEST_AREA = 0.01;

/** A sound shape, or the first rule that it breaks. */
export type GeometryOutcome = { readonly geometry: ParcelGeometry } | Breach;

/** Checks one feature's geometry. */
export function checkGeometry(value: unknown): GeometryOutcome {
  if (value === undefined || value === null) {
    return { rule: "geometry-missing", sentence: "The feature has no geometry." };
  }
  const { type, coordinates } = (isObject(value) ? value : {}) as { type?: unknown; coordinates?: unknown };
  if (type !== "Polygon" && type !== "MultiPolygon") {
    return {
      rule: "geometry-kind",
      sentence: `A parcel is a Polygon or a MultiPolygon; the geometry is ${describe(type ?? value)}.`,
    };
  }
  const parts = type === "Polygon" ? [coordinates] : coordinates;
  if (!isListOfRings(parts)) {
    return {
      rule: "position-malformed",
      sentence: `The coordinates of a ${type} must be lists of rings of positions.`,
    };
  }
  const breach = ringsBreach(parts) ?? layoutBreach(parts);
  if (breach !== undefined) return breach;
  return { geometry: { type, coordinates } as ParcelGeometry };
}

type Rings = readonly (readonly unknown[])[];

function isListOfRings(parts: unknown): parts is readonly (readonly Position[][])[][number][] & Position[][][] {
  return (
    Array.isArray(parts) &&
    parts.length > 0 &&
    parts.every(
      (rings) => Array.isArray(rings) && rings.length > 0 && (rings as Rings).every((ring) => Array.isArray(ring)),
    )
  );
}

function ringsBreach(parts: readonly (readonly (readonly unknown[])[])[]): Breach | undefined {
  for (const rings of parts) {
    for (const ring of rings) {
      const breach = positionsBreach(ring) ?? ringBreach(ring as readonly Position[]);
      if (breach !== undefined) return breach;
    }
  }
  return undefined;
}

function positionsBreach(ring: readonly unknown[]): Breach | undefined {
  for (const position of ring) {
    if (!isPosition(position)) {
      return {
        rule: "position-malformed",
        sentence: `A position must be two finite numbers, or three with the height; found ${describe(position)}.`,
      };
    }
    const [longitude = 0, latitude = 0] = position;
    if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) {
      return {
        rule: "not-longitude-latitude",
        sentence: `The position ${longitude}, ${latitude} is no longitude and latitude: the file looks projected.`,
      };
    }
  }
  return undefined;
}

function isPosition(value: unknown): value is Position {
  return Array.isArray(value) && (value.length === 2 || value.length === 3) && value.every(Number.isFinite);
}

function ringBreach(ring: readonly Position[]): Breach | undefined {
  if (ring.length < 4) {
    return { rule: "ring-short", sentence: `A ring needs at least four positions; this one has ${ring.length}.` };
  }
  const first = ring[0];
  const last = ring[ring.length - 1];
  if (
    first === undefined ||
    last === undefined ||
    first.length !== last.length ||
    first.some((at, i) => at !== last[i])
  ) {
    return {
      rule: "ring-open",
      sentence: `A ring must end where it begins; this one begins at ${first} and ends at ${last}.`,
    };
  }
  if (Math.abs(planarArea(ring)) < SMALLEST_AREA) {
    return { rule: "area-zero", sentence: `A ring of the parcel encloses less than ${SMALLEST_AREA} m².` };
  }
  const at = crossing(ring);
  if (at === undefined) return undefined;
  return { rule: "self-intersection", sentence: `The boundary crosses or touches itself at ${at[0]}, ${at[1]}.` };
}
