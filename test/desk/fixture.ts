import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { type BaseContract, type TypedDataField, ZeroAddress } from "ethers";
import type { Hex } from "viem";
import { agencyRole, officeRole } from "../../sdk/src/access/index.js";
import { credentialId, typeId } from "../../sdk/src/credentials/ids.js";
import { actors } from "../support/actors.js";
import { openAuthority } from "../support/authority.js";
import { connection } from "../support/chains.js";
import { deployCredentials, deployDesk } from "../support/deploy.js";
import { deployToken } from "../support/token.js";

const { ethers, networkHelpers } = connection;

export const LICENSING = agencyRole(3);
export const ISSUING = officeRole(3, 1);
export const TRIBUNAL = agencyRole(6);
export const APPEALS = officeRole(6, 1);
export const DAY = 86_400n;
export const YEAR = 365n * DAY;
export const NEVER = 2n ** 48n - 1n;
export const FEE = 25_000_000n;
export const MAXIMUM_TERM = 5n * YEAR;
export const BASIS = ethers.id("Business Code, section 12");
export const REASONS = ethers.id("decision with reasons");
export const PARTICULARS = ethers.id("which documents are missing");
export const SUPPLEMENT = ethers.id("the missing documents, salted");
export const GROUNDS = ethers.id("grounds of appeal, salted");
export const SALT = ethers.ZeroHash;

export const BUSINESS: Hex = typeId("LBUS");
/** A service's name in one word, as the SDK's ids are made. */
export const serviceOf = (name: string): Hex => credentialId(BUSINESS, name);
export const SERVICE = serviceOf("/new");

/** Stages in the contract's order. */
export const Stage = {
  None: 0n,
  Pending: 1n,
  Waiting: 2n,
  Refused: 3n,
  Appealed: 4n,
  Granted: 5n,
  DeemedGranted: 6n,
  Rejected: 7n,
  Withdrawn: 8n,
  Lapsed: 9n,
} as const;

export const Lapse = { Refund: 0n, Grant: 1n } as const;

/** Seconds of each period of the service that the tests apply for. */
export const PERIOD = 30n * DAY;
export const ANSWER = 14n * DAY;
export const APPEAL = 21n * DAY;
export const HEARING = 60n * DAY;

export const now = async (): Promise<bigint> => BigInt(await networkHelpers.time.latest());

/** Lets time pass until the next block is at this second. */
export const at = (moment: bigint): Promise<void> => networkHelpers.time.setNextBlockTimestamp(moment);

/** What applicants sign, written out here so that the tests do not believe the SDK. */
const PAPERS: Readonly<Record<string, readonly string[]>> = {
  Application: [
    "string service",
    "uint32 revision",
    "address applicant",
    "address payer",
    "address token",
    "uint256 fee",
    "bytes32 commitment",
    "bytes32 dossier",
    "uint48 deadline",
  ],
  Answer: ["bytes32 application", "uint32 revision", "bytes32 supplement", "uint48 deadline"],
  Appeal: ["bytes32 application", "uint32 revision", "bytes32 grounds", "uint48 deadline"],
  Withdrawal: ["bytes32 application", "uint32 revision", "uint48 deadline"],
};

type Values = Readonly<Record<string, unknown>>;

/** Signs a paper as an applicant's wallet would. */
export async function signed(
  desk: BaseContract,
  signer: HardhatEthersSigner,
  paper: keyof typeof PAPERS,
  values: Values,
  domain: Values = {},
): Promise<string> {
  const { serviceId, applicationId, ...rest } = values;
  const text = Buffer.from(String(serviceId ?? "").slice(2), "hex")
    .toString()
    .replaceAll("\0", "");
  const message = { ...rest, ...(applicationId ? { application: applicationId } : { service: text }) };
  const fields = (PAPERS[paper] ?? []).map((field): TypedDataField => {
    const [type = "", name = ""] = field.split(" ");
    return { type, name };
  });
  const { chainId } = await ethers.provider.getNetwork();
  return signer.signTypedData(
    { name: "Civitas ServiceDesk", version: "1", chainId, verifyingContract: await desk.getAddress(), ...domain },
    { [paper]: fields },
    message,
  );
}

/** A desk that offers nothing yet, a type to issue, and a token. */
export async function opened() {
  const people = actors(
    await ethers.getSigners(),
    "constituent",
    "officer",
    "colleague",
    "judge",
    "applicant",
    "agent",
    "treasury",
    "stranger",
    "clerk",
    "successor",
  );
  const { constituent, officer, colleague, judge } = people;
  const authority = await openAuthority(ethers, constituent, [
    { role: ISSUING, label: "Issuing officer", members: [officer, colleague] },
    { role: APPEALS, label: "Appeals", members: [judge] },
  ]);
  const registry = await deployCredentials(ethers, authority);
  const spec = {
    office: ISSUING,
    schema: ethers.id("schema"),
    holderNeeded: false,
    acceptanceNeeded: false,
    shown: false,
  };
  await registry.registerType(BUSINESS, { ...spec, maximumTerm: MAXIMUM_TERM, name: "Business licence" });
  await registry.registerType(typeId("DIPL"), { ...spec, maximumTerm: 0n, name: "Diploma" });
  const accepted = { ...spec, holderNeeded: true, acceptanceNeeded: true };
  await registry.registerType(typeId("OATH"), { ...accepted, maximumTerm: 0n, name: "Admission on oath" });
  const identities = await ethers.deployContract("PlainIdentities");
  const mandates = await ethers.deployContract("MandateRegistry", [
    await authority.getAddress(),
    await identities.getAddress(),
    ZeroAddress,
  ]);
  const desk = await deployDesk(ethers, constituent, { authority, identities, mandates, registry });
  await authority.grantRole(ISSUING, await desk.getAddress(), 0);
  const token = await deployToken(ethers);
  const terms = {
    token: await token.getAddress(),
    appealOffice: APPEALS,
    requests: 2n,
    lapse: Lapse.Refund,
    treasury: people.treasury.address,
    period: PERIOD,
    answerPeriod: ANSWER,
    appealPeriod: APPEAL,
    fee: FEE,
    appealTerm: HEARING,
    standardTerm: YEAR,
  };
  const { chainId } = await ethers.provider.getNetwork();
  return { ...people, authority, identities, mandates, registry, desk, token, terms, chainId };
}

/** The same desk, with a service whose fee the applicant can pay. */
async function offeredWith(changes: Values) {
  const state = await opened();
  const { desk, token, applicant, terms } = state;
  await desk.setService(SERVICE, { ...terms, ...changes }, BASIS);
  await token.mint(applicant, FEE * 10n);
  await token.connect(applicant).approve(await desk.getAddress(), FEE * 10n);
  const application = {
    serviceId: SERVICE,
    revision: 1n,
    applicant: applicant.address,
    payer: applicant.address,
    token: terms.token,
    fee: FEE,
    commitment: ethers.id("document as applied for, salted"),
    dossier: ethers.id("papers, salted"),
    deadline: (await now()) + DAY,
  };
  return { ...state, application };
}

/** The same desk, with an application submitted. */
async function submittedWith(changes: Values) {
  const state = await offeredWith(changes);
  const { desk, applicant, application } = state;
  await desk.connect(applicant).submit(application, "0x");
  const id = (await desk.applicationIdOf(application)) as Hex;
  return { ...state, id, submittedAt: await now() };
}

/** The fixtures, each a function of its own: they are told apart by it. */
export const offered = () => offeredWith({});
export const submitted = () => submittedWith({});
export const refused = () => refusedWith({});
export const appealed = () => appealedWith({});

/** The same application, where a lapse grants it. */
export const deemable = () => submittedWith({ lapse: Lapse.Grant });

/** An application that the office has asked more for. */
export async function waiting() {
  const state = await submitted();
  await state.desk.connect(state.officer).request(state.id, 1n, PARTICULARS);
  return { ...state, requestedAt: await now() };
}

/** An application that was refused. */
async function refusedWith(changes: Values) {
  const state = await submittedWith(changes);
  await state.desk.connect(state.officer).refuse(state.id, 1n, REASONS);
  return { ...state, refusedAt: await now() };
}

/** An application whose refusal is under appeal. */
export async function appealedWith(changes: Values) {
  const state = await refusedWith(changes);
  const { desk, applicant, id } = state;
  await desk.connect(applicant).appeal(paperOf(id, 2n, { grounds: GROUNDS }), "0x");
  return { ...state, appealedAt: await now() };
}

/** An applicant's paper on an application. */
export const paperOf = <more extends Values>(applicationId: string, revision: bigint, more: more) => ({
  applicationId,
  revision,
  deadline: NEVER,
  ...more,
});

export const withdrawal = (applicationId: string, revision: bigint) => paperOf(applicationId, revision, {});

/** What an officer gives with a grant: a licence of a year from now. */
export async function granting(serial = "1543954", changes: Values = {}) {
  return {
    credentialId: credentialId(BUSINESS, serial),
    validFrom: 0n,
    validUntil: (await now()) + YEAR,
    commitment: ethers.id(`licence ${serial}, salted`),
    ...changes,
  };
}
