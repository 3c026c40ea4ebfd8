import type { ReactNode } from "react";
import type { Hex } from "viem";
import { Account } from "../ui/chain.js";
import { Moment } from "../ui/Moment.js";
import { Line, Summary } from "../ui/Summary.js";
import type { Act } from "../ui/Timeline.js";
import { FOREVER } from "../ui/term.js";
import type { TitleAct } from "./read.js";
import { land } from "./words/index.js";

/** A title's story in words, the first act first. */
export const actsOf = (story: readonly TitleAct[]): readonly Act[] =>
  story.map((act) => ({
    ...told(act),
    number: act.args.revision,
    actor: act.args.actor,
    at: act.at,
    block: act.blockNumber,
    transaction: act.transactionHash,
  }));

interface Told {
  readonly title: string;
  readonly particulars?: ReactNode;
  readonly basis?: Hex;
}

/** What an act was, who took part, and the document that it rests on. */
function told({ eventName, args }: TitleAct): Told {
  const { acts, parties } = land;
  switch (eventName) {
    case "TitleRegistered":
      return { title: acts[eventName], particulars: lines([parties.owner, args.owner]), basis: args.source };
    case "TitleTransferred":
      return {
        title: acts[eventName],
        particulars: lines([parties.from, args.seller], [parties.to, args.buyer]),
        basis: args.instrument,
      };
    case "ChargeRegistered":
      return {
        title: acts[eventName](args.rank),
        particulars: lines([parties.chargee, args.chargee]),
        basis: args.terms,
      };
    case "ChargeDischarged":
      return {
        title: acts[eventName](args.rank),
        particulars: lines([parties.chargee, args.chargee]),
        basis: args.instrument,
      };
    case "CaveatLodged":
      return {
        title: acts[eventName],
        particulars: (
          <Summary>
            <Line name={parties.caveator}>
              <Account address={args.caveator} />
            </Line>
            <Line name={parties.until}>
              {args.until === FOREVER ? land.caveatOpen : <Moment at={BigInt(args.until)} />}
            </Line>
          </Summary>
        ),
        basis: args.basis,
      };
    case "CaveatWithdrawn":
      return { title: acts[eventName], particulars: lines([parties.caveator, args.caveator]) };
    case "CaveatRemoved":
      return { title: acts[eventName], particulars: lines([parties.caveator, args.caveator]), basis: args.order };
    case "FreezeOrdered":
    case "FreezeLifted":
      return { title: acts[eventName], basis: args.order };
  }
}

const lines = (...parties: readonly (readonly [string, Hex])[]): ReactNode => (
  <Summary>
    {parties.map(([name, address]) => (
      <Line key={name} name={name}>
        <Account address={address} />
      </Line>
    ))}
  </Summary>
);
