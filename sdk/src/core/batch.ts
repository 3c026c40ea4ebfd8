import type { AnyCall } from "./call.js";
import type { Chain, Mined, SendOptions } from "./chain.js";

/** Most gas that one transaction may take (EIP-7825). */
export const TRANSACTION_GAS_CAP = 16_777_216n;

/** How to send a long list. */
export interface BatchOptions<item> extends SendOptions {
  /** Most items in one transaction; 100 by default. */
  readonly largest?: number;
  /** Most gas in one transaction; a tenth below the protocol's cap by default. */
  readonly gasCap?: bigint;
  /** Told after each batch what it held and how far the list has come. */
  readonly onBatch?: (batch: BatchDone<item>) => void | Promise<void>;
}

/** One batch that was mined. */
export interface BatchDone<item> {
  readonly items: readonly item[];
  readonly mined: Mined;
  /** Items done so far, these among them. */
  readonly done: number;
  readonly total: number;
}

/** The next batch of a list, as a call whose gas is below the cap. */
export interface SizedBatch<item> {
  readonly items: readonly item[];
  readonly call: AnyCall;
  readonly gas: bigint;
}

const DEFAULT_CAP = (TRANSACTION_GAS_CAP * 9n) / 10n;

/** Takes as many items from a list's front as fit in one transaction; an item too large alone is tried as it is. */
export async function nextBatch<item>(
  chain: Chain,
  items: readonly item[],
  toCall: (items: readonly item[]) => AnyCall,
  { largest = 100, gasCap = DEFAULT_CAP }: BatchOptions<item> = {},
): Promise<SizedBatch<item>> {
  for (let size = Math.min(largest, items.length); ; size = Math.ceil(size / 2)) {
    const taken = items.slice(0, size);
    const call = toCall(taken);
    const gas = await gasWithin(chain, call, size === 1);
    if (gas !== undefined && (gas <= gasCap || size === 1)) return { items: taken, call, gas };
  }
}

/** Sends a list in as few transactions as the gas cap allows, one after another. Stops at the first that fails. */
export async function sendInBatches<item>(
  chain: Chain,
  items: readonly item[],
  toCall: (items: readonly item[]) => AnyCall,
  options: BatchOptions<item> = {},
): Promise<readonly Mined[]> {
  const all: Mined[] = [];
  let done = 0;
  while (done < items.length) {
    const batch = await nextBatch(chain, items.slice(done), toCall, options);
    const mined = await chain.send(batch.call, options);
    all.push(mined);
    done += batch.items.length;
    await options.onBatch?.({ items: batch.items, mined, done, total: items.length });
  }
  return all;
}

/** A node refuses to estimate above the block's gas: then the batch is too large, and undefined says so. */
async function gasWithin(chain: Chain, call: AnyCall, alone: boolean): Promise<bigint | undefined> {
  try {
    return await chain.estimate(call);
  } catch (error) {
    if (alone || !/gas/i.test(String((error as { message?: unknown }).message))) throw error;
    return undefined;
  }
}
