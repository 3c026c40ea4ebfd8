import { useCallback, useEffect } from "react";
import type { PageProps } from "../app/kind.js";
import { useExplorer } from "../chain/context.js";
import { useReading } from "../chain/reading.js";
import { announce } from "../ui/announce.js";
import { Account, Digest } from "../ui/chain.js";
import { Failure } from "../ui/Failure.js";
import { Heading } from "../ui/Heading.js";
import { History } from "../ui/History.js";
import { Raw } from "../ui/Raw.js";
import { ReadAt } from "../ui/ReadAt.js";
import { RegistryNotice } from "../ui/RegistryNotice.js";
import { Section } from "../ui/Section.js";
import { Line, Summary } from "../ui/Summary.js";
import { Unknown } from "../ui/Unknown.js";
import { words } from "../words/index.js";
import { actsOf, MandateLink } from "./acts.js";
import { type ApplicationView, readApplicationView } from "./read.js";
import { ApplicationStanding, standingOf } from "./standing.js";
import { desk } from "./words/index.js";

/** An application at the service desk. */
export function ApplicationPage({ parts }: PageProps) {
  const id = parts[0] ?? "";
  const explorer = useExplorer();
  const read = useCallback(() => readApplicationView(explorer, id), [explorer, id]);
  const [reading, again] = useReading(read);

  useEffect(() => {
    if (reading.state !== "read") return;
    const { value } = reading;
    announce(value === undefined ? desk.unknown(id) : words.found(desk.name(value.service), standingOf(value).title));
  }, [reading, id]);

  if (reading.state === "failed") return <Failure error={reading.error} again={again} />;
  if (reading.state === "reading") return <p className="waiting">{words.find.looking(id)}</p>;
  if (reading.value === undefined) return <Unknown title={desk.unknown(id)} />;
  return <Application view={reading.value} again={again} />;
}

function Application({ view, again }: { readonly view: ApplicationView; readonly again: () => void }) {
  const { application, service, kind, terms, story, amountOf } = view;
  const submission = story?.[0];
  return (
    <article className="record">
      <Heading caption={kind} name={desk.name(service)}>
        {service}
      </Heading>
      <ReadAt head={view.head} again={again} />
      <ApplicationStanding view={view} />
      <RegistryNotice registry={view.registry} />
      <Section title={desk.record}>
        <Summary>
          <Line name={desk.kind}>{kind}</Line>
          <Line name={desk.service}>
            <code>{service}</code>
          </Line>
          <Line name={desk.applicant}>
            <Account address={application.applicant} whole />
          </Line>
          {submission?.mandate && (
            <>
              <Line name={desk.agent}>
                <Account address={submission.mandate.agent} whole />
              </Line>
              {submission.mandateKey && (
                <Line name={desk.underMandate}>
                  <MandateLink id={submission.mandateKey} />
                </Line>
              )}
            </>
          )}
          <Line name={desk.fee}>{terms.fee === undefined ? desk.free : amountOf(terms.fee.amount)}</Line>
          {terms.fee !== undefined && application.payer !== application.applicant && (
            <Line name={desk.payer}>
              <Account address={application.payer} />
            </Line>
          )}
          {application.requests > 0 && (
            <Line name={desk.requests}>{desk.requestsOf(application.requests, terms.requests)}</Line>
          )}
          <Line name={desk.document}>
            <Digest value={application.commitment} what={desk.commitment} />
          </Line>
        </Summary>
      </Section>
      <History acts={story && actsOf(story, amountOf)} />
      <Raw record={{ application, terms }} />
    </article>
  );
}
