import { existsSync } from "node:fs";
import { readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "../support/files.js";
import type { Libraries } from "./link.js";

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
  /** Addresses of the libraries that it is linked with, by name; left out where there are none. */
  readonly libraries?: Libraries;
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
  readonly libraries?: Libraries;
  readonly hash?: string;
  readonly receipt?: {
    readonly blockNumber: number;
    readonly blockHash: string;
    readonly contractAddress?: string;
    readonly status: string;
  };
}

/** Ignition's memory of a chain. */
export function journalOf(chainId: number): Journal {
  const id = `chain-${chainId}`;
  return { id, folder: join(ROOT, "ignition", "deployments", id) };
}

/** Whether there is a journal. */
export const isBegun = (journal: Journal): boolean => existsSync(join(journal.folder, "journal.jsonl"));

/** A block that confirmed a transaction of the journal. */
export interface ConfirmingBlock {
  readonly number: number;
  readonly hash: string;
}

/** Blocks that confirmed the journal's transactions, the first and the last; none where none is confirmed. */
export async function confirmingBlocks(journal: Journal): Promise<readonly ConfirmingBlock[]> {
  const receipts = (await linesOf(journal)).flatMap(({ type, receipt }) =>
    type === "TRANSACTION_CONFIRM" && receipt !== undefined ? [receipt] : [],
  );
  const ends = [receipts[0], receipts.at(-1)].filter((receipt) => receipt !== undefined);
  return ends.map(({ blockNumber, blockHash }) => ({ number: blockNumber, hash: blockHash }));
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
  const lines = await linesOf(journal);
  const begun = lines.filter((line) => line.type === "DEPLOYMENT_EXECUTION_STATE_INITIALIZE");
  return begun.flatMap(({ futureId = "", contractName = "", constructorArgs = [], libraries = {} }) => {
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
      ...(Object.keys(libraries).length === 0 ? {} : { libraries }),
    };
  });
}

async function linesOf(journal: Journal): Promise<readonly Line[]> {
  const text = await readFile(join(journal.folder, "journal.jsonl"), "utf8").catch(() => "");
  return text.split("\n").flatMap(parsed);
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
