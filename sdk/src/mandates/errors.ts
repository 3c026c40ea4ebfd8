import type { Address, Hex } from "viem";
import { CivitasError } from "../core/index.js";

/** The text cannot name a power. */
export class PowerNameError extends CivitasError {
  override readonly name = "PowerNameError";

  constructor(readonly text: string) {
    super(`"${text}" cannot name a power: give printable text of 1 to 32 bytes.`);
  }
}

/** A number does not fit in a mandate. */
export class MandateRangeError extends CivitasError {
  override readonly name = "MandateRangeError";

  constructor(
    readonly field: string,
    readonly value: bigint,
    readonly most: bigint,
  ) {
    super(`A mandate's ${field} lies between 0 and ${most}; ${value} does not.`);
  }
}

/** The account is no member of the body. */
export class MemberUnknownError extends CivitasError {
  override readonly name = "MemberUnknownError";

  constructor(readonly member: Address) {
    super(`${member} is no member of this body. Name the member as the body does.`);
  }
}

/** The transaction was mined, and the registry said nothing of the act. */
export class MandateActNotRecordedError extends CivitasError {
  override readonly name = "MandateActNotRecordedError";

  constructor(
    readonly event: string,
    readonly transaction: Hex,
  ) {
    super(`Transaction ${transaction} was mined without ${event}. Is this the address of a mandate registry?`);
  }
}

/** The logs that the node gave do not tell a mandate's whole history. */
export class MandateHistoryIncompleteError extends CivitasError {
  override readonly name = "MandateHistoryIncompleteError";

  constructor(
    readonly key: Hex,
    /** First revision that is missing or out of place. */
    readonly missing: number,
  ) {
    super(
      `The history of mandate ${key} lacks revision ${missing}. Read from the registry's first block on, from a node ` +
        "that keeps all logs.",
    );
  }
}

/** The logs tell nothing of a mandate that a path leads over. */
export class MandateUntoldError extends CivitasError {
  override readonly name = "MandateUntoldError";

  constructor(readonly key: Hex) {
    super(`The registry's logs tell of no mandate ${key}. Check the key, and read from the registry's first block on.`);
  }
}
