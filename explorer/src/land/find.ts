import type { Findings } from "../app/kind.js";
import { pathOf } from "../app/route.js";
import type { Explorer } from "../chain/explorer.js";
import { jurisdictionOf, whatIs } from "./read.js";
import { land } from "./words/index.js";

/** Looks for a title or a claim by its reference, as it was written and in capitals. */
export async function findTitle(explorer: Explorer, text: string): Promise<Findings> {
  const references = [...new Set([text, text.toUpperCase()])];
  const [jurisdiction, ...standing] = await Promise.all([
    jurisdictionOf(explorer),
    ...references.map((reference) => whatIs(explorer, reference)),
  ]);
  return {
    looked: land.caption(jurisdiction),
    found: references.flatMap((reference, index) => {
      const what = standing[index];
      if (what === undefined) return [];
      const label = what === "title" ? land.name(reference) : land.claim.name(reference);
      return [{ path: pathOf("title", reference), label }];
    }),
  };
}
