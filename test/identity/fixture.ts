import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { type BaseContract, ZeroAddress } from "ethers";
import { CABINET_ROLE, officeRole } from "../../sdk/src/access/index.js";
import { actors } from "../support/actors.js";
import { empower, openAuthority } from "../support/authority.js";
import { connection } from "../support/chains.js";

const { ethers, networkHelpers } = connection;

export const VERIFYING = officeRole(4, 1);
/** A second office that verifies, of another agency. */
export const COMPANIES = officeRole(5, 1);
/** An office that no cabinet admitted. */
export const STRANGE = officeRole(7, 1);
export const DAY = 86_400n;
export const YEAR = 365n * DAY;
export const MAXIMUM_TERM = (25n * 36_525n * DAY) / 100n;
export const OBJECTION = 14n * DAY;
export const BASIS = ethers.id("decision, salted");
export const REASON = ethers.id("reason, salted");

/** Kinds and states in the contract's order. */
export const Kind = { None: 0n, Person: 1n, Organisation: 2n } as const;
export const State = { Unknown: 0n, Verified: 1n, Withdrawn: 2n, Ended: 3n, Succeeded: 4n } as const;

export const now = async (): Promise<bigint> => BigInt(await networkHelpers.time.latest());

/** Lets time pass until the next block is at this second. */
export const at = (moment: bigint): Promise<void> => networkHelpers.time.setNextBlockTimestamp(moment);

/** A registry in which two offices of two agencies verify. */
export async function opened() {
  const people = actors(
    await ethers.getSigners(),
    "constituent",
    "officer",
    "registrar",
    "stranger",
    "ada",
    "ben",
    "phone",
    "tablet",
    "company",
    "relay",
  );
  const { constituent, officer, registrar, stranger } = people;
  const authority = await openAuthority(ethers, constituent, [
    { role: VERIFYING, label: "Verifying officer", members: [officer] },
    { role: COMPANIES, label: "Companies officer", members: [registrar] },
    { role: STRANGE, label: "Another office", members: [stranger] },
  ]);
  const registry = await ethers.deployContract("IdentityRegistry", [
    await authority.getAddress(),
    OBJECTION,
    ZeroAddress,
  ]);
  await empower(authority, registry, CABINET_ROLE, ["admitOffice", "dismissOffice"]);
  await registry.admitOffice(VERIFYING);
  await registry.admitOffice(COMPANIES);
  const { chainId } = await ethers.provider.getNetwork();
  return { ...people, authority, registry, chainId };
}

/** The same registry, with a person verified for a year. */
export async function verified() {
  const state = await opened();
  const { registry, officer, ada } = state;
  const until = (await now()) + YEAR;
  await registry.connect(officer).verify(VERIFYING, { account: ada.address, kind: Kind.Person, until });
  return { ...state, until };
}

type Values = Readonly<Record<string, unknown>>;

/** One account in another's place, good for a day. */
export const paperOf = async (
  account: HardhatEthersSigner,
  successor: HardhatEthersSigner,
  revision = 1n,
  deadline?: bigint,
) => ({
  account: account.address,
  successor: successor.address,
  revision,
  deadline: deadline ?? (await now()) + DAY,
});

/** Signs a paper as a wallet would; the types are written out here so that the tests do not believe the SDK. */
export async function signed(
  registry: BaseContract,
  signer: HardhatEthersSigner,
  type: "SuccessionAcceptance" | "SuccessionObjection" | "AccountRotation",
  paper: Values,
  domain: Values = {},
): Promise<string> {
  const { chainId } = await ethers.provider.getNetwork();
  const fields = ["address account", "address successor", "uint32 revision", "uint48 deadline"].map((field) => {
    const [kind = "", name = ""] = field.split(" ");
    return { type: kind, name };
  });
  return signer.signTypedData(
    {
      name: "Civitas IdentityRegistry",
      version: "1",
      chainId,
      verifyingContract: await registry.getAddress(),
      ...domain,
    },
    { [type]: fields },
    paper,
  );
}

/** A paper by which a successor agrees, and its signature. */
export async function announcing(
  registry: BaseContract,
  account: HardhatEthersSigner,
  successor: HardhatEthersSigner,
  revision = 1n,
) {
  const paper = await paperOf(account, successor, revision);
  return { paper, signature: await signed(registry, successor, "SuccessionAcceptance", paper) };
}

/** A rotation that both have signed. */
export async function rotating(
  registry: BaseContract,
  account: HardhatEthersSigner,
  successor: HardhatEthersSigner,
  revision = 1n,
) {
  const paper = await paperOf(account, successor, revision);
  const own = await signed(registry, account, "AccountRotation", paper);
  return { paper, own, heirs: await signed(registry, successor, "AccountRotation", paper) };
}

/** The same registry, with a person whose phone is to take over. */
export async function announced() {
  const state = await verified();
  const { registry, officer, ada, phone } = state;
  const { paper, signature } = await announcing(registry, ada, phone);
  await registry.connect(officer).announceSuccession(paper, signature, BASIS);
  return { ...state, completableAt: (await now()) + OBJECTION };
}

/** The same registry, with a person whose phone has taken over. */
export async function rotated() {
  const state = await verified();
  const { paper, own, heirs } = await rotating(state.registry, state.ada, state.phone);
  await state.registry.rotate(paper, own, heirs);
  return state;
}
