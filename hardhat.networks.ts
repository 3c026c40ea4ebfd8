import { configVariable, type HardhatUserConfig } from "hardhat/config";
import type { HttpNetworkUserConfig } from "hardhat/types/config";

/** A public network whose node and deployer's key come from the keystore or from the environment. */
const publicNetwork = (prefix: string, chainType: "l1" | "op", chainId: number): HttpNetworkUserConfig => ({
  type: "http",
  chainType,
  chainId,
  url: configVariable(`${prefix}_RPC_URL`),
  accounts: [configVariable("CIVITAS_DEPLOYER_KEY")],
});

/** Where the suite can be deployed. A local node may be moved with CIVITAS_LOCAL_URL or CIVITAS_ANVIL_URL. */
export const networks: NonNullable<HardhatUserConfig["networks"]> = {
  localhost: { type: "http", url: process.env["CIVITAS_LOCAL_URL"] ?? "http://127.0.0.1:8545" },
  anvil: { type: "http", url: process.env["CIVITAS_ANVIL_URL"] ?? "http://127.0.0.1:8546" },
  sepolia: publicNetwork("SEPOLIA", "l1", 11155111),
  "base-sepolia": publicNetwork("BASE_SEPOLIA", "op", 84532),
  "optimism-sepolia": publicNetwork("OPTIMISM_SEPOLIA", "op", 11155420),
};

/** Block explorers that take sources. Blockscout and Sourcify ask for no key. */
export const verify: NonNullable<HardhatUserConfig["verify"]> = {
  etherscan: { apiKey: configVariable("ETHERSCAN_API_KEY") },
  blockscout: { enabled: true },
  sourcify: { enabled: true },
};
