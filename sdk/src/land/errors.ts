import type { Hex } from "viem";
import { CivitasError } from "../core/index.js";

/** The reference is longer than a title's id can hold. */
export class ReferenceTooLongError extends CivitasError {
  override readonly name = "ReferenceTooLongError";

  constructor(
    readonly reference: string,
    /** Bytes that it takes in UTF-8. */
    readonly bytes: number,
  ) {
    super(`The reference "${reference}" has ${bytes} bytes; 32 are the most. Choose a shorter one.`);
  }
}

/** The text, or the word, is no title's reference. */
export class ReferenceInvalidError extends CivitasError {
  override readonly name = "ReferenceInvalidError";

  constructor(readonly reference: string) {
    super(
      `${JSON.stringify(reference)} is no title's reference. Give printable text without quotation marks, ampersand, ` +
        "angle brackets or backslash, its words set apart by single spaces.",
    );
  }
}

/** A list of registrations names one title twice. */
export class TitleRepeatedError extends CivitasError {
  override readonly name = "TitleRepeatedError";

  constructor(
    readonly titleId: Hex,
    readonly reference: string,
  ) {
    super(`The list registers the title ${reference} twice. Take one of the two out; nothing was sent.`);
  }
}

/** A transaction passed, and yet its log does not tell the act. */
export class ActNotRecordedError extends CivitasError {
  override readonly name = "ActNotRecordedError";

  constructor(
    readonly event: string,
    readonly transaction: Hex,
  ) {
    super(`Transaction ${transaction} passed without a ${event} event. Check that the address is a land registry's.`);
  }
}

/** The logs that the node gave do not tell a title's whole history. */
export class HistoryIncompleteError extends CivitasError {
  override readonly name = "HistoryIncompleteError";

  constructor(
    readonly titleId: Hex,
    /** First revision that is missing or out of place. */
    readonly missing: number,
    /** Revision of the title on record. */
    readonly revision: number,
  ) {
    super(
      `The history of title ${titleId} lacks revision ${missing} of ${revision}. Read from the registry's first block ` +
        "on, from a node that keeps all logs.",
    );
  }
}
