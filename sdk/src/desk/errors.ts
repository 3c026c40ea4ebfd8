import type { Hex } from "viem";
import { CivitasError } from "../core/index.js";

/** The text cannot name a service. */
export class ServiceNameError extends CivitasError {
  override readonly name = "ServiceNameError";

  constructor(readonly text: string) {
    super(`"${text}" cannot name a service: give the type's four letters and printable text, 32 bytes at most.`);
  }
}

/** A salt is not 32 bytes long. */
export class DigestSaltError extends CivitasError {
  override readonly name = "DigestSaltError";

  constructor(readonly bytes: number) {
    super(`The salt has ${bytes} bytes. Draw 32 random ones; a shorter salt can be guessed.`);
  }
}

/** The transaction was mined, and the desk said nothing of the act. */
export class DeskActNotRecordedError extends CivitasError {
  override readonly name = "DeskActNotRecordedError";

  constructor(
    readonly event: string,
    readonly transaction: Hex,
  ) {
    super(`Transaction ${transaction} was mined without ${event}. Is this the address of a service desk?`);
  }
}

/** The logs that the node gave do not tell an application's whole history. */
export class ApplicationHistoryIncompleteError extends CivitasError {
  override readonly name = "ApplicationHistoryIncompleteError";

  constructor(
    readonly applicationId: Hex,
    /** First revision that is missing or out of place. */
    readonly missing: number,
    /** Revision on record. */
    readonly revision: number,
  ) {
    super(
      `The history of application ${applicationId} lacks revision ${missing} of ${revision}. Read from the desk's first ` +
        "block on, from a node that keeps all logs.",
    );
  }
}
