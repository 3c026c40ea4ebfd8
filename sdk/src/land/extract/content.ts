import { type Hex, keccak256, stringToHex } from "viem";
import type { Json, JsonObject } from "../../documents/index.js";
import { referenceOf } from "../reference.js";
import type { RegisteredTitle } from "../types.js";

/** Digest of the form that an extract's content has. */
export const EXTRACT_SCHEMA: Hex = keccak256(stringToHex("Civitas title extract, form 1"));

/** Place of what the officer adds and the chain does not know. */
export const PARTICULARS = "/particulars";

/** A title as the register keeps it: current or closed. */
export type TitleOnRecord = RegisteredTitle & { readonly state: "current" | "historic" };

/** What an extract says of a title. Times are Unix seconds; an empty list says that there are none. */
export function contentOf(title: TitleOnRecord, jurisdiction: string): JsonObject {
  const {
    reference,
    revision,
    state,
    form,
    area = null,
    parcel = null,
    owners,
    charges,
    caveats,
    rights,
    notice,
    blockedBy,
  } = title;
  return {
    type: ["TitleExtract"],
    jurisdiction,
    title: reference,
    revision,
    state,
    form,
    area,
    parcel,
    frozen: blockedBy.some(({ kind }) => kind === "freeze"),
    owners: owners.map(({ owner, numerator, denominator }) => ({
      account: owner,
      share: `${numerator}/${denominator}`,
    })),
    charges: charges.map(plain),
    caveats: caveats.map(plain),
    rights: rights.map(({ benefited, ...right }) =>
      plain({ ...right, benefited: benefited === undefined ? undefined : referenceOf(benefited) }),
    ),
    notice: notice === undefined ? null : plain(notice),
  };
}

/** A record of the register as JSON has it: accounts, digests and words as they are, whole numbers as numbers. */
function plain(record: object): JsonObject {
  return Object.fromEntries(
    Object.entries(record)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, (typeof value === "bigint" ? Number(value) : value) as Json]),
  );
}
