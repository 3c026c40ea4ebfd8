import { type ParcelGeometry, parcelDigest } from "../parcel.js";
import { overlapsIn } from "./overlap.js";
import type { Breach, Feature, Place } from "./types.js";

/** A row in the making. */
export interface Draft {
  readonly feature: Feature;
  readonly reference: string | undefined;
  readonly geometry: ParcelGeometry | undefined;
  breach: Breach | undefined;
}

/** Refuses rows that repeat a reference or a shape: which of them is right, only the office can say. */
export function refuseTwins(drafts: readonly Draft[], stacked: boolean): void {
  const shapes = new Map(
    drafts.flatMap((draft) => (draft.geometry ? [[draft, parcelDigest(draft.geometry)] as const] : [])),
  );
  for (const [reference, group] of grouped(drafts, ({ reference }) => reference)) {
    const [first, ...rest] = group;
    if (first === undefined || rest.length === 0) continue;
    if (first.geometry && rest.every((draft) => shapes.get(draft) === shapes.get(first))) {
      const sentence = `The same reference and shape stand in ${placed(first.feature)} already.`;
      for (const draft of rest) draft.breach ??= { rule: "row-repeated", sentence };
      continue;
    }
    for (const draft of group) {
      const other = draft === first ? rest[0] : first;
      draft.breach ??= {
        rule: "reference-duplicate",
        sentence: `The reference ${reference} stands in ${other && placed(other.feature)} too, with another shape.`,
      };
    }
  }
  if (stacked) return;
  const live = drafts.filter(({ breach }) => breach?.rule !== "row-repeated");
  for (const group of grouped(live, (draft) => shapes.get(draft)).values()) {
    if (group.length < 2) continue;
    for (const [index, draft] of group.entries()) {
      const other = group[index === 0 ? 1 : 0] as Draft;
      draft.breach ??= {
        rule: "geometry-duplicate",
        sentence: `The parcel has exactly the shape of ${named(other)}.`,
      };
    }
  }
}

/** Refuses both of two parcels that lie on the same ground. A row that is refused already still refuses its neighbour. */
export function refuseOverlaps(drafts: readonly Draft[], tolerance: number): void {
  const repeats: readonly string[] = ["row-repeated", "geometry-duplicate"];
  const shaped = drafts.filter(({ geometry, breach }) => geometry && !(breach && repeats.includes(breach.rule)));
  const geometries = shaped.map(({ geometry }) => geometry as ParcelGeometry);
  for (const { pair, area: shared } of overlapsIn(geometries, tolerance)) {
    const [one, other] = [shaped[pair[0]] as Draft, shaped[pair[1]] as Draft];
    const extent = `by ${shared.toFixed(2)} m², more than the ${tolerance} m² that neighbours may share`;
    one.breach ??= { rule: "overlap", sentence: `The parcel overlaps ${named(other)} ${extent}.` };
    other.breach ??= { rule: "overlap", sentence: `The parcel overlaps ${named(one)} ${extent}.` };
  }
}

function grouped<key>(drafts: readonly Draft[], keyOf: (draft: Draft) => key | undefined): Map<key, Draft[]> {
  const groups = new Map<key, Draft[]>();
  for (const draft of drafts) {
    const key = keyOf(draft);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [draft]);
    else group.push(draft);
  }
  return groups;
}

const named = ({ feature, reference }: Draft): string =>
  reference === undefined ? `the feature in ${placed(feature)}` : `${reference} (${placed(feature)})`;

/** A place in words. */
export function placed({ line, column, feature }: Place): string {
  return `line ${line}, column ${column}, feature ${feature}`;
}
