import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { ToolError } from "../support/error.js";
import { ROOT } from "../support/files.js";
import { HOST } from "./port.js";

/** Which local chain to run. */
export interface ChainPlan {
  readonly port: number;
  readonly chainId: number;
  /** Folder for the log. */
  readonly home: string;
  /** Folder in which the chain's state outlives the run; a chain in memory where there is none. */
  readonly keep?: string | undefined;
  /** Anvil in memory, instead of Hardhat's node; a kept chain is anvil's in any case. */
  readonly anvil?: boolean;
}

/** A local chain that answers. */
export interface LocalChain {
  readonly url: string;
  readonly log: string;
  /** Resolves when it ends, asked or not. */
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts a local chain that ends with this process, whatever becomes of it, and waits until it answers. */
export async function startChain(plan: ChainPlan): Promise<LocalChain> {
  const [program, ...args] = commandOf(plan);
  const supervisor = fileURLToPath(new URL("supervise.mjs", import.meta.url));
  const log = join(plan.home, "chain.log");
  const output = openSync(log, "w");
  // A group of its own: Ctrl-C reaches only us, and we let it finish what it writes.
  const child = spawn(process.execPath, [supervisor, program, ...args], {
    cwd: ROOT,
    stdio: ["pipe", output, output],
    detached: true,
  });
  closeSync(output);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const chain = { url: `http://${HOST}:${plan.port}`, log, ended, stop: () => stop(child, ended) };
  await answers(chain, child, plan.chainId);
  return chain;
}

function commandOf({ port, chainId, keep, anvil = keep !== undefined }: ChainPlan): readonly [string, ...string[]] {
  const number = ["--port", `${port}`, "--chain-id", `${chainId}`];
  if (!anvil) {
    const cli = join(ROOT, "node_modules", "hardhat", "dist", "src", "cli.js");
    return [process.execPath, cli, "node", "--hostname", HOST, ...number];
  }
  // As many accounts as Hardhat's node has.
  const command = [anvilProgram(), "--host", HOST, ...number, "--accounts", "20"] as const;
  // Or it writes the state after every block to the disk, and the tests' thousands of blocks fill that.
  if (keep === undefined) return [...command, "--prune-history", "100"];
  mkdirSync(keep, { recursive: true });
  // Written every few seconds too, so that a power cut costs little.
  return [...command, "--state", join(keep, "state.json"), "--state-interval", "5"];
}

/** Anvil's own executable; the npm wrapper around it hides failures. */
function anvilProgram(): string {
  const scope = join(ROOT, "node_modules", "@foundry-rs");
  const found = (existsSync(scope) ? readdirSync(scope) : [])
    .map((name) => join(scope, name, "bin", process.platform === "win32" ? "anvil.exe" : "anvil"))
    .find((file) => existsSync(file) && !file.startsWith(join(scope, "anvil", "bin")));
  if (found === undefined)
    throw new ToolError(
      "Anvil, which keeps a chain between runs, is not installed for this machine. Run without --keep.",
    );
  return found;
}

async function answers({ url, log }: LocalChain, child: ChildProcess, chainId: number): Promise<void> {
  for (let tries = 0; tries < 240; tries++) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    const id = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] }),
    })
      .then((response) => response.json() as Promise<{ readonly result: string }>)
      .then(({ result }) => Number(result))
      .catch(() => undefined);
    if (id === chainId) return;
    await sleep(250);
  }
  child.stdin?.end();
  const last = readFileSync(log, "utf8").trim().split("\n").slice(-5).join("\n  ");
  throw new ToolError(`The local chain did not come up. The end of ${log}:\n  ${last}`);
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.stdin?.end();
  const late = setTimeout(() => child.kill("SIGKILL"), 12_000);
  await ended;
  clearTimeout(late);
}
