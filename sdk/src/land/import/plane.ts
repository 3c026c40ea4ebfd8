import type { Position } from "geojson";

/** Mean radius of the earth in metres, as Turf has it. */
const EARTH = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** A point in metres from an origin near by. */
export type Point = readonly [x: number, y: number];

/** Lays positions on a plane that touches the earth at an origin; true enough over some kilometres. */
export function onPlane(ring: readonly Position[], [longitude = 0, latitude = 0]: Position): readonly Point[] {
  const along = EARTH * RADIANS * Math.cos(latitude * RADIANS);
  const up = EARTH * RADIANS;
  return ring.map(([x = 0, y = 0]) => [(x - longitude) * along, (y - latitude) * up]);
}

/** Area inside a ring of points, positive where it runs counter-clockwise. */
export function signedArea(ring: readonly Point[]): number {
  let twice = 0;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
    const [x0, y0] = ring[before] as Point;
    const [x1, y1] = ring[at] as Point;
    twice += x0 * y1 - x1 * y0;
  }
  return twice / 2;
}

/** Square metres inside a ring of positions, positive where it runs counter-clockwise. */
export function planarArea(ring: readonly Position[]): number {
  return signedArea(onPlane(ring, ring[0] ?? [0, 0]));
}
