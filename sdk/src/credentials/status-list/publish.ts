import type { Hex } from "viem";
import { type Chain, CivitasError, contractCalls, mapConcurrently, readEvents } from "../../core/index.js";
import { authorityAbi, authorityErrors } from "../../generated/access.js";
import { credentialRegistryAbi } from "../../generated/credentials.js";
import * as calls from "../calls.js";
import { batchId } from "../ids.js";
import { verifyCredential } from "../status.js";
import type { BatchPlace, RegistryRef, Standing } from "../types.js";
import { emptyBits, type StatusBits, setBit } from "./bits.js";

/** What a list tells of: what is final, or what may be lifted. */
export type StatusPurpose = "revocation" | "suspension";

/** Which credential has which place in a list. */
export interface StatusListing {
  /** Credentials with a record of their own, each at its place. Draw places at random when documents are made. */
  readonly credentials?: readonly { readonly index: number; readonly id: Hex }[];
  /** Batches: entry n of one has the place n behind its first. */
  readonly batches?: readonly (BatchPlace & { readonly first?: number })[];
  /** Fewest entries; never fewer than 131,072. */
  readonly length?: number;
}

/** Two credentials claim one place in a list. */
export class StatusPlaceTakenError extends CivitasError {
  override readonly name = "StatusPlaceTakenError";

  constructor(readonly index: number) {
    super(`Two credentials have the place ${index} in the list. Give each a place of its own.`);
  }
}

/**
 * Whether the bit of a credential that stands so is set. Revocation: it was taken back for good. Suspension: it is not
 * to be relied on at present, be it suspended, acted upon while its agency's keys were in the wrong hands, or not (yet)
 * on record. A term's beginning and end stand in the document, and whether an agency may act now is no matter of one
 * credential.
 */
export const isSet = ({ state }: Standing, purpose: StatusPurpose): boolean =>
  (purpose === "revocation" ? REVOKED : SUSPENDED).has(state);

const REVOKED: ReadonlySet<string> = new Set(["revoked", "superseded"]);
const SUSPENDED: ReadonlySet<string> = new Set(["suspended", "issuer compromised", "unknown"]);

/**
 * Reads the bits of a list from the registry, all at one block.
 *
 * @param options Block to read at, and the one at which the registry's logs begin.
 * @throws {@link StatusPlaceTakenError} where two credentials have one place.
 */
export async function readStatusBits(
  chain: Chain,
  ref: RegistryRef,
  listing: StatusListing,
  purpose: StatusPurpose,
  options: { readonly block?: bigint; readonly fromBlock?: bigint } = {},
): Promise<{ readonly bits: StatusBits; readonly block: bigint; readonly moment: bigint }> {
  const { number: block, timestamp: moment } = await chain.block(options.block);
  const { credentials = [], batches = [] } = listing;
  const sheets = await mapConcurrently(batches, async ({ first = 0, ...place }) => ({
    ...place,
    first,
    ...(await chain.read(calls.batch(ref, place), { block })),
  }));
  requireApart(credentials, sheets);
  const ends = [...credentials.map(({ index }) => index + 1), ...sheets.map(({ first, count }) => first + count)];
  const bits = emptyBits(ends.reduce((most, end) => Math.max(most, end), listing.length ?? 0));

  const standings = await mapConcurrently(credentials, ({ id }) =>
    verifyCredential(chain, { ...ref, id }, moment, { block }),
  );
  credentials.forEach(({ index }, number) => {
    if (isSet(standings[number] as Standing, purpose)) setBit(bits, index);
  });
  for (const sheet of sheets) {
    const states = await changedEntries(chain, ref, sheet, { block, ...options });
    if (purpose === "suspension" && (await isSuspect(chain, ref, sheet, block))) {
      for (let index = 0; index < sheet.count; index++) {
        if (!isFinal(states.get(index))) setBit(bits, sheet.first + index);
      }
    }
    for (const [index, state] of states) {
      const set = purpose === "revocation" ? isFinal(state) : state === ENTRY.suspended;
      if (set) setBit(bits, sheet.first + index);
    }
  }
  return { bits, block, moment };
}

/** States of an entry in the contract's order. */
const ENTRY = { suspended: 1, revoked: 2, superseded: 3 } as const;
const isFinal = (state: number | undefined): boolean => state === ENTRY.revoked || state === ENTRY.superseded;

/** Entries that were ever changed, and how the registry has them: the log only tells where to look. */
async function changedEntries(
  chain: Chain,
  ref: RegistryRef,
  place: BatchPlace,
  { block, fromBlock = 0n }: { readonly block: bigint; readonly fromBlock?: bigint },
): Promise<ReadonlyMap<number, number>> {
  const events = await readEvents(chain, {
    abi: credentialRegistryAbi,
    address: ref.registry,
    key: batchId(place),
    names: ENTRY_EVENTS,
    fromBlock,
    toBlock: block,
  });
  const indexes = [...new Set(events.map(({ args }) => (args as { readonly index: bigint }).index))];
  const states = await mapConcurrently(indexes, (index) =>
    chain.read(calls.entryState(ref, { ...place, index }), { block }),
  );
  return new Map(indexes.map((index, number) => [Number(index), states[number] as number]));
}

/** Every event that tells of one entry. */
const ENTRY_EVENTS = credentialRegistryAbi.flatMap((item) =>
  item.type === "event" && item.name.startsWith("Entry") ? [item.name] : [],
) as readonly Extract<(typeof credentialRegistryAbi)[number], { type: "event"; name: `Entry${string}` }>["name"][];

const authority = contractCalls(authorityAbi, authorityErrors);

/** Seconds to which the registry rounds an act's time down. */
const UNIT = 64;

/** Whether a batch was issued while its agency's keys were in the wrong hands, as the registry judges it. */
async function isSuspect(
  chain: Chain,
  ref: RegistryRef,
  { office, actedAt }: { readonly office: bigint; readonly actedAt: number },
  block: bigint,
): Promise<boolean> {
  const address = await chain.read(calls.authority(ref), { block });
  const agency = await chain.read(authority(address, "agencyOf", [(office >> 16n) << 16n]), { block });
  const { compromisedSince, compromisedUntil } = agency;
  return compromisedSince !== 0 && actedAt + UNIT - 1 >= compromisedSince && actedAt <= compromisedUntil;
}

function requireApart(
  credentials: readonly { readonly index: number }[],
  sheets: readonly { readonly first: number; readonly count: number }[],
): void {
  const spans = [
    ...credentials.map(({ index }) => ({ begin: index, end: index + 1 })),
    ...sheets.map(({ first, count }) => ({ begin: first, end: first + count })),
  ].sort((one, other) => one.begin - other.begin);
  spans.reduce((end, span) => {
    if (span.begin < end) throw new StatusPlaceTakenError(span.begin);
    return span.end;
  }, 0);
}
