import type { RegistryStanding } from "@civitas/sdk/access";
import { type BlockHead, type ChainEvent, contractCalls, deployedIn, readEvents } from "@civitas/sdk/core";
import { landRegistryAbi, landRegistryErrors, TitleUnknownError } from "@civitas/sdk/land";
import { type ContractFunctionReturnType, type Hex, stringToBytes, stringToHex } from "viem";
import type { Explorer } from "../chain/explorer.js";
import { momentOf } from "../chain/reading.js";
import { registryStanding } from "../chain/registry.js";
import { timesOf } from "../chain/times.js";
import { type CertificateImage, certificateOf } from "../ui/drawing.js";

type Abi = typeof landRegistryAbi;
const call = contractCalls(landRegistryAbi, landRegistryErrors);

const ACTS = [
  "TitleRegistered",
  "TitleTransferred",
  "ChargeRegistered",
  "ChargeDischarged",
  "CaveatLodged",
  "CaveatWithdrawn",
  "CaveatRemoved",
  "FreezeOrdered",
  "FreezeLifted",
] as const;

/** One act in a title's story, and when (Unix seconds) it was entered. */
export type TitleAct = ChainEvent<Abi, (typeof ACTS)[number]> & { readonly at: bigint };

/** A title as the register has it, with its story. */
export interface TitleView {
  readonly reference: string;
  readonly titleId: Hex;
  readonly title: ContractFunctionReturnType<Abi, "view", "title">;
  readonly story: readonly TitleAct[];
  readonly jurisdiction: string;
  readonly certificate: CertificateImage | undefined;
  readonly registry: RegistryStanding;
  readonly head: BlockHead;
}

const registry = ({ deployment }: Explorer) => deployedIn(deployment, "LandRegistry");

/** Id of a title: its reference, left-aligned in 32 bytes; undefined where it is too long for one. */
function titleIdOf(reference: string): Hex | undefined {
  const { length } = stringToBytes(reference);
  return length === 0 || length > 32 ? undefined : stringToHex(reference, { size: 32 });
}

/** Whether a title goes by the reference. */
export async function titleExists(explorer: Explorer, reference: string): Promise<boolean> {
  const titleId = titleIdOf(reference);
  return titleId !== undefined && explorer.chain.read(call(registry(explorer).address, "exists", [titleId]));
}

/** Name of the jurisdiction whose land is registered. */
export const jurisdictionOf = (explorer: Explorer): Promise<string> =>
  explorer.chain.read(call(registry(explorer).address, "jurisdiction", []));

/** Reads a title and all that belongs to it, every part at the same block; undefined where there is none. */
export async function readTitleView(explorer: Explorer, reference: string): Promise<TitleView | undefined> {
  const titleId = titleIdOf(reference);
  if (titleId === undefined) return undefined;
  const { chain } = explorer;
  const { address, block: fromBlock } = registry(explorer);
  const head = await chain.block();
  const block = { block: head.number };
  try {
    const [title, tokenUri, jurisdiction, standing, events] = await Promise.all([
      chain.read(call(address, "title", [titleId]), block),
      chain.read(call(address, "tokenURI", [BigInt(titleId)]), block),
      jurisdictionOf(explorer),
      registryStanding(explorer, "LandRegistry"),
      readEvents(chain, {
        abi: landRegistryAbi, address, names: ACTS, key: titleId, fromBlock, toBlock: head.number,
      }),
    ]);
    const times = await timesOf(chain, events.map(({ blockNumber }) => blockNumber));
    const moment = momentOf(head);
    return {
      reference,
      titleId,
      title: { ...title, caveats: title.caveats.filter(({ until }) => BigInt(until) >= moment) },
      story: events.map((event) => ({ ...event, at: times.get(event.blockNumber) ?? 0n })),
      jurisdiction,
      certificate: certificateOf(tokenUri),
      registry: standing,
      head,
    };
  } catch (error) {
    if (error instanceof TitleUnknownError) return undefined;
    throw error;
  }
}
