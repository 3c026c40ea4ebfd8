import { actors } from "./actors.js";
import { connection } from "./chains.js";

const { ethers } = connection;

export const CABINET = 1n;
export const GUARDIAN = 2n;
export const LAND_AGENCY = 1n << 16n;
export const REGISTRAR = LAND_AGENCY | 1n;
export const JUDICIARY = 2n << 16n;
export const COURT = JUDICIARY | 1n;
export const LICENSING_AGENCY = 3n << 16n;
export const ISSUING = LICENSING_AGENCY | 1n;

const CABINET_ACTS = [
  "openAgency",
  "openOffice",
  "suspendAgency",
  "reinstateAgency",
  "resumeRegistry",
  "closeRegistry",
] as const;

/** The government that every registry's tests live under: three agencies with an office each, all offices manned. */
export async function government() {
  const people = actors(
    await ethers.getSigners(),
    "constituent",
    "minister",
    "guardian",
    "landHead",
    "registrar",
    "court",
    "licensingHead",
    "officer",
    "bank",
    "citizen",
    "neighbour",
    "stranger",
  );
  const { constituent, minister, guardian, landHead, registrar, court, licensingHead, officer } = people;
  const authority = await ethers.deployContract("Authority", [constituent]);

  const selectors = CABINET_ACTS.map((name) => authority.interface.getFunction(name)?.selector ?? "");
  const pausing = [authority.interface.getFunction("pauseRegistry")?.selector ?? ""];
  await authority.setTargetFunctionRole(authority, selectors, CABINET);
  await authority.setTargetFunctionRole(authority, pausing, GUARDIAN);
  await authority.grantRole(CABINET, minister, 0);
  await authority.grantRole(GUARDIAN, guardian, 0);

  const offices = [
    [LAND_AGENCY, "Land Registry", landHead, REGISTRAR, "Registrar", registrar],
    [JUDICIARY, "Judiciary", court, COURT, "Court", court],
    [LICENSING_AGENCY, "Licensing Department", licensingHead, ISSUING, "Issuing officer", officer],
  ] as const;
  for (const [agency, label, head, office, title, member] of offices) {
    await authority.connect(minister).openAgency(agency, label);
    await authority.connect(minister).openOffice(office, title, 0);
    await authority.connect(minister).grantRole(agency, head, 0);
    await authority.connect(head).grantRole(office, member, 0);
  }
  return { authority, ...people };
}
