import { useCallback, useEffect } from "react";
import type { PageProps } from "../app/kind.js";
import { useExplorer } from "../chain/context.js";
import { useReading } from "../chain/reading.js";
import { announce } from "../ui/announce.js";
import { Certificate } from "../ui/Certificate.js";
import { Digest } from "../ui/chain.js";
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
import { Parentage, PendingOrders } from "./Background.js";
import { Caveats, Charges, Owners, PriorityNotice, Rights } from "./Burdens.js";
import { Claim, claimStanding } from "./Claim.js";
import type { ClaimView } from "./claims.js";
import { Parcel } from "./Parcel.js";
import { readTitleView, type TitleView } from "./read.js";
import { TitleStanding, titleStanding } from "./standing.js";
import { land } from "./words/index.js";

/** A title to land as the register has it. */
export function TitlePage({ parts }: PageProps) {
  const reference = parts.join("/");
  const explorer = useExplorer();
  const read = useCallback(() => readTitleView(explorer, reference), [explorer, reference]);
  const [reading, again] = useReading(read);

  useEffect(() => {
    if (reading.state !== "read") return;
    const { value } = reading;
    announce(value === undefined ? land.unknown(reference) : sentenceOf(value, reference));
  }, [reading, reference]);

  if (reading.state === "failed") return <Failure error={reading.error} again={again} />;
  if (reading.state === "reading") return <p className="waiting">{words.find.looking(reference)}</p>;
  if (reading.value === undefined) return <Unknown title={land.unknown(reference)} />;
  if ("claimId" in reading.value) return <Claim view={reading.value} again={again} />;
  return <Title view={reading.value} again={again} />;
}

const sentenceOf = (view: TitleView | ClaimView, reference: string): string =>
  "claimId" in view
    ? words.found(land.claim.name(reference), claimStanding(view).title)
    : words.found(land.name(reference), titleStanding(view).title);

function Title({ view, again }: { readonly view: TitleView; readonly again: () => void }) {
  const { title, head, certificate, jurisdiction, lineage, pending } = view;
  const { reference, parcel } = title;
  const acts = view.story && actsOf(view.story, lineage);
  const name = land.name(reference);
  return (
    <article className="record">
      <Heading caption={land.caption(jurisdiction)} name={name} />
      <ReadAt head={head} again={again} />
      <TitleStanding view={view} />
      <RegistryNotice registry={view.registry} />
      <div className="columns">
        <div>
          <Section title={land.record}>
            <Summary>
              <Owners owners={title.owners} />
              {title.form !== "sole" && <Line name={land.form}>{land.forms[title.form]}</Line>}
              {title.area !== undefined && <Line name={land.area}>{land.squareMetres(title.area)}</Line>}
              <Line name={land.revision}>{land.revisions(title.revision)}</Line>
              {acts?.[0] && (
                <Line name={land.registered}>
                  <Moment at={acts[0].at} />
                </Line>
              )}
              <Line name={land.plan}>
                {parcel === undefined ? land.noPlan : <Digest value={parcel} what={land.planDigest} />}
              </Line>
            </Summary>
          </Section>
          <PendingOrders pending={pending} />
          <Charges charges={title.charges} />
          <Rights rights={title.rights} />
          <PriorityNotice notice={title.notice} />
          <Caveats caveats={title.caveats} />
          <Parentage lineage={lineage} />
          <History acts={acts} />
        </div>
        <div>
          {certificate && <Certificate certificate={certificate} alt={certificateAlt(view)} />}
          {parcel && <Parcel digest={parcel} reference={reference} />}
        </div>
      </div>
      <Raw record={title} />
    </article>
  );
}

const certificateAlt = (view: TitleView): string =>
  land.certificateAlt(view.title.reference, view.jurisdiction, titleStanding(view).title);
