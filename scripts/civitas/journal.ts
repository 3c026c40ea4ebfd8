import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Hex } from "viem";
import {
  type Chain,
  digestOf,
  type Mined,
  type SendOptions,
  TransactionRevertedError,
} from "../../sdk/src/core/index.js";
import { ROOT } from "../support/files.js";

/** Hashes of the transactions that an import sent. What is on record, the chain alone says. */
export interface Journal {
  readonly path: string;
  readonly sent: (hash: Hex) => void;
  readonly mined: (mined: Mined) => void;
}

/** Folder of what imports keep between runs. */
export const importsFolder = (): string => join(process.env["CIVITAS_HOME"] ?? join(ROOT, ".civitas"), "imports");

/** Name of an import: the same for the same file, registry and way of reading. */
export const importName = (what: Readonly<Record<string, unknown>>): string => digestOf(what).slice(2, 18);

/** Opens an import's journal and waits for what an earlier run sent and did not see mined. */
export async function openJournal(name: string, chain: Chain, options: SendOptions): Promise<Journal> {
  const path = join(importsFolder(), `${name}.jsonl`);
  for (const hash of pendingIn(path)) {
    // One that reverted or was dropped wrote nothing, and what it was to write is still to do.
    const mined = await chain.mined(hash, options).catch((error: unknown) => {
      if (error instanceof TransactionRevertedError) return undefined;
      throw error;
    });
    append(
      path,
      mined === undefined ? { failed: hash } : { mined: hash, block: Number(mined.block), gas: Number(mined.gasUsed) },
    );
  }
  return {
    path,
    sent: (hash) => append(path, { sent: hash }),
    mined: ({ hash, block, gasUsed }) => append(path, { mined: hash, block: Number(block), gas: Number(gasUsed) }),
  };
}

function pendingIn(path: string): readonly Hex[] {
  const open = new Set<Hex>();
  for (const line of linesOf(path)) {
    const { sent, mined, failed } = line;
    if (sent !== undefined) open.add(sent);
    for (const hash of [mined, failed]) if (hash !== undefined) open.delete(hash);
  }
  return [...open];
}

interface Line {
  readonly sent?: Hex;
  readonly mined?: Hex;
  readonly failed?: Hex;
}

/** Lines of a journal, in the order in which they were written; half a line, which a killed run left, is none. */
export function linesOf<line = Line>(path: string): readonly line[] {
  let text = "";
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  return text.split("\n").flatMap((line) => {
    try {
      return [JSON.parse(line) as line];
    } catch {
      return []; // Half a line, or none.
    }
  });
}

/** Writes a line. It is on the disk before the call returns. */
export function append(path: string, line: Readonly<Record<string, unknown>>): void {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, "a");
  try {
    // A line begins a new one: a run that was killed may have left half of one.
    writeSync(file, `\n${JSON.stringify(line)}`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
