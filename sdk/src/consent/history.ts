import type { Hex } from "viem";
import { type Chain, type ChainEvent, mapConcurrently, readEvents } from "../core/index.js";
import { consentRegistryAbi } from "../generated/consent.js";
import { ConsentHistoryIncompleteError } from "./errors.js";
import { readConsent, requireWhole, termsFrom } from "./read.js";
import { END, terminationFrom, terminationReceipt } from "./receipt.js";
import type { ConsentAct, ConsentRef, ConsentStanding, HistorySpan } from "./types.js";

const EVENTS = ["ConsentGiven", "AccessRecorded", "ConsentTerminated"] as const;
type Event = ChainEvent<typeof consentRegistryAbi, (typeof EVENTS)[number]>;

/**
 * Tells a consent's whole story from the registry's logs, oldest act first, and makes sure that nothing is missing: what
 * it says is what its id digests, the looks are numbered from 1 to the count on record, and an end has its receipt.
 *
 * @returns Every act; none for a consent that was never given.
 * @throws {@link ConsentHistoryIncompleteError} when the node's logs leave out, add or change something.
 */
export async function consentHistory(
  chain: Chain,
  ref: ConsentRef,
  consentId: Hex,
  span: HistorySpan = {},
): Promise<readonly ConsentAct[]> {
  const { fromBlock = 0n, toBlock = (await chain.block()).number } = span;
  const standing = await readConsent(chain, ref, consentId, { block: toBlock });
  const query = { abi: consentRegistryAbi, address: ref.registry, key: consentId, fromBlock, toBlock } as const;
  const events = await readEvents(chain, { ...query, names: EVENTS });
  const acts = await mapConcurrently(events, (event) => actFrom(chain, ref, event));
  verifyHistory(consentId, acts, standing);
  return acts;
}

/**
 * Makes sure that a consent's story is whole.
 *
 * @throws {@link ConsentHistoryIncompleteError} naming what is missing.
 */
export function verifyHistory(consentId: Hex, acts: readonly ConsentAct[], standing: ConsentStanding): void {
  const refuse = (finding: string): never => {
    throw new ConsentHistoryIncompleteError(consentId, finding);
  };
  const looks = acts.filter((act) => act.kind === "looked");
  requireWhole(consentId, looks, standing.state === "unknown" ? 0 : standing.accesses);
  const own = acts.filter((act) => act.kind !== "looked");
  if (own.length !== (standing.state === "unknown" ? 0 : standing.revision)) refuse("it lacks an act of the holder's");
  for (const act of own) {
    if (act.kind === "given") continue;
    const { kind, revision, accesses, at, receipt } = act;
    const known = terminationReceipt(consentId, { kind, revision, accesses, at });
    if (receipt !== known || accesses !== looks.length) refuse("the receipt of its end is not of its final state");
  }
}

async function actFrom(chain: Chain, ref: ConsentRef, event: Event): Promise<ConsentAct> {
  const { timestamp: at } = await chain.block(event.blockNumber);
  const { actor } = event.args;
  const line = { actor, at, block: event.blockNumber, transaction: event.transactionHash };
  switch (event.eventName) {
    case "ConsentGiven":
      return { ...line, kind: "given", terms: termsFrom(chain, ref, event) };
    case "AccessRecorded":
      return { ...line, kind: "looked", number: event.args.number, receipt: event.args.receipt };
    case "ConsentTerminated":
      return {
        ...line,
        kind: event.args.state === END.withdrawn ? "withdrawn" : "replaced",
        ...terminationFrom(event),
      };
  }
}
