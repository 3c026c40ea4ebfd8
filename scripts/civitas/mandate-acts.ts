import type { Hex } from "viem";
import type { AnyCall } from "../../sdk/src/core/index.js";
import { calls, findPath, type ListedMandate, readMandate, rootOf } from "../../sdk/src/mandates/index.js";
import { ToolError } from "../support/error.js";
import { type Context, type Outcome, text, type Verb, whole } from "./context.js";
import { moment, needed } from "./credential-words.js";
import { accountIn } from "./identity.js";
import { keyIn, type Mandates, mandateFlags, openMandates } from "./mandate.js";
import { amountIn, subjectFlags, subjectIn } from "./mandate-words.js";
import { sender } from "./node.js";

const HOUR = 3_600n;
const common = { ...mandateFlags, "dry-run": { type: "boolean" } } as const;

/** What principals and agents do with mandates. */
export const mandateActs: readonly Verb[] = [
  {
    name: "mandate grant",
    usage:
      "AGENT --at CONTRACT [--power NAME] --until DATE [--for DIGEST|ACCOUNT] [--count N] [--sum N] [--depth N] [--under KEY] [--acceptance]",
    summary: "let an agent act for the account; CONTRACT is a name such as ServiceDesk, or an account",
    positionals: 1,
    flags: {
      ...common,
      ...subjectFlags,
      until: { type: "string" },
      count: { type: "string" },
      sum: { type: "string" },
      depth: { type: "string" },
      acceptance: { type: "boolean" },
    },
    run: grant,
  },
  {
    name: "mandate revoke",
    usage: "KEY",
    summary: "take a mandate back, as the account that gave it",
    positionals: 1,
    flags: common,
    run: (context) => end(context, "grantor", ({ ref }, mandate) => calls.revoke(ref, mandate)),
  },
  {
    name: "mandate renounce",
    usage: "KEY",
    summary: "give a mandate back, as its agent",
    positionals: 1,
    flags: common,
    run: (context) => end(context, "agent", renunciation),
  },
];

async function grant(context: Context): Promise<Outcome> {
  const { flags, positionals } = context;
  const named = accountIn(positionals[0], "The agent");
  const opened = await openMandates(context);
  const { chain, ref, deployment } = opened;
  const under = text(flags, "under");
  const [count, sum, depth] = [whole(flags, "count", 1), amountIn(flags, "sum"), whole(flags, "depth")];
  const given = {
    ...subjectIn(flags, deployment),
    // The first account of its identity: the mandate then follows the agent through a lost key.
    agent: await rootOf(chain, ref, named),
    ...(under === undefined ? {} : { parent: await keyIn(opened, under) }),
    terms: {
      until: moment(needed(flags, "until")),
      ...(count === undefined ? {} : { count }),
      ...(sum === undefined ? {} : { sum }),
      ...(depth === undefined ? {} : { depth }),
    },
    acceptance: flags["acceptance"] === true,
  };
  const key = await chain.read(calls.keyOf(ref, { ...given, grantor: sender(opened) }));
  return send(context, opened, "grant", key, calls.grant(ref, given));
}

/** Ends a mandate as the party whose it is to do so. */
async function end(
  context: Context,
  party: "grantor" | "agent",
  callFor: (opened: Mandates, mandate: Found) => AnyCall | Promise<AnyCall>,
): Promise<Outcome> {
  const opened = await openMandates(context);
  const { chain, ref, span } = opened;
  const key = await keyIn(opened, context.positionals[0]);
  const mandate = (await findPath(chain, ref, key, span)).links.at(-1);
  const own = await rootOf(chain, ref, sender(opened));
  // A revocation by another account would be of another mandate: it would be taken, and this one would stand.
  if (mandate === undefined || own !== (await rootOf(chain, ref, mandate[party]))) {
    throw new ToolError(`${chain.account} is not the ${party} of mandate ${key}.`);
  }
  const verb = party === "grantor" ? "revoke" : "renounce";
  return send(context, opened, verb, key, await callFor(opened, mandate));
}

async function renunciation({ chain, ref }: Mandates, mandate: Found): Promise<AnyCall> {
  const standing = await readMandate(chain, ref, mandate.key);
  const revision = standing.state === "unknown" ? 0 : standing.revision;
  return calls.renounce(ref, { ...mandate, revision, deadline: (await chain.block()).timestamp + HOUR });
}

async function send(context: Context, opened: Mandates, verb: string, key: Hex, call: AnyCall): Promise<Outcome> {
  const { chain, ref } = opened;
  if (context.flags["dry-run"] === true) {
    const gas = await chain.estimate(call);
    context.say(`Would ${verb} mandate ${key}, for ${gas} gas. Nothing was sent.`);
    return { ok: true, result: { ...ref, key, dryRun: true, gas } };
  }
  const { logs, hash: transaction, block, gasUsed } = await chain.send(call);
  const held = logs.length === 0;
  context.say(
    held ? `Nothing to do: it holds already (${transaction}).` : `Done: ${verb} mandate ${key}, in ${transaction}.`,
  );
  return { ok: true, result: { ...ref, key, outcome: held ? "held" : "done", transaction, block, gasUsed } };
}

type Found = Omit<ListedMandate, "standing">;
