import { Account, Digest } from "../ui/chain.js";
import { Moment } from "../ui/Moment.js";
import { Section } from "../ui/Section.js";
import { Line, Summary } from "../ui/Summary.js";
import type { Title } from "./read.js";
import { TitleLink } from "./TitleLink.js";
import { land } from "./words/index.js";

/** Who owns the title, and in which shares where there are several. */
export function Owners({
  owners,
  name = land.owners(owners.length),
}: Pick<Title, "owners"> & { readonly name?: string }) {
  return (
    <Line name={name}>
      <ul className="plain">
        {owners.map(({ owner, numerator, denominator }) => (
          <li key={owner}>
            {owners.length > 1 && `${land.share(numerator, denominator)} `}
            <Account address={owner} whole />
          </li>
        ))}
      </ul>
    </Line>
  );
}

/** The charges, the one that is satisfied first on top. */
export function Charges({ charges }: Pick<Title, "charges">) {
  return (
    <Section title={land.charges}>
      {charges.length === 0 ? (
        <p>{land.noCharges}</p>
      ) : (
        <ol className="rows">
          {charges.map(({ rank, chargee, registeredAt }) => (
            <li key={rank}>
              <h3>{land.rank(rank)}</h3>
              <p>
                {land.chargee} <Account address={chargee} />
              </p>
              <p className="when">
                {land.since} <Moment at={registeredAt} />
              </p>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

/** What others may do on the land, or the owners may not, each with its holder and its end. */
export function Rights({ rights }: Pick<Title, "rights">) {
  return (
    <Section title={land.rights}>
      {rights.length === 0 ? (
        <p>{land.noRights}</p>
      ) : (
        <ul className="rows">
          {rights.map(({ slot, kind, holder, benefited, registeredAt, until }) => (
            <li key={slot}>
              <h3>{land.rightKinds[kind]}</h3>
              <p>{land.rightTexts[kind]}</p>
              <p>
                {land.rightOf}{" "}
                {benefited !== undefined ? (
                  <TitleLink id={benefited} />
                ) : holder !== undefined ? (
                  <Account address={holder} />
                ) : (
                  land.everybody
                )}
              </p>
              <p className="when">
                {land.since} <Moment at={registeredAt} />
                {until !== undefined && (
                  <>
                    , {land.standing.until} <Moment at={until} />
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** The priority notice, where one stands. */
export function PriorityNotice({ notice }: { readonly notice: Title["notice"] | undefined }) {
  if (notice === undefined) return null;
  return (
    <Section title={land.notice}>
      <p>{land.noticeText}</p>
      <Summary>
        <Line name={land.parties.beneficiary}>
          <Account address={notice.beneficiary} />
        </Line>
        <Line name={land.noticeDealing}>
          <Digest value={notice.dealing} what={land.noticeDigest} />
        </Line>
        <Line name={land.parties.until}>
          <Moment at={notice.until} />
        </Line>
      </Summary>
    </Section>
  );
}

/** The caveats, each with its end. */
export function Caveats({ caveats }: Pick<Title, "caveats">) {
  return (
    <Section title={land.caveats}>
      {caveats.length === 0 ? (
        <p>{land.noCaveats}</p>
      ) : (
        <ul className="rows">
          {caveats.map(({ slot, caveator, lodgedAt, until }) => (
            <li key={slot}>
              <h3>
                {until === undefined ? (
                  land.caveatOpen
                ) : (
                  <>
                    {land.caveatUntil} <Moment at={until} />
                  </>
                )}
              </h3>
              <p>
                {land.caveator} <Account address={caveator} />
              </p>
              <p className="when">
                {land.since} <Moment at={lodgedAt} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
