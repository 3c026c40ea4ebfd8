import type { RegistryStanding } from "@civitas/sdk/access";
import { type BlockHead, deployedIn } from "@civitas/sdk/core";
import {
  calls,
  type HistoryEntry,
  HistoryIncompleteError,
  history,
  type LandRef,
  type Lineage,
  ReferenceInvalidError,
  ReferenceTooLongError,
  readLineage,
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
import { type ClaimView, claimOn, readClaimView } from "./claims.js";
import { type PendingOrder, readPending } from "./pending.js";

/** A title that is registered, be it closed since. */
export type Title = Exclude<TitleStanding, { readonly state: "unknown" }>;

/** One act in a title's story, and when (Unix seconds) it was entered. */
export type TitleAct = HistoryEntry & { readonly at: bigint };

/** A title as the register has it, with its story. */
export interface TitleView {
  readonly title: Title;
  /** Every act, the first one first; undefined where the node left some out. */
  readonly story: readonly TitleAct[] | undefined;
  readonly lineage: Lineage;
  /** Orders of a court that may still be carried out. */
  readonly pending: readonly PendingOrder[];
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

/** What goes by a reference: a title, or a claim that is published. */
export async function whatIs(explorer: Explorer, reference: string): Promise<"title" | "claim" | undefined> {
  const id = idOf(reference);
  if (id === undefined) return undefined;
  if (await explorer.chain.read(calls.exists(refOf(explorer), id))) return "title";
  return (await claimOn(explorer, id)) === undefined ? undefined : "claim";
}

/** Name of the jurisdiction whose land is registered. */
export const jurisdictionOf = (explorer: Explorer): Promise<string> =>
  explorer.chain.read(calls.jurisdiction(refOf(explorer)));

/**
 * Reads a title and all that belongs to it, or the claim that is published in its place, every part at the same block;
 * undefined where there is neither.
 */
export async function readTitleView(explorer: Explorer, reference: string): Promise<TitleView | ClaimView | undefined> {
  const id = idOf(reference);
  if (id === undefined) return undefined;
  const { chain, deployment } = explorer;
  const ref = refOf(explorer);
  const head = await chain.block();
  const block = { block: head.number };
  const standing = await readTitle(chain, ref, id, block);
  if (standing.state === "unknown") return readClaimView(explorer, id, reference, head);
  const moment = momentOf(head);
  const span = { fromBlock: deployedIn(deployment, "LandRegistry").block, toBlock: head.number };
  const [story, lineage, pending, tokenUri, jurisdiction, registry] = await Promise.all([
    readStory(explorer, id, head.number),
    readLineage(chain, ref, id, span),
    readPending(chain, ref, id, { ...span, moment }),
    // A closed title has no token any more, and so no certificate.
    standing.state === "historic" ? undefined : chain.read(calls.tokenURI(ref, id), block),
    jurisdictionOf(explorer),
    registryStanding(explorer, "LandRegistry"),
  ]);
  return {
    title: atMoment(standing, moment),
    story,
    lineage,
    pending,
    jurisdiction,
    certificate: tokenUri === undefined ? undefined : certificateOf(tokenUri),
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

/** Every act on a title up to a block, each with its time; undefined where the node left some out. */
export async function readStory(
  explorer: Explorer,
  id: Hex,
  toBlock: bigint,
): Promise<readonly TitleAct[] | undefined> {
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
