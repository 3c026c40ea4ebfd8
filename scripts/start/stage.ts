import { join } from "node:path";
import {
  type Abi,
  type Address,
  createTestClient,
  createWalletClient,
  defineChain,
  type Hex,
  http,
  parseEther,
} from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { deployContract, increaseTime, mine, sendTransaction, waitForTransactionReceipt } from "viem/actions";
import { type Chain, type Deployment, NoContractError, parseDeployment } from "../../sdk/src/core/index.js";
import { viemChain } from "../../sdk/src/viem/index.js";
import { ROOT, readJson } from "../support/files.js";
import type { TourPlan } from "./tour.js";

/** The people of the samples, by the number of their account. */
export const CAST = {
  deployer: 0,
  cabinet: 1,
  guardian: 2,
  landHead: 3,
  registrar: 4,
  court: 5,
  licensingHead: 6,
  issuingOfficer: 7,
  bank: 8,
  ada: 9,
  ben: 10,
  cleo: 11,
  dov: 12,
  tribunalHead: 13,
  appealOfficer: 14,
  treasury: 15,
  secondCourt: 16,
  civilHead: 17,
  verifyingOfficer: 18,
  rollOfficer: 19,
} as const;

/** One of the people of the samples. */
export type Person = keyof typeof CAST;

/** What a sample plays on. */
export interface Stage {
  /** Folder for files that a sample hands out. */
  readonly home: string;
  readonly deployment: Deployment;
  /** The chain as one of the cast sees it: sends and signs with that account. */
  readonly as: (person: Person) => Chain;
  readonly addressOf: (person: Person) => Address;
  /** The chain as somebody sees it who is none of the cast: the account of a number, given some play ether. */
  readonly stranger: (number: number) => Promise<Chain>;
  /** Lets seconds pass on the chain, as none but a trial chain can. */
  readonly pass: (seconds: bigint) => Promise<void>;
  /** Deploys a contract of the build that is no part of the suite, such as play money; gives its address. */
  readonly deploy: (artifact: string) => Promise<Address>;
  /** Whose account it is; the account itself where it is none of the cast. */
  readonly nameOf: (account: Address) => string;
}

/** A page worth looking at. */
export interface Sight {
  readonly label: string;
  /** Its address within the page, such as `title/CT-1-1`. */
  readonly path: string;
}

/** What a sample tells. */
export interface Chapter {
  readonly title: string;
  readonly lines: readonly string[];
  readonly pages: readonly Sight[];
  readonly tryNext: readonly string[];
}

/** What a stranger is given for gas. */
const ALLOWANCE = parseEther("1");
const MNEMONIC = "test test test test test test test test test test test junk";

interface Artifact {
  readonly abi: Abi;
  readonly bytecode: Hex;
}

/** Opens the stage on a local chain. */
export function openStage({ chainId, rpcUrl, home, records }: TourPlan): Stage {
  const chain = defineChain({
    id: chainId,
    name: "Local chain",
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  });
  const transport = http(rpcUrl);
  const accountOf = (person: Person) => mnemonicToAccount(MNEMONIC, { addressIndex: CAST[person] });
  const cast = Object.keys(CAST) as readonly Person[];
  const walletOf = (account: ReturnType<typeof accountOf>) =>
    createWalletClient({ account, chain, transport, pollingInterval: 100 });
  const trial = createTestClient({ mode: "hardhat", chain, transport });
  return {
    home,
    deployment: parseDeployment(chainId, [...records.values()]),
    as: (person) => viemChain(walletOf(accountOf(person))),
    addressOf: (person) => accountOf(person).address,
    stranger: async (number) => {
      const account = mnemonicToAccount(MNEMONIC, { addressIndex: number });
      const purse = walletOf(accountOf("deployer"));
      const hash = await sendTransaction(purse, { to: account.address, value: ALLOWANCE });
      await waitForTransactionReceipt(purse, { hash });
      return viemChain(walletOf(account));
    },
    pass: async (seconds) => {
      await increaseTime(trial, { seconds: Number(seconds) });
      await mine(trial, { blocks: 1 });
    },
    deploy: async (artifact) => {
      const { abi, bytecode } = (await readJson(join(ROOT, "artifacts", artifact))) as Artifact;
      const wallet = walletOf(accountOf("deployer"));
      const hash = await deployContract(wallet, { abi, bytecode });
      const { contractAddress } = await waitForTransactionReceipt(wallet, { hash });
      if (contractAddress == null) throw new NoContractError(wallet.account.address, chainId);
      return contractAddress;
    },
    nameOf: (account) => {
      const person = cast.find((each) => accountOf(each).address === account);
      return person === undefined ? account : person.charAt(0).toUpperCase() + person.slice(1);
    },
  };
}
