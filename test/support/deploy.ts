import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { type BaseContract, ContractFactory, ZeroAddress } from "ethers";
import hre from "hardhat";
import { librariesOf } from "../../ignition/linked.js";
import { powers } from "../../ignition/modules/land.js";
import { ROLES } from "../../ignition/roles.js";
import type { CredentialRegistry, ServiceDesk } from "../../typechain/index.js";
import { empower, openAuthority } from "./authority.js";

export const { registrar: REGISTRAR, court: COURT } = ROLES;

/** What the registrar's and the court's offices may do in a contract of the land registry, as the suite wires it. */
export const landPowers = (
  contract: "LandRegistry" | "FirstRegistration",
): Readonly<Record<"registrar" | "court", readonly string[]>> => {
  const functionsOf = (office: bigint): readonly string[] =>
    powers[contract]?.granted.find(({ role }) => role === office)?.functions ?? [];
  return { registrar: functionsOf(REGISTRAR), court: functionsOf(COURT) };
};

/** Seconds for which a court's order is announced in tests. */
export const ORDER_DELAY = 3_600;
/** Hundredths of a percent by which a plan's area may differ in tests. */
export const TOLERANCE = 50;

/** Deploys a contract after the libraries that it is linked with. */
export async function deployLinked(
  ethers: HardhatEthers,
  domain: string,
  name: string,
  args: readonly unknown[],
  signer: HardhatEthersSigner,
): Promise<BaseContract> {
  const libraries: Record<string, string> = {};
  for (const library of librariesOf(domain, name)) {
    // A library's interface names types that are none of an ABI, and nobody but the contract calls it.
    const { bytecode } = await hre.artifacts.readArtifact(library);
    libraries[library] = await (await new ContractFactory([], bytecode, signer).deploy()).getAddress();
  }
  return ethers.deployContract(name, [...args], { signer, libraries });
}

/** Deploys a desk after the libraries that it is linked with; without identities or mandates where none are given. */
export async function deployDesk(
  ethers: HardhatEthers,
  signer: HardhatEthersSigner,
  {
    authority,
    registry,
    identities,
    mandates,
  }: Readonly<Record<"authority" | "registry", BaseContract>> &
    Partial<Readonly<Record<"identities" | "mandates", BaseContract>>>,
): Promise<ServiceDesk> {
  const args = [authority, identities, mandates, registry].map((contract) => contract?.getAddress() ?? ZeroAddress);
  const desk = await deployLinked(ethers, "desk", "ServiceDesk", [...(await Promise.all(args)), ZeroAddress], signer);
  return desk as unknown as ServiceDesk;
}

/** Deploys a credential registry with its certificates, under an authority. */
export async function deployCredentials(
  ethers: HardhatEthers,
  authority: BaseContract,
  { identities = ZeroAddress, signer }: { readonly identities?: string; readonly signer?: HardhatEthersSigner } = {},
): Promise<CredentialRegistry> {
  const [first] = await ethers.getSigners();
  const deployer = signer ?? first;
  if (deployer === undefined) throw new RangeError("The network has no account.");
  const certificate = await ethers.deployContract("CredentialCertificate");
  const parts = [await authority.getAddress(), identities, await certificate.getAddress(), ZeroAddress];
  const registry = await deployLinked(ethers, "credentials", "CredentialRegistry", parts, deployer);
  return ethers.getContractAt("CredentialRegistry", await registry.getAddress(), deployer);
}

/** Adds first registration to a land registry, as a member of the registrar's office. */
export async function deployFirstRegistration(
  ethers: HardhatEthers,
  { authority, registry }: Awaited<ReturnType<typeof deployLand>>,
  { period = 86_400, predecessor = ZeroAddress, identities = ZeroAddress } = {},
) {
  const contract = await ethers.deployContract("FirstRegistration", [
    await authority.getAddress(),
    identities,
    predecessor,
    await registry.getAddress(),
    period,
  ]);
  await empowerOffices(authority, contract, "FirstRegistration");
  await authority.grantRole(REGISTRAR, await contract.getAddress(), 0);
  return contract;
}

/** Deploys an authority and a land registry, wired as a state would wire them. */
export async function deployLand(
  ethers: HardhatEthers,
  officers: {
    readonly constituent: HardhatEthersSigner;
    readonly registrar: HardhatEthersSigner;
    readonly court: HardhatEthersSigner;
    readonly secondCourt?: HardhatEthersSigner;
  },
  { jurisdiction = "Republic of Examplia", predecessor = ZeroAddress, identities = ZeroAddress } = {},
) {
  const judges = officers.secondCourt === undefined ? [officers.court] : [officers.court, officers.secondCourt];
  const authority = await openAuthority(ethers, officers.constituent, [
    { role: REGISTRAR, label: "Registrar of Titles", members: [officers.registrar] },
    { role: COURT, label: "Land Court", members: judges },
  ]);
  const certificate = await ethers.deployContract("TitleCertificate");
  const registry = await deployLinked(
    ethers,
    "land",
    "LandRegistry",
    [
      await authority.getAddress(),
      identities,
      predecessor,
      jurisdiction,
      await certificate.getAddress(),
      ORDER_DELAY,
      TOLERANCE,
    ],
    officers.registrar,
  );
  await empowerOffices(authority, registry, "LandRegistry");
  return { authority, registry };
}

async function empowerOffices(
  authority: BaseContract,
  contract: BaseContract,
  name: "LandRegistry" | "FirstRegistration",
): Promise<void> {
  const { registrar, court } = landPowers(name);
  await empower(authority, contract, REGISTRAR, registrar);
  await empower(authority, contract, COURT, court);
}
