import type { Hex } from "viem";
import type { Chain, Deployment } from "../../sdk/src/core/index.js";
import {
  findPath,
  type MandateSpan,
  type MandatesRef,
  mandateHistory,
  mandatesGivenBy,
  mandatesReceivedBy,
  readAuthority,
  readMandate,
  type Wish,
} from "../../sdk/src/mandates/index.js";
import { ToolError } from "../support/error.js";
import { wordOf } from "./application.js";
import { type Context, type Outcome, text, type Verb } from "./context.js";
import { contractOn, deploymentFlags, readDeployment } from "./deployment.js";
import { accountIn } from "./identity.js";
import {
  amountIn,
  authorityInWords,
  leftInWords,
  listed,
  subjectFlags,
  subjectIn,
  themeInWords,
  told,
} from "./mandate-words.js";
import { nodeFlags, openNode } from "./node.js";
import { columns } from "./output.js";

/** Flags by which every verb about mandates finds its registry. */
export const mandateFlags = { ...nodeFlags, ...deploymentFlags } as const;

/** What everybody may see of mandates. */
export const mandateVerbs: readonly Verb[] = [
  {
    name: "mandate show",
    usage: "KEY",
    summary: "show a mandate, how it stands, the mandates above it, and its history",
    positionals: 1,
    flags: mandateFlags,
    run: show,
  },
  {
    name: "mandate list",
    usage: "ACCOUNT",
    summary: "list the mandates that an account gave and received, and what is left of each",
    positionals: 1,
    flags: mandateFlags,
    run: list,
  },
  {
    name: "mandate check",
    usage: "PRINCIPAL AGENT --at CONTRACT [--power NAME] [--for DIGEST|ACCOUNT] [--amount N] [--under KEY]",
    summary: "tell whether an agent may act for a principal now, and what joins them or is missing",
    positionals: 2,
    flags: { ...mandateFlags, ...subjectFlags, amount: { type: "string" } },
    run: check,
  },
];

/** A registry of mandates, and what else was deployed beside it. */
export interface Mandates {
  readonly chain: Chain;
  readonly ref: MandatesRef;
  readonly deployment: Deployment;
  readonly span: Required<MandateSpan>;
}

/** A node and the registry of mandates on it. */
export async function openMandates(context: Context): Promise<Mandates> {
  const node = await openNode(context);
  const { address: mandates, block: fromBlock } = await contractOn(context, node, "MandateRegistry");
  const deployment = await readDeployment(context, node);
  const { number: toBlock } = await node.chain.block();
  return { chain: node.chain, ref: { mandates }, deployment, span: { fromBlock, toBlock } };
}

/** A mandate's key as a person typed it, which must be of one that was given. */
export async function keyIn({ chain, ref, span }: Mandates, value: string | undefined): Promise<Hex> {
  const key = wordOf(value, "The mandate's key");
  const { state } = await readMandate(chain, ref, key, { block: span.toBlock });
  if (state === "unknown") throw new ToolError(`No mandate ${key} was given in ${ref.mandates}.`);
  return key;
}

async function show(context: Context): Promise<Outcome> {
  const { say, positionals } = context;
  const opened = await openMandates(context);
  const { chain, ref, span, deployment } = opened;
  const key = await keyIn(opened, positionals[0]);
  const [standing, { links, principal, path }, history] = await Promise.all([
    readMandate(chain, ref, key, { block: span.toBlock }),
    findPath(chain, ref, key, span),
    mandateHistory(chain, ref, key, span),
  ]);
  const mandate = links.at(-1);
  if (mandate === undefined) throw new ToolError(`The node tells nothing of mandate ${key}.`);
  say(`Mandate ${key}: ${standing.state}, as of block ${span.toBlock}`);
  say(`  from   ${mandate.grantor}`);
  say(`  to     ${mandate.agent}`);
  say(`  for    ${themeInWords(mandate.theme, deployment)}`);
  if (mandate.resource !== undefined) say(`  only   ${mandate.resource}`);
  say(`  left   ${leftInWords(standing)}`);
  if (links.length > 1) say(`\nIt rests on, from ${principal} on`);
  const above = await Promise.all(
    links.slice(0, -1).map((link) => readMandate(chain, ref, link.key, { block: span.toBlock })),
  );
  for (const line of columns(above.map(({ state }, at) => [`  ${links[at]?.key}`, state, `to ${links[at]?.agent}`])))
    say(line);
  say("\nHistory");
  for (const line of columns(history.map(told))) say(line);
  return { ok: true, result: { ...ref, block: span.toBlock, mandate, standing, principal, links, path, history } };
}

async function list(context: Context): Promise<Outcome> {
  const account = accountIn(context.positionals[0], "The account");
  const { chain, ref, span, deployment } = await openMandates(context);
  const [given, received] = await Promise.all([
    mandatesGivenBy(chain, ref, account, span),
    mandatesReceivedBy(chain, ref, account, span),
  ]);
  const rows = [
    ...given.map((one) => listed("gave", one, one.agent, deployment)),
    ...received.map((one) => listed("received", one, one.grantor, deployment)),
  ];
  if (rows.length === 0) context.say(`${account} gave no mandate and received none.`);
  for (const line of columns(rows)) context.say(line);
  return { ok: true, result: { ...ref, block: span.toBlock, account, given, received } };
}

async function check(context: Context): Promise<Outcome> {
  const { positionals, flags, say } = context;
  const [principal, agent] = [accountIn(positionals[0], "The principal"), accountIn(positionals[1], "The agent")];
  const opened = await openMandates(context);
  const { chain, ref, deployment, span } = opened;
  const amount = amountIn(flags, "amount");
  const wish: Wish = {
    ...{ principal, agent, ...subjectIn(flags, deployment) },
    ...(amount === undefined ? {} : { amount }),
    ...(await pathIn(opened, text(flags, "under"))),
  };
  const authority = await readAuthority(chain, ref, wish, { block: span.toBlock });
  say(`${agent} ${authorityInWords(authority)}, as of block ${span.toBlock}`);
  for (const line of columns(
    authority.links.map(({ key, standing, fault }) => [`  ${key}`, fault ?? "fits", leftInWords(standing)]),
  ))
    say(line);
  return { ok: authority.state === "authorised", result: { ...ref, block: span.toBlock, authority } };
}

/** The path that leads to a mandate; the direct one where none is named. */
async function pathIn(opened: Mandates, under: string | undefined): Promise<Pick<Wish, "path">> {
  if (under === undefined) return {};
  const { path } = await findPath(opened.chain, opened.ref, await keyIn(opened, under), opened.span);
  return { path };
}
