import { FIELD } from "../tree.js";
import type { MembershipProof } from "../types.js";
import { bundledFiles, PROVING_FILES, provingFile } from "./files.js";
import { circuitFor, circuitInput, packed, signalOf, unpacked } from "./signals.js";
import type { Depth, FileSource, Prover } from "./types.js";

/** Order of BN254's base field: a coordinate at or above it is none, though a library may reduce it. */
const BASE = 21888242871839275222246405745257275088696311157297823662689037894645226208583n;

/**
 * The prover over snarkjs, an optional peer of the package (GPL-3.0): whoever does not prove needs not install it. It
 * works on one thread, so that it runs in a worker under any content security policy.
 *
 * @param files Where proving files come from; the package's own folder by default, which bundlers do not follow.
 */
export function snarkjsProver(files: FileSource = bundledFiles()): Prover {
  return {
    async prove(request, onProgress) {
      const depth = circuitFor(request.tree.size);
      const input = circuitInput(request, depth);
      const { wasm, zkey } = PROVING_FILES[depth];
      const total = wasm.bytes + zkey.bytes;
      let done = 0;
      const onBytes = (bytes: number) => {
        done += bytes;
        onProgress?.({ stage: "loading", done, total });
      };
      const circuit = await provingFile(files, depth, "wasm", onBytes);
      const key = await provingFile(files, depth, "zkey", onBytes);
      onProgress?.({ stage: "proving" });
      const { groth16 } = await import("snarkjs");
      const options = { singleThread: true };
      const made = await groth16.fullProve(input as never, circuit, key, undefined, undefined, options);
      return {
        depth,
        root: BigInt(made.publicSignals[0] ?? 0),
        nullifier: BigInt(made.publicSignals[1] ?? 0),
        message: request.message,
        scope: request.scope,
        points: packed(made.proof),
      };
    },
    verify: (proof) => verifyMembership(proof, files),
  };
}

/**
 * Whether a proof holds against the root that it names. Says nothing of a group: compare the root with the group's.
 *
 * @returns False for depths of which the package has no key, too; the contract knows all from 1 to 32.
 */
export async function verifyMembership(
  { depth, root, nullifier, message, scope, points }: MembershipProof,
  files: FileSource = bundledFiles(),
): Promise<boolean> {
  if (!(depth in PROVING_FILES)) return false;
  if (root <= 0n || root >= FIELD || nullifier < 0n || nullifier >= FIELD) return false;
  if (points.some((word) => word < 0n || word >= BASE)) return false;
  const key = JSON.parse(new TextDecoder().decode(await provingFile(files, depth as Depth, "json")));
  const signals = [root, nullifier, signalOf(message), signalOf(scope)].map(String);
  const checked = last.then(() => checkedBy(key, signals, unpacked(points)));
  last = checked.catch(() => false);
  return checked;
}

/** One check at a time, as they share the library's threads. */
let last: Promise<unknown> = Promise.resolve();

/** Checks, and ends the threads that the library has begun for it: they would keep the process alive. */
async function checkedBy(key: unknown, signals: string[], proof: ReturnType<typeof unpacked>): Promise<boolean> {
  const { groth16 } = await import("snarkjs");
  const shared = globalThis as { curve_bn128?: { terminate: () => Promise<void> } | null };
  const before = shared.curve_bn128;
  try {
    return await groth16.verify(key, signals, proof);
  } finally {
    if (before == null) await shared.curve_bn128?.terminate();
  }
}
