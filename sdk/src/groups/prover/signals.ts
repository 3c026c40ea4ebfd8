import { keccak256, numberToHex } from "viem";
import { identityOf } from "../membership.js";
import { rootAbove } from "../tree.js";
import type { MembershipProof } from "../types.js";
import { GroupTooDeepError, PathMismatchError } from "./errors.js";
import type { Depth, ProofRequest } from "./types.js";

const DEPTHS: readonly Depth[] = [10, 20];

/** Levels of a LeanIMT of a size. */
export const depthOf = (size: number): number => Math.ceil(Math.log2(Math.max(size, 1)));

/**
 * The circuit for a group: the smallest that reaches its tree. It follows from the group alone, so that it tells nothing
 * of the member.
 */
export function circuitFor(size: number): Depth {
  const depth = DEPTHS.find((known) => known >= depthOf(size));
  if (depth === undefined) throw new GroupTooDeepError(depthOf(size), DEPTHS.at(-1) ?? 0);
  return depth;
}

/** What the circuit takes of a message or scope: a digest that fits the field. */
export const signalOf = (word: bigint): bigint => BigInt(keccak256(numberToHex(word, { size: 32 }))) >> 8n;

/** What the circuit is given: the secret scalar, the way up filled with zeros, and the two public words. */
export function circuitInput({ secret, tree, message, scope }: ProofRequest, depth: Depth): Record<string, unknown> {
  const { secretScalar, commitment } = identityOf(secret);
  if (rootAbove(commitment, tree.path) !== tree.root) throw new PathMismatchError();
  const { siblings, sides } = tree.path;
  const filled = (items: readonly bigint[]) => Array.from({ length: depth }, (_, level) => items[level] ?? 0n);
  return {
    secret: secretScalar,
    merkleProofLength: siblings.length,
    merkleProofIndex: sides.reduce<bigint>((bits, side, level) => bits | (BigInt(side) << BigInt(level)), 0n),
    merkleProofSiblings: filled(siblings),
    scope: signalOf(scope),
    message: signalOf(message),
  };
}

/** A Groth16 proof as snarkjs writes it. */
export interface WrittenProof {
  readonly pi_a: readonly (string | number)[];
  readonly pi_b: readonly (readonly (string | number)[])[];
  readonly pi_c: readonly (string | number)[];
}

/** The eight words that the contract takes. The pairs of the middle point change places, as the precompile wants them. */
export function packed({ pi_a, pi_b, pi_c }: WrittenProof): MembershipProof["points"] {
  const words = [pi_a[0], pi_a[1], pi_b[0]?.[1], pi_b[0]?.[0], pi_b[1]?.[1], pi_b[1]?.[0], pi_c[0], pi_c[1]];
  return words.map((word) => BigInt(word ?? 0)) as unknown as MembershipProof["points"];
}

/** The proof as snarkjs writes it. */
export function unpacked(points: MembershipProof["points"]): {
  pi_a: string[];
  pi_b: string[][];
  pi_c: string[];
  protocol: string;
  curve: string;
} {
  const [ax, ay, bx1, bx0, by1, by0, cx, cy] = points.map(String) as [string, ...string[]] & string[];
  const text = (word: string | undefined): string => word ?? "0";
  return {
    pi_a: [ax, text(ay), "1"],
    pi_b: [
      [text(bx0), text(bx1)],
      [text(by0), text(by1)],
      ["1", "0"],
    ],
    pi_c: [text(cx), text(cy), "1"],
    protocol: "groth16",
    curve: "bn128",
  };
}
