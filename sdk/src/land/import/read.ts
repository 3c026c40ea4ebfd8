import { CoordinateSystemRefusedError, FileNotJsonError, NotFeatureCollectionError } from "./errors.js";
import { featurePlaces } from "./places.js";
import type { Feature } from "./types.js";

/** Names under which longitude and latitude on WGS 84 go. GDAL writes them in this order under all of these. */
const WGS84 =
  /^(?:EPSG:4326|(?:OGC:)?CRS:?84|WGS ?84|urn:ogc:def:crs:(?:OGC:[\d.]*:CRS84|EPSG:[\d.]*:4326)|https?:\/\/www\.opengis\.net\/(?:def\/crs\/(?:OGC\/[\d.]+\/CRS84|EPSG\/[\d.]+\/4326)|gml\/srs\/epsg\.xml#4326))$/i;

/**
 * Reads the features of a GeoJSON text, each with its place in it.
 *
 * @throws FileNotJsonError, NotFeatureCollectionError or CoordinateSystemRefusedError when the whole file is unfit.
 */
export function readFeatures(text: string): readonly Feature[] {
  const collection = parsed(text.startsWith("\ufeff") ? text.slice(1) : text);
  if (!isObject(collection)) throw new NotFeatureCollectionError(describe(collection));
  const { type, features, crs } = collection as { type?: unknown; features?: unknown; crs?: unknown };
  if (type !== "FeatureCollection") throw new NotFeatureCollectionError(`type ${describe(type)}`);
  if (!Array.isArray(features)) throw new NotFeatureCollectionError(`features ${describe(features)}`);
  requireWgs84(crs);
  const places = featurePlaces(text);
  return features.map((value: unknown, index) => ({
    value,
    ...(places[index] ?? { line: 1, column: 1, feature: index + 1 }),
  }));
}

/** Reads a file's bytes as UTF-8. A byte-order mark stays, so that places are those of the file. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new FileNotJsonError("its bytes are not UTF-8", { cause });
  }
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value in a few words, for a sentence that refuses it. */
export function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const second = /^\s*\{[^\n]*\}\s*\n\s*\{/.test(text)
      ? "it holds one object a line; wrap the features in one FeatureCollection"
      : (cause as SyntaxError).message;
    throw new FileNotJsonError(second, { cause });
  }
}

function requireWgs84(crs: unknown): void {
  if (crs === undefined || crs === null) return;
  const properties = isObject(crs) ? crs["properties"] : undefined;
  const name = isObject(properties) ? properties["name"] : undefined;
  if (typeof name !== "string" || !WGS84.test(name)) {
    throw new CoordinateSystemRefusedError(typeof name === "string" ? name : describe(crs));
  }
}
