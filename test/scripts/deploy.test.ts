import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import {
  forgetChain,
  journalFolder,
  recordOf,
  startNode,
  stopNode,
  type TrialNode,
  trialChainId,
} from "../support/localChains.js";
import { type Ended, freePort, launch, ROOT, rpc, run } from "../support/processes.js";

const DEPLOY = ["--import", "tsx", "scripts/deploy.ts"];
const KEY = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

describe("npm run deploy", () => {
  const chainId = trialChainId();
  let node: TrialNode;
  before(async () => {
    node = await startNode(chainId);
  });
  after(async () => {
    await stopNode(node);
    forgetChain(chainId);
  });

  const deploy = (args: readonly string[], env: Readonly<Record<string, string | undefined>> = {}) =>
    run([...DEPLOY, ...args], { env: { CIVITAS_LOCAL_URL: node.url, ...env } });
  const expectRefused = ({ code, said }: Ended, ...words: readonly string[]) => {
    for (const word of words) expect(said).to.include(word);
    expect(said).not.to.match(/\n\s+at /); // A message, not a trace.
    expect(code).to.equal(1);
  };

  describe("before anything is sent", () => {
    it("asks for a network and names those there are", async () => {
      expectRefused(await deploy([]), "Name a network", "localhost", "sepolia");
      expectRefused(await deploy(["--network", "atlantis"]), 'There is no network "atlantis"');
    });

    it("names the key that is not set, and how to set it", async () => {
      const unset = { SEPOLIA_RPC_URL: undefined, CIVITAS_DEPLOYER_KEY: undefined };
      expectRefused(
        await deploy(["--network", "sepolia"], unset),
        "SEPOLIA_RPC_URL is not set",
        "npx hardhat keystore set",
      );
      const half = { ...unset, SEPOLIA_RPC_URL: node.url };
      expectRefused(await deploy(["--network", "sepolia"], half), "CIVITAS_DEPLOYER_KEY is not set");
    });

    it("refuses another chain than the network's behind the URL", async () => {
      const env = { SEPOLIA_RPC_URL: node.url, CIVITAS_DEPLOYER_KEY: KEY };
      expectRefused(await deploy(["--network", "sepolia", "--yes"], env), `keeps chain ${chainId}, not 11155111`);
    });

    it("says so when no node answers", async () => {
      const nowhere = { CIVITAS_LOCAL_URL: `http://127.0.0.1:${await freePort()}` };
      expectRefused(await deploy(["--network", "localhost"], nowhere), "The node of localhost does not answer");
    });

    it("refuses parameters under which the suite would be nobody's or unguarded", async () => {
      const folder = mkdtempSync(join(tmpdir(), "civitas-parameters-"));
      const file = join(folder, "parameters.json");
      const local = JSON.parse(readFileSync(join(ROOT, "ignition", "parameters", "local.json"), "utf8"));
      const deployer = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
      const zero = "0x0000000000000000000000000000000000000000";
      const changes = [
        [{ constituent: deployer, guardian: "0x12" }, ["nobody would be left", "guardian is not an address"]],
        [{ cabinet: zero, guardian: zero }, ["the zero address", "nobody could cancel"]],
      ] as const;
      for (const [change, words] of changes) {
        writeFileSync(file, JSON.stringify({ ...local, suite: { ...local.suite, ...change } }));
        expectRefused(await deploy(["--network", "localhost", "--parameters", file]), ...words);
      }
      expectRefused(
        await deploy(["--network", "localhost", "--parameters", join(folder, "none.json")]),
        "none.json is missing",
      );
      rmSync(folder, { recursive: true });
      expect(await rpc(node.port, "eth_blockNumber")).to.equal("0x0");
    });
  });

  describe("on a local chain", () => {
    const journal = join(journalFolder(chainId), "journal.jsonl");
    /** Runs the deployment and kills it as soon as so many transactions are confirmed. */
    const killAfter = async (confirmed: number) => {
      const running = launch([...DEPLOY, "--network", "localhost"], { env: { CIVITAS_LOCAL_URL: node.url } });
      const done = () =>
        existsSync(journal) ? readFileSync(journal, "utf8").split("TRANSACTION_CONFIRM").length - 1 : 0;
      while (done() < confirmed) await sleep(5);
      running.child.kill("SIGKILL");
      expect((await running.ended).signal).to.equal("SIGKILL");
    };

    it("completes, when run again, what a run began that was killed twice, the second time inside its files", async () => {
      await killAfter(3);
      await killAfter(9);
      const lines = readFileSync(journal, "utf8").split("\n");
      const last = lines.findLastIndex((line) => line.includes("EXECUTION_STATE_INITIALIZE"));
      writeFileSync(journal, [...lines.slice(0, last + 1), '{"type":"NETWORK_INTER'].join("\n"));
      writeFileSync(join(journalFolder(chainId), "deployed_addresses.json"), '{ "access#Auth');

      const { code, said } = await deploy(["--network", "localhost"]);
      expect(code, said).to.equal(0);
      const authority = recordOf(chainId, "access", "Authority");
      expect(authority).to.include({ block: 1, profile: "default" });
      expect(said).to.include(authority?.["address"]).and.to.include("LandRegistry");
      // The handover came last and came through: the deployer holds no role any more.
      const handedOver = readFileSync(journal, "utf8").includes("suite#hand_over");
      expect(handedOver).to.equal(true);
    });

    it("does nothing when all is done, and keeps the records as they are", async () => {
      const block = await rpc(node.port, "eth_blockNumber");
      const record = recordOf(chainId, "land", "LandRegistry");
      expect((await deploy(["--network", "localhost"])).code).to.equal(0);
      expect(await rpc(node.port, "eth_blockNumber")).to.equal(block);
      expect(recordOf(chainId, "land", "LandRegistry")).to.deep.equal(record);
    });

    it("finds code on the chain that the sources do not build", async () => {
      const address = recordOf(chainId, "land", "LandRegistry")?.["address"] ?? "";
      const code = await rpc(node.port, "eth_getCode", address, "latest");
      await rpc(node.port, "hardhat_setCode", address, "0x6001600255");
      expectRefused(await deploy(["--network", "localhost"]), `LandRegistry at ${address}`, "--again");
      await rpc(node.port, "hardhat_setCode", address, code);
    });

    it("starts afresh, and says so, when the chain has begun anew", async () => {
      await stopNode(node);
      node = await startNode(chainId, node.port);
      const { code, said } = await deploy(["--network", "localhost"]);
      expect(said).to.include("begun anew");
      expect(code).to.equal(0);
      const address = recordOf(chainId, "land", "LandRegistry")?.["address"];
      expect(await rpc(node.port, "eth_getCode", address, "latest")).not.to.equal("0x");
    });
  });
});
