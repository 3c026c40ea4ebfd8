import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const DEPLOYMENTS = "deployments";

/** Chains of trial nodes: their records are nobody else's, so the package does not carry them. */
const LOCAL = /^1337|^31337$/;

/** Addresses of a domain's contracts on public chains: contract name → chain id → address. */
export async function addressesOf(domain: string): Promise<Record<string, Record<number, string>>> {
  const known: Record<string, Record<number, string>> = {};
  const chains = (await readdir(DEPLOYMENTS).catch(() => [])).filter((name) => /^\d+$/.test(name) && !LOCAL.test(name));
  for (const chain of chains) {
    const text = await readFile(join(DEPLOYMENTS, chain, `${domain}.json`), "utf8").catch(() => undefined);
    if (text === undefined) continue;
    for (const [name, { address }] of Object.entries(JSON.parse(text) as Record<string, { address: string }>)) {
      known[name] = { ...known[name], [Number(chain)]: address };
    }
  }
  return known;
}
