import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { type Explorers, startExplorers } from "../support/explorers.js";
import {
  forgetChain,
  recordedOn,
  recordOf,
  startNode,
  stopNode,
  type TrialNode,
  trialChainId,
} from "../support/localChains.js";
import { type Ended, ROOT, rpc, run } from "../support/processes.js";

/** Contracts of each sort that there is: plain, with libraries of ours, and with one of an npm package. */
const SOME = ["Authority", "CredentialRegistry", "Kinds", "LandRegistry", "ServiceDesk", "GroupRegistry", "PoseidonT3"];

describe("npm run verify", function () {
  this.timeout(600_000); // Compiles every contract by itself, as the deployment did.
  const chainId = trialChainId();
  let node: TrialNode;
  let contracts: readonly string[];
  before(async () => {
    node = await startNode(chainId);
    const deployed = await tool("deploy");
    expect(deployed.code, deployed.said).to.equal(0);
    contracts = recordedOn(chainId);
    expect(contracts).to.include.members(SOME);
  });
  after(async () => {
    await stopNode(node);
    forgetChain(chainId);
  });

  const tool = (name: string, args: readonly string[] = [], env: Readonly<Record<string, string | undefined>> = {}) =>
    run(["--import", "tsx", `scripts/${name}.ts`, "--network", "localhost", ...args], {
      env: { CIVITAS_LOCAL_URL: node.url, ETHERSCAN_API_KEY: "key", ...env },
    });
  const codeAt = (address: string) => rpc(node.port, "eth_getCode", address, "latest") as Promise<string>;
  const expectRefused = ({ code, said }: Ended, ...words: readonly string[]) => {
    for (const word of words) expect(said).to.include(word);
    expect(said).not.to.match(/\n\s+at /); // A message, not a trace.
    expect(code).to.equal(1);
  };
  const urls = ({ url }: Explorers) => [
    ...["--etherscan-url", `${url}/etherscan`, "--blockscout-url", `${url}/blockscout`, "--sourcify-url", url],
  ];

  it("finds every contract as the sources and the records say, without asking anybody but the node", async () => {
    const { code, said } = await tool("verify", ["--offline"]);
    for (const name of contracts) expect(said).to.match(new RegExp(`${name} .*code: exact; creation: as recorded`));
    expect(code).to.equal(0);
  });

  it("names the contract whose code is another, and bears with one whose metadata alone is", async () => {
    const land = recordOf(chainId, "land", "LandRegistry")?.["address"] ?? "";
    const licences = recordOf(chainId, "credentials", "CredentialRegistry")?.["address"] ?? "";
    const [landCode, licencesCode] = [await codeAt(land), await codeAt(licences)];
    await rpc(node.port, "hardhat_setCode", land, landCode.replace("6080", "6081"));
    // The last bytes are the metadata's: the same code, other words about it.
    await rpc(node.port, "hardhat_setCode", licences, `${licencesCode.slice(0, -30)}00${licencesCode.slice(-28)}`);
    const result = await tool("verify", ["--offline"]);
    await rpc(node.port, "hardhat_setCode", land, landCode);
    await rpc(node.port, "hardhat_setCode", licences, licencesCode);
    expectRefused(result, "code: different", `LandRegistry at ${land}`);
    expect(result.said).to.match(/CredentialRegistry .*code: code-only/);
    expect(result.said).not.to.include(`CredentialRegistry at`);
  });

  it("names the contract that was made with other arguments", async () => {
    const land = recordOf(chainId, "land", "LandRegistry")?.["address"] ?? "";
    const file = join(ROOT, "deployments", String(chainId), "land.json");
    const record = readFileSync(file, "utf8");
    writeFileSync(file, record.replace("Free Town of Civitas", "Free Town of Elsewhere"));
    const result = await tool("verify", ["--offline"]);
    writeFileSync(file, record);
    expectRefused(result, "creation: different", `LandRegistry at ${land}`);
  });

  it("has every contract verified by all three services", async () => {
    const explorers = await startExplorers(node.port);
    try {
      const { code, said } = await tool("verify", urls(explorers));
      expect(code, said).to.equal(0);
      const all = contracts.flatMap((name) =>
        ["etherscan", "blockscout", "sourcify"].map((service) => `${service} ${name}`),
      );
      expect([...explorers.verified.keys()]).to.have.members(all);
    } finally {
      await explorers.close();
    }
  });

  it("ends with 1 and names contract and service where one refuses", async () => {
    const explorers = await startExplorers(node.port, "sourcify Authority");
    try {
      expectRefused(
        await tool("verify", ["--provider", "sourcify", ...urls(explorers)]),
        "Not verified",
        "Authority at 0x",
      );
      expect(explorers.verified.has("sourcify LandRegistry")).to.equal(true);
    } finally {
      await explorers.close();
    }
  });

  it("asks for the key that is missing, and refuses a service that it does not know", async () => {
    const unset = { ETHERSCAN_API_KEY: undefined };
    expectRefused(await tool("verify", ["--provider", "etherscan"], unset), "ETHERSCAN_API_KEY is not set");
    expectRefused(await tool("verify", ["--provider", "gossip"]), "--provider gossip is not one of");
  });

  it("says so where nothing is recorded", async () => {
    const other = await startNode(chainId + 1);
    try {
      expectRefused(await tool("verify", ["--offline"], { CIVITAS_LOCAL_URL: other.url }), "Nothing is recorded");
    } finally {
      await stopNode(other);
    }
  });
});
