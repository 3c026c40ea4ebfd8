import { expect } from "chai";
import type { Page } from "playwright-core";
import { calls as access, agencyRole } from "../../sdk/src/access/index.js";
import { deployedIn } from "../../sdk/src/core/index.js";
import { credentialId, typeId } from "../../sdk/src/credentials/index.js";
import { openFile } from "./support/files.js";
import { world } from "./support/hooks.js";
import { licenceClerk, proofFile } from "./support/licences.js";
import { BLOCK_EXPLORER, onPage } from "./support/page.js";

const LABEL = "Open the proof file (JSON)";
const standing = (page: Page, name: string) => page.locator(".standing").getByRole("heading", { name, exact: true });

describe("the page of a licence", () => {
  let clerk: ReturnType<typeof licenceClerk>;
  before(async () => {
    clerk = licenceClerk(world().stage);
    await clerk.kind("TBUS", "Trial business licence");
  });

  it("says that a licence is in force, whose it is and who issued it", async () => {
    await clerk.issue("TBUS", "100", { from: 0, to: 365 }, "ada");
    await onPage("credential/TBUS/100", async (page) => {
      await standing(page, "In force").waitFor();
      const record = await page.getByRole("region", { name: "The record", exact: true }).textContent();
      expect(record).to.contain("Trial business licence").and.to.contain("Licensing Department, Issuing officer");
      expect(record).to.contain(world().stage.addressOf("ada"));
      expect(record).to.match(/until \d+ \w+ 20\d\d at \d\d:\d\d CES?T \(.*UTC\)/);
    });
  });

  it("names no holder where none is on record, and says where a term has no end", async () => {
    await clerk.issue("TBUS", "101", { from: 0 });
    await onPage("credential/TBUS/101", async (page) => {
      await standing(page, "In force").waitFor();
      const record = await page.getByRole("region", { name: "The record", exact: true }).textContent();
      expect(record).to.contain("without an end").and.not.to.contain("Holder");
    });
  });

  it("follows a licence through suspension, reinstatement and revocation", async () => {
    const issued = await clerk.issue("TBUS", "102", { from: 0, to: 365 });
    await onPage("credential/TBUS/102", async (page) => {
      const again = () => page.getByRole("button", { name: "Read again" }).click();
      await standing(page, "In force").waitFor();
      await clerk.suspend("TBUS", "102");
      await again();
      await standing(page, "Suspended").waitFor();
      await clerk.reinstate("TBUS", "102");
      await again();
      await standing(page, "In force").waitFor();
      const revoked = await clerk.revoke("TBUS", "102");
      await again();
      await standing(page, "Revoked").waitFor();

      const lines = page.locator("ol.timeline > li");
      const titles = await lines.getByRole("heading").allTextContents();
      expect(titles).to.deep.equal(["Revoked", "Suspension lifted", "Suspended", "Issued"]);
      for (const [line, mined] of [
        [lines.first(), revoked],
        [lines.last(), issued],
      ] as const) {
        const targets = await line.getByRole("link").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
        expect(targets).to.include(`${BLOCK_EXPLORER}/tx/${mined.hash}`);
        expect(targets).to.include(`${BLOCK_EXPLORER}/block/${mined.block}`);
      }
    });
  });

  it("says that a licence has expired", async () => {
    await clerk.issue("TBUS", "103", { from: -30, to: -1 });
    await onPage("credential/TBUS/103", (page) => standing(page, "Expired").waitFor());
  });

  it("says that a licence is not in force yet", async () => {
    await clerk.issue("TBUS", "104", { from: 10, to: 20 });
    await onPage("credential/TBUS/104", (page) => standing(page, "Not in force yet").waitFor());
  });

  it("leads from a replaced licence to the one in its place, and back", async () => {
    await clerk.issue("TBUS", "110", { from: 0, to: 365 }, "ada");
    await clerk.replace("TBUS", "110", "111", { from: 0, to: 365 }, "ada");
    await onPage("credential/TBUS/110", async (page) => {
      await standing(page, "Replaced").waitFor();
      await page.getByRole("region", { name: "The record", exact: true }).getByRole("link", { name: "111" }).click();
      await standing(page, "In force").waitFor();
      await page.getByRole("region", { name: "The record", exact: true }).getByRole("link", { name: "110" }).click();
      await standing(page, "Replaced").waitFor();
      expect(await page.locator("ol.timeline > li").getByRole("heading").allTextContents()).to.deep.equal([
        "Replaced",
        "Issued",
      ]);
    });
  });

  it("says that a licence was prolonged and given back, or declined", async () => {
    await clerk.issue("TBUS", "112", { from: 0, to: 365 }, "ada");
    await clerk.prolong("TBUS", "112", 700);
    await clerk.surrender("TBUS", "112", "ada");
    await onPage("credential/TBUS/112", async (page) => {
      await standing(page, "Given back").waitFor();
      expect(await page.locator("ol.timeline > li").getByRole("heading").allTextContents()).to.deep.equal([
        "Given back by the holder",
        "Term prolonged",
        "Issued",
      ]);
    });
    await clerk.issue("TBUS", "113", { from: 0, to: 365 }, "ada");
    await clerk.decline("TBUS", "113", "ada");
    await onPage("credential/TBUS/113", (page) => standing(page, "Declined").waitFor());
  });

  it("is found by a licence's whole id too", async () => {
    await clerk.issue("TBUS", "107", { from: 0, to: 365 });
    await onPage(`credential/${credentialId(typeId("TBUS"), "107")}`, async (page) => {
      await page.getByRole("heading", { level: 1, name: "107" }).waitFor();
      await standing(page, "In force").waitFor();
    });
  });

  it("says that an unknown licence is not in the register", async () => {
    await onPage("credential/TBUS/999", async (page) => {
      await page.getByRole("heading", { name: "No licence or certificate TBUS/999" }).waitFor();
    });
  });

  it("shows the register's own certificate as a picture with words", async () => {
    await clerk.issue("TBUS", "105", { from: 0, to: 365 });
    await onPage("credential/TBUS/105", async (page) => {
      const picture = page.getByRole("img", { name: "Certificate: Trial business licence 105. In force" });
      await picture.waitFor();
      expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).to.be.greaterThan(0);
    });
  });

  describe("whose agency cannot be trusted now", () => {
    let before_: unknown;
    before(async () => {
      await clerk.issue("TBUS", "106", { from: 0, to: 365 });
    });
    beforeEach(async () => {
      before_ = await world().ask("evm_snapshot");
    });
    afterEach(() => world().ask("evm_revert", before_));

    const suspend = (compromisedSince: bigint) => {
      const { stage } = world();
      const authority = deployedIn(stage.deployment, "Authority").address;
      const basis = `0x${"11".repeat(32)}` as const;
      return stage
        .as("cabinet")
        .send(access.suspendAgency({ authority }, { agency: agencyRole(3), compromisedSince, basis }));
    };

    it("says that the agency is suspended", async () => {
      await suspend(0n);
      await onPage("credential/TBUS/106", async (page) => {
        await standing(page, "The issuing agency is suspended").waitFor();
        await page.getByText("Licensing Department may not act at present.").waitFor();
      });
    });

    it("says not to rely on what was issued while the agency's keys were stolen", async () => {
      const { timestamp } = await world().stage.as("cabinet").block();
      await suspend(timestamp - 86_400n);
      await onPage("credential/TBUS/106", (page) => standing(page, "Do not rely on it").waitFor());
    });
  });
});

describe("the check of a proof file", () => {
  let clerk: ReturnType<typeof licenceClerk>;
  let batch: Awaited<ReturnType<ReturnType<typeof licenceClerk>["batch"]>>;
  before(async () => {
    clerk = licenceClerk(world().stage);
    await clerk.kind("TDIP", "Trial diploma");
    batch = await clerk.batch("TDIP", 50, { from: 0, to: 3650 });
  });

  it("says that an entry of a batch is in force", async () => {
    await onPage("proof", async (page) => {
      await openFile(page, LABEL, "proof.json", proofFile(batch, 7));
      await standing(page, "In force").waitFor();
      const record = await page.getByRole("region", { name: "The record", exact: true }).textContent();
      expect(record).to.contain("Trial diploma").and.to.contain("8 of 50");
      expect(await page.locator("ol.timeline > li").getByRole("heading").allTextContents()).to.deep.equal([
        "Issued, in a batch of 50",
      ]);
    });
  });

  it("says that an entry was revoked, and tells only that entry's story", async () => {
    await clerk.revokeEntry(batch, 9);
    await onPage("proof", async (page) => {
      await openFile(page, LABEL, "proof.json", proofFile(batch, 9));
      await standing(page, "Revoked").waitFor();
      expect(await page.locator("ol.timeline > li").count()).to.equal(2);
      await openFile(page, LABEL, "proof.json", proofFile(batch, 8));
      await standing(page, "In force").waitFor();
      expect(await page.locator("ol.timeline > li").count()).to.equal(1);
    });
  });

  it("does not take one entry's proof for another's", async () => {
    await onPage("proof", async (page) => {
      await openFile(page, LABEL, "proof.json", { ...proofFile(batch, 7), index: 8 });
      await standing(page, "Not in the register").waitFor();
      expect(await page.locator("ol.timeline").count()).to.equal(0);
    });
  });

  for (const [field, change] of [
    ["typeId", { typeId: "0x12" }],
    ["root", { root: "0x12" }],
    ["index", { index: -1 }],
    ["commitment", { commitment: 5 }],
    ["proof", { proof: ["0xzz"] }],
  ] as const) {
    it(`names the field where the ${field} is not of its form`, async () => {
      await onPage("proof", async (page) => {
        await openFile(page, LABEL, "proof.json", { ...proofFile(batch, 7), ...change });
        await page.getByRole("alert").getByText(`It gives no valid “${field}”.`).waitFor();
      });
    });
  }
});
