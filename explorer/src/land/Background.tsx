import type { Lineage } from "@civitas/sdk/land";
import { Account, Digest } from "../ui/chain.js";
import { Moment } from "../ui/Moment.js";
import { Section } from "../ui/Section.js";
import { Line, Summary } from "../ui/Summary.js";
import type { PendingOrder } from "./pending.js";
import { TitleLinks } from "./TitleLink.js";
import { land } from "./words/index.js";

/** From which titles one came by a survey plan, and which came of it; nothing where no plan did either. */
export function Parentage({ lineage: { origin, end } }: { readonly lineage: Lineage }) {
  if (origin === undefined && end === undefined) return null;
  const { plans, ...names } = land.lineage;
  return (
    <Section title={names.title}>
      <Summary>
        {origin && (
          <>
            <Line name={names.origin}>{plans[origin.kind]}</Line>
            <Line name={names.from}>
              <TitleLinks ids={origin.sources} />
            </Line>
          </>
        )}
        {end && (
          <>
            <Line name={names.end}>{plans[end.kind]}</Line>
            <Line name={names.into}>
              <TitleLinks ids={end.lots} />
            </Line>
          </>
        )}
      </Summary>
    </Section>
  );
}

/** The orders of a court that are announced and may still be carried out; nothing where there are none. */
export function PendingOrders({ pending }: { readonly pending: readonly PendingOrder[] }) {
  if (pending.length === 0) return null;
  const { orders } = land;
  return (
    <Section title={orders.title}>
      <p>{orders.text}</p>
      <ul className="rows">
        {pending.map(({ orderId, kind, officer, basis, due, lapses }) => (
          <li key={orderId}>
            <h3>{orders.kinds[kind]}</h3>
            <Summary>
              <Line name={orders.due}>
                <Moment at={due} />
              </Line>
              <Line name={orders.lapses}>
                <Moment at={lapses} />
              </Line>
              <Line name={orders.officer}>
                <Account address={officer} />
              </Line>
              <Line name={orders.basis}>
                <Digest value={basis} what={orders.digest} />
              </Line>
            </Summary>
          </li>
        ))}
      </ul>
    </Section>
  );
}
