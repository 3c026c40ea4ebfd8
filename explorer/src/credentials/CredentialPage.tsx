import { useCallback, useEffect } from "react";
import type { PageProps } from "../app/kind.js";
import { useExplorer } from "../chain/context.js";
import { useReading } from "../chain/reading.js";
import { announce } from "../ui/announce.js";
import { Certificate } from "../ui/Certificate.js";
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
import { actsOf } from "./acts.js";
import { writtenAs } from "./ids.js";
import { CredentialLink, KindLines, TermLine } from "./Particulars.js";
import { type CredentialView, readCredentialView } from "./read.js";
import { CredentialStanding, standingSentence } from "./standing.js";
import { credentials } from "./words/index.js";

/** A licence or certificate with a record of its own. */
export function CredentialPage({ parts }: PageProps) {
  const reference = parts.join("/");
  const { typeId = "", serial } = writtenAs(reference);
  const explorer = useExplorer();
  const read = useCallback(() => readCredentialView(explorer, typeId, serial), [explorer, typeId, serial]);
  const [reading, again] = useReading(read);

  useEffect(() => {
    if (reading.state !== "read") return;
    const { value } = reading;
    announce(
      value === undefined
        ? credentials.unknown(reference)
        : words.found(`${value.kind.name} ${value.serial}`, standingSentence(value.standing)),
    );
  }, [reading, reference]);

  if (reading.state === "failed") return <Failure error={reading.error} again={again} />;
  if (reading.state === "reading") return <p className="waiting">{words.find.looking(reference)}</p>;
  if (reading.value === undefined) return <Unknown title={credentials.unknown(reference)} />;
  return <Credential view={reading.value} again={again} />;
}

function Credential({ view, again }: { readonly view: CredentialView; readonly again: () => void }) {
  const { credential, kind, standing, certificate, links } = view;
  return (
    <article className="record">
      <Heading caption={kind.name} name={`${kind.name} ${view.serial}`}>
        {view.serial}
      </Heading>
      <ReadAt head={view.head} again={again} />
      <CredentialStanding standing={standing} story={view.story} agency={kind.agency} moment={view.moment} />
      <RegistryNotice registry={view.registry} />
      <div className="columns">
        <div>
          <Section title={credentials.record}>
            <Summary>
              <KindLines kind={kind} />
              <TermLine term={credential} />
              {credential.holder && (
                <Line name={credentials.holder}>
                  <Account address={credential.holder} whole />
                </Line>
              )}
              {links.predecessor && (
                <Line name={credentials.replaces}>
                  <CredentialLink id={links.predecessor} />
                </Line>
              )}
              {links.successor && (
                <Line name={credentials.replacedBy}>
                  <CredentialLink id={links.successor} />
                </Line>
              )}
              <Line name={credentials.revision}>{credentials.revisions(credential.revision)}</Line>
              <Line name={credentials.document}>
                <Digest value={credential.commitment} what={credentials.commitment} />
              </Line>
            </Summary>
          </Section>
          <History acts={view.story && actsOf(view.story)} />
        </div>
        <div>
          {certificate && (
            <Certificate
              certificate={certificate}
              alt={credentials.certificateAlt(kind.name, view.serial, standingSentence(standing))}
            />
          )}
        </div>
      </div>
      <Raw record={{ id: view.id, record: credential, standing }} />
    </article>
  );
}
