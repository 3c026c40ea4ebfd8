import type { Address, Hex } from "viem";
import { type AnyCall, type Chain, eventsFrom, type Mined, type SendOptions } from "../core/index.js";
import { conveyanceAbi } from "../generated/conveyance.js";
import * as calls from "./calls.js";
import { endingFrom } from "./codes.js";
import { ActNotRecordedError } from "./errors.js";
import { type Forum, rescissionDocument, saleDocument } from "./typedData.js";
import type {
  ContractOfSale,
  ConveyanceRef,
  DeedOfSale,
  Dissolution,
  Distribution,
  Due,
  PayOff,
  Rescission,
  Settlement,
  SharedDeedOfSale,
} from "./types.js";

const told = eventsFrom(conveyanceAbi, ActNotRecordedError);

/** Signs a contract of sale as seller or buyer. */
export const signSale = (chain: Chain, ref: ConveyanceRef, terms: ContractOfSale): Promise<Hex> =>
  chain.signTypedData(saleDocument(forumOf(chain, ref), terms));

/** Opens a sale that all parties signed, and tells its id. The sellers' signatures are in their order. */
export async function openSale(
  chain: Chain,
  ref: ConveyanceRef,
  terms: ContractOfSale,
  signatures: { readonly sellers: readonly Hex[]; readonly buyer: Hex },
  options?: SendOptions,
): Promise<{ readonly mined: Mined; readonly saleId: Hex }> {
  const mined = await chain.send(calls.open(ref, terms, signatures), options);
  return { mined, saleId: told.recorded(mined, ref.conveyance, "SaleOpened").args.saleId };
}

/** Lets the conveyance take a payment from the caller. */
export const approvePayment = (
  chain: Chain,
  ref: ConveyanceRef,
  payment: { readonly token: Address; readonly amount: bigint },
  options?: SendOptions,
): Promise<Mined> => chain.send(calls.approve(ref, payment), options);

/** Pays into escrow what the buyer approved, and tells what is paid so far. */
export const paySale = (
  chain: Chain,
  ref: ConveyanceRef,
  terms: ContractOfSale,
  amount: bigint,
  options?: SendOptions,
): Promise<Payment> => payIn(chain, ref, calls.pay(ref, terms, amount), options);

/** Pays into escrow on a permit, and tells what is paid so far. {@link signPermit} makes it. */
export const paySaleWithPermit = (
  chain: Chain,
  ref: ConveyanceRef,
  terms: ContractOfSale,
  amount: bigint,
  permit: { readonly deadline: bigint; readonly signature: Hex },
  options?: SendOptions,
): Promise<Payment> => payIn(chain, ref, calls.payWithPermit(ref, terms, amount, permit), options);

/** A payment into escrow. */
export interface Payment {
  readonly mined: Mined;
  /** What was paid in so far. */
  readonly paid: bigint;
}

/** Settles the sale of a title that has one owner, with the deed that seller and buyer signed. The registrar does. */
export async function settleSale(
  chain: Chain,
  ref: ConveyanceRef,
  terms: ContractOfSale,
  deed: DeedOfSale,
  signatures: { readonly seller: Hex; readonly buyer: Hex; readonly consents?: readonly Hex[] },
  { payOffs = [], ...options }: SettleOptions = {},
): Promise<Settlement> {
  return settlementFrom(ref, await chain.send(calls.settle(ref, terms, deed, signatures, payOffs), options));
}

/** Settles the sale of a title that several own or will own. The registrar does. */
export async function settleSharedSale(
  chain: Chain,
  ref: ConveyanceRef,
  terms: ContractOfSale,
  deed: SharedDeedOfSale,
  signatures: { readonly parties: readonly Hex[]; readonly consents?: readonly Hex[] },
  { payOffs = [], ...options }: SettleOptions = {},
): Promise<Settlement> {
  return settlementFrom(ref, await chain.send(calls.settleShared(ref, terms, deed, signatures, payOffs), options));
}

/** How to settle. */
export interface SettleOptions extends SendOptions {
  /** Charges that are paid off, in the order of their discharges' revisions. */
  readonly payOffs?: readonly PayOff[];
}

/** Signs a notice that ends a sale. */
export const signRescission = (chain: Chain, ref: ConveyanceRef, notice: Rescission): Promise<Hex> =>
  chain.signTypedData(rescissionDocument(forumOf(chain, ref), notice));

/** Ends a sale on a notice; the buyer gets back what was paid. */
export async function rescindSale(
  chain: Chain,
  ref: ConveyanceRef,
  terms: ContractOfSale,
  notice: Rescission,
  signatures: readonly Hex[],
  options?: SendOptions,
): Promise<Dissolution> {
  return dissolutionFrom(ref, await chain.send(calls.rescind(ref, terms, notice, signatures), options));
}

/** Ends a sale that cannot be settled any more, and gives back what was paid. Anybody may. */
export async function refundSale(
  chain: Chain,
  ref: ConveyanceRef,
  terms: ContractOfSale,
  options?: SendOptions,
): Promise<Dissolution> {
  return dissolutionFrom(ref, await chain.send(calls.refund(ref, terms), options));
}

/** Pays out what is owed to the caller because it could not be paid before, and tells how much that was. */
export async function withdrawCredit(
  chain: Chain,
  ref: ConveyanceRef,
  credit: { readonly token: Address; readonly to: Address },
  options?: SendOptions,
): Promise<{ readonly mined: Mined; readonly amount: bigint }> {
  const mined = await chain.send(calls.withdraw(ref, credit), options);
  return { mined, amount: told.recorded(mined, ref.conveyance, "CreditWithdrawn").args.amount };
}

/** Makes what is owed to an account that was succeeded the claim of the account that acts now. Anybody may. */
export async function followCredit(
  chain: Chain,
  ref: ConveyanceRef,
  credit: { readonly token: Address; readonly account: Address },
  options?: SendOptions,
): Promise<{ readonly mined: Mined; readonly to: Address; readonly amount: bigint }> {
  const mined = await chain.send(calls.followIdentity(ref, credit), options);
  const { to, amount } = told.recorded(mined, ref.conveyance, "IdentityFollowed").args;
  return { mined, to, amount };
}

const forumOf = ({ id }: Chain, { conveyance }: ConveyanceRef): Forum => ({ chainId: id, conveyance });

async function payIn(chain: Chain, ref: ConveyanceRef, act: AnyCall, options?: SendOptions): Promise<Payment> {
  const mined = await chain.send(act, options);
  return { mined, paid: told.recorded(mined, ref.conveyance, "PaymentReceived").args.paid };
}

function settlementFrom(ref: ConveyanceRef, mined: Mined): Settlement {
  const { revision, paidOff, duty, proceeds } = told.recorded(mined, ref.conveyance, "SaleSettled").args;
  return { revision, paidOff, duty, proceeds, ...distributionFrom(ref, mined) };
}

function dissolutionFrom(ref: ConveyanceRef, mined: Mined): Dissolution {
  const { ending, refunded, forfeited } = told.recorded(mined, ref.conveyance, "SaleEnded").args;
  return { ending: endingFrom(ending) ?? "agreed", refunded, forfeited, ...distributionFrom(ref, mined) };
}

const distributionFrom = (ref: ConveyanceRef, mined: Mined): Distribution => {
  const dues = (event: "PartyPaid" | "PartyCredited"): readonly Due[] =>
    told.all(mined, ref.conveyance, event).map(({ args }) => ({ account: args.account, amount: args.amount }));
  return { mined, paid: dues("PartyPaid"), credited: dues("PartyCredited") };
};
