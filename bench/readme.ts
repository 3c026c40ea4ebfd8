import { readFile, writeFile } from "node:fs/promises";
import type { Row } from "./stage.js";
import { grouped } from "./table.js";

const BEGIN = "<!-- gas: written by `npm run bench` -->";
const END = "<!-- end of gas -->";

/** Writes an area's figures into its domain's README, between the two marks, so that no number is copied by hand. */
export async function writeTable(area: string, rows: readonly Row[]): Promise<void> {
  const file = new URL(`../contracts/${area}/README.md`, import.meta.url);
  const text = await readFile(file, "utf8");
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from === -1 || to < from) throw new RangeError(`contracts/${area}/README.md has no place for its figures.`);
  const lines = [...Map.groupBy(rows, ({ operation }) => operation)].map(
    ([operation, beside]) => `| ${operation} | ${grouped(beside[0]?.ours ?? 0)} | ${peers(beside)} |`,
  );
  const table = ["| act | gas | peers |", "|---|---:|---|", ...lines].join("\n");
  await writeFile(file, `${text.slice(0, from)}${BEGIN}\n\n${table}\n\n${text.slice(to)}`);
}

const peers = (rows: readonly Row[]): string =>
  rows
    .flatMap(({ peer, peerName, peerAct }) => (peer === null ? [] : [`${grouped(peer)} ${peerName}, ${peerAct}`]))
    .join("<br>");
