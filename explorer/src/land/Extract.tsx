import type { CheckedExtract } from "@civitas/sdk/land/extract";
import { Fields } from "../documents/Fields.js";
import { Account } from "../ui/chain.js";
import { Moment } from "../ui/Moment.js";
import { Notice } from "../ui/Notice.js";
import { Raw } from "../ui/Raw.js";
import { Section } from "../ui/Section.js";
import { Standing } from "../ui/Standing.js";
import { Line, Summary } from "../ui/Summary.js";
import { Timeline } from "../ui/Timeline.js";
import { words } from "../words/index.js";
import { actsOf } from "./acts.js";
import type { ExtractView, RefusedExtract } from "./extract.js";
import { TitleLink } from "./TitleLink.js";
import { land } from "./words/index.js";

/** How an extract stands, in a sentence. */
export function extractSentence(view: ExtractView): string {
  if (view.outcome === "refused") return land.extract.refusedTitle;
  return view.extract.since.state === "unchanged" ? land.extract.current : land.extract.old;
}

/** A title's extract, what the register says of it, and what has changed since it was sealed. */
export function Extract({ view }: { readonly view: ExtractView }) {
  if (view.outcome === "refused") return <Refused view={view} />;
  const { extract, later } = view;
  const { proven, vouched, since, readAt, content: _, ...told } = extract;
  return (
    <article className="record">
      <p className="read-at">{words.readAt(readAt)}</p>
      <Standing tone={since.state === "unchanged" ? "good" : "warn"} title={extractSentence(view)}>
        <p>{since.state === "unchanged" ? land.extract.currentText : land.extract.oldText}</p>
      </Standing>
      <Seal extract={extract} />
      {since.state === "changed" && (
        <Section title={land.extract.since}>
          {later === undefined ? (
            <Notice kind="error" title={words.history.missing.title}>
              <p>{words.history.missing.text}</p>
            </Notice>
          ) : (
            <Timeline acts={actsOf(later)} />
          )}
        </Section>
      )}
      <Fields fields={proven} proven title={land.extract.proven} text={land.extract.provenText} />
      {vouched.length > 0 && (
        <Fields fields={vouched} proven={false} title={land.extract.vouched} text={land.extract.vouchedText} />
      )}
      <Raw record={{ ...told, since }} />
    </article>
  );
}

function Seal({ extract }: { readonly extract: CheckedExtract }) {
  const { titleId, revision, moment, signer, whole } = extract;
  return (
    <Section title={land.extract.name}>
      <Summary>
        <Line name={land.extract.title}>
          <TitleLink id={titleId} />
        </Line>
        <Line name={land.revision}>{revision}</Line>
        <Line name={land.extract.sealed}>
          <Moment at={moment} />
        </Line>
        <Line name={land.extract.signer}>
          <Account address={signer.account} />
          {signer.state === "left office" && ` (${land.extract.leftOffice})`}
        </Line>
        <Line name={land.extract.shown}>{whole ? land.extract.whole : land.extract.part}</Line>
      </Summary>
    </Section>
  );
}

function Refused({ view }: { readonly view: RefusedExtract }) {
  const { reason, place, extract } = view;
  return (
    <article className="record">
      <Standing tone="stop" title={land.extract.refusedTitle}>
        <p>{land.extract.refused[reason]}</p>
        {place !== undefined && (
          <p>
            {land.extract.place}: <code>{place}</code>
          </p>
        )}
      </Standing>
      <Raw record={extract.seal} />
    </article>
  );
}
