import { readdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { writeTable } from "./readme.js";
import { openStage, type Row, type Stage } from "./stage.js";

/**
 * Measures what every domain's acts cost, each domain on a fresh chain, prints a table an area and writes
 * bench/results/. A domain adds `<domain>.bench.ts`. With `--json` (or CIVITAS_JSON=1, where Hardhat takes the
 * arguments) one object goes to standard output and the tables to standard error.
 */

const FOLDER = new URL(".", import.meta.url);
const json = process.argv.includes("--json") || process.env["CIVITAS_JSON"] === "1";
const say = json ? console.error : console.log;

type Measure = (stage: Stage) => Promise<Readonly<Record<string, number>>>;

const files = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".bench.ts"))
  .sort();
const rows: Row[] = [];
for (const file of files) {
  const area = file.replace(".bench.ts", "");
  const { measure } = (await import(new URL(file, FOLDER).href)) as { readonly measure: Measure };
  const measured = Object.entries(await measure(await openStage()));
  const own = measured.map(
    ([operation, ours]): Row => ({ area, operation, ours, peer: null, peerName: null, unit: "gas" }),
  );
  rows.push(...own);
  await writeFile(new URL(`results/${area}.json`, FOLDER), `${JSON.stringify({ rows: own }, null, 2)}\n`);
  await writeTable(area, own);
  say(`\n${area}`);
  for (const { operation, ours } of own) say(`  ${operation.padEnd(58)} ${ours.toLocaleString("en").padStart(10)} gas`);
}
if (json) console.log(JSON.stringify({ rows }));
