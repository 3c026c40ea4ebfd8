import { CivitasError } from "../core/errors.js";

/** A salt is not 32 bytes long, or is all zeros. */
export class SaltError extends CivitasError {
  override readonly name = "SaltError";

  constructor(readonly bytes: number) {
    super(
      bytes === 32
        ? "The salt is all zeros. Draw 32 random bytes; this one anybody can guess."
        : `The salt has ${bytes} bytes. Draw 32 random ones; a shorter salt can be guessed.`,
    );
  }
}

/** The text names no account on a chain. */
export class AccountUrlError extends CivitasError {
  override readonly name = "AccountUrlError";

  constructor(readonly url: string) {
    super(`"${url}" names no account. Give did:pkh:eip155:, the chain's number, a colon and the account's address.`);
  }
}

/** The document, or what was read as one, is not of the form that one has. */
export class DocumentMalformedError extends CivitasError {
  override readonly name = "DocumentMalformedError";

  constructor(
    /** JSON Pointer of the member that is wrong; empty for the whole. */
    readonly pointer: string,
    /** What it must be. */
    readonly rule: string,
  ) {
    super(`${pointer === "" ? "The document" : pointer} ${rule}.`);
  }
}

/** The document has no field at this place, nor any below it. */
export class FieldUnknownError extends CivitasError {
  override readonly name = "FieldUnknownError";

  constructor(readonly pointer: string) {
    super(`The document has nothing at ${pointer}. Name a member that it has, by its JSON Pointer.`);
  }
}

/** Two fields cannot stand in one document: both have one place, or one stands where the other has its parent. */
export class FieldConflictError extends CivitasError {
  override readonly name = "FieldConflictError";

  constructor(readonly pointer: string) {
    super(`Two fields claim the place ${pointer}. Trust neither, and ask for the document again.`);
  }
}

/** The proof is not one that could belong to these fields. */
export class ProofMalformedError extends CivitasError {
  override readonly name = "ProofMalformedError";

  constructor() {
    super("The proof has too many or too few parts for the fields shown. Ask for the disclosure again.");
  }
}

/** No field was to be shown. */
export class NothingDisclosedError extends CivitasError {
  override readonly name = "NothingDisclosedError";

  constructor() {
    super("No field is shown. Name at least one; without any, a proof shows nothing of the document.");
  }
}

/** A tree was to be built of nothing. */
export class TreeWithoutLeavesError extends CivitasError {
  override readonly name = "TreeWithoutLeavesError";

  constructor() {
    super("A tree needs at least one leaf.");
  }
}
