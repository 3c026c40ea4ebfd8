import { type Hex, zeroHash } from "viem";
import { type Call, contractCalls } from "../core/index.js";
import { landRegistryAbi, landRegistryErrors } from "../generated/land.js";
import { ownershipCode, planKindCode } from "./codes.js";
import type { PlanDeed, PlanSignatures, SurrenderDeed } from "./planTypes.js";
import type { LandRef } from "./types.js";

type Abi = typeof landRegistryAbi;
const call = contractCalls(landRegistryAbi, landRegistryErrors);

/** Divides or merges titles. */
export const registerPlan = (
  { registry }: LandRef,
  { kind, sources, lots, plan, deadline }: PlanDeed,
  { owners, consents = sources.map(() => []) }: PlanSignatures,
): Call<Abi, "registerPlan"> =>
  call(registry, "registerPlan", [
    {
      kind: planKindCode(kind),
      sources,
      lots: lots.map(({ titleId, area = 0, parcel = zeroHash, ownership }) => ({
        titleId,
        area,
        parcel,
        ownership: ownershipCode(ownership),
      })),
      plan,
      deadline: Number(deadline),
    },
    owners,
    consents,
  ]);

/** Closes a title that its owners give up. */
export const surrender = (
  { registry }: LandRef,
  deed: SurrenderDeed,
  { owners, consents = [] }: { readonly owners: readonly Hex[]; readonly consents?: readonly Hex[] },
): Call<Abi, "surrender"> =>
  call(registry, "surrender", [{ ...deed, deadline: Number(deed.deadline) }, owners, consents]);

/** Reads which title has the benefit of what was granted to a title: itself, or where a plan closed it, a lot. */
export const benefitOf = ({ registry }: LandRef, titleId: Hex): Call<Abi, "benefitOf", readonly [Hex]> =>
  call(registry, "benefitOf", [titleId]);

/** Reads the plan of which a title came and the one that closed it; zero where there is none. */
export const plansOf = ({ registry }: LandRef, titleId: Hex): Call<Abi, "plansOf", readonly [Hex]> =>
  call(registry, "plansOf", [titleId]);

/** Reads by how many hundredths of a percent a plan's area may differ. */
export const areaTolerance = ({ registry }: LandRef): Call<Abi, "areaTolerance", readonly []> =>
  call(registry, "areaTolerance", []);
