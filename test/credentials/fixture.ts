import { type Hex, keccak256, stringToBytes } from "viem";
import { agencyRole, officeRole } from "../../sdk/src/access/index.js";
import { buildBatch } from "../../sdk/src/credentials/batch.js";
import { batchId, credentialId, typeId } from "../../sdk/src/credentials/ids.js";
import { actors } from "../support/actors.js";
import { openAuthority } from "../support/authority.js";
import { connection } from "../support/chains.js";
import { deployCredentials } from "../support/deploy.js";

const { ethers, networkHelpers } = connection;

export const ISSUING = officeRole(3, 1);
export const LICENSING = agencyRole(3);
export const VISAS = officeRole(5, 1);
export const BORDER = agencyRole(5);
export const DAY = 86_400n;
export const YEAR = 365n * DAY;
export const QUARTER = 900n;
export const NEVER = 2n ** 48n - 1n;
export const SCHEMA = ethers.id("schema of business licences");
export const BASIS = ethers.id("Business Code, section 12");
export const REASON = ethers.id("inspection of 3 March");
export const BUSINESS: Hex = typeId("LBUS");
export const VISITOR: Hex = typeId("VISA");

/** How a credential stands, in the contract's order. */
export const Standing = {
  Unknown: 0n,
  Valid: 1n,
  NotYetValid: 2n,
  Suspended: 3n,
  Revoked: 4n,
  Expired: 5n,
  IssuerSuspended: 6n,
  IssuerCompromised: 7n,
  Superseded: 8n,
  Surrendered: 9n,
  Declined: 10n,
} as const;

/** What was last done to a credential, in the contract's order. */
export const State = {
  Issued: 1n,
  Suspended: 2n,
  SuspendedUntil: 3n,
  Revoked: 4n,
  Superseded: 5n,
  Surrendered: 6n,
  Declined: 7n,
} as const;

/** What was last done to an entry, in the contract's order. */
export const EntryState = { Issued: 0n, Suspended: 1n, Revoked: 2n, Superseded: 3n } as const;

/** An id with a readable serial. */
export const idOf = (serial: string, type = BUSINESS): Hex => credentialId(type, serial);

/** The digest of a document that nobody else knows. */
export const commitment = (text: string): Hex => keccak256(stringToBytes(`salted ${text}`));

/** The quarter of an hour in which a moment lies. */
export const quarterOf = (moment: bigint): bigint => moment - (moment % QUARTER);

/** A moment of an act as the record keeps it. */
export const unitOf = (moment: bigint): bigint => moment - ((moment - 1_577_836_800n) % 64n);

export const now = async (): Promise<bigint> => BigInt(await networkHelpers.time.latest());

/** A registry in which one agency issues business licences of at most five years, and another visas to named holders. */
export async function registered() {
  return registeredWith(ethers.ZeroAddress);
}

/** The same, asking the identities at an address. */
export async function registeredWith(identities: string) {
  const people = actors(await ethers.getSigners(), "constituent", "officer", "visaOfficer", "citizen", "stranger");
  const { constituent, officer, visaOfficer } = people;
  const opened = await openAuthority(ethers, constituent, [
    { role: ISSUING, label: "Issuing officer", members: [officer] },
    { role: VISAS, label: "Visa officer", members: [visaOfficer] },
  ]);
  const authority = await ethers.getContractAt("Authority", await opened.getAddress(), constituent);
  const registry = await deployCredentials(ethers, authority, { signer: officer, identities });
  const licences = {
    office: ISSUING,
    maximumTerm: 5n * YEAR,
    holderNeeded: false,
    acceptanceNeeded: false,
    shown: false,
    schema: SCHEMA,
    name: "Business licence",
  };
  const visas = {
    office: VISAS,
    maximumTerm: 0n,
    holderNeeded: true,
    acceptanceNeeded: false,
    shown: true,
    schema: SCHEMA,
    name: "Visa",
  };
  await registry.connect(constituent).registerType(BUSINESS, licences);
  await registry.connect(constituent).registerType(VISITOR, visas);
  return { authority, registry, licences, visas, start: quarterOf(await now()), ...people };
}

/** What it takes to issue a licence of a year from a moment. */
export const licence = (serial: string, validFrom: bigint, changes: object = {}) => ({
  id: idOf(serial),
  holder: ethers.ZeroAddress,
  validFrom,
  validUntil: validFrom + YEAR,
  commitment: commitment(`licence ${serial}`),
  ...changes,
});

/** The same registry, with one licence of a year. */
export async function issued() {
  const state = await registered();
  const issuance = licence("1543954", state.start, { holder: state.citizen.address });
  await state.registry.issue(issuance, BASIS);
  return { issuance, id: issuance.id, issuedAt: await now(), ...state };
}

/** The same registry, with a batch of three hundred certificates. */
export async function batched() {
  return withBatch(300, 300);
}

/** A batch whose count leaves out the tree's last leaf. */
export async function shortBatch() {
  return withBatch(3, 2);
}

/** A batch whose tree is of one type and that was put on record under another. */
export async function misfiledBatch() {
  return withBatch(3, 3, typeId("AAAA"));
}

async function withBatch(size: number, count: number, type: Hex = BUSINESS) {
  const state = await registered();
  const commitments = Array.from({ length: size }, (_, index) => commitment(`certificate ${index}`));
  const batch = buildBatch({ typeId: type, commitments });
  await state.registry.issueBatch(BUSINESS, batch.root, count, state.start, state.start + YEAR, BASIS);
  return { ...batch, id: batchId({ typeId: BUSINESS, root: batch.root }), issuedAt: await now(), ...state };
}
