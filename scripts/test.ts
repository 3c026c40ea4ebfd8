import { existsSync, globSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "./build/steps.js";
import { startChain } from "./start/chain.js";
import { main } from "./support/error.js";
import { ROOT } from "./support/files.js";
import { readFlags } from "./support/flags.js";
import { type NamedCommand, runAll } from "./support/steps.js";

const USAGE = "npm test, npm run test:slow, test:anvil, test:browser, test:all or coverage";

/** Folders that hold projects of their own. */
const APART = /^test\/consumers\//;

/** Tests that start chains of their own. */
const OWN_CHAIN = /^test\/(scripts|deploy)\//;

/** Port of the anvil that `npm run test:anvil` starts. */
const ANVIL_PORT = 18_546;

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
    // Programs run without the instruments, and with them every act costs other gas.
    const covered = mocha.filter((file) => !/^test\/scripts\/|\.gas\.test\.ts$/.test(file));
    return runAll([{ name: "Coverage", command: ["hardhat", "--coverage", "test", ...solidity, ...covered] }]);
  }
  if (flags.anvil) return onAnvil(mocha.filter((file) => !OWN_CHAIN.test(file)));

  const types = ["tsconfig.json", "sdk/tsconfig.json", "explorer/tsconfig.json", "explorer/test/tsconfig.json"].filter(
    (file) => existsSync(join(ROOT, file)),
  );
  const steps: NamedCommand[] = [
    ...types.map((file): NamedCommand => ({ name: `Types, ${file}`, command: ["tsc", "--noEmit", "-p", file] })),
    { name: "Interfaces, layouts and sizes", command: ["tsx", "scripts/api.ts", "--check"] },
    { name: "Solidity tests", command: ["hardhat", "test", "solidity", ...solidity] },
    { name: "TypeScript tests", command: ["hardhat", "test", "mocha", ...mocha] },
  ];
  if (flags.all) {
    steps.push(slow, browser, { name: "Package", command: ["npm", "run", "--silent", "check:package"] });
  }
  return runAll(steps);
});

/** The same specs on a second client, each folder on a chain of its own: anvil slows down as its chain grows. */
async function onAnvil(specs: readonly string[]): Promise<number> {
  let code = 0;
  for (const folder of new Set(specs.map((spec) => dirname(spec)))) {
    const own = specs.filter((spec) => dirname(spec) === folder);
    code = Math.max(code, await onFreshAnvil(folder, own));
  }
  return code;
}

async function onFreshAnvil(folder: string, specs: readonly string[]): Promise<number> {
  const home = await mkdtemp(join(tmpdir(), "civitas-anvil-"));
  const chain = await startChain({ port: ANVIL_PORT, chainId: 31_337, home, anvil: true });
  process.env["CIVITAS_ANVIL_URL"] = chain.url;
  try {
    return await runAll([
      { name: `On anvil, ${folder}`, command: ["hardhat", "test", "mocha", "--network", "anvil", ...specs] },
    ]);
  } finally {
    await chain.stop();
    await rm(home, { recursive: true, force: true });
  }
}
