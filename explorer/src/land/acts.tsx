import type { Lineage, Ownership } from "@civitas/sdk/land";
import type { ReactNode } from "react";
import type { Address, Hex } from "viem";
import { Account } from "../ui/chain.js";
import { Moment } from "../ui/Moment.js";
import { Line, Summary } from "../ui/Summary.js";
import type { Act } from "../ui/Timeline.js";
import type { TitleAct } from "./read.js";
import { TitleLink, TitleLinks } from "./TitleLink.js";
import { land } from "./words/index.js";

/** The plans between which a title lives. */
type Plans = Pick<Lineage, "origin" | "end">;

/** A title's story in words, the first act first. Where it came from and what became of it is said if it is told. */
export const actsOf = (story: readonly TitleAct[], lineage: Plans = {}): readonly Act[] =>
  story.map((act) => ({
    number: act.revision,
    title: titleOf(act),
    particulars: particularsOf(act, lineage),
    ...("digest" in act ? { basis: act.digest } : {}),
    actor: act.actor,
    at: act.at,
    block: act.block,
    transaction: act.transaction,
  }));

/** What an act was, in words. The table has a sentence for every kind, each of which takes its own kind of act. */
const titleOf = (act: TitleAct): string => (land.acts[act.kind] as (act: TitleAct) => string)(act);

/** Who took part in an act, and until when it lasts. */
function particularsOf(act: TitleAct, { origin, end }: Plans): ReactNode {
  const { parties } = land;
  switch (act.kind) {
    case "registered":
      return <Holders ownership={act.ownership} />;
    case "transferred":
      return (
        <Parties
          list={[
            [parties.from, act.seller],
            [parties.to, act.buyer],
          ]}
        />
      );
    case "ownership-changed":
      return <Holders ownership={act.ownership} />;
    case "charge-assigned":
      return (
        <Parties
          list={[
            [parties.from, act.chargee],
            [parties.to, act.assignee],
          ]}
        />
      );
    case "right-granted":
      return (
        <Parties list={act.holder === undefined ? [] : [[parties.holder, act.holder]]}>
          {act.benefited !== undefined && (
            <Line name={parties.benefit}>
              <TitleLink id={act.benefited} />
            </Line>
          )}
          {act.until !== undefined && (
            <Line name={parties.until}>
              <Moment at={act.until} />
            </Line>
          )}
        </Parties>
      );
    case "right-released":
      return act.holder === undefined ? null : <Parties list={[[parties.holder, act.holder]]} />;
    case "notice-placed":
      return (
        <Parties list={[[parties.beneficiary, act.beneficiary]]}>
          <Line name={parties.until}>
            <Moment at={act.until} />
          </Line>
        </Parties>
      );
    case "notice-withdrawn":
      return <Parties list={[[parties.beneficiary, act.beneficiary]]} />;
    case "charge-postponed":
      return (
        <Parties
          list={[
            [parties.chargee, act.chargee],
            ...(act.advanced === undefined ? [] : [[parties.advanced, act.advanced] as const]),
          ]}
        />
      );
    case "charged":
    case "charge-varied":
    case "discharged":
      return <Parties list={[[parties.chargee, act.chargee]]} />;
    case "caveat-lodged":
    case "caveat-varied":
      return (
        <Parties list={[[parties.caveator, act.caveator]]}>
          <Line name={parties.until}>
            {act.until === undefined ? parties.untilWithdrawn : <Moment at={act.until} />}
          </Line>
        </Parties>
      );
    case "caveat-withdrawn":
    case "caveat-removed":
      return <Parties list={[[parties.caveator, act.caveator]]} />;
    case "followed":
      return (
        <Parties
          list={[
            [parties.formerAccount, act.from],
            [parties.presentAccount, act.to],
          ]}
        />
      );
    case "transfer-ordered":
      return (
        <>
          <Holders ownership={act.before} name={parties.from} />
          <Parties list={[[parties.to, act.to]]} />
        </>
      );
    case "owners-rectified":
      return <Change before={act.before} later={act.later} />;
    case "transmitted":
      return (
        <>
          <Parties list={[[parties.deceased, act.deceased]]} />
          <Change before={act.before} later={act.later} />
        </>
      );
    case "came-of-plan":
      return (
        <>
          <Titles name={parties.from} ids={origin?.sources} />
          <Holders ownership={act.ownership} />
        </>
      );
    case "closed-by-plan":
      return <Titles name={parties.became} ids={end?.lots} />;
    case "parcel-rectified":
      return (
        <Summary>
          <Line name={parties.area}>
            {areaOf(act.before.area)} → {areaOf(act.later.area)}
          </Line>
        </Summary>
      );
    case "notice-removed":
      return <Parties list={[[parties.beneficiary, act.beneficiary]]} />;
    case "restriction-imposed":
    case "right-lifted":
      return <Parties list={[[parties.holder, act.holder]]} />;
    case "struck-out":
      return <Parties list={[[parties.from, act.holder]]} />;
    case "surrendered":
    case "frozen":
    case "unfrozen":
      return null;
  }
}

const areaOf = (area: number | undefined): string =>
  area === undefined ? land.parties.unknownArea : land.squareMetres(area);

/** Titles on the other side of a plan. */
function Titles({ name, ids }: { readonly name: string; readonly ids: readonly Hex[] | undefined }) {
  if (ids === undefined) return null;
  return (
    <Summary>
      <Line name={name}>
        <TitleLinks ids={ids} />
      </Line>
    </Summary>
  );
}

/** Who owns the title from an act on, and in which shares where there are several. */
export function Holders({
  ownership: { portions, denominator },
  name = land.parties.owner,
}: {
  readonly ownership: Ownership;
  readonly name?: string;
}) {
  return (
    <Summary>
      {portions.map(({ owner, numerator }) => (
        <Line key={owner} name={name}>
          {portions.length > 1 && `${land.share(numerator, denominator)} `}
          <Account address={owner} />
        </Line>
      ))}
    </Summary>
  );
}

/** Who owned the title before an order, and who does from then on. */
function Change({ before, later }: { readonly before: Ownership; readonly later: Ownership }) {
  return (
    <>
      <Holders ownership={before} name={land.parties.from} />
      <Holders ownership={later} name={land.parties.to} />
    </>
  );
}

interface PartiesProps {
  readonly list: readonly (readonly [name: string, account: Address])[];
  readonly children?: ReactNode;
}

function Parties({ list, children }: PartiesProps) {
  return (
    <Summary>
      {list.map(([name, account]) => (
        <Line key={name} name={name}>
          <Account address={account} />
        </Line>
      ))}
      {children}
    </Summary>
  );
}
