import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { type Ended, launch, ROOT, run } from "../support/processes.js";

/** Waits for a file, and fails after a while. */
async function untilThere(file: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (existsSync(file)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new RangeError(`${file} never came.`);
}

/** A project of two packages whose npm is ours, and a script of its own for each thing that is to be seen. */
function project(files: Readonly<Record<string, unknown>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "civitas-bootstrap-"));
  cpSync(join(ROOT, "scripts", "bootstrap"), join(folder, "scripts", "bootstrap"), { recursive: true });
  cpSync(join(ROOT, "scripts", "bootstrap.mjs"), join(folder, "scripts", "bootstrap.mjs"));
  cpSync(join(ROOT, "test", "scripts", "fake-npm-cli.mjs"), join(folder, "npm-cli.js"));
  const native = { version: "1.0.0", optional: true, os: [process.platform], cpu: [process.arch] };
  const whole = {
    "package.json": { type: "module", scripts: { lint: "true" }, devDependencies: { node: process.versions.node } },
    "package-lock.json": {
      packages: { "": {}, "node_modules/tsx": { version: "1.0.0" }, "node_modules/native": native },
    },
    ...files,
  };
  for (const [name, content] of Object.entries(whole)) writeFileSync(join(folder, name), JSON.stringify(content));
  return folder;
}

describe("bootstrap", () => {
  const folders: string[] = [];
  const made = (files?: Readonly<Record<string, unknown>>) => {
    const folder = project(files);
    folders.push(folder);
    return folder;
  };
  after(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  const bootstrap = (
    folder: string,
    args: readonly string[] = ["lint"],
    env: Readonly<Record<string, string | undefined>> = {},
  ) =>
    run(["scripts/bootstrap.mjs", ...args], {
      cwd: folder,
      env: { npm_execpath: join(folder, "npm-cli.js"), CIVITAS_NODE_SOUGHT: undefined, ...env },
    });
  const calls = (folder: string): readonly string[] =>
    existsSync(join(folder, "calls.log")) ? readFileSync(join(folder, "calls.log"), "utf8").trim().split("\n") : [];
  const installs = (folder: string) => calls(folder).filter((call) => call.startsWith("ci")).length;
  const plan = (folder: string, what: object) => writeFileSync(join(folder, "plan.json"), JSON.stringify(what));
  const expectRefused = ({ code, said }: Ended, words: string) => {
    expect(said).to.include(words);
    expect(said).not.to.match(/\n\s+at /); // A message, not a trace.
    expect(code).to.equal(1);
  };

  describe("installing", () => {
    it("installs where nothing is installed, and once only", async () => {
      const folder = made();
      expect((await bootstrap(folder)).code).to.equal(0);
      expect((await bootstrap(folder)).code).to.equal(0);
      expect(calls(folder)).to.deep.equal([
        "ci --no-audit --no-fund --fetch-timeout=60000 --fetch-retries=5",
        "run --silent lint",
        "run --silent lint",
      ]);
    });

    it("installs again when the lock file changed", async () => {
      const folder = made();
      await bootstrap(folder);
      const lock = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8"));
      lock.packages["node_modules/tsx"].version = "1.0.1";
      writeFileSync(join(folder, "package-lock.json"), JSON.stringify(lock));
      await bootstrap(folder);
      expect(installs(folder)).to.equal(2);
    });

    it("installs again after an install that was killed half-way", async () => {
      const folder = made();
      plan(folder, { dieHalfway: true });
      expectRefused(await bootstrap(folder), "could not be installed");
      expect(existsSync(join(folder, "node_modules", "tsx"))).to.equal(true);
      rmSync(join(folder, "plan.json"));
      expect((await bootstrap(folder)).code).to.equal(0);
      expect(installs(folder)).to.equal(2);
    });

    it("installs again after an update of a whole install was killed half-way", async () => {
      const folder = made();
      await bootstrap(folder);
      rmSync(join(folder, "node_modules", "native"), { recursive: true });
      plan(folder, { dieHalfway: true });
      await bootstrap(folder);
      rmSync(join(folder, "plan.json"));
      expect((await bootstrap(folder)).code).to.equal(0);
      expect(installs(folder)).to.equal(3);
    });

    it("takes over an install that someone made by hand", async () => {
      const folder = made();
      await run(["npm-cli.js", "ci"], { cwd: folder });
      await bootstrap(folder);
      expect(installs(folder)).to.equal(1);
    });

    it("does not take over one that lacks a package", async () => {
      const folder = made();
      await run(["npm-cli.js", "ci"], { cwd: folder });
      rmSync(join(folder, "node_modules", "tsx"), { recursive: true });
      await bootstrap(folder);
      expect(installs(folder)).to.equal(2);
    });

    it("installs again when a native part for this machine is missing, as after an install on an old Node", async () => {
      const folder = made();
      await bootstrap(folder);
      rmSync(join(folder, "node_modules", "native"), { recursive: true });
      expect((await bootstrap(folder)).code).to.equal(0);
      expect(installs(folder)).to.equal(2);
    });

    it("names the native part that npm leaves out again", async () => {
      const folder = made();
      plan(folder, { omitOptional: true });
      expectRefused(await bootstrap(folder), "npm ci left out native");
      expect(existsSync(join(folder, "node_modules", ".civitas-lock"))).to.equal(false);
    });

    for (const [code, words] of [
      ["npm error code ENOSPC", "The disk is full"],
      ["npm error code EACCES", "cannot be written"],
      ["npm error code ENOTFOUND", "registry does not answer"],
      ["npm error code EINTEGRITY", "not the one that package-lock.json names"],
      ["npm error code EUSAGE", "disagree"],
      ["npm error code E404", "registry lacks a package"],
    ] as const) {
      it(`explains ${code}`, async () => {
        const folder = made();
        plan(folder, { fail: code });
        expectRefused(await bootstrap(folder), words);
      });
    }

    it("says so where there is no npm", async () => {
      const folder = made();
      expectRefused(
        await bootstrap(folder, ["lint"], { npm_execpath: undefined, PATH: "/nowhere" }),
        "npm was not found",
      );
    });
  });

  describe("the pinned Node", () => {
    const ahead = { type: "module", scripts: { lint: "true" }, devDependencies: { node: "999.1.2" } };

    it("is fetched by npm where this one is older, and a Node that is still too old ends it", async () => {
      const folder = made({ "package.json": ahead });
      expectRefused(await bootstrap(folder), "Node 999.1.2 was asked for");
      expect(calls(folder)[0]).to.match(/^exec --yes --package=node@999\.1\.2 -- node .*bootstrap\.mjs lint$/);
      expect(installs(folder)).to.equal(0);
    });
  });

  describe("running", () => {
    const withTask = async (body: string) => {
      const folder = made();
      await bootstrap(folder);
      // The real tsx, so that a task is found and run as in the project.
      rmSync(join(folder, "node_modules", "tsx"), { recursive: true });
      cpSync(join(ROOT, "node_modules", "tsx"), join(folder, "node_modules", "tsx"), { recursive: true });
      for (const name of ["esbuild", "@esbuild", "get-tsconfig"]) {
        const from = join(ROOT, "node_modules", name);
        if (existsSync(from)) cpSync(from, join(folder, "node_modules", name), { recursive: true });
      }
      writeFileSync(join(folder, "scripts", "show.ts"), body);
      return folder;
    };

    it("hands on arguments and the exit code", async () => {
      const folder = await withTask("console.log(process.argv.slice(2).join('|')); process.exitCode = 7;");
      const { code, said } = await bootstrap(folder, ["show:all", "--flag", "two words"]);
      expect(said).to.include("--all|--flag|two words");
      expect(code).to.equal(7);
    });

    it("hands on a signal and ends as the task ends", async () => {
      const folder = await withTask(
        "process.on('SIGTERM', () => { console.log('stopping'); process.exit(3); }); console.log('ready'); setInterval(() => {}, 1000);",
      );
      const running = launch(["scripts/bootstrap.mjs", "show"], { cwd: folder });
      await running.says("ready");
      running.child.kill("SIGTERM");
      const { code, said } = await running.ended;
      expect(said).to.include("stopping");
      expect(code).to.equal(3);
    });

    it("stops when npm's shell is ended and hands no signal on", async () => {
      const folder = await withTask(
        "process.on('SIGTERM', () => { writeFileSync('stopped', ''); process.exit(); }); import { writeFileSync } from 'node:fs'; writeFileSync('ready', ''); setInterval(() => {}, 1000);",
      );
      const env = { ...process.env, npm_lifecycle_event: "start", npm_execpath: join(folder, "npm-cli.js") };
      const command = `"${process.execPath}" scripts/bootstrap.mjs show; true`;
      const shell = spawn("sh", ["-c", command], { cwd: folder, env, stdio: "ignore" });
      await untilThere(join(folder, "ready"));
      shell.kill("SIGKILL");
      await untilThere(join(folder, "stopped"));
    });

    it("names the tasks where there is no such one", async () => {
      expectRefused(await bootstrap(made(), ["nonsense"]), 'There is no task "nonsense". The tasks are: lint');
      expectRefused(await bootstrap(made(), []), "Name a task");
    });
  });
});
