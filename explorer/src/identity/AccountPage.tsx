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
import { Notice } from "../ui/Notice.js";
import { Raw } from "../ui/Raw.js";
import { ReadAt } from "../ui/ReadAt.js";
import { RegistryNotice } from "../ui/RegistryNotice.js";
import { Section } from "../ui/Section.js";
import { Standing, type Tone } from "../ui/Standing.js";
import { Line, Summary } from "../ui/Summary.js";
import { Unknown } from "../ui/Unknown.js";
import { words } from "../words/index.js";
import { AccountLink, actsOf } from "./acts.js";
import { type AccountView, readAccountView } from "./read.js";
import { identity } from "./words/index.js";

const TONES: Readonly<Record<AccountView["standing"]["state"], Tone>> = {
  verified: "good",
  over: "warn",
  withdrawn: "stop",
  ended: "stop",
  succeeded: "note",
};

/** An account that an office verified, and its identity's story. */
export function AccountPage({ parts }: PageProps) {
  const text = parts[0] ?? "";
  const explorer = useExplorer();
  const read = useCallback(() => readAccountView(explorer, text), [explorer, text]);
  const [reading, again] = useReading(read);

  useEffect(() => {
    if (reading.state !== "read") return;
    const { value } = reading;
    const found = value && words.found(identity.name(short(text)), identity.standing[value.standing.state].title);
    announce(found ?? identity.unknown(text));
  }, [reading, text]);

  if (reading.state === "failed") return <Failure error={reading.error} again={again} />;
  if (reading.state === "reading") return <p className="waiting">{words.find.looking(text)}</p>;
  if (reading.value === undefined) return <Unknown title={identity.unknown(text)} />;
  return <Identity view={reading.value} again={again} />;
}

function Identity({ view, again }: { readonly view: AccountView; readonly again: () => void }) {
  const { record, standing, place, story, head } = view;
  const said = identity.standing[standing.state];
  return (
    <article className="record">
      <Heading caption={identity.caption} name={identity.name(short(record.account))} />
      <ReadAt head={head} again={again} />
      <Standing tone={TONES[standing.state]} title={said.title}>
        <p>{said.text}</p>
        <p>
          {"until" in standing ? identity.until : identity.since}{" "}
          <Moment at={"until" in standing ? standing.until : standing.since} />
        </p>
      </Standing>
      {place.pending !== undefined && (
        <Notice kind="note" title={identity.pending}>
          <p>
            <AccountLink account={place.pending.successor} />: {identity.completableAt}{" "}
            <Moment at={place.pending.completableAt} />. {identity.pendingText}
          </p>
        </Notice>
      )}
      <RegistryNotice registry={view.registry} />
      <Section title={identity.record}>
        <Summary>
          <Line name={identity.account}>
            <Account address={record.account} whole />
          </Line>
          <Line name={identity.kind}>{identity.kinds[record.kind]}</Line>
          <Line name={identity.office}>
            <code>0x{record.office.toString(16)}</code>
          </Line>
          {place.root !== record.account && (
            <Line name={identity.root}>
              <AccountLink account={place.root} />
            </Line>
          )}
          {place.current !== record.account && (
            <Line name={identity.current}>
              <AccountLink account={place.current} />
            </Line>
          )}
          {place.contestedUntil !== undefined && (
            <Line name={identity.contestedUntil}>
              <Moment at={place.contestedUntil} />
            </Line>
          )}
        </Summary>
      </Section>
      <History acts={story && actsOf(story)} />
      <Raw record={record} />
    </article>
  );
}
