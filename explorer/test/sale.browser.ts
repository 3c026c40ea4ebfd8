import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { world } from "./support/hooks.js";
import { onPage } from "./support/page.js";
import { saleClerk } from "./support/sales.js";
import { titleClerk } from "./support/titles.js";

const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const ready = (page: Page, name: string) => page.getByRole("heading", { name }).first().waitFor();

describe("the page of a sale", () => {
  let sales: ReturnType<typeof saleClerk>;
  let titles: ReturnType<typeof titleClerk>;
  before(() => {
    sales = saleClerk(world().stage);
    titles = titleClerk(world().stage);
  });

  it("says at every step how far the sale has come", async () => {
    await titles.register("SALE-1", "ada");
    const sale = await sales.open("SALE-1");
    await onPage(`sale/${sale.id}`, async (page) => {
      await ready(page, "Open: it waits for the deposit");
      await sales.pay(sale, 20_000_000_000n);
      await page.getByRole("button", { name: "Read again" }).click();
      await ready(page, "Open: it waits for the balance");
      await sales.pay(sale, 180_000_000_000n);
      await page.getByRole("button", { name: "Read again" }).click();
      await ready(page, "Paid: it can be settled");
      await sales.settle(sale);
      await page.getByRole("button", { name: "Read again" }).click();
      await ready(page, "Settled: the title has passed");
    });
  });

  it("tells a settled sale's progress as a timeline, the latest act first", async () => {
    await titles.register("SALE-2", "ada");
    const sale = await sales.open("SALE-2");
    await sales.pay(sale, sale.price);
    await sales.settle(sale);
    await onPage(`sale/${sale.id}`, async (page) => {
      const lines = part(page, "History").locator("ol.timeline > li");
      await lines.first().waitFor();
      const told = await lines.allTextContents();
      expect(told).to.have.length(5);
      expect(told[0]).to.contain("196\u202f000 TRD paid out").and.to.contain(world().stage.addressOf("ada"));
      expect(told[1]).to.contain("4\u202f000 TRD paid out").and.to.contain(world().stage.addressOf("treasury"));
      expect(told[2]).to.contain("Settled: the title passed to the buyer");
      expect(told[3]).to.contain("200\u202f000 TRD paid into escrow");
      expect(told[4]).to.contain("Opened: sellers and buyer have signed");
      await part(page, "The contract of sale").getByRole("link", { name: "SALE-2" }).click();
      await ready(page, "Title SALE-2");
    });
  });

  it("says why a sale ended, and when one waits for nothing but its refund", async () => {
    await titles.register("SALE-3", "ada");
    const agreed = await sales.open("SALE-3");
    await sales.pay(agreed, agreed.price);
    await sales.end(agreed);
    await onPage(`sale/${agreed.id}`, async (page) => {
      await ready(page, "Ended without being settled");
      await page.getByText("All parties agreed to end it.").first().waitFor();
    });
    await titles.register("SALE-4", "ada");
    const frozen = await sales.open("SALE-4");
    await titles.freeze("SALE-4");
    await onPage(`sale/${frozen.id}`, async (page) => {
      await ready(page, "It cannot be settled any more");
      await page.getByText("Another act changed the title").first().waitFor();
    });
  });

  it("says that nobody opened a sale of such an id", async () => {
    for (const id of [`0x${"7".repeat(64)}`, "0x12"]) {
      await onPage(`sale/${id}`, (page) => ready(page, "Not in the register"));
    }
  });

  it("finds the sales of a title beside the title", async () => {
    await titles.register("SALE-5", "ada");
    const sale = await sales.open("SALE-5");
    await onPage("find/sale-5", async (page) => {
      await ready(page, "Two records under sale-5");
      await page.getByRole("link", { name: /^Sale 0x/ }).click();
      await ready(page, "Open: it waits for the deposit");
    });
    await onPage(`find/${sale.id}`, (page) => ready(page, "Open: it waits for the deposit"));
  });

  for (const colorScheme of ["light", "dark"] as const) {
    it(`has no fault that axe finds, and does not scroll sideways on a phone, in ${colorScheme} colours`, async () => {
      await titles.register(`SALE-AXE-${colorScheme}`, "ada");
      const sale = await sales.open(`SALE-AXE-${colorScheme}`);
      await sales.pay(sale, sale.price);
      await sales.settle(sale);
      await onPage(
        `sale/${sale.id}`,
        async (page) => {
          await ready(page, "Settled: the title has passed");
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))).to.deep.equal([]);
          const [wide, room] = await page.evaluate(() => [
            document.documentElement.scrollWidth,
            document.documentElement.clientWidth,
          ]);
          expect(wide).to.be.at.most(room ?? 0);
        },
        { colorScheme, viewport: { width: 375, height: 740 }, isMobile: true, hasTouch: true },
      );
    });
  }
});
