import { deployedIn } from "@civitas/sdk/core";
import {
  CommitmentAbsentError,
  type Group,
  isMember,
  type Member,
  type MembershipProof,
  memberOf,
  proofOf,
  rebuildGroup,
} from "@civitas/sdk/groups";
import type { ProofRequest } from "@civitas/sdk/groups/prover";
import { isHex, size } from "viem";
import type { Explorer } from "../chain/explorer.js";
import type { Answer } from "./prover.worker.js";
import { refOf } from "./read.js";
import { groups } from "./words/index.js";

const { prove } = groups;

/** What the reader filled in. */
interface Wish {
  readonly file: File;
  readonly scope: string;
  readonly message: string;
}

/** The worker made no proof; its own words say why. */
class WorkerFailedError extends Error {
  override readonly name = "WorkerFailedError";
}

/** A proof and whether the registry takes it, or why there is none. */
type Outcome = { readonly proof: MembershipProof; readonly taken: boolean } | { readonly text: string };

/** Rebuilds the group, has a worker make the proof, and asks the registry about it. The secret stays in the browser. */
export async function proveIn(
  explorer: Explorer,
  { groupId }: Group,
  { file, scope, message }: Wish,
  show: (text: string) => void,
): Promise<Outcome> {
  const words = [numberOf(scope), numberOf(message)] as const;
  if (words[0] === undefined || words[1] === undefined) return { text: prove.fill };
  const member = await memberIn(file);
  if (member === undefined) return { text: prove.bad };
  try {
    show(prove.reading);
    const { chain, deployment } = explorer;
    const fromBlock = deployedIn(deployment, "GroupRegistry").block;
    const rebuilt = await rebuildGroup(chain, refOf(explorer), groupId, { fromBlock });
    const tree = proofOf(rebuilt, member.commitment);
    const proof = await inWorker({ secret: member.secret, tree, scope: words[0], message: words[1] }, show);
    return { proof, taken: await isMember(chain, refOf(explorer), { groupId, proof }) };
  } catch (error) {
    if (error instanceof CommitmentAbsentError) return { text: prove.absent };
    return { text: error instanceof Error ? error.message : String(error) };
  }
}

/** A number or a 0x word of 32 bytes at most; undefined for anything else. */
function numberOf(text: string): bigint | undefined {
  if (!/^(\d+|0x[0-9a-fA-F]+)$/.test(text.trim())) return undefined;
  const number = BigInt(text.trim());
  return number < 2n ** 256n ? number : undefined;
}

/** The member of a secret's file; undefined where it holds none. */
async function memberIn(file: File): Promise<Member | undefined> {
  try {
    const { secret } = JSON.parse(await file.text()) as { readonly secret?: unknown };
    return isHex(secret) && size(secret) === 32 ? memberOf(secret) : undefined;
  } catch {
    return undefined;
  }
}

/** Has a worker of the page's own make the proof, so that the page goes on answering. */
function inWorker(request: ProofRequest, show: (text: string) => void): Promise<MembershipProof> {
  const worker = new Worker(new URL("./prover.worker.ts", import.meta.url), { type: "module" });
  return new Promise<MembershipProof>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.kind === "proof") resolve(data.proof);
      else if (data.kind === "failed") reject(new WorkerFailedError(data.text));
      else if (data.progress.stage === "proving") show(prove.proving);
      else show(prove.loading(Math.round((100 * data.progress.done) / data.progress.total)));
    };
    worker.onerror = ({ message }) => reject(new WorkerFailedError(message));
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}
