import { readFile, writeFile } from "node:fs/promises";
import type { Row } from "./stage.js";
import { grouped } from "./table.js";

const BEGIN = "<!-- gas: written by `npm run bench` -->";
const END = "<!-- end of gas -->";

/** Writes an area's figures into its domain's README, between the two marks, so that no number is copied by hand. */
export async function writeTable(area: string, rows: readonly Row[]): Promise<void> {
  const lines = [...Map.groupBy(rows, ({ operation }) => operation)].map(
    ([operation, beside]) => `| ${operation} | ${grouped(beside[0]?.ours ?? 0)} | ${peers(beside)} |`,
  );
  await writeBetween(area, BEGIN, END, ["| act | gas | peers |", "|---|---:|---|", ...lines].join("\n"));
}

/** Writes a text into a domain's README, between two marks. */
export async function writeBetween(domain: string, begin: string, end: string, written: string): Promise<void> {
  const file = new URL(`../contracts/${domain}/README.md`, import.meta.url);
  const text = await readFile(file, "utf8");
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to < from) throw new RangeError(`contracts/${domain}/README.md has no place for its figures.`);
  await writeFile(file, `${text.slice(0, from)}${begin}\n\n${written}\n\n${text.slice(to)}`);
}

const peers = (rows: readonly Row[]): string =>
  rows
    .flatMap(({ peer, peerName, peerAct }) => (peer === null ? [] : [`${grouped(peer)} ${peerName}, ${peerAct}`]))
    .join("<br>");
