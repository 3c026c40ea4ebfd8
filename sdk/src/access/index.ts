export * from "../generated/access.js";
export {
  ActNotReadyError,
  type ActOutcome,
  announcementId,
  perform,
  readAgency,
  readAnnouncement,
  readRegistry,
} from "./actions.js";
export type { AuthorityRef } from "./calls.js";
export * as calls from "./calls.js";
export { type NamedContract, type PowersQuery, powers } from "./powers.js";
export {
  ADMIN_ROLE,
  agencyOfRole,
  agencyRole,
  CABINET_ROLE,
  GUARDIAN_ROLE,
  officeRole,
  PUBLIC_ROLE,
  RoleNumberError,
} from "./roles.js";
export type {
  AgencyStanding,
  Announcement,
  Member,
  Power,
  RegistryStanding,
  RolePowers,
  SuspectSpan,
} from "./types.js";
