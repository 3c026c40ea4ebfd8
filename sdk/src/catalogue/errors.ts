import type { Hex } from "viem";
import { CivitasError } from "../core/index.js";
import type { FieldFault } from "./types.js";

/** The catalogue has no kind of this code. */
export class KindUnknownError extends CivitasError {
  override readonly name = "KindUnknownError";

  constructor(readonly code: string) {
    super(`The catalogue has no kind ${code}. List the kinds, or add a file of your own.`);
  }
}

/** What was read as a kind of certificate is none. */
export class KindInvalidError extends CivitasError {
  override readonly name = "KindInvalidError";

  constructor(
    /** JSON Pointer of the member that is wrong; empty for the whole. */
    readonly member: string,
    /** What it must be. */
    readonly rule: string,
  ) {
    super(`${member === "" ? "The kind" : member} ${rule}.`);
  }
}

/** Two kinds of a list have one code. */
export class KindRepeatedError extends CivitasError {
  override readonly name = "KindRepeatedError";

  constructor(readonly code: string) {
    super(`Two kinds have the code ${code}. A type is registered once; give one of them another code.`);
  }
}

/** A type of this code is on record, and is another one. */
export class KindDiffersError extends CivitasError {
  override readonly name = "KindDiffersError";

  constructor(
    readonly code: string,
    /** Members of the type that differ. */
    readonly members: readonly string[],
    /** Digest of the schema that the type on record names. */
    readonly schema: Hex,
  ) {
    super(
      `${code} is registered with another ${members.join(", ")}, and a type never changes. Nothing was sent; give the new kind a code of its own.`,
    );
  }
}

/** The fields are not those of the kind. */
export class CertificateFieldsError extends CivitasError {
  override readonly name = "CertificateFieldsError";

  constructor(
    readonly code: string,
    readonly faults: readonly FieldFault[],
  ) {
    super(faults.map(({ sentence }) => sentence).join(" "));
  }
}
