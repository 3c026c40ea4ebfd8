import { globSync } from "node:fs";
import { main } from "./support/error.js";
import { ROOT } from "./support/files.js";
import { runAll } from "./support/steps.js";

const solidity = globSync(["contracts/**/*.sol", "test/**/*.sol"], { cwd: ROOT }).sort();
const contracts = solidity.filter((file) => file.startsWith("contracts/"));

await main(() =>
  runAll([
    { name: "Biome", command: ["biome", "ci", "--error-on-warnings"] },
    { name: "solhint", command: ["solhint", "--max-warnings", "0", "--noPoster", ...contracts] },
    { name: "Prettier, Solidity", command: ["prettier", "--check", ...solidity] },
  ]),
);
