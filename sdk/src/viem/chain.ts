import {
  type Account,
  BaseError,
  type Client,
  getAddress,
  type Hex,
  HttpRequestError,
  TimeoutError,
  type Transport,
  type Chain as ViemChain,
  WaitForTransactionReceiptTimeoutError,
} from "viem";
import {
  call,
  estimateContractGas,
  getBlock,
  getCode,
  getTransaction,
  readContract,
  signTypedData,
  simulateContract,
  waitForTransactionReceipt,
  writeContract,
} from "viem/actions";
import {
  type AnyCall,
  type Chain,
  type Mined,
  NoAccountError,
  NoContractError,
  NodeUnreachableError,
  type RawLog,
  type SendOptions,
  TransactionPendingError,
  TransactionRevertedError,
  toRevertedError,
} from "../core/index.js";

/** What a viem client must carry: a chain, and an account where it is to send or sign. */
export type ViemClient = Client<Transport, ViemChain, Account | undefined>;

const TWO_MINUTES = 120_000;

/** Lets the SDK speak through a viem client. */
export function viemChain(client: ViemClient): Chain {
  const { account } = client;
  const signing = (act: string): Account => {
    if (account === undefined) throw new NoAccountError(act);
    return account;
  };
  const waited = async (hash: Hex, { confirmations = 1, timeout = TWO_MINUTES }: SendOptions): Promise<Mined> => {
    const receipt = await waitForTransactionReceipt(client, { hash, confirmations, timeout }).catch((cause) => {
      if (cause instanceof WaitForTransactionReceiptTimeoutError) throw new TransactionPendingError(hash, { cause });
      throw cause;
    });
    if (receipt.status === "reverted") throw new TransactionRevertedError(receipt.transactionHash);
    const { transactionHash, blockNumber, gasUsed, logs } = receipt;
    return { hash: transactionHash, block: blockNumber, gasUsed, logs };
  };

  return {
    id: client.chain.id,
    // A node may give its accounts in lower case; both libraries are to give one form.
    account: account === undefined ? undefined : getAddress(account.address),
    read: (call, { block } = {}) =>
      explained(client, call as never, () =>
        readContract(client, { ...call, ...(block === undefined ? {} : { blockNumber: block }) } as never),
      ) as never,
    send: (call, options = {}) =>
      explained(client, call, async () => {
        const { request } = await simulateContract(client, { ...call, account: signing("send") } as never);
        const hash = await writeContract(client, request as never);
        await options.onSent?.(hash);
        return waited(hash, options);
      }),
    run: (creationCode) =>
      explained(client, undefined, async () => (await call(client, { data: creationCode })).data ?? "0x"),
    estimate: (call) =>
      explained(client, call, () => estimateContractGas(client, { ...call, account: signing("estimate") } as never)),
    signTypedData: (document) =>
      explained(client, undefined, () => signTypedData(client, { ...document, account: signing("sign") } as never)),
    logs: ({ address, topics, fromBlock, toBlock }) =>
      explained(client, undefined, async () => {
        const range = { fromBlock: quantity(fromBlock), toBlock: quantity(toBlock) };
        const logs = await client.request({ method: "eth_getLogs", params: [{ address, topics, ...range }] } as never);
        return (logs as readonly RpcLog[]).map(fromRpc);
      }),
    block: (number) =>
      explained(client, undefined, async () => {
        const block = await getBlock(client, number === undefined ? {} : { blockNumber: number });
        return { number: block.number, hash: block.hash, timestamp: block.timestamp };
      }),
    code: (address) => explained(client, undefined, async () => (await getCode(client, { address })) ?? "0x"),
    mined: (hash, options = {}) =>
      explained(client, undefined, async () => {
        const known = await getTransaction(client, { hash }).catch((error: unknown) => {
          if ((error as { name?: unknown }).name === "TransactionNotFoundError") return undefined;
          throw error;
        });
        return known === undefined ? undefined : waited(hash, options);
      }),
  };
}

interface RpcLog extends Omit<RawLog, "blockNumber" | "logIndex"> {
  readonly blockNumber: Hex;
  readonly logIndex: Hex;
}

const fromRpc = (log: RpcLog): RawLog => ({
  address: log.address,
  topics: log.topics,
  data: log.data,
  blockNumber: BigInt(log.blockNumber),
  blockHash: log.blockHash,
  transactionHash: log.transactionHash,
  logIndex: Number(log.logIndex),
});

const quantity = (value: bigint): Hex => `0x${value.toString(16)}`;

async function explained<T>(client: ViemClient, call: AnyCall | undefined, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw translated(client.chain.id, call, error);
  }
}

function translated(chainId: number, call: AnyCall | undefined, error: unknown): unknown {
  if (!(error instanceof BaseError)) return error;
  const unreachable = error.walk((cause) => cause instanceof HttpRequestError || cause instanceof TimeoutError);
  if (unreachable !== null) return new NodeUnreachableError((unreachable as BaseError).shortMessage, { cause: error });
  const empty = error.walk((cause) => (cause as { name?: unknown }).name === "ContractFunctionZeroDataError");
  if (empty !== null && call !== undefined) return new NoContractError(call.address, chainId, { cause: error });
  const data = revertData(error);
  return call === undefined || data === undefined ? error : toRevertedError(call, data, error);
}

/** The first revert data in the chain of causes: viem keeps it as `raw`, nodes as `data` in one shape or another. */
function revertData(error: BaseError): Hex | undefined {
  let found: Hex | undefined;
  error.walk((cause) => {
    const { raw, data } = cause as { raw?: unknown; data?: unknown };
    const nested = (data as { data?: unknown } | undefined)?.data;
    const value = [raw, data, nested].find((one) => typeof one === "string" && /^0x[0-9a-f]{8,}$/i.test(one));
    if (value !== undefined) found = value as Hex;
    return value !== undefined;
  });
  return found;
}
