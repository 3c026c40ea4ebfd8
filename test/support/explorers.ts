import { createServer, type IncomingMessage, type Server } from "node:http";
import { Worker } from "node:worker_threads";
import { type Hex, keccak256, stringToHex } from "viem";
import { compareCode } from "../../scripts/deploy/code.js";
import { placed } from "../../scripts/deploy/link.js";
import { rpc } from "./processes.js";

/** A source that somebody sends for verification. */
interface Submission {
  readonly address: string;
  readonly contract: string;
  readonly version: string;
  readonly input: { readonly sources: object; readonly settings: object };
  readonly args?: string;
}

/** What became of it. */
interface Verdict {
  readonly match: "exact_match" | "match" | null;
  readonly words: string;
}

/** A stand-in for the three services, for one chain. It believes nothing: it compiles what it is sent. */
export interface Explorers {
  readonly url: string;
  /** What was verified, by service and contract. */
  readonly verified: ReadonlyMap<string, Verdict>;
  readonly close: () => Promise<void>;
}

/** Starts the stand-in. It speaks Etherscan's version 2, Blockscout's and Sourcify's version 2 interface. */
export async function startExplorers(chainPort: number, refuses?: string): Promise<Explorers> {
  const compile = compiler();
  const verified = new Map<string, Verdict>();
  const jobs = new Map<string, { readonly address: string; readonly verdict: Verdict }>();

  const judge = async (service: string, submission: Submission): Promise<string> => {
    const name = submission.contract.slice(submission.contract.lastIndexOf(":") + 1);
    const verdict =
      `${service} ${name}` === refuses
        ? { match: null, words: "Fail - Unable to verify" }
        : await check(chainPort, submission, compile.run);
    if (verdict.match !== null) verified.set(`${service} ${name}`, verdict);
    const id = `job${jobs.size + 1}`;
    jobs.set(id, { address: submission.address, verdict });
    return id;
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://stand-in");
    const body = await bodyOf(request);
    const answer = url.pathname.startsWith("/v2/")
      ? await sourcify(url, body, judge, jobs)
      : await etherscan(url, body, judge, jobs);
    response.writeHead(answer.status, { "content-type": "application/json", connection: "close" });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    verified,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await compile.end();
    },
  };
}

type Judge = (service: string, submission: Submission) => Promise<string>;
type Jobs = ReadonlyMap<string, { readonly address: string; readonly verdict: Verdict }>;
interface Answer {
  readonly status: number;
  readonly body: object;
}

async function sourcify({ pathname }: URL, body: string, judge: Judge, jobs: Jobs): Promise<Answer> {
  const [, , what = "", one = "", address = ""] = pathname.split("/");
  const contract = (match: string | null) => ({
    match,
    creationMatch: match,
    runtimeMatch: match,
    chainId: one,
    address,
  });
  if (what === "contract") return { status: 404, body: contract(null) };
  if (address !== "") {
    const { stdJsonInput: input, contractIdentifier, compilerVersion: version } = JSON.parse(body);
    const verificationId = await judge("sourcify", { address, contract: contractIdentifier, version, input });
    return { status: 202, body: { verificationId } };
  }
  const { match, words } = jobs.get(one)?.verdict ?? { match: null, words: "no such job" };
  const error = match === null ? { error: { customCode: "no_match", message: words, errorId: one } } : {};
  const done = { isJobCompleted: true, verificationId: one, jobStartTime: "2026-01-01T00:00:00Z" };
  return { status: 200, body: { ...done, contract: contract(match), ...error } };
}

async function etherscan(url: URL, body: string, judge: Judge, jobs: Jobs): Promise<Answer> {
  const ok = (status: "0" | "1", result: unknown) => ({ status: 200, body: { status, message: "OK", result } });
  const service = url.pathname.slice(1);
  const form = new URLSearchParams(body);
  if (service === "etherscan" && url.searchParams.get("apikey") !== "key") return ok("0", "Invalid API Key");
  switch (url.searchParams.get("action") ?? form.get("action")) {
    case "getsourcecode":
      return ok("1", [{ SourceCode: "" }]);
    case "verifysourcecode":
      return ok(
        "1",
        await judge(service, {
          address: form.get("contractaddress") ?? "",
          contract: form.get("contractname") ?? "",
          version: form.get("compilerversion") ?? "",
          input: JSON.parse(form.get("sourceCode") ?? "{}"),
          args: form.get("constructorArguments") ?? form.get("constructorArguements") ?? "",
        }),
      );
    default: {
      const verdict = jobs.get(url.searchParams.get("guid") ?? "")?.verdict;
      return ok(verdict?.match == null ? "0" : "1", verdict?.words ?? "no such job");
    }
  }
}

async function check(port: number, submission: Submission, compile: Compile): Promise<Verdict> {
  const cut = submission.contract.lastIndexOf(":");
  const [file, name] = [submission.contract.slice(0, cut), submission.contract.slice(cut + 1)];
  const wanted = ["evm.deployedBytecode.object", "evm.deployedBytecode.immutableReferences"];
  const settings = { ...submission.input.settings, outputSelection: { [file]: { [name]: wanted } } };
  const { version, output } = await compile(JSON.stringify({ ...submission.input, settings }));
  if (!version.startsWith(submission.version.replace(/^v/, "")))
    return { match: null, words: `No compiler ${submission.version}` };
  const made = output.contracts?.[file]?.[name]?.evm.deployedBytecode;
  if (made === undefined) return { match: null, words: `Fail - ${JSON.stringify(output.errors ?? [])}` };
  const there = (await rpc(port, "eth_getCode", submission.address, "latest")) as Hex;
  const match = compareCode(there, placed(`0x${made.object}`, submission.address), made.immutableReferences ?? {});
  if (match === "exact") return { match: "exact_match", words: "Pass - Verified" };
  return match === "code-only"
    ? { match: "match", words: "Pass - Verified" }
    : { match: null, words: "Fail - Unable to verify" };
}

interface Compilation {
  readonly version: string;
  readonly output: {
    readonly errors?: readonly unknown[];
    readonly contracts?: Record<
      string,
      Record<string, { evm: { deployedBytecode: { object: string; immutableReferences?: never } } }>
    >;
  };
}
type Compile = (input: string) => Promise<Compilation>;

/** One compiler for all; what was compiled before is not compiled again. */
function compiler(): { readonly run: Compile; readonly end: () => Promise<unknown> } {
  const worker = new Worker(new URL("compile.worker.mjs", import.meta.url));
  const known = new Map<string, Promise<Compilation>>();
  let count = 0;
  const run: Compile = (input) => {
    const key = keccak256(stringToHex(input));
    const found = known.get(key);
    if (found !== undefined) return found;
    const id = ++count;
    const made = new Promise<Compilation>((resolve) => {
      const hear = (message: { readonly id: number; readonly version: string; readonly output: string }) => {
        if (message.id !== id) return;
        worker.off("message", hear);
        resolve({ version: message.version, output: JSON.parse(message.output) });
      };
      worker.on("message", hear);
      worker.postMessage({ id, input });
    });
    known.set(key, made);
    return made;
  };
  return { run, end: () => worker.terminate() };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
