import {
  type Abi,
  type Address,
  type ContractEventName,
  encodeEventTopics,
  type Hex,
  type Log,
  parseEventLogs,
  toEventSelector,
} from "viem";
import type { Chain, LogQuery, RawLog } from "./chain.js";
import { NodeUnreachableError } from "./errors.js";

/** A decoded event and where on the chain it stands. */
export type ChainEvent<abi extends Abi, name extends ContractEventName<abi> = ContractEventName<abi>> = Log<
  bigint,
  number,
  false,
  undefined,
  true,
  abi,
  name
>;

/** Which events to read. */
export interface EventQuery<abi extends Abi, name extends ContractEventName<abi>> {
  readonly abi: abi;
  readonly address: Address;
  /** Events to read; all of the ABI when left out. */
  readonly names?: readonly name[];
  /** Value of the events' first indexed argument; any when left out. */
  readonly key?: Hex;
  /** Values of the events' indexed arguments in their order, instead of `key`; null takes any, a list any of it. */
  readonly topics?: LogQuery["topics"];
  /** First block; zero by default. Give the contract's own block, nodes then answer faster. */
  readonly fromBlock?: bigint;
  /** Last block; the latest by default. */
  readonly toBlock?: bigint;
}

/** Reads and decodes events in the chain's order. A span that the node finds too long is halved until it answers. */
export async function readEvents<const abi extends Abi, name extends ContractEventName<abi> = ContractEventName<abi>>(
  chain: Chain,
  { abi, address, names, key, topics, fromBlock = 0n, toBlock }: EventQuery<abi, name>,
): Promise<readonly ChainEvent<abi, name>[]> {
  const last = toBlock ?? (await chain.block()).number;
  const selectors =
    names === undefined
      ? abi.filter((item) => item.type === "event").map((item) => toEventSelector(item))
      : names.map((eventName) => encodeEventTopics({ abi: abi as Abi, eventName })[0] as Hex);
  const wanted = topics ?? (key === undefined ? [] : [key]);
  const logs = await inSpans(chain, { address, topics: [selectors, ...wanted] }, fromBlock, last);
  return decodeEvents<abi, name>(abi, logs);
}

/** Decodes the logs that belong to an ABI, and passes over the others. */
export function decodeEvents<const abi extends Abi, name extends ContractEventName<abi> = ContractEventName<abi>>(
  abi: abi,
  logs: readonly RawLog[],
): readonly ChainEvent<abi, name>[] {
  return parseEventLogs({ abi: abi as Abi, logs: [...logs] as never, strict: true }) as never;
}

async function inSpans(
  chain: Chain,
  filter: Pick<LogQuery, "address" | "topics">,
  fromBlock: bigint,
  toBlock: bigint,
): Promise<readonly RawLog[]> {
  if (fromBlock > toBlock) return [];
  try {
    return await chain.logs({ ...filter, fromBlock, toBlock });
  } catch (error) {
    if (error instanceof NodeUnreachableError || fromBlock === toBlock) throw error;
    const middle = (fromBlock + toBlock) / 2n;
    const early = await inSpans(chain, filter, fromBlock, middle);
    return [...early, ...(await inSpans(chain, filter, middle + 1n, toBlock))];
  }
}
