import { followTitle } from "../../../sdk/src/land/index.js";
import type { Context, Outcome, Verb } from "../context.js";
import { account } from "../credential-words.js";
import { deskFlags, openDesk, titleAt } from "./desk.js";

/** Puts a successor in a lost account's place on a title. */
export const titleFollow: Verb = {
  name: "title follow",
  usage: "REFERENCE --account ACCOUNT",
  summary: "put the account that took over in ACCOUNT's place on a title; anybody may",
  positionals: 1,
  flags: { ...deskFlags, account: { type: "string" } },
  run,
};

async function run(context: Context): Promise<Outcome> {
  const desk = await openDesk(context);
  const from = account(context.flags, "account");
  const { titleId, reference } = await titleAt(desk, context);
  const { mined, revision, to } = await followTitle(desk.chain, desk.ref, { titleId, account: from });
  context.say(`Title ${reference} followed ${from} to ${to}, in transaction ${mined.hash}.`);
  return { ok: true, result: { ...desk.ref, titleId, from, to, revision, transaction: mined.hash } };
}
