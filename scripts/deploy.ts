import { createInterface } from "node:readline/promises";
import { isLocal, openNetwork, type Target } from "./deploy/network.js";
import { deploySuite } from "./deploy/suite.js";
import { main, ToolError } from "./support/error.js";
import { readFlags } from "./support/flags.js";

const USAGE = "npm run deploy -- --network NAME [--parameters FILE] [--again] [--yes]";

await main(async () => {
  const flags = readFlags(USAGE, {
    network: { type: "string" },
    parameters: { type: "string" },
    again: { type: "boolean" },
    yes: { type: "boolean" },
  });
  const target = await openNetwork(flags.network);
  if (!isLocal(target.chainId) && flags.yes !== true) await confirm(target);

  const records = await deploySuite(target, {
    parameters: flags.parameters,
    again: flags.again,
    now: Date.now(),
    say: console.log,
  });
  console.log(
    `The suite stands on ${target.name} (chain ${target.chainId}); deployments/${target.chainId} records it:`,
  );
  for (const [domain, record] of records) {
    for (const [name, { address, block }] of Object.entries(record)) {
      console.log(`  ${domain.padEnd(12)} ${name.padEnd(24)} ${address}  block ${block}`);
    }
  }
  await target.connection.close();
  return 0;
});

/** A public chain forgets nothing: somebody says yes first. */
async function confirm({ name, chainId }: Target): Promise<void> {
  if (process.env["HARDHAT_IGNITION_CONFIRM_DEPLOYMENT"] === "true") return;
  if (process.stdin.isTTY !== true) {
    throw new ToolError(`Deploying to ${name} (chain ${chainId}) needs a yes. Run it on a terminal, or add --yes.`);
  }
  const line = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await line.question(`Deploy the suite to ${name} (chain ${chainId})? [y/N] `);
  line.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new ToolError("Nothing was deployed.");
}
