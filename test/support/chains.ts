import { network } from "hardhat";
import type { Chain } from "../../sdk/src/core/index.js";
import { ethersChain } from "../../sdk/src/ethers/index.js";
import { viemChain } from "../../sdk/src/viem/index.js";
import { settle } from "./settled.js";

/** One network, in-process unless `--network` names another, seen through each client library the SDK speaks. */
export const connection = await network.create();
if (connection.networkConfig.type === "http") settle(connection.provider);

/** Opens the network through each library, for the account of a given number or for reading only. */
export const libraries: Readonly<Record<"viem" | "ethers", (account: number | "reader") => Promise<Chain>>> = {
  viem: async (account) => {
    const client =
      account === "reader"
        ? await connection.viem.getPublicClient()
        : (await connection.viem.getWalletClients())[account];
    return viemChain(client as never);
  },
  ethers: async (account) => {
    const runner = account === "reader" ? connection.ethers.provider : (await connection.ethers.getSigners())[account];
    return ethersChain(runner as never);
  },
};
