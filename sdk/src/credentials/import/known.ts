import type { LicenceMapping } from "./columns.js";

/** A kind of file that offices publish, known by its columns. */
export interface KnownFile {
  readonly name: string;
  readonly mapping: LicenceMapping;
}

/**
 * Files that are known by their header.
 *
 * Chicago publishes one row a term. A licence keeps its number, its business and its site from term to term; a move
 * to another site (C_LOC) begins a new licence there, while an expansion or a change of capacity may do either. Its
 * statuses are AAI issued, AAC cancelled, REV revoked, REA revoked with an appeal pending.
 */
export const knownFiles: readonly KnownFile[] = [
  {
    name: "City of Chicago business licences",
    mapping: {
      columns: {
        row: "ID",
        serial: "LICENSE NUMBER",
        termStart: "LICENSE TERM START DATE",
        termEnd: "LICENSE TERM EXPIRATION DATE",
        application: "APPLICATION TYPE",
        issued: "DATE ISSUED",
        status: "LICENSE STATUS",
        statusDate: "LICENSE STATUS CHANGE DATE",
      },
      constant: ["ACCOUNT NUMBER", "SITE NUMBER", "LICENSE CODE"],
      statuses: { AAI: "issued", AAC: "cancelled", REV: "revoked", REA: "revoked" },
      applications: {
        ISSUE: "first",
        RENEW: "renewal",
        C_LOC: "first",
        C_EXPA: "either",
        C_CAPA: "either",
        C_SBA: "either",
      },
      dates: "MDY",
    },
  },
];
