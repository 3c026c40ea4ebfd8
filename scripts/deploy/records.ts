import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import hre from "hardhat";
import type { Hex } from "viem";
import { ROOT, readJson, writeJson } from "../support/files.js";
import { codeHash } from "./code.js";
import type { JournalledContract } from "./journal.js";
import type { Libraries } from "./link.js";

/** What `deployments/<chain>/<domain>.json` says of one contract. deployments/README.md tells the form. */
export interface ContractRecord {
  readonly address: string;
  readonly block: number;
  readonly transaction: string;
  readonly args: readonly unknown[];
  /** Addresses of the libraries that it is linked with, by name; left out where there are none. */
  readonly libraries?: Libraries;
  /** Digest of the code on the chain. */
  readonly codeHash: string;
  readonly compiler: string;
  /** Build profile that the bytecode came from. */
  readonly profile: string;
  /** SHA-256 of the compiler's settings, without the choice of outputs. */
  readonly settings: string;
  /** Commit of the sources; null where they were not under git. */
  readonly commit: string | null;
}

/** A domain's records by contract name. */
export type DomainRecord = Readonly<Record<string, ContractRecord>>;

const folderOf = (chainId: number): string => join(ROOT, "deployments", String(chainId));

/** Reads every domain's record of one chain. */
export async function readRecords(chainId: number): Promise<ReadonlyMap<string, DomainRecord>> {
  const files = (await readdir(folderOf(chainId)).catch(() => [])).filter((file) => /^[a-z]+\.json$/.test(file));
  const read = files.sort().map(async (file): Promise<[string, DomainRecord]> => {
    return [file.replace(".json", ""), (await readJson(join(folderOf(chainId), file))) as DomainRecord];
  });
  return new Map(await Promise.all(read));
}

/** Forgets what was deployed on a local chain that is no more. */
export async function dropRecords(chainId: number): Promise<void> {
  await rm(folderOf(chainId), { recursive: true, force: true });
}

/**
 * Writes one record a domain. What was recorded of the same deployment keeps its compiler and commit: those are facts
 * of the day on which it was deployed.
 */
export async function writeRecords(
  chainId: number,
  contracts: readonly JournalledContract[],
  profile: string,
  codeAt: (address: string) => Promise<Hex>,
): Promise<void> {
  const before = await readRecords(chainId);
  const commit = commitHere();
  const byDomain = new Map<string, Record<string, ContractRecord>>();
  for (const { id: _, domain, name, ...facts } of contracts) {
    const known = before.get(domain)?.[name];
    const record =
      known?.transaction === facts.transaction
        ? known
        : { ...facts, codeHash: codeHash(await codeAt(facts.address)), ...(await compilerOf(name)), profile, commit };
    byDomain.set(domain, { ...byDomain.get(domain), [name]: record });
  }
  for (const [domain, record] of byDomain) await writeJson(join(folderOf(chainId), `${domain}.json`), record);
}

async function compilerOf(name: string): Promise<{ readonly compiler: string; readonly settings: string }> {
  const { inputSourceName, sourceName, buildInfoId } = await hre.artifacts.readArtifact(name);
  const path = buildInfoId === undefined ? undefined : await hre.artifacts.getBuildInfoPath(buildInfoId);
  const info = (path === undefined ? undefined : await readJson(path)) as
    | { readonly solcLongVersion: string; readonly input: { readonly settings: Record<string, unknown> } }
    | undefined;
  const { outputSelection: _, ...settings } = info?.input.settings ?? {};
  return {
    compiler: info?.solcLongVersion ?? `unknown, for ${inputSourceName ?? sourceName}`,
    settings: createHash("sha256").update(JSON.stringify(settings)).digest("hex"),
  };
}

/** Commit of the sources, marked where files that decide the bytecode differ from it. */
function commitHere(): string | null {
  const git = (...args: readonly string[]): string =>
    execFileSync("git", [...args], { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  try {
    const changed = git(
      "status",
      "--porcelain",
      "--",
      "contracts",
      "ignition",
      "hardhat.config.ts",
      "package-lock.json",
    );
    return `${git("rev-parse", "HEAD")}${changed === "" ? "" : "+changes"}`;
  } catch {
    return null;
  }
}
