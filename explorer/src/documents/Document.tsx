import { KindLines } from "../credentials/Particulars.js";
import { CredentialStanding } from "../credentials/standing.js";
import { Account, Digest } from "../ui/chain.js";
import { Notice } from "../ui/Notice.js";
import { Raw } from "../ui/Raw.js";
import { Section } from "../ui/Section.js";
import { Standing } from "../ui/Standing.js";
import { Line, Summary } from "../ui/Summary.js";
import { words } from "../words/index.js";
import { Fields } from "./Fields.js";
import type { DocumentView } from "./read.js";
import { documents } from "./words/index.js";

/** A document, what the register says of it, and each of its fields. */
export function Document({ view }: { readonly view: DocumentView }) {
  const { finding, kind, faults, signed, moment } = view;
  const { opened, block } = finding;
  return (
    <article className="record">
      <p className="read-at">{words.readAt(block.number)}</p>
      {finding.outcome === "proven" ? (
        <CredentialStanding standing={finding.standing} story={undefined} agency={kind?.agency ?? ""} moment={moment} />
      ) : (
        <Standing tone="stop" title={documents.refused.title}>
          <p>{documents.refused[finding.reason]}</p>
        </Standing>
      )}
      {finding.outcome === "proven" && (
        <Section title={documents.document}>
          <Summary>
            {kind && <KindLines kind={kind} />}
            <Line name={documents.holder}>
              {finding.holder === undefined ? documents.noHolder : <Account address={finding.holder} />}
            </Line>
            <Line name={documents.shown}>{opened.whole ? documents.whole : documents.part(opened.fields.length)}</Line>
            <Line name={documents.commitment}>
              <Digest value={opened.commitment} what={documents.commitment} />
            </Line>
          </Summary>
        </Section>
      )}
      <Fields fields={opened.fields} proven={finding.outcome === "proven"} />
      {signed && (
        <Notice kind="note" title={documents.document}>
          <p>{documents.signatures}</p>
        </Notice>
      )}
      {faults.length > 0 && (
        <Section title={documents.faults}>
          <p>{documents.faultsText}</p>
          <ul>
            {faults.map(({ pointer, rule, sentence }) => (
              <li key={`${pointer} ${rule}`}>
                <code>{pointer || "/"}</code> {sentence} ({rule})
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Raw record={finding} />
    </article>
  );
}
