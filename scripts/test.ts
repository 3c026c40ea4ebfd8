import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build/steps.js";
import { main } from "./support/error.js";
import { ROOT } from "./support/files.js";
import { readFlags } from "./support/flags.js";
import { type NamedCommand, runAll } from "./support/steps.js";

const USAGE = "npm test [-- --coverage], npm run test:browser or npm run test:all";

/** Folders that hold projects of their own. */
const APART = /^test\/consumers\//;

/** Mocha itself, which knows nothing of Hardhat: these tests start a chain and a browser on their own. */
const MOCHA = ["node", "--import", "tsx", "node_modules/mocha/bin/mocha.js"] as const;

await main(async () => {
  const flags = readFlags(USAGE, {
    all: { type: "boolean", default: false },
    browser: { type: "boolean", default: false },
    coverage: { type: "boolean", default: false },
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
  if (flags.browser) return runAll([browser]);

  const coverage = flags.coverage ? ["--coverage"] : [];
  const types = ["tsconfig.json", "sdk/tsconfig.json", "explorer/tsconfig.json", "explorer/test/tsconfig.json"].filter(
    (file) => existsSync(join(ROOT, file)),
  );
  const steps: NamedCommand[] = [
    ...types.map((file): NamedCommand => ({ name: `Types, ${file}`, command: ["tsc", "--noEmit", "-p", file] })),
    { name: "Solidity tests", command: ["hardhat", ...coverage, "test", "solidity", ...files("test/**/*.t.sol")] },
    { name: "TypeScript tests", command: ["hardhat", ...coverage, "test", "mocha", ...files("test/**/*.test.ts")] },
  ];
  if (flags.all) {
    steps.push(browser, { name: "Package", command: ["npm", "run", "--silent", "check:package"] });
  }
  return runAll(steps);
});
