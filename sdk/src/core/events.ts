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
import type { Chain, LogQuery, Mined, RawLog } from "./chain.js";
import { type CivitasError, NodeUnreachableError } from "./errors.js";

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
  /** Values of the events' indexed arguments in their order, in place of a key; `null` takes any, a list any of it. */
  readonly keys?: LogQuery["topics"];
  /** First block; zero by default. Give the contract's own block, nodes then answer faster. */
  readonly fromBlock?: bigint;
  /** Last block; the latest by default. */
  readonly toBlock?: bigint;
}

/** Reads and decodes events in the chain's order. A span that the node finds too long is halved until it answers. */
export async function readEvents<const abi extends Abi, name extends ContractEventName<abi> = ContractEventName<abi>>(
  chain: Chain,
  { abi, address, names, key, keys = key === undefined ? [] : [key], fromBlock = 0n, toBlock }: EventQuery<abi, name>,
): Promise<readonly ChainEvent<abi, name>[]> {
  const last = toBlock ?? (await chain.block()).number;
  const selectors =
    names === undefined
      ? abi.filter((item) => item.type === "event").map((item) => toEventSelector(item))
      : names.map((eventName) => encodeEventTopics({ abi: abi as Abi, eventName })[0] as Hex);
  const logs = await inSpans(chain, { address, topics: [selectors, ...keys] }, fromBlock, last);
  return decodeEvents<abi, name>(abi, logs);
}

/** Decodes the logs that belong to an ABI, and passes over the others. */
export function decodeEvents<const abi extends Abi, name extends ContractEventName<abi> = ContractEventName<abi>>(
  abi: abi,
  logs: readonly RawLog[],
): readonly ChainEvent<abi, name>[] {
  return parseEventLogs({ abi: abi as Abi, logs: [...logs] as never, strict: true }) as never;
}

/** What a contract told of an act: its own events in a transaction, whoever else's stand beside them. */
export interface Told<abi extends Abi> {
  /** All events of a name, in the chain's order. */
  all<name extends ContractEventName<abi>>(
    mined: Mined,
    contract: Address,
    name: name,
  ): readonly ChainEvent<abi, name>[];
  /** The first event of a name, where the contract told one. */
  found<name extends ContractEventName<abi>>(
    mined: Mined,
    contract: Address,
    name: name,
  ): ChainEvent<abi, name> | undefined;
  /** The first event of a name; throws where the contract told none. */
  recorded<name extends ContractEventName<abi>>(mined: Mined, contract: Address, name: name): ChainEvent<abi, name>;
}

/**
 * Makes a reader of what a kind of contract tells of acts.
 *
 * @param abi The contract's ABI.
 * @param NotRecorded What is thrown where a transaction passed and the contract did not tell the act: as a rule the
 * address is not such a contract's.
 */
export function eventsFrom<const abi extends Abi>(
  abi: abi,
  NotRecorded: new (event: string, transaction: Hex) => CivitasError,
): Told<abi> {
  const told: Told<abi> = {
    all: <name extends ContractEventName<abi>>({ logs }: Mined, contract: Address, name: name) =>
      decodeEvents<abi, name>(
        abi,
        logs.filter(({ address }) => BigInt(address) === BigInt(contract)),
      ).filter(({ eventName }) => eventName === name),
    found: (mined, contract, name) => told.all(mined, contract, name)[0],
    recorded: (mined, contract, name) => {
      const event = told.found(mined, contract, name);
      if (event === undefined) throw new NotRecorded(name, mined.hash);
      return event;
    },
  };
  return told;
}

async function inSpans(
  chain: Chain,
  filter: { readonly address: Address; readonly topics: readonly (Hex | readonly Hex[] | null)[] },
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
