import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { type BaseContract, type TypedDataField, ZeroAddress, ZeroHash } from "ethers";
import type { Hex } from "viem";
import { actors } from "../support/actors.js";
import { openAuthority } from "../support/authority.js";
import { connection } from "../support/chains.js";

const { ethers, networkHelpers } = connection;

export const DAY = 86_400n;
export const LONGEST = 3650n * DAY;
export const NEVER = 2n ** 48n - 1n;
export const SCOPE = ethers.id("two fields of a licence, salted");
export const RECEIPT = ethers.id("what was shown");
export const BASIS = ethers.id("decision");
export const PURPOSE = ethers.encodeBytes32String("dpv:CreditChecking");

/** States in the contract's order. */
export const State = { None: 0n, Given: 1n, Withdrawn: 2n, Replaced: 3n } as const;

export const now = async (): Promise<bigint> => BigInt(await networkHelpers.time.latest());

/** Lets time pass until the next block is at this second. */
export const at = (moment: bigint): Promise<void> => networkHelpers.time.setNextBlockTimestamp(moment);

type Values = Readonly<Record<string, unknown>>;

/** What holders sign, written out here so that the tests do not believe the SDK. */
const PAPERS: Readonly<Record<string, readonly string[]>> = {
  Consent: [
    "address holder",
    "address grantee",
    "string purpose",
    "bytes32 scope",
    "uint48 from",
    "uint48 until",
    "uint32 retention",
    "bytes32 replaces",
    "uint48 deadline",
  ],
  Withdrawal: ["bytes32 consent", "uint48 deadline"],
};

/** Signs a paper as a holder's wallet would. */
export async function signed(
  registry: BaseContract,
  signer: HardhatEthersSigner,
  paper: keyof typeof PAPERS,
  { purpose, consentId, ...rest }: Values,
  domain: Values = {},
): Promise<string> {
  const text = Buffer.from(String(purpose ?? "").slice(2), "hex")
    .toString()
    .replaceAll("\0", "");
  const message = { ...rest, ...(consentId === undefined ? { purpose: text } : { consent: consentId }) };
  const fields = (PAPERS[paper] ?? []).map((field): TypedDataField => {
    const [type = "", name = ""] = field.split(" ");
    return { type, name };
  });
  const { chainId } = await ethers.provider.getNetwork();
  const verifyingContract = await registry.getAddress();
  return signer.signTypedData(
    { name: "Civitas ConsentRegistry", version: "1", chainId, verifyingContract, ...domain },
    { [paper]: fields },
    message,
  );
}

/** A registry without consents, beside identities and mandates as a test says they are. */
export async function opened() {
  const people = actors(
    await ethers.getSigners(),
    "constituent",
    "holder",
    "bank",
    "agent",
    "successor",
    "stranger",
    "relay",
  );
  const authority = await openAuthority(ethers, people.constituent, []);
  const identities = await ethers.deployContract("PlainIdentities");
  const mandates = await ethers.deployContract("TrialMandates");
  const registry = await ethers.deployContract("ConsentRegistry", [
    await authority.getAddress(),
    await identities.getAddress(),
    await mandates.getAddress(),
    ZeroAddress,
  ]);
  const { chainId } = await ethers.provider.getNetwork();
  const present = await now();
  const consent = {
    holder: people.holder.address,
    grantee: people.bank.address,
    purpose: PURPOSE,
    scope: SCOPE,
    from: present,
    until: present + 30n * DAY,
    retention: 7n * DAY,
    replaces: ZeroHash,
    deadline: present + DAY,
  };
  return { ...people, authority, identities, mandates, registry, consent, chainId };
}

/** The same registry, with a consent of the holder's for the bank. */
export async function given() {
  const state = await opened();
  const { registry, holder, consent } = state;
  await registry.connect(holder).give(consent, "0x");
  const id = (await registry.consentIdOf(consent)) as Hex;
  return { ...state, id, givenAt: await now() };
}

/** A withdrawal that may be handed in at any time. */
export const withdrawal = (consentId: string, changes: Values = {}) => ({ consentId, deadline: NEVER, ...changes });
