import { spawn } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import { ToolError } from "./error.js";
import { ROOT } from "./files.js";

/** A path on which the project's tools come first, on the Node that runs now. */
export const toolPath = (): string =>
  [join(ROOT, "node_modules", ".bin"), dirname(process.execPath), process.env["PATH"] ?? ""].join(delimiter);

/** Where a program's standard output goes: to our own, or to standard error where a machine reads ours. */
export type Output = "stdout" | "stderr";

/** Runs a program in the project's folder, showing what it says, and gives its exit code. */
export async function runProgram(
  [file, ...args]: readonly [string, ...string[]],
  output: Output = "stdout",
): Promise<number> {
  const child = spawn(file, args, {
    cwd: ROOT,
    stdio: ["ignore", output === "stdout" ? "inherit" : 2, "inherit"],
    env: { ...process.env, PATH: toolPath() },
    shell: process.platform === "win32",
  });
  return new Promise((resolve, reject) => {
    child.once("error", (error) => reject(new ToolError(`${file} could not be started: ${error.message}`)));
    child.once("exit", (code) => resolve(code ?? 1));
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
