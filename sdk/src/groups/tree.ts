import { Identity } from "@semaphore-protocol/identity";

/** Hashes two nodes to the one above them. */
export type NodeHash = (left: bigint, right: bigint) => bigint;

/** Order of BN254's scalar field: leaves and nodes are below it. */
export const FIELD: bigint = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;

/** Poseidon of two nodes, as Semaphore has it: an identity's commitment is the same hash of its public key. */
export const poseidon: NodeHash = (left, right) => Identity.generateCommitment([left, right]);

/** Where a leaf stands, and the nodes beside its way up. */
export interface Path {
  readonly index: number;
  /** From below, one for each level on which there is a node beside the way. */
  readonly siblings: readonly bigint[];
  /** On which side the way itself comes, by level of `siblings`: 0 from the left, 1 from the right. */
  readonly sides: readonly (0 | 1)[];
}

/** A LeanIMT: its root and size, and the way of one leaf where one was asked for. */
export interface Tree {
  readonly root: bigint;
  readonly size: number;
  readonly path?: Path;
}

/**
 * Builds a LeanIMT from its leaves in order, and holds one node a level: a pair is hashed as soon as it is whole, and a
 * node without a right neighbour counts for the one above it.
 */
export class TreeBuilder {
  /** The left node that waits for its right neighbour, by level. */
  readonly #waiting: (bigint | undefined)[] = [];
  readonly #hash: NodeHash;
  #watched: number;
  readonly #siblings: bigint[] = [];
  readonly #sides: (0 | 1)[] = [];
  #size = 0;

  /** @param watched Place of the leaf whose way up is wanted. */
  constructor(hash: NodeHash = poseidon, watched = -1) {
    this.#hash = hash;
    this.#watched = watched;
  }

  /** Takes the next leaf, and watches its way up from now on where it is the one that was looked for. */
  push(leaf: bigint, watch = false): void {
    if (watch) this.#watched = this.#size;
    let node = leaf;
    let place = this.#size++;
    let level = 0;
    for (; place % 2 === 1; place = Math.floor(place / 2), level++) {
      node = this.#join(this.#waiting[level] ?? 0n, node, place - 1, level);
      this.#waiting[level] = undefined;
    }
    this.#waiting[level] = node;
  }

  /** Root, size and the watched leaf's way of all that was pushed; more leaves may follow on another builder only. */
  finish(): Tree {
    const size = this.#size;
    if (size === 0) return { root: 0n, size };
    let node: bigint | undefined;
    // What waits on the right edge goes up alone until a left neighbour waits for it.
    for (let level = 0; level < this.#waiting.length; level++) {
      const left = this.#waiting[level];
      if (left === undefined) continue;
      const place = Math.floor((size - 1) / 2 ** level);
      node = node === undefined ? left : this.#join(left, node, place - 1, level);
    }
    const root = node ?? 0n;
    const { index, siblings, sides } = { index: this.#watched, siblings: this.#siblings, sides: this.#sides };
    return index >= 0 && index < size ? { root, size, path: { index, siblings, sides } } : { root, size };
  }

  /** Hashes a pair whose left node is at an even place of a level. */
  #join(left: bigint, right: bigint, place: number, level: number): bigint {
    const way = Math.floor(this.#watched / 2 ** level);
    if (way === place || way === place + 1) {
      this.#siblings.push(way === place ? right : left);
      this.#sides.push(way === place ? 0 : 1);
    }
    return this.#hash(left, right);
  }
}

/** Builds a tree from leaves at hand. */
export function treeOf(leaves: Iterable<bigint>, watched?: number, hash: NodeHash = poseidon): Tree {
  const builder = new TreeBuilder(hash, watched);
  for (const leaf of leaves) builder.push(leaf);
  return builder.finish();
}

/** The root that a leaf's way leads to. */
export const rootAbove = (leaf: bigint, { siblings, sides }: Path, hash: NodeHash = poseidon): bigint =>
  siblings.reduce((node, sibling, level) => (sides[level] === 1 ? hash(sibling, node) : hash(node, sibling)), leaf);
