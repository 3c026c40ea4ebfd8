import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { FeatureCollection, Polygon } from "geojson";
import { dropFile, openFile } from "./support/files.js";
import { world } from "./support/hooks.js";
import { onPage } from "./support/page.js";
import { movedPlan, PLAN, shapeOf } from "./support/plan.js";
import { titleClerk } from "./support/titles.js";

const LABEL = "Open the plan (GeoJSON file)";
const DATA = process.env["CIVITAS_DATA"] ?? new URL("../../../shared/data", import.meta.url).pathname;
const BROOKLYN = join(DATA, "land", "brooklyn-parcels.geojson");

describe("the parcel of a title", () => {
  let clerk: ReturnType<typeof titleClerk>;
  before(async () => {
    clerk = titleClerk(world().stage);
    await clerk.register("PARCEL-16", "ada", shapeOf("16"));
  });

  it("is found in the file by its digest, and drawn with a scale", async () => {
    await onPage("title/PARCEL-16", async (page) => {
      await openFile(page, LABEL, "plan.geojson", PLAN);
      await page.getByRole("main").getByText("This is the parcel: it matches the register").waitFor();
      await page.locator(".map path.outline").waitFor();
      expect(await page.locator(".map path.outline").count()).to.equal(1);
      expect(await page.locator(".map .leaflet-control-scale").textContent()).to.match(/\d+ m/);
      await page.getByText("4 corners, latitude 52.37034° to 52.37071°").waitFor();
    });
  });

  it("may be dropped on the page", async () => {
    await onPage("title/PARCEL-16", async (page) => {
      await page.getByText(LABEL).waitFor();
      await dropFile(page, LABEL, "plan.geojson", PLAN);
      await page.locator(".map path.outline").waitFor();
    });
  });

  it("is refused, and not drawn, where a corner was moved by a metre", async () => {
    await onPage("title/PARCEL-16", async (page) => {
      await openFile(page, LABEL, "moved.geojson", movedPlan("16"));
      const refusal = page.getByRole("alert");
      await refusal.getByText("This is not the parcel on record").waitFor();
      expect(await refusal.textContent()).to.contain("Three shapes in moved.geojson");
      expect(await page.locator(".map").count()).to.equal(0);
    });
  });

  it("takes a right file after a wrong one", async () => {
    await onPage("title/PARCEL-16", async (page) => {
      await openFile(page, LABEL, "moved.geojson", movedPlan("16"));
      await page.getByRole("main").getByText("This is not the parcel on record").waitFor();
      await openFile(page, LABEL, "plan.geojson", PLAN);
      await page.locator(".map path.outline").waitFor();
      expect(await page.getByRole("main").getByText("This is not the parcel on record").count()).to.equal(0);
    });
  });

  for (const [what, content] of [
    ["a text that is no JSON", "not json"],
    ["JSON that is no GeoJSON", { hello: "world" }],
    ["JSON's null", "null"],
  ] as const) {
    it(`says so of ${what}`, async () => {
      await onPage("title/PARCEL-16", async (page) => {
        await openFile(page, LABEL, "other.json", content);
        await page.getByRole("main").getByText("The file holds no shapes").waitFor();
      });
    });
  }

  it("asks for no file where no plan is on record", async () => {
    await clerk.register("PARCEL-NONE", "ada");
    await onPage("title/PARCEL-NONE", async (page) => {
      await page.getByText("No plan of the parcel is on record.").waitFor();
      expect(await page.getByLabel(LABEL).count()).to.equal(0);
    });
  });

  it("is found among Brooklyn's tax lots (needs land/brooklyn-parcels.geojson)", async function () {
    if (!existsSync(BROOKLYN)) return this.skip();
    const text = readFileSync(BROOKLYN, "utf8");
    const lots = JSON.parse(text) as FeatureCollection<Polygon, { readonly Block: number; readonly Lot: number }>;
    const lot = lots.features[1];
    if (lot === undefined) throw new RangeError("The file of Brooklyn's lots is empty.");
    const reference = `BK-${lot.properties.Block}-${lot.properties.Lot}`;
    await clerk.register(reference, "ada", lot.geometry);
    await onPage(`title/${reference}`, async (page) => {
      await openFile(page, LABEL, "brooklyn-parcels.geojson", text);
      await page.locator(".map path.outline").waitFor();
    });
  });
});
