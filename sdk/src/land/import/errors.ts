import { CivitasError } from "../../core/index.js";

/** The text is not JSON. */
export class FileNotJsonError extends CivitasError {
  override readonly name = "FileNotJsonError";

  constructor(reason: string, options?: ErrorOptions) {
    super(`The file is not JSON: ${reason}.`, options);
  }
}

/** The JSON is not a collection of features. */
export class NotFeatureCollectionError extends CivitasError {
  override readonly name = "NotFeatureCollectionError";

  constructor(
    /** What was found instead. */
    readonly found: string,
  ) {
    super(`The file must hold a GeoJSON FeatureCollection with its features; found ${found}.`);
  }
}

/** The file's coordinates are in a system other than longitude and latitude on WGS 84. */
export class CoordinateSystemRefusedError extends CivitasError {
  override readonly name = "CoordinateSystemRefusedError";

  constructor(
    /** The system as the file names it. */
    readonly system: string,
  ) {
    super(
      `The file's coordinates are in ${system}. Only longitude and latitude on WGS 84 (EPSG:4326, CRS84) are read: ` +
        "convert the file first, for example with `ogr2ogr -t_srs EPSG:4326`.",
    );
  }
}

/** The template of the reference cannot be filled from this file. */
export class ReferenceTemplateError extends CivitasError {
  override readonly name = "ReferenceTemplateError";

  constructor(
    readonly template: string,
    reason: string,
  ) {
    super(`The reference template "${template}" does not fit the file: ${reason}`);
  }
}

/** No property of the file is known to hold a parcel's reference. */
export class ReferenceNotFoundError extends CivitasError {
  override readonly name = "ReferenceNotFoundError";

  constructor(
    /** Properties that the features carry. */
    readonly properties: readonly string[],
  ) {
    super(
      "No property of the file is known to hold a parcel's reference. Name a template, for example " +
        `"{Borough}-{Block}-{Lot}"; the features carry: ${properties.join(", ") || "no property"}.`,
    );
  }
}
