/** One row of the file, by the names in its header. */
export type Fields = Readonly<Record<string, string>>;

/** A term of a licence, as its row states it. */
export interface Term {
  /** Line of the file on which the row begins, counted from 1. */
  readonly line: number;
  /** First day, as 2005-02-16. */
  readonly firstDay: string;
  /** Last day, which is still in the term. */
  readonly lastDay: string;
  /** Unix seconds at which the first day begins, in the time zone of the plan. */
  readonly validFrom: bigint;
  /** Unix seconds at which the day after the last one begins. */
  readonly validUntil: bigint;
  readonly fields: Fields;
}

/** How a licence ended before its term did, or was stopped. */
export interface Ending {
  readonly line: number;
  readonly reason: "cancelled" | "revoked" | "suspended";
  /** The word that the file has for it. */
  readonly status: string;
  /** Day on which it happened, as 2005-02-16; undefined where the file has no column for it. */
  readonly on: string | undefined;
}

/** What is to be done on chain for one row, or for the ending that a row tells of. */
export type LicenceAct =
  | ({ readonly act: "issue" | "renew" } & Term)
  | ({ readonly act: "revoke" | "suspend" } & Ending);

/**
 * A licence and its life. The licence is the credential: its number stays while terms come and go, so that the first
 * term issues it, each later one renews it, and a cancellation or revocation revokes it.
 */
export interface Licence {
  readonly serial: string;
  /** At least one; the first is always the issue. The credential's revision counts how many of them were done. */
  readonly acts: readonly [LicenceAct, ...LicenceAct[]];
}

/** Why a row is refused. */
export type LicenceRule =
  | "columns-count"
  | "value-missing"
  | "serial-malformed"
  | "date-invalid"
  | "date-out-of-range"
  | "term-reversed"
  | "status-unknown"
  | "application-unknown"
  | "row-duplicate"
  | "row-repeated"
  | "term-overlap"
  | "issued-twice"
  | "renewed-after-end"
  | "identity-changes"
  | "text-malformed"
  | "licence-held";

/** A row of which nothing is done, and why. */
export interface RefusedRow {
  readonly line: number;
  /** Number of the licence, where the row has one. */
  readonly serial: string | undefined;
  readonly rule: LicenceRule;
  readonly sentence: string;
}

/** A rule that something broke, and the sentence that says so. */
export interface Breach {
  readonly rule: LicenceRule;
  readonly sentence: string;
}
