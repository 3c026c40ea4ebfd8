import type { RegistryStanding } from "@civitas/sdk/access";
import { type BlockHead, deployedIn } from "@civitas/sdk/core";
import {
  calls,
  type HistoryEntry,
  HistoryIncompleteError,
  history,
  type LandRef,
  ReferenceInvalidError,
  ReferenceTooLongError,
  readTitle,
  type TitleStanding,
  titleId,
} from "@civitas/sdk/land";
import type { Hex } from "viem";
import type { Explorer } from "../chain/explorer.js";
import { momentOf } from "../chain/reading.js";
import { registryStanding } from "../chain/registry.js";
import { timesOf } from "../chain/times.js";
import { type CertificateImage, certificateOf } from "../ui/drawing.js";

/** A title that is registered, be it closed since. */
export type Title = Exclude<TitleStanding, { readonly state: "unknown" }>;

/** One act in a title's story, and when (Unix seconds) it was entered. */
export type TitleAct = HistoryEntry & { readonly at: bigint };

/** A title as the register has it, with its story. */
export interface TitleView {
  readonly title: Title;
  /** Every act, the first one first; undefined where the node left some out. */
  readonly story: readonly TitleAct[] | undefined;
  readonly jurisdiction: string;
  readonly certificate: CertificateImage | undefined;
  readonly registry: RegistryStanding;
  readonly head: BlockHead;
}

const refOf = ({ deployment }: Explorer): LandRef => ({ registry: deployedIn(deployment, "LandRegistry").address });

/** Id of the title that has a reference; undefined where no title can have it. */
function idOf(reference: string): Hex | undefined {
  try {
    return titleId(reference);
  } catch (error) {
    if (error instanceof ReferenceInvalidError || error instanceof ReferenceTooLongError) return undefined;
    throw error;
  }
}

/** Whether a title goes by the reference. */
export async function titleExists(explorer: Explorer, reference: string): Promise<boolean> {
  const id = idOf(reference);
  return id !== undefined && explorer.chain.read(calls.exists(refOf(explorer), id));
}

/** Name of the jurisdiction whose land is registered. */
export const jurisdictionOf = (explorer: Explorer): Promise<string> =>
  explorer.chain.read(calls.jurisdiction(refOf(explorer)));

/** Reads a title and all that belongs to it, every part at the same block; undefined where there is none. */
export async function readTitleView(explorer: Explorer, reference: string): Promise<TitleView | undefined> {
  const id = idOf(reference);
  if (id === undefined) return undefined;
  const { chain } = explorer;
  const ref = refOf(explorer);
  const head = await chain.block();
  const block = { block: head.number };
  const standing = await readTitle(chain, ref, id, block);
  if (standing.state === "unknown") return undefined;
  const [story, tokenUri, jurisdiction, registry] = await Promise.all([
    readStory(explorer, id, head.number),
    chain.read(calls.tokenURI(ref, id), block),
    jurisdictionOf(explorer),
    registryStanding(explorer, "LandRegistry"),
  ]);
  return {
    title: atMoment(standing, momentOf(head)),
    story,
    jurisdiction,
    certificate: certificateOf(tokenUri),
    registry,
    head,
  };
}

/** Leaves out the caveats, rights and the notice that have lapsed since the block was made. */
function atMoment({ notice, ...title }: Title, moment: bigint): Title {
  const stands = ({ until }: { readonly until?: bigint }): boolean => until === undefined || until >= moment;
  return {
    ...title,
    caveats: title.caveats.filter(stands),
    rights: title.rights.filter(stands),
    ...(notice !== undefined && stands(notice) ? { notice } : {}),
  };
}

async function readStory(explorer: Explorer, id: Hex, toBlock: bigint): Promise<readonly TitleAct[] | undefined> {
  const { chain, deployment } = explorer;
  const { block: fromBlock } = deployedIn(deployment, "LandRegistry");
  try {
    const entries = await history(chain, refOf(explorer), id, { fromBlock, toBlock });
    const times = await timesOf(
      chain,
      entries.map(({ block }) => block),
    );
    return entries.map((entry) => ({ ...entry, at: times.get(entry.block) ?? 0n }));
  } catch (error) {
    if (error instanceof HistoryIncompleteError) return undefined;
    throw error;
  }
}
