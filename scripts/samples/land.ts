import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { deployedIn } from "../../sdk/src/core/index.js";
import { importTitles, planParcels, type TitleEntry } from "../../sdk/src/land/import/index.js";
import {
  freezeTitle,
  type LandRef,
  lodgeCaveat,
  readTitle,
  registerCharge,
  registerTransfer,
  signCaveat,
  signCharge,
  signTransfer,
  titleId,
} from "../../sdk/src/land/index.js";
import type { Chapter, Person, Stage } from "../start/stage.js";
import { ROOT } from "../support/files.js";
import { digest } from "./land/digest.js";
import { PIECES } from "./land/pieces.js";

const OWNERS = ["ada", "ben", "cleo", "dov"] as const;

/** An act on a title that nothing was done with since it was registered. */
interface Act {
  readonly reference: string;
  readonly said: string;
  readonly done: (stage: Stage, land: LandRef, title: Fresh) => Promise<unknown>;
}

/** What every instrument on an untouched title says. */
interface Fresh {
  readonly titleId: `0x${string}`;
  readonly revision: 1;
  readonly deadline: bigint;
}

const ACTS: readonly Act[] = [
  { reference: "CT-1-1", said: "Ada sold it to Ben", done: sale },
  { reference: "CT-1-2", said: "Ben mortgaged it to the bank", done: mortgage },
  { reference: "CT-1-3", said: "Dov lodged a caveat against dealings", done: caveat },
  { reference: "CT-1-4", said: "the court froze it", done: freeze },
];

/** Takes over an invented parcel file, plays acts on some of its titles, and land of other kinds beside them. */
export async function play(stage: Stage): Promise<Chapter> {
  const land: LandRef = { registry: deployedIn(stage.deployment, "LandRegistry").address };
  const registrar = stage.as("registrar");
  const plan = planParcels(await readFile(join(ROOT, "samples", "parcels.geojson")), { reference: "{reference}" });
  const entries = plan.rows.flatMap((row, index): TitleEntry[] => {
    const owner = stage.addressOf(OWNERS[index % OWNERS.length] ?? "ada");
    return row.state === "accepted"
      ? [{ reference: row.reference, area: row.area, parcel: row.parcel, source: row.source, owner }]
      : [];
  });
  await importTitles(registrar, land, entries);

  const lines = [`${entries.length} titles, taken over from samples/parcels.geojson:`];
  const deadline = (await registrar.block()).timestamp + 86_400n;
  for (const { reference } of entries) {
    const id = titleId(reference);
    const act = ACTS.find((each) => each.reference === reference);
    const before = await readTitle(registrar, land, id);
    // On a chain that was kept, the act was done at an earlier run.
    if (act !== undefined && before.state === "current" && before.revision === 1) {
      await act.done(stage, land, { titleId: id, revision: 1, deadline });
    }
    const now = await readTitle(registrar, land, id);
    const owner = now.state === "current" ? now.owners.map((share) => stage.nameOf(share.owner)).join(", ") : "nobody";
    lines.push(`  ${reference}  owner ${owner}${act === undefined ? "" : `; ${act.said}`}`);
  }
  lines.push("and beside them:");
  for (const { reference, said, play: done } of PIECES) {
    if ((await readTitle(registrar, land, titleId(reference))).state === "unknown") await done(stage, land);
    lines.push(`  ${reference}  ${said}`);
  }
  return {
    title: "Land",
    lines,
    pages: [
      { label: "A title that was sold: CT-1-1", path: "title/CT-1-1" },
      { label: "A mortgaged title: CT-1-2", path: "title/CT-1-2" },
      { label: "A title under a caveat: CT-1-3", path: "title/CT-1-3" },
      { label: "A frozen title: CT-1-4", path: "title/CT-1-4" },
      ...PIECES.map(({ reference, label }) => ({ label: `${label}: ${reference}`, path: `title/${reference}` })),
    ],
    tryNext: [
      "Compare samples/parcels.geojson with a title's page: it tells whether the parcel is the registered one.",
    ],
  };
}

async function sale(stage: Stage, land: LandRef, fresh: Fresh): Promise<void> {
  const deed = {
    ...fresh,
    seller: stage.addressOf("ada"),
    buyer: stage.addressOf("ben"),
    instrument: digest("Deed of sale 1"),
  };
  const seller = await signTransfer(stage.as("ada"), land, deed);
  const buyer = await signTransfer(stage.as("ben"), land, deed);
  await registerTransfer(stage.as("registrar"), land, deed, { seller, buyer });
}

async function mortgage(stage: Stage, land: LandRef, fresh: Fresh): Promise<void> {
  const deed = { ...fresh, chargee: stage.addressOf("bank"), rank: 1, terms: digest("Mortgage 1") };
  const signed = async (person: Person) => signCharge(stage.as(person), land, deed);
  await registerCharge(stage.as("registrar"), land, deed, {
    owners: [await signed("ben")],
    chargee: await signed("bank"),
  });
}

async function caveat(stage: Stage, land: LandRef, fresh: Fresh): Promise<void> {
  const notice = { ...fresh, caveator: stage.addressOf("dov"), basis: digest("Claim of a right of way") };
  await lodgeCaveat(stage.as("registrar"), land, notice, await signCaveat(stage.as("dov"), land, notice));
}

async function freeze(stage: Stage, land: LandRef, { titleId: id }: Fresh): Promise<void> {
  const officers = { first: stage.as("court"), second: stage.as("secondCourt") };
  await freezeTitle(officers, land, { titleId: id, order: digest("Order 1 of 2026") });
}
