import type { ReactNode } from "react";
import { Account } from "../ui/chain.js";
import { Line, Summary } from "../ui/Summary.js";
import type { Act } from "../ui/Timeline.js";
import { CredentialLink, TermLine, UntilLine } from "./Particulars.js";
import type { StoryAct } from "./record.js";
import { credentials } from "./words/index.js";

/** A credential's story in words, the first act first. */
export const actsOf = (story: readonly StoryAct[]): readonly Act[] =>
  story.map((act, index) => ({
    number: index + 1,
    title: "count" in act ? credentials.acts.issuedWith(act.count) : credentials.acts[act.kind],
    particulars: particularsOf(act),
    ...(act.digest !== undefined && { basis: act.digest }),
    actor: act.actor,
    at: act.at,
    block: act.block,
    transaction: act.transaction,
  }));

/** The term that an act set, the account it named, or the end it gave. */
function particularsOf(act: StoryAct): ReactNode {
  switch (act.kind) {
    case "issued":
    case "renewed":
      return (
        <Summary>
          <TermLine term={act} />
          {"holder" in act && act.holder && (
            <Line name={credentials.holder}>
              <Account address={act.holder} />
            </Line>
          )}
        </Summary>
      );
    case "suspended":
      return act.until === undefined ? null : (
        <Summary>
          <UntilLine until={act.until} />
        </Summary>
      );
    case "prolonged":
      return act.validUntil === undefined ? null : (
        <Summary>
          <UntilLine until={act.validUntil} />
        </Summary>
      );
    case "rebound":
      return (
        <Summary>
          <Line name={credentials.holder}>
            <Account address={act.to} />
          </Line>
          {act.from && (
            <Line name={credentials.acts.formerHolder}>
              <Account address={act.from} />
            </Line>
          )}
          <Line name={credentials.acts.holderSigned}>{credentials.acts.signedBy(act.holderSigned)}</Line>
        </Summary>
      );
    case "followed":
      return (
        <Summary>
          <Line name={credentials.holder}>
            <Account address={act.to} />
          </Line>
          <Line name={credentials.acts.formerHolder}>
            <Account address={act.from} />
          </Line>
        </Summary>
      );
    case "superseded":
      return (
        <Summary>
          <Line name={credentials.replacedBy}>
            <CredentialLink id={act.successor} />
          </Line>
        </Summary>
      );
    case "surrendered":
    case "declined":
    case "batch revoked":
    case "reinstated":
    case "revoked":
      return null;
  }
}
