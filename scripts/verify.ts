import { openNetwork } from "./deploy/network.js";
import { readRecords } from "./deploy/records.js";
import { main, ToolError } from "./support/error.js";
import { readFlags } from "./support/flags.js";
import { checkOffline, holds } from "./verify/offline.js";
import { PROVIDERS, type Provider, requireKeys, verifyOnline } from "./verify/online.js";

const USAGE = `npm run verify -- --network NAME [--offline] [--provider ${PROVIDERS.join("|")}]…

  --offline          compiles the sources anew, compares them with the chain, and asks nobody but the node
  --provider         service to send the sources to, again for several; all three by default
  --etherscan-url, --blockscout-url, --sourcify-url
                     API of a service that keeps a chain of its own`;

await main(async () => {
  const flags = readFlags(USAGE, {
    network: { type: "string" },
    offline: { type: "boolean", default: false },
    provider: { type: "string", multiple: true, default: [...PROVIDERS] },
    "etherscan-url": { type: "string" },
    "blockscout-url": { type: "string" },
    "sourcify-url": { type: "string" },
  });
  const providers = flags.provider.map((name): Provider => {
    const provider = PROVIDERS.find((known) => known === name);
    if (provider === undefined) throw new ToolError(`--provider ${name} is not one of ${PROVIDERS.join(", ")}.`);
    return provider;
  });

  if (!flags.offline) await requireKeys(providers);
  const target = await openNetwork(flags.network);
  const records = await readRecords(target.chainId);
  if (records.size === 0) {
    throw new ToolError(
      `Nothing is recorded in deployments/${target.chainId}. Deploy first: npm run deploy -- --network ${target.name}`,
    );
  }

  console.log(`Against the sources, chain ${target.chainId}:`);
  const verdicts = await checkOffline(target, records);
  for (const { name, address, code, creation } of verdicts) {
    console.log(`  ${name.padEnd(24)} ${address}  code: ${code}; creation: ${creation}`);
  }
  await target.connection.close();
  const wrong = verdicts.filter((verdict) => !holds(verdict));
  if (wrong.length > 0) {
    const names = wrong.map(({ name, address }) => `${name} at ${address}`).join(", ");
    throw new ToolError(`What stands on the chain is not what the sources say: ${names}.`);
  }
  if (flags.offline) return 0;

  console.log("At the services:");
  const explorers = Object.fromEntries(
    PROVIDERS.flatMap((provider) => {
      const url = flags[`${provider}-url` as const];
      return url === undefined ? [] : [[provider, url]];
    }),
  );
  const failures = await verifyOnline({
    network: target.name,
    chainId: target.chainId,
    records,
    providers,
    explorers,
    say: console.log,
  });
  if (failures.length > 0) throw new ToolError(`Not verified:\n  ${failures.join("\n  ")}`);
  return 0;
});
