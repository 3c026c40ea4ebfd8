import type { Hex } from "viem";
import type { Path } from "../tree.js";
import type { MembershipProof } from "../types.js";

/** What a member wants to prove. */
export interface ProofRequest {
  /** The member's secret. Stays on the device. */
  readonly secret: Hex;
  /** The group's tree and the member's way up in it, as `proofOf` or `checkList` gives them. */
  readonly tree: { readonly root: bigint; readonly size: number; readonly path: Path };
  /** What the member says. */
  readonly message: bigint;
  /** What it is said for. */
  readonly scope: bigint;
}

/** How far a proof has come. */
export type ProofProgress =
  | { readonly stage: "loading"; readonly done: number; readonly total: number }
  | { readonly stage: "proving" };

/** What makes and checks proofs. The suite's own is {@link snarkjsProver}; another one may take its place. */
export interface Prover {
  prove(request: ProofRequest, onProgress?: (progress: ProofProgress) => void): Promise<MembershipProof>;
  /** Whether a proof holds against the root that it names, as the contract's `isProof` tells. */
  verify(proof: MembershipProof): Promise<boolean>;
}

/** Depths of the circuits whose proving files the package brings: groups of a thousand, and of a million. */
export type Depth = 10 | 20;

/** One of the three files of a circuit. */
export type FileKind = "wasm" | "zkey" | "json";

/** Where proving files come from. Whatever it gives is checked against the digests in the source. */
export type FileSource = (name: string, onBytes?: (bytes: number) => void) => Promise<Uint8Array>;
