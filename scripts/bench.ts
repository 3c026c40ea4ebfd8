import { build } from "./build/steps.js";
import { main } from "./support/error.js";
import { readFlags } from "./support/flags.js";
import { requireSuccess } from "./support/program.js";

const USAGE = "npm run bench [-- --json], or npm run bench:bulk";

/** Builds, and measures ours beside the peers. What the build says goes to standard error: the other may be read. */
await main(async () => {
  const { bulk, json } = readFlags(USAGE, { bulk: { type: "boolean" }, json: { type: "boolean" } });
  await build(console.error, "stderr");
  const file = bulk === true ? "bench/bulk.ts" : "bench/run.ts";
  await requireSuccess("The bench", ["tsx", file, ...(json === true ? ["--json"] : [])]);
  return 0;
});
