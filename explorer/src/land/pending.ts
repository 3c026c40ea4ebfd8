import { type Chain, readEvents } from "@civitas/sdk/core";
import { calls, type LandRef, landRegistryAbi, type OrderedAct } from "@civitas/sdk/land";
import { type Address, decodeFunctionData, type Hex, toHex } from "viem";

/** What a court can order to be done with a title. */
export type OrderedKind = OrderedAct["functionName"] | "unfreeze";

/** A court's order that one officer has announced and another may still carry out. Times are Unix seconds. */
export interface PendingOrder {
  readonly orderId: Hex;
  readonly kind: OrderedKind;
  /** Digest of the court's order. */
  readonly basis: Hex;
  readonly officer: Address;
  /** First second at which it can be carried out. */
  readonly due: bigint;
  /** Last second at which it can be. */
  readonly lapses: bigint;
}

/** Reads the orders that are announced for a title and may still be carried out at a moment, as of a block. */
export async function readPending(
  chain: Chain,
  ref: LandRef,
  titleId: Hex,
  { fromBlock, toBlock, moment }: { readonly fromBlock: bigint; readonly toBlock: bigint; readonly moment: bigint },
): Promise<readonly PendingOrder[]> {
  const events = await readEvents(chain, {
    abi: landRegistryAbi,
    address: ref.registry,
    names: ["OrderAnnounced"],
    fromBlock,
    toBlock,
  });
  const kinds = new Map<Hex, OrderedKind>();
  for (const { args } of events) {
    const told = actOf(args.act);
    if (told?.titleId === titleId) kinds.set(args.orderId, told.kind);
  }
  const standing = [...kinds].map(async ([orderId, kind]): Promise<PendingOrder> => {
    const { officer, basis, due, lapses } = await chain.read(calls.orderOf(ref, orderId), { block: toBlock });
    return { orderId, kind, basis, officer, due: BigInt(due), lapses: BigInt(lapses) };
  });
  // One that was carried out or taken back stands under nobody.
  return (await Promise.all(standing)).filter(({ officer, lapses }) => BigInt(officer) !== 0n && lapses >= moment);
}

/** What an announced call would do, and with which title; undefined where it is no such call. */
function actOf(act: Hex): { readonly titleId: Hex; readonly kind: OrderedKind } | undefined {
  try {
    const { functionName, args } = decodeFunctionData({ abi: landRegistryAbi, data: act });
    switch (functionName) {
      case "forcedTransfer":
        return { titleId: word(args[2]), kind: functionName };
      case "setFrozenTokens":
        return { titleId: word(args[1]), kind: args[2] ? functionName : "unfreeze" };
      case "removeCaveat":
      case "removeNotice":
      case "imposeRestriction":
      case "liftRight":
      case "rectifyParcel":
      case "rectifyOwners":
      case "strikeOut":
      case "transmit":
        return { titleId: args[0], kind: functionName };
      default:
        return undefined;
    }
  } catch {
    return undefined; // Bytes that no call has: nobody can ever carry them out.
  }
}

const word = (tokenId: bigint): Hex => toHex(tokenId, { size: 32 });
