import type { Address, Hex } from "viem";
import { isAddressEqual } from "viem";
import type { Chain } from "../../core/index.js";
import { TitleUnknownError } from "../../generated/land.js";
import { readTitle } from "../read.js";
import type { LandRef, Ownership, RegisteredTitle } from "../types.js";
import type { Part, Party } from "./types.js";

/** A title that parties deal with, as it stands. */
export async function titleOf(chain: Chain, ref: LandRef, titleId: Hex): Promise<RegisteredTitle> {
  const title = await readTitle(chain, ref, titleId);
  if (title.state === "unknown") throw new TitleUnknownError({ titleId });
  return title;
}

/** Accounts in one part. */
export const inPart = (part: Part, accounts: readonly Address[]): readonly Party[] =>
  accounts.map((account) => ({ part, account }));

/** The owners, in the register's order. */
export const ownersOf = ({ owners }: RegisteredTitle): readonly Party[] =>
  inPart(
    "owner",
    owners.map(({ owner }) => owner),
  );

/** The chargees by rising rank, then the holders of restrictions: whoever must consent to a dealing, in that order. */
export const consenting = (title: RegisteredTitle): readonly Party[] => [
  ...inPart(
    "chargee",
    title.charges.map(({ chargee }) => chargee),
  ),
  ...restricting(title),
];

/** The holders of live restrictions, by rising slot. */
export const restricting = ({ rights }: RegisteredTitle): readonly Party[] =>
  inPart(
    "restriction holder",
    rights.flatMap(({ kind, holder }) => (kind === "restriction" && holder !== undefined ? [holder] : [])),
  );

/**
 * Those who sign for owners to become others, as the registry has it: everybody whose part changes; and all, old and
 * new, where the form changes or is joint.
 */
export function changing({ form, owners }: RegisteredTitle, later: Ownership): readonly Party[] {
  const keeps = (owner: Address): boolean => {
    const before = owners.find((share) => isAddressEqual(share.owner, owner));
    const after = later.portions.find((portion) => isAddressEqual(portion.owner, owner));
    if (before === undefined || after === undefined) return false;
    return before.numerator * later.denominator === after.numerator * before.denominator;
  };
  const same = owners.length === later.portions.length && owners.every(({ owner }) => keeps(owner));
  const all = form !== later.form || (later.form === "joint" && !same);
  const old = owners.map(({ owner }) => owner).filter((owner) => all || !keeps(owner));
  const fresh = later.portions
    .map(({ owner }) => owner)
    .filter((owner) => !owners.some((share) => isAddressEqual(share.owner, owner)));
  return [...inPart("owner", old), ...inPart("new owner", fresh)];
}
