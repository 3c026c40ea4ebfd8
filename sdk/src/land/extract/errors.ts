import type { Address } from "viem";
import { CivitasError } from "../../core/index.js";

/** The extract is of another registry, or of another chain, than the one that is asked. */
export class ExtractForeignError extends CivitasError {
  override readonly name = "ExtractForeignError";

  constructor(
    readonly chainId: number,
    readonly registry: Address,
  ) {
    super(`The extract is of the registry ${registry} on chain ${chainId}. Check it there.`);
  }
}

/** The extract's content is not of the form that extracts have. */
export class ExtractFormUnknownError extends CivitasError {
  override readonly name = "ExtractFormUnknownError";

  constructor(readonly schema: string) {
    super(`The document follows the form ${schema}, which is no title extract's. It may be newer than this software.`);
  }
}

/** The seal is not the officer's: a field, a salt or the seal was changed, or somebody else signed. */
export class ExtractSignatureInvalidError extends CivitasError {
  override readonly name = "ExtractSignatureInvalidError";

  constructor(readonly signer: Address) {
    super(`The seal is not that of ${signer}: a field was changed, or somebody else signed. Trust no field of it.`);
  }
}

/** Who sealed the extract did not hold the registrar's office then. */
export class ExtractSignerUnauthorisedError extends CivitasError {
  override readonly name = "ExtractSignerUnauthorisedError";

  constructor(
    readonly signer: Address,
    readonly block: bigint,
  ) {
    super(`${signer} did not hold the registrar's office at block ${block}. Anybody could have made this extract.`);
  }
}

/** The extract was sealed while the registrar's keys were not safe. */
export class ExtractSuspectError extends CivitasError {
  override readonly name = "ExtractSuspectError";

  constructor(
    readonly signer: Address,
    readonly moment: bigint,
    readonly suspectSince: bigint,
  ) {
    super(
      `The extract is of a time (${moment}) whose acts are suspect since ${suspectSince}: the office's keys may have ` +
        "been in wrong hands. Ask for a new one.",
    );
  }
}

/** The chain has no such block yet, or its time is another. */
export class ExtractMomentMismatchError extends CivitasError {
  override readonly name = "ExtractMomentMismatchError";

  constructor(
    readonly block: bigint,
    readonly moment: bigint,
    /** Time of the block; left out where there is no such block yet. */
    readonly onRecord?: bigint,
  ) {
    super(
      onRecord === undefined
        ? `The extract is of block ${block}, which the chain has not reached.`
        : `The extract says that block ${block} was made at ${moment}; it was made at ${onRecord}.`,
    );
  }
}

/** The title had another revision at that block. */
export class ExtractRevisionMismatchError extends CivitasError {
  override readonly name = "ExtractRevisionMismatchError";

  constructor(
    readonly title: string,
    readonly said: number,
    /** Revision on record; zero where no such title was registered. */
    readonly onRecord: number,
  ) {
    super(
      onRecord === 0
        ? `No title ${title} was registered at the extract's block.`
        : `The extract says that title ${title} had revision ${said}; on record it had ${onRecord}.`,
    );
  }
}

/** The register says something else than a field of the extract. */
export class ExtractFieldMismatchError extends CivitasError {
  override readonly name = "ExtractFieldMismatchError";

  constructor(
    /** JSON Pointer of the field. */
    readonly pointer: string,
    readonly said: unknown,
    /** What the register says; undefined where it has nothing of the kind. */
    readonly onRecord: unknown,
  ) {
    const held = onRecord === undefined ? "has nothing there" : `says ${JSON.stringify(onRecord)}`;
    super(`The extract says ${JSON.stringify(said)} at ${pointer}, but the register ${held}. Trust no field of it.`);
  }
}

/** An extract that passes as whole leaves out what the register says. */
export class ExtractFieldMissingError extends CivitasError {
  override readonly name = "ExtractFieldMissingError";

  constructor(readonly pointer: string) {
    super(`The extract passes as whole and leaves out ${pointer}, which is on record. Trust no field of it.`);
  }
}
