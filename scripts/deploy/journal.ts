import { readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { ROOT, readJson, writeJson } from "../support/files.js";

/** A contract whose deployment Ignition's journal tells of. */
export interface JournalledContract {
  /** Ignition's own name for it. */
  readonly id: string;
  readonly domain: string;
  readonly name: string;
  readonly address: string;
  readonly block: number;
  readonly transaction: string;
  readonly args: readonly unknown[];
}

/** Ignition's memory of one chain, by which a deployment that was broken off goes on. */
export interface Journal {
  readonly id: string;
  readonly folder: string;
}

/** The part of a journal line that matters here. */
interface Line {
  readonly type: string;
  readonly futureId?: string;
  readonly contractName?: string;
  readonly constructorArgs?: readonly unknown[];
  readonly hash?: string;
  readonly receipt?: { readonly blockNumber: number; readonly contractAddress?: string; readonly status: string };
}

/** Ignition's memory of a chain. */
export function journalOf(chainId: number): Journal {
  const id = `chain-${chainId}`;
  return { id, folder: join(ROOT, "ignition", "deployments", id) };
}

/** First block of the chain that the journal was begun on; undefined where there is no journal. */
export async function genesisOf(journal: Journal): Promise<string | undefined> {
  const mark = (await readJson(join(journal.folder, "genesis.json"))) as { readonly genesis: string } | undefined;
  return mark?.genesis;
}

/** Notes which chain the journal is about: a local chain begins anew at every start, with the same number. */
export async function begin(journal: Journal, genesis: string): Promise<void> {
  await writeJson(join(journal.folder, "genesis.json"), { genesis });
}

/** Forgets a journal of a chain that is no more. */
export async function forget(journal: Journal): Promise<void> {
  await rm(journal.folder, { recursive: true, force: true });
}

/** Puts a journal aside, so that a second suite can be deployed beside the first. */
export async function putAside(journal: Journal, suffix: string): Promise<void> {
  await rename(journal.folder, `${journal.folder}-${suffix}`);
}

/** Contracts whose deployment is confirmed, in the order in which they were begun. */
export async function contractsIn(journal: Journal): Promise<readonly JournalledContract[]> {
  const text = await readFile(join(journal.folder, "journal.jsonl"), "utf8").catch(() => "");
  const lines = text.split("\n").flatMap(parsed);
  const begun = lines.filter((line) => line.type === "DEPLOYMENT_EXECUTION_STATE_INITIALIZE");
  return begun.flatMap(({ futureId = "", contractName = "", constructorArgs = [] }) => {
    const mined = lines.find(
      (line) => line.type === "TRANSACTION_CONFIRM" && line.futureId === futureId && line.receipt?.status === "SUCCESS",
    );
    if (mined?.receipt?.contractAddress === undefined || mined.hash === undefined) return [];
    return {
      id: futureId,
      domain: futureId.split("#")[0] ?? "",
      name: contractName,
      address: mined.receipt.contractAddress,
      block: mined.receipt.blockNumber,
      transaction: mined.hash,
      args: constructorArgs.map(readable),
    };
  });
}

/** A run that was killed may leave half a line at the end. */
function parsed(line: string): Line[] {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}

/** Ignition writes a large number as an object. */
function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value === "object" && value !== null && "_kind" in value && "value" in value) return String(value.value);
  return value;
}
