import type { Hex } from "viem";
import { CivitasError } from "../core/index.js";

/** The text cannot be a purpose. */
export class PurposeTextError extends CivitasError {
  override readonly name = "PurposeTextError";

  constructor(readonly text: string) {
    super(`"${text}" cannot be a purpose: give a term of 1 to 32 bytes, such as dpv:ServiceProvision.`);
  }
}

/** A scope names no field, or one twice, or its salt can be guessed. */
export class ScopeMalformedError extends CivitasError {
  override readonly name = "ScopeMalformedError";

  constructor(readonly finding: string) {
    super(`The scope ${finding}.`);
  }
}

/** The transaction was mined, and the registry said nothing of the act. */
export class ConsentActNotRecordedError extends CivitasError {
  override readonly name = "ConsentActNotRecordedError";

  constructor(
    readonly event: string,
    readonly transaction: Hex,
  ) {
    super(`Transaction ${transaction} was mined without ${event}. Is this the address of a consent registry?`);
  }
}

/** The logs that the node gave do not lead to what is on record. */
export class ConsentHistoryIncompleteError extends CivitasError {
  override readonly name = "ConsentHistoryIncompleteError";

  constructor(
    readonly consentId: Hex,
    readonly finding: string,
  ) {
    super(
      `The history of consent ${consentId} is not whole: ${finding}. Read from the registry's first block on, from a ` +
        "node that keeps all logs.",
    );
  }
}
