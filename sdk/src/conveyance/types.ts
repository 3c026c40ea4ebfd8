import type { Address, Hex } from "viem";
import type { Mined } from "../core/index.js";

/** Which conveyance. */
export interface ConveyanceRef {
  readonly conveyance: Address;
}

/** One who sells. */
export interface Seller {
  readonly account: Address;
  /** Parts of the proceeds that are due; all sellers' parts are the whole. */
  readonly parts: bigint;
}

/** What seller and buyer agree on. Every seller and the buyer sign it. Amounts are in the token's smallest unit. */
export interface ContractOfSale {
  readonly titleId: Hex;
  /** Revision of the title that the parties looked at. Any other act on the title ends the sale. */
  readonly revision: number;
  /** Owners who sell, in the land registry's order. */
  readonly sellers: readonly Seller[];
  /** Pays, and becomes an owner. */
  readonly buyer: Address;
  /** ERC-20 in which is paid. */
  readonly token: Address;
  /** What the buyer pays in all. */
  readonly price: bigint;
  /** Least first payment; none when left out. */
  readonly deposit?: bigint;
  /** Whether the sellers keep the deposit when the buyer defaults; they do not when left out. */
  readonly depositForfeited?: boolean;
  /** Stamp duty, out of the price; none when left out. */
  readonly duty?: bigint;
  /** Most that may go out of the price to chargees; nothing when left out. */
  readonly payOffLimit?: bigint;
  /** Digest of the conditions and of whatever else the parties agreed on. */
  readonly conditions: Hex;
  /** Account that may say that a condition has failed; nobody when left out. */
  readonly referee?: Address;
  /** Last second (Unix) at which the buyer may withdraw; no cooling-off when left out. */
  readonly coolingOff?: bigint;
  /** Last second (Unix) at which the sale may be settled. */
  readonly deadline: bigint;
}

/** What a chargee asks for letting go of a charge. The chargee's discharge names its digest as `instrument`. */
export interface PayOffStatement {
  readonly sale: Hex;
  readonly rank: number;
  readonly amount: bigint;
  readonly payee: Address;
}

/** A chargee's discharge that can be registered through the conveyance alone. The land registry's own document. */
export interface SaleDischarge {
  readonly titleId: Hex;
  readonly revision: number;
  readonly rank: number;
  /** Digest of the pay-off statement. */
  readonly instrument: Hex;
  readonly conduit: Address;
  readonly deadline: bigint;
}

/** A statement with the discharge that answers it. */
export interface PayOff {
  readonly statement: PayOffStatement;
  readonly discharge: SaleDischarge;
  /** The chargee's signature on the discharge. */
  readonly signature: Hex;
}

/** A deed by which the title passes from its sole owner. The land registry's own document; seller and buyer sign it. */
export interface DeedOfSale {
  readonly titleId: Hex;
  readonly revision: number;
  readonly nature: "sale";
  readonly seller: Address;
  readonly buyer: Address;
  /** Id of the sale. */
  readonly instrument: Hex;
  readonly conduit: Address;
  readonly deadline: bigint;
}

/** Who owns a title, and how. The numerators sum to the denominator. */
export interface OwnershipAfter {
  readonly form: "sole" | "in common" | "joint";
  readonly denominator: bigint;
  readonly portions: readonly { readonly owner: Address; readonly numerator: bigint }[];
}

/** A deed by which a title passes that several own or will own. The land registry's own document. */
export interface SharedDeedOfSale extends Omit<DeedOfSale, "seller" | "buyer"> {
  readonly ownership: OwnershipAfter;
}

/** Why a sale ended without being settled. */
export type Ending =
  | "agreed"
  | "cooled-off"
  | "condition-failed"
  | "title-changed"
  | "deadline-passed"
  | "defaulted"
  | "registry-closed";

/** Ground on which a notice ends a sale. */
export type Ground = Extract<Ending, "agreed" | "cooled-off" | "condition-failed">;

/** Notice that ends a sale. Its ground says who signs it: all, the buyer, or the referee. */
export interface Rescission {
  readonly sale: Hex;
  readonly ground: Ground;
  /** Digest of the reasons. */
  readonly basis: Hex;
  /** Last second (Unix) at which the notice is good. */
  readonly deadline: bigint;
}

/** What an open sale waits for. */
export type Awaited =
  | { readonly kind: "deposit"; readonly least: bigint }
  | { readonly kind: "balance"; readonly owing: bigint }
  | { readonly kind: "cooling-off"; readonly until: bigint }
  | { readonly kind: "settlement"; readonly until: bigint }
  | { readonly kind: "refund"; readonly ending: Ending };

/** What is known of every sale that was opened. Times are Unix seconds. */
interface Opened {
  readonly saleId: Hex;
  readonly terms: ContractOfSale;
  /** What the buyer paid in. */
  readonly paid: bigint;
  readonly openedAt: bigint;
  readonly block: bigint;
}

/** How a sale stands at a block. */
export type SaleStanding =
  | { readonly state: "unknown"; readonly saleId: Hex; readonly block: bigint }
  | ({ readonly state: "open"; readonly awaits: Awaited } & Opened)
  | ({ readonly state: "settled"; readonly settledAt: bigint } & Opened)
  | ({ readonly state: "ended"; readonly ending: Ending; readonly endedAt: bigint } & Opened);

/** Money that a sale moved, or could not move yet. */
export interface Due {
  readonly account: Address;
  readonly amount: bigint;
}

/** What became of a sale's money when it was settled or ended. */
export interface Distribution {
  readonly mined: Mined;
  /** Who was paid. */
  readonly paid: readonly Due[];
  /** Who could not be paid, and withdraws later. */
  readonly credited: readonly Due[];
}

/** A settled sale. */
export interface Settlement extends Distribution {
  /** Revision of the title that the sale brought about. */
  readonly revision: number;
  readonly paidOff: bigint;
  readonly duty: bigint;
  readonly proceeds: bigint;
}

/** A sale that ended without being settled. */
export interface Dissolution extends Distribution {
  readonly ending: Ending;
  readonly refunded: bigint;
  readonly forfeited: bigint;
}

/** What every line of a sale's history tells. */
interface Line {
  readonly block: bigint;
  readonly transaction: Hex;
}

/** One act in a sale's history. */
export type SaleAct = Line &
  (
    | { readonly kind: "opened"; readonly actor: Address; readonly terms: ContractOfSale }
    | { readonly kind: "paid-in"; readonly actor: Address; readonly amount: bigint; readonly paid: bigint }
    | {
        readonly kind: "settled";
        readonly actor: Address;
        readonly revision: number;
        readonly paidOff: bigint;
        readonly duty: bigint;
        readonly proceeds: bigint;
      }
    | {
        readonly kind: "ended";
        readonly actor: Address;
        readonly ending: Ending;
        /** Digest of the reasons; left out where the chain itself shows them. */
        readonly digest?: Hex;
        readonly refunded: bigint;
        readonly forfeited: bigint;
      }
    | ({ readonly kind: "paid-out" } & Due)
    | ({ readonly kind: "credited" } & Due)
  );
