import { spawn } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import { ToolError } from "./error.js";
import { ROOT } from "./files.js";

/** A path on which the project's tools come first, on the Node that runs now. */
export const toolPath = (): string =>
  [join(ROOT, "node_modules", ".bin"), dirname(process.execPath), process.env["PATH"] ?? ""].join(delimiter);

/** Runs a program in the project's folder, showing what it says, and gives its exit code. */
export async function runProgram([file, ...args]: readonly [string, ...string[]]): Promise<number> {
  const child = spawn(file, args, {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, PATH: toolPath() },
    shell: process.platform === "win32",
  });
  return new Promise((resolve, reject) => {
    child.once("error", (error) => reject(new ToolError(`${file} could not be started: ${error.message}`)));
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/** Runs a program that must succeed. */
export async function requireSuccess(what: string, command: readonly [string, ...string[]]): Promise<void> {
  const code = await runProgram(command);
  if (code !== 0)
    throw new ToolError(`${what} failed (${command.join(" ")} ended with ${code}); the reason stands above.`);
}
