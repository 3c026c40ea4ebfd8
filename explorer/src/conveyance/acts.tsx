import type { ReactNode } from "react";
import { Account } from "../ui/chain.js";
import { Line, Summary } from "../ui/Summary.js";
import type { Act } from "../ui/Timeline.js";
import type { SaleView, TimedAct } from "./read.js";
import { sales } from "./words/index.js";

/** A sale's progress in words, the first act first. Who was paid is entered by whoever settled or ended the sale. */
export function actsOf({ story, money }: SaleView): readonly Act[] {
  return story.map((act, index) => ({
    number: index + 1,
    title: titleOf(act, money),
    particulars: particularsOf(act, money),
    ...(act.kind === "ended" && act.digest !== undefined ? { basis: act.digest } : {}),
    ...(act.kind === "opened" ? { basis: act.terms.conditions } : {}),
    actor: actorOf(story, act),
    at: act.at,
    block: act.block,
    transaction: act.transaction,
  }));
}

type Money = SaleView["money"];

function titleOf(act: TimedAct, money: Money): string {
  switch (act.kind) {
    case "opened":
    case "settled":
    case "ended":
      return sales.acts[act.kind];
    default:
      return sales.acts[act.kind](money(act.amount));
  }
}

function particularsOf(act: TimedAct, money: Money): ReactNode {
  switch (act.kind) {
    case "opened":
      return <Lines list={[[sales.price, money(act.terms.price)]]} />;
    case "paid-in":
      return <Lines list={[[sales.so, money(act.paid)]]} />;
    case "settled":
      return (
        <Lines
          list={[
            [sales.paidOff, money(act.paidOff)],
            [sales.duty, money(act.duty)],
            [sales.proceeds, money(act.proceeds)],
          ]}
        />
      );
    case "ended":
      return (
        <>
          <p>{sales.endings[act.ending]}</p>
          <Lines
            list={[
              [sales.refunded, money(act.refunded)],
              [sales.kept, money(act.forfeited)],
            ]}
          />
        </>
      );
    case "paid-out":
    case "credited":
      return <Lines list={[[sales.to, <Account key={act.account} address={act.account} />]]} />;
  }
}

/** A payment out has no actor of its own. */
const actorOf = (story: readonly TimedAct[], act: TimedAct) =>
  "actor" in act
    ? act.actor
    : (story.flatMap((each) => (each.transaction === act.transaction && "actor" in each ? [each.actor] : []))[0] ??
      act.account);

function Lines({ list }: { readonly list: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <Summary>
      {list.map(([name, value]) => (
        <Line key={name} name={name}>
          {value}
        </Line>
      ))}
    </Summary>
  );
}
