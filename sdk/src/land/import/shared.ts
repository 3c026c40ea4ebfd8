import type { Position } from "geojson";
import type { ParcelGeometry } from "../parcel.js";
import { type Box, boxOf } from "./boxes.js";
import { onPlane, type Point, signedArea } from "./plane.js";

/**
 * Square metres that two sound shapes have in common, by plain floating point: each ring is cut to the rectangle that
 * both share and taken as a fan of signed triangles, and the triangles' common areas are summed. Nothing is decided by
 * whether a point lies on an edge, so shared borders and touching corners do no harm. Turf's exact clipping takes a
 * hundred times as long; this tells it where to look.
 */
export function sharedArea(one: ParcelGeometry, other: ParcelGeometry): number {
  const [a, b] = [boxOf(one), boxOf(other)];
  const common = {
    minX: Math.max(a.minX, b.minX),
    minY: Math.max(a.minY, b.minY),
    maxX: Math.min(a.maxX, b.maxX),
    maxY: Math.min(a.maxY, b.maxY),
  };
  if (common.minX >= common.maxX || common.minY >= common.maxY) return 0;
  const origin = [(common.minX + common.maxX) / 2, (common.minY + common.maxY) / 2];
  const others = trianglesOf(other, common, origin);
  let sum = 0;
  for (const first of trianglesOf(one, common, origin)) {
    for (const second of others) {
      if (boxesApart(first, second)) continue;
      sum += first.sign * second.sign * Math.abs(signedArea(convexCut(first.points, second.points)));
    }
  }
  return Math.abs(sum);
}

interface Triangle extends Box {
  readonly points: readonly Point[];
  readonly sign: number;
}

function trianglesOf({ type, coordinates }: ParcelGeometry, box: Box, origin: Position): readonly Triangle[] {
  const parts = type === "Polygon" ? [coordinates] : coordinates;
  return parts.flatMap((rings) =>
    rings.flatMap((ring, index) => {
      const points = onPlane(cutToBox(ring, box), origin);
      // Shells count as positive and holes as negative, whichever way the file runs them.
      const winding = Math.sign(signedArea(onPlane(ring, origin))) * (index === 0 ? 1 : -1);
      return fan(points, winding);
    }),
  );
}

function fan(points: readonly Point[], winding: number): readonly Triangle[] {
  const [apex, ...rest] = points;
  if (apex === undefined) return [];
  return rest.slice(1).flatMap((third, index) => {
    const corners: readonly Point[] = [apex, rest[index] ?? third, third];
    const area = signedArea(corners);
    if (area === 0) return [];
    const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
    return {
      points: area > 0 ? corners : [...corners].reverse(),
      sign: Math.sign(area) * winding,
      minX: Math.min(...xs),
      minY: Math.min(...ys),
      maxX: Math.max(...xs),
      maxY: Math.max(...ys),
    };
  });
}

const boxesApart = (one: Box, other: Box): boolean =>
  one.minX >= other.maxX || other.minX >= one.maxX || one.minY >= other.maxY || other.minY >= one.maxY;

/** Sutherland and Hodgman's cut of a ring to a rectangle. The closing position is dropped. */
function cutToBox(ring: readonly Position[], { minX, minY, maxX, maxY }: Box): readonly Position[] {
  let left = ring.slice(0, -1).map(([x = 0, y = 0]) => [x, y] as Point);
  left = cut(left, ([x]) => x - minX);
  left = cut(left, ([x]) => maxX - x);
  left = cut(left, ([, y]) => y - minY);
  return cut(left, ([, y]) => maxY - y).map(([x, y]) => [x, y]);
}

/** The part of a ring that lies in a convex ring, which runs counter-clockwise. */
function convexCut(ring: readonly Point[], convex: readonly Point[]): readonly Point[] {
  let left = [...ring];
  for (let at = 0, before = convex.length - 1; at < convex.length && left.length > 0; before = at++) {
    const [x0, y0] = convex[before] as Point;
    const [x1, y1] = convex[at] as Point;
    left = cut(left, ([x, y]) => (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0));
  }
  return left;
}

/** Keeps of a ring what lies on the positive side. */
function cut(ring: readonly Point[], side: (point: Point) => number): Point[] {
  const kept: Point[] = [];
  let from = ring[ring.length - 1];
  let fromSide = from === undefined ? 0 : side(from);
  for (const to of ring) {
    const toSide = side(to);
    if (from !== undefined && fromSide * toSide < 0) {
      const part = fromSide / (fromSide - toSide);
      kept.push([from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]);
    }
    if (toSide >= 0) kept.push(to);
    [from, fromSide] = [to, toSide];
  }
  return kept;
}
