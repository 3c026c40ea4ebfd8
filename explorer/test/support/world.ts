import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import type { DomainRecord } from "../../../scripts/deploy/records.js";
import { startChain } from "../../../scripts/start/chain.js";
import { close, serve } from "../../../scripts/start/serve.js";
import { openStage, type Stage } from "../../../scripts/start/stage.js";
import { openBrowser } from "./browser.js";
import { freePort } from "./ports.js";

/** A chain of its own, so that nothing meets what another run has on 31337. */
const CHAIN_ID = Number(process.env["CIVITAS_TEST_CHAIN"] ?? 1_337_185);
const DIST = new URL("../../dist", import.meta.url).pathname;

/** The page was not built. */
export class PageMissingError extends Error {
  override readonly name = "PageMissingError";

  constructor() {
    super("explorer/dist holds no page. Build it first: npm run build.");
  }
}

/** A chain with the suite on it, the page on a server, and a browser. */
export interface World {
  readonly rpcUrl: string;
  readonly stage: Stage;
  readonly browser: Browser;
  /** What lies beside the page. */
  readonly deployment: Readonly<Record<string, unknown>>;
  /** Serves the page with another record beside it; gives its address. */
  readonly publish: (deployment: unknown) => Promise<string>;
  /** Asks the node something that the SDK does not. */
  readonly ask: (method: string, ...params: readonly unknown[]) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** Starts a chain, deploys the suite and opens a browser. */
export async function openWorld(): Promise<World> {
  if (!existsSync(join(DIST, "index.html"))) throw new PageMissingError();
  const browser = await openBrowser();
  const undo: (() => Promise<void>)[] = [() => browser.close()];
  const closeAll = async () => {
    for (const step of undo.reverse()) await step();
  };
  try {
    const home = mkdtempSync(join(tmpdir(), "civitas-browser-"));
    const chain = await startChain({ port: await freePort(), chainId: CHAIN_ID, home });
    undo.push(chain.stop);
    const records = await deploy(chain.url);
    const contracts = Object.assign({}, ...records.values()) as Readonly<Record<string, unknown>>;
    return {
      rpcUrl: chain.url,
      stage: openStage({ chainId: CHAIN_ID, rpcUrl: chain.url, page: "", home, records, say: () => undefined }),
      browser,
      deployment: { chainId: CHAIN_ID, rpcUrl: chain.url, contracts },
      publish: async (deployment) => {
        const port = await freePort();
        const server = await serve({ folders: { "/": DIST }, documents: { "/deployment.json": deployment } }, port);
        undo.push(() => close(server));
        return `http://127.0.0.1:${port}/`;
      },
      ask: (method, ...params) => ask(chain.url, method, params),
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function deploy(url: string): Promise<ReadonlyMap<string, DomainRecord>> {
  process.env["CIVITAS_LOCAL_URL"] = url; // Hardhat's configuration reads it when the next line loads it.
  const [{ openNetwork }, { deploySuite }] = await Promise.all([
    import("../../../scripts/deploy/network.js"),
    import("../../../scripts/deploy/suite.js"),
  ]);
  const target = await openNetwork("localhost");
  const records = await deploySuite(target, { now: Date.now(), say: () => undefined });
  await target.connection.close();
  return records;
}

async function ask(url: string, method: string, params: readonly unknown[]): Promise<unknown> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
  });
  const { result } = (await response.json()) as { readonly result: unknown };
  return result;
}
