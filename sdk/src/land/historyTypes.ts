import type { Address, Hex } from "viem";
import type { PlanKind } from "./planTypes.js";
import type { Nature, Ownership, RightKind } from "./types.js";

/** What a survey said of a title. */
interface Survey {
  readonly area?: number;
  readonly parcel?: Hex;
}

/** What every line of a title's history tells. */
interface Line {
  readonly revision: number;
  readonly block: bigint;
  readonly transaction: Hex;
  /** Account of the office that entered it. */
  readonly actor: Address;
}

/** One act in a title's history. `digest` is of the document that it rests on. */
export type HistoryEntry = Line &
  (
    | {
        readonly kind: "registered";
        readonly digest: Hex;
        readonly ownership: Ownership;
        readonly area?: number;
        readonly parcel?: Hex;
      }
    | {
        readonly kind: "transferred";
        readonly digest: Hex;
        readonly nature: Nature;
        readonly seller: Address;
        readonly buyer: Address;
      }
    | {
        readonly kind: "ownership-changed";
        readonly digest: Hex;
        readonly nature: Nature;
        readonly ownership: Ownership;
      }
    | {
        readonly kind: "charged";
        readonly digest: Hex;
        readonly chargee: Address;
        readonly rank: number;
      }
    | { readonly kind: "discharged"; readonly digest: Hex; readonly chargee: Address; readonly rank: number }
    | { readonly kind: "charge-varied"; readonly digest: Hex; readonly chargee: Address; readonly rank: number }
    | {
        readonly kind: "charge-postponed";
        readonly digest: Hex;
        readonly chargee: Address;
        readonly rank: number;
        readonly later: number;
        /** Whose charge took its place, where one did. */
        readonly advanced?: Address;
      }
    | {
        readonly kind: "charge-assigned";
        readonly digest: Hex;
        readonly chargee: Address;
        readonly assignee: Address;
        readonly rank: number;
      }
    | {
        readonly kind: "right-granted";
        readonly digest: Hex;
        readonly right: RightKind;
        readonly slot: number;
        /** Left out where a title has the benefit, or the public. */
        readonly holder?: Address;
        /** Title that it benefits, where one does. */
        readonly benefited?: Hex;
        readonly until?: bigint;
      }
    | {
        readonly kind: "right-released";
        readonly digest: Hex;
        readonly right: RightKind;
        readonly slot: number;
        readonly holder?: Address;
      }
    | {
        readonly kind: "notice-placed";
        /** Digest of the dealing whose place is held. */
        readonly digest: Hex;
        readonly beneficiary: Address;
        readonly until: bigint;
      }
    | { readonly kind: "notice-withdrawn"; readonly digest: Hex; readonly beneficiary: Address }
    | {
        readonly kind: "caveat-varied";
        readonly digest: Hex;
        readonly caveator: Address;
        readonly slot: number;
        readonly until?: bigint;
      }
    | {
        readonly kind: "caveat-lodged";
        readonly digest: Hex;
        readonly caveator: Address;
        readonly slot: number;
        readonly until?: bigint;
      }
    | { readonly kind: "caveat-withdrawn"; readonly caveator: Address; readonly slot: number }
    | { readonly kind: "caveat-removed"; readonly digest: Hex; readonly caveator: Address; readonly slot: number }
    /** A person's standing passed to the account that acts now; whoever called entered it. */
    | { readonly kind: "followed"; readonly from: Address; readonly to: Address }
    | { readonly kind: "frozen"; readonly digest: Hex }
    | { readonly kind: "unfrozen"; readonly digest: Hex }
    | {
        readonly kind: "transfer-ordered";
        readonly digest: Hex;
        readonly before: Ownership;
        readonly to: Address;
      }
    | {
        readonly kind: "parcel-rectified";
        readonly digest: Hex;
        readonly before: Survey;
        readonly later: Survey;
      }
    | {
        readonly kind: "owners-rectified";
        readonly digest: Hex;
        readonly before: Ownership;
        readonly later: Ownership;
      }
    | {
        readonly kind: "transmitted";
        readonly digest: Hex;
        readonly deceased: Address;
        readonly before: Ownership;
        readonly later: Ownership;
      }
    | {
        readonly kind: "notice-removed";
        readonly digest: Hex;
        readonly beneficiary: Address;
        readonly dealing: Hex;
      }
    | {
        readonly kind: "restriction-imposed";
        readonly digest: Hex;
        readonly holder: Address;
        readonly slot: number;
        readonly until?: bigint;
      }
    | {
        readonly kind: "right-lifted";
        readonly digest: Hex;
        readonly right: RightKind;
        readonly slot: number;
        readonly holder: Address;
      }
    | { readonly kind: "struck-out"; readonly digest: Hex; readonly holder: Address }
    | {
        readonly kind: "came-of-plan";
        readonly digest: Hex;
        readonly planId: Hex;
        readonly plan: PlanKind;
        /** Titles that the plan closed. */
        readonly parents: readonly Hex[];
        readonly ownership: Ownership;
        readonly area?: number;
        readonly parcel?: Hex;
      }
    | {
        readonly kind: "closed-by-plan";
        readonly digest: Hex;
        readonly planId: Hex;
        readonly plan: PlanKind;
        /** Titles that came in its place. */
        readonly children: readonly Hex[];
      }
    | { readonly kind: "surrendered"; readonly digest: Hex }
  );
