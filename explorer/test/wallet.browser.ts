import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { play } from "../../scripts/stories/mandatedLicence.js";
import { openFile } from "./support/files.js";
import { world } from "./support/hooks.js";
import { onPage } from "./support/page.js";

const region = (page: Page, account: string) =>
  page.getByRole("region", { name: `Account ${account.slice(0, 6)}…${account.slice(-4)}`, exact: true });

describe("the page of a citizen's own records", function () {
  this.timeout(120_000);
  let company = "";
  let employee = "";
  let phone = "";

  before(async () => {
    const { pages } = await play(world().stage);
    const wallets = pages.map(({ path }) => path).filter((path) => path.startsWith("wallet/"));
    company = wallets[0]?.replace("wallet/", "") ?? "";
    [employee = "", phone = ""] = wallets[1]?.replace("wallet/", "").split(",") ?? [];
  });

  it("shows what a company has: its licence, mandates given, a consent and who looked", async () => {
    await onPage(`wallet/${company}`, async (page) => {
      const own = region(page, company);
      await own.waitFor();
      const words = await own.textContent();
      expect(words).to.contain("LBUS CT-2026-9001: valid").and.to.contain("for LBUS/agent: in force");
      expect(words).to.contain("for consent: in force").and.to.contain("withdrawn").and.to.contain("one look");
    });
  });

  it("shows both accounts of somebody who lost a phone, and that all went to the second", async () => {
    await onPage(`wallet/${employee},${phone}`, async (page) => {
      await region(page, phone).waitFor();
      expect(await region(page, employee).textContent()).to.contain("Another account took over");
      const now = await region(page, phone).textContent();
      expect(now).to.contain("CT-9-001").and.to.contain("LBUS CT-2026-8001: valid").and.to.contain("LBUS/agent");
    });
  });

  it("tells on an account's own page that another took over, and from which the other did", async () => {
    await onPage(`account/${employee}`, async (page) => {
      await page.getByRole("heading", { name: "Another account took over" }).waitFor();
      const story = page.getByRole("region", { name: "History", exact: true });
      expect(await story.textContent()).to.contain("Succeeded: the key was lost");
      expect((await new AxeBuilder({ page }).analyze()).violations).to.deep.equal([]);
      await page
        .getByRole("region", { name: "The identity", exact: true })
        .getByRole("link", { name: `${phone.slice(0, 6)}…${phone.slice(-4)}`, exact: true })
        .click();
      await page.getByRole("heading", { name: "Verified", exact: true }).first().waitFor();
      expect(page.url()).to.contain(phone);
    });
    await onPage("account/0x00000000000000000000000000000000000000AA", async (page) => {
      await page.getByText("No office has verified").first().waitFor();
    });
  });

  it("keeps the accounts in the browser, takes a wallet's list, and forgets them when asked", async () => {
    await onPage("wallet", async (page) => {
      await page.getByText("No account is named yet.").waitFor();
      await page.getByLabel("Accounts", { exact: true }).fill("0x1234");
      await page.getByRole("button", { name: "Show" }).click();
      await page.getByText("0x1234 is no account.").waitFor();

      const list = { format: "civitas-accounts-1", accounts: [{ address: company }] };
      await openFile(page, "Or open the list that your wallet wrote", "mine.json", list);
      await region(page, company).waitFor();
      await page.reload();
      await region(page, company).waitFor();
      await openFile(page, "Or open the list that your wallet wrote", "other.json", {});
      await page.getByText("This file is no list of accounts.").waitFor();
      await page.getByRole("button", { name: "Forget them" }).click();
      await page.getByText("No account is named yet.").waitFor();
      expect(await page.evaluate(() => localStorage.getItem("civitas.wallet"))).to.equal("");
    });
  });

  it("reads well for everybody", async () => {
    await onPage(`wallet/${company}`, async (page) => {
      await region(page, company).waitFor();
      expect((await new AxeBuilder({ page }).analyze()).violations).to.deep.equal([]);
    });
  });
});
