import { CivitasError } from "../../core/index.js";

/** The file cannot be read as a table. */
export class TableUnreadableError extends CivitasError {
  override readonly name = "TableUnreadableError";

  constructor(reason: string, options?: ErrorOptions) {
    super(`The file cannot be read as CSV: ${reason}`, options);
  }
}

/** The table lacks columns that the mapping names. */
export class ColumnsMissingError extends CivitasError {
  override readonly name = "ColumnsMissingError";

  constructor(
    /** Columns that are not there. */
    readonly columns: readonly string[],
    /** Columns that are. */
    readonly header: readonly string[],
  ) {
    super(`The file has no column ${columns.join(", ")}. It has: ${header.join(", ")}.`);
  }
}

/** No mapping was given for what an import must know, and the header is none that is known. */
export class MappingIncompleteError extends CivitasError {
  override readonly name = "MappingIncompleteError";

  constructor(
    /** What no column is named for. */
    readonly missing: readonly string[],
    readonly header: readonly string[],
  ) {
    super(
      `Nothing says which columns hold ${missing.join(", ")}. Map them, for example ` +
        `--column ${missing[0]}="${header[0] ?? ""}"; the file has: ${header.join(", ")}.`,
    );
  }
}

/** The mapping is not of the form that a mapping has. */
export class MappingInvalidError extends CivitasError {
  override readonly name = "MappingInvalidError";

  constructor(
    readonly path: string,
    reason: string,
  ) {
    super(`The mapping's ${path} ${reason}.`);
  }
}

/** No such time zone is known. */
export class TimeZoneUnknownError extends CivitasError {
  override readonly name = "TimeZoneUnknownError";

  constructor(
    readonly timeZone: string,
    options?: ErrorOptions,
  ) {
    super(`No time zone is known as ${timeZone}. Name one as the tz database does, such as America/Chicago.`, options);
  }
}
