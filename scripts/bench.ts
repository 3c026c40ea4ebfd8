import { build } from "./build/steps.js";
import { main } from "./support/error.js";
import { readFlags } from "./support/flags.js";
import { requireSuccess } from "./support/program.js";

const USAGE = "npm run bench [-- --json], or npm run bench:bulk, or npm run bench:groups [-- --million]";

/** Builds, and measures ours beside the peers. What the build says goes to standard error: the other may be read. */
await main(async () => {
  const boolean = { type: "boolean" } as const;
  const { bulk, groups, million, json } = readFlags(USAGE, {
    bulk: boolean,
    groups: boolean,
    million: boolean,
    json: boolean,
  });
  await build(console.error, "stderr");
  const file = bulk === true ? "bench/bulk.ts" : groups === true ? "bench/groups-speed.ts" : "bench/run.ts";
  const more = [...(json === true ? ["--json"] : []), ...(million === true ? ["--million"] : [])];
  await requireSuccess("The bench", ["tsx", file, ...more]);
  return 0;
});
