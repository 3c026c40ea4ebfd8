import { expect } from "chai";
import type { Page } from "playwright-core";
import { world } from "./support/hooks.js";
import { BLOCK_EXPLORER, onPage } from "./support/page.js";
import { titleClerk } from "./support/titles.js";

const standing = (page: Page) => page.locator(".standing");
const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

describe("the page of a title", () => {
  let clerk: ReturnType<typeof titleClerk>;
  before(() => {
    clerk = titleClerk(world().stage);
  });

  describe("standing", () => {
    it("says that nothing blocks a sale of a clear title", async () => {
      await clerk.register("CLEAR-1", "ada");
      await onPage("title/CLEAR-1", async (page) => {
        await page.getByRole("heading", { name: "Registered. Nothing blocks a sale." }).waitFor();
        expect(await page.title()).to.equal("Title CLEAR-1 – Public records");
      });
    });

    it("says before, during and after a freeze how the title stands", async () => {
      await clerk.register("FREEZE-1", "ada");
      await onPage("title/FREEZE-1", async (page) => {
        await page.getByRole("heading", { name: "Nothing blocks a sale" }).waitFor();
        await clerk.freeze("FREEZE-1");
        await page.getByRole("button", { name: "Read again" }).click();
        await page.getByRole("heading", { name: "Frozen by court order" }).waitFor();
        expect(await standing(page).textContent()).to.contain("until the court lifts the freeze");
        await clerk.unfreeze("FREEZE-1", async (seconds) => {
          await world().ask("evm_increaseTime", seconds);
          await world().ask("evm_mine");
        });
        await page.getByRole("button", { name: "Read again" }).click();
        await page.getByRole("heading", { name: "Nothing blocks a sale" }).waitFor();
      });
    });

    it("names who must consent where the title is charged, by rank", async () => {
      await clerk.register("CHARGE-1", "ada");
      await clerk.charge("CHARGE-1", "ada", "cleo", 2);
      await clerk.charge("CHARGE-1", "ada", "bank", 1);
      await onPage("title/CHARGE-1", async (page) => {
        await page.getByRole("heading", { name: "Registered, with two charges" }).waitFor();
        const rows = await part(page, "Charges").getByRole("listitem").allTextContents();
        expect(rows).to.have.length(2);
        expect(rows[0]).to.contain("Rank 1").and.to.contain(world().stage.addressOf("bank"));
        expect(rows[1]).to.contain("Rank 2").and.to.contain(world().stage.addressOf("cleo"));
      });
    });

    it("warns of a caveat and says when it ends", async () => {
      await clerk.register("CAVEAT-1", "ada");
      await clerk.caveat("CAVEAT-1", "dov", 30n);
      const { timestamp } = await world().stage.as("registrar").block();
      const end = new Date((Number(timestamp) + 30 * 86_400) * 1000);
      const year = end.getUTCFullYear();
      const month = end.toLocaleString("en-GB", { month: "long", timeZone: "Europe/Berlin" });
      await onPage("title/CAVEAT-1", async (page) => {
        await page.getByRole("heading", { name: "A caveat stops dealings" }).waitFor();
        expect(await part(page, "Caveats").textContent())
          .to.contain(`${month} ${year}`)
          .and.to.contain("UTC");
        expect(await part(page, "Caveats").textContent()).to.contain(world().stage.addressOf("dov"));
      });
    });

    it("shows co-owners with their shares, how they own, and the area", async () => {
      await clerk.registerShared("SHARED-1", ["ada", "ben", "cleo"], 12_345, "in common");
      await clerk.registerShared("JOINT-1", ["ada", "ben"], 800, "joint");
      await onPage("title/SHARED-1", async (page) => {
        await page.getByRole("heading", { name: "Registered. Nothing blocks a sale." }).waitFor();
        const said = (await part(page, "The title").textContent()) ?? "";
        for (const person of ["ada", "ben", "cleo"] as const) {
          const owner = world().stage.addressOf(person);
          expect(said)
            .to.contain(`1/3 ${owner.slice(0, 6)}…`)
            .and.to.contain(owner);
        }
        expect(said).to.contain("by several, each with a share").and.to.contain("12\u00a0345 m²");
        expect(await part(page, "Rights of others").textContent()).to.contain("None.");
      });
      await onPage("title/JOINT-1", async (page) => {
        await part(page, "The title").getByText("when one dies, the others own it all").waitFor();
      });
    });

    it("says that an unknown reference is not in the register", async () => {
      await onPage("title/NOBODY-1", async (page) => {
        await page.getByRole("heading", { name: "No title NOBODY-1" }).waitFor();
        expect(await standing(page).textContent()).to.contain("Not in the register");
      });
    });

    it("takes a text that no title can have for unknown", async () => {
      await onPage(`title/${"X".repeat(40)}`, async (page) => {
        await page.getByRole("heading", { name: "Not in the register" }).waitFor();
      });
    });
  });

  describe("history", () => {
    it("tells every act with block and transaction, the latest first", async () => {
      const { mined: first } = await clerk.register("STORY-1", "ada");
      const { mined: second } = await clerk.charge("STORY-1", "ada", "bank", 1);
      const { mined: third } = await clerk.transfer("STORY-1", "ada", "ben", ["bank"]);
      await onPage("title/STORY-1", async (page) => {
        const lines = part(page, "History").locator("ol.timeline > li");
        await lines.first().waitFor();
        const told = await lines.allTextContents();
        expect(told.map((text) => text.slice(0, 12))).to.deep.equal(["Passed to a ", "Charged, at ", "Registered f"]);
        for (const [index, mined] of [third, second, first].entries()) {
          const links = lines.nth(index).getByRole("link");
          const targets = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
          expect(targets).to.include(`${BLOCK_EXPLORER}/tx/${mined.hash}`);
          expect(targets).to.include(`${BLOCK_EXPLORER}/block/${mined.block}`);
        }
        expect(told[0]).to.contain(world().stage.addressOf("ben"));
      });
    });

    it("shows the transaction without a link where no block explorer is configured", async () => {
      const { mined } = await clerk.register("STORY-2", "ada");
      const base = await world().publish(world().deployment);
      await onPage(
        "title/STORY-2",
        async (page) => {
          const line = part(page, "History").locator("ol.timeline > li");
          await line.waitFor();
          expect(await line.textContent()).to.contain(`transaction ${mined.hash.slice(0, 6)}…${mined.hash.slice(-4)}`);
          expect(await line.getByRole("link").count()).to.equal(0);
        },
        { base },
      );
    });
  });

  it("shows the register's own certificate as a picture with words", async () => {
    await clerk.register("PICTURE-1", "ada");
    await onPage("title/PICTURE-1", async (page) => {
      const picture = page.getByRole("img", { name: "Title certificate of PICTURE-1" });
      await picture.waitFor();
      expect(await picture.getAttribute("alt")).to.contain("Nothing blocks a sale");
      expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).to.be.greaterThan(0);
    });
  });

  it("says at which block it read", async () => {
    await clerk.register("BLOCK-1", "ada");
    const { number } = await world().stage.as("registrar").block();
    await onPage("title/BLOCK-1", async (page) => {
      await page.getByText(`Read at block ${number},`).waitFor();
    });
  });

  it("copies an account whole", async () => {
    await clerk.register("COPY-1", "ada");
    await onPage(
      "title/COPY-1",
      async (page) => {
        const owner = world().stage.addressOf("ada");
        const short = `${owner.slice(0, 6)}…${owner.slice(-4)}`;
        await part(page, "The title")
          .getByRole("button", { name: `Copy account ${short}` })
          .click();
        await page.getByRole("status").getByText(`Copied account ${short}.`).waitFor();
        expect(await page.evaluate(() => navigator.clipboard.readText())).to.equal(owner);
      },
      { permissions: ["clipboard-read", "clipboard-write"] },
    );
  });
});
