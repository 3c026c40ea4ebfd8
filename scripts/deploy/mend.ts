import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { notWritable, writeJson } from "../support/files.js";
import { contractsIn, type Journal } from "./journal.js";

interface Line {
  readonly type: string;
  readonly futureId?: string;
}

/**
 * Puts a journal right after a run that was killed at a moment from which Ignition cannot go on by itself: inside a
 * file that it was writing, or between the line that begins an act and the line that says which transaction it takes.
 * Nothing was sent for such an act, so it is wiped, as `hardhat ignition wipe` does, and begun again.
 *
 * Where the kill came after a transaction was sent and before it was noted, Ignition sends it again. Every act of the
 * modules may be done twice; a contract that is deployed twice leaves one that nothing points to.
 */
export async function mend(journal: Journal): Promise<void> {
  const text = await readFile(join(journal.folder, "journal.jsonl"), "utf8").catch(() => undefined);
  if (text === undefined) return;
  await mendLines(join(journal.folder, "journal.jsonl"), text);
  await mendAddresses(journal);
}

async function mendLines(file: string, text: string): Promise<void> {
  const lines = text.split("\n").filter((line) => line !== "");
  const whole = lines.filter((line, index) => index < lines.length - 1 || isWhole(line));
  const wipes = unsent(whole.map((line) => JSON.parse(line))).map((futureId) =>
    JSON.stringify({ futureId, type: "WIPE_APPLY" }),
  );
  if (whole.length === lines.length && wipes.length === 0) return;
  try {
    await writeFile(file, [...whole, ...wipes].map((line) => `\n${line}`).join(""));
  } catch (error) {
    throw notWritable(file, error as NodeJS.ErrnoException);
  }
}

/** Ignition's own list of addresses says nothing that the journal does not. */
async function mendAddresses(journal: Journal): Promise<void> {
  const file = join(journal.folder, "deployed_addresses.json");
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined || isWhole(text)) return;
  const contracts = await contractsIn(journal);
  await writeJson(file, Object.fromEntries(contracts.map(({ id, address }) => [id, address])));
}

function isWhole(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Acts that were begun and for which no transaction was asked yet. */
function unsent(lines: readonly Line[]): readonly string[] {
  const open = new Set<string>();
  for (const { type, futureId } of lines) {
    if (futureId === undefined) continue;
    if (/^(DEPLOYMENT|CALL|SEND_DATA)_EXECUTION_STATE_INITIALIZE$/.test(type)) open.add(futureId);
    else open.delete(futureId);
  }
  return [...open];
}
