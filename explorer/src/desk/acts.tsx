import { serialOf, typeOfId } from "@civitas/sdk/credentials";
import type { ReactNode } from "react";
import { type Hex, hexToString, slice } from "viem";
import { href, pathOf } from "../app/route.js";
import { Account } from "../ui/chain.js";
import { Moment } from "../ui/Moment.js";
import { Line, Summary } from "../ui/Summary.js";
import type { Act } from "../ui/Timeline.js";
import type { ApplicationView, StoryAct } from "./read.js";
import { desk } from "./words/index.js";

/** An application's story in words, the first act first. */
export const actsOf = (story: readonly StoryAct[], amountOf: ApplicationView["amountOf"]): readonly Act[] =>
  story.map((act) => ({
    number: act.revision,
    title: desk.acts[act.kind],
    particulars: <Particulars act={act} amountOf={amountOf} />,
    ...("digest" in act ? { basis: act.digest } : {}),
    actor: act.actor,
    at: act.at,
    block: act.block,
    transaction: act.transaction,
  }));

/** A link to the credential's own page. */
export function CredentialLink({ id }: { readonly id: Hex }) {
  const [type, serial] = [hexToString(typeOfId(id)), serialOf(id) ?? slice(id, 4)];
  return (
    <a href={href(pathOf("credential", type, serial))}>
      {type} {serial}
    </a>
  );
}

/** A link to the page of the mandate under which an agent acted. */
export function MandateLink({ id }: { readonly id: Hex }) {
  return <a href={href(pathOf("mandate", id))}>{desk.mandate}</a>;
}

function Particulars({ act, amountOf }: ParticularsProps) {
  const lines: ReactNode[] = [];
  const moment = (name: string, at: bigint) =>
    lines.push(
      <Line key={name} name={name}>
        <Moment at={at} />
      </Line>,
    );
  if (act.mandate !== undefined) {
    lines.push(
      <Line key="agent" name={desk.byAgent}>
        <Account address={act.mandate.agent} />
        {act.mandateKey && (
          <>
            {" "}
            <MandateLink id={act.mandateKey} />
          </>
        )}
      </Line>,
    );
  }
  if ("dueAt" in act) moment(desk.due, act.dueAt);
  if ("answerBy" in act) moment(desk.answerBy, act.answerBy);
  if ("appealUntil" in act) moment(desk.appealUntil, act.appealUntil);
  if ("credentialId" in act) {
    lines.push(
      <Line key="credential" name={desk.credential}>
        <CredentialLink id={act.credentialId} />
      </Line>,
    );
  }
  if (act.fee !== undefined) {
    const amount = amountOf(act.fee.amount);
    lines.push(
      <Line key="fee" name={desk.fee}>
        {act.fee.outcome === "earned" ? desk.feeEarned(amount) : desk.feeRefunded(amount)}
      </Line>,
    );
  }
  return lines.length === 0 ? null : <Summary>{lines}</Summary>;
}

interface ParticularsProps {
  readonly act: StoryAct;
  readonly amountOf: ApplicationView["amountOf"];
}
