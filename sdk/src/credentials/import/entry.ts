import { type Address, concat, type Hex, stringToHex } from "viem";
import { digestOf } from "../../core/index.js";
import type { Ending, Licence, LicenceAct, Term } from "./types.js";

/** One act as the registry takes it. */
export type EntryAct =
  | {
      readonly act: "issue" | "renew";
      readonly line: number;
      readonly validFrom: bigint;
      readonly validUntil: bigint;
      /** Salted digest of the document that states the term. */
      readonly commitment: Hex;
    }
  | { readonly act: "revoke" | "suspend"; readonly line: number; readonly reason: Hex };

/** A licence as the registry takes it. */
export interface LicenceEntry {
  readonly id: Hex;
  readonly serial: string;
  readonly holder: Address;
  /** The credential's revision on record counts how many of these were done. */
  readonly acts: readonly EntryAct[];
}

/** What turns a licence of the plan into an entry. */
export interface EntryOptions {
  /** Four bytes of the type. */
  readonly typeId: Hex;
  /** Account of the licensee; zero where the type allows it. */
  readonly holder: Address;
  /** Makes the commitment to the document of one term. It must give the same at every run, or runs cannot go on. */
  readonly commitmentOf: (document: LicenceDocument) => Hex;
}

/** What the document of one term states. */
export interface LicenceDocument {
  /** Id of the credential. */
  readonly id: Hex;
  /** Revision at which this document is the credential's. */
  readonly revision: number;
  readonly serial: string;
  readonly firstDay: string;
  readonly lastDay: string;
  /** The row of the file. */
  readonly fields: Term["fields"];
}

/** Id of a licence's credential: its type, then its number. */
export function licenceId(typeId: Hex, serial: string): Hex {
  return concat([typeId, stringToHex(serial, { size: 28 })]);
}

/**
 * Digest of the reason for which a licence ended. It has no salt: whoever knows the public register's status and day
 * can make it again, and so check what the registry says.
 */
export function endingDigest({ reason, status, on }: Pick<Ending, "reason" | "status" | "on">): Hex {
  return digestOf({ reason, status, ...(on === undefined ? {} : { on }) });
}

/** Turns a licence of the plan into an entry. */
export function licenceEntry({ serial, acts }: Licence, { typeId, holder, commitmentOf }: EntryOptions): LicenceEntry {
  const id = licenceId(typeId, serial);
  const made = acts.map((act: LicenceAct, index): EntryAct => {
    if ("reason" in act) return { act: act.act, line: act.line, reason: endingDigest(act) };
    const { line, validFrom, validUntil, firstDay, lastDay, fields } = act;
    const commitment = commitmentOf({ id, revision: index + 1, serial, firstDay, lastDay, fields });
    return { act: act.act, line, validFrom, validUntil, commitment };
  });
  return { id, serial, holder, acts: made };
}
