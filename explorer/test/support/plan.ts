import type { Polygon } from "geojson";

/** A parcel of the sample town: a name and its corners. */
const parcel = (lot: string, corners: Polygon["coordinates"][number]) => ({
  type: "Feature" as const,
  properties: { lot },
  geometry: { type: "Polygon" as const, coordinates: [corners] },
});

/** A plan of three parcels beside one another, as a map agency would publish it. */
export const PLAN = {
  type: "FeatureCollection" as const,
  features: [
    parcel("14", [
      [4.89512, 52.37021],
      [4.89561, 52.37034],
      [4.89547, 52.37062],
      [4.89522, 52.37066],
      [4.89496, 52.37048],
      [4.89512, 52.37021],
    ]),
    parcel("16", [
      [4.89561, 52.37034],
      [4.89603, 52.37045],
      [4.89588, 52.37071],
      [4.89547, 52.37062],
      [4.89561, 52.37034],
    ]),
    parcel("18", [
      [4.89603, 52.37045],
      [4.89641, 52.37055],
      [4.89628, 52.37079],
      [4.89588, 52.37071],
      [4.89603, 52.37045],
    ]),
  ],
};

/** The shape of one of the plan's parcels. */
export function shapeOf(lot: "14" | "16" | "18"): Polygon {
  const found = PLAN.features.find(({ properties }) => properties.lot === lot);
  if (found === undefined) throw new RangeError(`The plan has no lot ${lot}.`);
  return found.geometry;
}

/** The plan with one corner of one parcel moved by about a metre. */
export function movedPlan(lot: "14" | "16" | "18"): typeof PLAN {
  const copy = structuredClone(PLAN);
  for (const { properties, geometry } of copy.features) {
    const corner = geometry.coordinates[0]?.[1];
    if (properties.lot === lot && corner !== undefined) corner[0] = (corner[0] ?? 0) + 0.00001;
  }
  return copy;
}
