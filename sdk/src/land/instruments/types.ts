import type { Address, Hex } from "viem";
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
  readonly discharge: DischargeDeed;
  readonly caveat: CaveatNotice;
  readonly "caveat-withdrawal": CaveatWithdrawal;
}

/** What an instrument does. */
export type InstrumentKind = keyof Deeds;

/** An instrument: its kind, and what it says. */
export type Instrument = {
  readonly [kind in InstrumentKind]: { readonly kind: kind; readonly deed: Deeds[kind] };
}[InstrumentKind];

/** An instrument that travels from hand to hand, with the signatures that it has gathered so far. */
export type Paper = Instrument & {
  readonly chainId: number;
  readonly registry: Address;
  /** By the account that signed. */
  readonly signatures: Readonly<Record<Address, Hex>>;
};

/** In which part somebody signs. */
export type Part = "seller" | "buyer" | "owner" | "new owner" | "chargee" | "restriction holder" | "caveator";

/** Somebody who must sign. */
export interface Party {
  readonly account: Address;
  readonly part: Part;
}

/** Somebody who must sign, and whether that is done. */
export interface PartyStanding extends Party {
  /** A wrong signature is of another account or of another text. */
  readonly state: "signed" | "missing" | "wrong";
}
