import { ProofMalformedError, TreeWithoutLeavesError } from "./errors.js";
import type { Keccak } from "./keccak.js";

/** A Merkle tree as OpenZeppelin's StandardMerkleTree lays it out. */
export interface MerkleTree {
  readonly root: Uint8Array;
  /** Siblings from a leaf to the root; leaves are numbered as they were given. */
  readonly proof: (leaf: number) => readonly Uint8Array[];
  /** Proves several leaves at once; says in which order it takes them. */
  readonly multiproof: (leaves: readonly number[]) => Multiproof;
}

/** Proof of several leaves, as OpenZeppelin's MerkleProof.sol takes it. */
export interface Multiproof {
  /** The leaves' numbers in the order in which they are to be given. */
  readonly order: readonly number[];
  readonly proof: readonly Uint8Array[];
  readonly flags: readonly boolean[];
}

/**
 * Builds a tree. Each inner node is the digest of its two children, the smaller first. Leaves must be digests of digests,
 * of 32 bytes that is: then no inner node, the digest of 64, can be offered as one.
 */
export function merkleTree(leaves: readonly Uint8Array[], keccak: Keccak): MerkleTree {
  if (leaves.length === 0) throw new TreeWithoutLeavesError();
  const last = 2 * leaves.length - 2;
  const sorted = leaves.map((leaf, number) => ({ leaf, number })).sort((a, b) => compare(a.leaf, b.leaf));
  const nodes: Uint8Array[] = new Array(last + 1);
  const places: number[] = new Array(leaves.length);
  const numbers = new Map<number, number>();
  sorted.forEach(({ leaf, number }, rank) => {
    nodes[last - rank] = leaf;
    places[number] = last - rank;
    numbers.set(last - rank, number);
  });
  const pair = pairHasher(keccak);
  for (let place = leaves.length - 2; place >= 0; place--) {
    nodes[place] = pair(nodes[2 * place + 1] as Uint8Array, nodes[2 * place + 2] as Uint8Array);
  }
  const at = (place: number): Uint8Array => nodes[place] as Uint8Array;
  const placeOf = (leaf: number): number => {
    const place = places[leaf];
    if (place === undefined) throw new RangeError(`The tree has no leaf ${leaf}.`);
    return place;
  };

  return {
    root: at(0),
    proof: (leaf) => {
      const path: Uint8Array[] = [];
      for (let place = placeOf(leaf); place > 0; place = parent(place)) path.push(at(sibling(place)));
      return path;
    },
    multiproof: (wanted) => {
      if (wanted.length === 0) throw new TreeWithoutLeavesError();
      const order = [...new Set(wanted)].map(placeOf).sort((a, b) => b - a);
      const queue = [...order];
      const [proof, flags]: [Uint8Array[], boolean[]] = [[], []];
      for (let head = 0; (queue[head] ?? 0) > 0; head++) {
        const place = queue[head] as number;
        const known = queue[head + 1] === sibling(place);
        if (known) head++;
        else proof.push(at(sibling(place)));
        flags.push(known);
        queue.push(parent(place));
      }
      return { order: order.map((place) => numbers.get(place) as number), proof, flags };
    },
  };
}

/**
 * The root to which a proof of several leaves leads.
 *
 * @throws {@link ProofMalformedError} where the parts do not fit together.
 */
export function multiproofRoot(
  leaves: readonly Uint8Array[],
  { proof, flags }: Pick<Multiproof, "proof" | "flags">,
  keccak: Keccak,
): Uint8Array {
  const pair = pairHasher(keccak);
  const queue = [...leaves];
  let [head, used] = [0, 0];
  for (const known of flags) {
    const one = queue[head++];
    const other = known ? queue[head++] : proof[used++];
    if (one === undefined || other === undefined) throw new ProofMalformedError();
    queue.push(pair(one, other));
  }
  // Each step takes two and leaves one: where the counts are right, exactly one is left, and no part of the proof.
  const root = queue[head];
  if (root === undefined || used !== proof.length || head !== queue.length - 1) throw new ProofMalformedError();
  return root;
}

const parent = (place: number): number => (place - 1) >> 1;
const sibling = (place: number): number => (place % 2 === 0 ? place - 1 : place + 1);

function pairHasher(keccak: Keccak): (one: Uint8Array, other: Uint8Array) => Uint8Array {
  const both = new Uint8Array(64);
  return (one, other) => {
    const ordered = compare(one, other) < 0;
    both.set(ordered ? one : other, 0);
    both.set(ordered ? other : one, 32);
    return keccak(both);
  };
}

function compare(one: Uint8Array, other: Uint8Array): number {
  for (let at = 0; at < 32; at++) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
