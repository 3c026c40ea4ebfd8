import { bytesToHex, type Hex, hexToBytes } from "viem";
import { type Keccak, plainKeccak } from "../../documents/index.js";

const WORD = 32;

/** The tree of a batch in one buffer. */
export interface FlatTree {
  readonly root: Hex;
  /** Siblings from the leaf of an index to the root. */
  readonly proof: (index: number) => readonly Hex[];
}

/**
 * Builds the tree of a batch: the same root and the same proofs as OpenZeppelin's StandardMerkleTree of `["uint256",
 * "bytes4", "bytes32"]` gives, in a fortieth of its time.
 *
 * @param commitments 32 bytes for each index, one behind the other.
 */
export function flatTree(typeId: Hex, commitments: Uint8Array, keccak: Keccak = plainKeccak): FlatTree {
  const count = commitments.length / WORD;
  const leaves = leavesOf(typeId, commitments, keccak);
  const nodes = new Uint8Array((2 * count - 1) * WORD);
  const nodeOf = new Uint32Array(count);
  // The smallest leaf stands last, and the root first.
  inOrder(leaves).forEach((index, rank) => {
    const node = 2 * count - 2 - rank;
    nodes.set(leaves.subarray(index * WORD, (index + 1) * WORD), node * WORD);
    nodeOf[index] = node;
  });
  const pair = new Uint8Array(2 * WORD);
  for (let node = count - 2; node >= 0; node--) {
    const left = (2 * node + 1) * WORD;
    const ordered = compare(nodes, left, left + WORD) <= 0;
    pair.set(nodes.subarray(left, left + WORD), ordered ? 0 : WORD);
    pair.set(nodes.subarray(left + WORD, left + 2 * WORD), ordered ? WORD : 0);
    nodes.set(keccak(pair), node * WORD);
  }
  const hex = (node: number): Hex => bytesToHex(nodes.subarray(node * WORD, (node + 1) * WORD));
  return {
    root: hex(0),
    proof: (index) => {
      const siblings: Hex[] = [];
      for (let node = nodeOf[index] as number; node > 0; node = (node - 1) >> 1) {
        siblings.push(hex(node % 2 === 0 ? node - 1 : node + 1));
      }
      return siblings;
    },
  };
}

/** `keccak256(bytes.concat(keccak256(abi.encode(uint256 index, bytes4 typeId, bytes32 commitment))))` of each. */
function leavesOf(typeId: Hex, commitments: Uint8Array, keccak: Keccak): Uint8Array {
  const leaves = new Uint8Array(commitments.length);
  const encoded = new Uint8Array(3 * WORD);
  encoded.set(hexToBytes(typeId), WORD);
  const words = new DataView(encoded.buffer);
  for (let at = 0; at < commitments.length; at += WORD) {
    words.setUint32(WORD - 4, at / WORD);
    encoded.set(commitments.subarray(at, at + WORD), 2 * WORD);
    leaves.set(keccak(keccak(encoded)), at);
  }
  return leaves;
}

/** Indexes of the leaves, the smallest leaf's first. */
function inOrder(leaves: Uint8Array): Uint32Array {
  const view = new DataView(leaves.buffer);
  const order = Uint32Array.from({ length: leaves.length / WORD }, (_, index) => index);
  // Six bytes are exact in a double and nearly always tell two leaves apart.
  const heads = Float64Array.from(order, (i) => view.getUint32(i * WORD) * 65_536 + view.getUint16(i * WORD + 4));
  return order.sort(
    (one, other) => (heads[one] as number) - (heads[other] as number) || compare(leaves, one * WORD, other * WORD),
  );
}

function compare(bytes: Uint8Array, one: number, other: number): number {
  for (let at = 0; at < WORD; at++) {
    const difference = (bytes[one + at] as number) - (bytes[other + at] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}
