import { type Address, type Hex, keccak256, parseAbi, stringToHex } from "viem";
import { ROLES } from "../../ignition/roles.js";
import { type Chain, contractCalls, deployedIn } from "../../sdk/src/core/index.js";
import { credentialId, typeId } from "../../sdk/src/credentials/index.js";
import {
  type Application,
  appealRefusal,
  applicationId,
  type DeskRef,
  grantApplication,
  readApplication,
  readService,
  refuseApplication,
  requestInformation,
  saltedDigest,
  serviceId,
  setService,
  signApplication,
  signPermit,
  submitApplication,
} from "../../sdk/src/desk/index.js";
import type { Chapter, Person, Stage } from "../start/stage.js";

const SERVICE = serviceId("LBUS/new");
const FEE = 25_000_000n;
const DAY = 86_400n;
const YEAR = 31_557_600n;
/** The papers' deadline; a constant, so that a chain that was kept knows the same applications again. */
const DEADLINE = 2n ** 47n;

const digest = (words: string) => keccak256(stringToHex(words));
/** An applicant draws the salts at random; these papers are invented and their salt is public. */
const SALT = digest("samples");
const tokenAbi = parseAbi(["function mint(address account, uint256 amount)"]);
const money = contractCalls(tokenAbi, {});

/** One of the sample applicants, and what became of the application. */
interface Case {
  readonly person: Person;
  readonly said: string;
  readonly label: string;
  readonly play?: (stage: Stage, desk: DeskRef, id: Hex) => Promise<unknown>;
}

const CASES: readonly Case[] = [
  {
    person: "ada",
    said: "was granted, and the licence issued in the same transaction",
    label: "A granted application",
    play: grant,
  },
  {
    person: "ben",
    said: "waits for Ben's answer; the office's clock stands",
    label: "An application that waits",
    play: ask,
  },
  {
    person: "cleo",
    said: "was refused; Cleo appealed to the tribunal",
    label: "An application under appeal",
    play: appeal,
  },
  { person: "dov", said: "waits for its decision", label: "A pending application" },
];

/** A service with a fee, and four applications for it in four stages. */
export async function play(stage: Stage): Promise<Chapter> {
  const desk: DeskRef = { desk: deployedIn(stage.deployment, "ServiceDesk").address };
  const token = await ensureService(stage, desk);
  const lines = ["Business licences for a fee of 25 trial dollars, decided within 30 days or refunded:"];
  const pages = [];
  for (const { person, said, label, play: follow } of CASES) {
    const id = await ensureApplication(stage, desk, token, person);
    const standing = await readApplication(stage.as(person), desk, id);
    // On a chain that was kept, what follows was done at an earlier run.
    if (standing.state === "known" && standing.revision === 1) await follow?.(stage, desk, id);
    lines.push(`  ${person.padEnd(5)} ${id.slice(0, 10)}…  ${said}`);
    pages.push({ label, path: `application/${id}` });
  }
  return {
    title: "Applications",
    lines,
    pages,
    tryNext: ["List what the issuing office has before it: npm run civitas -- application queue 0x30001"],
  };
}

async function ensureService(stage: Stage, desk: DeskRef): Promise<Address> {
  const head = stage.as("licensingHead");
  const known = await readService(head, desk, SERVICE);
  if (known?.terms.fee !== undefined) return known.terms.fee.token;
  const token = await stage.deploy("test/support/mocks/PlainToken.sol/PlainToken.json");
  await setService(head, desk, {
    serviceId: SERVICE,
    terms: {
      fee: { token, amount: FEE, treasury: stage.addressOf("treasury") },
      period: 30n * DAY,
      answerPeriod: 14n * DAY,
      requests: 2,
      appealPeriod: 30n * DAY,
      appealOffice: ROLES.appeals,
      appealTerm: 60n * DAY,
      lapse: "refund",
      standardTerm: YEAR,
    },
    basis: digest("Business Code, section 12"),
  });
  return token;
}

/** The applicant signs, gives a permit for the fee, and the office's counter submits both: the applicant needs no ether. */
async function ensureApplication(stage: Stage, desk: DeskRef, token: Address, person: Person): Promise<Hex> {
  const applicant = stage.as(person);
  const counter = stage.as("issuingOfficer");
  const application: Application = {
    serviceId: SERVICE,
    revision: 1,
    applicant: stage.addressOf(person),
    fee: { token, amount: FEE },
    commitment: digest(`Licence as ${person} applied for it, salted`),
    dossier: saltedDigest(digest(`Papers of ${person}`), SALT),
    deadline: DEADLINE,
  };
  const id = applicationId({ ...desk, chainId: applicant.id }, application);
  if ((await readApplication(applicant, desk, id)).state === "known") return id;
  await counter.send(money(token, "mint", [application.applicant, FEE]));
  const permit = await signPermit(applicant, desk, { token, amount: FEE, deadline: DEADLINE });
  const signature = await signApplication(applicant, desk, application);
  await submitApplication(counter, desk, application, { signature, permit });
  return id;
}

async function grant(stage: Stage, desk: DeskRef, id: Hex): Promise<void> {
  const officer = stage.as("issuingOfficer");
  await grantApplication(officer, desk, {
    applicationId: id,
    revision: 1,
    credentialId: credentialId(typeId("LBUS"), "CT-2026-0201"),
    validUntil: (await now(officer)) + YEAR,
    commitment: digest("Licence CT-2026-0201, salted"),
    reasons: digest("Decision 101"),
  });
}

async function ask(stage: Stage, desk: DeskRef, id: Hex): Promise<void> {
  const reasons = digest("The lease of the premises is missing");
  await requestInformation(stage.as("issuingOfficer"), desk, { applicationId: id, revision: 1, reasons });
}

async function appeal(stage: Stage, desk: DeskRef, id: Hex): Promise<void> {
  const reasons = digest("Decision 102");
  await refuseApplication(stage.as("issuingOfficer"), desk, { applicationId: id, revision: 1, reasons });
  const grounds = saltedDigest(digest("Grounds of Cleo's appeal"), SALT);
  await appealRefusal(stage.as("cleo"), desk, { applicationId: id, revision: 2, grounds, deadline: DEADLINE });
}

const now = async (chain: Chain): Promise<bigint> => (await chain.block()).timestamp;
