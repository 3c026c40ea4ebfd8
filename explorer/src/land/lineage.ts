import { type Chain, readEvents } from "@civitas/sdk/core";
import { calls, type LandRef, landRegistryAbi, type PlanKind } from "@civitas/sdk/land";
import { type Hex, zeroHash } from "viem";

/** A survey plan that closed titles and made others of them. */
export interface Plan {
  readonly kind: PlanKind;
  /** Titles that it started from. */
  readonly sources: readonly Hex[];
  /** Titles that came of it. */
  readonly lots: readonly Hex[];
}

/** The plans between which a title lives. */
export interface Lineage {
  /** Plan of which it came; left out where it was registered otherwise. */
  readonly origin?: Plan;
  /** Plan that closed it; left out where none did. */
  readonly end?: Plan;
}

/** What plans do, by the registry's number. */
const KINDS: readonly PlanKind[] = ["subdivision", "consolidation", "partition"];

/** Reads from which titles one came, and which came of it, within a span of blocks. */
export async function readLineage(
  chain: Chain,
  ref: LandRef,
  titleId: Hex,
  { fromBlock, toBlock }: { readonly fromBlock: bigint; readonly toBlock: bigint },
): Promise<Lineage> {
  const plan = async (id: Hex): Promise<Plan | undefined> => {
    if (id === zeroHash) return undefined;
    const span = { fromBlock, toBlock };
    const query = { abi: landRegistryAbi, address: ref.registry, names: ["PlanRegistered"], key: id, ...span } as const;
    const [event] = await readEvents(chain, query);
    if (event === undefined) return undefined;
    const { kind, sources, lots } = event.args;
    return { kind: KINDS[kind] ?? "partition", sources, lots };
  };
  const ids = await chain.read(calls.plansOf(ref, titleId), { block: toBlock });
  const [origin, end] = await Promise.all(ids.map(plan));
  return { ...(origin === undefined ? {} : { origin }), ...(end === undefined ? {} : { end }) };
}
