import type { Findings } from "../app/kind.js";
import { pathOf } from "../app/route.js";
import type { Explorer } from "../chain/explorer.js";
import { groups } from "./words/index.js";

/** Looks for a group by its name. */
export async function findGroup(explorer: Explorer, text: string): Promise<Findings> {
  const looked = groups.looked;
  if (new TextEncoder().encode(text).length > 32) return { looked, found: [] };
  const { readGroupByName } = await import("./read.js");
  const group = await readGroupByName(explorer, text);
  if (group === undefined) return { looked, found: [] };
  return { looked, found: [{ path: pathOf("group", text), label: groups.name(text) }] };
}
