import type { Address, Hex } from "viem";
import { CivitasError } from "../core/index.js";

/** What was scanned is none of ours. */
export class FrameForeignError extends CivitasError {
  override readonly name = "FrameForeignError";

  constructor() {
    super("This code is neither a request nor a presentation of Civitas. Scan the one that the other side shows.");
  }
}

/** Frames of several messages were scanned together. */
export class FramesMixedError extends CivitasError {
  override readonly name = "FramesMixedError";

  constructor() {
    super("These codes do not belong together. Scan all those of one message, and no other.");
  }
}

/** Some frames are missing. */
export class FramesIncompleteError extends CivitasError {
  override readonly name = "FramesIncompleteError";

  constructor(
    /** Numbers of the frames that are missing, from 1. */
    readonly missing: readonly number[],
    readonly total: number,
  ) {
    super(`Of ${total} codes ${missing.length} are missing: ${missing.join(", ")}. Go on scanning.`);
  }
}

/** The frames are whole and their contents are not what was sent. */
export class FramesDamagedError extends CivitasError {
  override readonly name = "FramesDamagedError";

  constructor() {
    super("The code was changed or damaged on its way. Have it shown again.");
  }
}

/** The message was read and is not of the form that one has. */
export class MessageMalformedError extends CivitasError {
  override readonly name = "MessageMalformedError";

  constructor(
    /** Which part. */
    readonly place: string,
    /** What it must be. */
    readonly rule: string,
  ) {
    super(`The message's ${place} must be ${rule}.`);
  }
}

/** A request where a presentation was expected, or the other way round. */
export class MessageKindError extends CivitasError {
  override readonly name = "MessageKindError";

  constructor(readonly expected: "request" | "presentation") {
    super(`This is not a ${expected}. Scan the other one.`);
  }
}

/** The request's time has passed. */
export class RequestExpiredError extends CivitasError {
  override readonly name = "RequestExpiredError";

  constructor(
    readonly expires: bigint,
    readonly at: bigint,
  ) {
    super(`The request ended at ${expires} and it is ${at}. Let the other side ask anew.`);
  }
}

/** The presentation's time has passed. */
export class PresentationExpiredError extends CivitasError {
  override readonly name = "PresentationExpiredError";

  constructor(
    readonly expires: bigint,
    readonly at: bigint,
  ) {
    super(`The presentation was good until ${expires} and it is ${at}. Ask anew.`);
  }
}

/** The presentation answers another request. */
export class PresentationForeignError extends CivitasError {
  override readonly name = "PresentationForeignError";

  constructor(
    readonly nonce: Hex,
    readonly expected: Hex,
  ) {
    super("The presentation answers another request than this one: it was made for somebody else, or earlier.");
  }
}

/** The presentation was used before. */
export class PresentationReplayedError extends CivitasError {
  override readonly name = "PresentationReplayedError";

  constructor(readonly nonce: Hex) {
    super("The request was answered before, and a presentation is good for one look. Ask anew.");
  }
}

/** The presentation cannot be decrypted: it is for another key, or was changed. */
export class PresentationSealedError extends CivitasError {
  override readonly name = "PresentationSealedError";

  constructor(options?: ErrorOptions) {
    super(
      "The presentation cannot be opened: it was sealed for somebody else or another request, or changed.",
      options,
    );
  }
}

/** The holder showed it to somebody else, who handed it on. */
export class PresentationRelayedError extends CivitasError {
  override readonly name = "PresentationRelayedError";

  constructor(
    readonly verifier: Address,
    readonly expected: Address,
  ) {
    super(`The presentation was made for ${verifier}, who handed it on. Ask the holder itself.`);
  }
}

/** The consent does not cover what is asked for. */
export class ConsentUnfitError extends CivitasError {
  override readonly name = "ConsentUnfitError";

  constructor(readonly finding: "grantee" | "purpose" | "scope" | "time") {
    super(`The consent does not cover the request: its ${finding} is another. Consent anew, or do not answer.`);
  }
}

/** The document is not one that was asked for. */
export class DocumentUnfitError extends CivitasError {
  override readonly name = "DocumentUnfitError";

  constructor(readonly finding: "record" | "chain" | "registry" | "type") {
    super(`The document is not what is asked for: its ${finding} is another, or missing. Choose another document.`);
  }
}
