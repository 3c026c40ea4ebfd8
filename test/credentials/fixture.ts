import { government, ISSUING } from "../support/authority.js";
import { connection } from "../support/chains.js";

const { ethers, networkHelpers } = connection;

export const DAY = 86_400n;
export const YEAR = 365n * DAY;
export const QUARTER = 900n;
export const NEVER = 2n ** 48n - 1n;
export const SCHEMA = ethers.id("schema of business licences");
export const BASIS = ethers.id("Business Code, section 12");
export const REASON = ethers.id("inspection of 3 March");
export const BUSINESS = ethers.hexlify(ethers.toUtf8Bytes("LBUS"));
export const VISITOR = ethers.hexlify(ethers.toUtf8Bytes("VISA"));

/** Standings in the contract's order. */
export const Standing = {
  Unknown: 0n,
  Valid: 1n,
  NotYetValid: 2n,
  Suspended: 3n,
  Revoked: 4n,
  Expired: 5n,
  IssuerSuspended: 6n,
  IssuerCompromised: 7n,
} as const;

/** An id with a readable serial. */
export const idOf = (serial: string, type = BUSINESS): string =>
  ethers.concat([type, ethers.zeroPadBytes(ethers.toUtf8Bytes(serial), 28)]);

/** The digest of a document that nobody else knows. */
export const commitment = (text: string): string => ethers.id(`salted ${text}`);

/** A beginning on a quarter of an hour. */
export const quarterBefore = (moment: bigint): bigint => moment - (moment % QUARTER);

export const now = async (): Promise<bigint> => BigInt(await networkHelpers.time.latest());

/** A registry under the government, with business licences of at most five years. */
export async function registered() {
  const state = await government();
  const certificate = await ethers.deployContract("CredentialCertificate");
  const registry = await ethers.deployContract("CredentialRegistry", [
    state.authority,
    certificate,
    ethers.ZeroAddress,
  ]);
  const spec = { office: ISSUING, maximumTerm: 5n * YEAR, holderNeeded: false, schema: SCHEMA, name: "Business licence" };
  await registry.connect(state.licensingHead).registerType(BUSINESS, spec);
  return { registry: registry.connect(state.officer), certificate, spec, ...state };
}

/** The same, with one licence of a year for the citizen. */
export async function issued() {
  const state = await registered();
  const start = quarterBefore(await now());
  const issuance = {
    id: idOf("1543954"),
    holder: state.citizen.address,
    validFrom: start,
    validUntil: start + YEAR,
    commitment: commitment("licence 1543954"),
  };
  await state.registry.issue(issuance, BASIS);
  return { issuance, id: issuance.id, start, ...state };
}
