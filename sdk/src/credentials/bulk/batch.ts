import { bytesToHex, type Hex } from "viem";
import type { DigestOptions } from "../../documents/index.js";
import { BatchWithoutEntriesError, NoSuchEntryError } from "../batch.js";
import type { CredentialEntry } from "../types.js";
import { drawer, drawPlaces, LEAST_PLACES } from "./places.js";
import { flatTree } from "./tree.js";

/** What a large batch is built of. */
export interface BulkParts {
  readonly typeId: Hex;
  /** Commitments of the documents, 32 bytes each, one behind the other. */
  readonly commitments: Uint8Array;
  /** 32 random bytes, kept as secret as the salts: who has them tells the entries that are used from those that are not. */
  readonly seed: Hex;
  /** Fewest places; {@link LEAST_PLACES} by default. */
  readonly least?: number;
}

/** Any number of credentials of one type under one root, each at a place that nobody foretells. */
export interface BulkBatch {
  readonly typeId: Hex;
  readonly root: Hex;
  /** Places of the batch, the unused ones among them: what `issueBatch` is to be told. */
  readonly count: number;
  /** Entries that stand for a document. */
  readonly used: number;
  /** Place of the n-th document in the batch. */
  readonly placeOf: (document: number) => number;
  /** What proves the n-th document to whoever reads the registry. */
  readonly entry: (document: number) => CredentialEntry;
}

/**
 * Builds a large batch. Documents stand at random places, and a list of fewer than 131,072 is filled up with entries
 * that commit to nothing: neither a place nor the batch's size tells whose a credential is, or how many there are.
 *
 * @param options.keccak `fastKeccak` builds it in a second, the one by default in a minute.
 */
export function buildBulkBatch(
  { typeId, commitments, seed, least = LEAST_PLACES }: BulkParts,
  { keccak }: DigestOptions = {},
): BulkBatch {
  const used = commitments.length / 32;
  if (used === 0) throw new BatchWithoutEntriesError();
  if (!Number.isInteger(used)) throw new RangeError("Commitments are 32 bytes each.");
  const count = Math.max(used, least);
  const places = drawPlaces(used, count, seed, keccak);
  const all = new Uint8Array(count * 32);
  const taken = new Uint8Array(count);
  places.forEach((place, document) => {
    all.set(commitments.subarray(document * 32, (document + 1) * 32), place * 32);
    taken[place] = 1;
  });
  const unused = drawer(seed, "unused", keccak);
  for (let place = 0; place < count; place++) if (taken[place] === 0) all.set(unused(place), place * 32);
  const tree = flatTree(typeId, all, keccak);

  const placeOf = (document: number): number => {
    const place = places[document];
    if (place === undefined) throw new NoSuchEntryError(document, used);
    return place;
  };
  return {
    typeId,
    root: tree.root,
    count,
    used,
    placeOf,
    entry: (document) => {
      const place = placeOf(document);
      const commitment = bytesToHex(all.subarray(place * 32, (place + 1) * 32));
      return { typeId, root: tree.root, index: BigInt(place), commitment, proof: tree.proof(place) };
    },
  };
}
