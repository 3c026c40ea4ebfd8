import { actors } from "../support/actors.js";
import { connection } from "../support/chains.js";

const { ethers } = connection;

export const CABINET = 1n;
export const GUARDIAN = 2n;
export const AGENCY = 7n << 16n;
export const CLERKS = AGENCY | 1n;
export const JUDGES = AGENCY | 2n;
export const DAY = 86_400;
export const BASIS = ethers.id("decision 12/2026");

/** One agency with a clerks' office that acts at once and a judges' office that must wait a day. */
export async function governed() {
  const people = actors(
    await ethers.getSigners(),
    "constituent",
    "minister",
    "guardian",
    "head",
    "clerk",
    "judge",
    "stranger",
  );
  const { constituent, minister, guardian, head, clerk, judge } = people;
  const authority = await ethers.deployContract("Authority", [constituent]);
  const ledger = await ethers.deployContract("Ledger", [authority, ethers.ZeroAddress]);

  const cabinetActs = [
    "openAgency",
    "openOffice",
    "suspendAgency",
    "reinstateAgency",
    "resumeRegistry",
    "closeRegistry",
  ] as const;
  const selectors = (names: readonly ((typeof cabinetActs)[number] | "pauseRegistry")[]) =>
    names.map((name) => authority.interface.getFunction(name).selector);
  await authority.setTargetFunctionRole(authority, selectors(cabinetActs), CABINET);
  await authority.setTargetFunctionRole(authority, selectors(["pauseRegistry"]), GUARDIAN);
  await authority.grantRole(CABINET, minister, 0);
  await authority.grantRole(GUARDIAN, guardian, 0);

  await authority.connect(minister).openAgency(AGENCY, "Land Registry");
  await authority.connect(minister).openOffice(CLERKS, "Clerks", 0);
  await authority.connect(minister).openOffice(JUDGES, "Judges", DAY);
  await authority.connect(minister).grantRole(AGENCY, head, 0);
  await authority.connect(head).grantRole(CLERKS, clerk, 0);
  await authority.connect(head).grantRole(JUDGES, judge, DAY);
  await authority.setTargetFunctionRole(ledger, [ledger.interface.getFunction("enter").selector], CLERKS);
  await authority.setTargetFunctionRole(ledger, [ledger.interface.getFunction("strike").selector], JUDGES);
  return { authority, ledger, ...people };
}
