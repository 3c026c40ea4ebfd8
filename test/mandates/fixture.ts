import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { type BaseContract, type TypedDataField, ZeroAddress } from "ethers";
import { actors } from "../support/actors.js";
import { openAuthority } from "../support/authority.js";
import { connection } from "../support/chains.js";

const { ethers, networkHelpers } = connection;

export const DAY = 86_400n;
export const YEAR = 365n * DAY;
/** The longest that a mandate lasts, in seconds: 25 years of 365.25 days. */
export const LONGEST = 25n * 31_557_600n;
export const ANY_COUNT = 2n ** 32n - 1n;
export const ANY_SUM = 2n ** 128n - 1n;
export const NOTHING = ethers.ZeroHash;
export const FAR = 2n ** 48n - 1n;
export const RESOURCE = ethers.id("one application");

/** States in the contract's order. */
export const State = { None: 0n, Offered: 1n, Granted: 2n, Revoked: 3n, Renounced: 4n } as const;

/** Faults in the contract's order. */
export const Fault = {
  None: 0n,
  Missing: 1n,
  NotAccepted: 2n,
  Revoked: 3n,
  Renounced: 4n,
  Expired: 5n,
  TooDeep: 6n,
  CountExhausted: 7n,
  SumExceeded: 8n,
  OtherTheme: 9n,
  OtherResource: 10n,
  AgentNotVerified: 11n,
} as const;

export const now = async (): Promise<bigint> => BigInt(await networkHelpers.time.latest());

/** Lets time pass until the next block is at this second. */
export const at = (moment: bigint): Promise<void> => networkHelpers.time.setNextBlockTimestamp(moment);

const GRANT = [
  "bytes32 parent",
  "address grantor",
  "address agent",
  "bytes32 theme",
  "bytes32 resource",
  "uint40 until",
  "uint32 count",
  "uint128 sum",
  "uint8 depth",
  "bool acceptance",
  "uint32 revision",
  "uint48 deadline",
];
const ENDING = [
  "bytes32 parent",
  "address grantor",
  "address agent",
  "bytes32 theme",
  "bytes32 resource",
  "uint32 revision",
  "uint48 deadline",
];

/** What the parties sign, written out here so that the tests do not believe the SDK. */
const PAPERS = { Grant: GRANT, Acceptance: GRANT, Revocation: ENDING, Renunciation: ENDING } as const;

type Values = Readonly<Record<string, unknown>>;

/** Signs a paper as a party's wallet would. */
export async function signed(
  registry: BaseContract,
  signer: HardhatEthersSigner,
  paper: keyof typeof PAPERS,
  values: Values,
  domain: Values = {},
): Promise<string> {
  const { terms, ...rest } = values;
  const fields = PAPERS[paper].map((field): TypedDataField => {
    const [type = "", name = ""] = field.split(" ");
    return { type, name };
  });
  const { chainId } = await ethers.provider.getNetwork();
  const verifyingContract = await registry.getAddress();
  return signer.signTypedData(
    { name: "Civitas MandateRegistry", version: "1", chainId, verifyingContract, ...domain },
    { [paper]: fields },
    { ...rest, ...(terms as Values | undefined) },
  );
}

/** A theme: a contract, then a power's name of 12 bytes at most. */
export const themeOf = (contract: string, power: string): string =>
  ethers.concat([contract, ethers.zeroPadBytes(ethers.toUtf8Bytes(power), 12)]);

/** One link of a path. */
export const link = (agent: { readonly address: string }, theme: string, resource = NOTHING): string =>
  ethers.AbiCoder.defaultAbiCoder().encode(["address", "bytes32", "bytes32"], [agent.address, theme, resource]);

/** A registry, a stand-in for identities in which everybody is verified, and the account that uses mandates. */
export async function opened() {
  const people = actors(
    await ethers.getSigners(),
    "constituent",
    "company",
    "firm",
    "clerk",
    "user",
    "stranger",
    "successor",
    "second",
    "third",
  );
  const authority = await openAuthority(ethers, people.constituent, []);
  const identities = await ethers.deployContract("StandInIdentities");
  for (const person of Object.values(people).slice(1, 4)) await identities.setVerified(person, true);
  for (const person of [people.second, people.third]) await identities.setVerified(person, true);
  const registry = await ethers.deployContract("MandateRegistry", [
    await authority.getAddress(),
    await identities.getAddress(),
    ZeroAddress,
  ]);
  const theme = themeOf(people.user.address, "LBUS/new");
  const wide = themeOf(people.user.address, "");
  const terms = { until: (await now()) + 30n * DAY, count: ANY_COUNT, sum: ANY_SUM, depth: 0n };
  return { ...people, authority, identities, registry, theme, wide, terms };
}

/** The paper of a grant by the company to the firm. */
export function paperOf(
  { company, firm, theme, terms }: Awaited<ReturnType<typeof opened>>,
  { terms: changes, ...rest }: Values = {},
) {
  return {
    parent: NOTHING,
    grantor: company.address,
    agent: firm.address,
    theme,
    resource: NOTHING,
    acceptance: false,
    revision: 0n,
    deadline: FAR,
    ...rest,
    terms: { ...terms, ...(changes as Values | undefined) },
  };
}
