import { expect } from "chai";
import type { Page } from "playwright-core";
import { world } from "./support/hooks.js";
import { licenceClerk } from "./support/licences.js";
import { onPage } from "./support/page.js";
import { titleClerk } from "./support/titles.js";

const lookUp = async (page: Page, reference: string) => {
  await page.getByRole("searchbox").fill(reference);
  await page.getByRole("button", { name: "Look up" }).click();
};
const place = (page: Page) => decodeURIComponent(new URL(page.url()).hash);

describe("the search", () => {
  before(async () => {
    const titles = titleClerk(world().stage);
    const licences = licenceClerk(world().stage);
    await titles.register("FIND-7065-1", "ada");
    await titles.register("777", "ada");
    await licences.kind("FBUS", "Found business licence");
    await licences.kind("FDOG", "Found dog licence");
    await licences.issue("FBUS", "777", { from: 0, to: 365 });
    await licences.issue("FBUS", "778", { from: 0, to: 365 });
    await licences.issue("FDOG", "777", { from: 0, to: 365 });
  });

  it("finds a title by its reference and says how it stands", async () => {
    await onPage("", async (page) => {
      await lookUp(page, "FIND-7065-1");
      await page.getByRole("heading", { level: 1, name: "Title FIND-7065-1" }).waitFor();
      await page.getByRole("status").getByText("Title FIND-7065-1: Registered. Nothing blocks a sale.").waitFor();
      expect(place(page)).to.equal("#/title/FIND-7065-1");
    });
  });

  it("forgives small letters and spaces at the ends", async () => {
    await onPage("", async (page) => {
      await lookUp(page, "  find-7065-1 ");
      await page.getByRole("heading", { level: 1, name: "Title FIND-7065-1" }).waitFor();
    });
  });

  it("finds a licence by kind and serial", async () => {
    await onPage("", async (page) => {
      await lookUp(page, "FBUS/778");
      await page.getByRole("heading", { level: 1, name: "778" }).waitFor();
      expect(place(page)).to.equal("#/credential/FBUS/778");
    });
  });

  it("finds a licence by its serial alone, in every kind that is registered", async () => {
    await onPage("", async (page) => {
      await lookUp(page, "778");
      await page.getByRole("heading", { level: 1, name: "778" }).waitFor();
      expect(place(page)).to.equal("#/credential/FBUS/778");
    });
  });

  it("lists what it found where a reference means several records", async () => {
    await onPage("", async (page) => {
      await lookUp(page, "777");
      await page.getByRole("heading", { level: 1, name: "Three records under 777" }).waitFor();
      const found = await page.getByRole("main").getByRole("link").allTextContents();
      expect(found).to.deep.equal(["Title 777", "Found business licence 777", "Found dog licence 777"]);
      await page.getByRole("link", { name: "Found dog licence 777" }).click();
      await page.getByRole("heading", { level: 1, name: "777" }).waitFor();
      expect(place(page)).to.equal("#/credential/FDOG/777");
    });
  });

  it("tells which registers it looked in where nothing is found", async () => {
    await onPage("", async (page) => {
      await lookUp(page, "NOTHING-9");
      await page.getByRole("heading", { level: 1, name: "Nothing is registered under NOTHING-9" }).waitFor();
      const main = await page.getByRole("main").textContent();
      expect(main).to.contain("Land register, Free Town of Civitas: nothing");
      expect(main).to.contain("Found business licence").and.to.contain("Found dog licence");
    });
  });

  it("opens at a record's own address, and goes back to where the reader was", async () => {
    await onPage("credential/FBUS/778", async (page) => {
      await page.getByRole("heading", { level: 1, name: "778" }).waitFor();
      await lookUp(page, "FIND-7065-1");
      await page.getByRole("heading", { level: 1, name: "Title FIND-7065-1" }).waitFor();
      await page.goBack();
      await page.getByRole("heading", { level: 1, name: "778" }).waitFor();
    });
  });

  it("says so where an address leads nowhere", async () => {
    await onPage("nowhere/at/all", (page) => page.getByRole("heading", { name: "There is no such page" }).waitFor());
  });
});
