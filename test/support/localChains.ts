import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { freePort, launch, ROOT, type Running, rpc } from "./processes.js";

/** Number of a local chain that nobody's own records are about. */
export const trialChainId = (): number => 1_337_000_000 + (process.pid % 100_000) * 10 + Math.floor(Math.random() * 10);

const HARDHAT = join(ROOT, "node_modules", "hardhat", "dist", "src", "cli.js");

/** A node of this machine. */
export interface TrialNode {
  readonly port: number;
  readonly url: string;
  readonly chainId: number;
  readonly process: Running;
}

/** Starts a node; what is deployed on it is recorded under its own number, and {@link forgetChain} clears that away. */
export async function startNode(chainId: number, given?: number): Promise<TrialNode> {
  const port = given ?? (await freePort());
  const args = ["node", "--hostname", "127.0.0.1", "--port", `${port}`, "--chain-id", `${chainId}`];
  const process = launch([HARDHAT, ...args], {});
  await process.says("Started HTTP");
  return { port, url: `http://127.0.0.1:${port}`, chainId, process };
}

/** Ends a node and waits until it is gone. */
export async function stopNode({ process }: TrialNode): Promise<void> {
  process.child.kill("SIGKILL");
  await process.ended;
}

/** Removes what deployments on a chain wrote. */
export function forgetChain(chainId: number): void {
  rmSync(recordsFolder(chainId), { recursive: true, force: true });
  rmSync(journalFolder(chainId), { recursive: true, force: true });
}

const recordsFolder = (chainId: number): string => join(ROOT, "deployments", String(chainId));

export const journalFolder = (chainId: number): string => join(ROOT, "ignition", "deployments", `chain-${chainId}`);

/** One contract's record; undefined while there is none. */
export function recordOf(chainId: number, domain: string, name: string): Readonly<Record<string, string>> | undefined {
  const file = join(recordsFolder(chainId), `${domain}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8"))[name] : undefined;
}

/** Names of all contracts that are recorded on a chain. */
export function recordedOn(chainId: number): readonly string[] {
  const folder = recordsFolder(chainId);
  return readdirSync(folder).flatMap((file) => Object.keys(JSON.parse(readFileSync(join(folder, file), "utf8"))));
}

/** Whether anything listens on a port. */
export const answers = (port: number): Promise<boolean> =>
  rpc(port, "eth_chainId").then(
    () => true,
    () => false,
  );
