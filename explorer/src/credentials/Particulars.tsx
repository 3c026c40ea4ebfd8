import type { Hex } from "viem";
import { pathOf } from "../app/route.js";
import { Moment } from "../ui/Moment.js";
import { Line } from "../ui/Summary.js";
import { capital } from "../words/en.js";
import { writtenAs } from "./ids.js";
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

/** The way to another credential's page; an entry of a batch has none, and is named in words. */
export function CredentialLink({ id }: { readonly id: Hex }) {
  const { typeId = "", serial } = writtenAs(id);
  if (!/^[0-9A-Za-z]{4}$/.test(typeId)) return <>{credentials.entryOfBatch}</>;
  return <a href={`#/${pathOf("credential", typeId, serial)}`}>{serial}</a>;
}

/** Until when a suspension lasts. */
export function UntilLine({ until }: { readonly until: bigint }) {
  return (
    <Line name={capital(credentials.until)}>
      <Moment at={until} />
    </Line>
  );
}
