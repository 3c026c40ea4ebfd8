import type { Hex } from "viem";
import {
  type AnyCall,
  type BatchOptions,
  type Chain,
  type Mined,
  mapConcurrently,
  nextBatch,
  sendOutstanding,
} from "../../core/index.js";
import * as calls from "../calls.js";
import { readTitle } from "../read.js";
import { titleId } from "../reference.js";
import type { LandRef, Registration } from "../types.js";

/** A title to be registered: a parcel of the plan, and who owns it. */
export interface TitleEntry extends Required<Omit<Registration, "titleId" | "area">>, Pick<Registration, "area"> {
  readonly reference: string;
}

/** How the registry stands to an entry. */
export type EntryStanding =
  | { readonly state: "absent" }
  /** A title of this reference and this parcel is on record, whoever owns it by now. */
  | { readonly state: "registered"; readonly revision: number }
  /** The reference is taken by another parcel. */
  | { readonly state: "taken"; readonly revision: number; readonly parcel?: Hex };

/** What a run is expected to take. */
export interface ImportEstimate {
  readonly transactions: number;
  readonly gas: bigint;
  /** Entries whose gas the node was asked for; the rest is taken to be like them. */
  readonly asked: number;
}

/** Tells for each entry whether it is on record already. */
export async function surveyTitles(
  chain: Chain,
  ref: LandRef,
  entries: readonly TitleEntry[],
): Promise<readonly EntryStanding[]> {
  const { number: block } = await chain.block();
  return mapConcurrently(entries, async ({ reference, parcel }): Promise<EntryStanding> => {
    const title = await readTitle(chain, ref, titleId(reference), { block });
    if (title.state === "unknown") return { state: "absent" };
    const { revision } = title;
    return title.parcel === parcel
      ? { state: "registered", revision }
      : { state: "taken", revision, ...parcelOf(title) };
  });
}

/**
 * Registers those of the entries whose reference is free, in batches below the gas cap. May be broken off and called
 * again: what is on record is passed over.
 */
export function importTitles(
  chain: Chain,
  ref: LandRef,
  entries: readonly TitleEntry[],
  options: BatchOptions<TitleEntry> = {},
): Promise<readonly Mined[]> {
  const absent = async (items: readonly TitleEntry[]): Promise<readonly TitleEntry[]> => {
    const taken = await mapConcurrently(items, ({ reference }) => chain.read(calls.exists(ref, titleId(reference))));
    return items.filter((_, index) => taken[index] === false);
  };
  return sendOutstanding(chain, entries, { of: absent, toCall: registerCall(ref) }, options);
}

/** Asks the node what registering the entries would take, without sending anything. */
export async function estimateTitles(
  chain: Chain,
  ref: LandRef,
  entries: readonly TitleEntry[],
  options: BatchOptions<TitleEntry> = {},
): Promise<ImportEstimate> {
  if (entries.length === 0) return { transactions: 0, gas: 0n, asked: 0 };
  const { items, gas } = await nextBatch(chain, entries, registerCall(ref), options);
  const rest = entries.length % items.length;
  const last = rest === 0 ? 0n : (await nextBatch(chain, entries.slice(-rest), registerCall(ref), options)).gas;
  return {
    transactions: Math.ceil(entries.length / items.length),
    gas: gas * BigInt(Math.floor(entries.length / items.length)) + last,
    asked: items.length + rest,
  };
}

const registerCall =
  (ref: LandRef) =>
  (entries: readonly TitleEntry[]): AnyCall =>
    calls.registerMany(
      ref,
      entries.map(({ reference, ...entry }) => ({ titleId: titleId(reference), ...entry })),
    );

const parcelOf = ({ parcel }: { readonly parcel?: Hex }) => (parcel === undefined ? {} : { parcel });
