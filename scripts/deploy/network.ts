import hre from "hardhat";
import type { ResolvedConfigurationVariable } from "hardhat/types/config";
import type { NetworkConnection } from "hardhat/types/network";
import { ToolError } from "../support/error.js";

/** Chains of trial nodes, on anybody's machine: what is deployed there is forgotten and asks for no care. */
export const isLocal = (chainId: number): boolean => /^(31337|1337\d*)$/.test(String(chainId));

/** A network that answers, and is the one that was meant. */
export interface Target {
  readonly name: string;
  readonly chainId: number;
  readonly connection: NetworkConnection<string>;
}

/** Opens a network of hardhat.networks.ts after checking that its keys are set and that the right chain answers. */
export async function openNetwork(name: string | undefined): Promise<Target> {
  const known = Object.entries(hre.config.networks).filter(([, config]) => config.type === "http");
  const config = known.find(([network]) => network === name)?.[1];
  if (name === undefined || config?.type !== "http") {
    const list = known.map(([network]) => network).join(", ");
    throw new ToolError(
      `${name === undefined ? "Name a network" : `There is no network "${name}"`}: --network ${list}.`,
    );
  }

  await requireSet(name, config.url);
  if (Array.isArray(config.accounts)) for (const account of config.accounts) await requireSet(name, account);

  const connection = await hre.network.create(name);
  const ask = <T>(method: string, params: readonly unknown[] = []): Promise<T> =>
    connection.provider.request({ method, params: [...params] }).catch((error: unknown) => {
      const cause = error instanceof Error ? (error.cause instanceof Error ? error.cause : error) : undefined;
      throw new ToolError(
        `The node of ${name} does not answer: ${cause?.message ?? String(error)}. Start it, or correct its URL.`,
      );
    }) as Promise<T>;

  const chainId = Number(await ask<string>("eth_chainId"));
  if (config.chainId !== undefined && config.chainId !== chainId) {
    throw new ToolError(
      `The node behind the URL of ${name} keeps chain ${chainId}, not ${config.chainId}. Nothing was sent. Correct the URL.`,
    );
  }
  return { name, chainId, connection };
}

async function requireSet(network: string, variable: ResolvedConfigurationVariable): Promise<void> {
  const name = "name" in variable ? String(variable.name) : undefined;
  const value = await variable.get().catch(() => undefined);
  if (value !== undefined && value !== "") return;
  throw new ToolError(
    `${name} is not set, and ${network} needs it. Keep it in the encrypted keystore (npx hardhat keystore set ${name}) or set it in the environment (export ${name}=…).`,
  );
}
