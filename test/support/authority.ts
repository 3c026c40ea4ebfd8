import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { BaseContract } from "ethers";
import { agencyOfRole, CABINET_ROLE } from "../../sdk/src/access/index.js";
import type { Authority } from "../../typechain/index.js";

/** An office to open: its members are appointed, and it may call the functions that are named. */
export interface Office {
  readonly role: bigint;
  readonly label: string;
  readonly members: readonly HardhatEthersSigner[];
}

/** Deploys an authority in which one account governs, and opens the offices with their agencies. */
export async function openAuthority(
  ethers: HardhatEthers,
  constituent: HardhatEthersSigner,
  offices: readonly Office[],
): Promise<Authority> {
  const authority = await ethers.deployContract("Authority", [constituent.address], constituent);
  await authority.grantRole(CABINET_ROLE, constituent.address, 0);
  await openOffices(authority, constituent, offices);
  return authority;
}

/** Opens offices with their agencies, of which the constituent is the head. */
export async function openOffices(
  authority: Authority,
  constituent: HardhatEthersSigner,
  offices: readonly Office[],
): Promise<void> {
  for (const { role, label, members } of offices) {
    const agency = agencyOfRole(role);
    await authority.openAgency(agency, `Agency of ${label}`);
    await authority.grantRole(agency, constituent.address, 0);
    await authority.openOffice(role, label, 0);
    for (const member of members) await authority.grantRole(role, member.address, 0);
  }
}

/** Lets a role call functions of a contract, named as in its source. */
export async function empower(
  authority: BaseContract,
  target: BaseContract,
  role: bigint,
  functions: readonly string[],
): Promise<void> {
  const selectors = functions.map((name) => {
    const selector = target.interface.getFunction(name)?.selector;
    if (selector === undefined) throw new RangeError(`The contract has no function ${name}.`);
    return selector;
  });
  await authority.getFunction("setTargetFunctionRole")(await target.getAddress(), selectors, role);
}
