import { globSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { type Peer, versionOf } from "./peers/peer.js";
import { writeTable } from "./readme.js";
import { besides, type NamedFigure } from "./rows.js";
import { openStage, type Row, type Stage } from "./stage.js";
import { table } from "./table.js";

/**
 * Measures what every domain's acts cost, each domain and each peer on a fresh chain, prints a table an area and
 * writes bench/results/. A domain adds `<domain>.bench.ts`, a peer `peers/<peer>.peer.ts`. With `--json` (or
 * CIVITAS_JSON=1) one object goes to standard output and the tables to standard error.
 */

const FOLDER = new URL(".", import.meta.url);
const json = process.argv.includes("--json") || process.env["CIVITAS_JSON"] === "1";
const say = json ? console.error : console.log;

type Measure = (stage: Stage) => Promise<Readonly<Record<string, number>>>;

const figures: NamedFigure[] = [];
for (const file of filesOf("peers/*.peer.ts")) {
  const { peer } = (await import(new URL(file, FOLDER).href)) as { readonly peer: Peer };
  const version = peer.version ?? versionOf(peer.source);
  const measured = await peer.measure(await openStage());
  figures.push(...measured.map((figure) => ({ ...figure, peer: peer.name, version })));
  say(`${peer.version === undefined ? "measured" : "quoted"} ${peer.name} ${version}, from ${peer.source}`);
}

const own = new Map<string, Readonly<Record<string, number>>>();
for (const file of filesOf("*.bench.ts")) {
  const { measure } = (await import(new URL(file, FOLDER).href)) as { readonly measure: Measure };
  own.set(basename(file, ".bench.ts"), await measure(await openStage()));
}

const rows: readonly Row[] = besides(own, figures);
for (const area of own.keys()) {
  const here = rows.filter((row) => row.area === area);
  await writeFile(new URL(`results/${area}.json`, FOLDER), `${JSON.stringify({ rows: here }, null, 2)}\n`);
  await writeTable(area, here);
  say(`\n${area}`);
  for (const line of table(here)) say(line);
}
if (json) console.log(JSON.stringify({ rows }));

function filesOf(pattern: string): readonly string[] {
  return globSync(pattern, { cwd: fileURLToPath(FOLDER) }).sort();
}
