import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { ZeroAddress } from "ethers";
import { officeRole } from "../../sdk/src/access/index.js";
import { empower, openAuthority } from "./authority.js";

export const REGISTRAR = officeRole(1, 1);
export const COURT = officeRole(2, 1);

/** What the registrar's and the court's offices may do in a land registry. */
export const LAND_POWERS = {
  registrar: ["register", "registerMany", "transfer", "charge", "discharge", "lodgeCaveat", "withdrawCaveat"],
  court: ["freeze", "unfreeze", "removeCaveat"],
} as const;

/** Deploys an authority and a land registry, wired as a state would wire them. */
export async function deployLand(
  ethers: HardhatEthers,
  officers: {
    readonly constituent: HardhatEthersSigner;
    readonly registrar: HardhatEthersSigner;
    readonly court: HardhatEthersSigner;
  },
  { jurisdiction = "Republic of Examplia", predecessor = ZeroAddress } = {},
) {
  const authority = await openAuthority(ethers, officers.constituent, [
    { role: REGISTRAR, label: "Registrar of Titles", members: [officers.registrar] },
    { role: COURT, label: "Land Court", members: [officers.court] },
  ]);
  const certificate = await ethers.deployContract("TitleCertificate");
  const registry = await ethers.deployContract(
    "LandRegistry",
    [await authority.getAddress(), predecessor, jurisdiction, await certificate.getAddress()],
    officers.registrar,
  );
  await empower(authority, registry, REGISTRAR, LAND_POWERS.registrar);
  await empower(authority, registry, COURT, LAND_POWERS.court);
  return { authority, registry };
}
