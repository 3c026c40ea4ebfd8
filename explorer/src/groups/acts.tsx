import { toHex } from "viem";
import { Digest } from "../ui/chain.js";
import { Line, Summary } from "../ui/Summary.js";
import type { Act } from "../ui/Timeline.js";
import type { StoryAct } from "./read.js";
import { groups } from "./words/index.js";

/** A group's story in words, the first act first. */
export const actsOf = (story: readonly StoryAct[]): readonly Act[] =>
  story.map((act, index) => ({
    number: index + 1,
    title: titleOf(act),
    particulars: "root" in act ? <Particulars act={act} /> : null,
    ...(act.kind === "removed" && act.reasons !== undefined ? { basis: act.reasons } : {}),
    actor: act.actor,
    at: act.at,
    block: act.block,
    transaction: act.transaction,
  }));

function titleOf(act: StoryAct): string {
  switch (act.kind) {
    case "joined":
      return groups.acts.joined(act.commitments.length);
    case "removed":
      return act.reasons === undefined ? groups.acts.lapsed : groups.acts.removed;
    case "published":
      return groups.acts.published(act.revision);
    default:
      return groups.acts[act.kind];
  }
}

function Particulars({ act }: { readonly act: Extract<StoryAct, { readonly root: bigint }> }) {
  return (
    <Summary>
      <Line name={groups.newRoot}>
        <Digest value={toHex(act.root, { size: 32 })} what={groups.newRoot} />
      </Line>
      {act.kind === "published" && <Line name={groups.additive}>{act.additive ? groups.adds : groups.replaces}</Line>}
    </Summary>
  );
}
