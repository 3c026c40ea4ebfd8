import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { openBrowser } from "../../explorer/test/support/browser.js";
import { freePort } from "../../explorer/test/support/ports.js";
import { close, serve } from "../../scripts/start/serve.js";
import type { MembershipProof } from "../../sdk/src/groups/index.js";
import { filesIn, type ProofRequest, snarkjsProver, verifyMembership } from "../../sdk/src/groups/prover/index.js";

/** What proofs took: the proving alone, without its files being read. */
export interface ProofTimes {
  readonly where: string;
  readonly depth: number;
  readonly firstSeconds: number;
  /** The middle one of all. */
  readonly seconds: number;
  /** What the processors spent on that one. */
  readonly processorSeconds?: number;
  readonly runs: number;
}

/** How long a proof took, and what the processors spent on it where that can be told. */
interface Time {
  readonly milliseconds: number;
  readonly processor?: number;
}

const RUNS = 5;
const DIST = new URL("../../explorer/dist/", import.meta.url);
const FILES = filesIn(new URL("../../node_modules/@zk-kit/semaphore-artifacts/", import.meta.url));

/** Proofs in this process. */
export async function provenInNode(request: ProofRequest): Promise<ProofTimes> {
  const prover = snarkjsProver(FILES);
  const times: Time[] = [];
  let depth = 0;
  for (let run = 0; run < RUNS; run++) {
    let [began, before] = [0, process.cpuUsage()];
    const proof = await prover.prove(request, ({ stage }) => {
      if (stage === "proving") [began, before] = [performance.now(), process.cpuUsage()];
    });
    const { user, system } = process.cpuUsage(before);
    times.push({ milliseconds: performance.now() - began, processor: (user + system) / 1_000 });
    depth = await holding(proof);
  }
  return summed(`Node ${process.version.slice(1)}`, depth, times);
}

/** Proofs in Chromium: the worker of the page as it was built, begun anew for each proof as the page does. */
export async function provenInChromium(requests: readonly ProofRequest[]): Promise<readonly ProofTimes[]> {
  const [name] = (await readdir(new URL("assets/", DIST))).filter((file) => /^prover\.worker-.*\.js$/.test(file));
  const port = await freePort();
  const server = await serve({ folders: { "/": fileURLToPath(DIST) } }, port);
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    const results: ProofTimes[] = [];
    for (const request of requests) {
      const times: Time[] = [];
      let depth = 0;
      for (let run = 0; run < RUNS; run++) {
        const { proof, took } = await page.evaluate(proveInWorker, { worker: `assets/${name}`, request });
        times.push({ milliseconds: took });
        depth = await holding(proof);
      }
      results.push(summed(`Chromium ${browser.version().split(".")[0]}`, depth, times));
    }
    return results;
  } finally {
    await browser.close();
    await close(server);
  }
}

/** Runs in the page. */
function proveInWorker({
  worker: file,
  request,
}: {
  readonly worker: string;
  readonly request: ProofRequest;
}): Promise<{ readonly proof: MembershipProof; readonly took: number }> {
  const worker = new Worker(new URL(file, document.baseURI), { type: "module" });
  return new Promise<{ readonly proof: MembershipProof; readonly took: number }>((resolve, reject) => {
    let began = 0;
    worker.onmessage = ({ data }) => {
      if (data.kind === "proof") resolve({ proof: data.proof, took: performance.now() - began });
      else if (data.kind === "failed") reject(new TypeError(data.text));
      else if (data.progress.stage === "proving") began = performance.now();
    };
    worker.onerror = ({ message }) => reject(new TypeError(message));
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}

/** The depth of a proof, which must hold: a false one must not count. */
async function holding(proof: MembershipProof): Promise<number> {
  if (!(await verifyMembership(proof, FILES))) throw new RangeError("A proof was made that does not hold.");
  return proof.depth;
}

function summed(where: string, depth: number, times: readonly Time[]): ProofTimes {
  const inSeconds = (milliseconds: number | undefined): number => Math.round(milliseconds ?? 0) / 1_000;
  const middle = times.toSorted((one, other) => one.milliseconds - other.milliseconds)[Math.floor(times.length / 2)];
  return {
    where,
    depth,
    firstSeconds: inSeconds(times[0]?.milliseconds),
    seconds: inSeconds(middle?.milliseconds),
    ...(middle?.processor !== undefined && { processorSeconds: inSeconds(middle.processor) }),
    runs: times.length,
  };
}
