import type { DateOrder } from "./dates.js";

/** What an import can learn from a column. */
export const COLUMN_ROLES = [
  "serial",
  "termStart",
  "termEnd",
  "row",
  "application",
  "issued",
  "status",
  "statusDate",
] as const;

/** One of {@link COLUMN_ROLES}. */
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** What a status says: the term stands, or the licence ended before it did. */
export type StatusMeaning = "issued" | "cancelled" | "revoked" | "suspended";

/** What an application says of its row: a licence's first term, a later one, or either. */
export type ApplicationMeaning = "first" | "renewal" | "either";

/** How a table of licences is to be read. */
export interface LicenceMapping {
  readonly columns: { readonly serial: string; readonly termStart: string; readonly termEnd: string } & Readonly<
    Partial<Record<ColumnRole, string>>
  >;
  /** Columns whose values are the licence's own and never change from term to term. */
  readonly constant: readonly string[];
  readonly statuses: Readonly<Record<string, StatusMeaning>>;
  readonly applications: Readonly<Record<string, ApplicationMeaning>>;
  readonly dates: DateOrder;
}

/** A mapping that leaves something to be detected. */
export interface MappingDraft extends Partial<Omit<LicenceMapping, "columns">> {
  readonly columns?: Readonly<Partial<Record<ColumnRole, string>>>;
}
