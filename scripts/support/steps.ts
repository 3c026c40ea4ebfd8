import { runProgram } from "./program.js";

/** Something to run and the words for it. */
export interface NamedCommand {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

/** Runs every command, whatever became of the one before, and gives the exit code: 0 when all did well. */
export async function runAll(commands: readonly NamedCommand[]): Promise<number> {
  const failed: string[] = [];
  for (const { name, command } of commands) {
    console.log(`\n▸ ${name}`);
    const began = performance.now();
    const code = await runProgram(command);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${code === 0 ? "✓" : "✗"} ${name} (${seconds} s)`);
    if (code !== 0) failed.push(name);
  }
  if (failed.length > 0) console.error(`\nFailed: ${failed.join(", ")}.`);
  return failed.length === 0 ? 0 : 1;
}
