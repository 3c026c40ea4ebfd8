import { groupHistory, rebuildGroup } from "../../sdk/src/groups/index.js";
import type { Context, Outcome, Verb } from "./context.js";
import { GROUP_ACTS } from "./group-acts.js";
import { GROUP_LISTS } from "./group-lists.js";
import { type Found, groupVerb, known } from "./group-words.js";
import { columns } from "./output.js";

/** The verbs about anonymous groups. */
export const GROUP_VERBS: readonly Verb[] = [
  groupVerb("show", "NAME", "show a group, rebuilt from the logs where the chain keeps it, and its history", {}, show),
  ...GROUP_ACTS,
  ...GROUP_LISTS,
];

async function show({ say }: Context, found: Found): Promise<Outcome> {
  const { node, ref, id, name, fromBlock } = found;
  const group = await known(found);
  const history = await groupHistory(node.chain, ref, id, { fromBlock });
  const rebuilt = group.kind === "kept" ? await rebuildGroup(node.chain, ref, id, { fromBlock }) : undefined;
  say(`Group ${name}, ${group.kind}, office 0x${group.office.toString(16)}`);
  say(`  root    ${group.root}`);
  say(`  places  ${group.size}`);
  if (rebuilt !== undefined) {
    const members = rebuilt.leaves.filter((leaf) => leaf !== 0n).length;
    say(`  members ${members}; rebuilt from the logs, and the root is the same`);
  }
  if (group.published?.list !== undefined) say(`  list    ${group.published.list} (SHA-256)`);
  say("\nHistory");
  for (const line of columns(history.map(({ kind, block, actor }) => [`  ${kind}`, `block ${block}`, actor])))
    say(line);
  return { ok: true, result: { group, history, leaves: rebuilt?.leaves } };
}
