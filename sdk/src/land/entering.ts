import type { ContractEventName } from "viem";
import { type AnyCall, type Chain, type ChainEvent, eventsFrom, type SendOptions, type Told } from "../core/index.js";
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

/** What a land registry tells of acts. */
export const told: Told<typeof landRegistryAbi> = eventsFrom(landRegistryAbi, ActNotRecordedError);

/** Where what a chain's account signs is good. */
export const forumOf = ({ id }: Chain, { registry }: LandRef): Forum => ({ chainId: id, registry });

/** Sends an act and tells the revision that it brought about. */
export async function enter(chain: Chain, act: AnyCall, event: ActEvent, options?: SendOptions): Promise<Entered> {
  const mined = await chain.send(act, options);
  return { mined, revision: told.recorded(mined, act.address, event).args.revision };
}
