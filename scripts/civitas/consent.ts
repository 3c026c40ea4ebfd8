import { type Hex, isAddress } from "viem";
import {
  accessesUnder,
  type ConsentAct,
  type ConsentRef,
  consentHistory,
  consentsGivenBy,
  consentsHeldBy,
  type Listed,
  readConsent,
  readTerms,
  withdrawConsent,
} from "../../sdk/src/consent/index.js";
import { ToolError } from "../support/error.js";
import { wordOf } from "./application.js";
import { consentGive } from "./consent-give.js";
import { consentLooks } from "./consent-open.js";
import { consentPresent } from "./consent-present.js";
import { agentFlags, consentFlags as flags, leaveIn, openConsents } from "./consent-registry.js";
import { consentRequest } from "./consent-request.js";
import type { Context, Outcome, Verb } from "./context.js";
import { columns, moment } from "./output.js";

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
    name: "consent accesses",
    usage: "ID",
    summary: "list who looked under a consent, when, and the receipt of what was shown",
    positionals: 1,
    flags,
    run: accesses,
  },
  consentGive,
  {
    name: "consent withdraw",
    usage: "ID [--under KEY]",
    summary: "withdraw a consent as its holder, or as an agent; from then on nobody may look under it",
    positionals: 1,
    flags: agentFlags,
    run: withdraw,
  },
  consentRequest,
  consentPresent,
  ...consentLooks,
];

const neverGiven = (id: Hex, { registry }: ConsentRef): ToolError =>
  new ToolError(`No consent ${id} was given in ${registry}.`);

async function show(context: Context): Promise<Outcome> {
  const { say } = context;
  const id = wordOf(context.positionals[0], "The consent's id");
  const { chain, ref, span } = await openConsents(context);
  const consent = await readTerms(chain, ref, id, span);
  if (consent === undefined) throw neverGiven(id, ref);
  const history = await consentHistory(chain, ref, id, span);
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
  const { chain, ref, span } = await openConsents(context);
  const [given, held] = await Promise.all([
    consentsGivenBy(chain, ref, account, span),
    consentsHeldBy(chain, ref, account, span),
  ]);
  const rows = [
    ...given.map((one) => row("gave", one, one.grantee)),
    ...held.map((one) => row("holds", one, one.holder)),
  ];
  if (rows.length === 0) context.say("No consent is of this account or for it.");
  for (const line of columns(rows)) context.say(line);
  return { ok: true, result: { ...ref, block: span.toBlock, given, held } };
}

async function accesses(context: Context): Promise<Outcome> {
  const id = wordOf(context.positionals[0], "The consent's id");
  const { chain, ref, span } = await openConsents(context);
  const { state } = await readConsent(chain, ref, id, { block: span.toBlock });
  if (state === "unknown") throw neverGiven(id, ref);
  const looks = await accessesUnder(chain, ref, id, span);
  if (looks.length === 0) context.say("Nobody noted a look under this consent.");
  const rows = looks.map(({ number, at, actor, receipt }) => [`look ${number}`, moment(at), `by ${actor}`, receipt]);
  for (const line of columns(rows)) context.say(line);
  return { ok: true, result: { ...ref, block: span.toBlock, consentId: id, state, accesses: looks } };
}

async function withdraw(context: Context): Promise<Outcome> {
  const consentId = wordOf(context.positionals[0], "The consent's id");
  const opened = await openConsents(context);
  const { chain, ref } = opened;
  const standing = await readConsent(chain, ref, consentId);
  if (standing.state === "unknown") throw neverGiven(consentId, ref);
  const ended = await withdrawConsent(chain, ref, { consentId }, await leaveIn(context, opened, standing));
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
