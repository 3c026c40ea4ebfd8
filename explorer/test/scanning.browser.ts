import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import type { Page } from "playwright-core";
import QRCode from "qrcode";
import { readRequest, requestFrames } from "../../sdk/src/presentations/index.js";
import { openBrowser } from "./support/browser.js";
import { numberOf, openPicture, REQUEST, requestOf, shown } from "./support/exchange.js";
import { type VisitOptions, visit } from "./support/page.js";
import { videoOf } from "./support/video.js";
import { withWallet } from "./support/wallet.js";

const PHONE = { viewport: { width: 375, height: 740 }, isMobile: true, hasTouch: true } as const;
/** So many fields that their request takes three codes. */
const MANY = Array.from({ length: 55 }, (_, at) => `/credentialSubject/branches/${at}/registeredOffice/postcode`);
const SIGNED = "The request is signed by this account.";
const CAMERA = "Scan the request with the camera";

describe("codes that are shown and scanned", function () {
  this.timeout(120_000);

  /** A page that shows a request of several codes. */
  async function shownByBank(options: VisitOptions = {}): Promise<Page> {
    const page = await withWallet(numberOf("bank"), "exchange/ask", options);
    await page.getByLabel("Kind of document, four letters").fill("TEXC");
    await page.getByLabel("Fields, one a line").fill(MANY.join("\n"));
    await page.getByRole("button", { name: "Make the request" }).click();
    await page.locator("div.turning").waitFor();
    return page;
  }
  const turning = (page: Page) => page.locator("div.turning");
  const caption = (page: Page) => turning(page).getByRole("status");
  const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

  it("shows several codes one at a time, moving by themselves until they are held", async () => {
    const page = await shownByBank();
    try {
      // Each comes, and after the last the first again.
      for (const number of [2, 3, 1]) await turning(page).getByText(`Code ${number} of 3`).waitFor();
      expect(await page.locator("img.qr:visible").count()).to.equal(1);
      expect(await caption(page).getAttribute("aria-live")).to.equal("off");
      await button(page, "Hold").click();
      expect(await caption(page).getAttribute("aria-live")).to.equal("polite");
      const held = await caption(page).textContent();
      await button(page, "Next code").click();
      await button(page, "Code before").click();
      expect(await caption(page).textContent()).to.equal(held);
      await button(page, "Go on by itself").click();
      await page.waitForFunction((text) => document.querySelector(".turning p")?.textContent !== text, held);
      await button(page, "Code before").click();
      await button(page, "Go on by itself").waitFor();
    } finally {
      await page.context().close();
    }
  });

  it("holds still for who wants little motion, and shows all of them where they are wanted, and on paper", async () => {
    const page = await shownByBank({ reducedMotion: "reduce", ...PHONE });
    try {
      expect(await caption(page).textContent()).to.equal("Code 1 of 3");
      await button(page, "Go on by itself").waitFor();
      const codes = page.locator("ul.codes img:visible");
      expect(await codes.count()).to.equal(0);
      await page.emulateMedia({ media: "print" });
      expect([await codes.count(), await turning(page).isVisible()]).to.deep.equal([3, false]);
      await page.emulateMedia({ media: "screen" });
      await button(page, "All codes").click();
      expect(await codes.count()).to.equal(3);

      const faults = (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);
      expect(faults).to.deep.equal([]);
      const [wide, room] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      expect([wide, room]).to.deep.equal([375, 375]);
    } finally {
      await page.context().close();
    }
  });

  it("is read from pictures of its codes, in any order, saying which are missing", async () => {
    const bank = await shownByBank({ reducedMotion: "reduce" });
    const holder = await withWallet(numberOf("ada"), "exchange/answer");
    try {
      const codes = [];
      for (const number of [1, 2, 3]) {
        codes.push(await shown(bank));
        await button(bank, "Next code").click();
        await turning(bank)
          .getByText(`Code ${(number % 3) + 1} of 3`)
          .waitFor();
      }
      expect(readRequest(codes.map(({ text }) => text)).fields).to.deep.equal(MANY);
      const [first, second, third] = codes;
      if (first === undefined || second === undefined || third === undefined)
        throw new RangeError("A code is missing.");
      await openPicture(holder, REQUEST, third.picture);
      await holder.getByText("Of 3 codes, still missing: 1, 2.").waitFor();
      await openPicture(holder, REQUEST, first.picture);
      await holder.getByText("Of 3 codes, still missing: 2.").waitFor();
      await openPicture(holder, REQUEST, second.picture);
      await holder.getByText(SIGNED).waitFor();
      expect(await holder.getByText("still missing").count()).to.equal(0);

      // A code of another message begins that one.
      const [other, ...rest] = requestFrames((await requestOf(MANY)).request);
      await openPicture(holder, REQUEST, second.picture);
      await holder.getByText("Of 3 codes, still missing: 1, 3.").waitFor();
      for (const frame of [other, ...rest]) await openPicture(holder, REQUEST, await QRCode.toBuffer(frame ?? ""));
      await holder.getByText(SIGNED).waitFor();
    } finally {
      await bank.context().close();
      await holder.context().close();
    }
  });

  describe("by the camera", () => {
    let folder: string;
    before(() => {
      folder = mkdtempSync(join(tmpdir(), "civitas-camera-"));
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    /** Opens the page in a browser whose camera sees these codes, one after another. */
    async function seeing(frames: readonly string[], use: (page: Page) => Promise<void>): Promise<void> {
      const video = join(folder, "codes.y4m");
      writeFileSync(video, await videoOf(frames));
      const browser = await openBrowser([
        "--use-fake-device-for-media-stream",
        `--use-file-for-fake-video-capture=${video}`,
      ]);
      try {
        const page = await visit("exchange/answer", { browser, permissions: ["camera"], ...PHONE });
        await use(page);
      } finally {
        await browser.close();
      }
    }

    it("reads a request of several codes, and puts the camera out when it is whole", async () => {
      const { request } = await requestOf();
      const frames = requestFrames(request, { capacity: 220 });
      expect(frames.length).to.be.greaterThan(2);
      await seeing([...frames].reverse(), async (page) => {
        await button(page, CAMERA).click();
        await page.getByText(SIGNED).waitFor();
        expect(await page.getByRole("region", { name: "Wants to see" }).textContent()).to.contain(request.verifier);
        await page.locator("video").waitFor({ state: "detached" });
        await button(page, CAMERA).waitFor();
        const faults = (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);
        expect(faults).to.deep.equal([]);
      });
    });

    it("goes on while codes are missing, and stops when it is told to", async () => {
      const frames = requestFrames((await requestOf()).request, { capacity: 220 });
      await seeing(frames.slice(1), async (page) => {
        await button(page, CAMERA).click();
        await page.getByText(`Of ${frames.length} codes, still missing: 1.`).waitFor();
        await page.getByText("Hold the code before the camera.").waitFor();
        const faults = (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);
        expect(faults).to.deep.equal([]);
        const track = await page.evaluateHandle(() => {
          const { srcObject } = document.querySelector("video") as HTMLVideoElement;
          return (srcObject as MediaStream).getTracks()[0] as MediaStreamTrack;
        });
        expect(await track.evaluate(({ readyState }) => readyState)).to.equal("live");
        await button(page, "Stop the camera").click();
        await page.locator("video").waitFor({ state: "detached" });
        expect(await track.evaluate(({ readyState }) => readyState)).to.equal("ended");
      });
    });

    it("refuses a foreign code by name", async () => {
      await seeing(["https://civitas.example/"], async (page) => {
        await button(page, CAMERA).click();
        await page.getByText("neither a request nor an answer").waitFor();
        await page.locator("video").waitFor({ state: "detached" });
      });
    });

    it("says so where there is none, and where it was not allowed; pictures do as well", async () => {
      const none = await visit("exchange/answer", { permissions: ["camera"] });
      try {
        await button(none, CAMERA).click();
        await none.getByText("The browser finds no camera here.").waitFor();
        const [frame = ""] = requestFrames((await requestOf()).request);
        await openPicture(none, REQUEST, await QRCode.toBuffer(frame));
        await none.getByText(SIGNED).waitFor();
      } finally {
        await none.context().close();
      }
      const browser = await openBrowser(["--use-fake-device-for-media-stream", "--deny-permission-prompts"]);
      try {
        const denied = await visit("exchange/answer", { browser });
        await button(denied, CAMERA).click();
        await denied.getByText("The camera was not allowed.").waitFor();
      } finally {
        await browser.close();
      }
    });
  });
});
