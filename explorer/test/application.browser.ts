import { expect } from "chai";
import type { Page } from "playwright-core";
import { type Hex, keccak256, stringToHex } from "viem";
import type { Person } from "../../scripts/start/stage.js";
import { officeRole } from "../../sdk/src/access/index.js";
import { contractCalls, deployedIn } from "../../sdk/src/core/index.js";
import { credentialId, typeId } from "../../sdk/src/credentials/index.js";
import {
  appealRefusal,
  type DeskRef,
  grantApplication,
  refuseApplication,
  requestInformation,
  serviceId,
  setService,
  signPermit,
  submitApplication,
  withdrawApplication,
} from "../../sdk/src/desk/index.js";
import { grantMandate, themeOf } from "../../sdk/src/mandates/index.js";
import { world } from "./support/hooks.js";
import { verified } from "./support/identities.js";
import { licenceClerk } from "./support/licences.js";
import { onPage } from "./support/page.js";

const DAY = 86_400n;
const FEE = 25_000_000n;
const SERVICE = serviceId("TAPP/new");
const digest = (words: string): Hex => keccak256(stringToHex(words));
const standing = (page: Page, name: string) => page.locator(".standing").getByRole("heading", { name, exact: true });
const timeline = (page: Page) => page.locator("ol.timeline > li").getByRole("heading").allTextContents();

describe("the page of an application", () => {
  let desk: DeskRef;
  let token: `0x${string}`;
  const reasons = digest("reasons");

  before(async () => {
    const { stage } = world();
    desk = { desk: deployedIn(stage.deployment, "ServiceDesk").address };
    await licenceClerk(stage).kind("TAPP", "Trial permit");
    token = await stage.deploy("test/support/mocks/PlainToken.sol/PlainToken.json");
    await setService(stage.as("licensingHead"), desk, {
      serviceId: SERVICE,
      terms: {
        fee: { token, amount: FEE, treasury: stage.addressOf("treasury") },
        period: 30n * DAY,
        answerPeriod: 14n * DAY,
        requests: 2,
        appealPeriod: 30n * DAY,
        appealOffice: officeRole(6, 1),
        appealTerm: 60n * DAY,
        lapse: "refund",
        standardTerm: 365n * DAY,
      },
      basis: digest("basis"),
    });
  });

  /** Ada applies, by herself or through an agent, who pays. */
  async function apply(dossier: string, by: Person = "ada"): Promise<Hex> {
    const { stage } = world();
    const sender = stage.as(by);
    const mint = contractCalls(MINT, {});
    await sender.send(mint(token, "mint", [stage.addressOf(by), FEE]));
    const deadline = (await sender.block()).timestamp + DAY;
    const fee = { token, amount: FEE };
    const permit = await signPermit(sender, desk, { ...fee, deadline });
    const { applicationId } = await submitApplication(
      sender,
      desk,
      {
        serviceId: SERVICE,
        revision: 1,
        applicant: stage.addressOf("ada"),
        payer: stage.addressOf(by),
        fee,
        commitment: digest("document"),
        dossier: digest(dossier),
        deadline,
      },
      { permit },
    );
    return applicationId;
  }

  /** Ada lets Ben act for her at the desk; both are verified. */
  async function mandateBen(): Promise<Hex> {
    const { stage } = world();
    await verified(stage, ["ada", "ben"]);
    const mandates = { mandates: deployedIn(stage.deployment, "MandateRegistry").address };
    const until = (await stage.as("ada").block()).timestamp + 30n * DAY;
    const given = { agent: stage.addressOf("ben"), theme: themeOf(desk.desk, "TAPP/new"), terms: { until } };
    return (await grantMandate(stage.as("ada"), mandates, given)).key;
  }

  it("follows an application from the office to the applicant, and to the licence", async () => {
    const { stage } = world();
    const officer = stage.as("issuingOfficer");
    const id = await apply("granted");
    await onPage(`application/${id}`, async (page) => {
      const again = () => page.getByRole("button", { name: "Read again" }).click();
      await standing(page, "With the office").waitFor();
      const record = await page.getByRole("region", { name: "The application", exact: true }).textContent();
      expect(record).to.contain("Trial permit").and.to.contain("25 TRD").and.to.contain(stage.addressOf("ada"));
      await page.getByText("A withdrawal now would bring the fee back.").waitFor();

      await requestInformation(officer, desk, { applicationId: id, revision: 1, reasons });
      await again();
      await standing(page, "With the applicant").waitFor();
      await page.getByText("A withdrawal now would leave the fee to the agency.").waitFor();

      await grantApplication(officer, desk, {
        applicationId: id,
        revision: 2,
        credentialId: credentialId(typeId("TAPP"), "1"),
        commitment: digest("permit"),
        reasons,
      });
      await again();
      await standing(page, "Granted").waitFor();
      expect(await timeline(page)).to.deep.equal(["Granted and issued", "The office asked for more", "Submitted"]);
      await page.getByText("25 TRD, earned by the agency").waitFor();
      await page.getByRole("link", { name: "TAPP 1", exact: true }).click();
      await standing(page, "In force").waitFor();
    });
  });

  it("shows a refusal and its appeal", async () => {
    const { stage } = world();
    const id = await apply("refused");
    await refuseApplication(stage.as("issuingOfficer"), desk, { applicationId: id, revision: 1, reasons });
    await onPage(`application/${id}`, async (page) => {
      await standing(page, "Refused").waitFor();
      const deadline = (await stage.as("ada").block()).timestamp + DAY;
      await appealRefusal(stage.as("ada"), desk, { applicationId: id, revision: 2, grounds: reasons, deadline });
      await page.getByRole("button", { name: "Read again" }).click();
      await standing(page, "Under appeal").waitFor();
      expect(await timeline(page)).to.deep.equal(["Appealed", "Refused", "Submitted"]);
    });
  });

  it("shows who acted for the applicant, and under which mandate", async () => {
    const { stage } = world();
    const key = await mandateBen();
    const ben = stage.as("ben");
    const applicationId = await apply("by an agent", "ben");
    await onPage(`application/${applicationId}`, async (page) => {
      await standing(page, "With the office").waitFor();
      const record = page.getByRole("region", { name: "The application", exact: true });
      expect(await record.locator("div", { hasText: "Submitted for the applicant by" }).textContent()).to.contain(
        stage.addressOf("ben"),
      );
      expect(await record.textContent()).to.contain(stage.addressOf("ada"));
      const submitted = page.locator("ol.timeline > li").last();
      expect(await submitted.textContent()).to.contain("For the applicant, by");
      const link = { name: "the mandate", exact: true } as const;
      const targets = [record, submitted].map((place) => place.getByRole("link", link).getAttribute("href"));
      expect(await Promise.all(targets)).to.deep.equal([`#/mandate/${key}`, `#/mandate/${key}`]);

      // What the office does is under no mandate.
      const officer = stage.as("issuingOfficer");
      await requestInformation(officer, desk, { applicationId, revision: 1, reasons });
      const deadline = (await ben.block()).timestamp + DAY;
      await withdrawApplication(ben, desk, { applicationId, revision: 2, deadline });
      await page.getByRole("button", { name: "Read again" }).click();
      await standing(page, "Withdrawn").waitFor();
      expect(await timeline(page)).to.deep.equal(["Withdrawn", "The office asked for more", "Submitted"]);
      const acts = await page.locator("ol.timeline > li").allTextContents();
      expect(acts.map((act) => act.includes("For the applicant, by"))).to.deep.equal([true, false, true]);

      await record.getByRole("link", link).click();
      await page.getByRole("heading", { name: `Mandate ${key.slice(0, 6)}` }).waitFor();
      expect(page.url()).to.contain(`#/mandate/${key}`);
    });
  });

  it("shows no agent and no mandate where the applicant came itself", async () => {
    const id = await apply("in person");
    await onPage(`application/${id}`, async (page) => {
      await standing(page, "With the office").waitFor();
      expect(await timeline(page)).to.deep.equal(["Submitted"]);
      const text = await page.getByRole("main").textContent();
      expect(text).to.contain("Applicant’s account");
      expect(text).not.to.match(/for the applicant|mandate/i);
    });
  });

  it("is found by the application's id, and says where there is none", async () => {
    const id = await apply("found");
    await onPage(`find/${id}`, (page) => standing(page, "With the office").waitFor());
    await onPage(`application/${digest("nobody's")}`, async (page) => {
      await page.getByRole("heading", { name: `No application ${digest("nobody's")}` }).waitFor();
    });
  });
});

const MINT = [
  {
    type: "function",
    name: "mint",
    stateMutability: "nonpayable",
    inputs: [
      { name: "account", type: "address" },
      { name: "amount", type: "uint256" },
    ],
    outputs: [],
  },
] as const;
