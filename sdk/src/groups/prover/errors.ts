import { CivitasError } from "../../core/index.js";

/** The group is deeper than any circuit whose files the package brings. */
export class GroupTooDeepError extends CivitasError {
  override readonly name = "GroupTooDeepError";

  constructor(
    readonly depth: number,
    readonly greatest: number,
  ) {
    super(`The group's tree is ${depth} levels deep; the package proves up to ${greatest}.`);
  }
}

/** A proving file is not the one that the source names: proofs made with it could give the secret away. */
export class ProvingFileError extends CivitasError {
  override readonly name = "ProvingFileError";

  constructor(
    readonly file: string,
    readonly digest: string,
    readonly expected: string,
  ) {
    super(`${file} has SHA-256 ${digest}, not ${expected}. Install the package anew; use no file from elsewhere.`);
  }
}

/** A proving file could not be read. */
export class ProvingFileAbsentError extends CivitasError {
  override readonly name = "ProvingFileAbsentError";

  constructor(
    readonly file: string,
    options?: ErrorOptions,
  ) {
    super(`${file} cannot be read. It comes with the package, beside its prover; copy the folder with it.`, options);
  }
}

/** The path does not lead from the member's commitment to the group's root. */
export class PathMismatchError extends CivitasError {
  override readonly name = "PathMismatchError";

  constructor() {
    super(
      "The way up does not lead from the secret's commitment to the root. Rebuild the group; check whose secret it is.",
    );
  }
}
