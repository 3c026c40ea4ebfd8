import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { type CredentialDocument, disclose } from "../../sdk/src/documents/index.js";
import { documentClerk, LICENCE } from "./support/documents.js";
import { dropFile, openFile } from "./support/files.js";
import { world } from "./support/hooks.js";
import { onPage, visit } from "./support/page.js";

const LABEL = "Open the document or extract (JSON)";
const standing = (page: Page, title: string) => page.locator("section.standing").getByRole("heading", { name: title });
const fields = (page: Page) => page.getByRole("region", { name: "Fields", exact: true });
const refused = (page: Page) => standing(page, "Do not rely on this document");

describe("the check of a document", () => {
  let clerk: ReturnType<typeof documentClerk>;
  let document: CredentialDocument;
  before(async () => {
    clerk = documentClerk(world().stage);
    await clerk.kind();
    document = await clerk.issue("1");
  });

  it("is offered on the first page", async () => {
    await onPage("", async (page) => {
      await page.getByRole("link", { name: "Check a document" }).click();
      await page.getByLabel(LABEL).waitFor();
    });
  });

  it("proves each field of a whole document, in plain words", async () => {
    await onPage("document", async (page) => {
      await openFile(page, LABEL, "licence.json", document);
      await standing(page, "In force").waitFor();
      const text = await fields(page).textContent();
      expect(text).to.contain("Ada Lovelace (proven)").and.to.contain("1815-12-10 (proven)");
      expect(text).to.contain("a list of 2 (proven)").and.not.to.contain("not proven");
      await page.getByText("Trial document TDOC").waitFor();
      await page.getByText("the whole document").waitFor();
    });
  });

  it("proves the fields that are shown, and tells nothing of the others", async () => {
    const shown = disclose(document, ["/credentialSubject/name", "/credentialSubject/categories/1"]);
    await onPage("document", async (page) => {
      await dropFile(page, LABEL, "shown.json", shown);
      await standing(page, "In force").waitFor();
      expect(await fields(page).textContent())
        .to.contain("Ada Lovelace (proven)")
        .and.to.contain("C1 (proven)");
      await page.getByText("3 fields; the holder keeps the others to themselves").waitFor();
      expect(await page.content()).not.to.contain("1815");
    });
  });

  it("proves a document of a batch", async () => {
    const batched = await clerk.issueInBatch();
    await onPage("document", async (page) => {
      await openFile(page, LABEL, "licence.json", disclose(batched, ["/type"]));
      await standing(page, "In force").waitFor();
      expect(await fields(page).textContent()).to.contain("VerifiableCredential, TrialLicence (proven)");
    });
  });

  it("says that a genuine document's licence was revoked", async () => {
    const revoked = await clerk.issue("2");
    await clerk.revoke("2");
    await onPage("document", async (page) => {
      await openFile(page, LABEL, "licence.json", revoked);
      await standing(page, "Revoked").waitFor();
    });
  });

  it("refuses a document with a changed field, and calls no field proven", async () => {
    const credentialSubject = { ...(LICENCE["credentialSubject"] as object), name: "Eve" } as never;
    const forged = { ...document, credential: { ...LICENCE, credentialSubject } };
    await onPage("document", async (page) => {
      await openFile(page, LABEL, "licence.json", forged);
      await refused(page).waitFor();
      await page.getByText("It is not the document that the agency put on record").waitFor();
      const text = await fields(page).textContent();
      expect(text).to.contain("Eve (not proven)").and.not.to.contain("(proven)");
      expect(await page.getByRole("heading", { name: "In force" }).count()).to.equal(0);
    });
  });

  it("refuses a shown field that was changed, and another schema", async () => {
    const shown = disclose(document, ["/credentialSubject/name"]);
    const [field] = shown.fields;
    await onPage("document", async (page) => {
      await openFile(page, LABEL, "shown.json", { ...shown, fields: [{ ...field, value: "Eve" }] });
      await refused(page).waitFor();
      await openFile(page, LABEL, "shown.json", { ...shown, schema: `0x${"11".repeat(32)}` });
      await page.getByText("It is written by other rules").waitFor();
    });
  });

  it("refuses a number that the register does not know", async () => {
    const id = `0x54444f43${"39".padEnd(56, "0")}`;
    await onPage("document", async (page) => {
      await openFile(page, LABEL, "licence.json", { ...document, record: { ...document.record, id } });
      await page.getByText("The register knows no such licence or certificate.").waitFor();
    });
  });

  it("does not follow a register that only the document names", async () => {
    const registry = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
    await onPage("document", async (page) => {
      await openFile(page, LABEL, "licence.json", { ...document, record: { ...document.record, registry } });
      await page.getByRole("alert").getByText("This page knows another register.").waitFor();
      await openFile(page, LABEL, "licence.json", { ...document, record: { ...document.record, chainId: 1 } });
      await page.getByRole("alert").getByText("on chain 1,").waitFor();
    });
  });

  for (const [what, content, told] of [
    ["no JSON", "{", "It is no JSON file."],
    ["another JSON", { a: 1 }, "/format"],
    ["a document without its record", "record", "It does not say where it is registered."],
    ["a document with a salt cut short", "salt", "/salts/~1type"],
  ] as const) {
    it(`names what is wrong with ${what}`, async () => {
      const { record: _, ...bare } = document;
      const salted = { ...document, salts: { ...document.salts, "/type": "0x12" } };
      const file = content === "record" ? bare : content === "salt" ? salted : content;
      await onPage("document", async (page) => {
        await openFile(page, LABEL, "licence.json", file);
        await page.getByRole("alert").getByText(told).first().waitFor();
      });
    });
  }

  it("tells of rules of the W3C that a genuine document breaks, and that signatures are not checked", async () => {
    const { type: _, ...untyped } = LICENCE;
    const odd = await clerk.issue("3", untyped);
    const signed = { ...odd, credential: { ...untyped, proof: { type: "DataIntegrityProof" } } };
    await onPage("document", async (page) => {
      await openFile(page, LABEL, "licence.json", signed);
      await page.getByText("The member type is missing. (type-missing)").waitFor();
      await page.getByText("The signatures in the file are not checked here.").waitFor();
    });
  });

  it("sends nothing of the document anywhere", async () => {
    const page = await visit("document");
    const sent: string[] = [];
    page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
    await openFile(page, LABEL, "licence.json", document);
    await standing(page, "In force").waitFor();
    const all = sent.join("\n").toLowerCase();
    // Long enough that no address and no digest holds one by chance.
    const secrets = ["Ada Lovelace", "Lovelace", "1815-12-10", document.salt, ...Object.values(document.salts)];
    for (const secret of secrets) {
      const hex = Buffer.from(secret).toString("hex");
      expect(all).not.to.contain(secret.startsWith("0x") ? secret.slice(2) : secret.toLowerCase());
      expect(all).not.to.contain(hex);
    }
    expect(sent.length).to.be.greaterThan(0);
    await page.context().close();
  });

  it("can be used by everybody", async () => {
    await onPage("document", async (page) => {
      await openFile(page, LABEL, "licence.json", document);
      await standing(page, "In force").waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).to.deep.equal([]);
    });
  });
});
