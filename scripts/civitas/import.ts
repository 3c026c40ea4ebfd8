import type { BatchDone, BatchOptions, Mined, SendOptions } from "../../sdk/src/core/index.js";
import { TRANSACTION_GAS_CAP } from "../../sdk/src/core/index.js";
import { ToolError } from "../support/error.js";
import { type Context, type Outcome, whole } from "./context.js";
import type { Journal } from "./journal.js";
import type { Node } from "./node.js";
import { columns, confirmed, counted, grouped } from "./output.js";

/** Flags that every import takes. */
export const importFlags = {
  "dry-run": { type: "boolean" },
  yes: { type: "boolean" },
  "skip-refused": { type: "boolean" },
  batch: { type: "string" },
  confirmations: { type: "string" },
  timeout: { type: "string" },
} as const;

/** A row of which nothing is written. */
export interface RefusedLine {
  readonly line: number;
  /** Where on the line, for files that keep all on one. */
  readonly column?: number;
  /** Reference or number, where it is known. */
  readonly name: string | undefined;
  readonly rule: string;
  readonly sentence: string;
}

/** What an import is about to do. */
export interface ImportJob<item> {
  /** What an entry is called, alone and in number. */
  readonly noun: readonly [string, string];
  readonly refused: readonly RefusedLine[];
  /** Entries that are on record already. */
  readonly already: number;
  /** Entries that are not, or not wholly. */
  readonly work: readonly item[];
  /** Acts that the work asks for, where an entry may ask for several. */
  readonly acts?: number;
  readonly estimate: (options: BatchOptions<item>) => Promise<{ readonly transactions: number; readonly gas: bigint }>;
  readonly send: (options: BatchOptions<item>) => Promise<readonly Mined[]>;
  /** Entries of the work that are still not on record, read again at the end. */
  readonly missing: () => Promise<number>;
  readonly journal: Journal;
  /** What a machine is told beside the counts. */
  readonly about: Readonly<Record<string, unknown>>;
}

/** How to send, as the flags say. */
export function sendOptions({ flags }: Context): Required<Pick<SendOptions, "confirmations" | "timeout">> {
  return { confirmations: whole(flags, "confirmations", 1) ?? 1, timeout: (whole(flags, "timeout", 1) ?? 120) * 1_000 };
}

/** Shows what would be written, asks, writes it, and reads it back. */
export async function runImport<item>(context: Context, node: Node, job: ImportJob<item>): Promise<Outcome> {
  const { flags, say } = context;
  const { noun, refused, work, already } = job;
  const dry = flags["dry-run"] === true;
  const options: BatchOptions<item> = { ...sendOptions(context), largest: whole(flags, "batch", 1) ?? 100 };
  tellRefused(context, refused);
  const allowed = refused.length === 0 || flags["skip-refused"] === true;
  if (already > 0) say(`${counted(already, noun)} on record already.`);

  const acts = job.acts === undefined ? {} : { acts: job.acts };
  const about = { ...job.about, ...acts, dryRun: dry, accepted: work.length + already, already, refused };
  if (work.length === 0) {
    say(`Nothing is left to write.`);
    return { ok: allowed, result: { ...about, written: 0, transactions: [], gas: 0n } };
  }
  const expected = node.chain.account === undefined ? undefined : await job.estimate(options);
  tellExpected(context, job, expected);
  if (dry) return { ok: allowed, result: { ...about, written: 0, expected } };
  if (node.chain.account === undefined) {
    throw new ToolError("Nobody is named who writes this. Set CIVITAS_KEY, or on a local chain say --as N.");
  }
  await requireGo(context, noun, work.length, refused.length);

  const batches: BatchDone<item>[] = [];
  await job.send({
    ...options,
    onSent: job.journal.sent,
    onBatch: (batch) => {
      job.journal.mined(batch.mined);
      batches.push(batch);
      const { done, total, mined } = batch;
      context.progress.step({ done, total, noun: noun[1], transaction: mined.hash, gas: mined.gasUsed });
    },
  });
  context.progress.end();
  return told(context, job, batches, { about, allowed, missing: await job.missing() });
}

export function tellRefused({ say }: Context, refused: readonly RefusedLine[]): void {
  if (refused.length === 0) return;
  say(`\n${counted(refused.length, ["row is", "rows are"])} refused:`);
  const rows = refused.map(({ line, column, name, rule, sentence }) => [
    `  line ${line}${column === undefined ? "" : `, column ${column}`}`,
    name ?? "-",
    rule,
    sentence,
  ]);
  for (const line of columns(rows)) say(line);
  say("");
}

function tellExpected<item>(
  { say }: Context,
  { noun, work, acts }: ImportJob<item>,
  expected: { readonly transactions: number; readonly gas: bigint } | undefined,
): void {
  const what = `${counted(work.length, noun)} to write`;
  if (expected === undefined) {
    say(`${what}; name who writes (CIVITAS_KEY or --as N) to see what it costs.`);
    return;
  }
  const { transactions, gas } = expected;
  const sends = counted(transactions, ["transaction", "transactions"]);
  say(
    `${what}: ${sends} below ${grouped(TRANSACTION_GAS_CAP)} gas each; about ${shared(gas, noun, work.length, acts)}.`,
  );
}

/** Gas in all, and what falls to each. */
function shared(gas: bigint, [one]: readonly [string, string], count: number, acts?: number): string {
  if (count === 0) return `${grouped(gas)} gas`;
  const each = `${grouped(gas)} gas, ${grouped(gas / BigInt(count))} a ${one}`;
  return acts === undefined ? each : `${each}, ${grouped(gas / BigInt(acts))} an act`;
}

async function requireGo(
  context: Context,
  noun: readonly [string, string],
  count: number,
  refused: number,
): Promise<void> {
  if (refused > 0 && context.flags["skip-refused"] !== true) {
    const rows = counted(refused, ["row is", "rows are"]);
    if (context.flags["yes"] === true) {
      throw new ToolError(
        `${rows} refused, and nothing was written. Correct the file, or leave them out with --skip-refused.`,
      );
    }
    if (await confirmed(context, `${rows} refused. Write the other ${counted(count, noun)} without them?`)) return;
  } else if (await confirmed(context, `Write ${counted(count, noun)}?`)) return;
  throw new ToolError("Nothing was written.");
}

function told<item>(
  { say }: Context,
  { noun, work, journal, acts }: ImportJob<item>,
  batches: readonly BatchDone<item>[],
  { about, allowed, missing }: { readonly about: object; readonly allowed: boolean; readonly missing: number },
): Outcome {
  const gas = batches.reduce((sum, { mined }) => sum + mined.gasUsed, 0n);
  const written = work.length - missing;
  const sends = counted(batches.length, ["transaction", "transactions"]);
  say(
    `${counted(written, noun)} written in ${sends}: ${shared(gas, noun, written, missing === 0 ? acts : undefined)}.`,
  );
  if (missing > 0) say(`${counted(missing, noun)} not on record when read back. Run this again.`);
  const transactions = batches.map(({ items, mined }) => ({
    hash: mined.hash,
    block: mined.block,
    gas: mined.gasUsed,
    entries: items.length,
  }));
  return {
    ok: allowed && missing === 0,
    result: { ...about, written, missing, transactions, gas, journal: journal.path },
  };
}
