import { type Address, type Hex, keccak256, stringToHex, zeroAddress } from "viem";
import { CABINET_ROLE, officeRole } from "../../sdk/src/access/index.js";
import type { Chain } from "../../sdk/src/core/index.js";
import { typeId } from "../../sdk/src/credentials/index.js";
import { type Application, serviceId, setService } from "../../sdk/src/desk/index.js";
import { verifyMany } from "../../sdk/src/identity/index.js";
import type { RepresentationRef } from "../../sdk/src/representation/index.js";
import { actors } from "../support/actors.js";
import { empower, openAuthority } from "../support/authority.js";
import { connection } from "../support/chains.js";
import { deployCredentials, deployDesk } from "../support/deploy.js";
import { deployToken } from "../support/token.js";

const { ethers, networkHelpers } = connection;

export const DAY = 86_400n;
export const OBJECTION = 14n * DAY;
export const FEE = 25_000_000n;
export const VERIFYING = officeRole(4, 1);
const ISSUING = officeRole(3, 1);
const APPEALS = officeRole(6, 1);
export const SERVICE = serviceId("LBUS/new");
export const digest = (words: string): Hex => keccak256(stringToHex(words));

/** Accounts in the order in which the scene names them. */
const CAST = { head: 0, officer: 1, company: 2, firm: 3, clerk: 4, stranger: 5, phone: 6 } as const;
type Actor = keyof typeof CAST;

/** A desk with its registries of identities, mandates and credentials. */
async function registries() {
  const people = actors(await ethers.getSigners(), "head", "officer");
  const authority = await openAuthority(ethers, people.head, [
    { role: ISSUING, label: "Issuing officer", members: [people.head] },
    { role: APPEALS, label: "Appeals", members: [] },
    { role: VERIFYING, label: "Verifying officer", members: [people.officer] },
  ]);
  const at = await authority.getAddress();
  const credentials = await deployCredentials(ethers, authority);
  const spec = { office: ISSUING, schema: ethers.id("schema"), holderNeeded: false, acceptanceNeeded: false };
  await credentials.registerType(typeId("LBUS"), { ...spec, shown: false, maximumTerm: 0n, name: "Business licence" });
  const identities = await ethers.deployContract("IdentityRegistry", [at, OBJECTION, zeroAddress]);
  await empower(authority, identities, CABINET_ROLE, ["admitOffice"]);
  await identities.admitOffice(VERIFYING);
  const mandates = await ethers.deployContract("MandateRegistry", [at, await identities.getAddress(), zeroAddress]);
  const desk = await deployDesk(ethers, people.head, { authority, identities, mandates, registry: credentials });
  await authority.grantRole(ISSUING, await desk.getAddress(), 0);
  const token = await deployToken(ethers);
  return { identities, mandates, desk, token };
}

/** A service on offer; a company, a firm and a clerk whom an office has verified; a stranger whom none has. */
export async function setScene(open: (account: number | "reader") => Promise<Chain>) {
  const state = await networkHelpers.loadFixture(registries);
  const names = Object.keys(CAST) as readonly Actor[];
  const cast = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await open(CAST[name])] as const)),
  ) as Record<Actor, Chain>;
  const reader = await open("reader");
  const of = (name: Actor) => cast[name].account as Address;
  const [desk, identities, mandates, token] = (await Promise.all(
    [state.desk, state.identities, state.mandates, state.token].map((contract) => contract.getAddress()),
  )) as [Address, Address, Address, Address];
  const ref: RepresentationRef = { desk, identities, mandates };
  const until = (await reader.block()).timestamp + 365n * DAY;
  const verifications = [
    { account: of("company"), kind: "organisation" as const, until },
    { account: of("firm"), kind: "organisation" as const, until: until + DAY },
    { account: of("clerk"), kind: "person" as const, until: until + DAY },
  ];
  await verifyMany(cast.officer, ref, { office: VERIFYING, verifications });
  const fee = { token, amount: FEE };
  await setService(cast.head, ref, {
    serviceId: SERVICE,
    terms: {
      fee: { ...fee, treasury: of("head") },
      period: 30n * DAY,
      answerPeriod: 14n * DAY,
      requests: 2,
      appealPeriod: 21n * DAY,
      appealOffice: APPEALS,
      appealTerm: 60n * DAY,
      lapse: "refund",
      standardTerm: 365n * DAY,
    },
    basis: digest("basis"),
  });
  await state.token.mint(of("company"), FEE * 10n);
  await state.token.connect(await ethers.getSigner(of("company"))).approve(desk, FEE * 10n);
  /** What is applied for in the company's name. */
  const application = async (dossier: string): Promise<Application> => ({
    serviceId: SERVICE,
    revision: 1,
    applicant: of("company"),
    fee,
    commitment: digest("document"),
    dossier: digest(dossier),
    deadline: (await reader.block()).timestamp + DAY,
  });
  return { ...cast, of, reader, ref, until, application };
}
