import type { LicenceMapping } from "./columns.js";
import type { ReadRow, RowFacts } from "./rows.js";
import type { Breach, Licence, LicenceAct, RefusedRow } from "./types.js";

/** A row that was understood and whose licence is known. */
type Understood = ReadRow & { readonly serial: string; readonly outcome: RowFacts };

/**
 * Puts rows together to lives of licences. A licence of which one row is refused is held back whole: without that row
 * its life would be told wrong, and what was left out of it could not be put in later.
 */
export function livesOf(
  rows: readonly ReadRow[],
  { columns, constant }: LicenceMapping,
): { readonly licences: readonly Licence[]; readonly refused: readonly RefusedRow[] } {
  const breaches = new Map<ReadRow, Breach>();
  for (const row of rows) if (row.outcome.state === "refused") breaches.set(row, row.outcome);
  refuseRepeats(rows, columns.row, breaches);

  const licences: Licence[] = [];
  for (const [serial, own] of grouped(rows, ({ serial }) => serial)) {
    const live = own.filter((row) => breaches.get(row)?.rule !== "row-repeated");
    const sound = live.filter((row): row is Understood => row.outcome.state === "read" && !breaches.has(row));
    const ordered = sound.sort((one, other) => (one.outcome.term.firstDay < other.outcome.term.firstDay ? -1 : 1));
    for (const [index, row] of ordered.entries()) {
      const breach = orderBreach(row, ordered[index - 1], constant);
      if (breach !== undefined) breaches.set(row, breach);
    }
    const bad = live.find((row) => breaches.has(row));
    if (bad !== undefined) {
      const sentence = `Licence ${serial} is held back whole, since line ${bad.line} of it is refused.`;
      for (const row of live) if (!breaches.has(row)) breaches.set(row, { rule: "licence-held", sentence });
      continue;
    }
    const [first, ...rest] = ordered.flatMap(actsOf);
    if (first !== undefined) licences.push({ serial, acts: [{ ...first, act: "issue" } as LicenceAct, ...rest] });
  }
  return { licences, refused: rows.flatMap((row) => refusedRow(row, breaches.get(row))) };
}

/** Refuses rows with one id. Where they agree in all, the first stands and the others say nothing new. */
function refuseRepeats(rows: readonly ReadRow[], column: string | undefined, breaches: Map<ReadRow, Breach>): void {
  const key = ({ row, serial, outcome }: ReadRow) =>
    row ?? (outcome.state === "read" ? JSON.stringify([serial, outcome.term.firstDay]) : undefined);
  for (const group of grouped(rows, key).values()) {
    const [first, ...rest] = group;
    if (first === undefined || rest.length === 0) continue;
    const told = JSON.stringify(first.fields);
    const same = rest.every(({ fields }) => JSON.stringify(fields) === told);
    const named = column === undefined ? "The same term" : `The same ${column}`;
    if (same) {
      for (const row of rest) {
        breaches.set(row, { rule: "row-repeated", sentence: `The row repeats line ${first.line} word for word.` });
      }
      continue;
    }
    for (const row of group) {
      const other = row === first ? rest[0] : first;
      const sentence = `${named} stands in line ${other?.line} too, with other contents.`;
      if (!breaches.has(row)) breaches.set(row, { rule: "row-duplicate", sentence });
    }
  }
}

/** What is wrong between a row and the one before it in the licence's life. */
function orderBreach(row: Understood, before: Understood | undefined, constant: readonly string[]): Breach | undefined {
  if (before === undefined) return undefined;
  const { term, application } = row.outcome;
  const changed = constant.find((column) => row.fields[column] !== before.fields[column]);
  if (changed !== undefined) {
    return {
      rule: "identity-changes",
      sentence: `The column ${changed} differs from that of line ${before.line}, yet both are licence ${row.serial}.`,
    };
  }
  if (term.firstDay <= before.outcome.term.lastDay) {
    return {
      rule: "term-overlap",
      sentence: `The term begins on ${term.firstDay}, before that of line ${before.line} is over.`,
    };
  }
  if (before.outcome.ending !== undefined) {
    return {
      rule: "renewed-after-end",
      sentence: `Line ${before.line} says that the licence was ${before.outcome.ending.reason}; no term can follow.`,
    };
  }
  if (application !== "first") return undefined;
  return {
    rule: "issued-twice",
    sentence: `The row says that the licence is issued for the first time, but line ${before.line} has an earlier term.`,
  };
}

function actsOf({ outcome: { term, ending } }: Understood): readonly LicenceAct[] {
  const renewal: LicenceAct = { act: "renew", ...term };
  if (ending === undefined) return [renewal];
  return [renewal, { act: ending.reason === "suspended" ? "suspend" : "revoke", ...ending }];
}

const refusedRow = ({ line, serial }: ReadRow, breach: Breach | undefined): readonly RefusedRow[] =>
  breach === undefined ? [] : [{ line, serial, rule: breach.rule, sentence: breach.sentence }];

function grouped(rows: readonly ReadRow[], keyOf: (row: ReadRow) => string | undefined): Map<string, ReadRow[]> {
  const groups = new Map<string, ReadRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === undefined || key === "") continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
