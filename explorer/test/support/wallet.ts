import type { Page } from "playwright-core";
import { createWalletClient, http } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { sendTransaction } from "viem/actions";
import { world } from "./hooks.js";
import { type VisitOptions, visit } from "./page.js";

const MNEMONIC = "test test test test test test test test test test test junk";

/**
 * Opens a place of the page with a wallet (EIP-1193) whose account is the one of a number. What the wallet is asked, and
 * does not do itself, the node answers.
 */
export async function withWallet(number: number, path: string, options: VisitOptions = {}): Promise<Page> {
  const { rpcUrl } = world();
  const account = mnemonicToAccount(MNEMONIC, { addressIndex: number });
  const client = createWalletClient({ account, transport: http(rpcUrl) });
  const page = await visit("", options);
  await page.exposeFunction("askWallet", async (method: string, params: readonly unknown[]) => {
    switch (method) {
      case "eth_requestAccounts":
      case "eth_accounts":
        return [account.address];
      case "eth_signTypedData_v4":
        return account.signTypedData(JSON.parse(params[1] as string));
      case "eth_sendTransaction": {
        const { to, data } = params[0] as { readonly to: `0x${string}`; readonly data: `0x${string}` };
        return sendTransaction(client, { account, chain: null, to, data });
      }
      default:
        return client.request({ method, params } as never);
    }
  });
  // A text, as the page knows nothing of what the compiler puts into functions.
  await page.addInitScript(
    "window.ethereum = { request: ({ method, params = [] }) => window.askWallet(method, params) };",
  );
  await page.goto(`${page.url().split("#")[0]}#/${path}`);
  await page.reload();
  return page;
}
