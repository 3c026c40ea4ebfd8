import type { Findings } from "../app/kind.js";
import { pathOf } from "../app/route.js";
import type { Explorer } from "../chain/explorer.js";
import { jurisdictionOf, titleExists } from "./read.js";
import { land } from "./words/index.js";

/** Looks for a title by its reference, as it was written and in capitals. */
export async function findTitle(explorer: Explorer, text: string): Promise<Findings> {
  const references = [...new Set([text, text.toUpperCase()])];
  const [jurisdiction, ...standing] = await Promise.all([
    jurisdictionOf(explorer),
    ...references.map((reference) => titleExists(explorer, reference)),
  ]);
  return {
    looked: land.caption(jurisdiction),
    found: references
      .filter((_, index) => standing[index])
      .map((reference) => ({ path: pathOf("title", reference), label: land.name(reference) })),
  };
}
