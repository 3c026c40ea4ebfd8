import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { claimClerk } from "./support/claims.js";
import { openFile } from "./support/files.js";
import { world } from "./support/hooks.js";
import { licenceClerk, proofFile } from "./support/licences.js";
import { onPage, pageUrl, type VisitOptions } from "./support/page.js";
import { PLAN, shapeOf } from "./support/plan.js";
import { titleClerk } from "./support/titles.js";

/** A page, the words that show it is ready, and a file to open on it first. */
interface Sight {
  readonly name: string;
  readonly path: string;
  readonly ready: string;
  readonly open?: { readonly label: string; readonly content: () => unknown };
}

let proof: unknown;
const PLAN_LABEL = "Open the plan (GeoJSON file)";

const SIGHTS: readonly Sight[] = [
  { name: "the start", path: "", ready: "What you can rely on" },
  { name: "a clear title", path: "title/AXE-CLEAR", ready: "Nothing blocks a sale." },
  {
    name: "a title with its parcel",
    path: "title/AXE-CLEAR",
    ready: "This is the parcel",
    open: { label: PLAN_LABEL, content: () => PLAN },
  },
  {
    name: "a refused plan",
    path: "title/AXE-CLEAR",
    ready: "This is not the parcel on record",
    open: { label: PLAN_LABEL, content: () => ({ ...PLAN, features: PLAN.features.slice(0, 1) }) },
  },
  { name: "a charged title with a story", path: "title/AXE-CHARGED", ready: "Registered, with one charge" },
  { name: "a title under a caveat", path: "title/AXE-CAVEAT", ready: "A caveat stops dealings" },
  { name: "a frozen title", path: "title/AXE-FROZEN", ready: "Frozen by court order" },
  { name: "a divided title", path: "title/AXE-LOTS", ready: "Closed. This title is history." },
  { name: "a title under an announced order", path: "title/AXE-ORDER", ready: "A court order is announced" },
  { name: "a leased title whose place is held", path: "title/AXE-LEASE", ready: "A priority notice holds a place" },
  { name: "a claim that is objected to", path: "title/AXE-CLAIM", ready: "Claimed, and objected to" },
  { name: "an unknown title", path: "title/AXE-NOBODY", ready: "Not in the register" },
  { name: "a licence in force", path: "credential/ABUS/1", ready: "It is valid at present." },
  { name: "a revoked licence", path: "credential/ABUS/2", ready: "taken back for good" },
  { name: "the proof file's page", path: "proof", ready: "Choose or drop it here." },
  {
    name: "an entry of a batch",
    path: "proof",
    ready: "It is valid at present.",
    open: { label: "Open the proof file (JSON)", content: () => proof },
  },
  { name: "a search without a result", path: "find/AXE-NOTHING", ready: "Where this page looked" },
  { name: "the settings", path: "settings", ready: "Address of the node" },
  { name: "an address that leads nowhere", path: "nowhere", ready: "The address leads nowhere." },
];

const at = ({ path, ready, open }: Sight, use: (page: Page) => Promise<void>, options?: VisitOptions) =>
  onPage(
    path,
    async (page) => {
      if (open !== undefined) await openFile(page, open.label, "file.json", open.content());
      await page.getByRole("main").getByText(ready).first().waitFor();
      if (open?.label === PLAN_LABEL && ready.startsWith("This is the")) await page.locator("path.outline").waitFor();
      await use(page);
    },
    options,
  );

const PHONE = { viewport: { width: 375, height: 740 }, isMobile: true, hasTouch: true } as const;

describe("the page, for everybody", () => {
  before(async () => {
    const titles = titleClerk(world().stage);
    await titles.register("AXE-CLEAR", "ada", shapeOf("18"));
    await titles.register("AXE-CHARGED", "ada");
    await titles.charge("AXE-CHARGED", "ada", "bank", 1);
    await titles.register("AXE-CAVEAT", "ada");
    await titles.caveat("AXE-CAVEAT", "dov", 30n);
    await titles.register("AXE-FROZEN", "ada");
    await titles.freeze("AXE-FROZEN");
    await titles.register("AXE-LOTS", "ada");
    await titles.divide("AXE-LOTS", "ada", [400, 500]);
    await titles.register("AXE-ORDER", "ada");
    await titles.order("AXE-ORDER", "ada", "cleo");
    await titles.register("AXE-LEASE", "ada");
    await titles.lease("AXE-LEASE", "ada", "ben", 400n);
    await titles.notice("AXE-LEASE", "ada", "ben", 60n);
    const claims = claimClerk(world().stage);
    await claims.object(await claims.publish("AXE-CLAIM", ["ada", "ben"]), "dov");
    const licences = licenceClerk(world().stage);
    await licences.kind("ABUS", "Accessible business licence");
    await licences.issue("ABUS", "1", { from: 0, to: 365 }, "ada");
    await licences.issue("ABUS", "2", { from: 0, to: 365 });
    await licences.revoke("ABUS", "2");
    proof = proofFile(await licences.batch("ABUS", 5, { from: 0, to: 365 }), 2);
  });

  for (const colorScheme of ["light", "dark"] as const) {
    describe(`in ${colorScheme} colours`, () => {
      for (const sight of SIGHTS) {
        it(`has no fault that axe finds: ${sight.name}`, async () => {
          await at(
            sight,
            async (page) => {
              const { violations } = await new AxeBuilder({ page }).analyze();
              const faults = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
              expect(faults).to.deep.equal([]);
            },
            { colorScheme },
          );
        });
      }
    });
  }

  describe("on a phone 375 pixels wide", () => {
    for (const sight of SIGHTS) {
      it(`does not scroll sideways: ${sight.name}`, async () => {
        await at(
          sight,
          async (page) => {
            const { wide, room } = await page.evaluate(() => ({
              wide: document.documentElement.scrollWidth,
              room: document.documentElement.clientWidth,
            }));
            expect(wide).to.be.at.most(room);
            expect(room).to.equal(375);
          },
          PHONE,
        );
      });
    }
  });

  it("stands side by side on a desktop", async () => {
    await onPage(
      "title/AXE-CHARGED",
      async (page) => {
        const record = await page.getByRole("region", { name: "The title", exact: true }).boundingBox();
        const picture = await page.getByRole("region", { name: "Certificate", exact: true }).boundingBox();
        expect(picture?.x).to.be.greaterThan((record?.x ?? 0) + (record?.width ?? 0));
        expect(Math.abs((picture?.y ?? 0) - (record?.y ?? 999))).to.be.lessThan(2);
      },
      { viewport: { width: 1280, height: 900 } },
    );
  });

  it("leads from load to result by keyboard alone", async () => {
    await onPage("", async (page) => {
      await page.getByRole("searchbox").waitFor();
      const focused = () => page.evaluate(() => document.activeElement?.textContent || document.activeElement?.tagName);
      await page.keyboard.press("Tab");
      expect(await focused()).to.equal("Skip to the content");
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => document.activeElement?.id)).to.equal("main");
      await page.keyboard.press("Tab");
      expect(await focused()).to.equal("INPUT");
      await page.keyboard.type("AXE-FROZEN");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "Frozen by court order" }).waitFor();
      expect(await focused()).to.contain("Title AXE-FROZEN");
      await page.keyboard.press("Tab");
      expect(await focused()).to.equal("Read again");
    });
  });

  it("shows where the focus is", async () => {
    await onPage("title/AXE-CLEAR", async (page) => {
      await page.getByRole("heading", { level: 1 }).waitFor();
      for (const control of [page.getByRole("button", { name: "Read again" }), page.getByRole("searchbox")]) {
        await control.focus();
        await page.keyboard.press("Shift+Tab");
        await page.keyboard.press("Tab");
        const style = await control.evaluate((element) => {
          const { outlineColor, backgroundColor } = getComputedStyle(element);
          return `${outlineColor} ${backgroundColor}`;
        });
        expect(style).to.contain("rgb(255, 221, 0)");
      }
    });
  });

  it("names its landmarks and main controls", async () => {
    await at(SIGHTS[2] as Sight, async (page) => {
      for (const role of ["banner", "navigation", "search", "main", "contentinfo"] as const) {
        expect(await page.getByRole(role).count(), role).to.equal(1);
      }
      expect(await page.getByRole("heading", { level: 1 }).count()).to.equal(1);
      for (const [role, name] of [
        ["searchbox", "Look up another record"],
        ["button", "Look up"],
        ["button", "Read again"],
        ["button", PLAN_LABEL],
        ["application", "Map of the parcel of title AXE-CLEAR. Move it with the arrow keys, zoom with plus and minus."],
        ["button", "Zoom in"],
        ["link", "Settings"],
      ] as const) {
        expect(await page.getByRole(role, { name, exact: true }).count(), name).to.equal(1);
      }
    });
  });

  it("asks nobody but its own server and the node", async () => {
    const asked = new Set<string>();
    await onPage("", async (page) => {
      page.on("request", (request) => asked.add(new URL(request.url()).origin));
      await page.reload();
      await page.goto(`${await pageUrl()}#/title/AXE-CLEAR`);
      await openFile(page, PLAN_LABEL, "plan.geojson", PLAN);
      await page.locator("path.outline").waitFor();
      await page.goto(`${await pageUrl()}#/credential/ABUS/1`);
      await page.getByText("It is valid at present.").waitFor();
    });
    asked.delete("null"); // Pictures that the page holds itself, as data: addresses.
    expect([...asked].sort()).to.deep.equal([new URL(await pageUrl()).origin, new URL(world().rpcUrl).origin].sort());
  });

  it("loads the map only when there is a parcel to draw", async () => {
    const scripts: string[] = [];
    await onPage("", async (page) => {
      page.on("request", (request) => scripts.push(request.url()));
      await page.goto(`${await pageUrl()}#/title/AXE-CLEAR`);
      await page.getByText("Nothing blocks a sale.").first().waitFor();
      expect(scripts.filter((url) => url.includes("/map-"))).to.deep.equal([]);
      await openFile(page, PLAN_LABEL, "plan.geojson", PLAN);
      await page.locator("path.outline").waitFor();
      expect(scripts.filter((url) => /\/map-.*\.js$/.test(url))).to.have.length(1);
    });
  });

  it("prints accounts in full and leaves out what paper cannot do", async () => {
    await onPage("title/AXE-CHARGED", async (page) => {
      await page.getByRole("heading", { name: "Registered, with one charge" }).waitFor();
      await page.emulateMedia({ media: "print" });
      expect(await page.getByRole("searchbox").isVisible()).to.equal(false);
      expect(await page.locator("button:visible").count()).to.equal(0);
      const bank = page.locator("ol.timeline").getByText(world().stage.addressOf("bank"));
      expect(await bank.first().isVisible()).to.equal(true);
    });
  });

  it("breaks no rule of its own content security policy", async () => {
    const refused: string[] = [];
    await onPage("", async (page) => {
      page.on("console", (message) => {
        if (message.type() === "error") refused.push(message.text());
      });
      page.on("pageerror", (error) => refused.push(error.message));
      await page.goto(`${await pageUrl()}#/title/AXE-CLEAR`);
      await openFile(page, PLAN_LABEL, "plan.geojson", PLAN);
      await page.locator("path.outline").waitFor();
    });
    expect(refused).to.deep.equal([]);
  });
});
