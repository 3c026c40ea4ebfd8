import type { Chain } from "@civitas/sdk/core";
import { viemChain } from "@civitas/sdk/viem";
import { createClient, http } from "viem";
import { getChainId } from "viem/actions";
import { isWebUrl, loadDeployment, type PublishedDeployment } from "./deployment.js";
import { readSettings, rpcInAddress, type Settings } from "./settings.js";
import { type Trouble, troubleOf } from "./trouble.js";

/** What every page needs to read: the deployment, and the node that answers for it. */
export interface Explorer {
  readonly chain: Chain;
  readonly deployment: PublishedDeployment;
  readonly settings: Settings;
  /** Node that is asked. */
  readonly rpcUrl: string;
}

/** How the page starts. */
export type Opening =
  | { readonly state: "opening" }
  | { readonly state: "open"; readonly explorer: Explorer }
  | { readonly state: "failed"; readonly trouble: Trouble };

/** Finds the deployment and a node that answers for its chain and knows its contracts. */
export async function openExplorer(): Promise<Opening> {
  let rpcUrl = "";
  try {
    const settings = readSettings();
    const deployment = await loadDeployment();
    rpcUrl = rpcInAddress() ?? settings.rpcUrl ?? deployment.rpcUrl;
    if (!isWebUrl(rpcUrl)) return failed({ kind: "bad-url", url: rpcUrl });
    return await ask({ rpcUrl, deployment, settings });
  } catch (error) {
    return failed(troubleOf(error, rpcUrl));
  }
}

async function ask({ rpcUrl, deployment, settings }: Omit<Explorer, "chain">): Promise<Opening> {
  const client = createClient({
    chain: {
      id: deployment.chainId,
      name: `Chain ${deployment.chainId}`,
      nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
      rpcUrls: { default: { http: [rpcUrl] } },
    },
    transport: http(rpcUrl, { timeout: 15_000, retryCount: 1 }),
  });
  const found = await getChainId(client).catch(() => undefined);
  if (found === undefined) return failed({ kind: "no-answer", url: rpcUrl });
  if (found !== deployment.chainId) {
    return failed({ kind: "other-chain", url: rpcUrl, expected: deployment.chainId, found });
  }

  const chain = viemChain(client);
  const codes = Object.entries(deployment.contracts).map(
    async ([contract, { address }]) => [contract, address, await chain.code(address)] as const,
  );
  const missing = (await Promise.all(codes)).find(([, , code]) => code === "0x");
  if (missing !== undefined) return failed({ kind: "no-code", contract: missing[0], address: missing[1], url: rpcUrl });
  return { state: "open", explorer: { chain, deployment, settings, rpcUrl } };
}

const failed = (trouble: Trouble): Opening => ({ state: "failed", trouble });
