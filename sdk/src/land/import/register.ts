import { type Address, type Hex, stringToHex } from "viem";
import {
  type AnyCall,
  type BatchOptions,
  type Chain,
  contractCalls,
  type Mined,
  mapConcurrently,
  nextBatch,
  sendOutstanding,
} from "../../core/index.js";
import { landRegistryAbi, landRegistryErrors, TitleUnknownError } from "../../generated/land.js";

const call = contractCalls(landRegistryAbi, landRegistryErrors);

/** A title to be registered: a parcel of the plan, and who owns it. */
export interface TitleEntry {
  readonly reference: string;
  readonly owner: Address;
  readonly parcel: Hex;
  readonly source: Hex;
}

/** How the registry stands to an entry. */
export type EntryStanding =
  | { readonly state: "absent" }
  /** A title of this reference and this parcel is on record, whoever owns it by now. */
  | { readonly state: "registered"; readonly revision: number }
  /** The reference is taken by another parcel. */
  | { readonly state: "taken"; readonly revision: number; readonly parcel: Hex };

/** What a run is expected to take. */
export interface ImportEstimate {
  readonly transactions: number;
  readonly gas: bigint;
  /** Entries whose gas the node was asked for; the rest is taken to be like them. */
  readonly asked: number;
}

/** Tells for each entry whether it is on record already. */
export function surveyTitles(
  chain: Chain,
  registry: Address,
  entries: readonly TitleEntry[],
): Promise<readonly EntryStanding[]> {
  return mapConcurrently(entries, async ({ reference, parcel }) => {
    try {
      const title = await chain.read(call(registry, "title", [idOf(reference)]));
      const { revision } = title;
      return title.parcel === parcel
        ? { state: "registered", revision }
        : { state: "taken", revision, parcel: title.parcel };
    } catch (error) {
      if (error instanceof TitleUnknownError) return { state: "absent" };
      throw error;
    }
  });
}

/**
 * Registers those of the entries whose reference is free, in batches below the gas cap. May be broken off and called
 * again: what is on record is passed over.
 */
export function registerTitles(
  chain: Chain,
  registry: Address,
  entries: readonly TitleEntry[],
  options: BatchOptions<TitleEntry> = {},
): Promise<readonly Mined[]> {
  const absent = async (items: readonly TitleEntry[]): Promise<readonly TitleEntry[]> => {
    const taken = await mapConcurrently(items, ({ reference }) =>
      chain.read(call(registry, "exists", [idOf(reference)])),
    );
    return items.filter((_, index) => taken[index] === false);
  };
  return sendOutstanding(chain, entries, { of: absent, toCall: registerCall(registry) }, options);
}

/** Asks the node what registering the entries would take, without sending anything. */
export async function estimateTitles(
  chain: Chain,
  registry: Address,
  entries: readonly TitleEntry[],
  options: BatchOptions<TitleEntry> = {},
): Promise<ImportEstimate> {
  if (entries.length === 0) return { transactions: 0, gas: 0n, asked: 0 };
  const { items, gas } = await nextBatch(chain, entries, registerCall(registry), options);
  const rest = entries.length % items.length;
  const last = rest === 0 ? 0n : (await nextBatch(chain, entries.slice(-rest), registerCall(registry), options)).gas;
  return {
    transactions: Math.ceil(entries.length / items.length),
    gas: gas * BigInt(Math.floor(entries.length / items.length)) + last,
    asked: items.length + rest,
  };
}

const registerCall =
  (registry: Address) =>
  (entries: readonly TitleEntry[]): AnyCall =>
    call(registry, "registerMany", [
      entries.map(({ reference, owner, parcel, source }) => ({ titleId: idOf(reference), owner, parcel, source })),
    ]);

/** A title's id is its reference. */
const idOf = (reference: string): Hex => stringToHex(reference, { size: 32 });
