import { createRequire } from "node:module";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { PNG } from "pngjs";
import QRCode from "qrcode";
import { type Hex, keccak256, stringToBytes } from "viem";
import type { Person } from "../../scripts/start/stage.js";
import { officeRole } from "../../sdk/src/access/index.js";
import { consentsGivenBy, withdrawConsent } from "../../sdk/src/consent/index.js";
import { deployedIn } from "../../sdk/src/core/index.js";
import { credentialId, issueCredential, registerType, typeId } from "../../sdk/src/credentials/index.js";
import { type CredentialDocument, digestDocument, makeDocument, saltsFrom } from "../../sdk/src/documents/index.js";
import { LICENCE } from "./support/documents.js";
import { openFile } from "./support/files.js";
import { world } from "./support/hooks.js";
import { visit } from "./support/page.js";

// The package is CommonJS, and its types say otherwise.
const jsQR: typeof import("jsqr").default = createRequire(import.meta.url)("jsqr");
const digest = (text: string): Hex => keccak256(stringToBytes(text));
const KIND = typeId("TEXC");
const SCHEMA = digest("Schema of exchanged documents");
const REQUEST = "Open the picture of the request";
const ANSWER = "Open the picture of the answer";
const DOCUMENT = "Open your document (JSON)";

/** Opens a place of the page with a wallet whose account is one of the cast: the node signs for it. */
async function withWallet(person: Person, path: string): Promise<Page> {
  const { rpcUrl, stage } = world();
  const page = await visit("", {});
  // A text, as the page knows nothing of what the compiler puts into functions.
  await page.addInitScript(`
    window.ethereum = {
      request: async ({ method, params = [] }) => {
        if (method === "eth_requestAccounts" || method === "eth_accounts") return ["${stage.addressOf(person)}"];
        const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
        const headers = { "content-type": "application/json" };
        const { result, error } = await (await fetch("${rpcUrl}", { method: "POST", headers, body })).json();
        if (error) throw Object.assign(new Error(error.message), error);
        return result;
      },
    };
  `);
  await page.goto(`${page.url().split("#")[0]}#/${path}`);
  await page.reload();
  return page;
}

const openPicture = (page: Page, label: string, buffer: Buffer) =>
  page.getByLabel(label).setInputFiles({ name: "code.png", mimeType: "image/png", buffer });

/** A screenshot of the code that a page shows, and what a scanner reads in it. */
async function shown(page: Page): Promise<{ readonly picture: Buffer; readonly text: string }> {
  const picture = await page.getByRole("img", { name: "Code to scan" }).screenshot();
  const { data, width, height } = PNG.sync.read(picture);
  const text = jsQR(new Uint8ClampedArray(data), width, height)?.data ?? "";
  return { picture, text };
}

describe("the exchange by QR code", () => {
  let document: CredentialDocument;
  before(async () => {
    const { stage } = world();
    const registry = { registry: deployedIn(stage.deployment, "CredentialRegistry").address };
    const spec = { typeId: KIND, office: officeRole(3, 1), holderNeeded: true, schema: SCHEMA, name: "Exchanged" };
    await registerType(stage.as("licensingHead"), registry, spec);
    const officer = stage.as("issuingOfficer");
    const holder = stage.addressOf("ada");
    const made = makeDocument(LICENCE, { schema: SCHEMA, holder, salts: saltsFrom(digest("exchange")) });
    const id = credentialId(KIND, "1");
    const validUntil = (await officer.block()).timestamp + 31_536_000n;
    const { commitment } = digestDocument(made);
    await issueCredential(officer, registry, { id, holder, validUntil, commitment, basis: digest("Act") });
    document = { ...made, record: { chainId: officer.id, ...registry, id } };
  });

  it("goes from the request's picture to the noted look, and is refused after the withdrawal", async function () {
    this.timeout(120_000);
    const { stage } = world();
    const bank = await withWallet("bank", "exchange/ask");
    const holder = await withWallet("ada", "exchange/answer");
    try {
      await bank.getByLabel("Kind of document, four letters").fill("TEXC");
      await bank.getByLabel("Fields, one a line").fill("/credentialSubject/name\n/credentialSubject/born");
      await bank.getByRole("button", { name: "Make the request" }).click();
      const request = await shown(bank);
      expect(request.text).to.match(/^CIVITAS:R:1\/1:/);

      await openPicture(holder, REQUEST, request.picture);
      await holder.getByText("The request is signed by this account.").waitFor();
      const asked = await holder.getByRole("region", { name: "Wants to see" }).textContent();
      expect(asked).to.contain("/credentialSubject/name").and.to.contain("90 days after each look");
      expect(asked).to.contain(stage.addressOf("bank"));
      await openFile(holder, DOCUMENT, "licence.json", document);
      await holder.getByRole("button", { name: "Consent and answer" }).click();
      const answer = await shown(holder);
      expect(answer.text).to.match(/^CIVITAS:P:1\/1:/);

      // The request's key lives in the window that made it.
      await bank.evaluate(() => {
        location.hash = "#/exchange/check";
      });
      await openPicture(bank, ANSWER, answer.picture);
      await bank.getByRole("button", { name: "Put the consent on record" }).click();
      await bank.getByRole("heading", { name: "Genuine" }).waitFor();
      const fields = await bank.getByRole("region", { name: "Fields" }).textContent();
      expect(fields).to.contain("Ada Lovelace (proven)").and.to.contain("1815-12-10 (proven)");
      await bank.getByRole("button", { name: "Note that you looked" }).click();
      await bank.getByText("Noted as look 1 under this consent.").waitFor();

      await openPicture(bank, ANSWER, answer.picture);
      await bank.getByText("This answer was used before.").waitFor();

      const ref = { registry: deployedIn(stage.deployment, "ConsentRegistry").address };
      const [given] = await consentsGivenBy(stage.as("ada"), ref, stage.addressOf("ada"));
      if (given === undefined) throw new RangeError("No consent is on record.");
      await withdrawConsent(stage.as("ada"), ref, given);
      await bank.evaluate((path) => {
        location.hash = `#/${path}`;
      }, `consent/${given.consentId}`);
      await bank.getByRole("heading", { name: "Withdrawn" }).first().waitFor();
      await bank.getByText("Look 1").waitFor();
    } finally {
      await bank.context().close();
      await holder.context().close();
    }
  });

  it("refuses a foreign code, a tampered one, a picture without one and a changed message, in plain words", async () => {
    const holder = await withWallet("ada", "exchange/answer");
    try {
      await openPicture(holder, REQUEST, await QRCode.toBuffer("https://civitas.example/"));
      await holder.getByText("neither a request nor an answer").waitFor();
      const blank = new PNG({ width: 200, height: 200 });
      blank.data.fill(255);
      await openPicture(holder, REQUEST, PNG.sync.write(blank));
      await holder.getByText("There is no code in this picture").waitFor();
      await openPicture(holder, REQUEST, await QRCode.toBuffer("CIVITAS:R:1/1:00000000:BB8"));
      await holder.getByText("The code was changed or damaged").waitFor();
      await openPicture(holder, REQUEST, Buffer.from("no picture"));
      await holder.getByText("This file is no picture").waitFor();
      await openPicture(holder, REQUEST, await QRCode.toBuffer("CIVITAS:P:1/2:00000000:BB8"));
      await holder.getByText("The code was changed or damaged").waitFor({ state: "detached" });
    } finally {
      await holder.context().close();
    }
  });

  it("says that a wallet is needed where there is none", async () => {
    const page = await visit("exchange/ask");
    try {
      await page.getByText("Open the page in a browser with an Ethereum wallet.").waitFor();
    } finally {
      await page.context().close();
    }
  });
});
