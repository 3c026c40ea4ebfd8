import type { ReactNode } from "react";
import { zeroHash } from "viem";
import { Account } from "../ui/chain.js";
import { Moment } from "../ui/Moment.js";
import { Line, Summary } from "../ui/Summary.js";
import type { Act } from "../ui/Timeline.js";
import type { TimedAct } from "./read.js";
import { Power, Resource } from "./subject.js";
import { mandates } from "./words/index.js";

/** A mandate's story in words, the first act first. Who handed a signed paper in, nothing tells. */
export const actsOf = (story: readonly TimedAct[]): readonly Act[] =>
  story.map((act, index) => ({
    number: index + 1,
    title: mandates.acts[act.kind],
    particulars: particularsOf(act),
    at: act.at,
    block: act.block,
    transaction: act.transaction,
  }));

function particularsOf(act: TimedAct): ReactNode {
  switch (act.kind) {
    case "granted":
    case "offered":
      return (
        <Summary>
          <Line name={mandates.until}>
            <Moment at={act.until} />
          </Line>
          {act.count !== undefined && <Line name={mandates.count}>{act.count}</Line>}
          {act.sum !== undefined && <Line name={mandates.sum}>{mandates.sumLeft(act.sum)}</Line>}
        </Summary>
      );
    case "used":
      return (
        <Summary>
          <Line name={mandates.usedBy}>
            <Account address={act.agent} />
          </Line>
          <Line name={mandates.usedFor}>
            <Power theme={act.theme} />
          </Line>
          {act.resource !== zeroHash && (
            <Line name={mandates.usedOn}>
              <Resource theme={act.theme} resource={act.resource} />
            </Line>
          )}
          {act.amount > 0n && <Line name={mandates.spent}>{mandates.sumLeft(act.amount)}</Line>}
        </Summary>
      );
    default:
      return null;
  }
}
