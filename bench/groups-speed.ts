import { createReadStream } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { runProgram } from "../scripts/support/program.js";
import { checkList, makeMember } from "../sdk/src/groups/index.js";
import type { ProofRequest } from "../sdk/src/groups/prover/index.js";
import { writeMembers } from "./groups/lists.js";
import { type ProofTimes, provenInChromium, provenInNode } from "./groups/proofs.js";
import { writeBetween } from "./readme.js";
import { grouped } from "./table.js";

/**
 * Measures what a member and an observer of a group wait for: a published list recomputed, and a proof made in Node and in
 * Chromium. A list of a million takes long and is recomputed with `--million` alone; its last figures stay otherwise.
 * Writes bench/results/groups-speed.json and the table in contracts/groups/README.md.
 */

/** Where and beside what something was measured: times on a busy machine are longer than its processors needed. */
interface Circumstances {
  readonly machine: string;
  /** Threads that wanted a processor in the minute before. */
  readonly load: number;
}

/** A list, recomputed in a process of its own. */
interface Rebuilt extends Circumstances {
  readonly members: number;
  readonly threads: number;
  readonly seconds: number;
  /** What the processors spent, all threads together. */
  readonly processorSeconds: number;
  readonly peakMegabytes: number;
  readonly root: string;
}

interface Results {
  readonly rebuilt: readonly Rebuilt[];
  readonly proofs: readonly (ProofTimes & Circumstances)[];
}

const FILE = new URL("results/groups-speed.json", import.meta.url);
const SMALL = 1_000;
const LONG = 20_000;
const MILLION = 1_000_000;
const THREADS = availableParallelism();
const machine = `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GB`;
const circumstances = (): Circumstances => ({ machine, load: Math.round((loadavg()[0] ?? 0) * 10) / 10 });
const member = makeMember(new Uint8Array(32).fill(3));

const folder = await mkdtemp(join(tmpdir(), "civitas-groups-"));
try {
  const million = process.argv.includes("--million");
  const proofs = await proven();
  const rebuilt = [await rebuild(LONG, 1), ...(THREADS > 1 ? [await rebuild(LONG, THREADS)] : [])];
  const kept = (await before()).rebuilt.filter(({ members }) => members === MILLION);
  const results: Results = { rebuilt: [...rebuilt, ...(million ? [await rebuild(MILLION, THREADS)] : kept)], proofs };
  await writeFile(FILE, `${JSON.stringify(results, null, 2)}\n`);
  await writeBetween(
    "groups",
    "<!-- times: written by `npm run bench:groups` -->",
    "<!-- end of times -->",
    table(results),
  );
  console.log(table(results));
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function listOf(members: number): Promise<string> {
  const file = join(folder, `${members}.list`);
  await writeMembers(file, members, member.commitment);
  return file;
}

async function rebuild(members: number, threads: number): Promise<Rebuilt> {
  const around = circumstances();
  let told = "";
  const words = ["--import", "tsx", "bench/groups/rebuild.ts", await listOf(members), String(threads)] as const;
  const code = await runProgram([process.execPath, ...words], (text) => {
    told += text;
  });
  const line = told.split("\n").find((words) => words.startsWith("{"));
  if (code !== 0 || line === undefined) throw new RangeError(`The list of ${members} was not recomputed.\n${told}`);
  return { ...JSON.parse(line), ...around };
}

/** Proofs for the two circuits whose files the package brings: groups of a thousand, and beyond. */
async function proven(): Promise<Results["proofs"]> {
  const requests: ProofRequest[] = [];
  for (const members of [SMALL, LONG]) {
    const { root, size, path } = await checkList(createReadStream(await listOf(members)), member);
    if (path !== undefined) {
      requests.push({ secret: member.secret, tree: { root, size, path }, message: 7n, scope: 9n });
    }
  }
  const around = circumstances();
  const inNode: ProofTimes[] = [];
  for (const request of requests) inNode.push(await provenInNode(request));
  return [...inNode, ...(await provenInChromium(requests))].map((times) => ({ ...times, ...around }));
}

async function before(): Promise<Results> {
  const text = await readFile(FILE, "utf8").catch(() => `{ "rebuilt": [], "proofs": [] }`);
  return JSON.parse(text) as Results;
}

function table({ rebuilt, proofs }: Results): string {
  const spent = (seconds: number | undefined, digits: number): string =>
    seconds === undefined ? "" : `${seconds.toFixed(digits)} s`;
  const lines = [
    ...rebuilt.map(({ members, threads, seconds, processorSeconds, peakMegabytes, load }) => [
      `recompute a list of ${grouped(members)}, in ${threads === 1 ? "one thread" : `${threads} threads`}`,
      spent(seconds, 1),
      spent(processorSeconds, 1),
      `${load}`,
      `${peakMegabytes} MB at most`,
    ]),
    ...proofs.map(({ where, depth, seconds, processorSeconds, firstSeconds, runs, load }) => [
      `make a proof at depth ${depth}, ${where}`,
      spent(seconds, 2),
      spent(processorSeconds, 2),
      `${load}`,
      `middle of ${runs}; the first took ${spent(firstSeconds, 2)}`,
    ]),
  ];
  const head = ["| what | time | processors | load before | |", "|---|---:|---:|---:|---|"];
  const on = [...new Set([...rebuilt, ...proofs].map((row) => row.machine))].join("; ");
  return [...head, ...lines.map((cells) => `| ${cells.join(" | ")} |`), "", `Measured on ${on}.`].join("\n");
}
