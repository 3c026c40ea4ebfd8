import type { Address, Hex } from "viem";
import type { ApplicationRecord, DeskRef } from "../desk/index.js";
import type { IdentityReading, IdentityRef, IdentityStanding } from "../identity/index.js";
import type { LinkFault, MandateLink, MandatesRef } from "../mandates/index.js";

/** Which desk, and the registries of identities and mandates that it asks. */
export type RepresentationRef = DeskRef & IdentityRef & MandatesRef;

/** Who would act for whom at a desk, and on what. */
export interface RepresentationWish {
  readonly applicant: Address;
  readonly agent: Address;
  /** Service, as the desk's `serviceId` makes it. */
  readonly serviceId: Hex;
  /** Application that it is about; left out, only a mandate that is not for one application will do. */
  readonly applicationId?: Hex;
  /** What the applicant pays, in the smallest unit; nothing when left out. */
  readonly amount?: bigint;
  /** Links from applicant to agent, as the mandates' `pathOf` makes it; the direct mandate when left out. */
  readonly path?: Hex;
}

/** One of both parties: how it stands, and which office said so. */
export interface PartyStanding {
  /** Account as it was asked about. */
  readonly account: Address;
  /** First account of its identity. */
  readonly root: Address;
  /** Account that acts for its identity now. */
  readonly current: Address;
  /** Verification of the account that acts now: its kind, the office that made it, and until when. */
  readonly identity: IdentityReading;
  /** How the account that acts now stands. */
  readonly standing: IdentityStanding;
}

/** Whether an agent may act for an applicant, both parties' standing, and what joins them or is missing. */
export type Representation = {
  /** Block at which everything was read. */
  readonly block: bigint;
  readonly applicant: PartyStanding;
  readonly agent: PartyStanding;
  /** The mandates from applicant to agent, and what remains of each; none where it is one and the same person. */
  readonly links: readonly MandateLink[];
} & (
  | { readonly state: "authorised" /** Second at which the first mandate ends. */; readonly until: bigint }
  /** The applicant's own account acts: no mandate is asked. */
  | { readonly state: "same person" }
  /** Another account took over from the agent's: that one may act where the links carry it. */
  | { readonly state: "agent succeeded"; readonly current: Address }
  | { readonly state: "applicant not verified" | "agent not verified" }
  | { readonly state: "mandate wanting"; readonly fault: LinkFault; readonly key: Hex }
);

/** Who submitted an application, and how applicant and agent stand now. */
export type ApplicationRepresentation =
  | { readonly state: "unknown" }
  /** The applicant sent it, or signed it and anybody handed it in. */
  | { readonly state: "submitted by applicant"; readonly application: ApplicationRecord }
  | {
      readonly state: "submitted by agent";
      readonly application: ApplicationRecord;
      /** Account that acted for the applicant then, and gave the mandate. */
      readonly principal: Address;
      readonly agent: Address;
      /** Links from principal to agent that were used; empty for the direct mandate. */
      readonly path: Hex;
      /** Where the submission stands: the mandate carried it then, or the desk had refused it. */
      readonly submitted: { readonly block: bigint; readonly transaction: Hex };
      /** Whether the agent may act further on the application now. A mandate for one use is exhausted by the submission. */
      readonly now: Representation;
    };
