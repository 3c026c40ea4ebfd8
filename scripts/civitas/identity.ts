import { type Address, isAddress } from "viem";
import { officeRole } from "../../sdk/src/access/index.js";
import {
  type IdentityAct,
  type IdentityRef,
  type IdentityStanding,
  identityHistory,
  type Place,
  readIdentity,
  readPlace,
  readStanding,
} from "../../sdk/src/identity/index.js";
import { ToolError } from "../support/error.js";
import type { Context, Flags, Outcome, Verb } from "./context.js";
import { needed } from "./credential-words.js";
import { contractOn, deploymentFlags } from "./deployment.js";
import { type Node, nodeFlags, openNode } from "./node.js";
import { columns, moment } from "./output.js";

/** Flags by which every verb about identities finds its registry. */
export const identityFlags = { ...nodeFlags, ...deploymentFlags } as const;

/** Shows how an account stands, its place in its identity, and all that was ever done to that. */
export const identityShow: Verb = {
  name: "identity show",
  usage: "ACCOUNT",
  summary: "show how an account stands, which account took over from it, and its identity's history",
  positionals: 1,
  flags: identityFlags,
  run: show,
};

/** A node and the identity registry on it. */
export async function openIdentities(context: Context): Promise<{
  readonly node: Node;
  readonly ref: IdentityRef;
  readonly fromBlock: bigint;
}> {
  const node = await openNode(context);
  const { address: identities, block: fromBlock } = await contractOn(context, node, "IdentityRegistry");
  return { node, ref: { identities }, fromBlock };
}

/** An account that a person typed. */
export function accountIn(value: string | undefined, where: string): Address {
  if (value !== undefined && isAddress(value)) return value;
  throw new ToolError(`${where}: ${value ?? "nothing"} is not an account, or its checksum is wrong.`);
}

/** The office for which an officer acts, as 4/1. */
export function officeIn(flags: Flags): bigint {
  const [agency, office] = needed(flags, "office").split("/").map(Number);
  if (!agency || !office) throw new ToolError("--office is written as 4/1: the agency's number and the office's.");
  return officeRole(agency, office);
}

async function show(context: Context): Promise<Outcome> {
  const account = accountIn(context.positionals[0], "The account");
  const { node, ref, fromBlock } = await openIdentities(context);
  const { chain } = node;
  const { number: block } = await chain.block();
  const [identity, standing, place] = await Promise.all([
    readIdentity(chain, ref, account, { block }),
    readStanding(chain, ref, account, { block }),
    readPlace(chain, ref, account, { block }),
  ]);
  const history = await identityHistory(chain, ref, account, { fromBlock, toBlock: block });
  context.say(`${account}: ${inWords(standing)}, as of block ${block}`);
  if (identity.state !== "unknown") {
    context.say(`  kind      ${identity.kind}`);
    context.say(`  office    0x${identity.office.toString(16)}`);
    context.say(`  since     ${moment(identity.since)}`);
    context.say(`  until     ${moment(identity.until)}`);
    context.say(`  revision  ${identity.revision}`);
  }
  for (const line of placeInWords(place, account)) context.say(line);
  if (history.length > 0) context.say("\nHistory");
  for (const line of columns(history.map(told))) context.say(line);
  return { ok: true, result: { ...ref, block, account, identity, standing, place, history } };
}

function inWords(standing: IdentityStanding): string {
  switch (standing.state) {
    case "verified":
      return `verified until ${moment(standing.until)}`;
    case "over":
      return `its verification was over on ${moment(standing.since)}`;
    case "withdrawn":
      return `its verification was withdrawn on ${moment(standing.since)}`;
    case "ended":
      return `ended by death or dissolution on ${moment(standing.since)}`;
    case "succeeded":
      return `succeeded by ${standing.current} on ${moment(standing.since)}`;
    case "unknown":
      return "never verified here";
  }
}

function placeInWords({ root, pending, contestedUntil }: Place, account: Address): readonly string[] {
  return [
    ...(root === account ? [] : [`  first account  ${root}`]),
    ...(pending === undefined
      ? []
      : [`  announced  ${pending.successor} takes over from ${moment(pending.completableAt)} on, unless it objects`]),
    ...(contestedUntil === undefined
      ? []
      : [`  contested  the holder objected; no rotation before ${moment(contestedUntil)}`]),
  ];
}

function told(act: IdentityAct): readonly string[] {
  const more =
    "successor" in act
      ? act.successor
      : "predecessor" in act
        ? act.predecessor
        : "until" in act
          ? moment(act.until)
          : "";
  return [`  ${act.account}`, `revision ${act.revision}`, `block ${act.block}`, act.kind, more];
}
