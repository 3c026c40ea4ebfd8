import type { Chain } from "@civitas/sdk/core";
import { viemChain } from "@civitas/sdk/viem";
import { createWalletClient, custom, type EIP1193Provider } from "viem";
import type { Explorer } from "../../chain/explorer.js";
import { consents } from "../words/index.js";

/** The wallet that the browser offers to pages (EIP-1193); undefined where there is none. */
export const walletProvider = (): EIP1193Provider | undefined =>
  (window as { readonly ethereum?: EIP1193Provider }).ethereum;

/** The chain as the wallet's account sees it: it signs and sends, and the owner agrees to each in the wallet. */
export async function walletChain({ deployment, rpcUrl }: Explorer, provider: EIP1193Provider): Promise<Chain> {
  const [account] = await provider.request({ method: "eth_requestAccounts" });
  if (account === undefined) throw new TypeError("The wallet names no account.");
  const chain = {
    id: deployment.chainId,
    name: `Chain ${deployment.chainId}`,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  };
  return viemChain(createWalletClient({ account, chain, transport: custom(provider) }));
}

/** The chain as the account of the browser's wallet sees it; refused in plain words where there is no wallet. */
export async function walletOf(explorer: Explorer): Promise<Chain> {
  const provider = walletProvider();
  if (provider === undefined) throw consents.exchange.wallet.text;
  return walletChain(explorer, provider);
}

/** So many random bytes, as hexadecimal digits. */
export function randomHex(bytes: number): `0x${string}` {
  const drawn = crypto.getRandomValues(new Uint8Array(bytes));
  return `0x${[...drawn].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
