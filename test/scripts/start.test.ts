import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { answers, forgetChain, trialChainId } from "../support/localChains.js";
import { type Ended, freePort, launch, type RunOptions, run } from "../support/processes.js";

describe("npm start", () => {
  const chainId = trialChainId();
  const folder = mkdtempSync(join(tmpdir(), "civitas-start-"));
  let home: string;
  let port: number;
  let chainPort: number;
  const others: Server[] = [];

  beforeEach(async () => {
    home = mkdtempSync(join(folder, "home-"));
    [port, chainPort] = [await freePort(), await freePort()];
  });
  afterEach(() => {
    for (const server of others.splice(0)) server.close();
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
    forgetChain(chainId);
  });

  const command = (...args: readonly string[]) => [
    "--import",
    "tsx",
    "scripts/start.ts",
    ...["--port", `${port}`, "--chain-port", `${chainPort}`, "--chain-id", `${chainId}`, ...args],
  ];
  const options = (): RunOptions => ({ env: { CIVITAS_HOME: home } });
  const start = (...args: readonly string[]) => launch(command(...args), options());
  const startOnce = (...args: readonly string[]) => run(command("--once", ...args), options());
  const lock = () => join(home, "start.lock");
  const expectRefused = ({ code, said }: Ended, ...words: readonly string[]) => {
    for (const word of words) expect(said).to.include(word);
    expect(said).not.to.match(/\n\s+at /); // A message, not a trace.
    expect(code).to.equal(1);
  };
  const occupy = (taken: number) =>
    new Promise<void>((resolve) => {
      others.push(createServer().listen(taken, "127.0.0.1", resolve));
    });
  const expectGone = async () => {
    for (let tries = 0; (await answers(chainPort)) && tries < 100; tries++) await sleep(100);
    expect(await answers(chainPort)).to.equal(false);
  };

  it("with --once shows the tour, ends with 0 and leaves nothing running", async () => {
    const { code, said } = await startOnce();
    expect(code, said).to.equal(0);
    expect(said).to.match(/LandRegistry +0x[0-9a-fA-F]{40}/);
    expect(existsSync(lock())).to.equal(false);
    expect(await answers(chainPort)).to.equal(false);
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`serves until ${signal}, and then frees its ports and its lock`, async () => {
      const running = start();
      await running.says("Stop with Ctrl-C");
      expect(await answers(chainPort)).to.equal(true);
      const site = await (await fetch(`http://127.0.0.1:${port}/deployment.json`)).json();
      expect(site).to.include({ chainId, rpcUrl: `http://127.0.0.1:${chainPort}` });

      running.child.kill(signal);
      running.child.kill(signal); // Twice, as an impatient hand does.
      const { code, said } = await running.ended;
      expect(said).to.include("its ports are free");
      expect(code).to.equal(0);
      expect(existsSync(lock())).to.equal(false);
      expect(await answers(chainPort)).to.equal(false);
    });
  }

  it("ends early, and cleanly, when stopped before all is up", async () => {
    const running = start();
    await running.says("A local chain");
    running.child.kill("SIGTERM");
    expect((await running.ended).code).to.equal(143);
    expect(existsSync(lock())).to.equal(false);
    await expectGone();
  });

  it("refuses a second run, and names the first", async () => {
    const first = start();
    await first.says("Stop with Ctrl-C");
    const second = await startOnce();
    expectRefused(second, `as process ${first.child.pid}`, `http://127.0.0.1:${port}/`);
    expect(await answers(chainPort)).to.equal(true);
    first.child.kill("SIGTERM");
    await first.ended;
  });

  it("clears up after a run that was killed: its chain ends, and the next run goes on", async () => {
    const killed = start();
    await killed.says("Stop with Ctrl-C");
    killed.child.kill("SIGKILL");
    await killed.ended;
    expect(existsSync(lock())).to.equal(true);

    const { code, said } = await startOnce();
    expect(said).to.include("The run before was killed");
    expect(code, said).to.equal(0);
    await expectGone();
  });

  it("does not take a lock for held whose process number went to another program", async () => {
    writeFileSync(lock(), JSON.stringify({ pid: process.pid, born: "1", page: "http://127.0.0.1:1/" }));
    expect((await startOnce()).code).to.equal(0);
  });

  it("names a busy port of the chain and of the page, and how to choose another", async () => {
    await occupy(chainPort);
    expectRefused(await startOnce(), `Port ${chainPort}, for the local chain`, `--chain-port ${chainPort + 1}`);
    others.pop()?.close();
    await occupy(port);
    expectRefused(await startOnce(), `Port ${port}, for the page`, `--port ${port + 1}`);
    expect(existsSync(lock())).to.equal(false);
  });

  it("names the folder where it may not write", async function () {
    const sealed = join(home, "sealed");
    mkdirSync(sealed);
    chmodSync(sealed, 0o555);
    chmodSync(home, 0o755);
    chmodSync(folder, 0o755);
    // Root may write anywhere, so there the run is another user's.
    const uid = process.getuid?.() === 0 ? { uid: 65_534 } : {};
    const ended = await run(command("--once"), { env: { CIVITAS_HOME: join(sealed, "civitas"), HOME: home }, ...uid });
    if (/EACCES.*(node_modules|scripts)/.test(ended.said)) this.skip(); // The other user cannot read the project.
    expectRefused(ended, "cannot be written", "Give yourself the right");
  });

  it("refuses flags that it does not know and numbers that are none", async () => {
    expectRefused(await startOnce("--often"), "Unknown option", "Usage: npm start");
    expectRefused(await startOnce("--port", "eighty"), "--port eighty is no port");
    expectRefused(await startOnce("--chain-id", "1"), "no number of a local chain");
  });

  it("says so when its chain dies under it", async () => {
    const running = start();
    await running.says("Stop with Ctrl-C");
    // The chain is the child of a supervisor, which is ours; find it by the port in its command line.
    const { execFileSync } = await import("node:child_process");
    const pids = execFileSync("ps", ["-eo", "pid,args"], { encoding: "utf8" })
      .split("\n")
      .filter((line) => line.includes(`--port ${chainPort}`) && line.includes("cli.js"))
      .map((line) => Number.parseInt(line, 10));
    expect(pids).to.have.length.greaterThan(0);
    for (const pid of pids) process.kill(pid, "SIGKILL");
    expectRefused(await running.ended, "The local chain ended by itself", "chain.log");
    expect(existsSync(lock())).to.equal(false);
  });

  it("with --keep goes on with the same chain", async () => {
    const keep = join(home, "kept");
    const first = await run([...command("--once"), "--keep", keep], options());
    expect(first.code, first.said).to.equal(0);
    // Stories are told anew, with new people: the contracts stay.
    const contracts = (said: string) => said.split("\n\n").find((part) => part.trimStart().startsWith("Contracts\n"));
    const listed = contracts(first.said);
    expect(listed).to.match(/LandRegistry +0x[0-9a-fA-F]{40}/);
    const state = JSON.parse(readFileSync(join(keep, "state.json"), "utf8"));
    const second = await run([...command("--once"), "--keep", keep], options());
    expect(second.code, second.said).to.equal(0);
    expect(second.said).not.to.include("begun anew");
    expect(contracts(second.said)).to.equal(listed);
    const after = JSON.parse(readFileSync(join(keep, "state.json"), "utf8"));
    expect(Number(after.block.number)).to.be.at.least(Number(state.block.number));
  });
});
