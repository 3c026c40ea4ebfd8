/** Constitutes everything else: opens agencies and offices, wires functions, closes registries. */
export const ADMIN = 0n;

/** Appoints agencies' heads and suspends agencies. */
export const CABINET = 1n;

/** Pauses registries and cancels announced acts. */
export const GUARDIAN = 2n;

/** Whoever asks; the contract checks signatures or offices itself. */
export const PUBLIC = 2n ** 64n - 1n;

/** Role of an agency, whose members appoint its officers. */
export const agencyRole = (agency: bigint): bigint => agency << 16n;

/** Role of an office within an agency. */
export const officeRole = (agency: bigint, office: bigint): bigint => agencyRole(agency) | office;

/** The suite's own agencies and offices, by the words that people use. */
export const ROLES = {
  landRegistry: agencyRole(1n),
  registrar: officeRole(1n, 1n),
  judiciary: agencyRole(2n),
  court: officeRole(2n, 1n),
  licensing: agencyRole(3n),
  issuing: officeRole(3n, 1n),
} as const;
