import { globSync } from "node:fs";
import hardhatEthers from "@nomicfoundation/hardhat-ethers";
import hardhatChaiMatchers from "@nomicfoundation/hardhat-ethers-chai-matchers";
import hardhatIgnitionEthers from "@nomicfoundation/hardhat-ignition-ethers";
import hardhatKeystore from "@nomicfoundation/hardhat-keystore";
import hardhatMocha from "@nomicfoundation/hardhat-mocha";
import hardhatNetworkHelpers from "@nomicfoundation/hardhat-network-helpers";
import hardhatTypechain from "@nomicfoundation/hardhat-typechain";
import hardhatVerify from "@nomicfoundation/hardhat-verify";
import hardhatViem from "@nomicfoundation/hardhat-viem";
import { defineConfig } from "hardhat/config";
import { networks, verify } from "./hardhat.networks.js";

/** Contracts with the instruments of coverage are kept apart: other programs go on with those that have none. */
const place = process.env["HARDHAT_COVERAGE"] === "true" ? "./coverage/build/" : "./";

const compiler = {
  version: "0.8.35",
  path: new URL("./node_modules/solc/soljson.js", import.meta.url).pathname,
  settings: {
    optimizer: { enabled: true, runs: 1_000 },
    evmVersion: "cancun",
    outputSelection: { "*": { "*": ["devdoc", "userdoc", "storageLayout"] } },
  },
};

export default defineConfig({
  plugins: [
    hardhatEthers,
    hardhatViem,
    hardhatChaiMatchers,
    hardhatMocha,
    hardhatNetworkHelpers,
    hardhatIgnitionEthers,
    hardhatKeystore,
    hardhatVerify,
    hardhatTypechain,
  ],
  solidity: {
    profiles: { default: compiler, production: { ...compiler, isolated: true } },
    // A library of another package that contracts of the suite are linked with: it has to be deployed.
    npmFilesToBuild: ["poseidon-solidity/PoseidonT3.sol"],
  },
  paths: {
    sources: { solidity: ["contracts", ...globSync("test/*/mocks")] },
    tests: { mocha: "test", solidity: "test" },
    artifacts: `${place}artifacts`,
    cache: `${place}cache`,
  },
  typechain: { outDir: `${place}typechain` },
  networks,
  verify,
  test: { solidity: { fuzz: { runs: 64 }, invariant: { runs: 32, depth: 64 } }, mocha: { timeout: 120_000 } },
});
