import { createInterface } from "node:readline/promises";
import { ToolError } from "../support/error.js";
import type { Context, Progress, ProgressStep } from "./context.js";

const WIDTH = 30;

/** Writes a result so that a machine can read it: whole numbers as numbers while they are exact. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, held: unknown) => {
    if (typeof held !== "bigint") return held;
    return held <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(held) : held.toString();
  });
}

/** Tells progress as a bar on a terminal, as a line a step elsewhere, and as JSON for a machine. */
export function progressOn(stream: NodeJS.WriteStream, json: boolean): Progress {
  if (json) return { step: (step) => stream.write(`${toJson(step)}\n`), end: () => {} };
  if (stream.isTTY !== true) return { step: (step) => stream.write(`${told(step)}\n`), end: () => {} };
  let open = false;
  return {
    step: (step) => {
      const filled = step.total === 0 ? WIDTH : Math.round((step.done / step.total) * WIDTH);
      stream.write(
        `\r\u001b[2K[${"█".repeat(filled)}${"░".repeat(WIDTH - filled)}] ${step.done}/${step.total} ${step.noun}`,
      );
      open = true;
    },
    end: () => {
      if (open) stream.write("\n");
      open = false;
    },
  };
}

const told = ({ done, total, noun, transaction, gas }: ProgressStep): string =>
  `${done}/${total} ${noun}${transaction === undefined ? "" : `, transaction ${transaction}`}${gas === undefined ? "" : `, gas ${grouped(gas)}`}`;

/** A number with its thousands set apart. */
export const grouped = (value: bigint | number): string => value.toString().replace(/\B(?=(\d{3})+$)/g, ",");

/** A moment in universal time: the day, and the time where it is not midnight. */
export function moment(seconds: bigint): string {
  const text = new Date(Number(seconds) * 1_000).toISOString();
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : `${text.slice(0, 16).replace("T", " ")} UTC`;
}

/** A number of things, in words. */
export const counted = (count: number, [one, many]: readonly [string, string]): string =>
  `${grouped(count)} ${count === 1 ? one : many}`;

/** Lines of cells in columns as wide as their widest. */
export function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows.reduce<number[]>((most, row) => row.map((cell, i) => Math.max(most[i] ?? 0, cell.length)), []);
  return rows.map((row) =>
    row
      .map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}

/** Asks for a yes on a terminal; where there is none, --yes must have been said. */
export async function confirmed({ flags }: Context, question: string): Promise<boolean> {
  if (flags["yes"] === true) return true;
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) {
    throw new ToolError(
      `${question} Nobody is there to answer: nothing was written. Say --yes to go, or --dry-run to look.`,
    );
  }
  const line = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await line.question(`${question} [y/N] `);
  line.close();
  return /^y(es)?$/i.test(answer.trim());
}
