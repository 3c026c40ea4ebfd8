import { encodeAbiParameters, type Hex, keccak256, parseAbiParameters, zeroHash } from "viem";
import type { ChainEvent } from "../core/index.js";
import type { consentRegistryAbi } from "../generated/consent.js";
import type { Termination } from "./types.js";

const PARTS = parseAbiParameters("bytes32 consentId, uint8 state, uint16 revision, uint32 accesses, uint48 endedAt");

/** Ends of a consent, as the contract numbers them. */
export const END = { withdrawn: 2, replaced: 3 } as const;

/** The digest that the registry gives when a consent ends before its time. */
export const terminationReceipt = (
  consentId: Hex,
  {
    kind,
    revision,
    accesses,
    at,
  }: { readonly kind: keyof typeof END; readonly revision: number; readonly accesses: number; readonly at: bigint },
): Hex => keccak256(encodeAbiParameters(PARTS, [consentId, END[kind], revision, accesses, Number(at)]));

/** How a consent ended, as the registry's log tells it. */
export const terminationFrom = ({
  args: { revision, accesses, replacedBy, receipt },
}: ChainEvent<typeof consentRegistryAbi, "ConsentTerminated">): Termination => ({
  revision,
  accesses,
  ...(replacedBy === zeroHash ? {} : { replacedBy }),
  receipt,
});
