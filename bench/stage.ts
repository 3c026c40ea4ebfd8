import { readFileSync } from "node:fs";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { type Address, type Hex, keccak256, stringToHex } from "viem";
import Suite from "../ignition/modules/Suite.js";
import type { Chain } from "../sdk/src/core/index.js";
import { viemChain } from "../sdk/src/viem/index.js";

/** One measured operation, beside one peer's; where several peers have the like, a row each. */
export interface Row {
  readonly area: string;
  readonly operation: string;
  readonly ours: number;
  /** What a peer takes in the same run; null where none has the like. */
  readonly peer: number | null;
  readonly peerName: string | null;
  /** What the peer does for it, in its own words, and the version of its package. */
  readonly peerAct: string | null;
  readonly peerVersion: string | null;
  readonly unit: "gas";
}

/** The whole suite on a fresh in-process chain, wired as it is deployed. */
export interface Stage {
  readonly contract: (name: string) => Promise<Address>;
  /** The chain as a development account sees it. */
  readonly as: (account: number) => Promise<Chain>;
  /** A development account as ethers has it, for contracts that are not ours. */
  readonly signer: (account: number) => Promise<Signer>;
  /** Lets seconds pass. */
  readonly pass: (seconds: number) => Promise<void>;
  /** Deploys a well-behaved ERC-20 of which an account has an amount. */
  readonly token: (account: Address, amount: bigint) => Promise<Address>;
  /** Deploys one whose issuer can freeze accounts. */
  readonly freezingToken: (account: Address, amount: bigint) => Promise<FreezingToken>;
}

/** An ERC-20 that pays a frozen account nothing. */
export interface FreezingToken {
  readonly token: Address;
  readonly freeze: (account: Address) => Promise<void>;
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
  loser: 11,
  finder: 12,
  civilHead: 17,
  verifyingOfficer: 18,
  rollOfficer: 19,
  secondCourt: 16,
} as const;

/** Every run begins at the same moment, so that terms have the same bytes and cost the same. */
const BEGINNING = "2030-03-01T08:07:00Z";

/** Deploys the suite with the local parameters. */
export async function openStage(): Promise<Stage> {
  const connection = await network.create({ override: { initialDate: BEGINNING } });
  const parameters = JSON.parse(readFileSync(new URL("../ignition/parameters/local.json", import.meta.url), "utf8"));
  const contracts = await connection.ignition.deploy(Suite, { parameters });
  const clients = await connection.viem.getWalletClients();
  return {
    contract: async (name) => (await contracts[name]?.getAddress()) as Address,
    as: async (account) => viemChain(clients[account] as never),
    signer: async (account) => (await connection.ethers.getSigners())[account] as Signer,
    pass: async (seconds) => void (await connection.networkHelpers.time.increase(seconds)),
    token: async (account, amount) => {
      const token = await connection.ethers.deployContract("PlainToken");
      await token.getFunction("mint")(account, amount);
      return (await token.getAddress()) as Address;
    },
    freezingToken: async (account, amount) => {
      const token = await connection.ethers.deployContract("FreezingToken");
      await token.getFunction("mint")(account, amount);
      const freeze = async (frozen: Address) => void (await token.getFunction("freeze")(frozen, true));
      return { token: (await token.getAddress()) as Address, freeze };
    },
  };
}

/** A second a year after the beginning of a run. */
export const YEAR_ON = 1_930_118_820;

/** A digest without a zero byte, so that calldata costs the same in every run. */
export function digest(text: string): Hex {
  return keccak256(stringToHex(text)).replaceAll("00", "a1") as Hex;
}

/** An account that has never been seen, without a zero byte. */
export const fresh = (text: string): Address => digest(text).slice(0, 42) as Address;
