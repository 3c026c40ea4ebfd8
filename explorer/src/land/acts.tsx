import type { ReactNode } from "react";
import type { Address } from "viem";
import { Account } from "../ui/chain.js";
import { Moment } from "../ui/Moment.js";
import { Line, Summary } from "../ui/Summary.js";
import type { Act } from "../ui/Timeline.js";
import type { TitleAct } from "./read.js";
import { land } from "./words/index.js";

/** A title's story in words, the first act first. */
export const actsOf = (story: readonly TitleAct[]): readonly Act[] =>
  story.map((act) => ({
    number: act.revision,
    title: land.acts[act.kind]("rank" in act ? act.rank : 0),
    particulars: particularsOf(act),
    ...("digest" in act ? { basis: act.digest } : {}),
    actor: act.actor,
    at: act.at,
    block: act.block,
    transaction: act.transaction,
  }));

/** Who took part in an act, and until when it lasts. */
function particularsOf(act: TitleAct): ReactNode {
  const { parties } = land;
  switch (act.kind) {
    case "registered":
      return <Parties list={[[parties.owner, act.owner]]} />;
    case "transferred":
      return (
        <Parties
          list={[
            [parties.from, act.seller],
            [parties.to, act.buyer],
          ]}
        />
      );
    case "charged":
    case "discharged":
      return <Parties list={[[parties.chargee, act.chargee]]} />;
    case "caveat-lodged":
      return (
        <Parties list={[[parties.caveator, act.caveator]]}>
          <Line name={parties.until}>
            {act.until === undefined ? parties.untilWithdrawn : <Moment at={act.until} />}
          </Line>
        </Parties>
      );
    case "caveat-withdrawn":
    case "caveat-removed":
      return <Parties list={[[parties.caveator, act.caveator]]} />;
    case "frozen":
    case "unfrozen":
      return null;
  }
}

interface PartiesProps {
  readonly list: readonly (readonly [name: string, account: Address])[];
  readonly children?: ReactNode;
}

function Parties({ list, children }: PartiesProps) {
  return (
    <Summary>
      {list.map(([name, account]) => (
        <Line key={name} name={name}>
          <Account address={account} />
        </Line>
      ))}
      {children}
    </Summary>
  );
}
