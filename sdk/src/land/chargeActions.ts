import type { Hex } from "viem";
import type { Chain, SendOptions } from "../core/index.js";
import * as calls from "./burdenCalls.js";
import { assignmentDocument, postponementDocument, variationDocument } from "./burdenDocuments.js";
import type { ChargeAssignment, ChargePostponement, ChargeVariation } from "./burdenTypes.js";
import { enter, forumOf } from "./entering.js";
import type { Entered, LandRef } from "./types.js";

/** Signs a charge's variation as owner, chargee, chargee of a later rank or restriction holder. */
export const signChargeVariation = (chain: Chain, ref: LandRef, deed: ChargeVariation): Promise<Hex> =>
  chain.signTypedData(variationDocument(forumOf(chain, ref), deed));

/** Registers other terms of a charge. */
export const registerChargeVariation = (
  chain: Chain,
  ref: LandRef,
  deed: ChargeVariation,
  signatures: { readonly owners: readonly Hex[]; readonly chargee: Hex; readonly consents?: readonly Hex[] },
  options?: SendOptions,
): Promise<Entered> => enter(chain, calls.varyCharge(ref, deed, signatures), "ChargeVaried", options);

/** Signs a charge's postponement as one of the chargees. */
export const signChargePostponement = (chain: Chain, ref: LandRef, deed: ChargePostponement): Promise<Hex> =>
  chain.signTypedData(postponementDocument(forumOf(chain, ref), deed));

/** Registers that a charge moved back, or that two changed places; the chargees' signatures come by rising rank. */
export const registerChargePostponement = (
  chain: Chain,
  ref: LandRef,
  deed: ChargePostponement,
  chargeeSignatures: readonly Hex[],
  options?: SendOptions,
): Promise<Entered> => enter(chain, calls.postponeCharge(ref, deed, chargeeSignatures), "ChargePostponed", options);

/** Signs a charge's assignment as the old or the new chargee. */
export const signChargeAssignment = (chain: Chain, ref: LandRef, deed: ChargeAssignment): Promise<Hex> =>
  chain.signTypedData(assignmentDocument(forumOf(chain, ref), deed));

/** Registers that a charge passed to another chargee. */
export const registerChargeAssignment = (
  chain: Chain,
  ref: LandRef,
  deed: ChargeAssignment,
  signatures: { readonly chargee: Hex; readonly assignee: Hex },
  options?: SendOptions,
): Promise<Entered> => enter(chain, calls.assignCharge(ref, deed, signatures), "ChargeAssigned", options);
