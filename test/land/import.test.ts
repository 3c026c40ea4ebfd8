import { expect } from "chai";
import fc from "fast-check";
import { keccak256, stringToBytes } from "viem";
import {
  CoordinateSystemRefusedError,
  checkGeometry,
  FileNotJsonError,
  NotFeatureCollectionError,
  overlapsIn,
  type ParcelImportOptions,
  type ParcelRow,
  planParcels,
  ReferenceNotFoundError,
  ReferenceTemplateError,
  readFeatures,
} from "../../sdk/src/land/import/index.js";
import { sharedArea } from "../../sdk/src/land/import/shared.js";
import { type ParcelGeometry, parcelDigest } from "../../sdk/src/land/parcel.js";
import { describeWithFile } from "../support/data.js";

type Ring = [number, number][];

/** A rectangle of some ten-thousandths of a degree, its corner so many of them from 10° E, 50° N. */
const box = (x: number, y: number, width = 1, height = 1): Ring =>
  ring([x, y], [x + width, y], [x + width, y + height], [x, y + height]);

const ring = (...corners: [number, number][]): Ring =>
  [...corners, corners[0] as [number, number]].map(([x, y]) => [10 + x * 1e-4, 50 + y * 1e-4]);

const polygon = (...rings: Ring[]): ParcelGeometry => ({ type: "Polygon", coordinates: rings });

const feature = (APN: unknown, geometry: unknown, more: object = {}) => ({
  type: "Feature",
  properties: { APN, ...more },
  geometry,
});

const file = (features: readonly unknown[], more: object = {}): Uint8Array =>
  stringToBytes(JSON.stringify({ type: "FeatureCollection", ...more, features }));

const plan = (features: readonly unknown[], options?: ParcelImportOptions) => planParcels(file(features), options);

const refusals = (rows: readonly ParcelRow[]) =>
  rows.flatMap((row) => (row.state === "refused" ? [[row.feature, row.rule] as const] : []));

const ruleOf = (value: unknown) => {
  const outcome = checkGeometry(value);
  return "rule" in outcome ? outcome.rule : "sound";
};

describe("import of parcels", () => {
  describe("readFeatures", () => {
    it("gives the line of each feature where each has its own", () => {
      const text = `{"type":"FeatureCollection",\n"features":[\n${JSON.stringify(feature("1", null))},\n\n  ${JSON.stringify(feature("2", null))}\n]}`;

      expect(readFeatures(text).map(({ line, column }) => [line, column])).to.deep.equal([
        [3, 1],
        [5, 3],
      ]);
    });

    it("gives the column where all stand on one line", () => {
      const text = '{"features":[{"type":"Feature"},null,"x",{"a":[{}]}],"type":"FeatureCollection"}';

      expect(readFeatures(text).map(({ line, column }) => [line, column])).to.deep.equal([
        [1, 14],
        [1, 33],
        [1, 38],
        [1, 42],
      ]);
    });

    it("is not led astray by brackets, quotes and keys inside texts", () => {
      const text =
        '{"type":"FeatureCollection","name":"\\"features\\":[{","more":{"features":[1,2]},\n"features":[{"a":"]}\\\\"},\n{"features":[3]}]}';

      expect(readFeatures(text).map(({ line }) => line)).to.deep.equal([2, 3]);
    });

    it("finds every feature wherever line ends fall", () => {
      const values = fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 12 });
      fc.assert(
        fc.property(values, fc.jsonValue(), fc.constantFrom(undefined, 1, "\t"), (features, foreign, indent) => {
          const text = JSON.stringify({ foreign, type: "FeatureCollection", features, after: foreign }, null, indent);
          const lines = text.split("\n");
          for (const { value, line, column } of readFeatures(text)) {
            const rest = [(lines[line - 1] ?? "").slice(column - 1), ...lines.slice(line)].join("\n");
            const shown = JSON.stringify(value, null, indent);
            expect(rest.replace(/\s/g, "").startsWith(shown.replace(/\s/g, ""))).to.equal(true);
          }
        }),
      );
    });

    for (const name of ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"]) {
      it(`takes the coordinate system ${name}`, () => {
        const crs = { type: "name", properties: { name } };
        expect(planParcels(file([feature("1", polygon(box(0, 0)))], { crs })).rows).to.have.length(1);
      });
    }

    for (const name of ["urn:ogc:def:crs:EPSG::2263", "EPSG:3857", "EPSG:43260", "EPSG:4258"]) {
      it(`refuses the coordinate system ${name} by name`, () => {
        const crs = { type: "name", properties: { name } };
        expect(() => planParcels(file([feature("1", polygon(box(0, 0)))], { crs })))
          .to.throw(CoordinateSystemRefusedError, name)
          .with.property("system", name);
      });
    }

    it("refuses a coordinate system that is only linked", () => {
      expect(() => planParcels(file([], { crs: { type: "link", properties: { href: "x" } } }))).to.throw(
        CoordinateSystemRefusedError,
      );
    });

    it("refuses what is not JSON and says where", () => {
      expect(() => planParcels(stringToBytes('{"type":'))).to.throw(FileNotJsonError, /JSON/);
    });

    it("refuses one object a line and says what to do", () => {
      expect(() => planParcels(stringToBytes('{"a":1}\n{"a":2}'))).to.throw(FileNotJsonError, "one object a line");
    });

    it("refuses bytes that are not UTF-8", () => {
      expect(() => planParcels(Uint8Array.of(0x7b, 0xe9, 0x7d))).to.throw(FileNotJsonError, "UTF-8");
    });

    it("refuses JSON that is no collection of features", () => {
      for (const text of ["[]", "null", '{"type":"Topology"}', '{"type":"FeatureCollection","features":{}}']) {
        expect(() => planParcels(stringToBytes(text)), text).to.throw(NotFeatureCollectionError);
      }
    });

    it("passes over a byte-order mark", () => {
      const bytes = stringToBytes(
        `\ufeff${JSON.stringify({ type: "FeatureCollection", features: [feature("1", polygon(box(0, 0)))] })}`,
      );
      expect(refusals(planParcels(bytes).rows)).to.deep.equal([]);
    });
  });

  describe("checkGeometry", () => {
    it("takes a polygon, one with holes that touch the boundary, and one of several parts", () => {
      expect(ruleOf(polygon(box(0, 0)))).to.equal("sound");
      expect(ruleOf(polygon(box(0, 0, 9, 9), box(1, 1), ring([5, 0], [6, 2], [4, 2])))).to.equal("sound");
      expect(ruleOf({ type: "MultiPolygon", coordinates: [[box(0, 0)], [box(1, 0)], [box(5, 5)]] })).to.equal("sound");
    });

    it("takes positions with heights and a position given twice in a row", () => {
      const [first, ...rest] = box(0, 0);
      const high = [first, first, ...rest].map((at) => [...(at ?? []), 12.5]);
      expect(ruleOf({ type: "Polygon", coordinates: [high] })).to.equal("sound");
    });

    const [a, b, c, d] = box(0, 0) as [number, number][] as [
      [number, number],
      [number, number],
      [number, number],
      [number, number],
    ];
    const cases: readonly (readonly [string, unknown, string])[] = [
      ["no geometry", null, "geometry-missing"],
      ["a point", { type: "Point", coordinates: a }, "geometry-kind"],
      ["a collection of geometries", { type: "GeometryCollection", geometries: [] }, "geometry-kind"],
      ["a list", [], "geometry-kind"],
      ["coordinates that are none", { type: "Polygon" }, "position-malformed"],
      ["no ring", { type: "Polygon", coordinates: [] }, "position-malformed"],
      ["a ring short of one list", { type: "Polygon", coordinates: [a, b, c, a] }, "position-malformed"],
      ["text for a number", { type: "Polygon", coordinates: [[a, b, ["10", 50], a]] }, "position-malformed"],
      [
        "an infinite number",
        JSON.parse('{"type":"Polygon","coordinates":[[[1e999,1],[1,2],[2,2],[1e999,1]]]}'),
        "position-malformed",
      ],
      ["four numbers in a position", { type: "Polygon", coordinates: [[a, b, [1, 2, 3, 4], a]] }, "position-malformed"],
      [
        "feet of New York's own grid",
        {
          type: "Polygon",
          coordinates: [
            [
              [986000, 150000],
              [986100, 150000],
              [986100, 150100],
              [986000, 150000],
            ],
          ],
        },
        "not-longitude-latitude",
      ],
      ["a ring of three positions", polygon([a, b, a]), "ring-short"],
      ["a ring that does not close", polygon([a, b, c, d]), "ring-open"],
      [
        "a ring that closes at another height",
        {
          type: "Polygon",
          coordinates: [
            [
              [...a, 1],
              [...b, 1],
              [...c, 1],
              [...a, 2],
            ],
          ],
        },
        "ring-open",
      ],
      ["a line there and back", polygon([a, b, c, b, a]), "area-zero"],
      ["one point only", polygon([a, a, a, a]), "area-zero"],
      ["a bow tie", polygon(ring([0, 0], [3, 3], [3, 0], [0, 2])), "self-intersection"],
      ["a boundary that touches itself", polygon(ring([0, 0], [2, 0], [2, 2], [1, 0], [0, 2])), "self-intersection"],
      ["a spike", polygon([a, b, c, [c[0], c[1] + 1e-3], c, d, a]), "self-intersection"],
      ["a hole outside", polygon(box(0, 0), box(5, 5)), "hole-outside"],
      ["a hole that sticks out", polygon(box(0, 0, 4, 4), box(3, 1, 3, 1)), "hole-outside"],
      ["two holes over each other", polygon(box(0, 0, 9, 9), box(1, 1, 3, 3), box(2, 2, 3, 3)), "hole-outside"],
      [
        "two parts over each other",
        { type: "MultiPolygon", coordinates: [[box(0, 0, 2, 2)], [box(1, 1, 2, 2)]] },
        "parts-overlap",
      ],
    ];
    for (const [name, geometry, rule] of cases) {
      it(`refuses ${name}: ${rule}`, () => expect(ruleOf(geometry)).to.equal(rule));
    }

    it("finds the one crossing in a ring of many positions, and none in the ring without it", () => {
      const sound = Array.from({ length: 3_000 }, (_, i) => (i / 1_500) * Math.PI).map((angle): [number, number] => [
        50 * Math.cos(angle),
        50 * Math.sin(angle),
      ]);
      const crossed = sound.map((at, i) =>
        i === 700 ? (sound[703] as [number, number]) : i === 703 ? (sound[700] as [number, number]) : at,
      );

      expect(ruleOf(polygon(ring(...sound)))).to.equal("sound");
      expect(ruleOf(polygon(ring(...crossed)))).to.equal("self-intersection");
    });
  });

  describe("sharedArea", () => {
    const star = fc
      .record({
        x: fc.double({ min: -2, max: 2, noNaN: true }),
        y: fc.double({ min: -2, max: 2, noNaN: true }),
        radii: fc.array(fc.double({ min: 0.3, max: 2, noNaN: true }), { minLength: 3, maxLength: 12 }),
      })
      .map(({ x, y, radii }) =>
        polygon(
          ring(
            ...radii.map((radius, i): [number, number] => {
              const angle = (i / radii.length) * 2 * Math.PI;
              return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
            }),
          ),
        ),
      );

    it("agrees with exact clipping", () => {
      fc.assert(
        fc.property(star, star, (one, other) => {
          // With no tolerance every pair is clipped exactly.
          const [exact] = overlapsIn([one, other], 0);
          expect(Math.abs(sharedArea(one, other) - (exact?.area ?? 0))).to.be.lessThan(0.05);
        }),
      );
    });

    it("is a shape's own area with itself, holes left out", () => {
      const shape = polygon(box(0, 0, 9, 9), box(1, 1, 3, 3), box(5, 5, 3, 3));
      const [row] = plan([feature("P-1", shape)]).rows;
      const own = row?.state === "accepted" ? row.area : 0;

      expect(own).to.be.within(4_800, 5_200);
      expect(Math.abs(sharedArea(shape, shape) - own)).to.be.lessThan(1);
    });
  });

  describe("planParcels", () => {
    it("accepts neighbours with shared borders", () => {
      const features = [0, 1, 2, 3].map((i) => feature(`P-${i}`, polygon(box(i % 2, Math.floor(i / 2)))));
      expect(plan(features).rows.map(({ reference }) => reference)).to.deep.equal(["P-0", "P-1", "P-2", "P-3"]);
      expect(refusals(plan(features).rows)).to.deep.equal([]);
    });

    it("refuses both of two parcels that overlap, each naming the other", () => {
      const rows = plan([
        feature("P-1", polygon(box(0, 0, 2, 2))),
        feature("P-2", polygon(box(1.5, 0, 2, 2))),
        feature("P-3", polygon(box(7, 7))),
      ]).rows;

      expect(refusals(rows)).to.deep.equal([
        [1, "overlap"],
        [2, "overlap"],
      ]);
      expect(rows[0])
        .to.have.property("sentence")
        .that.matches(/overlaps P-2 \(line 1, column \d+, feature 2\) by \d+\.\d\d m²/);
    });

    it("lets neighbours share as much as the tolerance says, and no more", () => {
      // 0.01 of a box of about 80 m²: a strip of about 0.8 m².
      const features = [feature("P-1", polygon(box(0, 0))), feature("P-2", polygon(box(0.99, 0)))];
      const strip = sharedArea(polygon(box(0, 0)), polygon(box(0.99, 0)));

      expect(strip).to.be.within(0.5, 1);
      expect(refusals(plan(features).rows)).to.deep.equal([]);
      expect(refusals(plan(features, { overlapTolerance: strip * 1.01 }).rows)).to.deep.equal([]);
      expect(refusals(plan(features, { overlapTolerance: strip * 0.99 }).rows)).to.have.length(2);
    });

    it("finds a parcel inside another, but not one in another's hole", () => {
      const inside = [feature("P-1", polygon(box(0, 0, 9, 9))), feature("P-2", polygon(box(3, 3)))];
      const island = [feature("P-1", polygon(box(0, 0, 9, 9), box(3, 3))), feature("P-2", polygon(box(3, 3)))];

      expect(refusals(plan(inside).rows)).to.have.length(2);
      expect(refusals(plan(island).rows)).to.deep.equal([]);
    });

    it("holds a neighbour back when the parcel that it overlaps is refused for its reference", () => {
      const features = [feature("", polygon(box(0, 0, 2, 2))), feature("P-2", polygon(box(1, 1, 2, 2)))];
      expect(refusals(plan(features).rows)).to.deep.equal([
        [1, "property-missing"],
        [2, "overlap"],
      ]);
    });

    it("refuses all that claim one reference for different shapes", () => {
      const features = [
        feature("P-1", polygon(box(0, 0))),
        feature("P-1", polygon(box(5, 0))),
        feature("P-2", polygon(box(9, 0))),
      ];
      expect(refusals(plan(features).rows)).to.deep.equal([
        [1, "reference-duplicate"],
        [2, "reference-duplicate"],
      ]);
    });

    it("keeps the first of rows that repeat each other", () => {
      const row = feature("P-1", polygon(box(0, 0)));
      expect(refusals(plan([row, row, row]).rows)).to.deep.equal([
        [2, "row-repeated"],
        [3, "row-repeated"],
      ]);
    });

    it("refuses one shape under two references, and takes it where stacked parcels are allowed", () => {
      const features = [feature("P-1", polygon(box(0, 0))), feature("P-2", polygon(box(0, 0)))];
      expect(refusals(plan(features).rows)).to.deep.equal([
        [1, "geometry-duplicate"],
        [2, "geometry-duplicate"],
      ]);
      expect(refusals(plan(features, { overlapTolerance: Number.POSITIVE_INFINITY }).rows)).to.deep.equal([]);
    });

    it("refuses what is not a feature without losing count", () => {
      const rows = plan([
        null,
        7,
        { type: "Feature", properties: null, geometry: null },
        feature("P-1", polygon(box(0, 0))),
      ]).rows;
      expect(refusals(rows)).to.deep.equal([
        [1, "not-a-feature"],
        [2, "not-a-feature"],
        [3, "property-missing"],
      ]);
    });

    it("names the digest of the geometry as RFC 8785 writes it, and nothing beside it", () => {
      const geometry = polygon(box(0, 0));
      const [row] = plan([feature("P-1", { bbox: [1, 2, 3, 4], ...geometry, more: true })]).rows;
      const canonical = `{"coordinates":${JSON.stringify(geometry.coordinates)},"type":"Polygon"}`;

      expect(row).to.have.property("parcel", keccak256(stringToBytes(canonical)));
      expect(parcelDigest(geometry)).to.equal(keccak256(stringToBytes(canonical)));
    });

    it("names the file as the source, or the feature where that is asked for", () => {
      const one = feature("P-1", polygon(box(0, 0)));
      const bytes = file([one]);
      const canonical = JSON.stringify({
        geometry: {
          coordinates: one.geometry && (one.geometry as { coordinates: unknown }).coordinates,
          type: "Polygon",
        },
        properties: { APN: "P-1" },
        type: "Feature",
      });

      expect(planParcels(bytes).rows[0]).to.have.property("source", keccak256(bytes));
      expect(planParcels(bytes, { source: "feature" }).rows[0]).to.have.property(
        "source",
        keccak256(stringToBytes(canonical)),
      );
    });

    it("never throws for what stands in a feature", () => {
      fc.assert(
        fc.property(fc.array(fc.jsonValue()), fc.jsonValue(), (values, coordinates) => {
          const hostile = values.map((value) => feature(value, { type: "Polygon", coordinates }));
          const rows = plan([feature("P-1", polygon(box(0, 0))), ...hostile, ...values]).rows;
          expect(rows).to.have.length(1 + 2 * values.length);
        }),
      );
    });

    it("reads ten thousand parcels in a few seconds", function () {
      this.timeout(30_000);
      const features = Array.from({ length: 10_000 }, (_, i) => feature(i, polygon(box(i % 100, Math.floor(i / 100)))));
      expect(refusals(plan(features).rows)).to.deep.equal([]);
    });
  });

  describe("references", () => {
    const referenceIn = (properties: object, options?: ParcelImportOptions) =>
      plan([{ type: "Feature", properties, geometry: polygon(box(0, 0)) }], options);

    it("follows the template that is given", () => {
      const { reference, rows } = referenceIn(
        { Borough: "BK", Block: 7065, Lot: 1 },
        { reference: "{Borough}/{Block}.{Lot}" },
      );
      expect(reference).to.deep.equal({ template: "{Borough}/{Block}.{Lot}", by: "given", carriedBy: 1 });
      expect(rows[0]).to.have.property("reference", "BK/7065.1");
    });

    it("detects well-known properties in whatever case, the best known first", () => {
      expect(referenceIn({ borough: "BK", block: 1, lot: 2 }).reference.template).to.equal("{borough}-{block}-{lot}");
      expect(referenceIn({ id: 5, Borough: "BK", Block: 1, Lot: 2, bbl: 3 }).reference.template).to.equal("{bbl}");
      expect(referenceIn({ nationalCadastralReference: "9872023VH5797S" }).reference.by).to.equal("detected");
    });

    it("prefers the property that more of the features carry", () => {
      const features = [feature(null, polygon(box(0, 0)), { pin: 1 }), feature("A", polygon(box(4, 0)), { pin: 2 })];
      expect(plan(features).reference).to.deep.equal({ template: "{pin}", by: "detected", carriedBy: 2 });
    });

    it("refuses a file without any known property, naming those that it has", () => {
      expect(() => referenceIn({ colour: "red" })).to.throw(ReferenceNotFoundError, "colour");
    });

    it("refuses a template without properties, or with one that no feature has", () => {
      expect(() => referenceIn({ APN: 1 }, { reference: "APN" })).to.throw(ReferenceTemplateError, "no property");
      expect(() => referenceIn({ APN: 1 }, { reference: "{Apn}" })).to.throw(ReferenceTemplateError, "APN");
      expect(() => referenceIn({ APN: 1 }, { reference: "{constructor}" })).to.throw(ReferenceTemplateError);
    });

    const cases: readonly (readonly [string, unknown, string])[] = [
      ["nothing", null, "property-missing"],
      ["blanks", "  ", "property-missing"],
      ["33 bytes", "x".repeat(33), "reference-long"],
      ["17 letters of two bytes", "ж".repeat(17), "reference-long"],
      ["a quotation mark", 'a"b', "reference-malformed"],
      ["an angle bracket", "<svg>", "reference-malformed"],
      ["a line end", "a\nb", "reference-malformed"],
      ["a mark that turns the writing", "a\u202eb", "reference-malformed"],
      ["half a surrogate pair", "a\ud800b", "reference-malformed"],
      ["two spaces", "a  b", "reference-malformed"],
      ["a list", ["a"], "reference-malformed"],
      ["a number beyond 2^53", 2 ** 53, "reference-imprecise"],
    ];
    for (const [name, value, rule] of cases) {
      it(`refuses ${name}: ${rule}`, () => {
        const rows = plan([feature(value, polygon(box(0, 0))), feature("sound", polygon(box(3, 3)))]).rows;
        expect(refusals(rows)).to.deep.equal([[1, rule]]);
      });
    }

    it("takes 32 bytes of any script, composed", () => {
      const rows = plan([feature("ж".repeat(16), polygon(box(0, 0))), feature("e\u0301", polygon(box(3, 3)))]).rows;
      expect(refusals(rows)).to.deep.equal([]);
      expect(rows[1]).to.have.property("reference", "\u00e9");
    });
  });

  describeWithFile("land/brooklyn-parcels.geojson", (bytes) => {
    it("is accepted whole, referenced by borough, block and lot", () => {
      const { reference, rows } = planParcels(bytes);

      expect(reference).to.deep.equal({ template: "{Borough}-{Block}-{Lot}", by: "detected", carriedBy: 60 });
      expect(refusals(rows)).to.deep.equal([]);
      expect(rows.map((row) => row.reference))
        .to.have.length(60)
        .and.include("BK-7065-7501");
    });

    it("has neighbours that a tolerance of a square centimetre would refuse", () => {
      const names = planParcels(bytes, { overlapTolerance: 0.0001 }).rows.filter(({ state }) => state === "refused");
      expect(names).to.have.length(2);
    });
  });
});
