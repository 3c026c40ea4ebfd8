import type { Hex } from "viem";
import { zeroHash } from "viem";
import { type Chain, readEvents } from "../core/index.js";
import { landRegistryAbi } from "../generated/land.js";
import { planKindOf } from "./codes.js";
import { plansOf } from "./planCalls.js";
import type { Lineage, PlanRecord } from "./planTypes.js";
import type { LandRef } from "./types.js";

/** Between which blocks the registry's logs are read: its first one, and the one to tell the story up to. */
export interface LogSpan {
  readonly fromBlock?: bigint;
  readonly toBlock?: bigint;
}

/** Tells what a registered plan made of which titles; undefined where the logs know no such plan. */
export async function readPlan(
  chain: Chain,
  { registry }: LandRef,
  planId: Hex,
  span: LogSpan = {},
): Promise<PlanRecord | undefined> {
  const [event] = await readEvents(chain, {
    abi: landRegistryAbi,
    address: registry,
    names: ["PlanRegistered"],
    key: planId,
    ...span,
  });
  if (event === undefined) return undefined;
  const { kind, sources, lots, plan, actor } = event.args;
  return {
    planId,
    kind: planKindOf(kind),
    sources,
    lots,
    digest: plan,
    actor,
    block: event.blockNumber,
    transaction: event.transactionHash,
  };
}

/** Tells of which titles a title came, and which came of it, from the registry's logs. */
export async function readLineage(chain: Chain, ref: LandRef, titleId: Hex, span: LogSpan = {}): Promise<Lineage> {
  const block = span.toBlock ?? (await chain.block()).number;
  const ids = await chain.read(plansOf(ref, titleId), { block });
  const [origin, end] = await Promise.all(
    ids.map((id) => (id === zeroHash ? undefined : readPlan(chain, ref, id, { ...span, toBlock: block }))),
  );
  return {
    parents: origin?.sources ?? [],
    children: end?.lots ?? [],
    ...(origin === undefined ? {} : { origin }),
    ...(end === undefined ? {} : { end }),
  };
}
