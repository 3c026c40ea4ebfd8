import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { AddressLike, BaseContract, ContractRunner, ContractTransactionResponse } from "ethers";

type Act = (...args: readonly unknown[]) => Promise<ContractTransactionResponse>;

/** What tests do with a token of test/support/mocks, whichever it is: each kind knows only some of these acts. */
export type Token = Omit<BaseContract, "connect"> & {
  readonly connect: (runner: ContractRunner) => Token;
  readonly mint: Act;
  readonly approve: Act;
  readonly permit: Act;
  readonly freeze: Act;
  readonly pause: Act;
  readonly refuse: Act;
  readonly arm: Act;
  readonly balanceOf: (account: AddressLike) => Promise<bigint>;
  readonly nonces: (account: AddressLike) => Promise<bigint>;
  readonly taken: () => Promise<boolean>;
  readonly answer: () => Promise<string>;
};

/** Deploys a token of a kind. */
export const deployToken = async (ethers: HardhatEthers, kind = "PlainToken"): Promise<Token> =>
  (await ethers.deployContract(kind)) as unknown as Token;
