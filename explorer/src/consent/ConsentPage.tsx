import type { ConsentAct, Listed } from "@civitas/sdk/consent";
import { useCallback, useEffect } from "react";
import type { PageProps } from "../app/kind.js";
import { href, pathOf } from "../app/route.js";
import { useExplorer } from "../chain/context.js";
import { useReading } from "../chain/reading.js";
import { announce } from "../ui/announce.js";
import { Account, Digest } from "../ui/chain.js";
import { Failure } from "../ui/Failure.js";
import { Heading } from "../ui/Heading.js";
import { History } from "../ui/History.js";
import { Moment } from "../ui/Moment.js";
import { Raw } from "../ui/Raw.js";
import { ReadAt } from "../ui/ReadAt.js";
import { RegistryNotice } from "../ui/RegistryNotice.js";
import { Section } from "../ui/Section.js";
import { Standing, type Tone } from "../ui/Standing.js";
import { Line, Summary } from "../ui/Summary.js";
import type { Act } from "../ui/Timeline.js";
import { Unknown } from "../ui/Unknown.js";
import { words } from "../words/index.js";
import { type ConsentView, readConsentView } from "./read.js";
import { consents } from "./words/index.js";

/** A consent: how it stands, what was agreed, and who looked. */
export function ConsentPage({ parts }: PageProps) {
  const id = parts[0] ?? "";
  const explorer = useExplorer();
  const read = useCallback(() => readConsentView(explorer, id), [explorer, id]);
  const [reading, again] = useReading(read);

  useEffect(() => {
    if (reading.state !== "read") return;
    const { value } = reading;
    const found = value && words.found(consents.name, consents.states[value.consent.state].title);
    announce(found ?? consents.unknown(id));
  }, [reading, id]);

  if (reading.state === "failed") return <Failure error={reading.error} again={again} />;
  if (reading.state === "reading") return <p className="waiting">{words.find.looking(id)}</p>;
  if (reading.value === undefined) return <Unknown title={consents.unknown(id)} />;
  return <Consent view={reading.value} again={again} />;
}

const TONES: Readonly<Record<Listed["state"], Tone>> = {
  "in force": "good",
  "not begun": "note",
  lapsed: "none",
  withdrawn: "stop",
  replaced: "none",
};
const DAY = 86_400n;

function Consent({ view, again }: { readonly view: ConsentView; readonly again: () => void }) {
  const { consent, story, head } = view;
  const { terms } = consent;
  const { title, text } = consents.states[consent.state];
  return (
    <article className="record">
      <Heading caption={consents.caption} name={terms.purpose} />
      <ReadAt head={head} again={again} />
      <Standing tone={TONES[consent.state]} title={title}>
        <p>{text}</p>
        <p className="hint">
          {consents.judged} <Moment at={head.timestamp} />
        </p>
      </Standing>
      <RegistryNotice registry={view.registry} />
      <Section title={consents.record}>
        <Summary>
          <Line name={consents.holder}>
            <Account address={consent.holder} whole />
          </Line>
          <Line name={consents.grantee}>
            <Account address={consent.grantee} whole />
          </Line>
          <Line name={consents.purpose}>
            <code>{terms.purpose}</code>
          </Line>
          <Line name={consents.from}>{terms.from === 0n ? consents.atOnce : <Moment at={terms.from} />}</Line>
          <Line name={consents.until}>
            <Moment at={consent.until} />
          </Line>
          <Line name={consents.retention}>{consents.days(consent.retention / DAY)}</Line>
          <Line name={consents.looks}>{consent.accesses}</Line>
          <Line name={consents.scope}>
            <Digest value={terms.scope} what={consents.scopeWhat} />
          </Line>
          {terms.replaces && (
            <Line name={consents.replaces}>
              <a href={href(pathOf("consent", terms.replaces))}>{consents.name}</a>
            </Line>
          )}
        </Summary>
      </Section>
      <History acts={story?.map(actFrom)} />
      <Raw record={consent} />
    </article>
  );
}

const actFrom = (act: ConsentAct, index: number): Act => {
  const { actor, at, block, transaction } = act;
  const title = act.kind === "looked" ? consents.acts.looked(act.number) : consents.acts[act.kind];
  const basis = act.kind === "given" ? {} : { basis: act.receipt };
  return { number: index + 1, title, actor, at, block, transaction, ...basis };
};
