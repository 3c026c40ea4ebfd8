import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { type BaseContract, type TypedDataField, ZeroAddress } from "ethers";
import type { Hex } from "viem";
import { agencyRole, officeRole } from "../../sdk/src/access/index.js";
import { groupId, makeMember, proofOf } from "../../sdk/src/groups/index.js";
import type { GroupRegistry } from "../../typechain/index.js";
import { actors } from "../support/actors.js";
import { openAuthority } from "../support/authority.js";
import { connection } from "../support/chains.js";
import { deployLinked } from "../support/deploy.js";

const { ethers, networkHelpers } = connection;

export const CIVIL = agencyRole(4);
export const ROLL = officeRole(4, 2);
export const ELECTORAL = officeRole(7, 1);
export const HOUR = 3_600n;
export const DAY = 24n * HOUR;
export const WINDOW = HOUR;
export const RESIDENTS: Hex = groupId("RESIDENTS");
export const VOTERS: Hex = groupId("VOTERS-2027");
export const REASONS = ethers.id("decision with reasons, salted");
export const LIST = ethers.id("a list's SHA-256");
/** Order of BN254's scalar field, written out here so that the tests do not believe the SDK. */
export const MODULUS = 0x30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001n;

/** Kinds and states in the contract's order. */
export const Kind = { None: 0n, Kept: 1n, Published: 2n } as const;
export const RootState = { Unknown: 0n, Current: 1n, Recent: 2n, Expired: 3n, Ended: 4n } as const;

export const now = async (): Promise<bigint> => BigInt(await networkHelpers.time.latest());
export const at = (moment: bigint): Promise<void> => networkHelpers.time.setNextBlockTimestamp(moment);

/** A member of a number: secrets of tests are no secrets. */
export const member = (number: number) => makeMember(new Uint8Array(32).fill(number));

/** What people sign, written out here so that the tests do not believe the SDK. */
const PAPERS: Readonly<Record<string, readonly string[]>> = {
  Joining: ["string group", "address account", "uint256 commitment", "uint48 deadline"],
  Replacement: ["string group", "address account", "uint256 former", "uint256 commitment", "uint48 deadline"],
  Publication: [
    "string group",
    "uint32 revision",
    "uint256 root",
    "uint64 size",
    "bytes32 list",
    "bool additive",
    "uint48 deadline",
  ],
};

type Values = Readonly<Record<string, unknown>>;

/** Signs a paper as a wallet would. */
export async function signed(
  registry: BaseContract,
  signer: HardhatEthersSigner,
  paper: keyof typeof PAPERS,
  group: string,
  values: Values,
  domain: Values = {},
): Promise<string> {
  const fields = (PAPERS[paper] ?? []).map((field): TypedDataField => {
    const [type = "", name = ""] = field.split(" ");
    return { type, name };
  });
  const { chainId } = await ethers.provider.getNetwork();
  return signer.signTypedData(
    { name: "Civitas GroupRegistry", version: "1", chainId, verifyingContract: await registry.getAddress(), ...domain },
    { [paper]: fields },
    { group, ...values },
  );
}

/** A registry without groups, where everybody is verified as the mock of identities says. */
export async function deployed() {
  const people = actors(
    await ethers.getSigners(),
    "constituent",
    "officer",
    "colleague",
    "observer",
    "scrutineer",
    "ana",
    "ben",
    "cleo",
    "dan",
    "eve",
    "stranger",
  );
  const { constituent, officer, colleague, observer, scrutineer } = people;
  const authority = await openAuthority(ethers, constituent, [
    { role: ROLL, label: "Roll office", members: [officer, colleague] },
    { role: ELECTORAL, label: "Electoral commission", members: [observer, scrutineer] },
  ]);
  const identities = await ethers.deployContract("IdentitiesMock");
  const verifier = await ethers.deployContract("MembershipVerifier");
  const contract = await deployLinked(
    ethers,
    "groups",
    "GroupRegistry",
    [await authority.getAddress(), await identities.getAddress(), await verifier.getAddress(), ZeroAddress],
    constituent,
  );
  const registry = contract as unknown as GroupRegistry;
  return { ...people, authority, identities, verifier, registry };
}

/** The same registry with a kept and a published group, and five verified people. */
export async function opened() {
  const state = await deployed();
  const { registry, identities, constituent, ana, ben, cleo, dan, eve } = state;
  await registry.connect(constituent).openGroup(RESIDENTS, ROLL, WINDOW);
  await registry.connect(constituent).openPublishedGroup(VOTERS, ROLL, WINDOW, ELECTORAL, 2);
  for (const person of [ana, ben, cleo, dan, eve]) await identities.setVerified(person, true);
  return { ...state, leaves: [] as bigint[] };
}

type Opened = Awaited<ReturnType<typeof opened>>;

/** A person's signed wish to join. */
export async function joining(
  { registry }: Pick<Opened, "registry">,
  person: HardhatEthersSigner,
  commitment: bigint,
  { group = "RESIDENTS", deadline }: { group?: string; deadline?: bigint } = {},
) {
  const paper = { account: person.address, commitment, deadline: deadline ?? (await now()) + DAY };
  return { paper, signature: await signed(registry, person, "Joining", group, paper) };
}

/** Takes a person in, and remembers the leaf. */
export async function admit(state: Opened, person: HardhatEthersSigner, commitment: bigint) {
  const { paper, signature } = await joining(state, person, commitment);
  const sent = await state.registry.connect(state.officer).join(RESIDENTS, paper, signature);
  state.leaves.push(commitment);
  return sent;
}

/** Nodes beside a leaf's way up. */
export const siblingsOf = ({ leaves }: { readonly leaves: readonly bigint[] }, commitment: bigint): bigint[] => [
  ...proofOf({ leaves }, commitment).path.siblings,
];

/** A group of five: their commitments are those of members 1 to 5. */
export async function joined() {
  const state = await opened();
  const { ana, ben, cleo, dan, eve } = state;
  for (const [index, person] of [ana, ben, cleo, dan, eve].entries()) {
    await admit(state, person, member(index + 1).commitment);
  }
  return state;
}

/** Loads a fixture, with a list of leaves of its own: the chain goes back to the snapshot, an array would not. */
export async function load<state extends { readonly leaves: readonly bigint[] }>(
  fixture: () => Promise<state>,
): Promise<state & { leaves: bigint[] }> {
  const state = await networkHelpers.loadFixture(fixture);
  return { ...state, leaves: [...state.leaves] };
}
