import type { Hex } from "viem";
import { checkGeometry } from "../../../sdk/src/land/import/index.js";
import { type Nature, parcelDigest, titleId } from "../../../sdk/src/land/index.js";
import { ToolError } from "../../support/error.js";
import { type Context, type Outcome, text, type Verb, whole } from "../context.js";
import { readJsonInput } from "../input.js";
import { DRAW_USAGE, deadline, documentDigest, drawFlags, oneOf, openDesk, putDown, titleAt } from "./desk.js";
import { accountIn, ownershipFlags } from "./owners.js";

const NATURES: readonly Nature[] = ["sale", "gift", "exchange", "settlement", "other"];
/** Flags that name owners. */
export const ownerFlags = { to: { type: "string", multiple: true }, joint: { type: "boolean" } } as const;

/** Draws up the first registration of a title. */
export const titleNew: Verb = {
  name: "title new",
  usage:
    "REFERENCE --to ACCOUNT[=SHARE] … [--joint] [--area M2] [--plan PARCEL.geojson] (--document FILE | --digest 0x…)",
  summary: "draw up the registration of a title that is not on record yet",
  positionals: 1,
  flags: { ...drawFlags, ...ownerFlags, area: { type: "string" }, plan: { type: "string" } },
  run: drawNew,
};

/** Draws up a deed by which a title passes, whole or by shares. */
export const titleTransfer: Verb = {
  name: "title transfer",
  usage: `REFERENCE --to ACCOUNT[=SHARE] … [--joint] [--nature gift] [--through ACCOUNT] ${DRAW_USAGE}`,
  summary: "draw up a deed: --to names everybody who owns the title afterwards",
  positionals: 1,
  flags: { ...drawFlags, ...ownerFlags, nature: { type: "string" }, through: { type: "string" } },
  run: drawTransfer,
};

async function drawNew(context: Context): Promise<Outcome> {
  const { flags, positionals } = context;
  const desk = await openDesk(context);
  const area = whole(flags, "area", 1);
  return putDown(context, desk, {
    kind: "registration",
    deed: {
      titleId: titleId(positionals[0] ?? ""),
      ownership: ownershipFlags(context),
      ...(area === undefined ? {} : { area }),
      ...(await parcelFlag(context)),
      source: await documentDigest(context),
    },
  });
}

/** Digest of the geometry in the file that `--plan` names. */
export async function parcelFlag({ flags }: Context): Promise<{ readonly parcel?: Hex }> {
  const file = text(flags, "plan");
  if (file === undefined) return {};
  const json = (await readJsonInput(file)) as { readonly type?: unknown; readonly geometry?: unknown } | null;
  const checked = checkGeometry(json?.type === "Feature" ? json.geometry : json);
  if ("rule" in checked) throw new ToolError(`${file}: ${checked.sentence}`);
  return { parcel: parcelDigest(checked.geometry) };
}

async function drawTransfer(context: Context): Promise<Outcome> {
  const { flags } = context;
  const desk = await openDesk(context);
  const title = await titleAt(desk, context);
  const nature = text(flags, "nature") === undefined ? "sale" : oneOf(context, "nature", NATURES);
  const through = text(flags, "through");
  const deed = {
    titleId: title.titleId,
    revision: title.revision,
    nature,
    instrument: await documentDigest(context),
    ...(through === undefined ? {} : { conduit: accountIn(through, "--through") }),
    deadline: await deadline(desk, context),
  };
  const ownership = ownershipFlags(context);
  const [seller, buyer] = [title.owners[0]?.owner, ownership.portions[0]?.owner];
  if (title.form === "sole" && ownership.form === "sole" && seller !== undefined && buyer !== undefined) {
    return putDown(context, desk, { kind: "transfer", deed: { ...deed, seller, buyer } });
  }
  return putDown(context, desk, { kind: "ownership", deed: { ...deed, ownership } });
}
