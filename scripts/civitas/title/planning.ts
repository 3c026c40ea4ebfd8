import type { Address } from "viem";
import { type Lot, type Ownership, type RegisteredTitle, titleId } from "../../../sdk/src/land/index.js";
import { ToolError } from "../../support/error.js";
import { type Context, type Outcome, texts, type Verb, whole } from "../context.js";
import { DRAW_USAGE, deadline, documentDigest, drawFlags, openDesk, putDown, titleAt, titleNamed } from "./desk.js";
import { accountIn } from "./owners.js";

const lotFlags = { ...drawFlags, lot: { type: "string", multiple: true } } as const;

/** Draws up a plan that makes several titles of one. */
export const titleSubdivide: Verb = {
  name: "title subdivide",
  usage: `REFERENCE --lot REFERENCE[=M2] --lot … ${DRAW_USAGE}`,
  summary: "draw up a plan that divides a title; the first lot has the servitudes that benefit the title",
  positionals: 1,
  flags: lotFlags,
  run: async (context) => {
    const desk = await openDesk(context);
    const title = await titleAt(desk, context);
    const lots = texts(context.flags, "lot").map((written) => lotIn(written, ownershipOf(title)));
    return drawPlan(context, desk, "subdivision", [title], lots);
  },
};

/** Draws up a plan that makes one title of several. */
export const titleConsolidate: Verb = {
  name: "title consolidate",
  usage: `REFERENCE --of REFERENCE --of … [--area M2] ${DRAW_USAGE}`,
  summary: "draw up a plan that merges titles of the same owners into a new one",
  positionals: 1,
  flags: { ...drawFlags, of: { type: "string", multiple: true }, area: { type: "string" } },
  run: async (context) => {
    const desk = await openDesk(context);
    const titles = await Promise.all(texts(context.flags, "of").map((reference) => titleNamed(desk, reference)));
    const [first] = titles;
    if (first === undefined || titles.length < 2) throw new ToolError("Name the titles that are merged: --of, twice.");
    const known = titles.map(({ area }) => area);
    const sum = known.every((area) => area !== undefined) ? known.reduce((total, area) => total + area, 0) : undefined;
    const area = whole(context.flags, "area", 1) ?? sum;
    const lot = { titleId: titleId(context.positionals[0] ?? ""), ownership: ownershipOf(first) };
    return drawPlan(context, desk, "consolidation", titles, [{ ...lot, ...(area === undefined ? {} : { area }) }]);
  },
};

/** Draws up a plan that gives co-owners lots of their own. */
export const titlePartition: Verb = {
  name: "title partition",
  usage: `REFERENCE --lot REFERENCE[=M2]@ACCOUNT --lot … ${DRAW_USAGE}`,
  summary: "draw up a plan that parts co-owners: each --lot names whose it is",
  positionals: 1,
  flags: lotFlags,
  run: async (context) => {
    const desk = await openDesk(context);
    const title = await titleAt(desk, context);
    const lots = texts(context.flags, "lot").map((written) => {
      const [, lot = "", owner] = /^(.*)@([^@]*)$/.exec(written) ?? [];
      return lotIn(lot, alone(accountIn(owner, `--lot ${written}`)));
    });
    return drawPlan(context, desk, "partition", [title], lots);
  },
};

/** Draws up a surrender. */
export const titleSurrender: Verb = {
  name: "title surrender",
  usage: `REFERENCE ${DRAW_USAGE}`,
  summary: "draw up that a title is given up and closed without a successor",
  positionals: 1,
  flags: drawFlags,
  run: async (context) => {
    const desk = await openDesk(context);
    const { titleId: id, revision } = await titleAt(desk, context);
    const deed = {
      titleId: id,
      revision,
      instrument: await documentDigest(context),
      deadline: await deadline(desk, context),
    };
    return putDown(context, desk, { kind: "surrender", deed });
  },
};

async function drawPlan(
  context: Context,
  desk: Awaited<ReturnType<typeof openDesk>>,
  kind: "subdivision" | "consolidation" | "partition",
  titles: readonly RegisteredTitle[],
  lots: readonly Lot[],
): Promise<Outcome> {
  if (kind !== "consolidation" && lots.length < 2) throw new ToolError("Name the lots: --lot REFERENCE=M2, twice.");
  const sources = titles.map(({ titleId: id, revision }) => ({ titleId: id, revision }));
  const plan = await documentDigest(context);
  return putDown(context, desk, {
    kind: "plan",
    deed: { kind, sources, lots, plan, deadline: await deadline(desk, context) },
  });
}

/** A lot as a person writes one: `REFERENCE`, or `REFERENCE=700` with its square metres. */
function lotIn(written: string, ownership: Ownership): Lot {
  const [, reference = written, area] = /^(.+)=(\d{1,12})$/.exec(written) ?? [];
  if (reference === "") throw new ToolError("A lot is written as --lot REFERENCE=M2, a partition's with @ACCOUNT.");
  return { titleId: titleId(reference), ...(area === undefined ? {} : { area: Number(area) }), ownership };
}

const alone = (owner: Address): Ownership => ({ form: "sole", denominator: 1n, portions: [{ owner, numerator: 1n }] });

const ownershipOf = ({ form, owners }: RegisteredTitle): Ownership => ({
  form,
  denominator: owners[0]?.denominator ?? 1n,
  portions: owners.map(({ owner, numerator }) => ({ owner, numerator })),
});
