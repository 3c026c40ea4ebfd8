import type { Address, Hex } from "viem";
import { CivitasError } from "../core/index.js";

/** The transaction was mined, and the registry said nothing of the act. */
export class IdentityActNotRecordedError extends CivitasError {
  override readonly name = "IdentityActNotRecordedError";

  constructor(
    readonly event: string,
    readonly transaction: Hex,
  ) {
    super(`Transaction ${transaction} was mined without ${event}. Is this the address of an identity registry?`);
  }
}

/** The logs that the node gave do not tell an account's whole history. */
export class IdentityHistoryIncompleteError extends CivitasError {
  override readonly name = "IdentityHistoryIncompleteError";

  constructor(
    readonly account: Address,
    /** First revision that is missing or out of place. */
    readonly missing: number,
    /** Revision on record. */
    readonly revision: number,
  ) {
    super(
      `The history of ${account} lacks revision ${missing} of ${revision}. Read from the registry's first block on, ` +
        "from a node that keeps all logs.",
    );
  }
}
