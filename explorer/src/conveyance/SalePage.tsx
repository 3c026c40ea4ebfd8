import { useCallback, useEffect } from "react";
import { hexToString, trim } from "viem";
import type { PageProps } from "../app/kind.js";
import { href, pathOf } from "../app/route.js";
import { useExplorer } from "../chain/context.js";
import { useReading } from "../chain/reading.js";
import { announce } from "../ui/announce.js";
import { Account, Digest, short } from "../ui/chain.js";
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
import { isId } from "./find.js";
import { readSaleView, type SaleView } from "./read.js";
import { SaleStanding, saleStanding } from "./standing.js";
import { sales } from "./words/index.js";

/** A sale of land, with its progress as a timeline. */
export function SalePage({ parts: [id = ""] }: PageProps) {
  const explorer = useExplorer();
  const read = useCallback(async () => (isId(id) ? readSaleView(explorer, id) : undefined), [explorer, id]);
  const [reading, again] = useReading(read);

  useEffect(() => {
    if (reading.state !== "read") return;
    const { value } = reading;
    announce(
      value === undefined
        ? sales.unknown(short(id))
        : words.found(sales.name(short(id)), saleStanding(value.sale).title),
    );
  }, [reading, id]);

  if (reading.state === "failed") return <Failure error={reading.error} again={again} />;
  if (reading.state === "reading") return <p className="waiting">{words.find.looking(short(id))}</p>;
  if (reading.value === undefined) return <Unknown title={sales.unknown(short(id))} />;
  return <Sale view={reading.value} again={again} />;
}

function Sale({ view, again }: { readonly view: SaleView; readonly again: () => void }) {
  const { sale, head, money, registry } = view;
  return (
    <article className="record">
      <Heading caption={sales.caption} name={sales.name(short(sale.saleId))} />
      <ReadAt head={head} again={again} />
      <SaleStanding sale={sale} money={money} />
      <RegistryNotice registry={registry} />
      <div className="columns">
        <div>
          <Terms view={view} />
        </div>
        <div>
          <History acts={actsOf(view)} />
        </div>
      </div>
      <Raw record={sale} />
    </article>
  );
}

function Terms({ view: { sale, money } }: { readonly view: SaleView }) {
  const { terms, paid } = sale;
  const reference = hexToString(trim(terms.titleId, { dir: "right" }));
  const whole = terms.sellers.reduce((sum, { parts }) => sum + parts, 0n);
  return (
    <Section title={sales.record}>
      <Summary>
        <Line name={sales.title}>
          <a href={href(pathOf("title", reference))}>{reference}</a>
        </Line>
        <Line name={sales.sellers(terms.sellers.length)}>
          <ul className="plain">
            {terms.sellers.map(({ account, parts }) => (
              <li key={account}>
                {terms.sellers.length > 1 && sales.parts(parts, whole)}
                <Account address={account} whole />
              </li>
            ))}
          </ul>
        </Line>
        <Line name={sales.buyer}>
          <Account address={terms.buyer} whole />
        </Line>
        <Line name={sales.price}>{money(terms.price)}</Line>
        <Line name={sales.paid}>{money(paid)}</Line>
        {terms.deposit !== undefined && terms.deposit !== 0n && (
          <Line name={sales.deposit}>
            {money(terms.deposit)}, {terms.depositForfeited ? sales.forfeited : sales.returned}
          </Line>
        )}
        <Line name={sales.duty}>{money(terms.duty ?? 0n)}</Line>
        <Line name={sales.limit}>{money(terms.payOffLimit ?? 0n)}</Line>
        <Line name={sales.token}>
          <Account address={terms.token} />
        </Line>
        {terms.referee && (
          <Line name={sales.referee}>
            <Account address={terms.referee} />
          </Line>
        )}
        {terms.coolingOff !== undefined && (
          <Line name={sales.coolingOff}>
            <Moment at={terms.coolingOff} />
          </Line>
        )}
        <Line name={sales.deadline}>
          <Moment at={terms.deadline} />
        </Line>
        <Line name={sales.conditions}>
          <Digest value={terms.conditions} what={sales.conditionsDigest} />
        </Line>
      </Summary>
    </Section>
  );
}
