import type { Address } from "viem";
import { href, pathOf } from "../app/route.js";
import { short } from "../ui/chain.js";
import { Moment } from "../ui/Moment.js";
import { Line, Summary } from "../ui/Summary.js";
import type { Act } from "../ui/Timeline.js";
import type { StoryAct } from "./read.js";
import { identity } from "./words/index.js";

/** An identity's story in words, the first act first. What the holder does is entered for the account itself. */
export const actsOf = (story: readonly StoryAct[]): readonly Act[] =>
  story.map((act, place) => ({
    number: place + 1,
    title: identity.acts[act.kind],
    particulars: <Particulars act={act} />,
    ...("digest" in act ? { basis: act.digest } : {}),
    actor: "actor" in act ? act.actor : act.account,
    at: act.at,
    block: act.block,
    transaction: act.transaction,
  }));

/** A link to another account's page. */
export function AccountLink({ account }: { readonly account: Address }) {
  return <a href={href(pathOf("account", account))}>{short(account)}</a>;
}

function Particulars({ act }: { readonly act: StoryAct }) {
  return (
    <Summary>
      <Line name={identity.account}>
        <AccountLink account={act.account} />
      </Line>
      {"successor" in act && (
        <Line name={identity.successor}>
          <AccountLink account={act.successor} />
        </Line>
      )}
      {"predecessor" in act && (
        <Line name={identity.predecessor}>
          <AccountLink account={act.predecessor} />
        </Line>
      )}
      {"until" in act && (
        <Line name={identity.until}>
          <Moment at={act.until} />
        </Line>
      )}
      {"completableAt" in act && (
        <Line name={identity.completableAt}>
          <Moment at={act.completableAt} />
        </Line>
      )}
      {"contestedUntil" in act && (
        <Line name={identity.contestedUntil}>
          <Moment at={act.contestedUntil} />
        </Line>
      )}
    </Summary>
  );
}
