import type { Hex } from "viem";
import { CivitasError } from "../core/index.js";

/** The text cannot name a group. */
export class GroupNameError extends CivitasError {
  override readonly name = "GroupNameError";

  constructor(readonly text: string) {
    super(`"${text}" cannot name a group: give 1 to 32 bytes of printable text.`);
  }
}

/** The transaction was mined, and the registry said nothing of the act. */
export class GroupActNotRecordedError extends CivitasError {
  override readonly name = "GroupActNotRecordedError";

  constructor(
    readonly event: string,
    readonly transaction: Hex,
  ) {
    super(`Transaction ${transaction} was mined without ${event}. Is this the address of a registry of groups?`);
  }
}

/** The logs that the node gave do not make the group that is on record. */
export class GroupHistoryIncompleteError extends CivitasError {
  override readonly name = "GroupHistoryIncompleteError";

  constructor(
    readonly groupId: Hex,
    readonly rebuilt: { readonly root: bigint; readonly size: bigint },
    readonly recorded: { readonly root: bigint; readonly size: bigint },
  ) {
    super(
      `The logs of group ${groupId} make a tree of ${rebuilt.size} leaves and root ${rebuilt.root}; on record are ` +
        `${recorded.size} and ${recorded.root}. Read from the registry's first block on, from a node that keeps all logs.`,
    );
  }
}

/** A published list is not the one that the registry names. */
export class ListMismatchError extends CivitasError {
  override readonly name = "ListMismatchError";

  constructor(
    readonly what: "digest" | "size" | "root",
    readonly found: string,
    readonly published: string,
  ) {
    super(`The list's ${what} is ${found}; published is ${published}. Get the list anew from the office.`);
  }
}

/** A leaf of a list is none: not 32 bytes, zero where that is not allowed, or beyond the field. */
export class LeafInvalidError extends CivitasError {
  override readonly name = "LeafInvalidError";

  constructor(readonly index: number) {
    super(`Leaf ${index} is no number of the field in 32 bytes. Get the list anew.`);
  }
}

/** The commitment is not in the tree. */
export class CommitmentAbsentError extends CivitasError {
  override readonly name = "CommitmentAbsentError";

  constructor(readonly commitment: bigint) {
    super(`Commitment ${commitment} is not in the group. Rebuild the group, and check whose secret this is.`);
  }
}

/** The randomness of a secret is not 32 bytes long. */
export class SecretLengthError extends CivitasError {
  override readonly name = "SecretLengthError";

  constructor(readonly bytes: number) {
    super(`A member's secret takes 32 random bytes, not ${bytes}. Draw them with the platform's own generator.`);
  }
}
