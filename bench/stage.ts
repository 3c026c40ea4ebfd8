import { readFileSync } from "node:fs";
import { network } from "hardhat";
import { type Address, type Hex, keccak256, stringToHex } from "viem";
import Suite from "../ignition/modules/Suite.js";
import type { Chain } from "../sdk/src/core/index.js";
import { viemChain } from "../sdk/src/viem/index.js";

/** One measured operation. */
export interface Row {
  readonly area: string;
  readonly operation: string;
  readonly ours: number;
  /** What a peer takes, where one was deployed in the same run. */
  readonly peer: number | null;
  readonly peerName: string | null;
  readonly unit: "gas";
}

/** The whole suite on a fresh in-process chain, wired as it is deployed. */
export interface Stage {
  readonly contract: (name: string) => Promise<Address>;
  /** The chain as a development account sees it. */
  readonly as: (account: number) => Promise<Chain>;
}

/** Development accounts by what they are in the local deployment. */
export const CAST = {
  registrar: 4,
  court: 5,
  licensingHead: 6,
  issuingOfficer: 7,
  bank: 8,
  seller: 9,
  buyer: 10,
} as const;

/** Deploys the suite with the local parameters. */
export async function openStage(): Promise<Stage> {
  const connection = await network.create();
  const parameters = JSON.parse(readFileSync(new URL("../ignition/parameters/local.json", import.meta.url), "utf8"));
  const contracts = await connection.ignition.deploy(Suite, { parameters });
  const clients = await connection.viem.getWalletClients();
  return {
    contract: async (name) => (await contracts[name]?.getAddress()) as Address,
    as: async (account) => viemChain(clients[account] as never),
  };
}

/** A digest without a zero byte, so that calldata costs the same in every run. */
export function digest(text: string): Hex {
  return keccak256(stringToHex(text)).replaceAll("00", "a1") as Hex;
}

/** An account that has never been seen, without a zero byte. */
export const fresh = (text: string): Address => digest(text).slice(0, 42) as Address;
