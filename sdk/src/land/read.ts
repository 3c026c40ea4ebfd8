import { type Address, type ContractFunctionReturnType, type Hex, zeroAddress, zeroHash } from "viem";
import type { Chain } from "../core/index.js";
import { type landRegistryAbi, TitleUnknownError } from "../generated/land.js";
import * as calls from "./calls.js";
import { formOf, kindOf } from "./codes.js";
import { referenceOf } from "./reference.js";
import type { Caveat, LandRef, Notice, Obstacle, Right, TitleStanding } from "./types.js";

/** Number by which the registry knows a closed title. */
const HISTORIC = 2;

/** Tells how a title stands, at the latest block unless another is named. */
export async function readTitle(
  chain: Chain,
  ref: LandRef,
  titleId: Hex,
  options: { readonly block?: bigint } = {},
): Promise<TitleStanding> {
  const block = options.block ?? (await chain.block()).number;
  try {
    const [record, [originPlan, endPlan]] = await Promise.all([
      chain.read(calls.title(ref, titleId), { block }),
      chain.read(calls.plansOf(ref, titleId), { block }),
    ]);
    const caveats = record.caveats.map(caveatFrom);
    const notice = record.notices.map(noticeFrom)[0];
    const freeze: readonly Obstacle[] = record.frozen ? [{ kind: "freeze" }] : [];
    return {
      state: record.state === HISTORIC ? "historic" : "current",
      titleId,
      reference: referenceOf(titleId),
      revision: record.revision,
      form: formOf(record.form),
      ...(record.area === 0 ? {} : { area: record.area }),
      ...(record.parcel === zeroHash ? {} : { parcel: record.parcel }),
      ...(originPlan === zeroHash ? {} : { originPlan }),
      ...(endPlan === zeroHash ? {} : { endPlan }),
      owners: record.owners,
      charges: record.charges.map(({ rank, chargee, registeredAt }) => ({
        rank,
        chargee,
        registeredAt: BigInt(registeredAt),
      })),
      caveats,
      rights: record.rights.map(rightFrom),
      ...(notice === undefined ? {} : { notice }),
      blockedBy: [
        ...freeze,
        ...caveats.map((caveat): Obstacle => ({ kind: "caveat", ...caveat })),
        ...(notice === undefined ? [] : [{ kind: "notice", ...notice } as const]),
      ],
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

type Recorded = ContractFunctionReturnType<typeof landRegistryAbi, "view", "title">;

const rightFrom = ({ slot, kind, holder, benefited, registeredAt, until }: Recorded["rights"][number]): Right => ({
  slot,
  kind: kindOf(kind),
  ...holderOf(holder, benefited),
  registeredAt: BigInt(registeredAt),
  ...untilOf(until),
});

const noticeFrom = ({ placedAt, until, ...said }: Recorded["notices"][number]): Notice => ({
  ...said,
  placedAt: BigInt(placedAt),
  until: BigInt(until),
});

/** Who has a right: an account, a title, or the public. */
export function holderOf(holder: Address, benefited: Hex): { readonly holder?: Address; readonly benefited?: Hex } {
  return { ...(holder === zeroAddress ? {} : { holder }), ...(benefited === zeroHash ? {} : { benefited }) };
}

/** The moment at which a caveat lapses, where it ever does. */
export function untilOf(until: number): { readonly until?: bigint } {
  return BigInt(until) === calls.UNTIL_WITHDRAWN ? {} : { until: BigInt(until) };
}
