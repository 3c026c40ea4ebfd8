import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "../build/steps.js";
import { ToolError } from "../support/error.js";
import { ROOT } from "../support/files.js";
import { startChain } from "./chain.js";
import { takeLock } from "./lock.js";
import { HOST, requireFree } from "./port.js";
import { close, serve } from "./serve.js";
import { exitCodeOf, StoppedError, stopRequest } from "./stopping.js";

/** What to start. */
export interface StartPlan {
  readonly once: boolean;
  readonly port: number;
  readonly chainPort: number;
  readonly chainId: number;
  readonly keep?: string | undefined;
  /** Folder for the lock and the log. */
  readonly home: string;
  readonly say: (line: string) => void;
}

type Undo = () => void | Promise<void>;

/** Starts a chain, deploys the suite, plays the samples and serves the page; gives the exit code. */
export async function start(plan: StartPlan): Promise<number> {
  const stop = stopRequest();
  const undo: Undo[] = [];
  let serving = false;
  try {
    const page = await Promise.race([prepare(plan, undo), stop]);
    if (plan.once) return 0;
    plan.say(`\nThe page is ${page.url}. Stop with Ctrl-C.`);
    serving = true;
    await Promise.race([stop, page.chainEnded]);
    throw new ToolError(`The local chain ended by itself; the end of ${page.log} tells why.`);
  } catch (error) {
    if (!(error instanceof StoppedError)) throw error;
    return serving ? 0 : exitCodeOf(error.signal);
  } finally {
    for (const step of undo.reverse()) await step();
    if (serving) plan.say("Stopped: the chain has ended and its ports are free.");
  }
}

interface Page {
  readonly url: string;
  readonly log: string;
  readonly chainEnded: Promise<void>;
}

async function prepare(plan: StartPlan, undo: Undo[]): Promise<Page> {
  const { port, chainPort, chainId, home, keep, say } = plan;
  const url = `http://${HOST}:${port}/`;
  const lock = takeLock(home, url);
  undo.push(lock.release);
  if (lock.recovered) say("The run before was killed; what it left behind is cleared away.");
  // A killed run's chain ends by itself within moments.
  await requireFree(chainPort, "the local chain", "chain-port", lock.recovered ? 10_000 : 1_000);
  await requireFree(port, "the page", "port", lock.recovered ? 10_000 : 1_000);

  await build(say);
  const chain = await startChain({ port: chainPort, chainId, home, keep });
  undo.push(chain.stop);
  say(
    `\nA local chain, number ${chainId}, answers at ${chain.url}${keep === undefined ? "" : `; it is kept in ${keep}`}.`,
  );

  process.env["CIVITAS_LOCAL_URL"] = chain.url; // Hardhat's configuration reads it when the next line loads it.
  const [{ openNetwork }, { deploySuite }] = await Promise.all([
    import("../deploy/network.js"),
    import("../deploy/suite.js"),
  ]);
  const target = await openNetwork("localhost");
  const records = await deploySuite(target, { now: Date.now(), say });
  await target.connection.close();
  const { tour } = await import("./tour.js");
  const samples = await tour({ chainId, rpcUrl: chain.url, page: url, home, records, say });

  const contracts = Object.assign({}, ...records.values());
  const explorer = join(ROOT, "explorer", "dist");
  if (!existsSync(join(explorer, "index.html"))) say("\nThe explorer is not built yet; only the records are served.");
  const server = await serve(
    {
      folders: {
        "/": explorer,
        "/deployments/": join(ROOT, "deployments"),
        "/samples/": join(ROOT, "samples"),
      },
      // What the explorer reads beside itself.
      documents: { "/deployment.json": { chainId, rpcUrl: chain.url, contracts, samples } },
    },
    port,
  );
  undo.push(() => close(server));
  return { url, log: chain.log, chainEnded: chain.ended };
}
