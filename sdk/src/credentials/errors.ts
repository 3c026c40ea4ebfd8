import type { Hex } from "viem";
import { CivitasError } from "../core/index.js";

/** A list names the same credential twice. */
export class CredentialRepeatedError extends CivitasError {
  override readonly name = "CredentialRepeatedError";

  constructor(readonly id: Hex) {
    super(`The list names credential ${id} twice. Nothing was sent; leave one of the two out.`);
  }
}

/** The transaction was mined, and the registry said nothing of the act. */
export class CredentialActNotRecordedError extends CivitasError {
  override readonly name = "CredentialActNotRecordedError";

  constructor(
    readonly event: string,
    readonly transaction: Hex,
  ) {
    super(`Transaction ${transaction} was mined without ${event}. Is this the address of a credential registry?`);
  }
}

/** The logs that the node gave do not lead to what is on record. */
export class CredentialHistoryIncompleteError extends CivitasError {
  override readonly name = "CredentialHistoryIncompleteError";

  constructor(
    /** What the history is of: a credential's or a batch's id. */
    readonly subject: Hex,
    readonly finding: string,
  ) {
    super(`The history of ${subject} is not whole: ${finding}. Ask another node, or read from an earlier block.`);
  }
}
