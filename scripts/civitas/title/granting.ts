import { titleId } from "../../../sdk/src/land/index.js";
import { ToolError } from "../../support/error.js";
import { type Context, type Outcome, text, type Verb, whole } from "../context.js";
import {
  DRAW_USAGE,
  deadline,
  documentDigest,
  drawFlags,
  momentFlag,
  oneOf,
  openDesk,
  putDown,
  slotOf,
  titleAt,
} from "./desk.js";
import { accountIn } from "./owners.js";

const KINDS = ["lease", "servitude", "covenant", "restriction"] as const;

/** Draws up a right over a title. */
export const titleRight: Verb = {
  name: "title right",
  usage: `REFERENCE --kind lease|servitude|covenant|restriction (--to HOLDER | --for REFERENCE) [--until 2027-01-31] ${DRAW_USAGE}`,
  summary: "draw up a right over a title; a servitude may be for another title, whose owners then sign",
  positionals: 1,
  flags: {
    ...drawFlags,
    kind: { type: "string" },
    to: { type: "string" },
    for: { type: "string" },
    until: { type: "string" },
  },
  run: drawRight,
};

async function drawRight(context: Context): Promise<Outcome> {
  const { flags } = context;
  const desk = await openDesk(context);
  const title = await titleAt(desk, context);
  const [to, benefited, until] = [text(flags, "to"), text(flags, "for"), momentFlag(context, "until")];
  if (to !== undefined && benefited !== undefined) {
    throw new ToolError("A right is somebody's (--to ACCOUNT) or another title's (--for REFERENCE), not both.");
  }
  return putDown(context, desk, {
    kind: "right",
    deed: {
      titleId: title.titleId,
      revision: title.revision,
      kind: oneOf(context, "kind", KINDS),
      ...(benefited === undefined ? { holder: accountIn(to, "--to") } : { benefited: titleId(benefited) }),
      terms: await documentDigest(context),
      ...(until === undefined ? {} : { until }),
      deadline: await deadline(desk, context),
    },
  });
}

/** Draws up a right's release. */
export const titleRightRelease: Verb = {
  name: "title right release",
  usage: `REFERENCE [--slot N] ${DRAW_USAGE}`,
  summary: "draw up the release of a right by its holder; `title show` tells its slot",
  positionals: 1,
  flags: { ...drawFlags, slot: { type: "string" } },
  run: async (context) => {
    const desk = await openDesk(context);
    const { titleId: id, revision, rights, reference } = await titleAt(desk, context);
    return putDown(context, desk, {
      kind: "right-release",
      deed: {
        titleId: id,
        revision,
        slot: slotOf(rights, whole(context.flags, "slot"), `right on ${reference}`),
        instrument: await documentDigest(context),
        deadline: await deadline(desk, context),
      },
    });
  },
};
