import { type HistoryEntry, history } from "../../../sdk/src/land/index.js";
import type { Context, Outcome, Verb } from "../context.js";
import { columns } from "../output.js";
import { deskFlags, openDesk, titleAt } from "./desk.js";

/** Tells all that ever happened to a title. */
export const titleHistory: Verb = {
  name: "title history",
  usage: "REFERENCE",
  summary: "tell all that was ever registered on a title, each act with the digest of what it rests on",
  positionals: 1,
  flags: deskFlags,
  run,
};

async function run(context: Context): Promise<Outcome> {
  const desk = await openDesk(context);
  const { chain, ref, fromBlock } = desk;
  const title = await titleAt(desk, context);
  const acts = await history(chain, ref, title.titleId, { fromBlock, toBlock: title.block });
  context.say(`Title ${title.reference}, all ${title.revision} revisions, as of block ${title.block}`);
  for (const line of columns(acts.map(told))) context.say(line);
  return { ok: true, result: { ...ref, titleId: title.titleId, block: title.block, history: acts } };
}

/** One act as a line: where it stands, what it was, who entered it, and the digest that it rests on. */
function told({ revision, block, kind, actor, transaction, ...rest }: HistoryEntry): readonly string[] {
  const digest = "digest" in rest ? rest.digest : "";
  return [`  ${revision}`, `block ${block}`, kind.replaceAll("-", " "), `by ${actor}`, digest, transaction];
}
