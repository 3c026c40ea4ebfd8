import { Moment } from "../ui/Moment.js";
import { Line } from "../ui/Summary.js";
import { capital } from "../words/en.js";
import type { Kind } from "./kinds.js";
import type { Term } from "./record.js";
import { credentials } from "./words/index.js";

/** What kind of credential it is, and whose. */
export function KindLines({ kind }: { readonly kind: Kind }) {
  return (
    <>
      <Line name={credentials.kind}>
        {kind.name} <code>{kind.typeId}</code>
      </Line>
      <Line name={credentials.agency}>
        {kind.agency}
        {kind.office && `, ${kind.office}`}
      </Line>
    </>
  );
}

/** From when to when it holds. */
export function TermLine({ term }: { readonly term: Term }) {
  return (
    <Line name={credentials.term}>
      {credentials.from} <Moment at={term.validFrom} />
      <br />
      {term.validUntil === undefined ? (
        credentials.noEnd
      ) : (
        <>
          {credentials.until} <Moment at={term.validUntil} />
        </>
      )}
    </Line>
  );
}

/** Until when a suspension lasts. */
export function UntilLine({ until }: { readonly until: bigint }) {
  return (
    <Line name={capital(credentials.until)}>
      <Moment at={until} />
    </Line>
  );
}
