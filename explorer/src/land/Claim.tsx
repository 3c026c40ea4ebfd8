import { Account, Digest } from "../ui/chain.js";
import { Heading } from "../ui/Heading.js";
import { History } from "../ui/History.js";
import { Moment } from "../ui/Moment.js";
import { Raw } from "../ui/Raw.js";
import { ReadAt } from "../ui/ReadAt.js";
import { Section } from "../ui/Section.js";
import { Standing, type Tone } from "../ui/Standing.js";
import { Line, Summary } from "../ui/Summary.js";
import type { Act } from "../ui/Timeline.js";
import { Holders } from "./acts.js";
import { Owners } from "./Burdens.js";
import type { ClaimAct, ClaimView } from "./claims.js";
import { land } from "./words/index.js";

/** A claim to land that no title stands for yet, with its publication and the objections. */
export function Claim({ view, again }: { readonly view: ClaimView; readonly again: () => void }) {
  const { reference, head, ownership, area, parcel, publishedAt, closesAt, openObjections, story } = view;
  const { portions, denominator, form } = ownership;
  const owners = portions.map(({ owner, numerator }) => ({ owner, numerator, denominator }));
  return (
    <article className="record">
      <Heading caption={land.claim.record} name={land.claim.name(reference)} />
      <ReadAt head={head} again={again} />
      <ClaimStanding view={view} />
      <div className="columns">
        <div>
          <Section title={land.claim.record}>
            <Summary>
              <Owners owners={owners} name={land.claim.owners(owners.length)} />
              {form !== "sole" && <Line name={land.form}>{land.forms[form]}</Line>}
              {area !== undefined && <Line name={land.area}>{land.squareMetres(area)}</Line>}
              <Line name={land.plan}>
                {parcel === undefined ? land.noPlan : <Digest value={parcel} what={land.planDigest} />}
              </Line>
              <Line name={land.claim.published}>
                <Moment at={publishedAt} />
              </Line>
              <Line name={land.claim.closes}>
                <Moment at={closesAt} />
              </Line>
              <Line name={land.claim.objections}>{openObjections}</Line>
            </Summary>
          </Section>
        </div>
        <div>
          <History acts={story.map(actOf)} />
        </div>
      </div>
      <Raw record={view} />
    </article>
  );
}

/** How a claim stands, in a sentence. */
export function claimStanding({ openObjections, closesAt, moment }: ClaimView): {
  readonly tone: Tone;
  readonly title: string;
} {
  if (openObjections > 0) return { tone: "warn", title: land.claim.objected };
  return { tone: "note", title: moment > closesAt ? land.claim.over : land.claim.open };
}

function ClaimStanding({ view }: { readonly view: ClaimView }) {
  const { tone, title } = claimStanding(view);
  return (
    <Standing tone={tone} title={title}>
      <p>{land.claim.warning}</p>
      {view.openObjections > 0 && <p>{land.claim.objectedText}</p>}
      {view.moment > view.closesAt ? (
        view.openObjections === 0 && <p>{land.claim.overText}</p>
      ) : (
        <p>
          {land.claim.openText} <Moment at={view.closesAt} />.
        </p>
      )}
    </Standing>
  );
}

const actOf = (act: ClaimAct, index: number): Act => ({
  number: index + 1,
  title: land.claim.acts[act.kind],
  particulars:
    act.kind === "published" ? (
      <Holders ownership={act.ownership} name={land.claim.owners(1)} />
    ) : (
      <Summary>
        <Line name={land.claim.by}>
          <Account address={act.objector} />
        </Line>
      </Summary>
    ),
  ...("digest" in act ? { basis: act.digest } : {}),
  actor: act.actor,
  at: act.at,
  block: act.block,
  transaction: act.transaction,
});
