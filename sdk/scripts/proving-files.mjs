import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Puts the proving files of two circuits beside the prover, so that nobody fetches them from elsewhere. They come from
 * @zk-kit/semaphore-artifacts (MIT); src/groups/prover/files.ts names their digests, which are checked before every use.
 */
const from = dirname(fileURLToPath(import.meta.resolve("@zk-kit/semaphore-artifacts/package.json")));
const to = fileURLToPath(new URL("../dist/groups/prover/files/", import.meta.url));

mkdirSync(to, { recursive: true });
for (const depth of [10, 20]) {
  for (const kind of ["wasm", "zkey", "json"]) {
    const name = `semaphore-${depth}.${kind}`;
    copyFileSync(join(from, name), join(to, name));
  }
}
copyFileSync(join(from, "LICENSE"), join(to, "LICENSE"));
