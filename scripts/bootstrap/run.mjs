import { spawn } from "node:child_process";
import { BootstrapError } from "./error.mjs";
import { pathWith } from "./npm.mjs";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Runs a command in the foreground and ends as it ended: same exit code, same signal. */
export async function run({ file, args, env = {}, shell = false, hint }, root) {
  const child = spawn(file, args, {
    cwd: root,
    stdio: "inherit",
    shell,
    env: { ...process.env, PATH: pathWith(root), ...env },
  });
  const forward = (signal) => child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, forward);
  const watch = whenOrphaned(() => forward("SIGTERM"));

  const { code, signal } = await new Promise((resolve, reject) => {
    child.once("error", (error) => reject(notStarted(file, error)));
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
  for (const name of SIGNALS) process.off(name, forward);
  clearInterval(watch);

  if (signal !== null) process.kill(process.pid, signal);
  // 127 and 1 from npm itself mean that the wanted Node never ran; the task has its own codes and words.
  if (hint !== undefined && code !== 0) console.error(`\nCivitas: if nothing else was said above: ${hint}`);
  process.exitCode = code ?? 1;
}

/** npm runs us through a shell that a signal ends without being handed on: who is orphaned there was meant too. */
function whenOrphaned(stop) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 500);
  return watch;
}

function notStarted(file, error) {
  if (error.code !== "ENOENT") return new BootstrapError(`${file} could not be started: ${error.message}`);
  return new BootstrapError(`${file} was not found. Install Node 20 or newer with npm from https://nodejs.org.`);
}
