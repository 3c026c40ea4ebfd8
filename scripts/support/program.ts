import { spawn } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { ToolError } from "./error.js";
import { ROOT } from "./files.js";

/** A path on which the project's tools come first, on the Node that runs now. */
export const toolPath = (): string =>
  [join(ROOT, "node_modules", ".bin"), dirname(process.execPath), process.env["PATH"] ?? ""].join(delimiter);

/**
 * Where a program's standard output goes: to our own; to standard error where a machine reads ours; or, with all that it
 * says, to whoever keeps it until it has ended.
 */
export type Output = "stdout" | "stderr" | ((text: string) => void);

/** What a program's environment has besides our own. */
export type Environment = Readonly<Record<string, string>>;

/** Runs a program in the project's folder, showing what it says, and gives its exit code. */
export async function runProgram(
  [file, ...args]: readonly [string, ...string[]],
  output: Output = "stdout",
  env: Environment = {},
): Promise<number> {
  const kept = typeof output === "function";
  const child = spawn(file, args, {
    cwd: ROOT,
    stdio: ["ignore", kept ? "pipe" : output === "stdout" ? "inherit" : 2, kept ? "pipe" : "inherit"],
    env: { ...process.env, PATH: toolPath(), ...env },
    shell: process.platform === "win32",
  });
  if (kept) for (const stream of [child.stdout, child.stderr]) hand(stream, output);
  return new Promise((resolve, reject) => {
    child.once("error", (error) => reject(new ToolError(`${file} could not be started: ${error.message}`)));
    child.once("close", (code) => resolve(code ?? 1));
  });
}

/** Runs a program that must succeed. */
export async function requireSuccess(
  what: string,
  command: readonly [string, ...string[]],
  output?: Output,
): Promise<void> {
  const code = await runProgram(command, output);
  if (code !== 0)
    throw new ToolError(`${what} failed (${command.join(" ")} ended with ${code}); the reason stands above.`);
}

function hand(stream: Readable | null, to: (text: string) => void): void {
  stream?.setEncoding("utf8").on("data", to);
}
