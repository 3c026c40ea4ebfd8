import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build/steps.js";
import { main } from "./support/error.js";
import { ROOT } from "./support/files.js";
import { readFlags } from "./support/flags.js";
import { type NamedCommand, runAll } from "./support/steps.js";

const USAGE = "npm test [-- --coverage] or npm run test:all";

/** Folders whose tests want a browser, or which hold projects of their own. */
const APART = /^test\/(browser|consumers)\//;

await main(async () => {
  const flags = readFlags(USAGE, {
    all: { type: "boolean", default: false },
    coverage: { type: "boolean", default: false },
  });
  await build(console.log);

  const files = (pattern: string) =>
    globSync(pattern, { cwd: ROOT })
      .filter((file) => !APART.test(file))
      .sort();
  const coverage = flags.coverage ? ["--coverage"] : [];
  const types = ["tsconfig.json", "sdk/tsconfig.json", "explorer/tsconfig.json"].filter((file) =>
    existsSync(join(ROOT, file)),
  );
  const steps: NamedCommand[] = [
    ...types.map((file): NamedCommand => ({ name: `Types, ${file}`, command: ["tsc", "--noEmit", "-p", file] })),
    { name: "Solidity tests", command: ["hardhat", ...coverage, "test", "solidity", ...files("test/**/*.t.sol")] },
    { name: "TypeScript tests", command: ["hardhat", ...coverage, "test", "mocha", ...files("test/**/*.test.ts")] },
  ];
  if (flags.all) {
    if (existsSync(join(ROOT, "test", "browser"))) {
      steps.push({ name: "Browser tests", command: ["npm", "run", "--silent", "test:browser"] });
    }
    steps.push({ name: "Package", command: ["npm", "run", "--silent", "check:package"] });
  }
  return runAll(steps);
});
