import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { network } from "hardhat";
import { type Hex, keccak256, toHex } from "viem";
import { officeRole } from "../sdk/src/access/index.js";
import { kindOf, registerCatalogue, typeIdOf } from "../sdk/src/catalogue/index.js";
import { LEAST_PLACES } from "../sdk/src/credentials/bulk/index.js";
import { digestDocument, fastKeccak, readDocument } from "../sdk/src/documents/index.js";
import { viemChain } from "../sdk/src/viem/index.js";
import { openAuthority } from "../test/support/authority.js";
import { deployCredentials } from "../test/support/deploy.js";

/**
 * Issues forty thousand invented diplomas by the command line, as an officer would, on a node of its own: once to the
 * end, and once killed half-way through the writing and run again. Opens every file and checks its proof. Writes
 * bench/results/bulk.json.
 */

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const COUNT = Number(process.env["CIVITAS_BULK"] ?? 40_000);
const KIND = kindOf("DIPL");
/** Number of the officer's account. */
const OFFICER = "1";
const LEAF = ["uint256", "bytes4", "bytes32"];

interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly seconds: number;
  readonly result: Readonly<Record<string, unknown>> | undefined;
}

const folder = await mkdtemp(join(tmpdir(), "civitas-bulk-"));
const server = await network.createServer("default", "127.0.0.1", 0);
try {
  const { port } = await server.listen();
  const url = `http://127.0.0.1:${port}`;
  await deploy(url);
  const file = join(folder, "diplomas.csv");
  await writeFile(file, table());

  const whole = await bulk(url, file, "whole");
  const wholeSeconds = whole.result?.["seconds"];
  const killed = await bulk(url, file, "killed", COUNT / 2);
  const kept = (await readdir(join(folder, "killed"))).filter((name) => name.endsWith(".json")).length;
  const resumed = await bulk(url, file, "killed");
  const checked = await check("killed");
  const results = {
    certificates: COUNT,
    places: Math.max(COUNT, LEAST_PLACES),
    machine: {
      processors: cpus().length,
      model: cpus()[0]?.model,
      gigabytes: Math.round(totalmem() / 2 ** 30),
      node: process.version,
    },
    whole: {
      seconds: wholeSeconds,
      inAll: whole.seconds,
      peakMegabytes: whole.result?.["peakMegabytes"],
      gas: gasOf(whole),
    },
    killed: { signal: killed.signal, inAll: killed.seconds, filesLeft: kept },
    resumed: {
      seconds: resumed.result?.["seconds"],
      inAll: resumed.seconds,
      peakMegabytes: resumed.result?.["peakMegabytes"],
      issuedBefore: resumed.result?.["issuedBefore"],
      filesWritten: resumed.result?.["written"],
    },
    checked,
    openZeppelinTreeSeconds: openZeppelin(),
  };
  await writeFile(new URL("results/bulk.json", import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
  console.log(JSON.stringify(results, null, 2));
} finally {
  await server.close();
  await rm(folder, { recursive: true, force: true });
}

async function deploy(url: string): Promise<void> {
  const { ethers, viem } = await network.create({ network: "localhost", override: { url } });
  const [head, officer] = await ethers.getSigners();
  if (head === undefined || officer === undefined) throw new TypeError();
  const office = officeRole(3, 1);
  const authority = await openAuthority(ethers, head, [{ role: office, label: "Issuing officer", members: [officer] }]);
  const contract = await deployCredentials(ethers, authority);
  const registry = (await contract.getAddress()) as Hex;
  const chain = viemChain((await viem.getWalletClients())[0] as never);
  await registerCatalogue(chain, { registry, officeOf: () => office }, [KIND]);
  const records = join(folder, "deployments", "31337");
  await mkdir(records, { recursive: true });
  const record = { CredentialRegistry: { address: registry, block: 0, transaction: ethers.ZeroHash } };
  await writeFile(join(records, "credentials.json"), JSON.stringify(record));
}

function table(): string {
  const header =
    "givenName,familyName,birthDate,awardingBody,credentialCategory,educationalLevel,about,grade,credits,awardDate,identifier";
  const rows = Array.from({ length: COUNT }, (_, index) => {
    const day = `${1990 + (index % 15)}-${two(1 + (index % 12))}-${two(1 + (index % 28))}`;
    const name = `Graduate,Number ${keccak256(toHex(index, { size: 4 })).slice(2, 14)}`;
    return `${name},${day},University of Free Town,Bachelor of Science,6,Physics,${1 + (index % 30) / 10},180,2026-07-18,UFT-2026-${index}`;
  });
  return [header, ...rows].join("\n");
}

function two(number: number): string {
  return `${number}`.padStart(2, "0");
}

/** Runs the command line to its end, or kills it when so many files are written. */
function bulk(url: string, file: string, out: string, killAt = Number.POSITIVE_INFINITY): Promise<Ended> {
  const words = ["credential", "bulk", file, "--type", KIND.code, "--basis", "Senate, 18 July", "--label", out];
  const more = ["--out", join(folder, out), "--deployments", join(folder, "deployments"), "--rpc", url];
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "scripts/civitas.ts", ...words, ...more, "--as", OFFICER, "--yes", "--json"],
    { cwd: ROOT, env: { ...process.env, CIVITAS_HOME: join(folder, "home") }, stdio: ["ignore", "pipe", "pipe"] },
  );
  let stdout = "";
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    for (const line of String(chunk).split("\n")) {
      const written = /"done":(\d+),.*"certificates written"/.exec(line)?.[1];
      if (written !== undefined && Number(written) >= killAt) child.kill("SIGKILL");
    }
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (_, signal) => {
      const seconds = Math.round(performance.now() - began) / 1_000;
      resolve({ signal, seconds, result: stdout === "" ? undefined : JSON.parse(stdout) });
    });
  });
}

function gasOf({ result }: Ended): unknown {
  return (result?.["transaction"] as { readonly gas?: number } | undefined)?.gas;
}

/** Opens every file and checks that it leads to the root. */
async function check(
  out: string,
): Promise<{ readonly files: number; readonly proven: number; readonly parts: number }> {
  const keccak = await fastKeccak();
  const names = await readdir(join(folder, out));
  const files = names.filter((name) => /^\d+\.json$/.test(name));
  let proven = 0;
  for (const name of files) {
    const document = readDocument(JSON.parse(await readFile(join(folder, out, name), "utf8")));
    if (!("credential" in document) || document.record === undefined || !("entry" in document.record)) continue;
    const { root, index, proof } = document.record.entry;
    const { commitment } = digestDocument(document, { keccak });
    if (StandardMerkleTree.verify(root, LEAF, [index, typeIdOf(KIND), commitment], [...proof])) proven++;
  }
  return { files: files.length, proven, parts: names.filter((name) => name.endsWith(".part")).length };
}

/** What OpenZeppelin's library takes for a tree of as many places. */
function openZeppelin(): number {
  const values = Array.from({ length: Math.max(COUNT, LEAST_PLACES) }, (_, index) => [
    index,
    typeIdOf(KIND),
    keccak256(toHex(index, { size: 32 })),
  ]);
  const began = performance.now();
  StandardMerkleTree.of(values, LEAF);
  return Math.round(performance.now() - began) / 1_000;
}
