import { Digest } from "../ui/chain.js";
import { History } from "../ui/History.js";
import { Raw } from "../ui/Raw.js";
import { Section } from "../ui/Section.js";
import { Line, Summary } from "../ui/Summary.js";
import { words } from "../words/index.js";
import { actsOf } from "./acts.js";
import { KindLines, TermLine } from "./Particulars.js";
import type { EntryView } from "./readEntry.js";
import { CredentialStanding } from "./standing.js";
import { credentials } from "./words/index.js";

/** An entry of a batch, as its proof and the registry have it. */
export function Entry({ view }: { readonly view: EntryView }) {
  const { entry, standing, batch } = view;
  return (
    <article className="record">
      <p className="read-at">{words.readAt(view.head.number)}</p>
      <CredentialStanding
        standing={standing}
        story={view.story}
        agency={batch?.kind.agency ?? ""}
        moment={view.moment}
      />
      {batch && (
        <>
          <Section title={credentials.record}>
            <Summary>
              <KindLines kind={batch.kind} />
              <TermLine term={batch} />
              <Line name={credentials.proof.place}>{credentials.proof.placeOf(entry.index, batch.count)}</Line>
              <Line name={credentials.proof.root}>
                <Digest value={entry.root} what={credentials.proof.root} />
              </Line>
              <Line name={credentials.document}>
                <Digest value={entry.commitment} what={credentials.commitment} />
              </Line>
            </Summary>
          </Section>
          <History acts={view.story && actsOf(view.story)} />
        </>
      )}
      <Raw record={{ entry, batch, standing }} />
    </article>
  );
}
