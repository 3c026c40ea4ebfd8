import type { RegisteredTitle } from "../../../sdk/src/land/index.js";
import { ToolError } from "../../support/error.js";
import { type Context, type Outcome, text, type Verb, whole } from "../context.js";
import { DRAW_USAGE, deadline, documentDigest, drawFlags, openDesk, putDown, titleAt } from "./desk.js";
import { accountIn } from "./owners.js";

/** Rank of the charge that is meant; it may be left out where it is the only one. */
function rankOf({ charges, reference }: RegisteredTitle, { flags }: Context): number {
  const [charge, other] = charges;
  const rank = whole(flags, "rank", 1) ?? (other === undefined ? charge?.rank : undefined);
  if (rank !== undefined && charges.some((one) => one.rank === rank)) return rank;
  const ranks = charges.map((one) => one.rank).join(", ");
  throw new ToolError(
    charges.length === 0
      ? `No charge stands on ${reference}.`
      : `Say which charge with --rank: on ${reference} stand those of rank ${ranks}.`,
  );
}

/** Draws up a charge. */
export const titleCharge: Verb = {
  name: "title charge",
  usage: `REFERENCE --to CHARGEE [--rank N] ${DRAW_USAGE}`,
  summary: "draw up a charge, such as a mortgage, at the first free rank unless another is named",
  positionals: 1,
  flags: { ...drawFlags, to: { type: "string" }, rank: { type: "string" } },
  run: async (context) => {
    const desk = await openDesk(context);
    const { titleId, revision, charges } = await titleAt(desk, context);
    const last = charges.at(-1)?.rank ?? 0;
    return putDown(context, desk, {
      kind: "charge",
      deed: {
        titleId,
        revision,
        chargee: accountIn(text(context.flags, "to"), "--to"),
        rank: whole(context.flags, "rank", 1) ?? last + 1,
        terms: await documentDigest(context),
        deadline: await deadline(desk, context),
      },
    });
  },
};

/** Draws up a discharge. */
export const titleDischarge: Verb = {
  name: "title discharge",
  usage: `REFERENCE [--rank N] ${DRAW_USAGE}`,
  summary: "draw up the discharge of a charge; its rank may be left out where it is the only one",
  positionals: 1,
  flags: { ...drawFlags, rank: { type: "string" }, through: { type: "string" } },
  run: drawDischarge,
};

async function drawDischarge(context: Context): Promise<Outcome> {
  const { flags } = context;
  const desk = await openDesk(context);
  const title = await titleAt(desk, context);
  const { titleId, revision } = title;
  const rank = rankOf(title, context);
  const through = text(flags, "through");
  const deed = {
    titleId,
    revision,
    rank,
    instrument: await documentDigest(context),
    ...(through === undefined ? {} : { conduit: accountIn(through, "--through") }),
    deadline: await deadline(desk, context),
  };
  return putDown(context, desk, { kind: "discharge", deed });
}

/** Draws up a charge's variation. */
export const titleChargeVary: Verb = {
  name: "title charge vary",
  usage: `REFERENCE [--rank N] ${DRAW_USAGE}`,
  summary: "draw up other terms of a charge; owners, chargee and the chargees of later ranks sign",
  positionals: 1,
  flags: { ...drawFlags, rank: { type: "string" } },
  run: async (context) => {
    const desk = await openDesk(context);
    const title = await titleAt(desk, context);
    const { titleId, revision } = title;
    const terms = await documentDigest(context);
    const deed = { titleId, revision, rank: rankOf(title, context), terms, deadline: await deadline(desk, context) };
    return putDown(context, desk, { kind: "charge-variation", deed });
  },
};

/** Draws up a charge's postponement. */
export const titleChargePostpone: Verb = {
  name: "title charge postpone",
  usage: `REFERENCE [--rank N] --behind RANK ${DRAW_USAGE}`,
  summary: "draw up that a charge moves back to a later rank, or changes places with the charge there",
  positionals: 1,
  flags: { ...drawFlags, rank: { type: "string" }, behind: { type: "string" } },
  run: async (context) => {
    const desk = await openDesk(context);
    const title = await titleAt(desk, context);
    const { titleId, revision } = title;
    const rank = rankOf(title, context);
    const later = whole(context.flags, "behind", 2);
    if (later === undefined || later <= rank || later > 16) {
      throw new ToolError(`Say with --behind to which rank it moves: ${rank + 1} to 16.`);
    }
    const instrument = await documentDigest(context);
    const deed = { titleId, revision, rank, later, instrument, deadline: await deadline(desk, context) };
    return putDown(context, desk, { kind: "charge-postponement", deed });
  },
};

/** Draws up a charge's assignment. */
export const titleChargeAssign: Verb = {
  name: "title charge assign",
  usage: `REFERENCE [--rank N] --to CHARGEE ${DRAW_USAGE}`,
  summary: "draw up that a charge passes to another chargee",
  positionals: 1,
  flags: { ...drawFlags, rank: { type: "string" }, to: { type: "string" } },
  run: async (context) => {
    const desk = await openDesk(context);
    const title = await titleAt(desk, context);
    const { titleId, revision } = title;
    const rank = rankOf(title, context);
    const assignee = accountIn(text(context.flags, "to"), "--to");
    const instrument = await documentDigest(context);
    const deed = { titleId, revision, rank, assignee, instrument, deadline: await deadline(desk, context) };
    return putDown(context, desk, { kind: "charge-assignment", deed });
  },
};
