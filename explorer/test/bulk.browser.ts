import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { build } from "../../scripts/civitas/bulk/build.js";
import { hand } from "../../scripts/civitas/bulk/hand.js";
import { checkRows, rowsIn } from "../../scripts/civitas/bulk/input.js";
import { officeRole } from "../../sdk/src/access/index.js";
import { kindOf, registerCatalogue } from "../../sdk/src/catalogue/index.js";
import { deployedIn } from "../../sdk/src/core/index.js";
import { issueBatch, NEVER } from "../../sdk/src/credentials/index.js";
import { credentialFaults } from "../../sdk/src/documents/validation/index.js";
import { openFile } from "./support/files.js";
import { world } from "./support/hooks.js";
import { onPage } from "./support/page.js";
import { document as digestOf } from "./support/titles.js";

const LABEL = "Open the document or extract (JSON)";
const KIND = kindOf("DIPL");
const TABLE = `givenName,familyName,birthDate,awardingBody,credentialCategory,awardDate,credits
Ada,Lovelace,1815-12-10,University of Free Town,Bachelor of Arts,2026-07-01,180
Ben,Babbage,1791-12-26,University of Free Town,Bachelor of Arts,2026-07-01,175`;
const standing = (page: Page, title: string) => page.locator("section.standing").getByRole("heading", { name: title });

/** The files that `civitas credential bulk` hands out, made by its own parts. */
describe("a certificate that was issued in bulk", () => {
  let folder: string;
  let files: readonly string[];
  before(async () => {
    const { stage } = world();
    const registry = deployedIn(stage.deployment, "CredentialRegistry").address;
    const officer = stage.as("issuingOfficer");
    await registerCatalogue(stage.as("licensingHead"), { registry, officeOf: () => officeRole(3, 1) }, [KIND]);
    const { rows } = checkRows(rowsIn("diplomas.csv", Buffer.from(TABLE), KIND), KIND, () => {});
    const { timestamp } = await officer.block();
    const validFrom = timestamp - (timestamp % 900n); // Terms of a batch begin at a quarter of an hour.
    const basis = digestOf("Senate, 3 July");
    const plan = { issuer: "did:web:university.example", basis, validFrom, validUntil: undefined };
    const recipe = { kind: KIND, plan, secret: digestOf("Secret of an issuance"), rows };
    const built = await build(
      recipe,
      () => {},
      () => {},
    );
    const { typeId, root, count } = built.batch;
    await issueBatch(officer, { registry }, { typeId, root, count, validFrom, validUntil: NEVER, basis });
    folder = mkdtempSync(join(tmpdir(), "civitas-bulk-"));
    await hand(folder, { ...built, rows, chainId: officer.id, registry }, () => {});
    files = readdirSync(folder)
      .filter((name) => name !== "batch.json")
      .sort();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const read = (index: number) => JSON.parse(readFileSync(join(folder, files[index] ?? ""), "utf8"));

  it("is a W3C credential, and every field of it passes the page's check", async () => {
    expect(files).to.have.length(2);
    for (const [index, name] of ["Lovelace", "Babbage"].entries()) {
      const file = read(index);
      expect(credentialFaults(file.credential)).to.deep.equal([]);
      await onPage("document", async (page) => {
        await openFile(page, LABEL, "diploma.json", file);
        await standing(page, "In force").waitFor();
        const fields = await page.getByRole("region", { name: "Fields", exact: true }).textContent();
        expect(fields).to.contain(`${name} (proven)`).and.not.to.contain("not proven");
        expect(await page.getByText("Remarks on its form").count()).to.equal(0);
      });
    }
  });

  it("is refused with another's name in it", async () => {
    const file = read(0);
    file.credential.credentialSubject.familyName = "Byron";
    await onPage("document", async (page) => {
      await openFile(page, LABEL, "diploma.json", file);
      await standing(page, "Do not rely on this document").waitFor();
      expect(await page.content()).not.to.contain("(proven)");
    });
  });
});
