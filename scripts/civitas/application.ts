import { type Hex, isHex } from "viem";
import {
  type ApplicationAct,
  type ApplicationRecord,
  applicationHistory,
  type DeskRef,
  readApplication,
  readQueue,
  serviceName,
  type Turn,
  turnOf,
} from "../../sdk/src/desk/index.js";
import { ToolError } from "../support/error.js";
import type { Context, Outcome, Verb } from "./context.js";
import { contractOn, deploymentFlags } from "./deployment.js";
import { type Node, nodeFlags, openNode } from "./node.js";
import { columns, moment } from "./output.js";

/** Flags by which every verb about applications finds its desk. */
export const deskFlags = { ...nodeFlags, ...deploymentFlags } as const;

/** Shows an application, whose turn it is, and all that was ever done to it. */
export const applicationShow: Verb = {
  name: "application show",
  usage: "ID",
  summary: "show an application, whose turn it is, and its history",
  positionals: 1,
  flags: deskFlags,
  run: show,
};

/** Shows what an office has before it. */
export const applicationQueue: Verb = {
  name: "application queue",
  usage: "OFFICE",
  summary: "list what an office is to decide, the one due first before the others",
  positionals: 1,
  flags: deskFlags,
  run: queue,
};

/** A node and the desk on it. */
export async function openDesk(context: Context): Promise<{
  readonly node: Node;
  readonly ref: DeskRef;
  readonly fromBlock: bigint;
}> {
  const node = await openNode(context);
  const { address: desk, block: fromBlock } = await contractOn(context, node, "ServiceDesk");
  return { node, ref: { desk }, fromBlock };
}

/** A word of 32 bytes that a person typed. */
export function wordOf(value: string | undefined, what: string): Hex {
  if (value !== undefined && isHex(value) && value.length === 66) return value;
  throw new ToolError(`${what} must be 0x and 64 hexadecimal digits${value === undefined ? "" : `, not ${value}`}.`);
}

/** The application that the verb names, as it stands. */
export async function applicationAt(context: Context, node: Node, ref: DeskRef): Promise<ApplicationRecord> {
  const id = wordOf(context.positionals[0], "The application's id");
  const standing = await readApplication(node.chain, ref, id);
  if (standing.state === "unknown") throw new ToolError(`No application ${id} was submitted at ${ref.desk}.`);
  const { state: _, ...application } = standing;
  return application;
}

async function show(context: Context): Promise<Outcome> {
  const { say } = context;
  const { node, ref, fromBlock } = await openDesk(context);
  const { number: block, timestamp } = await node.chain.block();
  const application = await applicationAt(context, node, ref);
  const acts = await applicationHistory(node.chain, ref, application.applicationId, { fromBlock, toBlock: block });
  const turn = turnOf(application, timestamp);
  say(`Application ${application.applicationId}, ${application.stage}, as of block ${block}`);
  say(`  service    ${serviceName(application.serviceId)}, terms ${application.serviceRevision}`);
  say(`  applicant  ${application.applicant}`);
  say(`  revision   ${application.revision}`);
  say(`  next       ${inWords(turn)}`);
  say("\nHistory");
  for (const line of columns(acts.map(told))) say(line);
  return { ok: true, result: { ...ref, block, application, turn, history: acts } };
}

async function queue(context: Context): Promise<Outcome> {
  const office = officeOf(context.positionals[0] ?? "");
  const { node, ref, fromBlock } = await openDesk(context);
  const { number: toBlock, timestamp: at } = await node.chain.block();
  const queued = await readQueue(node.chain, ref, { office, at, fromBlock, toBlock });
  if (queued.length === 0) context.say("Nothing is before this office.");
  const rows = queued.map(({ applicationId, stage, serviceId, turn }) => [
    applicationId,
    serviceName(serviceId),
    stage,
    inWords(turn),
  ]);
  for (const line of columns(rows)) context.say(line);
  return { ok: true, result: { ...ref, office, block: toBlock, queue: queued } };
}

/** An office's role, as `powers` prints it. */
function officeOf(word: string): bigint {
  if (/^0x[0-9a-f]{1,16}$/i.test(word)) return BigInt(word);
  throw new ToolError(`${word} names no office. Give its role, such as 0x30001; the verb powers lists them.`);
}

function inWords(turn: Turn): string {
  switch (turn.who) {
    case "office":
    case "appeal office":
      return `the ${turn.who} decides before ${moment(turn.until)}`;
    case "applicant":
      return `the applicant may act before ${moment(turn.until)}`;
    case "office or applicant":
      return "the answer is overdue: the office may refuse, the applicant may still answer";
    case "anybody":
      return `the time is over: anybody may call ${turn.act}`;
    case "nobody":
      return "nothing: it has ended";
  }
}

/** One act as a line: what it was, who did it, what became of the fee, and the digest that it rests on. */
function told(act: ApplicationAct): readonly string[] {
  const fee = act.fee === undefined ? "" : `fee ${act.fee.outcome}`;
  return [
    `  ${act.revision}`,
    `block ${act.block}`,
    act.kind,
    `by ${act.actor}`,
    fee,
    "digest" in act ? act.digest : "",
  ];
}
