import { useCallback, useEffect } from "react";
import type { PageProps } from "../app/kind.js";
import { useExplorer } from "../chain/context.js";
import { useReading } from "../chain/reading.js";
import { announce } from "../ui/announce.js";
import { Account, short } from "../ui/chain.js";
import { Failure } from "../ui/Failure.js";
import { Heading } from "../ui/Heading.js";
import { History } from "../ui/History.js";
import { Moment } from "../ui/Moment.js";
import { Raw } from "../ui/Raw.js";
import { ReadAt } from "../ui/ReadAt.js";
import { RegistryNotice } from "../ui/RegistryNotice.js";
import { Section } from "../ui/Section.js";
import { Line, Summary } from "../ui/Summary.js";
import { Unknown } from "../ui/Unknown.js";
import { words } from "../words/index.js";
import { actsOf } from "./acts.js";
import { Chain } from "./Chain.js";
import { type MandateView, readMandateView } from "./read.js";
import { MandateStanding, standingOf } from "./standing.js";
import { Power, Resource } from "./subject.js";
import { mandates } from "./words/index.js";

/** A mandate: how it stands, who gave it to whom for what, what it rests on, and who used it. */
export function MandatePage({ parts: [key = ""] }: PageProps) {
  const explorer = useExplorer();
  const read = useCallback(() => readMandateView(explorer, key), [explorer, key]);
  const [reading, again] = useReading(read);

  useEffect(() => {
    if (reading.state !== "read") return;
    const { value } = reading;
    announce(value === undefined ? mandates.unknown(short(key)) : words.found(mandates.name, standingOf(value).title));
  }, [reading, key]);

  if (reading.state === "failed") return <Failure error={reading.error} again={again} />;
  if (reading.state === "reading") return <p className="waiting">{words.find.looking(short(key))}</p>;
  if (reading.value === undefined) return <Unknown title={mandates.unknown(short(key))} />;
  return <Mandate view={reading.value} again={again} />;
}

function Mandate({ view, again }: { readonly view: MandateView; readonly again: () => void }) {
  const { mandate, standing, story } = view;
  return (
    <article className="record">
      <Heading caption={mandates.caption} name={short(mandate.key)} />
      <ReadAt head={view.head} again={again} />
      <MandateStanding view={view} />
      <RegistryNotice registry={view.registry} />
      <Allowed view={view} />
      <Chain view={view} />
      <History acts={story && actsOf(story)} />
      <Raw record={{ mandate, standing }} />
    </article>
  );
}

function Allowed({ view: { mandate, standing, authority, links } }: { readonly view: MandateView }) {
  const { grantor } = mandate;
  const single = links.length === 1;
  return (
    <Section title={mandates.record}>
      <Summary>
        <Line name={mandates.principal}>
          <Account address={grantor} whole />
        </Line>
        {single && authority.principal.account !== grantor && (
          <Line name={mandates.principalNow}>
            <Account address={authority.principal.account} />
          </Line>
        )}
        <Line name={mandates.agent}>
          <Account address={mandate.agent} whole />
        </Line>
        {authority.agent.account !== mandate.agent && (
          <Line name={mandates.agentNow}>
            <Account address={authority.agent.account} />
          </Line>
        )}
        <Line name={mandates.power}>
          <Power theme={mandate.theme} />
        </Line>
        <Line name={mandates.resource}>
          {mandate.resource === undefined ? (
            mandates.everything
          ) : (
            <Resource theme={mandate.theme} resource={mandate.resource} />
          )}
        </Line>
        <Line name={mandates.until}>
          <Moment at={standing.until} />
        </Line>
        <Line name={mandates.count}>{standing.count ?? mandates.unlimited}</Line>
        <Line name={mandates.sum}>
          {standing.sum === undefined ? mandates.unlimited : mandates.sumLeft(standing.sum)}
        </Line>
        <Line name={mandates.depth}>{mandates.depths(standing.depth)}</Line>
      </Summary>
    </Section>
  );
}
