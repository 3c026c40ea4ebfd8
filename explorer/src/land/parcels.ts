import { parcelDigest } from "@civitas/sdk/land";
import type { Geometry, MultiPolygon, Polygon } from "geojson";
import type { Hex } from "viem";

/** An outline that can be drawn. */
export type Outline = Polygon | MultiPolygon;

/** What a file of shapes has to say about a parcel on record. */
export type ParcelCheck =
  | { readonly outcome: "match"; readonly outline: Outline }
  | { readonly outcome: "mismatch"; readonly shapes: number }
  | { readonly outcome: "not-geojson" };

/** Shapes digested before the browser may do something else. */
const STRIDE = 500;

/** Looks in a GeoJSON text for the one shape whose digest is on record. Nothing else in it counts. */
export async function checkParcel(text: string, digest: Hex): Promise<ParcelCheck> {
  const shapes = outlinesIn(text);
  if (shapes === undefined) return { outcome: "not-geojson" };
  for (const [index, outline] of shapes.entries()) {
    if (parcelDigest(outline) === digest) return { outcome: "match", outline };
    if (index % STRIDE === STRIDE - 1) await new Promise((resolve) => setTimeout(resolve));
  }
  return { outcome: "mismatch", shapes: shapes.length };
}

/** Every outline in a GeoJSON text; undefined where it is no GeoJSON. */
function outlinesIn(text: string): readonly Outline[] | undefined {
  try {
    const json: unknown = JSON.parse(text);
    const { type, features } = json as { readonly type?: unknown; readonly features?: unknown };
    if (type === "FeatureCollection") return Array.isArray(features) ? features.flatMap(outlines) : undefined;
    const found = outlines(json);
    return found.length === 0 ? undefined : found;
  } catch {
    return undefined;
  }
}

function outlines(value: unknown): readonly Outline[] {
  const { type, geometry } = (value ?? {}) as { readonly type?: unknown; readonly geometry?: Geometry | null };
  const shape = type === "Feature" ? geometry : (value as Geometry);
  return shape?.type === "Polygon" || shape?.type === "MultiPolygon" ? [shape] : [];
}

/** Corners of an outline, and the box that holds it. Degrees. */
export function describeOutline({ type, coordinates }: Outline): {
  readonly corners: number;
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
} {
  const polygons = type === "Polygon" ? [coordinates] : coordinates;
  const points = polygons.flatMap((rings) => rings.flatMap((ring) => ring.slice(1)));
  const longitudes = points.map(([longitude = 0]) => longitude);
  const latitudes = points.map(([, latitude = 0]) => latitude);
  return {
    corners: points.length,
    south: Math.min(...latitudes),
    west: Math.min(...longitudes),
    north: Math.max(...latitudes),
    east: Math.max(...longitudes),
  };
}
