import type { Address, Hex } from "viem";
import { CivitasError } from "../core/index.js";

/** A transaction passed, and yet its log does not tell the act. */
export class ActNotRecordedError extends CivitasError {
  override readonly name = "ActNotRecordedError";

  constructor(
    readonly event: string,
    readonly transaction: Hex,
  ) {
    super(`Transaction ${transaction} passed without a ${event} event. Check that the address is a conveyance's.`);
  }
}

/** A sale is on record, and the node does not give its terms as they were signed. */
export class SaleTermsMissingError extends CivitasError {
  override readonly name = "SaleTermsMissingError";

  constructor(readonly saleId: Hex) {
    super(
      `The node does not give the contract of sale behind ${saleId}, or gives another. Read from the conveyance's first ` +
        "block on, from a node that keeps all logs.",
    );
  }
}

/** The token knows no permits. */
export class PermitUnsupportedError extends CivitasError {
  override readonly name = "PermitUnsupportedError";

  constructor(
    readonly token: Address,
    options?: ErrorOptions,
  ) {
    super(`The token ${token} takes no ERC-2612 permits. Approve the payment first, and pay then.`, options);
  }
}
