import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

/** Prints what the page weighs and fails where its first load, without the map, weighs more than it may. */

const LIMIT = 200_000;
const dist = join(dirname(fileURLToPath(import.meta.url)), "..", "dist");
const html = readFileSync(join(dist, "index.html"), "utf8");

const sizes = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(html|js|css)$/.test(entry.name))
  .map((entry) => {
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    const first = entry.name === "index.html" || html.includes(`/${entry.name}"`);
    return { name: entry.name, first, gzip: gzipSync(bytes, { level: 9 }).length };
  })
  .sort((a, b) => b.gzip - a.gzip);

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
for (const { name, first, gzip } of sizes) {
  console.log(`${kilobytes(gzip).padStart(9)} gzip  ${first ? "first load" : "on demand "}  ${name}`);
}

const load = sizes.filter(({ first }) => first).reduce((sum, { gzip }) => sum + gzip, 0);
console.log(`${kilobytes(load).padStart(9)} gzip  first load in all; at most ${kilobytes(LIMIT)}`);
if (load > LIMIT) {
  console.error("The first load is too heavy. Load by a dynamic import what the first page does not need.");
  process.exit(1);
}
