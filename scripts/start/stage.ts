import { createPublicClient, createWalletClient, defineChain, http } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { type Chain, type Deployment, parseDeployment } from "../../sdk/src/core/index.js";
import { viemChain } from "../../sdk/src/viem/index.js";
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
} as const;

/** One of the people of the samples. */
export type Person = keyof typeof CAST;

/** What a sample plays on. */
export interface Stage {
  readonly deployment: Deployment;
  /** Address of the page, with a slash at the end. */
  readonly page: string;
  /** The chain as one of the cast sees it: sends and signs with that account. */
  readonly as: (person: Person) => Chain;
  readonly addressOf: (person: Person) => `0x${string}`;
}

/** What a sample tells. */
export interface Chapter {
  readonly title: string;
  readonly lines: readonly string[];
  readonly tryNext: readonly string[];
}

const MNEMONIC = "test test test test test test test test test test test junk";

/** Opens the stage on a local chain. */
export async function openStage({ chainId, rpcUrl, page, records }: TourPlan): Promise<Stage> {
  const chain = defineChain({
    id: chainId,
    name: "Local chain",
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  });
  const transport = http(rpcUrl);
  const accountOf = (person: Person) => mnemonicToAccount(MNEMONIC, { addressIndex: CAST[person] });
  await createPublicClient({ chain, transport }).getChainId(); // The node answers, or the tour ends here.
  return {
    deployment: parseDeployment(chainId, [...records.values()]),
    page,
    as: (person) =>
      viemChain(createWalletClient({ account: accountOf(person), chain, transport, pollingInterval: 100 })),
    addressOf: (person) => accountOf(person).address,
  };
}
