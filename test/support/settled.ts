type Request = (call: { readonly method: string; readonly params?: unknown }) => Promise<unknown>;

const SENDS = new Set(["eth_sendTransaction", "eth_sendRawTransaction"]);

/**
 * Makes a node that mines at once answer when it has mined. Hardhat's does; anvil answers a little earlier, and a test
 * that read right after would see the state before.
 */
export function settle(provider: { request: unknown }): void {
  const request = (provider.request as Request).bind(provider);
  let automine = true;
  provider.request = (async (call) => {
    const result = await request(call);
    if (call.method === "evm_setAutomine") automine = (call.params as readonly boolean[])[0] ?? true;
    if (automine && SENDS.has(call.method)) await minedIn(request, result);
    return result;
  }) satisfies Request;
}

async function minedIn(request: Request, hash: unknown): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if ((await request({ method: "eth_getTransactionReceipt", params: [hash] })) !== null) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
