import {
  estimateTitles,
  importTitles,
  type ParcelImportOptions,
  planParcels,
  surveyTitles,
  type TitleEntry,
} from "../../sdk/src/land/import/index.js";
import { ToolError } from "../support/error.js";
import { type AccountOf, readAccounts } from "./accounts.js";
import { type Context, type Outcome, text, type Verb } from "./context.js";
import { contractOn, deploymentFlags } from "./deployment.js";
import { importFlags, type RefusedLine, runImport, sendOptions } from "./import.js";
import { readInput } from "./input.js";
import { importName, openJournal } from "./journal.js";
import { nodeFlags, openNode } from "./node.js";
import { counted } from "./output.js";

/** Registers a title for each parcel of a GeoJSON file. */
export const importParcels: Verb = {
  name: "import parcels",
  usage: "FILE.geojson (--owner ACCOUNT | --owners FILE.csv) [--reference TEMPLATE]",
  summary: "register a title for each parcel of a GeoJSON file",
  positionals: 1,
  flags: {
    ...nodeFlags,
    ...deploymentFlags,
    ...importFlags,
    owner: { type: "string" },
    owners: { type: "string" },
    reference: { type: "string" },
    "overlap-tolerance": { type: "string" },
    source: { type: "string" },
  },
  run,
};

async function run(context: Context): Promise<Outcome> {
  const { flags, say, positionals } = context;
  const file = positionals[0] ?? "";
  const plan = planParcels(await readInput(file), planOptions(context));
  const ownerOf = await readAccounts(context, "owner", "reference");
  if (text(flags, "owner") === undefined && text(flags, "owners") === undefined) {
    throw new ToolError(
      "The file names no owners. Give --owner ACCOUNT for all, or --owners FILE.csv with reference and account.",
    );
  }
  const accepted = plan.rows.filter((row) => row.state === "accepted");
  const refused: RefusedLine[] = plan.rows
    .filter((row) => row.state === "refused")
    .map(({ line, column, reference, rule, sentence }) => ({ line, column, name: reference, rule, sentence }));
  say(
    `${file}: ${counted(plan.rows.length, ["parcel", "parcels"])}, referenced by ${plan.reference.template} (${plan.reference.by}).`,
  );

  const node = await openNode(context);
  const { address: registry } = await contractOn(context, node, "LandRegistry");
  const { chain } = node;
  const ref = { registry };
  const sending = sendOptions(context);
  const about = { file: plan.file, reference: plan.reference, chainId: chain.id, registry };
  const journal = await openJournal(importName(about), chain, sending);
  await node.settled(sending.timeout);

  const owned = entriesOf(accepted, ownerOf, refused);
  const standings = await surveyTitles(
    chain,
    ref,
    owned.map(({ entry }) => entry),
  );
  const work: TitleEntry[] = [];
  for (const [index, { entry, line, column }] of owned.entries()) {
    const standing = standings[index];
    if (standing?.state === "absent") work.push(entry);
    if (standing?.state !== "taken") continue;
    const sentence = `A title ${entry.reference} is on record with another parcel (${standing.parcel ?? "none"}, revision ${standing.revision}).`;
    refused.push({ line, column, name: entry.reference, rule: "reference-taken", sentence });
  }
  const already = standings.filter(({ state }) => state === "registered").length;
  refused.sort((one, other) => one.line - other.line || (one.column ?? 0) - (other.column ?? 0));
  return runImport(context, node, {
    noun: ["title", "titles"],
    refused,
    already,
    work,
    journal,
    about: { rows: plan.rows.length, ...about },
    estimate: (options) => estimateTitles(chain, ref, work, options),
    send: (options) => importTitles(chain, ref, work, options),
    missing: async () => (await surveyTitles(chain, ref, work)).filter(({ state }) => state !== "registered").length,
  });
}

interface Owned {
  readonly entry: TitleEntry;
  readonly line: number;
  readonly column: number;
}

function entriesOf(
  rows: readonly (Required<Omit<TitleEntry, "owner">> & { readonly line: number; readonly column: number })[],
  ownerOf: AccountOf,
  refused: RefusedLine[],
): readonly Owned[] {
  return rows.flatMap(({ reference, area, parcel, source, line, column }) => {
    const owner = ownerOf(reference);
    if (owner !== undefined) return [{ entry: { reference, owner, area, parcel, source }, line, column }];
    const sentence = `No account is named as the owner of ${reference}.`;
    refused.push({ line, column, name: reference, rule: "owner-missing", sentence });
    return [];
  });
}

function planOptions({ flags }: Context): ParcelImportOptions {
  const [reference, tolerance, source] = [
    text(flags, "reference"),
    text(flags, "overlap-tolerance"),
    text(flags, "source"),
  ];
  if (source !== undefined && source !== "file" && source !== "feature")
    throw new ToolError("--source is file or feature.");
  const area = tolerance === "any" ? Number.POSITIVE_INFINITY : Number(tolerance ?? 1);
  if (!(area >= 0))
    throw new ToolError(`--overlap-tolerance ${tolerance} is no area in square metres; "any" takes stacked parcels.`);
  return {
    ...(reference === undefined ? {} : { reference }),
    ...(tolerance === undefined ? {} : { overlapTolerance: area }),
    ...(source === undefined ? {} : { source }),
  };
}
