import { type Address, type Hex, zeroAddress } from "viem";
import type { ContractOfSale, Ending, Ground, OwnershipAfter, Rescission } from "./types.js";

const ENDINGS: readonly Ending[] = [
  "agreed",
  "cooled-off",
  "condition-failed",
  "title-changed",
  "deadline-passed",
  "defaulted",
  "registry-closed",
];
const FORMS: readonly OwnershipAfter["form"][] = ["sole", "in common", "joint"];

/** Number by which the land registry knows a sale among the natures of a dealing. */
export const SALE = 0;

/** An ending by the contract's number; undefined for none. */
export const endingFrom = (code: number): Ending | undefined => ENDINGS[code - 1];

/** Number of an ending. */
export const endingCode = (ending: Ending): number => ENDINGS.indexOf(ending) + 1;

/** A notice as the contract takes it. */
export const noticeCode = ({ sale, ground, basis, deadline }: Rescission): CodedNotice => ({
  sale,
  ground: endingCode(ground satisfies Ground),
  basis,
  deadline: Number(deadline),
});

/** An ownership as the land registry takes it. */
export const ownershipCode = ({ form, denominator, portions }: OwnershipAfter): CodedOwnership => ({
  form: FORMS.indexOf(form),
  denominator,
  portions,
});

/** A notice with its ground and moment as numbers. */
export interface CodedNotice extends Omit<Rescission, "ground" | "deadline"> {
  readonly ground: number;
  readonly deadline: number;
}

/** An ownership with its form as a number. */
export interface CodedOwnership extends Omit<OwnershipAfter, "form"> {
  readonly form: number;
}

/** A contract of sale with every field, moments as numbers. */
export interface CodedTerms {
  readonly titleId: Hex;
  readonly revision: number;
  readonly sellers: readonly { readonly account: Address; readonly parts: bigint }[];
  readonly buyer: Address;
  readonly token: Address;
  readonly price: bigint;
  readonly deposit: bigint;
  readonly depositForfeited: boolean;
  readonly duty: bigint;
  readonly payOffLimit: bigint;
  readonly conditions: Hex;
  readonly referee: Address;
  readonly coolingOff: number;
  readonly deadline: number;
}

/** A contract of sale as the contract takes it. */
export const termsCode = (terms: ContractOfSale): CodedTerms => ({
  titleId: terms.titleId,
  revision: terms.revision,
  sellers: terms.sellers,
  buyer: terms.buyer,
  token: terms.token,
  price: terms.price,
  deposit: terms.deposit ?? 0n,
  depositForfeited: terms.depositForfeited ?? false,
  duty: terms.duty ?? 0n,
  payOffLimit: terms.payOffLimit ?? 0n,
  conditions: terms.conditions,
  referee: terms.referee ?? zeroAddress,
  coolingOff: Number(terms.coolingOff ?? 0n),
  deadline: Number(terms.deadline),
});

/** A contract of sale as the contract logged it. What is none is left out. */
export const termsFrom = ({ referee, coolingOff, deadline, ...rest }: CodedTerms): ContractOfSale => ({
  ...rest,
  ...(referee === zeroAddress ? {} : { referee }),
  ...(coolingOff === 0 ? {} : { coolingOff: BigInt(coolingOff) }),
  deadline: BigInt(deadline),
});
