import type { Address } from "viem";
import {
  claimCalls as calls,
  completeClaim,
  decideObjection,
  type FirstRegistrationRef,
  type PublishedClaim,
  readClaim,
  readPublishedClaim,
  refuseClaim,
  signClaimWithdrawal,
  withdrawClaim,
} from "../../../sdk/src/land/claims/index.js";
import { titleId } from "../../../sdk/src/land/index.js";
import { ToolError } from "../../support/error.js";
import { type Context, type Outcome, text, type Verb, whole } from "../context.js";
import { contractOn } from "../deployment.js";
import { sendOptions } from "../import.js";
import { grouped, moment } from "../output.js";
import { type Desk, DRAW_USAGE, deadline, deskFlags, documentDigest, drawFlags, openDesk, putDown } from "./desk.js";
import { accountIn, ownershipFlags } from "./owners.js";
import { ownerFlags, parcelFlag } from "./owning.js";

const sendFlags = {
  ...deskFlags,
  confirmations: { type: "string" },
  timeout: { type: "string" },
  "dry-run": { type: "boolean" },
} as const;
const reasonFlags = { ...sendFlags, document: { type: "string" }, digest: { type: "string" } } as const;

/** Draws up a claim to land that no title stands for. */
export const titleClaim: Verb = {
  name: "title claim",
  usage: `REFERENCE --to ACCOUNT[=SHARE] … [--joint] [--area M2] [--plan PARCEL.geojson] ${DRAW_USAGE}`,
  summary: "draw up a claim to land that no title stands for; every claimant signs, the registrar publishes it",
  positionals: 1,
  flags: { ...drawFlags, ...ownerFlags, area: { type: "string" }, plan: { type: "string" } },
  run: async (context) => {
    const desk = await openClaims(context);
    const area = whole(context.flags, "area", 1);
    const deed = {
      titleId: titleId(context.positionals[0] ?? ""),
      ownership: ownershipFlags(context),
      ...(area === undefined ? {} : { area }),
      ...(await parcelFlag(context)),
      source: await documentDigest(context),
      deadline: await deadline(desk, context),
    };
    return putDown(context, desk, { kind: "claim", deed });
  },
};

/** Draws up an objection. */
export const titleClaimObject: Verb = {
  name: "title claim object",
  usage: `REFERENCE --by ACCOUNT ${DRAW_USAGE}`,
  summary: "draw up an objection to a published claim; the objector signs, and anyone hands it in",
  positionals: 1,
  flags: { ...drawFlags, by: { type: "string" } },
  run: async (context) => {
    const desk = await openClaims(context);
    const { claimId, claim } = await published(desk, context);
    const objector = accountIn(text(context.flags, "by"), "--by");
    const basis = await documentDigest(context);
    const deed = { titleId: claim.titleId, claimId, objector, basis, deadline: await deadline(desk, context) };
    return putDown(context, desk, { kind: "objection", deed });
  },
};

/** Draws up an objection's withdrawal. */
export const titleClaimConcede: Verb = {
  name: "title claim concede",
  usage: "REFERENCE --by ACCOUNT [--days 30] [--out DEED.json]",
  summary: "draw up that an objector takes the objection back",
  positionals: 1,
  flags: { ...deskFlags, by: { type: "string" }, days: { type: "string" }, out: { type: "string" } },
  run: async (context) => {
    const desk = await openClaims(context);
    const { claimId, claim } = await published(desk, context);
    const objector = accountIn(text(context.flags, "by"), "--by");
    const deed = { titleId: claim.titleId, claimId, objector, deadline: await deadline(desk, context) };
    return putDown(context, desk, { kind: "objection-withdrawal", deed });
  },
};

/** Shows the claim on a reference. */
export const titleClaimShow: Verb = {
  name: "title claim show",
  usage: "REFERENCE",
  summary: "show the claim that is published on a reference, until when objections are taken, and how many are open",
  positionals: 1,
  flags: deskFlags,
  run: async (context) => {
    const desk = await openClaims(context);
    const { claimId, claim, closesAt } = await published(desk, context);
    const standing = await readClaim(desk.chain, desk.first, claimId);
    context.say(`Claim ${claimId} on ${context.positionals[0]}, published in the log`);
    for (const { owner, numerator } of claim.ownership.portions) {
      context.say(`  claimant    ${owner} ${numerator}/${claim.ownership.denominator}`);
    }
    context.say(`  source      ${claim.source}`);
    context.say(`  objections  taken until ${moment(closesAt)}, ${openIn(standing)} open`);
    return { ok: true, result: { claimId, claim, closesAt, standing } };
  },
};

/** Enters a court's decision on an objection. */
export const titleClaimDecide: Verb = {
  name: "title claim decide",
  usage: "REFERENCE --objector ACCOUNT (--uphold | --dismiss) (--document FILE | --digest 0x…) [--dry-run]",
  summary: "decide an objection, as an officer of the court; one that is upheld ends the claim",
  positionals: 1,
  flags: { ...reasonFlags, objector: { type: "string" }, uphold: { type: "boolean" }, dismiss: { type: "boolean" } },
  run: async (context) => {
    const { flags } = context;
    const desk = await openClaims(context);
    const upheld = flags["uphold"] === true;
    if (upheld === (flags["dismiss"] === true)) throw new ToolError("Say --uphold or --dismiss.");
    const { claimId, claim } = await published(desk, context);
    const objector = accountIn(text(flags, "objector"), "--objector");
    const decision = { titleId: claim.titleId, claimId, objector, upheld, reasons: await documentDigest(context) };
    return act(context, `The objection is ${upheld ? "upheld" : "dismissed"}`, {
      estimate: () => desk.chain.estimate(calls.decide(desk.first, decision)),
      send: () => decideObjection(desk.chain, desk.first, decision, sendOptions(context)),
    });
  },
};

/** Registers a claim. */
export const titleClaimComplete: Verb = {
  name: "title claim complete",
  usage: "REFERENCE [--dry-run]",
  summary: "register a claim whose publication is over and to which no objection is open",
  positionals: 1,
  flags: sendFlags,
  run: async (context) => {
    const desk = await openClaims(context);
    const { claim } = await published(desk, context);
    return act(context, "The claim is registered", {
      estimate: () => desk.chain.estimate(calls.complete(desk.first, claim)),
      send: () => completeClaim(desk.chain, desk.first, claim, sendOptions(context)),
    });
  },
};

/** Refuses a claim. */
export const titleClaimRefuse: Verb = {
  name: "title claim refuse",
  usage: "REFERENCE (--document FILE | --digest 0x…) [--dry-run]",
  summary: "refuse a claim that cannot be registered, with the reasons",
  positionals: 1,
  flags: reasonFlags,
  run: async (context) => {
    const desk = await openClaims(context);
    const { claimId, claim } = await published(desk, context);
    const refusal = { titleId: claim.titleId, claimId, reasons: await documentDigest(context) };
    return act(context, "The claim is refused", {
      estimate: () => desk.chain.estimate(calls.refuse(desk.first, refusal)),
      send: () => refuseClaim(desk.chain, desk.first, refusal, sendOptions(context)),
    });
  },
};

/** Takes a claim back. */
export const titleClaimWithdraw: Verb = {
  name: "title claim withdraw",
  usage: "REFERENCE [--dry-run]",
  summary: "sign, as a claimant, that the claim is taken back, and hand that in",
  positionals: 1,
  flags: sendFlags,
  run: async (context) => {
    const desk = await openClaims(context);
    const { chain, first } = desk;
    const { claimId, claim } = await published(desk, context);
    const claimant = accountIn(chain.account, "--as");
    const paper = { titleId: claim.titleId, claimId, claimant, deadline: await deadline(desk, context) };
    const signature = await signClaimWithdrawal(chain, first, paper);
    return act(context, "The claim is withdrawn", {
      estimate: () => chain.estimate(calls.withdraw(first, claim, paper, signature)),
      send: () => withdrawClaim(chain, first, claim, paper, signature, sendOptions(context)),
    });
  },
};

interface Claims extends Desk {
  readonly first: FirstRegistrationRef;
}

/** First registration, through a node: what is drawn up here goes to it. */
async function openClaims(context: Context): Promise<Claims> {
  const desk = await openDesk(context);
  const { address, block } = await contractOn(context, desk, "FirstRegistration");
  const firstRegistration: Address = address;
  return { ...desk, ref: { registry: firstRegistration }, first: { firstRegistration }, fromBlock: block };
}

async function published({ chain, first, fromBlock }: Claims, { positionals }: Context): Promise<PublishedClaim> {
  const [reference = ""] = positionals;
  const found = await readPublishedClaim(chain, first, titleId(reference), { fromBlock });
  if (found === undefined) throw new ToolError(`No claim to ${reference} is published.`);
  return found;
}

async function act(
  context: Context,
  done: string,
  job: { readonly estimate: () => Promise<bigint>; readonly send: () => ReturnType<typeof completeClaim> },
): Promise<Outcome> {
  if (context.flags["dry-run"] === true) {
    const gas = await job.estimate();
    context.say(`That would pass, with about ${grouped(gas)} gas. Nothing was written.`);
    return { ok: true, result: { dryRun: true, gas } };
  }
  const { hash, block } = await job.send();
  context.say(`${done}, in block ${block}, transaction ${hash}.`);
  return { ok: true, result: { dryRun: false, transaction: hash, block } };
}

const openIn = (standing: Awaited<ReturnType<typeof readClaim>>): number =>
  standing.state === "unknown" ? 0 : standing.openObjections;
