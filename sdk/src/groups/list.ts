import { createSHA256 } from "hash-wasm";
import { bytesToBigInt, type Hex, numberToBytes, toHex } from "viem";
import { CommitmentAbsentError, LeafInvalidError, ListMismatchError } from "./errors.js";
import { FIELD, type Path, poseidon, type Tree, TreeBuilder } from "./tree.js";

/** Bytes of a leaf. */
const WIDTH = 32;
/** Leaves that are hashed at a time: a whole subtree, so that their root is a node of the tree. */
const SUBTREE = 2 ** 10;

/** A published list, recomputed. */
export interface CheckedList {
  /** SHA-256 of the file, as `sha256sum` prints it. */
  readonly list: Hex;
  readonly root: bigint;
  readonly size: number;
  /** The way up of the commitment that was looked for. */
  readonly path?: Path;
}

/** Hashes a part of a list. Its own path is that of the leaf at `watched`. */
export type Subtree = (leaves: Uint8Array, watched: number) => Promise<Tree>;

/** How to recompute a list. */
export interface ListOptions {
  /** Commitment whose way up is wanted. */
  readonly commitment?: bigint;
  /** Hashes the parts; in this thread by default. Give one that hands them to workers for long lists. */
  readonly subtree?: Subtree;
  /** Parts that are under way at a time; 1 by default, one for each worker otherwise. */
  readonly atATime?: number;
  /** Told after each part how many leaves are hashed. */
  readonly onLeaves?: (leaves: number) => void;
}

/**
 * Recomputes a published list: digest, size and root, and one commitment's way up. The list comes in pieces of any
 * length and is never held whole.
 *
 * @throws {@link LeafInvalidError} for a leaf that is none, {@link CommitmentAbsentError} where the commitment is not in
 * the list.
 */
export async function checkList(
  pieces: AsyncIterable<Uint8Array>,
  { commitment, subtree = subtreeOf, atATime = 1, onLeaves }: ListOptions = {},
): Promise<CheckedList> {
  const digest = await createSHA256();
  const wanted = commitment === undefined ? undefined : toHex(commitment, { size: WIDTH });
  const pending: { readonly tree: Promise<Tree>; readonly watched: boolean }[] = [];
  let hashed = 0;
  const top = new TreeBuilder();
  const found: { index?: number; below?: Path } = {};
  let size = 0;

  const settle = async (): Promise<void> => {
    const next = pending.shift();
    if (next === undefined) return;
    const tree = await next.tree;
    if (next.watched && tree.path !== undefined) found.below = tree.path;
    top.push(tree.root, next.watched);
    hashed += tree.size;
    onLeaves?.(hashed);
  };
  for await (const part of partsOf(pieces, SUBTREE * WIDTH)) {
    if (part.length % WIDTH !== 0) throw new LeafInvalidError(size + Math.floor(part.length / WIDTH));
    digest.update(part);
    const watched = wanted === undefined || found.index !== undefined ? -1 : placeIn(part, wanted);
    if (watched >= 0) found.index = size + watched;
    requireLeaves(part, size);
    size += part.length / WIDTH;
    const tree = subtree(part, watched);
    tree.catch(() => {}); // It is waited for in its turn, and may fail before.
    pending.push({ tree, watched: watched >= 0 });
    if (pending.length >= atATime) await settle();
  }
  while (pending.length > 0) await settle();

  const { root, path: above } = top.finish();
  const list: Hex = `0x${digest.digest()}`;
  if (commitment === undefined) return { list, root, size };
  if (found.index === undefined || found.below === undefined || above === undefined) {
    throw new CommitmentAbsentError(commitment);
  }
  const path: Path = {
    index: found.index,
    siblings: [...found.below.siblings, ...above.siblings],
    sides: [...found.below.sides, ...above.sides],
  };
  return { list, root, size, path };
}

/** Hashes a part of a list in this thread. */
export const subtreeOf: Subtree = async (leaves, watched) => {
  const builder = new TreeBuilder(poseidon, watched);
  for (let offset = 0; offset < leaves.length; offset += WIDTH) {
    builder.push(bytesToBigInt(leaves.subarray(offset, offset + WIDTH)));
  }
  return builder.finish();
};

/**
 * Compares a list with what the registry names.
 *
 * @throws {@link ListMismatchError} naming the first thing that differs.
 */
export function requirePublished(
  checked: CheckedList,
  published: { readonly list?: Hex; readonly size: bigint; readonly root: bigint },
): void {
  const compare = (what: "digest" | "size" | "root", found: string, wanted: string): void => {
    if (found !== wanted) throw new ListMismatchError(what, found, wanted);
  };
  compare("digest", checked.list, (published.list ?? "none").toLowerCase());
  compare("size", String(checked.size), String(published.size));
  compare("root", String(checked.root), String(published.root));
}

/** Writes commitments as a list: each in 32 bytes, big-endian, one after another. */
export function writeList(commitments: readonly bigint[]): Uint8Array {
  const bytes = new Uint8Array(commitments.length * WIDTH);
  for (const [index, commitment] of commitments.entries()) {
    if (commitment <= 0n || commitment >= FIELD) throw new LeafInvalidError(index);
    bytes.set(numberToBytes(commitment, { size: WIDTH }), index * WIDTH);
  }
  return bytes;
}

/** Cuts what comes in pieces of any length into parts of one length; the last may be shorter. */
async function* partsOf(pieces: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Uint8Array> {
  let part = new Uint8Array(length);
  let filled = 0;
  for await (const piece of pieces) {
    for (let offset = 0; offset < piece.length; ) {
      const taken = piece.subarray(offset, offset + length - filled);
      part.set(taken, filled);
      filled += taken.length;
      offset += taken.length;
      if (filled < length) continue;
      yield part;
      [part, filled] = [new Uint8Array(length), 0];
    }
  }
  if (filled > 0) yield part.subarray(0, filled);
}

/** Every leaf is a number of the field. Zero marks a place that nobody has. */
function requireLeaves(part: Uint8Array, before: number): void {
  for (let offset = 0; offset < part.length; offset += WIDTH) {
    // The field's order begins with 0x30: what begins with less is below it.
    if ((part[offset] ?? 0) < 0x30) continue;
    if (bytesToBigInt(part.subarray(offset, offset + WIDTH)) >= FIELD)
      throw new LeafInvalidError(before + offset / WIDTH);
  }
}

/** Place of a leaf in a part; -1 where it is not there. */
function placeIn(part: Uint8Array, wanted: Hex): number {
  const [first, second] = [Number.parseInt(wanted.slice(2, 4), 16), Number.parseInt(wanted.slice(4, 6), 16)];
  for (let offset = 0; offset < part.length; offset += WIDTH) {
    if (part[offset] !== first || part[offset + 1] !== second) continue;
    if (toHex(part.subarray(offset, offset + WIDTH)) === wanted) return offset / WIDTH;
  }
  return -1;
}
