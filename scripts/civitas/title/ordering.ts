import { type Hex, isHex } from "viem";
import {
  announceOrder,
  calls,
  carryOutOrder,
  type OrderedAct,
  type Ownership,
  type RegisteredTitle,
  readOrder,
  readOrderedAct,
  withdrawOrder,
} from "../../../sdk/src/land/index.js";
import { ToolError } from "../../support/error.js";
import { type Context, type Outcome, text, type Verb, whole } from "../context.js";
import { sendOptions } from "../import.js";
import { grouped, moment } from "../output.js";
import { type Desk, deskFlags, documentDigest, momentFlag, openDesk, slotOf, titleNamed } from "./desk.js";
import { accountIn, ownershipFlags } from "./owners.js";
import { ownerFlags, parcelFlag } from "./owning.js";

const sendFlags = { ...deskFlags, confirmations: { type: "string" }, timeout: { type: "string" } } as const;

/** Announces an order. */
export const titleOrderAnnounce: Verb = {
  name: "title order announce",
  usage:
    "ACT REFERENCE [--slot N] [--to ACCOUNT[=SHARE] …] [--joint] [--deceased ACCOUNT] [--until DATE] [--area M2] " +
    "[--plan PARCEL.geojson] (--document FILE | --digest 0x…) [--dry-run]",
  summary: "announce, as an officer of the court, an act that another officer is to carry out",
  positionals: 2,
  flags: {
    ...sendFlags,
    ...ownerFlags,
    slot: { type: "string" },
    deceased: { type: "string" },
    until: { type: "string" },
    area: { type: "string" },
    plan: { type: "string" },
    document: { type: "string" },
    digest: { type: "string" },
    "dry-run": { type: "boolean" },
  },
  run: announce,
};

/** Shows an order. */
export const titleOrderShow: Verb = {
  name: "title order show",
  usage: "ORDER",
  summary: "show an announced order by its id: the act, who announced it, and when it is due",
  positionals: 1,
  flags: deskFlags,
  run: show,
};

/** Carries an order out. */
export const titleOrderExecute: Verb = {
  name: "title order execute",
  usage: "ORDER [--dry-run]",
  summary: "carry an announced order out, as another officer of the court",
  positionals: 1,
  flags: { ...sendFlags, "dry-run": { type: "boolean" } },
  run: execute,
};

/** Withdraws an order. */
export const titleOrderWithdraw: Verb = {
  name: "title order withdraw",
  usage: "ORDER",
  summary: "take an announced order back, as any officer of the court",
  positionals: 1,
  flags: sendFlags,
  run: async (context) => {
    const { chain, ref } = await openDesk(context);
    const { hash, block } = await withdrawOrder(chain, ref, orderIn(context), sendOptions(context));
    context.say(`The order is withdrawn, in block ${block}, transaction ${hash}.`);
    return { ok: true, result: { transaction: hash, block } };
  },
};

type Draft = (context: Context, desk: Desk, title: RegisteredTitle) => OrderedAct | Promise<OrderedAct>;

/** What a court can order, as a person names it. Each says what it expects to find, so that it fits or fails. */
const ACTS: Readonly<Record<string, Draft>> = {
  freeze: (_, { ref }, title) => calls.setFrozenTokens(ref, { ...held(ref.registry, title), frozen: true }),
  unfreeze: (_, { ref }, title) => calls.setFrozenTokens(ref, { ...held(ref.registry, title), frozen: false }),
  transfer: (context, { ref }, title) => {
    const { titleId, holder: from } = held(ref.registry, title);
    const [to, other] = ownershipFlags(context).portions;
    if (to === undefined || other !== undefined)
      throw new ToolError("A title is given to one owner; see rectify-owners.");
    return calls.forcedTransfer(ref, { titleId, from, to: to.owner });
  },
  "remove-caveat": ({ flags }, { ref }, { titleId, caveats, reference }) => {
    const slot = slotOf(caveats, whole(flags, "slot"), `caveat on ${reference}`);
    const caveator = caveats.find((one) => one.slot === slot)?.caveator;
    return calls.removeCaveat(ref, { titleId, slot, caveator: accountIn(caveator, "--slot") });
  },
  "remove-notice": (_, { ref }, { titleId, notice, reference }) => {
    if (notice === undefined) throw new ToolError(`No priority notice stands on ${reference}.`);
    return calls.removeNotice(ref, { titleId, beneficiary: notice.beneficiary });
  },
  restrict: (context, { ref }, { titleId }) => {
    const [body] = ownershipFlags(context).portions;
    const until = momentFlag(context, "until");
    return calls.imposeRestriction(ref, {
      titleId,
      holder: accountIn(body?.owner, "--to"),
      ...(until === undefined ? {} : { until }),
    });
  },
  "lift-right": ({ flags }, { ref }, { titleId, rights, reference }) => {
    const slot = slotOf(rights, whole(flags, "slot"), `right on ${reference}`);
    const holder = rights.find((one) => one.slot === slot)?.holder;
    return calls.liftRight(ref, { titleId, slot, ...(holder === undefined ? {} : { holder }) });
  },
  "rectify-parcel": async (context, { ref }, { titleId, area, parcel }) => {
    const before = { ...(area === undefined ? {} : { area }), ...(parcel === undefined ? {} : { parcel }) };
    const measured = whole(context.flags, "area", 1);
    const said = { ...(measured === undefined ? {} : { area: measured }), ...(await parcelFlag(context)) };
    if (Object.keys(said).length === 0) throw new ToolError("Say what is right: --area M2, --plan PARCEL.geojson.");
    return calls.rectifyParcel(ref, { titleId, before, later: { ...before, ...said } });
  },
  "rectify-owners": (context, { ref }, title) =>
    calls.rectifyOwners(ref, { titleId: title.titleId, before: owned(title), later: ownershipFlags(context) }),
  transmit: (context, { ref }, { titleId }) => {
    const deceased = accountIn(text(context.flags, "deceased"), "--deceased");
    return calls.transmit(ref, { titleId, deceased, later: ownershipFlags(context) });
  },
  "strike-out": (_, { ref }, title) => calls.strikeOut(ref, held(ref.registry, title)),
};

async function announce(context: Context): Promise<Outcome> {
  const [name = "", reference = ""] = context.positionals;
  const draft = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
  if (draft === undefined) throw new ToolError(`The ACT is one of ${Object.keys(ACTS).join(", ")}.`);
  const desk = await openDesk(context);
  const { chain, ref } = desk;
  const act = await draft(context, desk, await titleNamed(desk, reference));
  const basis = await documentDigest(context);
  const orderId = calls.orderId(act);
  if (context.flags["dry-run"] === true) {
    const gas = await chain.estimate(calls.announceOrder(ref, act, basis));
    context.say(`The order ${orderId} would be announced, with about ${grouped(gas)} gas. Nothing was written.`);
    return { ok: true, result: { dryRun: true, orderId, gas } };
  }
  const { mined, due, lapses } = await announceOrder(chain, ref, act, basis, sendOptions(context));
  context.say(`Announced: ${name} of title ${reference}, in block ${mined.block}, transaction ${mined.hash}.`);
  context.say(`Another officer carries it out from ${moment(due)} to ${moment(lapses)}:`);
  context.say(`  civitas title order execute ${orderId}`);
  return { ok: true, result: { dryRun: false, orderId, due, lapses, transaction: mined.hash, block: mined.block } };
}

async function show(context: Context): Promise<Outcome> {
  const desk = await openDesk(context);
  const orderId = orderIn(context);
  const standing = await readOrder(desk.chain, desk.ref, orderId);
  if (standing.state === "unknown") {
    context.say(`No order ${orderId} waits: it was never announced, was withdrawn or is carried out.`);
    return { ok: false, result: { orderId, standing } };
  }
  const { functionName, args } = await actOf(desk, orderId);
  context.say(`Order ${orderId}: ${standing.state}`);
  context.say(`  act      ${functionName} ${args.map(shown).join(" ")}`);
  context.say(`  officer  ${standing.officer}`);
  context.say(`  basis    ${standing.basis}`);
  context.say(`  due      ${moment(standing.due)}, lapses ${moment(standing.lapses)}`);
  return { ok: true, result: { orderId, standing, act: { functionName, args } } };
}

async function execute(context: Context): Promise<Outcome> {
  const desk = await openDesk(context);
  const orderId = orderIn(context);
  const act = await actOf(desk, orderId);
  if (context.flags["dry-run"] === true) {
    const gas = await desk.chain.estimate(act);
    context.say(`${act.functionName} would be carried out, with about ${grouped(gas)} gas. Nothing was written.`);
    return { ok: true, result: { dryRun: true, orderId, gas } };
  }
  const { mined, ...outcome } = await carryOutOrder(desk.chain, act, sendOptions(context));
  const done = outcome.outcome === "entered" ? "entered" : "carried out; the title stood as ordered already";
  context.say(`The order is ${done}, in block ${mined.block}, transaction ${mined.hash}.`);
  return { ok: true, result: { dryRun: false, orderId, ...outcome, transaction: mined.hash, block: mined.block } };
}

/** The act that was announced under an id, as the registry's log has it. */
async function actOf({ chain, ref, fromBlock }: Desk, orderId: Hex): Promise<OrderedAct> {
  const act = await readOrderedAct(chain, ref, orderId, { fromBlock });
  if (act === undefined) throw new ToolError(`Nobody announced an order ${orderId} in ${ref.registry}.`);
  return act;
}

function orderIn({ positionals }: Context): Hex {
  const [id = ""] = positionals;
  if (isHex(id) && id.length === 66) return id;
  throw new ToolError("Name the order by its id, 0x and 64 hexadecimal digits, as its announcement told it.");
}

/** Whom the token says to hold a title: its sole owner, or the registry for several. */
const held = (registry: Hex, { titleId, owners }: RegisteredTitle): { readonly titleId: Hex; readonly holder: Hex } => {
  const [owner, other] = owners;
  return { titleId, holder: owner === undefined || other !== undefined ? registry : owner.owner };
};

const owned = ({ form, owners }: RegisteredTitle): Ownership => ({
  form,
  denominator: owners[0]?.denominator ?? 1n,
  portions: owners.map(({ owner, numerator }) => ({ owner, numerator })),
});

const shown = (arg: unknown): string =>
  typeof arg === "object"
    ? JSON.stringify(arg, (_, value) => (typeof value === "bigint" ? String(value) : value))
    : String(arg);
