import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContextOptions } from "playwright-core";
import QRCode from "qrcode";
import type { Sight } from "../../scripts/start/stage.js";
import { play as playStory } from "../../scripts/stories/mandatedLicence.js";
import { levelOf, requestFrames } from "../../sdk/src/presentations/index.js";
import { openPicture, REQUEST, requestOf } from "./support/exchange.js";
import { openFile } from "./support/files.js";
import { enter } from "./support/hooks.js";
import { licenceClerk } from "./support/licences.js";
import { PLAN, shapeOf } from "./support/plan.js";
import { titleClerk } from "./support/titles.js";
import { openWorld, type World } from "./support/world.js";

/** Takes the pictures of the page that the documentation shows, from a real chain with sample records. */

const OUT = new URL("../../docs/images", import.meta.url).pathname;
const LARGEST = 200_000;
const DESKTOP = { viewport: { width: 1120, height: 900 } };
const TALL = { viewport: { width: 1120, height: 1240 } };
const PHONE = { viewport: { width: 375, height: 780 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

interface Shot {
  readonly file: string;
  readonly path: string;
  /** Text that stands on the page once it is ready. */
  readonly wait: string;
  readonly how: BrowserContextOptions;
  /** File to open on the page before the picture is taken. */
  readonly open?: { readonly label: string; readonly name: string; readonly json: unknown; readonly wait: string };
  /** Picture of a request to open before. */
  readonly picture?: Buffer;
}

const world = enter(await openWorld());
try {
  // The story comes first: it registers the kinds of licences, and time passes in it.
  const { pages } = await playStory(world.stage);
  await play(world);
  const [frame = ""] = requestFrames((await requestOf()).request);
  const request = await QRCode.toBuffer(frame, { errorCorrectionLevel: levelOf(frame) });
  const base = await world.publish({
    ...world.deployment,
    samples: [
      { label: "Title BK-7065-1, mortgaged and sold", path: "title/BK-7065-1" },
      { label: "Title BK-7065-6, frozen by a court", path: "title/BK-7065-6" },
      { label: "Business licence 1543954, in force", path: "credential/LBUS/1543954" },
      { label: "Business licence 59370, revoked", path: "credential/LBUS/59370" },
    ],
  });
  mkdirSync(OUT, { recursive: true });
  const told = [...shots(), ...shotsOf(pages, request)];
  for (const shot of told) await take(world, base, shot);
} finally {
  await world.close();
}

function shots(): readonly Shot[] {
  const title = { path: "title/BK-7065-1", wait: "Registered, with one charge" };
  const licence = { path: "credential/LBUS/1543954", wait: "It is valid at present." };
  const plan = {
    label: "Open the plan (GeoJSON file)",
    name: "town-plan.geojson",
    json: PLAN,
    wait: "it matches the register",
  };
  return [
    { file: "explorer-home.png", path: "", wait: "What you can rely on", how: DESKTOP },
    { file: "explorer-title.png", ...title, how: TALL },
    { file: "explorer-title-dark.png", ...title, how: { ...TALL, colorScheme: "dark" } },
    { file: "explorer-title-phone.png", ...title, how: PHONE },
    { file: "explorer-parcel-phone.png", ...title, how: PHONE, open: plan },
    { file: "explorer-frozen.png", path: "title/BK-7065-6", wait: "Frozen by court order", how: DESKTOP },
    { file: "explorer-licence.png", ...licence, how: TALL },
    { file: "explorer-licence-phone.png", ...licence, how: PHONE },
  ];
}

/** The story's company and its agent, and a holder who was asked. */
function shotsOf(pages: readonly Sight[], picture: Buffer): readonly Shot[] {
  const pathOf = (kind: string): string => pages.find(({ path }) => path.startsWith(`${kind}/`))?.path ?? kind;
  return [
    { file: "explorer-application.png", path: pathOf("application"), wait: "Under a mandate", how: TALL },
    { file: "explorer-mandate.png", path: pathOf("mandate"), wait: "In force", how: DESKTOP },
    { file: "explorer-consent-phone.png", path: pathOf("consent"), wait: "Look 1", how: PHONE },
    { file: "explorer-wallet.png", path: pathOf("wallet"), wait: "one look", how: TALL },
    { file: "explorer-exchange-phone.png", path: "exchange/answer", wait: "Open the picture", how: PHONE, picture },
  ];
}

async function play({ stage }: World): Promise<void> {
  const titles = titleClerk(stage);
  await titles.register("BK-7065-1", "ada", shapeOf("14"));
  await titles.charge("BK-7065-1", "ada", "bank", 1);
  const { slot } = await titles.caveat("BK-7065-1", "dov", 60n);
  await titles.withdraw("BK-7065-1", "dov", slot);
  await titles.transfer("BK-7065-1", "ada", "ben", ["bank"]);
  await titles.register("BK-7065-6", "cleo", shapeOf("16"));
  await titles.freeze("BK-7065-6");

  const licences = licenceClerk(stage);
  await licences.issue("LBUS", "1543954", { from: 0, to: 365 }, "cleo");
  await licences.suspend("LBUS", "1543954");
  await licences.reinstate("LBUS", "1543954");
  await licences.issue("LBUS", "59370", { from: 0, to: 365 }, "cleo");
  await licences.revoke("LBUS", "59370");
}

async function take({ browser }: World, base: string, { file, path, wait, how, open, picture }: Shot): Promise<void> {
  const window = await browser.newContext({ timezoneId: "Europe/Berlin", locale: "en-GB", ...how });
  const page = await window.newPage();
  await page.goto(`${base}#/${path}`);
  await page.getByText(wait).first().waitFor();
  if (open !== undefined) {
    await openFile(page, open.label, open.name, open.json);
    await page.getByText(open.wait).first().waitFor();
    await page.locator("path.outline").waitFor();
    await page.getByText(open.wait).last().scrollIntoViewIfNeeded();
    await page.evaluate(() => scrollBy(0, 560));
  }
  if (picture !== undefined) {
    await openPicture(page, REQUEST, picture);
    await page.getByRole("region", { name: "Wants to see" }).scrollIntoViewIfNeeded();
  }
  writeFileSync(join(OUT, file), await page.screenshot());
  await window.close();
  const { size } = statSync(join(OUT, file));
  console.log(`${file}: ${(size / 1000).toFixed(0)} kB`);
  if (size > LARGEST) {
    console.error(`${file} is larger than ${LARGEST / 1000} kB. Show less of the page.`);
    process.exitCode = 1;
  }
}
