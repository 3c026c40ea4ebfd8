import { type BlockHead, type ChainEvent, deployedIn, readEvents } from "@civitas/sdk/core";
import { firstRegistrationAbi, type Ownership } from "@civitas/sdk/land";
import { claimCalls } from "@civitas/sdk/land/claims";
import { type Address, type Hex, zeroHash } from "viem";
import type { Explorer } from "../chain/explorer.js";
import { momentOf } from "../chain/reading.js";
import { timesOf } from "../chain/times.js";
import { ownershipOf } from "./ownership.js";

/** One act in a claim's story, and when (Unix seconds) it was entered. */
export type ClaimAct = {
  readonly at: bigint;
  readonly block: bigint;
  readonly transaction: Hex;
  readonly actor: Address;
} & (
  | { readonly kind: "published"; readonly digest: Hex; readonly ownership: Ownership }
  | { readonly kind: "objection-lodged"; readonly digest: Hex; readonly objector: Address }
  | { readonly kind: "objection-withdrawn"; readonly objector: Address }
  | { readonly kind: "objection-dismissed"; readonly digest: Hex; readonly objector: Address }
);

/** A claim to land that no title stands for yet, while it is published. */
export interface ClaimView {
  readonly claimId: Hex;
  readonly reference: string;
  readonly ownership: Ownership;
  /** Square metres; left out when unknown. */
  readonly area?: number;
  /** Digest of the parcel's geometry; left out when no plan exists. */
  readonly parcel?: Hex;
  readonly publishedAt: bigint;
  /** Last second at which objections are taken. */
  readonly closesAt: bigint;
  /** Objections that wait for the court. */
  readonly openObjections: number;
  /** Every act, the first one first. */
  readonly story: readonly ClaimAct[];
  readonly moment: bigint;
  readonly head: BlockHead;
}

const place = ({ deployment }: Explorer) =>
  Object.hasOwn(deployment.contracts, "FirstRegistration") ? deployedIn(deployment, "FirstRegistration") : undefined;

const EVENTS = ["ClaimPublished", "ObjectionLodged", "ObjectionWithdrawn", "ObjectionDecided"] as const;

/** Whether a claim is published for a reference, as of a block. */
export async function claimOn(explorer: Explorer, titleId: Hex, block?: bigint): Promise<Hex | undefined> {
  const office = place(explorer);
  if (office === undefined) return undefined;
  const ref = { firstRegistration: office.address };
  const id = await explorer.chain.read(claimCalls.claimOn(ref, titleId), block === undefined ? {} : { block });
  return id === zeroHash ? undefined : id;
}

/** Reads the claim that is published for a reference, every part at the same block; undefined where none is. */
export async function readClaimView(
  explorer: Explorer,
  titleId: Hex,
  reference: string,
  head: BlockHead,
): Promise<ClaimView | undefined> {
  const { chain } = explorer;
  const office = place(explorer);
  const claimId = await claimOn(explorer, titleId, head.number);
  if (office === undefined || claimId === undefined) return undefined;
  const ref = { firstRegistration: office.address };
  const [standing, events] = await Promise.all([
    chain.read(claimCalls.claimStanding(ref, claimId), { block: head.number }),
    readEvents(chain, {
      abi: firstRegistrationAbi,
      address: office.address,
      names: EVENTS,
      key: titleId,
      fromBlock: office.block,
      toBlock: head.number,
    }),
  ]);
  const own = events.filter(({ args }) => args.claimId === claimId);
  const times = await timesOf(
    chain,
    own.map(({ blockNumber }) => blockNumber),
  );
  const story = own.map((event) => actFrom(event, times));
  const published = own.find(({ eventName }) => eventName === "ClaimPublished");
  if (published?.eventName !== "ClaimPublished") return undefined;
  const { area, parcel, ownership } = published.args.claim.registration;
  return {
    claimId,
    reference,
    ownership: ownershipOf(ownership),
    ...(area === 0 ? {} : { area }),
    ...(parcel === zeroHash ? {} : { parcel }),
    publishedAt: BigInt(standing.publishedAt),
    closesAt: BigInt(standing.closesAt),
    openObjections: standing.openObjections,
    story,
    moment: momentOf(head),
    head,
  };
}

type ClaimEvent = ChainEvent<typeof firstRegistrationAbi, (typeof EVENTS)[number]>;

function actFrom(event: ClaimEvent, times: ReadonlyMap<bigint, bigint>): ClaimAct {
  const { blockNumber: block, transactionHash: transaction } = event;
  const line = { at: times.get(block) ?? 0n, block, transaction, actor: event.args.actor };
  switch (event.eventName) {
    case "ClaimPublished": {
      const { source, ownership } = event.args.claim.registration;
      return { ...line, kind: "published", digest: source, ownership: ownershipOf(ownership) };
    }
    case "ObjectionLodged":
      return { ...line, kind: "objection-lodged", digest: event.args.basis, objector: event.args.objector };
    case "ObjectionWithdrawn":
      return { ...line, kind: "objection-withdrawn", objector: event.args.objector };
    case "ObjectionDecided": // One that is upheld ends the claim: here it was not.
      return { ...line, kind: "objection-dismissed", digest: event.args.reasons, objector: event.args.objector };
  }
}
