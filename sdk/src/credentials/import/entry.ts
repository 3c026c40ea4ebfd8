import type { Address, Hex } from "viem";
import { digestOf } from "../../core/index.js";
import { type CredentialDocument, digestDocument } from "../../documents/index.js";
import { credentialId } from "../ids.js";
import { licenceDocument } from "./document.js";
import type { Ending, Licence, LicenceAct } from "./types.js";

/** One act as the registry takes it. */
export type LicenceEntryAct =
  | {
      readonly act: "issue" | "renew";
      readonly line: number;
      readonly validFrom: bigint;
      readonly validUntil: bigint;
      readonly document: CredentialDocument;
      readonly commitment: Hex;
    }
  | { readonly act: "revoke"; readonly line: number; readonly reason: Hex }
  | { readonly act: "suspend"; readonly line: number; readonly reason: Hex };

/** A licence as the registry takes it. */
export interface LicenceEntry {
  readonly id: Hex;
  readonly serial: string;
  readonly holder: Address;
  /** The credential's revision on record counts how many of these were done. */
  readonly acts: readonly LicenceEntryAct[];
}

/** What turns a licence of the plan into an entry. */
export interface EntryOptions {
  /** Four bytes of the type. */
  readonly typeId: Hex;
  /** Digest of the schema that the type names. */
  readonly schema: Hex;
  /** Account of the licensee; zero where the type allows it. */
  readonly holder: Address;
  /** URL of the agency, which stands in the documents. */
  readonly issuer: string;
  /** 32 random bytes from which the documents' salts are made: the same at every run, or runs cannot go on. */
  readonly secret: Hex;
}

/**
 * Digest of the reason for which a licence ended. It has no salt: whoever knows the public register's status and day
 * can make it again, and so check what the registry says.
 */
export function endingDigest({ reason, status, on }: Pick<Ending, "reason" | "status" | "on">): Hex {
  return digestOf({ reason, status, ...(on === undefined ? {} : { on }) });
}

/** Turns a licence of the plan into an entry. */
export function licenceEntry(
  { serial, acts }: Licence,
  { typeId, schema, holder, issuer, secret }: EntryOptions,
): LicenceEntry {
  const id = credentialId(typeId, serial);
  const made = acts.map((act: LicenceAct, index): LicenceEntryAct => {
    if ("reason" in act) return { act: act.act, line: act.line, reason: endingDigest(act) };
    const { line, validFrom, validUntil } = act;
    const document = licenceDocument({ id, revision: index + 1, schema, holder, issuer }, act, secret);
    return { act: act.act, line, validFrom, validUntil, document, commitment: digestDocument(document).commitment };
  });
  return { id, serial, holder, acts: made };
}
