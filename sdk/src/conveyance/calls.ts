import { type Address, encodeFunctionData, erc20Abi, type Hex, parseSignature } from "viem";
import { type AnyCall, type Call, contractCalls } from "../core/index.js";
import { conveyanceAbi, conveyanceErrors } from "../generated/conveyance.js";
import { type CodedTerms, noticeCode, ownershipCode, SALE, termsCode } from "./codes.js";
import { approveAbi, permitAbi } from "./tokens.js";
import type {
  ContractOfSale,
  ConveyanceRef,
  DeedOfSale,
  PayOff,
  PayOffStatement,
  Rescission,
  SharedDeedOfSale,
} from "./types.js";

type Abi = typeof conveyanceAbi;
const call = contractCalls(conveyanceAbi, conveyanceErrors);
const tokenCall = contractCalls(erc20Abi, conveyanceErrors);

const approveCall = contractCalls(approveAbi, conveyanceErrors);
const permitCall = contractCalls(permitAbi, conveyanceErrors);

const dated = <paper extends { readonly deadline: bigint }>(paper: paper) => ({
  ...paper,
  deadline: Number(paper.deadline),
});
const payOffsCode = (payOffs: readonly PayOff[]) =>
  payOffs.map(({ discharge, ...rest }) => ({ ...rest, discharge: dated(discharge) }));

/** Opens a sale. */
export const open = (
  { conveyance }: ConveyanceRef,
  terms: ContractOfSale,
  signatures: { readonly sellers: readonly Hex[]; readonly buyer: Hex },
): Call<Abi, "open"> => call(conveyance, "open", [termsCode(terms), signatures.sellers, signatures.buyer]);

/** Pays into escrow, out of what the buyer approved. */
export const pay = ({ conveyance }: ConveyanceRef, terms: ContractOfSale, amount: bigint): Call<Abi, "pay"> =>
  call(conveyance, "pay", [termsCode(terms), amount]);

/** Pays into escrow on a permit. */
export const payWithPermit = (
  { conveyance }: ConveyanceRef,
  terms: ContractOfSale,
  amount: bigint,
  permit: { readonly deadline: bigint; readonly signature: Hex },
): Call<Abi, "payWithPermit"> => {
  const { r, s, yParity } = parseSignature(permit.signature);
  return call(conveyance, "payWithPermit", [termsCode(terms), amount, permit.deadline, 27 + yParity, r, s]);
};

/** Settles the sale of a title that has one owner. */
export const settle = (
  { conveyance }: ConveyanceRef,
  terms: ContractOfSale,
  deed: DeedOfSale,
  signatures: { readonly seller: Hex; readonly buyer: Hex; readonly consents?: readonly Hex[] },
  payOffs: readonly PayOff[] = [],
): Call<Abi, "settle"> =>
  call(conveyance, "settle", [
    termsCode(terms),
    payOffsCode(payOffs),
    { ...dated(deed), nature: SALE },
    signatures.seller,
    signatures.buyer,
    signatures.consents ?? [],
  ]);

/** Settles the sale of a title that several own or will own. */
export const settleShared = (
  { conveyance }: ConveyanceRef,
  terms: ContractOfSale,
  deed: SharedDeedOfSale,
  signatures: { readonly parties: readonly Hex[]; readonly consents?: readonly Hex[] },
  payOffs: readonly PayOff[] = [],
): Call<Abi, "settleShared"> =>
  call(conveyance, "settleShared", [
    termsCode(terms),
    payOffsCode(payOffs),
    { ...dated(deed), nature: SALE, ownership: ownershipCode(deed.ownership) },
    signatures.parties,
    signatures.consents ?? [],
  ]);

/** Ends a sale on a notice; the signatures are the sellers' and then the buyer's where all agree. */
export const rescind = (
  { conveyance }: ConveyanceRef,
  terms: ContractOfSale,
  notice: Rescission,
  signatures: readonly Hex[],
): Call<Abi, "rescind"> => call(conveyance, "rescind", [termsCode(terms), noticeCode(notice), signatures]);

/** Ends a sale that cannot be settled any more. */
export const refund = ({ conveyance }: ConveyanceRef, terms: ContractOfSale): Call<Abi, "refund"> =>
  call(conveyance, "refund", [termsCode(terms)]);

/** Pays out what is owed to the caller. */
export const withdraw = (
  { conveyance }: ConveyanceRef,
  { token, to }: { readonly token: Address; readonly to: Address },
): Call<Abi, "withdraw"> => call(conveyance, "withdraw", [token, to]);

/** Makes what is owed to an account that was succeeded the claim of the account that acts now. */
export const followIdentity = (
  { conveyance }: ConveyanceRef,
  { token, account }: { readonly token: Address; readonly account: Address },
): Call<Abi, "followIdentity", readonly [Address, Address]> => call(conveyance, "followIdentity", [token, account]);

/** Reads which identities tell who acts now for whom; zero for none. */
export const identities = ({ conveyance }: ConveyanceRef): Call<Abi, "identities", readonly []> =>
  call(conveyance, "identities", []);

/** Does several acts of one conveyance in one transaction: all of them, or none. */
export const multicall = ({ conveyance }: ConveyanceRef, acts: readonly AnyCall[]): Call<Abi, "multicall"> =>
  call(conveyance, "multicall", [acts.map((act) => encodeFunctionData(act as never))]);

/** Reads how a sale stands. */
export const sale = ({ conveyance }: ConveyanceRef, saleId: Hex): Call<Abi, "sale", readonly [Hex]> =>
  call(conveyance, "sale", [saleId]);

/** Reads the id of the sale that a contract of sale makes. */
export const saleIdOf = (
  { conveyance }: ConveyanceRef,
  terms: ContractOfSale,
): Call<Abi, "saleIdOf", readonly [CodedTerms]> => call(conveyance, "saleIdOf", [termsCode(terms)]);

/** Reads the digest of a pay-off statement. */
export const statementDigest = (
  { conveyance }: ConveyanceRef,
  statement: PayOffStatement,
): Call<Abi, "statementDigest", readonly [PayOffStatement]> => call(conveyance, "statementDigest", [statement]);

/** Reads why a refund would end an open sale now. */
export const endingOf = (
  { conveyance }: ConveyanceRef,
  terms: ContractOfSale,
): Call<Abi, "endingOf", readonly [CodedTerms]> => call(conveyance, "endingOf", [termsCode(terms)]);

/** Reads what is owed to an account because it could not be paid. */
export const credit = (
  { conveyance }: ConveyanceRef,
  { token, account }: { readonly token: Address; readonly account: Address },
): Call<Abi, "credit", readonly [Address, Address]> => call(conveyance, "credit", [token, account]);

/** Reads what the conveyance holds for others. */
export const held = ({ conveyance }: ConveyanceRef, token: Address): Call<Abi, "held", readonly [Address]> =>
  call(conveyance, "held", [token]);

/** Reads in which land registry the titles stand. */
export const landRegistry = ({ conveyance }: ConveyanceRef): Call<Abi, "landRegistry", readonly []> =>
  call(conveyance, "landRegistry", []);

/** Reads which account receives stamp duty. */
export const treasury = ({ conveyance }: ConveyanceRef): Call<Abi, "treasury", readonly []> =>
  call(conveyance, "treasury", []);

/** Reads which authority decides who may settle. */
export const authority = ({ conveyance }: ConveyanceRef): Call<Abi, "authority", readonly []> =>
  call(conveyance, "authority", []);

/** Reads which conveyance this one carries on; zero when it is the first. */
export const predecessor = ({ conveyance }: ConveyanceRef): Call<Abi, "predecessor", readonly []> =>
  call(conveyance, "predecessor", []);

/** Reads which conveyance carries this one on; zero when none does. */
export const successor = ({ conveyance }: ConveyanceRef): Call<Abi, "successor", readonly []> =>
  call(conveyance, "successor", []);

/** Lets the conveyance take an amount of a token from the caller. */
export const approve = (
  { conveyance }: ConveyanceRef,
  { token, amount }: { readonly token: Address; readonly amount: bigint },
): Call<typeof approveAbi, "approve"> => approveCall(token, "approve", [conveyance, amount]);

/** Reads what the conveyance may take of an account's tokens. */
export const allowance = (
  { conveyance }: ConveyanceRef,
  { token, owner }: { readonly token: Address; readonly owner: Address },
): Call<typeof erc20Abi, "allowance", readonly [Address, Address]> =>
  tokenCall(token, "allowance", [owner, conveyance]);

/** Reads an account's balance of a token. */
export const balanceOf = (token: Address, account: Address): Call<typeof erc20Abi, "balanceOf", readonly [Address]> =>
  tokenCall(token, "balanceOf", [account]);

/** Reads the name of a token. */
export const tokenName = (token: Address): Call<typeof erc20Abi, "name", readonly []> => tokenCall(token, "name", []);

/** Reads the symbol of a token. */
export const tokenSymbol = (token: Address): Call<typeof erc20Abi, "symbol", readonly []> =>
  tokenCall(token, "symbol", []);

/** Reads the places after a token's decimal point. */
export const tokenDecimals = (token: Address): Call<typeof erc20Abi, "decimals", readonly []> =>
  tokenCall(token, "decimals", []);

/** Reads how many permits of an account a token has taken. */
export const permitNonce = (token: Address, owner: Address): Call<typeof permitAbi, "nonces", readonly [Address]> =>
  permitCall(token, "nonces", [owner]);

/** Reads under which domain permits for a token are signed (ERC-5267). */
export const permitDomain = (token: Address): Call<typeof permitAbi, "eip712Domain", readonly []> =>
  permitCall(token, "eip712Domain", []);
