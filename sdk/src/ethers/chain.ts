import { type Provider, type Signer, type TransactionReceipt, toQuantity } from "ethers";
import { type Address, decodeFunctionResult, encodeFunctionData, type Hex } from "viem";
import {
  type AnyCall,
  type Chain,
  type Mined,
  NoAccountError,
  NoContractError,
  type RawLog,
  type SendOptions,
  TransactionPendingError,
  TransactionRevertedError,
} from "../core/index.js";
import { translated } from "./errors.js";

const TWO_MINUTES = 120_000;

/** Lets the SDK speak through an ethers signer, or through a provider where it only reads. */
export async function ethersChain(runner: Signer | Provider): Promise<Chain> {
  const signer = "signTypedData" in runner ? runner : undefined;
  const provider = "signTypedData" in runner ? runner.provider : runner;
  if (provider === null) throw new NoAccountError("speak to a chain (the signer has no provider)");
  const id = Number((await provider.getNetwork()).chainId);
  const account = (await signer?.getAddress()) as Address | undefined;

  const explained = async <T>(call: AnyCall | undefined, run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      throw translated(call, error);
    }
  };
  const signing = (act: string): Signer => {
    if (signer === undefined) throw new NoAccountError(act);
    return signer;
  };
  const request = (call: AnyCall) => ({ to: call.address, data: encodeFunctionData(call as never), from: account });
  const waited = async (hash: Hex, { confirmations = 1, timeout = TWO_MINUTES }: SendOptions): Promise<Mined> => {
    const receipt = await provider.waitForTransaction(hash, confirmations, timeout).catch((cause: unknown) => {
      if ((cause as { code?: unknown }).code === "TIMEOUT") throw new TransactionPendingError(hash, { cause });
      throw cause;
    });
    if (receipt === null) throw new TransactionPendingError(hash);
    if (receipt.status === 0) throw new TransactionRevertedError(hash);
    return minedFrom(receipt);
  };

  return {
    id,
    account,
    read: (call, { block } = {}) =>
      explained(call as never, async () => {
        const { to, data } = request(call as never);
        const result = await provider.call({
          to,
          data,
          ...(block === undefined ? {} : { blockTag: toQuantity(block) }),
        });
        // A view that returns nothing says nothing where it agrees; where there is no contract nobody says anything.
        if (result === "0x" && (returnsSomething(call as never) || (await provider.getCode(to)) === "0x")) {
          throw new NoContractError(call.address, id);
        }
        return decodeFunctionResult({ ...call, data: result as Hex } as never) as never;
      }),
    send: (call, options = {}) =>
      explained(call, async () => {
        const sender = signing("send");
        await provider.call(request(call) as never);
        const { hash } = await sender.sendTransaction(request(call) as never);
        await options.onSent?.(hash as Hex);
        return waited(hash as Hex, options);
      }),
    run: (creationCode) => explained(undefined, async () => (await provider.call({ data: creationCode })) as Hex),
    estimate: (call) =>
      explained(call, async () => {
        signing("estimate");
        return provider.estimateGas(request(call) as never);
      }),
    signTypedData: ({ domain, types, message }) =>
      explained(
        undefined,
        async () => (await signing("sign").signTypedData(domain as never, types as never, message)) as Hex,
      ),
    logs: ({ address, topics, fromBlock, toBlock }) =>
      explained(undefined, async () => {
        const range = { fromBlock: toQuantity(fromBlock), toBlock: toQuantity(toBlock) };
        const logs = await provider.getLogs({ address, topics: topics as never, ...range });
        return logs.map(logFrom);
      }),
    block: (number) =>
      explained(undefined, async () => {
        const block = await provider.getBlock(number === undefined ? "latest" : toQuantity(number));
        if (block === null || block.hash === null) throw new RangeError(`The chain has no block ${number}.`);
        return { number: BigInt(block.number), hash: block.hash as Hex, timestamp: BigInt(block.timestamp) };
      }),
    code: (address) => explained(undefined, async () => (await provider.getCode(address)) as Hex),
    mined: (hash, options = {}) =>
      explained(undefined, async () => {
        const known = await provider.getTransaction(hash);
        return known === null ? undefined : waited(hash, options);
      }),
  };
}

const minedFrom = ({ hash, blockNumber, gasUsed, logs }: TransactionReceipt): Mined => ({
  hash: hash as Hex,
  block: BigInt(blockNumber),
  gasUsed,
  logs: logs.map(logFrom),
});

const logFrom = (log: {
  readonly address: string;
  readonly topics: readonly string[];
  readonly data: string;
  readonly blockNumber: number;
  readonly blockHash: string;
  readonly transactionHash: string;
  readonly index: number;
}): RawLog => ({
  address: log.address as Address,
  topics: log.topics as readonly Hex[],
  data: log.data as Hex,
  blockNumber: BigInt(log.blockNumber),
  blockHash: log.blockHash as Hex,
  transactionHash: log.transactionHash as Hex,
  logIndex: log.index,
});

const returnsSomething = ({ abi, functionName }: AnyCall): boolean =>
  abi.some((item) => item.type === "function" && item.name === functionName && item.outputs.length > 0);
