import { readFile, writeFile } from "node:fs/promises";
import type { Row } from "./stage.js";

const BEGIN = "<!-- gas: written by `npm run bench` -->";
const END = "<!-- end of gas -->";

/** Writes an area's figures into its domain's README, between the two marks, so that no number is copied by hand. */
export async function writeTable(area: string, rows: readonly Row[]): Promise<void> {
  const file = new URL(`../contracts/${area}/README.md`, import.meta.url);
  const text = await readFile(file, "utf8");
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from === -1 || to < from) throw new RangeError(`contracts/${area}/README.md has no place for its figures.`);
  const lines = rows.map(({ operation, ours }) => `| ${operation} | ${ours.toLocaleString("en")} |`);
  const table = ["| act | gas |", "|---|---:|", ...lines].join("\n");
  await writeFile(file, `${text.slice(0, from)}${BEGIN}\n\n${table}\n\n${text.slice(to)}`);
}
