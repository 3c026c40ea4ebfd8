import { Account } from "../ui/chain.js";
import { Moment } from "../ui/Moment.js";
import { Section } from "../ui/Section.js";
import { Line } from "../ui/Summary.js";
import type { Title } from "./read.js";
import { land } from "./words/index.js";

/** Who owns the title, and in which shares where there are several. */
export function Owners({ owners }: Pick<Title, "owners">) {
  return (
    <Line name={land.owners(owners.length)}>
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
