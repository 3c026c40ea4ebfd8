import { type Abi, decodeErrorResult, type Hex, parseAbi } from "viem";

/** Parent of every error the SDK throws on purpose. */
export abstract class CivitasError extends Error {
  abstract override readonly name: string;
}

/** Named arguments of a contract's error. */
export type RevertArgs = Readonly<Record<string, unknown>>;

/** The contract refused the call. Each error of each contract has a class of its own below this one. */
export class RevertedError<reason extends string = string, args extends RevertArgs = RevertArgs> extends CivitasError {
  override readonly name: string = "RevertedError";

  constructor(
    /** Name of the error in the contract. */
    readonly reason: reason,
    /** Its arguments by name. */
    readonly args: args,
    explanation: string,
    options?: ErrorOptions,
  ) {
    super(`${explanation}${listed(args)}`, options);
  }
}

/** Makes the error of one contract error. */
export type RevertedErrorClass = new (args: never, options?: ErrorOptions) => RevertedError;

/** Error classes of one contract, by the name that the contract gives them. */
export type ErrorTable = Readonly<Record<string, RevertedErrorClass>>;

/** No deployment of the contract is known on this chain. */
export class NotDeployedError extends CivitasError {
  override readonly name = "NotDeployedError";

  constructor(
    readonly contract: string,
    readonly chainId: number,
  ) {
    super(`${contract} has no known deployment on chain ${chainId}. Pass its address explicitly.`);
  }
}

/** The address holds no contract on this chain. */
export class NoContractError extends CivitasError {
  override readonly name = "NoContractError";

  constructor(
    readonly address: Hex,
    readonly chainId: number,
    options?: ErrorOptions,
  ) {
    super(`No contract answers at ${address} on chain ${chainId}. Check the address and the network.`, options);
  }
}

/** The chain was opened for reading, and the act needs an account that signs. */
export class NoAccountError extends CivitasError {
  override readonly name = "NoAccountError";

  constructor(readonly act: string) {
    super(`To ${act}, open the chain with an account that signs.`);
  }
}

/** The node did not answer, or answered with something other than a result. */
export class NodeUnreachableError extends CivitasError {
  override readonly name = "NodeUnreachableError";

  constructor(reason: string, options?: ErrorOptions) {
    super(`The node did not answer: ${reason}. Nothing is known of the call; read before you send it again.`, options);
  }
}

/** The transaction was mined and reverted, although it had passed when it was tried beforehand. */
export class TransactionRevertedError extends CivitasError {
  override readonly name = "TransactionRevertedError";

  constructor(readonly hash: Hex) {
    super(`Transaction ${hash} was mined and reverted: the state had changed since it was tried. Read and try again.`);
  }
}

/** The transaction did not come into a block in the time that was given. It still may. */
export class TransactionPendingError extends CivitasError {
  override readonly name = "TransactionPendingError";

  constructor(
    readonly hash: Hex,
    options?: ErrorOptions,
  ) {
    super(`Transaction ${hash} is not in a block yet. Wait for it before you send the same act again.`, options);
  }
}

const BUILT_IN = parseAbi(["error Error(string message)", "error Panic(uint256 code)"]);

/**
 * Turns revert data into the class that the contract's error has.
 *
 * @param call The call's ABI and error classes.
 * @param data What the contract returned.
 * @param cause Error of the client library.
 * @returns One of the call's classes; a plain {@link RevertedError} for an error that its ABI does not know.
 */
export function toRevertedError(
  call: { readonly abi: Abi; readonly errors: ErrorTable },
  data: Hex,
  cause?: unknown,
): RevertedError {
  const { name, args } = decoded(call.abi, data);
  const Known = Object.hasOwn(call.errors, name) ? call.errors[name] : undefined;
  if (Known !== undefined) return new Known(args as never, { cause });
  return new RevertedError(name, args, `The contract refused the call: ${name}.`, { cause });
}

function decoded(abi: Abi, data: Hex): { readonly name: string; readonly args: RevertArgs } {
  try {
    const { errorName, args, abiItem } = decodeErrorResult({ abi: [...abi, ...BUILT_IN] as Abi, data });
    const inputs = "inputs" in abiItem ? abiItem.inputs : [];
    return {
      name: errorName,
      args: Object.fromEntries((args ?? []).map((value, index) => [inputs[index]?.name || `${index}`, value])),
    };
  } catch {
    return { name: data.slice(0, 10), args: { data } };
  }
}

function listed(args: RevertArgs): string {
  const parts = Object.entries(args).map(([name, value]) => `${name} ${String(value)}`);
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}
