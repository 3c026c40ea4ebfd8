import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "./build/steps.js";
import { install, pack, tryOut } from "./package/consumer.js";
import { main } from "./support/error.js";
import { ROOT } from "./support/files.js";
import { runAll } from "./support/steps.js";

/** Packs the SDK as it would be published, and lets four applications use it. */
await main(async () => {
  await build(console.log);
  const folder = await mkdtemp(join(tmpdir(), "civitas-package-"));
  try {
    const { tarball, subpaths } = await pack(folder);
    const entrypoints = subpaths.flatMap((subpath) => ["--include-entrypoints", subpath]);
    // ESM only, by decision: Node 22.12 and later require() it as it is.
    const types = [
      "attw",
      tarball,
      "--profile",
      "esm-only",
      "--exclude-entrypoints",
      "./package.json",
      "./*",
      ...entrypoints,
    ];
    const lint = await runAll([
      { name: "publint", command: ["publint", "run", tarball, "--strict"] },
      { name: "Are the types wrong?", command: types as [string, ...string[]] },
    ]);

    const consumers = (await readdir(join(ROOT, "test", "consumers"))).sort();
    let failed = lint;
    for (const consumer of consumers) {
      const place = await install(consumer, tarball, folder);
      failed = Math.max(failed, await tryOut(consumer, place));
    }
    return failed;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
