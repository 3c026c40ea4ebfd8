import { type HistoryEntry, history, readTitle, type TitleStanding, titleId } from "../../sdk/src/land/index.js";
import type { Context, Outcome, Verb } from "./context.js";
import { contractOn, deploymentFlags } from "./deployment.js";
import { nodeFlags, openNode } from "./node.js";
import { columns, moment } from "./output.js";

/** Shows a title and all that ever happened to it. */
export const title: Verb = {
  name: "title",
  usage: "REFERENCE",
  summary: "show a title, what stands in its way, and its history",
  positionals: 1,
  flags: { ...nodeFlags, ...deploymentFlags },
  run,
};

async function run(context: Context): Promise<Outcome> {
  const reference = context.positionals[0] ?? "";
  const id = titleId(reference);
  const node = await openNode(context);
  const { address: registry, block: fromBlock } = await contractOn(context, node, "LandRegistry");
  const standing = await readTitle(node.chain, { registry }, id);
  if (standing.state === "unknown") {
    context.say(`No title ${reference} is registered in ${registry} at block ${standing.block}.`);
    return { ok: false, result: { registry, standing } };
  }
  const acts = await history(node.chain, { registry }, id, { fromBlock, toBlock: standing.block });
  tell(context, standing);
  for (const line of columns(acts.map(told))) context.say(line);
  return { ok: true, result: { registry, standing, history: acts } };
}

type Current = Extract<TitleStanding, { readonly state: "current" }>;

function tell({ say }: Context, standing: Current): void {
  const { reference, revision, parcel, owners, charges, caveats, blockedBy, block } = standing;
  say(`Title ${reference}, revision ${revision}, as of block ${block}`);
  say(`  parcel  ${parcel ?? "no plan"}`);
  for (const { owner, numerator, denominator } of owners) {
    say(`  owner   ${owner}${denominator === 1 ? "" : ` ${numerator}/${denominator}`}`);
  }
  for (const { rank, chargee, registeredAt } of charges)
    say(`  charge  ${rank}: ${chargee} since ${moment(registeredAt)}`);
  for (const { slot, caveator, lodgedAt, until } of caveats) {
    say(
      `  caveat  ${slot}: ${caveator} since ${moment(lodgedAt)}${until === undefined ? "" : ` until ${moment(until)}`}`,
    );
  }
  say(
    blockedBy.length === 0
      ? "  Nothing stands in the way of dealings."
      : `  Dealings are stopped by ${blockedBy.map(({ kind }) => kind).join(", ")}.`,
  );
  say("\nHistory");
}

/** One act as a line: where it stands, what it was, who entered it, and the digest that it rests on. */
function told({ revision, block, kind, actor, transaction, ...rest }: HistoryEntry): readonly string[] {
  const digest = "digest" in rest ? rest.digest : "";
  return [`  ${revision}`, `block ${block}`, kind.replace("-", " "), `by ${actor}`, digest, transaction];
}
