import type { MembershipProof } from "@civitas/sdk/groups";
import { filesAt, type ProofProgress, type ProofRequest, snarkjsProver } from "@civitas/sdk/groups/prover";
import wasm10 from "@civitas/sdk/groups/prover/files/semaphore-10.wasm?url";
import zkey10 from "@civitas/sdk/groups/prover/files/semaphore-10.zkey?url";
import wasm20 from "@civitas/sdk/groups/prover/files/semaphore-20.wasm?url";
import zkey20 from "@civitas/sdk/groups/prover/files/semaphore-20.zkey?url";

/** What the worker tells the page. */
export type Answer =
  | { readonly kind: "progress"; readonly progress: ProofProgress }
  | { readonly kind: "proof"; readonly proof: MembershipProof }
  | { readonly kind: "failed"; readonly text: string };

/** The page's own files, as they lie beside its scripts. */
const FILES: Readonly<Record<string, string>> = {
  "semaphore-10.wasm": wasm10,
  "semaphore-10.zkey": zkey10,
  "semaphore-20.wasm": wasm20,
  "semaphore-20.zkey": zkey20,
};

const prover = snarkjsProver(filesAt((name) => new URL(FILES[name] ?? name, self.location.href)));
const tell = (answer: Answer): void => self.postMessage(answer);

self.onmessage = async ({ data }: MessageEvent<ProofRequest>) => {
  try {
    const proof = await prover.prove(data, (progress) => tell({ kind: "progress", progress }));
    tell({ kind: "proof", proof });
  } catch (error) {
    tell({ kind: "failed", text: error instanceof Error ? error.message : String(error) });
  }
};
