import { Moment } from "../ui/Moment.js";
import { Standing, type Tone } from "../ui/Standing.js";
import type { KnownSale } from "./read.js";
import { sales } from "./words/index.js";

/** How a sale stands, in a sentence. */
export function saleStanding(sale: KnownSale): { readonly tone: Tone; readonly title: string } {
  if (sale.state === "settled") return { tone: "good", title: sales.standing.settled };
  if (sale.state === "ended") return { tone: "stop", title: sales.standing.ended };
  const { kind } = sale.awaits;
  return { tone: kind === "refund" ? "warn" : "note", title: sales.standing[kind] };
}

/** How a sale stands, and what it waits for. */
export function SaleStanding({ sale, money }: { readonly sale: KnownSale; readonly money: (n: bigint) => string }) {
  const { tone, title } = saleStanding(sale);
  return (
    <Standing tone={tone} title={title}>
      {sale.state === "settled" && <p>{sales.text.settled}</p>}
      {sale.state === "ended" && <p>{sales.endings[sale.ending]}</p>}
      {sale.state === "open" && <Waiting sale={sale} money={money} />}
    </Standing>
  );
}

function Waiting({ sale: { awaits }, money }: WaitingProps) {
  if (awaits.kind === "refund") {
    return (
      <p>
        {sales.endings[awaits.ending]} {sales.refundable}
      </p>
    );
  }
  return (
    <p>
      {sales.text[awaits.kind]} {awaits.kind === "deposit" && `${sales.deposit}: ${money(awaits.least)}.`}
      {awaits.kind === "balance" && `${money(awaits.owing)}.`}
      {"until" in awaits && <Moment at={awaits.until} />}
    </p>
  );
}

interface WaitingProps {
  readonly sale: Extract<KnownSale, { readonly state: "open" }>;
  readonly money: (amount: bigint) => string;
}
