import type { Hex } from "viem";
import { type Chain, mapConcurrently, readEvents } from "../core/index.js";
import { serviceDeskAbi } from "../generated/desk.js";
import * as calls from "./calls.js";
import { readApplication, turnOf } from "./read.js";
import type { ApplicationRecord, DeskRef, HistorySpan, Turn } from "./types.js";

/** An application that an office has before it. */
export type Queued = ApplicationRecord & { readonly turn: Turn };

/**
 * What an office has before it: the applications that it is to decide, and the appeals, the one due first before the
 * others. Those whose answer is outstanding and those whose time is over are among them; `turn` tells.
 *
 * @param at Unix seconds to judge by.
 */
export async function readQueue(
  chain: Chain,
  ref: DeskRef,
  { office, at, ...span }: HistorySpan & { readonly office: bigint; readonly at: bigint },
): Promise<readonly Queued[]> {
  const { fromBlock = 0n, toBlock = (await chain.block()).number } = span;
  const query = { abi: serviceDeskAbi, address: ref.desk, fromBlock, toBlock } as const;
  const submitted = await readEvents(chain, { ...query, names: ["ApplicationSubmitted"] });
  const options = { block: toBlock };
  const competent = memoised(async (serviceId: Hex, revision: number | undefined) =>
    revision === undefined
      ? (await chain.read(calls.service(ref, serviceId), options)).office
      : (await chain.read(calls.termsOf(ref, serviceId, revision), options)).appealOffice,
  );

  const all = await mapConcurrently(submitted, async ({ args: { applicationId } }): Promise<readonly Queued[]> => {
    const application = await readApplication(chain, ref, applicationId, options);
    if (application.state === "unknown") return [];
    const { state: _, ...record } = application;
    const appealed = record.stage === "appealed";
    if (!appealed && record.stage !== "pending" && record.stage !== "waiting") return [];
    const before = await competent(record.serviceId, appealed ? record.serviceRevision : undefined);
    return before === office ? [{ ...record, turn: turnOf(record, at) }] : [];
  });
  return all.flat().sort((one, other) => Number((one.dueAt ?? 0n) - (other.dueAt ?? 0n)));
}

/** Asks once for each service, and revision where one is given. */
function memoised(
  ask: (serviceId: Hex, revision: number | undefined) => Promise<bigint>,
): (serviceId: Hex, revision: number | undefined) => Promise<bigint> {
  const known = new Map<string, Promise<bigint>>();
  return (serviceId, revision) => {
    const key = `${serviceId} ${revision}`;
    const found = known.get(key) ?? ask(serviceId, revision);
    known.set(key, found);
    return found;
  };
}
