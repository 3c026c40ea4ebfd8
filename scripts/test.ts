import { existsSync, globSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { build } from "./build/steps.js";
import { startChain } from "./start/chain.js";
import { main } from "./support/error.js";
import { ROOT } from "./support/files.js";
import { readFlags } from "./support/flags.js";
import { runProgram } from "./support/program.js";
import { asStep, type NamedCommand, runAll, runTogether, type Step } from "./support/steps.js";

const USAGE = "npm test, npm run test:slow, test:anvil, test:browser, test:long, test:all or coverage";

/** Folders that hold projects of their own. */
const APART = /^test\/consumers\//;

/** Tests that start chains of their own. */
const OWN_CHAIN = /^test\/(scripts|deploy)\//;

/** Port of the first anvil that `npm run test:anvil` starts; the others have the next ones. */
const ANVIL_PORT = 18_546;

/** Tests that deploy by Ignition, which takes up its journal of an earlier chain where another program runs the chain. */
const BY_IGNITION = /^test\/journeys\/mandated-licence\.test\.ts$/;

/** Number of the first chain on which browser tests play. */
const FIRST_BROWSER_CHAIN = 1_337_185;

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
    long: { type: "boolean", default: false },
  });
  await build(console.log);

  const files = (pattern: string) =>
    globSync(pattern, { cwd: ROOT })
      .filter((file) => !APART.test(file))
      .sort();
  const solidity = files("test/**/*.t.sol");
  const mocha = files("test/**/*.test.ts").filter((file) => !file.endsWith(".slow.test.ts"));
  const inBrowser = dealt(files("explorer/test/*.browser.ts"), LANES).map(withBrowser);
  const slow = asStep({
    name: "Slow tests",
    command: ["hardhat", "test", "mocha", "--no-compile", ...files("test/**/*.slow.test.ts")],
  });
  const apart = [
    ...(flags.coverage || flags.long ? [covered(mocha)] : []),
    ...(flags.slow || flags.long ? [slow] : []),
    ...(flags.browser || flags.long ? inBrowser : []),
  ];
  if (apart.length > 0) return runTogether(apart, LANES);
  if (flags.anvil) return onAnvil(mocha.filter((file) => !OWN_CHAIN.test(file) && !BY_IGNITION.test(file)));

  const types = ["tsconfig.json", "sdk/tsconfig.json", "explorer/tsconfig.json", "explorer/test/tsconfig.json"].filter(
    (file) => existsSync(join(ROOT, file)),
  );
  const steps: NamedCommand[] = [
    ...types.map((file): NamedCommand => ({ name: `Types, ${file}`, command: ["tsc", "--noEmit", "-p", file] })),
    { name: "Interfaces, layouts and sizes", command: ["tsx", "scripts/api.ts", "--check"] },
    { name: "Solidity tests", command: ["hardhat", "test", "solidity", ...solidity] },
  ];
  const first = await runAll(steps);
  const second = await runTogether(foldersOf(mocha).flatMap(inFolder), LANES);
  if (!flags.all) return Math.max(first, second);

  const third = await runAll([{ name: "Package", command: ["npm", "run", "--silent", "check:package"] }]);
  return Math.max(first, second, third, await runTogether([slow, ...inBrowser], LANES));
});

/**
 * The specs with instrumented contracts, which `hardhat.config.ts` keeps apart from the others' artifacts. Programs run
 * without the instruments, and with them every act costs other gas; and what fuzzing happens to reach is no proof that a
 * line is tested.
 */
function covered(mocha: readonly string[]): Step {
  const specs = mocha.filter((file) => !/^test\/scripts\/|\.gas\.test\.ts$/.test(file));
  return asStep({ name: "Coverage", command: ["hardhat", "test", "mocha", ...specs] }, { HARDHAT_COVERAGE: "true" });
}

/** Tests by the folder in which they are, those that take longest first. */
function foldersOf(specs: readonly string[]): readonly (readonly [folder: string, specs: readonly string[]])[] {
  const folders = [...Map.groupBy(specs, (spec) => dirname(spec))];
  const weight = ([folder, own]: readonly [string, readonly string[]]) =>
    own.length * (OWN_CHAIN.test(own[0] ?? folder) ? 10 : 1);
  return folders.sort((one, other) => weight(other) - weight(one));
}

/**
 * The tests of a folder in a program of their own; those that start chains in one for each lane, since they mostly wait.
 * What they need was built before: two must not build at once.
 */
function inFolder([folder, specs]: readonly [string, readonly string[]]): readonly Step[] {
  const piles = OWN_CHAIN.test(specs[0] ?? folder) ? dealt(specs, LANES) : [specs];
  return piles.map((own, index) =>
    asStep({
      name: `TypeScript tests, ${folder}${piles.length > 1 ? `, part ${index + 1}` : ""}`,
      command: ["hardhat", "test", "mocha", "--no-compile", ...own],
    }),
  );
}

/** Files dealt out to so many hands, the largest first, each to the hand that has least. */
function dealt(specs: readonly string[], hands: number): readonly (readonly string[])[] {
  const piles = Array.from({ length: hands }, () => ({ bytes: 0, own: [] as string[] }));
  const sized = specs.map((spec) => ({ spec, bytes: statSync(join(ROOT, spec)).size }));
  for (const { spec, bytes } of sized.sort((one, other) => other.bytes - one.bytes)) {
    const pile = piles.reduce((least, next) => (next.bytes < least.bytes ? next : least));
    pile.bytes += bytes;
    pile.own.push(spec);
  }
  return piles.map(({ own }) => own).filter((own) => own.length > 0);
}

/** Browser tests in a program of their own, on a chain whose number no other has: deployments are kept by it. */
function withBrowser(specs: readonly string[], index: number): Step {
  return asStep(
    {
      name: `Browser tests, ${specs.map((spec) => basename(spec, ".browser.ts")).join(" ")}`,
      command: [...MOCHA, "--config", "explorer/test/.mocharc.json", ...specs],
    },
    { CIVITAS_TEST_CHAIN: `${FIRST_BROWSER_CHAIN + index}` },
  );
}

/** The same specs on a second client, each folder on a chain of its own: anvil slows down as its chain grows. */
function onAnvil(specs: readonly string[]): Promise<number> {
  return runTogether(
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
}
