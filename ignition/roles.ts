import {
  ADMIN_ROLE,
  agencyRole,
  CABINET_ROLE,
  GUARDIAN_ROLE,
  officeRole,
  PUBLIC_ROLE,
} from "../sdk/src/access/roles.js";

export { ADMIN_ROLE as ADMIN, CABINET_ROLE as CABINET, GUARDIAN_ROLE as GUARDIAN, PUBLIC_ROLE as PUBLIC };

/** The suite's own agencies and offices, by the words that people use. */
export const ROLES = {
  landRegistry: agencyRole(1),
  registrar: officeRole(1, 1),
  judiciary: agencyRole(2),
  court: officeRole(2, 1),
  licensing: agencyRole(3),
  issuing: officeRole(3, 1),
  civilRegistry: agencyRole(4),
  verifying: officeRole(4, 1),
  roll: officeRole(4, 2),
  tribunal: agencyRole(6),
  appeals: officeRole(6, 1),
} as const;
