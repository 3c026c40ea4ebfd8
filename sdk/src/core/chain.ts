import type {
  Abi,
  Address,
  ContractFunctionArgs,
  ContractFunctionName,
  ContractFunctionReturnType,
  Hex,
  TypedDataDomain,
  TypedDataParameter,
} from "viem";
import type { AnyCall, Call } from "./call.js";

/** A log as every client library knows it. */
export interface RawLog {
  readonly address: Address;
  readonly topics: readonly Hex[];
  readonly data: Hex;
  readonly blockNumber: bigint;
  readonly blockHash: Hex;
  readonly transactionHash: Hex;
  readonly logIndex: number;
}

/** A mined transaction. */
export interface Mined {
  readonly hash: Hex;
  readonly block: bigint;
  readonly gasUsed: bigint;
  readonly logs: readonly RawLog[];
}

/** A block's head, as far as the SDK needs it. */
export interface BlockHead {
  readonly number: bigint;
  readonly hash: Hex;
  /** Unix seconds. */
  readonly timestamp: bigint;
}

/** Which logs to read. Topics as in `eth_getLogs`; `null` takes any. */
export interface LogQuery {
  readonly address: Address;
  readonly topics: readonly (Hex | readonly Hex[] | null)[];
  readonly fromBlock: bigint;
  readonly toBlock: bigint;
}

/** An EIP-712 document, ready to be signed. */
export interface TypedDocument {
  readonly domain: TypedDataDomain;
  readonly types: Readonly<Record<string, readonly TypedDataParameter[]>>;
  readonly primaryType: string;
  readonly message: Readonly<Record<string, unknown>>;
}

/** How to send. */
export interface SendOptions {
  /** Blocks, the transaction's own among them, to wait for. One by default. */
  readonly confirmations?: number;
  /** Milliseconds to wait for the transaction before giving it up as pending. Two minutes by default. */
  readonly timeout?: number;
  /** Told the hash as soon as the node has taken the transaction, before it is mined. */
  readonly onSent?: (hash: Hex) => void | Promise<void>;
}

/** All the SDK asks of a client library. `viemChain` and `ethersChain` are the two makers. */
export interface Chain {
  readonly id: number;
  /** Account that sends and signs; undefined where the chain is only read. */
  readonly account: Address | undefined;
  /** Reads a view function, at the latest block unless another is named. */
  read<
    const abi extends Abi,
    name extends ContractFunctionName<abi, "pure" | "view">,
    const args extends ContractFunctionArgs<abi, "pure" | "view", name>,
  >(
    call: Call<abi, name, args>,
    options?: { readonly block?: bigint },
  ): Promise<ContractFunctionReturnType<abi, "pure" | "view", name, args>>;
  /** Tries the call, sends it and waits until it is mined. */
  send(call: AnyCall, options?: SendOptions): Promise<Mined>;
  /**
   * Runs a contract's creation code in a call, and gives what it returns; nothing stays on the chain. What the code
   * refuses is thrown as the client library says it.
   */
  run(creationCode: Hex): Promise<Hex>;
  /** Gas that the call would take if it were sent now. */
  estimate(call: AnyCall): Promise<bigint>;
  /** Signs an EIP-712 document with the account. */
  signTypedData(document: TypedDocument): Promise<Hex>;
  /** Reads logs as they are; {@link readEvents} decodes them. */
  logs(query: LogQuery): Promise<readonly RawLog[]>;
  /** A block's head; the latest unless a number is given. */
  block(number?: bigint): Promise<BlockHead>;
  /** Code at an address; `0x` where there is none. */
  code(address: Address): Promise<Hex>;
  /** Waits for a transaction that was sent before; undefined when the node does not know it. */
  mined(hash: Hex, options?: SendOptions): Promise<Mined | undefined>;
}
