import { type Hex, hashTypedData, zeroHash } from "viem";
import type { Chain, SendOptions, TypedDocument } from "../core/index.js";
import { ownershipCode, planKindCode } from "./codes.js";
import { enter, forumOf, told } from "./entering.js";
import * as calls from "./planCalls.js";
import type { PlanDeed, PlanEntered, PlanSignatures, SurrenderDeed } from "./planTypes.js";
import { referenceOf } from "./reference.js";
import { domainOf, type Forum, fields, OWNERSHIP } from "./typedData.js";
import type { Entered, LandRef } from "./types.js";

const PLAN = {
  PlanDeed: fields("uint8 kind, Source[] sources, Lot[] lots, bytes32 plan, uint48 deadline"),
  Source: fields("string title, uint32 revision"),
  Lot: fields("string title, uint40 area, bytes32 parcel, Ownership ownership"),
  ...OWNERSHIP,
} as const;
const SURRENDER = {
  SurrenderDeed: fields("string title, uint32 revision, bytes32 instrument, uint48 deadline"),
} as const;

/** The document that every owner and every chargee sign for a plan. */
export const planDocument = (forum: Forum, { kind, sources, lots, plan, deadline }: PlanDeed): TypedDocument => ({
  domain: domainOf(forum),
  types: PLAN,
  primaryType: "PlanDeed",
  message: {
    kind: planKindCode(kind),
    sources: sources.map(({ titleId, revision }) => ({ title: referenceOf(titleId), revision })),
    lots: lots.map(({ titleId, area = 0, parcel = zeroHash, ownership }) => ({
      title: referenceOf(titleId),
      area,
      parcel,
      ownership: ownershipCode(ownership),
    })),
    plan,
    deadline,
  },
});

/** The document that every owner and every chargee sign to give a title up. */
export const surrenderDocument = (forum: Forum, { titleId, ...said }: SurrenderDeed): TypedDocument => ({
  domain: domainOf(forum),
  types: SURRENDER,
  primaryType: "SurrenderDeed",
  message: { title: referenceOf(titleId), ...said },
});

/** Id of a plan: the digest that its parties sign. */
export const planId = (forum: Forum, deed: PlanDeed): Hex => hashTypedData(planDocument(forum, deed) as never);

/** Signs a plan as owner or chargee. */
export const signPlan = (chain: Chain, ref: LandRef, deed: PlanDeed): Promise<Hex> =>
  chain.signTypedData(planDocument(forumOf(chain, ref), deed));

/** Registers a plan that every party signed. The sources are closed, and their burdens stand on every lot. */
export async function registerPlan(
  chain: Chain,
  ref: LandRef,
  deed: PlanDeed,
  signatures: PlanSignatures,
  options?: SendOptions,
): Promise<PlanEntered> {
  const mined = await chain.send(calls.registerPlan(ref, deed, signatures), options);
  return { mined, planId: told.recorded(mined, ref.registry, "PlanRegistered").args.planId };
}

/** Signs a surrender as owner or chargee. */
export const signSurrender = (chain: Chain, ref: LandRef, deed: SurrenderDeed): Promise<Hex> =>
  chain.signTypedData(surrenderDocument(forumOf(chain, ref), deed));

/** Registers that the owners gave a title up. */
export const registerSurrender = (
  chain: Chain,
  ref: LandRef,
  deed: SurrenderDeed,
  signatures: { readonly owners: readonly Hex[]; readonly consents?: readonly Hex[] },
  options?: SendOptions,
): Promise<Entered> => enter(chain, calls.surrender(ref, deed, signatures), "TitleSurrendered", options);
