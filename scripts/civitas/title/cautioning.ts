import { ToolError } from "../../support/error.js";
import { text, type Verb, whole } from "../context.js";
import {
  DRAW_USAGE,
  deadline,
  deskFlags,
  documentDigest,
  drawFlags,
  momentFlag,
  openDesk,
  putDown,
  slotOf,
  titleAt,
} from "./desk.js";
import { accountIn } from "./owners.js";

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
  usage: "REFERENCE [--slot N] [--days 30] [--out DEED.json]",
  summary: "draw up the withdrawal of a caveat; `title show` tells its slot",
  positionals: 1,
  flags: { ...deskFlags, slot: { type: "string" }, days: { type: "string" }, out: { type: "string" } },
  run: async (context) => {
    const desk = await openDesk(context);
    const { titleId, revision, caveats, reference } = await titleAt(desk, context);
    const slot = slotOf(caveats, whole(context.flags, "slot"), `caveat on ${reference}`);
    return putDown(context, desk, {
      kind: "caveat-withdrawal",
      deed: { titleId, revision, slot, deadline: await deadline(desk, context) },
    });
  },
};

/** Draws up a caveat's variation. */
export const titleCaveatVary: Verb = {
  name: "title caveat vary",
  usage: `REFERENCE [--slot N] [--until 2027-01-31] ${DRAW_USAGE}`,
  summary: "draw up another basis or end of a caveat; without --until it stands until it is withdrawn",
  positionals: 1,
  flags: { ...drawFlags, slot: { type: "string" }, until: { type: "string" } },
  run: async (context) => {
    const desk = await openDesk(context);
    const { titleId, revision, caveats, reference } = await titleAt(desk, context);
    const until = momentFlag(context, "until");
    return putDown(context, desk, {
      kind: "caveat-variation",
      deed: {
        titleId,
        revision,
        slot: slotOf(caveats, whole(context.flags, "slot"), `caveat on ${reference}`),
        basis: await documentDigest(context),
        ...(until === undefined ? {} : { until }),
        deadline: await deadline(desk, context),
      },
    });
  },
};

/** Draws up a priority notice. */
export const titleNotice: Verb = {
  name: "title notice",
  usage: `REFERENCE --for ACCOUNT [--hold 60] ${DRAW_USAGE}`,
  summary: "draw up a priority notice, which holds the place of the one dealing that rests on the document",
  positionals: 1,
  flags: { ...drawFlags, for: { type: "string" }, hold: { type: "string" } },
  run: async (context) => {
    const desk = await openDesk(context);
    const { titleId, revision } = await titleAt(desk, context);
    const days = whole(context.flags, "hold", 1) ?? 60;
    if (days > 120) throw new ToolError("A place is held for 120 days at most: --hold 1 to 120.");
    return putDown(context, desk, {
      kind: "notice",
      deed: {
        titleId,
        revision,
        beneficiary: accountIn(text(context.flags, "for"), "--for"),
        dealing: await documentDigest(context),
        until: (await desk.chain.block()).timestamp + BigInt(days) * 86_400n,
        deadline: await deadline(desk, context),
      },
    });
  },
};

/** Draws up a priority notice's withdrawal. */
export const titleNoticeWithdraw: Verb = {
  name: "title notice withdraw",
  usage: "REFERENCE [--days 30] [--out DEED.json]",
  summary: "draw up the withdrawal of a priority notice by its beneficiary",
  positionals: 1,
  flags: { ...deskFlags, days: { type: "string" }, out: { type: "string" } },
  run: async (context) => {
    const desk = await openDesk(context);
    const { titleId, revision } = await titleAt(desk, context);
    const deed = { titleId, revision, deadline: await deadline(desk, context) };
    return putDown(context, desk, { kind: "notice-withdrawal", deed });
  },
};
