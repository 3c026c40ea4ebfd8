import { ToolError } from "../../support/error.js";
import { type Context, type Outcome, text, type Verb, whole } from "../context.js";
import {
  DRAW_USAGE,
  deadline,
  deskFlags,
  documentDigest,
  drawFlags,
  momentFlag,
  openDesk,
  putDown,
  titleAt,
} from "./desk.js";
import { accountIn } from "./owners.js";

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
  const { titleId, revision, charges, reference } = await titleAt(desk, context);
  const [charge, other] = charges;
  const rank = whole(flags, "rank", 1) ?? (other === undefined ? charge?.rank : undefined);
  if (rank === undefined || !charges.some((one) => one.rank === rank)) {
    const ranks = charges.map((one) => one.rank).join(", ");
    throw new ToolError(
      charges.length === 0
        ? `No charge stands on ${reference}.`
        : `Say which charge with --rank: on ${reference} stand those of rank ${ranks}.`,
    );
  }
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

/** Draws up a caveat. */
export const titleCaveat: Verb = {
  name: "title caveat",
  usage: `REFERENCE --by ACCOUNT [--until 2027-01-31] ${DRAW_USAGE}`,
  summary: "draw up a caveat, which stops dealings while it stands",
  positionals: 1,
  flags: { ...drawFlags, by: { type: "string" }, until: { type: "string" } },
  run: async (context) => {
    const desk = await openDesk(context);
    const { titleId, revision } = await titleAt(desk, context);
    const until = momentFlag(context, "until");
    return putDown(context, desk, {
      kind: "caveat",
      deed: {
        titleId,
        revision,
        caveator: accountIn(text(context.flags, "by"), "--by"),
        basis: await documentDigest(context),
        ...(until === undefined ? {} : { until }),
        deadline: await deadline(desk, context),
      },
    });
  },
};

/** Draws up a caveat's withdrawal. */
export const titleCaveatWithdraw: Verb = {
  name: "title caveat withdraw",
  usage: "REFERENCE --slot N [--days 30] [--out DEED.json]",
  summary: "draw up the withdrawal of a caveat; `title show` tells its slot",
  positionals: 1,
  flags: { ...deskFlags, slot: { type: "string" }, days: { type: "string" }, out: { type: "string" } },
  run: async (context) => {
    const desk = await openDesk(context);
    const { titleId, revision, caveats, reference } = await titleAt(desk, context);
    const slot = whole(context.flags, "slot") ?? (caveats.length === 1 ? caveats[0]?.slot : undefined);
    if (slot === undefined || !caveats.some((one) => one.slot === slot)) {
      throw new ToolError(`Say which caveat on ${reference} with --slot; ${caveats.length} stand there.`);
    }
    return putDown(context, desk, {
      kind: "caveat-withdrawal",
      deed: { titleId, revision, slot, deadline: await deadline(desk, context) },
    });
  },
};
