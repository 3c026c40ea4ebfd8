import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { BaseContract } from "ethers";
import { agencyOfRole, CABINET_ROLE } from "../../sdk/src/access/index.js";

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
) {
  const authority = await ethers.deployContract("Authority", [constituent.address], constituent);
  const call = (name: string, ...args: readonly unknown[]) => authority.getFunction(name)(...args);
  await call("grantRole", CABINET_ROLE, constituent.address, 0);
  for (const { role, label, members } of offices) {
    const agency = agencyOfRole(role);
    await call("openAgency", agency, `Agency of ${label}`);
    await call("grantRole", agency, constituent.address, 0);
    await call("openOffice", role, label, 0);
    for (const member of members) await call("grantRole", role, member.address, 0);
  }
  return authority;
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
