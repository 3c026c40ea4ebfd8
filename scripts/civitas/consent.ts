import { isAddress } from "viem";
import {
  type ConsentAct,
  type ConsentRef,
  consentHistory,
  consentsGivenBy,
  consentsHeldBy,
  type HistorySpan,
  type Listed,
  readTerms,
  withdrawConsent,
} from "../../sdk/src/consent/index.js";
import { ToolError } from "../support/error.js";
import { wordOf } from "./application.js";
import type { Context, Outcome, Verb } from "./context.js";
import { contractOn, deploymentFlags } from "./deployment.js";
import { type Node, nodeFlags, openNode } from "./node.js";
import { columns, moment } from "./output.js";

const flags = { ...nodeFlags, ...deploymentFlags } as const;

/** What people and companies do with consents, and see of them. */
export const consentVerbs: readonly Verb[] = [
  {
    name: "consent show",
    usage: "ID",
    summary: "show a consent, how it stands, who looked and when",
    positionals: 1,
    flags,
    run: show,
  },
  {
    name: "consent list",
    usage: "ACCOUNT",
    summary: "list the consents that an account gave, and those that it was given",
    positionals: 1,
    flags,
    run: list,
  },
  {
    name: "consent withdraw",
    usage: "ID",
    summary: "withdraw a consent as its holder; from then on nobody may look under it",
    positionals: 1,
    flags,
    run: withdraw,
  },
];

async function openRegistry(context: Context): Promise<{ node: Node; ref: ConsentRef; span: HistorySpan }> {
  const node = await openNode(context);
  const { address: registry, block: fromBlock } = await contractOn(context, node, "ConsentRegistry");
  return { node, ref: { registry }, span: { fromBlock, toBlock: (await node.chain.block()).number } };
}

async function show(context: Context): Promise<Outcome> {
  const { say } = context;
  const id = wordOf(context.positionals[0], "The consent's id");
  const { node, ref, span } = await openRegistry(context);
  const consent = await readTerms(node.chain, ref, id, span);
  if (consent === undefined) throw new ToolError(`No consent ${id} was given in ${ref.registry}.`);
  const history = await consentHistory(node.chain, ref, id, span);
  say(`Consent ${id}, ${consent.state}, as of block ${span.toBlock}`);
  say(`  holder     ${consent.holder}`);
  say(`  may look   ${consent.grantee}`);
  say(`  purpose    ${consent.terms.purpose}`);
  say(`  until      ${moment(consent.until)}`);
  say(`  looks      ${consent.accesses}`);
  say("\nHistory");
  for (const line of columns(history.map(told))) say(line);
  return { ok: true, result: { ...ref, block: span.toBlock, consent, history } };
}

async function list(context: Context): Promise<Outcome> {
  const account = context.positionals[0] ?? "";
  if (!isAddress(account)) throw new ToolError(`${account} is no account: give 0x and 40 hexadecimal digits.`);
  const { node, ref, span } = await openRegistry(context);
  const [given, held] = await Promise.all([
    consentsGivenBy(node.chain, ref, account, span),
    consentsHeldBy(node.chain, ref, account, span),
  ]);
  const rows = [
    ...given.map((one) => row("gave", one, one.grantee)),
    ...held.map((one) => row("holds", one, one.holder)),
  ];
  if (rows.length === 0) context.say("No consent is of this account or for it.");
  for (const line of columns(rows)) context.say(line);
  return { ok: true, result: { ...ref, block: span.toBlock, given, held } };
}

async function withdraw(context: Context): Promise<Outcome> {
  const consentId = wordOf(context.positionals[0], "The consent's id");
  const { node, ref } = await openRegistry(context);
  const ended = await withdrawConsent(node.chain, ref, { consentId });
  const words = ended.outcome === "held" ? "had ended before" : `is withdrawn; receipt ${ended.receipt}`;
  context.say(`Consent ${consentId} ${words}`);
  const { mined, ...said } = ended;
  return { ok: true, result: { ...ref, consentId, ...said, transaction: mined.hash, gas: mined.gasUsed } };
}

const row = (verb: string, { consentId, state, terms, until, accesses }: Listed, other: string): readonly string[] => [
  verb,
  consentId,
  state,
  terms.purpose,
  other,
  `until ${moment(until)}`,
  `${accesses} looks`,
];

const told = (act: ConsentAct): readonly string[] => [
  `  block ${act.block}`,
  moment(act.at),
  act.kind === "looked" ? `look ${act.number}` : act.kind,
  `by ${act.actor}`,
  act.kind === "given" ? "" : act.receipt,
];
