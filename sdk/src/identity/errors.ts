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

/** A seed is shorter than 16 bytes or longer than 64. */
export class PairwiseSeedError extends CivitasError {
  override readonly name = "PairwiseSeedError";

  constructor(readonly bytes: number) {
    super(`The seed has ${bytes} bytes. Give 16 to 64 random ones.`);
  }
}

/** A pairwise account's number is none. */
export class PairwiseIndexError extends CivitasError {
  override readonly name = "PairwiseIndexError";

  constructor(readonly index: number) {
    super(`${index} is no number of an account. Give a whole number from 0 to 2147483647.`);
  }
}

/** A field of a sign-in is not what such a message can say. */
export class SignInFieldError extends CivitasError {
  override readonly name = "SignInFieldError";

  constructor(
    /** What is wrong with which field. */
    readonly rule: string,
    options?: ErrorOptions,
  ) {
    super(`This is no sign-in: ${rule}`, options);
  }
}
