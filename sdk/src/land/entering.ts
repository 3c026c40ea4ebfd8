import type { ContractEventName } from "viem";
import {
  type AnyCall,
  type Chain,
  type ChainEvent,
  decodeEvents,
  type Mined,
  type SendOptions,
} from "../core/index.js";
import { landRegistryAbi } from "../generated/land.js";
import { ActNotRecordedError } from "./errors.js";
import type { Forum } from "./typedData.js";
import type { Entered, LandRef } from "./types.js";

type EventName = ContractEventName<typeof landRegistryAbi>;

/** Events that tell an act on a title, and the revision that it brought about. */
export type ActEvent = {
  [name in EventName]: ChainEvent<typeof landRegistryAbi, name>["args"] extends { readonly revision: number }
    ? name
    : never;
}[EventName];

/** Where what a chain's account signs is good. */
export const forumOf = ({ id }: Chain, { registry }: LandRef): Forum => ({ chainId: id, registry });

/** Sends an act and tells the revision that it brought about. */
export async function enter(chain: Chain, act: AnyCall, event: ActEvent, options?: SendOptions): Promise<Entered> {
  const mined = await chain.send(act, options);
  return { mined, revision: recorded(mined, { registry: act.address }, event).args.revision };
}

/** The event by which the registry told an act. */
export function recorded<name extends EventName>(
  mined: Mined,
  ref: LandRef,
  event: name,
): ChainEvent<typeof landRegistryAbi, name> {
  const entry = found(mined, ref, event);
  if (entry === undefined) throw new ActNotRecordedError(event, mined.hash);
  return entry;
}

/** The event, where the registry told it. */
export function found<name extends EventName>(
  { logs }: Mined,
  { registry }: LandRef,
  event: name,
): ChainEvent<typeof landRegistryAbi, name> | undefined {
  const own = logs.filter(({ address }) => BigInt(address) === BigInt(registry));
  return decodeEvents<typeof landRegistryAbi, name>(landRegistryAbi, own).find(({ eventName }) => eventName === event);
}
