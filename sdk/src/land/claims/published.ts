import { type Hex, zeroHash } from "viem";
import { type Chain, readEvents } from "../../core/index.js";
import { firstRegistrationAbi } from "../../generated/land.js";
import { ownershipOf } from "../codes.js";
import type { LogSpan } from "../lineage.js";
import * as calls from "./calls.js";
import type { Claim, FirstRegistrationRef, PublishedClaim } from "./types.js";

/**
 * The claim that is published on a reference, whole, as the log shows it to the neighbours; undefined where none is.
 *
 * @param span The contract's first block, from where logs are read.
 */
export async function readPublishedClaim(
  chain: Chain,
  ref: FirstRegistrationRef,
  titleId: Hex,
  span: LogSpan = {},
): Promise<PublishedClaim | undefined> {
  const block = span.toBlock ?? (await chain.block()).number;
  const claimId = await chain.read(calls.claimOn(ref, titleId), { block });
  const events = await readEvents(chain, {
    abi: firstRegistrationAbi,
    address: ref.firstRegistration,
    names: ["ClaimPublished"],
    key: titleId,
    ...span,
    toBlock: block,
  });
  const event = events.find(({ args }) => args.claimId === claimId);
  if (event === undefined) return undefined;
  const { registration, deadline } = event.args.claim;
  const { ownership, area, parcel, source } = registration;
  const claim: Claim = {
    titleId,
    ownership: ownershipOf(ownership),
    ...(area === 0 ? {} : { area }),
    ...(parcel === zeroHash ? {} : { parcel }),
    source,
    deadline: BigInt(deadline),
  };
  return { claimId, claim, closesAt: BigInt(event.args.closesAt), block: event.blockNumber };
}
