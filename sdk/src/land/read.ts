import { type Hex, zeroHash } from "viem";
import type { Chain } from "../core/index.js";
import { TitleUnknownError } from "../generated/land.js";
import * as calls from "./calls.js";
import { referenceOf } from "./reference.js";
import type { Caveat, LandRef, Obstacle, TitleStanding } from "./types.js";

/** Tells how a title stands, at the latest block unless another is named. */
export async function readTitle(
  chain: Chain,
  ref: LandRef,
  titleId: Hex,
  options: { readonly block?: bigint } = {},
): Promise<TitleStanding> {
  const block = options.block ?? (await chain.block()).number;
  try {
    const record = await chain.read(calls.title(ref, titleId), { block });
    const caveats = record.caveats.map(caveatFrom);
    const freeze: readonly Obstacle[] = record.frozen ? [{ kind: "freeze" }] : [];
    return {
      state: "current",
      titleId,
      reference: referenceOf(titleId),
      revision: record.revision,
      ...(record.parcel === zeroHash ? {} : { parcel: record.parcel }),
      owners: record.owners,
      charges: record.charges.map(({ rank, chargee, registeredAt }) => ({
        rank,
        chargee,
        registeredAt: BigInt(registeredAt),
      })),
      caveats,
      blockedBy: [...freeze, ...caveats.map((caveat): Obstacle => ({ kind: "caveat", ...caveat }))],
      block,
    };
  } catch (error) {
    if (error instanceof TitleUnknownError) return { state: "unknown", titleId, block };
    throw error;
  }
}

function caveatFrom({
  slot,
  caveator,
  lodgedAt,
  until,
}: {
  readonly slot: number;
  readonly caveator: Hex;
  readonly lodgedAt: number;
  readonly until: number;
}): Caveat {
  return { slot, caveator, lodgedAt: BigInt(lodgedAt), ...untilOf(until) };
}

/** The moment at which a caveat lapses, where it ever does. */
export function untilOf(until: number): { readonly until?: bigint } {
  return BigInt(until) === calls.UNTIL_WITHDRAWN ? {} : { until: BigInt(until) };
}
