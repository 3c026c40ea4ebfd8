import { type BatchOptions, nextBatch } from "./batch.js";
import type { AnyCall } from "./call.js";
import type { Chain, Mined } from "./chain.js";
import { RevertedError, TransactionRevertedError } from "./errors.js";

/** Entries of which some may be on record already. */
export interface Outstanding<item> {
  /** Reads the chain and gives what is left to do of some items, in their order. */
  readonly of: (items: readonly item[]) => Promise<readonly item[]>;
  /** One call that does several items, all of them or none. */
  readonly toCall: (items: readonly item[]) => AnyCall;
  /** How much an item still asks for; one by default. A retry is worth while only where this went down. */
  readonly weight?: (item: item) => number;
}

/**
 * Does what is left to do of a list, in as few transactions as the gas cap allows. The chain alone says what is left,
 * and it is asked before each batch: a run that was killed is simply run again, and two that run at once do no harm.
 */
export async function sendOutstanding<item>(
  chain: Chain,
  items: readonly item[],
  { of, toCall, weight = () => 1 }: Outstanding<item>,
  options: BatchOptions<item> = {},
): Promise<readonly Mined[]> {
  const { largest = 100 } = options;
  const all: Mined[] = [];
  const load = (open: readonly item[]): number => open.reduce((sum, item) => sum + weight(item), 0);
  for (let at = 0; at < items.length; at += largest) {
    const window = items.slice(at, at + largest);
    let open = await of(window);
    while (open.length > 0) {
      try {
        const batch = await nextBatch(chain, open, toCall, options);
        const mined = await chain.send(batch.call, options);
        all.push(mined);
        open = open.slice(batch.items.length);
        const done = at + window.length - open.length;
        await options.onBatch?.({ items: batch.items, mined, done, total: items.length });
      } catch (error) {
        if (!(error instanceof RevertedError || error instanceof TransactionRevertedError)) throw error;
        const left = await of(window);
        if (load(left) >= load(open)) throw error;
        open = left; // Another run did some of them in the meantime.
      }
    }
  }
  return all;
}
