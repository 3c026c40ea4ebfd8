import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { type Hex, keccak256, stringToHex } from "viem";
import type { Person } from "../../scripts/start/stage.js";
import { deployedIn } from "../../sdk/src/core/index.js";
import {
  grantMandate,
  type MandateGrant,
  type MandatesRef,
  revokeMandate,
  themeOf,
} from "../../sdk/src/mandates/index.js";
import { world } from "./support/hooks.js";
import { verified } from "./support/identities.js";
import { onPage } from "./support/page.js";

const DAY = 86_400n;
const digest = (words: string): Hex => keccak256(stringToHex(words));
const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const standing = (page: Page, name: string) =>
  page.locator(".standing").getByRole("heading", { name, exact: true }).waitFor();
const again = (page: Page) => page.getByRole("button", { name: "Read again" }).click();

describe("the page of a mandate", () => {
  let ref: MandatesRef;
  let until: bigint;

  before(async () => {
    const { stage } = world();
    ref = { mandates: deployedIn(stage.deployment, "MandateRegistry").address };
    until = (await stage.as("ada").block()).timestamp + 30n * DAY;
    await verified(stage, ["ada", "ben", "cleo"]);
  });

  const themeAt = (contract: string, power: string) =>
    themeOf(deployedIn(world().stage.deployment, contract).address, power);
  const grant = (from: Person, to: Person, power: string, more: Partial<MandateGrant> = {}) => {
    const { stage } = world();
    const given = { agent: stage.addressOf(to), theme: themeAt("ServiceDesk", power), terms: { until }, ...more };
    return grantMandate(stage.as(from), ref, given);
  };

  it("says who may do what for whom, until when, and what is left", async () => {
    const { stage } = world();
    const { key } = await grant("cleo", "ada", "TMAN/one", { terms: { until, count: 3, sum: 25_000_000n } });
    await onPage(`mandate/${key}`, async (page) => {
      await standing(page, "In force");
      const told = await part(page, "What it allows").textContent();
      for (const words of [
        stage.addressOf("cleo"),
        stage.addressOf("ada"),
        "TMAN/one at the service desk",
        "everything that falls under it",
        "Uses left3",
        "25000000, in the smallest unit",
        "the agent may not grant it onward",
      ]) {
        expect(told).to.contain(words);
      }
      expect(await part(page, "History").getByRole("heading").allTextContents()).to.deep.equal(["History", "Granted"]);
    });
  });

  it("shows the mandates above it, and that the end of one ends it too", async () => {
    const { stage } = world();
    const terms = { until, depth: 1 };
    const above = await grant("cleo", "ada", "TMAN/chain", { terms });
    const { key } = await grant("ada", "ben", "TMAN/chain", { parent: above.key });
    await onPage(`mandate/${key}`, async (page) => {
      await standing(page, "In force");
      const links = part(page, "How it comes from the principal").getByRole("listitem");
      expect(await links.count()).to.equal(2);
      expect(await links.nth(1).textContent()).to.contain("this mandate");

      const given = { agent: stage.addressOf("ada"), theme: themeAt("ServiceDesk", "TMAN/chain") };
      await revokeMandate(stage.as("cleo"), ref, given);
      await again(page);
      await standing(page, "Not usable now");
      await page.getByText("a mandate above it does not carry it: it was revoked").waitFor();
      await links.nth(0).getByRole("link", { name: "Mandate 1" }).click();
      await standing(page, "Revoked");
      const history = await part(page, "History").locator("ol.timeline").getByRole("heading").allTextContents();
      expect(history).to.deep.equal(["Revoked", "Granted"]);
    });
  });

  it("says that a mandate waits for its agent, and what it is for alone", async () => {
    const { stage } = world();
    const application = digest("an application");
    const offered = await grant("cleo", "ben", "TMAN/offer", { acceptance: true, resource: application });
    await onPage(`mandate/${offered.key}`, async (page) => {
      await standing(page, "Offered");
      const link = part(page, "What it allows").getByRole("link", { name: "one application" });
      expect(await link.getAttribute("href")).to.equal(`#/application/${application}`);
    });
    const theme = themeAt("ConsentRegistry", "consent");
    const consent = await grant("cleo", "ben", "TMAN/consent", {
      theme,
      resource: `0x${stage.addressOf("bank").slice(2).padStart(64, "0")}`,
    });
    await onPage(`mandate/${consent.key}`, async (page) => {
      await standing(page, "In force");
      const told = await part(page, "What it allows").textContent();
      expect(told).to.contain("consent at the consent registry").and.to.contain(stage.addressOf("bank"));
    });
  });

  it("warns where the mandate stands but its agent is not verified", async () => {
    const { stage } = world();
    const { key } = await grant("cleo", "dov", "TMAN/none");
    await onPage(`mandate/${key}`, async (page) => {
      await standing(page, "Not usable now");
      await page.getByText("the agent’s account is not verified now").waitFor();
      expect(await page.textContent("main")).to.contain(stage.addressOf("dov"));
    });
  });

  it("is found by its key, and says plainly where there is none", async () => {
    const { key } = await grant("cleo", "ada", "TMAN/found");
    await onPage(`find/${key}`, (page) => standing(page, "In force"));
    for (const unknown of [digest("nobody's"), "0x12"]) {
      await onPage(`mandate/${unknown}`, async (page) => {
        await page.getByRole("heading", { name: "Not in the register" }).waitFor();
        await page.getByRole("heading", { name: /No mandate/ }).waitFor();
      });
    }
  });

  for (const colorScheme of ["light", "dark"] as const) {
    it(`has no fault that axe finds, and does not scroll sideways on a phone, in ${colorScheme} colours`, async () => {
      const terms = { until, depth: 1 };
      const above = await grant("cleo", "ada", `TMAN/${colorScheme}`, { terms });
      const { key } = await grant("ada", "ben", `TMAN/${colorScheme}`, { parent: above.key });
      const phone = { colorScheme, viewport: { width: 375, height: 740 }, isMobile: true, hasTouch: true };
      await onPage(
        `mandate/${key}`,
        async (page) => {
          await standing(page, "In force");
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))).to.deep.equal([]);
          const [wide, room] = await page.evaluate(() => [
            document.documentElement.scrollWidth,
            document.documentElement.clientWidth,
          ]);
          expect(wide).to.be.at.most(room ?? 0);
        },
        phone,
      );
    });
  }
});
