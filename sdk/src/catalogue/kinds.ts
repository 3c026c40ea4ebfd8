import accreditation from "./schemas/accreditation.json" with { type: "json" };
import birth from "./schemas/birth.json" with { type: "json" };
import buildingPermit from "./schemas/building-permit.json" with { type: "json" };
import businessLicence from "./schemas/business-licence.json" with { type: "json" };
import criminalRecord from "./schemas/criminal-record.json" with { type: "json" };
import death from "./schemas/death.json" with { type: "json" };
import diploma from "./schemas/diploma.json" with { type: "json" };
import disabilityCard from "./schemas/disability-card.json" with { type: "json" };
import divorce from "./schemas/divorce.json" with { type: "json" };
import drivingLicence from "./schemas/driving-licence.json" with { type: "json" };
import foodBusiness from "./schemas/food-business.json" with { type: "json" };
import household from "./schemas/household.json" with { type: "json" };
import identity from "./schemas/identity.json" with { type: "json" };
import lawyer from "./schemas/lawyer.json" with { type: "json" };
import maritalStatus from "./schemas/marital-status.json" with { type: "json" };
import marketStall from "./schemas/market-stall.json" with { type: "json" };
import marriage from "./schemas/marriage.json" with { type: "json" };
import passport from "./schemas/passport.json" with { type: "json" };
import physician from "./schemas/physician.json" with { type: "json" };
import realEstate from "./schemas/real-estate.json" with { type: "json" };
import residencePermit from "./schemas/residence-permit.json" with { type: "json" };
import seniorCard from "./schemas/senior-card.json" with { type: "json" };
import socialInsurance from "./schemas/social-insurance.json" with { type: "json" };
import taxClearance from "./schemas/tax-clearance.json" with { type: "json" };
import teacher from "./schemas/teacher.json" with { type: "json" };
import vaccination from "./schemas/vaccination.json" with { type: "json" };
import vehicleRegistration from "./schemas/vehicle-registration.json" with { type: "json" };
import visa from "./schemas/visa.json" with { type: "json" };
import workPermit from "./schemas/work-permit.json" with { type: "json" };
import type { CertificateKind, CertificateSchema, Validity } from "./types.js";

const FOR_GOOD: Validity = { term: "unlimited" };
const fixed = (months: number): Validity => ({ term: "fixed", months });
const decided = (months: number): Validity => ({ term: "decided", months });

/** A bearer acts on it with an account of their own: accepts, surrenders, shows that it is theirs. */
const BEARER = { holderNeeded: true, token: false } as const;
/** The public may see who holds it. */
const PUBLIC_BEARER = { holderNeeded: true, token: true } as const;
/** The public may see it; its holder need not have an account. */
const PUBLIC = { holderNeeded: false, token: true } as const;
/** A paper that states something. */
const PAPER = { holderNeeded: false, token: false } as const;

function kind(
  code: string,
  schema: CertificateSchema,
  agency: string,
  validity: Validity,
  shown: Pick<CertificateKind, "holderNeeded" | "token">,
  fee: bigint,
): CertificateKind {
  // All can be applied for at the service desk, whose grants issue at once.
  return { code, name: schema.title, agency, validity, acceptanceNeeded: false, ...shown, fee, schema };
}

/** The kinds of certificates that a state issues every day. An agency adds its own without a new contract. */
export const catalogue: readonly CertificateKind[] = [
  kind("BRTH", birth, "civil registry", FOR_GOOD, PAPER, 10_00n),
  kind("MARR", marriage, "civil registry", FOR_GOOD, PAPER, 10_00n),
  kind("DIVC", divorce, "civil registry", FOR_GOOD, PAPER, 10_00n),
  kind("DETH", death, "civil registry", FOR_GOOD, PAPER, 0n),
  kind("MSTA", maritalStatus, "civil registry", fixed(6), PAPER, 10_00n),
  kind("HHLD", household, "civil registry", FOR_GOOD, PAPER, 5_00n),
  kind("IDAT", identity, "identity office", fixed(60), BEARER, 20_00n),
  kind("PASP", passport, "identity office", decided(120), BEARER, 60_00n),
  kind("RESP", residencePermit, "immigration office", decided(120), BEARER, 80_00n),
  kind("VISA", visa, "immigration office", decided(120), BEARER, 80_00n),
  kind("WORK", workPermit, "immigration office", decided(36), BEARER, 100_00n),
  kind("CRIM", criminalRecord, "police", fixed(6), PAPER, 13_00n),
  kind("DRIV", drivingLicence, "transport office", fixed(120), BEARER, 40_00n),
  kind("VEHR", vehicleRegistration, "transport office", FOR_GOOD, PAPER, 30_00n),
  kind("LBUS", businessLicence, "commerce office", decided(60), PUBLIC, 120_00n),
  kind("FOOD", foodBusiness, "food safety office", fixed(60), PUBLIC, 150_00n),
  kind("PSTL", marketStall, "commerce office", decided(60), PUBLIC, 25_00n),
  kind("BLDG", buildingPermit, "building office", fixed(36), PUBLIC, 300_00n),
  kind("DOCT", physician, "health office", fixed(60), PUBLIC_BEARER, 200_00n),
  kind("VACC", vaccination, "health office", FOR_GOOD, PAPER, 0n),
  kind("TCHR", teacher, "education office", FOR_GOOD, PUBLIC_BEARER, 50_00n),
  kind("DIPL", diploma, "education office", FOR_GOOD, PAPER, 15_00n),
  kind("LAWY", lawyer, "justice office", FOR_GOOD, PUBLIC_BEARER, 200_00n),
  kind("DISA", disabilityCard, "welfare office", decided(120), BEARER, 0n),
  kind("SENR", seniorCard, "welfare office", FOR_GOOD, BEARER, 0n),
  kind("SOCI", socialInsurance, "social insurance", fixed(12), PAPER, 0n),
  kind("TAXC", taxClearance, "tax office", fixed(6), PAPER, 17_00n),
  kind("REAL", realEstate, "land registry", fixed(3), PAPER, 20_00n),
  kind("ACCR", accreditation, "accreditation body", fixed(60), PUBLIC, 500_00n),
];
