import { expect } from "chai";
import type { Page } from "playwright-core";
import { claimClerk } from "./support/claims.js";
import { world } from "./support/hooks.js";
import { onPage } from "./support/page.js";
import { titleClerk } from "./support/titles.js";

const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const ready = (page: Page, name: string) => page.getByRole("heading", { name }).first().waitFor();
const again = (page: Page) => page.getByRole("button", { name: "Read again" }).click();
const told = async (page: Page) => {
  const lines = part(page, "History").locator("ol.timeline > li");
  await lines.first().waitFor();
  return lines.allTextContents();
};

/** Lets the chain's time pass. */
async function pass(seconds: number): Promise<void> {
  await world().ask("evm_increaseTime", seconds);
  await world().ask("evm_mine");
}

describe("what stands behind a title", () => {
  let titles: ReturnType<typeof titleClerk>;
  let claims: ReturnType<typeof claimClerk>;
  before(() => {
    titles = titleClerk(world().stage);
    claims = claimClerk(world().stage);
  });

  describe("its lineage", () => {
    it("leads from a divided title to what it became, and back, on the page and in the histories", async () => {
      await titles.register("LOT-1", "ada");
      const lots = await titles.divide("LOT-1", "ada", [700, 500]);
      await onPage("title/LOT-1", async (page) => {
        await ready(page, "Closed. This title is history.");
        const origins = part(page, "Where the land came from");
        expect(await origins.textContent()).to.contain("Closed bySubdivision");
        expect(await origins.getByRole("link").allTextContents()).to.deep.equal(lots.map((lot) => `Title ${lot}`));
        const [closed] = await told(page);
        expect(closed).to.contain("Divided or merged by a survey plan").and.to.contain("Title LOT-1/2");

        await origins.getByRole("link", { name: "Title LOT-1/2" }).click();
        await ready(page, "Registered. Nothing blocks a sale.");
        expect(await part(page, "The title").textContent()).to.contain("500 m²");
        const parents = part(page, "Where the land came from");
        expect(await parents.textContent()).to.contain("Came ofSubdivision");
        const [came] = await told(page);
        expect(came).to.contain("Came of a survey plan").and.to.contain("Title LOT-1");
        await parents.getByRole("link", { name: "Title LOT-1" }).click();
        await ready(page, "Closed. This title is history.");
      });
    });

    it("says nothing of plans where none made or closed the title", async () => {
      await titles.register("LOT-2", "ada");
      await onPage("title/LOT-2", async (page) => {
        await ready(page, "Registered. Nothing blocks a sale.");
        expect(await part(page, "Where the land came from").count()).to.equal(0);
      });
    });
  });

  describe("the rights of others", () => {
    it("shows a lease with its holder and its end, and tells it in the history", async () => {
      await titles.register("LEASE-1", "ada");
      await titles.lease("LEASE-1", "ada", "ben", 400n);
      await onPage("title/LEASE-1", async (page) => {
        await ready(page, "Registered, with one right of others");
        const said = (await part(page, "Rights of others").textContent()) ?? "";
        expect(said).to.contain("Lease").and.to.contain(world().stage.addressOf("ben"));
        expect(said).to.contain("until").and.to.contain("UTC");
        const [granted] = await told(page);
        expect(granted).to.contain("Lease registered").and.to.contain(world().stage.addressOf("ben"));
      });
    });

    it("leads from a servitude to the title that it benefits", async () => {
      await titles.register("PATH-1", "ada");
      await titles.register("PATH-2", "ben");
      await titles.servitude("PATH-1", "ada", "PATH-2", "ben");
      await onPage("title/PATH-1", async (page) => {
        await ready(page, "Registered, with one right of others");
        await part(page, "Rights of others").getByRole("link", { name: "Title PATH-2" }).click();
        await ready(page, "Title PATH-2");
      });
    });

    it("shows for whom a priority notice holds a place, and until when", async () => {
      await titles.register("PLACE-1", "ada");
      await titles.notice("PLACE-1", "ada", "ben", 60n);
      await onPage("title/PLACE-1", async (page) => {
        await ready(page, "A priority notice holds a place");
        const said = (await part(page, "Priority notice").textContent()) ?? "";
        expect(said).to.contain(world().stage.addressOf("ben")).and.to.contain("UTC");
        expect((await told(page))[0]).to.contain("Place of a dealing held by a priority notice");
      });
    });
  });

  describe("announced orders", () => {
    it("warns of an order while it may be carried out, and tells it as history afterwards", async () => {
      await titles.register("ORDER-1", "ada");
      const order = await titles.order("ORDER-1", "ada", "cleo");
      await onPage("title/ORDER-1", async (page) => {
        await ready(page, "A court order is announced");
        const said = (await part(page, "Court orders announced").textContent()) ?? "";
        const court = world().stage.addressOf("court");
        expect(said).to.contain("The title is to be given to another owner").and.to.contain(court);
        expect(said).to.contain("Earliest").and.to.contain("Latest").and.to.contain("UTC");

        const { timestamp } = await world().stage.as("registrar").block();
        await pass(Number(order.due - timestamp));
        await order.carryOut();
        await again(page);
        await ready(page, "Registered. Nothing blocks a sale.");
        expect(await part(page, "Court orders announced").count()).to.equal(0);
        const [given] = await told(page);
        expect(given).to.contain("Given to another owner by order of a court");
        expect(given).to.contain(world().stage.addressOf("cleo"));
      });
    });

    it("says nothing of an order that was taken back, nor of one on another title", async () => {
      await titles.register("ORDER-2", "ada");
      await titles.register("ORDER-3", "ada");
      const order = await titles.order("ORDER-2", "ada", "cleo");
      await onPage("title/ORDER-3", (page) => ready(page, "Registered. Nothing blocks a sale."));
      await order.withdraw();
      await onPage("title/ORDER-2", (page) => ready(page, "Registered. Nothing blocks a sale."));
    });
  });

  describe("a claim to land without a title", () => {
    it("shows who claims what, until when one can object, and becomes a title when that is over", async () => {
      const claim = await claims.publish("CLAIM-1", ["ada", "ben"]);
      await onPage("find/claim-1", async (page) => {
        await ready(page, "Claim to CLAIM-1");
        await ready(page, "Claimed, and not registered yet");
        const said = (await part(page, "What is claimed").textContent()) ?? "";
        for (const person of ["ada", "ben"] as const) expect(said).to.contain(world().stage.addressOf(person));
        expect(said).to.contain("Claimants1/2").and.to.contain("2\u00a0300 m²").and.to.contain("UTC");

        await claims.object(claim, "dov");
        await again(page);
        await ready(page, "Claimed, and objected to");
        const [objection, publication] = await told(page);
        expect(objection).to.contain("Objection lodged").and.to.contain(world().stage.addressOf("dov"));
        expect(publication).to.contain("Claim published");

        await claims.dismiss(claim, "dov");
        const { timestamp } = await world().stage.as("registrar").block();
        await pass(Number(claim.closesAt - timestamp) + 1);
        await again(page);
        await ready(page, "the time for objections is over");
        expect((await told(page))[0]).to.contain("Objection dismissed by a court");

        await claim.complete();
        await again(page);
        await ready(page, "Title CLAIM-1");
        await ready(page, "Registered. Nothing blocks a sale.");
      });
    });
  });
});
