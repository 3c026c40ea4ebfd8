import type { Address, Hex } from "viem";
import type {
  CaveatVariation,
  ChargeAssignment,
  ChargePostponement,
  ChargeVariation,
  NoticeWithdrawal,
  PriorityNotice,
  RightDeed,
  RightRelease,
} from "../burdenTypes.js";
import type { Claim, Objection, ObjectionWithdrawal } from "../claims/types.js";
import type { PlanDeed, SurrenderDeed } from "../planTypes.js";
import type {
  CaveatNotice,
  CaveatWithdrawal,
  ChargeDeed,
  DischargeDeed,
  OwnershipDeed,
  SharedRegistration,
  TransferDeed,
} from "../types.js";

/** Names the form of an instrument's file. */
export const INSTRUMENT_FORMAT = "civitas-land-instrument-1";

/** What each kind of instrument says. A registration is the registrar's own act: nobody signs it. */
export interface Deeds {
  readonly registration: SharedRegistration;
  readonly transfer: TransferDeed;
  readonly ownership: OwnershipDeed;
  readonly charge: ChargeDeed;
  readonly "charge-variation": ChargeVariation;
  readonly "charge-postponement": ChargePostponement;
  readonly "charge-assignment": ChargeAssignment;
  readonly discharge: DischargeDeed;
  readonly right: RightDeed;
  readonly "right-release": RightRelease;
  readonly notice: PriorityNotice;
  readonly "notice-withdrawal": NoticeWithdrawal;
  readonly caveat: CaveatNotice;
  readonly "caveat-variation": CaveatVariation;
  readonly "caveat-withdrawal": CaveatWithdrawal;
  readonly plan: PlanDeed;
  readonly surrender: SurrenderDeed;
  readonly claim: Claim;
  readonly objection: Objection;
  readonly "objection-withdrawal": ObjectionWithdrawal;
}

/** What an instrument does. */
export type InstrumentKind = keyof Deeds;

/** An instrument: its kind, and what it says. */
export type Instrument = {
  readonly [kind in InstrumentKind]: { readonly kind: kind; readonly deed: Deeds[kind] };
}[InstrumentKind];

/** Titles that an instrument deals with: one, or those that a plan starts from. */
export const titlesIn = (instrument: Instrument): readonly Hex[] =>
  instrument.kind === "plan" ? instrument.deed.sources.map(({ titleId }) => titleId) : [instrument.deed.titleId];

/** Whether an instrument goes to first registration, and not to the land registry. */
export const goesToClaims = ({ kind }: Pick<Instrument, "kind">): boolean =>
  kind === "claim" || kind === "objection" || kind === "objection-withdrawal";

/** An instrument that travels from hand to hand, with the signatures that it has gathered so far. */
export type Paper = Instrument & {
  readonly chainId: number;
  /** Contract that it goes to: the land registry, or first registration for what {@link goesToClaims}. */
  readonly registry: Address;
  /** By the account that signed. */
  readonly signatures: Readonly<Record<Address, Hex>>;
};

/** In which part somebody signs. */
export type Part =
  | "seller"
  | "buyer"
  | "owner"
  | "new owner"
  | "chargee"
  | "later chargee"
  | "assignee"
  | "right holder"
  | "restriction holder"
  | "beneficiary"
  | "caveator"
  | "claimant"
  | "objector";

/** Somebody who must sign. */
export interface Party {
  readonly account: Address;
  readonly part: Part;
  /** Place of the title whose burden it is, where the instrument is of several. */
  readonly source?: number;
}

/** Somebody who must sign, and whether that is done. */
export interface PartyStanding extends Party {
  /** A wrong signature is of another account or of another text. */
  readonly state: "signed" | "missing" | "wrong";
}
