import { existsSync, globSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "./build/steps.js";
import { startChain } from "./start/chain.js";
import { main } from "./support/error.js";
import { ROOT } from "./support/files.js";
import { readFlags } from "./support/flags.js";
import { runProgram } from "./support/program.js";
import { asStep, type NamedCommand, runAll, runTogether, type Step } from "./support/steps.js";

const USAGE = "npm test, npm run test:slow, test:anvil, test:browser, test:all or coverage";

/** Folders that hold projects of their own. */
const APART = /^test\/consumers\//;

/** Tests that start chains of their own. */
const OWN_CHAIN = /^test\/(scripts|deploy)\//;

/** Port of the first anvil that `npm run test:anvil` starts; the others have the next ones. */
const ANVIL_PORT = 18_546;

/** How many programs of tests run at a time. */
const LANES = Math.min(2, availableParallelism());

/** Mocha itself, which knows nothing of Hardhat: these tests start a chain and a browser on their own. */
const MOCHA = ["node", "--import", "tsx", "node_modules/mocha/bin/mocha.js"] as const;

await main(async () => {
  const flags = readFlags(USAGE, {
    all: { type: "boolean", default: false },
    browser: { type: "boolean", default: false },
    anvil: { type: "boolean", default: false },
    coverage: { type: "boolean", default: false },
    slow: { type: "boolean", default: false },
  });
  await build(console.log);

  const files = (pattern: string) =>
    globSync(pattern, { cwd: ROOT })
      .filter((file) => !APART.test(file))
      .sort();
  const browser: NamedCommand = {
    name: "Browser tests",
    command: [...MOCHA, "--config", "explorer/test/.mocharc.json", ...files("explorer/test/*.browser.ts")],
  };
  const slow: NamedCommand = {
    name: "Slow tests",
    command: ["hardhat", "test", "mocha", ...files("test/**/*.slow.test.ts")],
  };
  if (flags.browser) return runAll([browser]);
  if (flags.slow) return runAll([slow]);

  const solidity = files("test/**/*.t.sol");
  const mocha = files("test/**/*.test.ts").filter((file) => !file.endsWith(".slow.test.ts"));
  if (flags.coverage) {
    // Programs run without the instruments, and with them every act costs other gas. What fuzzing happens to reach is
    // no proof that a line is tested.
    const covered = mocha.filter((file) => !/^test\/scripts\/|\.gas\.test\.ts$/.test(file));
    return runAll([{ name: "Coverage", command: ["hardhat", "--coverage", "test", "mocha", ...covered] }]);
  }
  if (flags.anvil) return onAnvil(mocha.filter((file) => !OWN_CHAIN.test(file)));

  const types = ["tsconfig.json", "sdk/tsconfig.json", "explorer/tsconfig.json", "explorer/test/tsconfig.json"].filter(
    (file) => existsSync(join(ROOT, file)),
  );
  const steps: NamedCommand[] = [
    ...types.map((file): NamedCommand => ({ name: `Types, ${file}`, command: ["tsc", "--noEmit", "-p", file] })),
    { name: "Interfaces, layouts and sizes", command: ["tsx", "scripts/api.ts", "--check"] },
    { name: "Solidity tests", command: ["hardhat", "test", "solidity", ...solidity] },
  ];
  const first = await runAll(steps);
  const second = await runTogether(foldersOf(mocha).map(inFolder), LANES);
  const last = flags.all
    ? await runAll([slow, browser, { name: "Package", command: ["npm", "run", "--silent", "check:package"] }])
    : 0;
  return Math.max(first, second, last);
});

/** Tests by the folder in which they are, those that take longest first. */
function foldersOf(specs: readonly string[]): readonly (readonly [folder: string, specs: readonly string[]])[] {
  const folders = [...Map.groupBy(specs, (spec) => dirname(spec))];
  const weight = ([folder, own]: readonly [string, readonly string[]]) =>
    own.length * (OWN_CHAIN.test(own[0] ?? folder) ? 10 : 1);
  return folders.sort((one, other) => weight(other) - weight(one));
}

/** The tests of a folder in a program of their own. What they need was built before: two must not build at once. */
const inFolder = ([folder, specs]: readonly [string, readonly string[]]): Step =>
  asStep({ name: `TypeScript tests, ${folder}`, command: ["hardhat", "test", "mocha", "--no-compile", ...specs] });

/** The same specs on a second client, each folder on a chain of its own: anvil slows down as its chain grows. */
const onAnvil = (specs: readonly string[]): Promise<number> =>
  runTogether(
    foldersOf(specs).map(([folder, own], index) => ({
      name: `On anvil, ${folder}`,
      run: async (output) => {
        const home = await mkdtemp(join(tmpdir(), "civitas-anvil-"));
        const chain = await startChain({ port: ANVIL_PORT + index, chainId: 31_337, home, anvil: true });
        const command = ["hardhat", "test", "mocha", "--no-compile", "--network", "anvil", ...own] as const;
        try {
          return await runProgram(command, output, { CIVITAS_ANVIL_URL: chain.url });
        } finally {
          await chain.stop();
          await rm(home, { recursive: true, force: true });
        }
      },
    })),
    LANES,
  );
