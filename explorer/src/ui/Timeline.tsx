import type { ReactNode } from "react";
import type { Address, Hex } from "viem";
import { words } from "../words/index.js";
import { Account, Digest, Place } from "./chain.js";
import { Moment } from "./Moment.js";

/** One act in a record's history. */
export interface Act {
  readonly number: number;
  /** What happened, in words. */
  readonly title: ReactNode;
  /** Particulars, each with its name. */
  readonly particulars?: ReactNode;
  /** Digest of the document that the act rests on. */
  readonly basis?: Hex;
  /** Account that entered it; left out where nothing tells. */
  readonly actor?: Address;
  /** Unix seconds. */
  readonly at: bigint;
  readonly block: bigint;
  readonly transaction: Hex;
}

/** A record's history, the latest act first. */
export function Timeline({ acts }: { readonly acts: readonly Act[] }) {
  return (
    <ol className="timeline" reversed>
      {acts.toReversed().map((act) => (
        <li key={`${act.transaction}:${act.number}`}>
          <h3>{act.title}</h3>
          <p className="when">
            <Moment at={act.at} />
          </p>
          {act.particulars}
          <ul className="where">
            <li>
              {words.history.entry(act.number)} <Place block={act.block} transaction={act.transaction} />
            </li>
            {act.actor && (
              <li>
                {words.history.enteredBy} <Account address={act.actor} />
              </li>
            )}
            {act.basis && BigInt(act.basis) !== 0n && (
              <li>
                {words.history.basis} <Digest value={act.basis} what={words.history.basisOf(act.number)} />
              </li>
            )}
          </ul>
        </li>
      ))}
    </ol>
  );
}
