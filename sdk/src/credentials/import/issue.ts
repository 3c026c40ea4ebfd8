import { type Hex, zeroAddress } from "viem";
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
import { readCredential } from "../status.js";
import type { RegistryRef } from "../types.js";
import type { LicenceEntry, LicenceEntryAct } from "./entry.js";

/** Which registry, which type, and what the acts rest on. */
export interface LicenceTarget extends RegistryRef {
  readonly typeId: Hex;
  /** Digest of the old register's page. */
  readonly basis: Hex;
}

/** How the registry stands to an entry. */
export type LicenceStanding =
  | { readonly state: "absent" }
  /** So many of its acts are on record, as this import writes them; all of them where none is left. */
  | { readonly state: "begun" | "complete"; readonly done: number }
  /** The number is taken by other contents, or the credential was acted upon since. */
  | { readonly state: "different"; readonly revision: number };

/** What a run is expected to take. */
export interface LicenceEstimate {
  readonly transactions: number;
  readonly gas: bigint;
  /** Acts that are left to do. */
  readonly acts: number;
  /** Those of them whose gas the node was asked for; the rest is taken to be like them. */
  readonly asked: number;
}

/** A licence and how many of its acts are done. */
export interface LicenceWork {
  readonly entry: LicenceEntry;
  readonly done: number;
}

const MOST_ASKED = 10;

/** Tells for each entry how far it is on record. */
export async function surveyLicences(
  chain: Chain,
  ref: RegistryRef,
  entries: readonly LicenceEntry[],
): Promise<readonly LicenceStanding[]> {
  const { number: block } = await chain.block();
  return mapConcurrently(entries, async ({ id, holder, acts }): Promise<LicenceStanding> => {
    const record = await readCredential(chain, ref, id, { block });
    if (record.state === "unknown") return { state: "absent" };
    const { revision } = record;
    const expected = stateAfter(acts.slice(0, revision));
    const same =
      revision <= acts.length &&
      BigInt(record.holder ?? zeroAddress) === BigInt(holder) &&
      record.state === expected.state &&
      record.suspendedUntil === undefined &&
      record.commitment === expected.commitment &&
      record.validFrom === expected.validFrom &&
      record.validUntil === expected.validUntil;
    if (!same) return { state: "different", revision };
    return { state: revision === acts.length ? "complete" : "begun", done: revision };
  });
}

/**
 * Does what is left of each licence's acts, in their order: licences whole, several to a transaction, below the gas
 * cap. May be broken off and called again. Give it no entry that {@link surveyLicences} finds different.
 */
export function issueLicences(
  chain: Chain,
  target: LicenceTarget,
  entries: readonly LicenceEntry[],
  options: BatchOptions<LicenceWork> = {},
): Promise<readonly Mined[]> {
  const of = async (items: readonly LicenceWork[]): Promise<readonly LicenceWork[]> => {
    const records = await mapConcurrently(items, ({ entry }) => readCredential(chain, target, entry.id));
    const works = items.map(({ entry }, index) => {
      const record = records[index];
      return { entry, done: record === undefined || record.state === "unknown" ? 0 : record.revision };
    });
    return works.filter(({ entry, done }) => done < entry.acts.length);
  };
  const weight = ({ entry, done }: LicenceWork): number => entry.acts.length - done;
  const works = entries.map((entry) => ({ entry, done: 0 }));
  return sendOutstanding(chain, works, { of, toCall: actsCall(target), weight }, options);
}

/** Asks the node what the acts that are left would take, without sending anything. */
export async function estimateLicences(
  chain: Chain,
  target: LicenceTarget,
  works: readonly LicenceWork[],
  options: BatchOptions<LicenceWork> = {},
): Promise<LicenceEstimate> {
  const actsIn = (items: readonly LicenceWork[]): number =>
    items.reduce((sum, { entry, done }) => sum + entry.acts.length - done, 0);
  const acts = actsIn(works);
  let [transactions, gas, asked, at] = [0, 0n, 0, 0];
  while (at < works.length && transactions < MOST_ASKED) {
    const batch = await nextBatch(chain, works.slice(at), actsCall(target), options);
    transactions++;
    gas += batch.gas;
    asked += actsIn(batch.items);
    at += batch.items.length;
  }
  if (asked === acts) return { transactions, gas, acts, asked };
  return {
    transactions: Math.ceil((transactions * acts) / asked),
    gas: (gas * BigInt(acts)) / BigInt(asked),
    acts,
    asked,
  };
}

/** One call that does all that is left of several licences: issues as one list, then the rest of each life. */
const actsCall =
  ({ registry, typeId, basis }: LicenceTarget) =>
  (works: readonly LicenceWork[]): AnyCall => {
    const issuances = works.flatMap(({ entry: { id, holder, acts }, done }) => {
      const [first] = acts;
      if (done > 0 || first === undefined || !("commitment" in first)) return [];
      const { validFrom, validUntil, commitment } = first;
      return [{ id, holder, validFrom, validUntil, commitment }];
    });
    const ref = { registry };
    const issues = issuances.length === 0 ? [] : [calls.issueMany(ref, { typeId, issuances, basis })];
    const later = works.flatMap(({ entry: { id, acts }, done }) =>
      acts.flatMap((act, index) => (index < Math.max(done, 1) ? [] : [actCall(ref, id, act, index, basis)])),
    );
    const [only, ...more]: readonly AnyCall[] = [...issues, ...later];
    return only !== undefined && more.length === 0 ? only : calls.multicall(ref, [...issues, ...later]);
  };

function actCall(ref: RegistryRef, id: Hex, act: LicenceEntryAct, revision: number, basis: Hex): AnyCall {
  if (act.act === "revoke") return calls.revoke(ref, { id, reason: act.reason });
  if (act.act === "suspend") return calls.suspend(ref, { id, reason: act.reason });
  const { validFrom, validUntil, commitment } = act;
  return calls.renew(ref, { id, revision, validFrom, validUntil, commitment, basis });
}

/** What the registry says of a type. */
export interface LicenceTypeRule {
  readonly name: string;
  /** Seconds; zero where there is no limit. */
  readonly maximumTerm: bigint;
  readonly holderNeeded: boolean;
  /** Digest of the schema that documents follow. */
  readonly schema: Hex;
}

/** Reads a type's rule. */
export async function readTypeRule(chain: Chain, ref: RegistryRef, typeId: Hex): Promise<LicenceTypeRule> {
  const { name, maximumTerm, holderNeeded, schema } = await chain.read(calls.typeOf(ref, typeId));
  return { name, maximumTerm: BigInt(maximumTerm), holderNeeded, schema };
}

/** How a credential stands on record after these acts and no others. */
function stateAfter(acts: readonly LicenceEntryAct[]) {
  const term = acts.findLast((act) => "commitment" in act);
  const last = acts.at(-1)?.act;
  return {
    state: last === "revoke" ? "revoked" : last === "suspend" ? "suspended" : "issued",
    commitment: term?.commitment,
    validFrom: term?.validFrom,
    validUntil: term?.validUntil,
  } as const;
}
