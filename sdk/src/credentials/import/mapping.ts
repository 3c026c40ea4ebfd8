import type { LicenceMapping, MappingDraft } from "./columns.js";
import { ColumnsMissingError, MappingIncompleteError } from "./errors.js";
import { knownFiles } from "./known.js";

/** A mapping, and where it comes from. */
export interface MappingChoice {
  readonly mapping: LicenceMapping;
  /** The known kind of file whose header this is; undefined when all was given. */
  readonly known: string | undefined;
}

const NEEDED = ["serial", "termStart", "termEnd"] as const;

const STATUSES: LicenceMapping["statuses"] = {
  ISSUED: "issued",
  ACTIVE: "issued",
  EXPIRED: "issued",
  CANCELLED: "cancelled",
  CANCELED: "cancelled",
  REVOKED: "revoked",
  SUSPENDED: "suspended",
};

/**
 * Settles how a table is read: what is given counts first, then what is known of files with such a header.
 *
 * @throws MappingIncompleteError or ColumnsMissingError when it cannot be read so.
 */
export function chooseMapping(header: readonly string[], draft: MappingDraft = {}): MappingChoice {
  const known = knownFiles.find(({ mapping }) =>
    Object.values(mapping.columns).every((column) => header.includes(column)),
  );
  const columns = { ...known?.mapping.columns, ...draft.columns };
  const { serial, termStart, termEnd } = columns;
  if (serial === undefined || termStart === undefined || termEnd === undefined) {
    throw new MappingIncompleteError(
      NEEDED.filter((role) => columns[role] === undefined),
      header,
    );
  }
  const mapping: LicenceMapping = {
    columns: { ...columns, serial, termStart, termEnd },
    constant: draft.constant ?? known?.mapping.constant ?? [],
    statuses: upper(draft.statuses ?? known?.mapping.statuses ?? STATUSES),
    applications: upper(draft.applications ?? known?.mapping.applications ?? {}),
    dates: draft.dates ?? known?.mapping.dates ?? "MDY",
  };
  const named = [...Object.values(mapping.columns), ...mapping.constant];
  const missing = named.filter((column) => !header.includes(column));
  if (missing.length > 0) throw new ColumnsMissingError([...new Set(missing)], header);
  return { mapping, known: known?.name };
}

const upper = <value>(record: Readonly<Record<string, value>>): Readonly<Record<string, value>> =>
  Object.fromEntries(Object.entries(record).map(([key, held]) => [key.toUpperCase(), held]));
