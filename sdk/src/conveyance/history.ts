import { type Hex, zeroHash } from "viem";
import { type Chain, type ChainEvent, readEvents } from "../core/index.js";
import { conveyanceAbi } from "../generated/conveyance.js";
import { type CodedTerms, endingFrom, termsFrom } from "./codes.js";
import type { ConveyanceRef, SaleAct } from "./types.js";

const EVENTS = ["SaleOpened", "PaymentReceived", "SaleSettled", "SaleEnded", "PartyPaid", "PartyCredited"] as const;

type ActEvent = ChainEvent<typeof conveyanceAbi, (typeof EVENTS)[number]>;

/**
 * Tells a sale's whole story from the conveyance's logs, oldest act first. A payment out stands behind the act that
 * brought it about.
 *
 * @param options The conveyance's first block, from where logs are read, and the block to tell the story up to.
 * @returns Every act; none for a sale that nobody opened.
 */
export async function saleHistory(
  chain: Chain,
  ref: ConveyanceRef,
  saleId: Hex,
  options: { readonly fromBlock?: bigint; readonly toBlock?: bigint } = {},
): Promise<readonly SaleAct[]> {
  const events = await readEvents(chain, {
    abi: conveyanceAbi,
    address: ref.conveyance,
    names: EVENTS,
    key: saleId,
    ...options,
  });
  return [...(events as readonly ActEvent[])].sort(byPlace).map(actFrom);
}

const byPlace = (one: ActEvent, other: ActEvent): number =>
  Number(one.blockNumber - other.blockNumber) || one.logIndex - other.logIndex;

function actFrom(event: ActEvent): SaleAct {
  const line = { block: event.blockNumber, transaction: event.transactionHash };
  switch (event.eventName) {
    case "SaleOpened":
      return { ...line, kind: "opened", actor: event.args.actor, terms: termsFrom(event.args.terms as CodedTerms) };
    case "PaymentReceived": {
      const { actor, amount, paid } = event.args;
      return { ...line, kind: "paid-in", actor, amount, paid };
    }
    case "SaleSettled": {
      const { actor, revision, paidOff, duty, proceeds } = event.args;
      return { ...line, kind: "settled", actor, revision, paidOff, duty, proceeds };
    }
    case "SaleEnded": {
      const { actor, ending, basis, refunded, forfeited } = event.args;
      const digest = basis === zeroHash ? {} : { digest: basis };
      return { ...line, kind: "ended", actor, ending: endingFrom(ending) ?? "agreed", ...digest, refunded, forfeited };
    }
    case "PartyPaid":
      return { ...line, kind: "paid-out", account: event.args.account, amount: event.args.amount };
    case "PartyCredited":
      return { ...line, kind: "credited", account: event.args.account, amount: event.args.amount };
  }
}
