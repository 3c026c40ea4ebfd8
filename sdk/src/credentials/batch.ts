import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import type { Hex } from "viem";
import { CivitasError } from "../core/errors.js";
import type { CredentialEntry } from "./types.js";

/** A batch was to be built of nothing. */
export class BatchWithoutEntriesError extends CivitasError {
  override readonly name = "BatchWithoutEntriesError";

  constructor() {
    super("A batch needs at least one entry. Give the commitments of its documents.");
  }
}

/** The batch has no entry at this place. */
export class NoSuchEntryError extends CivitasError {
  override readonly name = "NoSuchEntryError";

  constructor(
    readonly index: number,
    readonly count: number,
  ) {
    super(`The batch has no entry ${index}: its ${count} entries are numbered from 0.`);
  }
}

/** Credentials of one type under one root. */
export interface CredentialBatch {
  readonly typeId: Hex;
  readonly root: Hex;
  /** How many entries there are. */
  readonly count: number;
  /** Leaves in the order of the entries. */
  readonly leaves: readonly Hex[];
  /** What proves an entry to whoever reads the registry. Give it to the holder with the document. */
  readonly entry: (index: number) => CredentialEntry;
}

const LEAF = ["uint256", "bytes4", "bytes32"];

/**
 * Builds the tree of a batch. A leaf is the double keccak256 of `abi.encode(uint256 index, bytes4 typeId, bytes32
 * commitment)`, as OpenZeppelin's StandardMerkleTree makes it.
 *
 * @param batch Type of every entry, and the commitments in the order of the entries.
 */
export function buildBatch({
  typeId,
  commitments,
}: {
  readonly typeId: Hex;
  readonly commitments: readonly Hex[];
}): CredentialBatch {
  if (commitments.length === 0) throw new BatchWithoutEntriesError();
  const values = commitments.map((commitment, index): [number, Hex, Hex] => [index, typeId, commitment]);
  const tree = StandardMerkleTree.of(values, LEAF);
  const root = hex(tree.root);
  return {
    typeId,
    root,
    count: commitments.length,
    leaves: values.map((value) => hex(tree.leafHash(value))),
    entry: (index) => {
      const commitment = commitments[index];
      if (commitment === undefined) throw new NoSuchEntryError(index, commitments.length);
      return { typeId, root, index: BigInt(index), commitment, proof: tree.getProof(index).map(hex) };
    },
  };
}

/** The library types its digests as plain strings, and writes them as `0x` and lower-case hexadecimal digits. */
const hex = (text: string): Hex => `0x${text.slice(2)}`;
