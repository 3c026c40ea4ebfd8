import { build } from "./build/steps.js";
import { main } from "./support/error.js";
import { requireSuccess } from "./support/program.js";

/** Builds, and measures ours beside the peers. What the build says goes to standard error: the other may be read. */
await main(async () => {
  await build(console.error, "stderr");
  await requireSuccess("The bench", ["tsx", "bench/run.ts", ...process.argv.slice(2)]);
  return 0;
});
