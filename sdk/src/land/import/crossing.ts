import { kinks } from "@turf/kinks";
import type { LineString, MultiLineString, Position } from "geojson";
import RBush from "rbush";
import type { Box } from "./boxes.js";

/** Up to this many positions every edge is held against every other; beyond, only against those near by. */
const SMALL = 128;

/** Where a closed ring crosses, touches or doubles back on itself; undefined when it does not. */
export function crossing(ring: readonly Position[]): Position | undefined {
  const way = withoutRepeats(ring);
  return way.length <= SMALL ? firstKink(lineOf(way)) : kinkAmongMany(way);
}

/** A position given twice in a row says nothing of the shape, but would look like a touch. */
function withoutRepeats(ring: readonly Position[]): Position[] {
  return ring.filter((position, index) => {
    const before = ring[index - 1];
    return before === undefined || position[0] !== before[0] || position[1] !== before[1];
  });
}

const lineOf = (coordinates: Position[]): LineString => ({ type: "LineString", coordinates });

function firstKink(line: LineString | MultiLineString): Position | undefined {
  return kinks(line as LineString).features[0]?.geometry.coordinates;
}

interface Edge extends Box {
  readonly index: number;
}

function kinkAmongMany(ring: readonly Position[]): Position | undefined {
  const edges = ring.slice(1).map((end, index) => edge(ring[index] ?? end, end, index));
  const tree = new RBush<Edge>().load(edges);
  for (const { index, ...box } of edges) {
    for (const other of tree.search(box)) {
      const apart = other.index - index;
      if (apart < 2 || apart === edges.length - 1) continue;
      const found = firstKink({ type: "MultiLineString", coordinates: [span(ring, index), span(ring, other.index)] });
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

const span = (ring: readonly Position[], index: number): Position[] => ring.slice(index, index + 2);

function edge([x0 = 0, y0 = 0]: Position, [x1 = 0, y1 = 0]: Position, index: number): Edge {
  return { minX: Math.min(x0, x1), minY: Math.min(y0, y1), maxX: Math.max(x0, x1), maxY: Math.max(y0, y1), index };
}
