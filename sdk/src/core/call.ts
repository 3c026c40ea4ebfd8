import type { Abi, AbiStateMutability, Address, ContractFunctionArgs, ContractFunctionName } from "viem";
import type { ErrorTable } from "./errors.js";

/** One contract call as plain data: what to call, where, with what. Holds no client and no promise. */
export interface Call<
  abi extends Abi = Abi,
  name extends ContractFunctionName<abi> = ContractFunctionName<abi>,
  args extends ContractFunctionArgs<abi, AbiStateMutability, name> = ContractFunctionArgs<
    abi,
    AbiStateMutability,
    name
  >,
> {
  readonly abi: abi;
  readonly address: Address;
  readonly functionName: name;
  readonly args: args;
  /** Classes that the contract's reverts turn into. Client libraries pass it over. */
  readonly errors: ErrorTable;
}

/** Any call, whatever its contract: what batching and sending ask for. */
export interface AnyCall {
  readonly abi: Abi;
  readonly address: Address;
  readonly functionName: string;
  readonly args: readonly unknown[];
  readonly errors: ErrorTable;
}

/** Makes calls of one contract, each checked against its ABI at compile time. */
export type CallMaker<abi extends Abi> = <
  const name extends ContractFunctionName<abi>,
  const args extends ContractFunctionArgs<abi, AbiStateMutability, name>,
>(
  address: Address,
  functionName: name,
  args: args,
) => Call<abi, name, args>;

/**
 * Binds a contract's ABI to the errors that it throws.
 *
 * @param abi Generated ABI.
 * @param errors Generated error classes of the same contract.
 */
export function contractCalls<const abi extends Abi>(abi: abi, errors: ErrorTable): CallMaker<abi> {
  return (address, functionName, args) => ({ abi, address, functionName, args, errors });
}
