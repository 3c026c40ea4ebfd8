import { CivitasError } from "../core/index.js";

/** Constitutes everything else: wires functions to offices and sets delays. */
export const ADMIN_ROLE = 0n;
/** Opens and suspends agencies, resumes and closes registries. */
export const CABINET_ROLE = 1n;
/** Pauses registries and cancels announced acts. */
export const GUARDIAN_ROLE = 2n;
/** Everybody. */
export const PUBLIC_ROLE: bigint = 2n ** 64n - 1n;

const OFFICE_BITS = 16n;
const OFFICE_MASK = 0xffffn;

/** The number cannot be an agency's or an office's. */
export class RoleNumberError extends CivitasError {
  override readonly name = "RoleNumberError";

  constructor(
    readonly what: "agency" | "office",
    readonly number: number,
  ) {
    super(`${number} is no number of an ${what}: give a whole number from 1 to 65535.`);
  }
}

/** Role of an agency. */
export function agencyRole(agency: number): bigint {
  if (!Number.isInteger(agency) || agency < 1 || agency > 0xffff) throw new RoleNumberError("agency", agency);
  return BigInt(agency) << OFFICE_BITS;
}

/** Role of an office within an agency. */
export function officeRole(agency: number, office: number): bigint {
  if (!Number.isInteger(office) || office < 1 || office > 0xffff) throw new RoleNumberError("office", office);
  return agencyRole(agency) | BigInt(office);
}

/** Agency that a role belongs to; zero for the government's own roles. */
export const agencyOfRole = (role: bigint): bigint => (role === PUBLIC_ROLE ? 0n : role & ~OFFICE_MASK);
