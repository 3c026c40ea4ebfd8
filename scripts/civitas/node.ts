import { setTimeout as sleep } from "node:timers/promises";
import {
  type Account,
  type Address,
  type Client,
  createClient,
  defineChain,
  http,
  isHex,
  type Transport,
  type Chain as ViemChain,
} from "viem";
import { mnemonicToAccount, privateKeyToAccount } from "viem/accounts";
import { getChainId, getTransactionCount } from "viem/actions";
import { networks } from "../../hardhat.networks.js";
import type { Chain } from "../../sdk/src/core/index.js";
import { viemChain } from "../../sdk/src/viem/index.js";
import { ToolError } from "../support/error.js";
import { type Context, text, UnreachableError, whole } from "./context.js";

/** A node that answers, and the account that acts through it. */
export interface Node {
  readonly network: string;
  readonly url: string;
  readonly chain: Chain;
  /** Waits until no transaction of the account is on its way; one whose hash was lost may be among them. */
  readonly settled: (timeout: number) => Promise<void>;
}

/** The account that acts through a node. */
export function sender({ chain }: { readonly chain: Chain }): Address {
  if (chain.account === undefined) throw new ToolError("Say who acts: --as N, or CIVITAS_KEY in the environment.");
  return chain.account;
}

/** Flags by which a node is named. */
export const nodeFlags = {
  network: { type: "string" },
  rpc: { type: "string" },
  as: { type: "string" },
} as const;

const MNEMONIC = "test test test test test test test test test test test junk";

/** Whether a chain is one of a trial node, whose accounts everybody knows. */
const isLocal = (chainId: number): boolean => /^(31337|1337\d*)$/.test(String(chainId));

/** Opens the node that the flags name, for the account that the flags or the environment name. */
export async function openNode({ flags }: Context): Promise<Node> {
  const name = text(flags, "network");
  const { url, expected } = urlOf(name, text(flags, "rpc"));
  const transport = http(url, { timeout: 15_000, retryCount: 2, retryDelay: 250 });
  const chainId = await getChainId(createClient({ transport })).catch((cause: unknown) => {
    const { details, shortMessage } = cause as { details?: string; shortMessage?: string };
    throw new UnreachableError(
      `The node at ${url} did not answer (${details ?? shortMessage ?? String(cause)}). Start it, or name another with --network or --rpc.`,
      { cause },
    );
  });
  if (expected !== undefined && expected !== chainId) {
    throw new ToolError(
      `The node at ${url} keeps chain ${chainId}, but ${name} is chain ${expected}. Nothing was sent.`,
    );
  }
  const account = accountOf(whole(flags, "as"), chainId);
  const network = name ?? (text(flags, "rpc") === undefined ? "localhost" : url);
  const chain = defineChain({
    id: chainId,
    name: network,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [url] } },
  });
  const pollingInterval = isLocal(chainId) ? 100 : 2_000;
  const client = createClient({ account, chain, transport, pollingInterval }) as Client<
    Transport,
    ViemChain,
    Account | undefined
  >;
  return { network, url, chain: viemChain(client), settled: (timeout) => settled(client, account?.address, timeout) };
}

function urlOf(
  name: string | undefined,
  rpc: string | undefined,
): { readonly url: string; readonly expected?: number } {
  if (rpc !== undefined) {
    if (!/^https?:\/\//.test(rpc)) throw new ToolError(`--rpc ${rpc} is not an HTTP address.`);
    if (name === undefined) return { url: rpc };
  }
  const known = Object.entries(networks).filter(([, config]) => config?.type === "http");
  const config = known.find(([network]) => network === (name ?? "localhost"))?.[1];
  if (config?.type !== "http") {
    throw new ToolError(`There is no network "${name}". Known are ${known.map(([network]) => network).join(", ")}.`);
  }
  const expected = config.chainId === undefined ? {} : { expected: config.chainId };
  if (rpc !== undefined) return { url: rpc, ...expected };
  if (typeof config.url === "string") return { url: config.url, ...expected };
  const url = process.env[config.url.name];
  if (url === undefined || url === "") {
    throw new ToolError(
      `${config.url.name} is not set, and ${name} needs it. Set it in the environment, or give --rpc.`,
    );
  }
  return { url, ...expected };
}

function accountOf(index: number | undefined, chainId: number): Account | undefined {
  const key = process.env["CIVITAS_KEY"];
  if (key !== undefined && key !== "") {
    if (index !== undefined) throw new ToolError("Both CIVITAS_KEY and --as say who acts. Leave one of them out.");
    // The key itself is never repeated, not even where it is wrong.
    if (!isHex(key) || key.length !== 66)
      throw new ToolError("CIVITAS_KEY is not a private key: 0x and 64 hexadecimal digits.");
    return privateKeyToAccount(key);
  }
  if (index === undefined) return undefined;
  if (!isLocal(chainId)) {
    throw new ToolError(
      `--as is for local chains, whose keys everybody knows; this is chain ${chainId}. Set CIVITAS_KEY.`,
    );
  }
  return mnemonicToAccount(MNEMONIC, { addressIndex: index });
}

async function settled(client: Client, address: Address | undefined, timeout: number): Promise<void> {
  if (address === undefined) return;
  for (let waited = 0; ; waited += 500) {
    const [mined, sent] = await Promise.all([
      getTransactionCount(client, { address, blockTag: "latest" }),
      getTransactionCount(client, { address, blockTag: "pending" }),
    ]);
    if (sent <= mined) return;
    if (waited >= timeout) {
      throw new ToolError(
        `${sent - mined} transactions of ${address} are still on their way. Wait for them and run this again: it goes on where it stopped.`,
      );
    }
    await sleep(500);
  }
}
