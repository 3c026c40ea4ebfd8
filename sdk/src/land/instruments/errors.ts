import type { Address } from "viem";
import { CivitasError } from "../../core/index.js";
import type { Part, PartyStanding } from "./types.js";

/** A file is no instrument, or a member of it is wrong. */
export class InstrumentMalformedError extends CivitasError {
  override readonly name = "InstrumentMalformedError";

  constructor(
    /** JSON Pointer of the member; empty for the whole. */
    readonly pointer: string,
    /** What it must be. */
    readonly rule: string,
  ) {
    super(`${pointer === "" ? "The instrument" : pointer} ${rule}.`);
  }
}

/** The instrument is for another registry, or for another chain. */
export class InstrumentForeignError extends CivitasError {
  override readonly name = "InstrumentForeignError";

  constructor(
    readonly chainId: number,
    readonly registry: Address,
  ) {
    super(`The instrument is for the registry ${registry} on chain ${chainId}. Open that chain.`);
  }
}

/** The account is none of those who sign the instrument. */
export class NotAPartyError extends CivitasError {
  override readonly name = "NotAPartyError";

  constructor(
    readonly account: Address,
    readonly parties: readonly { readonly account: Address; readonly part: Part }[],
  ) {
    const listed = parties.map((party) => `${party.part} ${party.account}`).join(", ");
    super(
      `${account} is no party to the instrument. ${listed === "" ? "Nobody signs it." : `It is signed by: ${listed}.`}`,
    );
  }
}

/** Not everybody has signed who must, or somebody signed another text. */
export class SignaturesMissingError extends CivitasError {
  override readonly name = "SignaturesMissingError";

  constructor(readonly parties: readonly PartyStanding[]) {
    const listed = parties.map(({ part, account, state }) => `${part} ${account} (${state})`).join(", ");
    super(`The instrument lacks signatures: ${listed}. Have them sign this very text.`);
  }
}
