import { verifyContract } from "@nomicfoundation/hardhat-verify/verify";
import hardhat from "hardhat";
import type { HardhatUserConfig } from "hardhat/config";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import userConfig from "../../hardhat.config.js";
import type { ContractRecord, DomainRecord } from "../deploy/records.js";
import { ToolError } from "../support/error.js";
import { ROOT } from "../support/files.js";
import { sourceOf } from "./source.js";

/** Services to which sources can be sent. */
export const PROVIDERS = ["etherscan", "blockscout", "sourcify"] as const;

/** A service to which sources can be sent. */
export type Provider = (typeof PROVIDERS)[number];

/** Where the services are, for a chain that they do not know of themselves. */
export type Explorers = Readonly<Partial<Record<Provider, string>>>;

/** What to send. */
export interface OnlinePlan {
  readonly network: string;
  readonly chainId: number;
  readonly records: ReadonlyMap<string, DomainRecord>;
  readonly providers: readonly Provider[];
  readonly explorers: Explorers;
  readonly say: (line: string) => void;
}

/** Sends every contract's sources to every service; gives what failed, one line each. */
export async function verifyOnline(plan: OnlinePlan): Promise<readonly string[]> {
  const failures: string[] = [];
  const profiles = new Set(
    [...plan.records.values()].flatMap((record) => Object.values(record)).map(({ profile }) => profile),
  );
  for (const buildProfile of profiles) {
    const config = withExplorers(userConfig, plan);
    const hre = await createHardhatRuntimeEnvironment(config, { network: plan.network, buildProfile }, ROOT);
    // The service compiles what this very profile compiled, or its metadata would differ.
    await hre.tasks.getTask("build").run({ quiet: true, noTests: true, defaultBuildProfile: buildProfile });
    for (const [domain, record] of plan.records) {
      for (const [name, entry] of Object.entries(record)) {
        if (entry.profile !== buildProfile) continue;
        for (const provider of plan.providers) {
          const failure = await verifyOne(hre, provider, `${sourceOf(domain, name)}:${name}`, entry);
          plan.say(`  ${name.padEnd(24)} ${provider.padEnd(12)} ${failure === undefined ? "verified" : "failed"}`);
          if (failure !== undefined) failures.push(`${name} at ${entry.address}, ${provider}: ${failure}`);
        }
      }
    }
  }
  return failures;
}

type Environment = Awaited<ReturnType<typeof createHardhatRuntimeEnvironment>>;

async function verifyOne(
  hre: Environment,
  provider: Provider,
  contract: string,
  { address, args, libraries, transaction }: ContractRecord,
): Promise<string | undefined> {
  const quiet = console.log;
  console.log = () => undefined; // The plugin tells every step; the table above tells the outcome.
  try {
    const creationTxHash = provider === "sourcify" ? { creationTxHash: transaction } : {};
    const done = await verifyContract(
      {
        address,
        constructorArgs: [...args],
        contract,
        provider,
        ...(libraries === undefined ? {} : { libraries }),
        ...creationTxHash,
      },
      hre,
    );
    return done ? undefined : "the service did not say why";
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return text
      .split("\n")
      .filter((line) => line.trim() !== "")
      .slice(0, 3)
      .join(" ");
  } finally {
    console.log = quiet;
  }
}

/** Makes sure that what the services ask for is set. */
export async function requireKeys(providers: readonly Provider[]): Promise<void> {
  if (!providers.includes("etherscan")) return;
  if (await hardhat.config.verify.etherscan.apiKey.get().catch(() => "")) return;
  throw new ToolError(
    "ETHERSCAN_API_KEY is not set. Keep it in the keystore (npx hardhat keystore set ETHERSCAN_API_KEY), set it in the environment, or leave Etherscan out: --provider blockscout --provider sourcify.",
  );
}

/** Adds the explorers of a chain that keeps its own. */
function withExplorers(config: HardhatUserConfig, { chainId, network, explorers }: OnlinePlan): HardhatUserConfig {
  const { etherscan, blockscout, sourcify } = explorers;
  const own = {
    ...(etherscan === undefined ? {} : { etherscan: { url: new URL(etherscan).origin, apiUrl: etherscan } }),
    ...(blockscout === undefined ? {} : { blockscout: { url: new URL(blockscout).origin, apiUrl: blockscout } }),
  };
  return {
    ...config,
    ...(Object.keys(own).length === 0
      ? {}
      : { chainDescriptors: { [chainId]: { name: network, blockExplorers: own } } }),
    verify: { ...config.verify, ...(sourcify === undefined ? {} : { sourcify: { enabled: true, apiUrl: sourcify } }) },
  };
}
