import { expect } from "chai";
import { PNG } from "pngjs";
import QRCode from "qrcode";
import { ROLES } from "../../ignition/roles.js";
import { type ConsentRef, consentsGivenBy, withdrawConsent } from "../../sdk/src/consent/index.js";
import { deployedIn } from "../../sdk/src/core/index.js";
import { readIdentity, rotate, signRotation, verify } from "../../sdk/src/identity/index.js";
import { grantMandate, themeOf } from "../../sdk/src/mandates/index.js";
import {
  openPresentation,
  readPresentation,
  requestFrames,
  verifyPresentation,
} from "../../sdk/src/presentations/index.js";
import {
  ANSWER,
  BORN,
  DOCUMENT,
  documentFor,
  NAME,
  numberOf,
  openPicture,
  REQUEST,
  requestOf,
  shown,
} from "./support/exchange.js";
import { openFile } from "./support/files.js";
import { world } from "./support/hooks.js";
import { verified } from "./support/identities.js";
import { visit } from "./support/page.js";
import { withWallet } from "./support/wallet.js";

const DAY = 86_400n;

describe("the exchange by QR code", function () {
  this.timeout(120_000);
  let ref: ConsentRef;
  before(() => {
    ref = { registry: deployedIn(world().stage.deployment, "ConsentRegistry").address };
  });

  it("goes from the request's picture to the noted look, and is refused after the withdrawal", async () => {
    const { stage } = world();
    const document = await documentFor(stage.addressOf("ada"));
    const bank = await withWallet(numberOf("bank"), "exchange/ask");
    const holder = await withWallet(numberOf("ada"), "exchange/answer");
    try {
      await bank.getByLabel("Kind of document, four letters").fill("TEXC");
      await bank.getByLabel("Fields, one a line").fill(`${NAME}\n${BORN}`);
      await bank.getByRole("button", { name: "Make the request" }).click();
      const request = await shown(bank);
      expect(request.text).to.match(/^CIVITAS:R:1\/1:/);

      await openPicture(holder, REQUEST, request.picture);
      await holder.getByText("The request is signed by this account.").waitFor();
      const asked = await holder.getByRole("region", { name: "Wants to see" }).textContent();
      expect(asked).to.contain(NAME).and.to.contain("90 days after each look");
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
      expect(await bank.getByRole("main").textContent()).not.to.contain("Lovelace");
      await bank.getByRole("button", { name: "Note the look and show the fields" }).click();
      await bank.getByText("Noted as look 1 under this consent.").waitFor();
      const fields = await bank.getByRole("region", { name: "Fields" }).textContent();
      expect(fields).to.contain("Ada Lovelace (proven)").and.to.contain("1815-12-10 (proven)");

      await openPicture(bank, ANSWER, answer.picture);
      await bank.getByText("This answer was used before.").waitFor();
      expect(await bank.getByRole("main").textContent()).not.to.contain("Lovelace");

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

  it("uses an answer up before its look is noted, and shows nothing before that", async () => {
    const document = await documentFor(world().stage.addressOf("ada"));
    const bank = await withWallet(numberOf("bank"), "exchange/ask");
    const holder = await withWallet(numberOf("ada"), "exchange/answer");
    try {
      await bank.getByLabel("Kind of document, four letters").fill("TEXC");
      await bank.getByLabel("Fields, one a line").fill(NAME);
      await bank.getByRole("button", { name: "Make the request" }).click();
      await openPicture(holder, REQUEST, (await shown(bank)).picture);
      await openFile(holder, DOCUMENT, "licence.json", document);
      await holder.getByRole("button", { name: "Consent and answer" }).click();
      const answer = await shown(holder);
      const check = `${bank.url().split("#")[0]}#/exchange/check`;
      await bank.goto(check);
      await openPicture(bank, ANSWER, answer.picture);
      await bank.getByRole("button", { name: "Put the consent on record" }).click();
      await bank.getByRole("heading", { name: "Genuine" }).waitFor();

      // Opened again before anybody looked: nothing was shown, and nothing is used up.
      await bank.reload();
      await openPicture(bank, ANSWER, answer.picture);
      await bank.getByRole("heading", { name: "Genuine" }).waitFor();
      await bank.evaluate(`{
        const { request } = window.ethereum;
        window.ethereum.request = (call) =>
          call.method === "eth_sendTransaction" ? Promise.reject(Object.assign(new Error("No."), { code: 4001 })) : request(call);
      }`);
      await bank.getByRole("button", { name: "Note the look and show the fields" }).click();
      await bank.getByText("User rejected the request.").waitFor();
      expect(await bank.getByRole("main").textContent()).not.to.contain("Lovelace");
      await bank.reload();
      await openPicture(bank, ANSWER, answer.picture);
      await bank.getByText("This answer was used before.").waitFor();
    } finally {
      await bank.context().close();
      await holder.context().close();
    }
  });

  it("lets an agent answer under its mandate, who gives the consent itself, and nobody without one", async () => {
    const { stage } = world();
    const document = await documentFor(stage.addressOf("ada"));
    await verified(stage, ["ada", "ben"]);
    const asking = await requestOf();
    const picture = await QRCode.toBuffer(requestFrames(asking.request)[0] ?? "");
    const page = await withWallet(numberOf("ben"), "exchange/answer");
    try {
      await openPicture(page, REQUEST, picture);
      await openFile(page, DOCUMENT, "licence.json", document);
      await page.getByText("or one that has its mandate to consent").waitFor();
      expect(await page.getByRole("button", { name: "Consent and answer" }).count()).to.equal(0);

      const mandates = { mandates: deployedIn(stage.deployment, "MandateRegistry").address };
      const until = (await stage.as("ada").block()).timestamp + 30n * DAY;
      const given = { agent: stage.addressOf("ben"), theme: themeOf(ref.registry, "consent"), terms: { until } };
      await grantMandate(stage.as("ada"), mandates, given);
      await openFile(page, DOCUMENT, "licence.json", document);
      await page.getByText("You act, under a mandate, for").waitFor();
      expect(await page.getByRole("main").textContent()).to.contain(stage.addressOf("ada"));
      await page.getByRole("button", { name: "Consent and answer" }).click();
      const finding = await found(asking, (await shown(page)).text);
      expect(finding).to.include({
        outcome: "verified",
        holder: stage.addressOf("ada"),
        signer: stage.addressOf("ben"),
      });
    } finally {
      await page.context().close();
    }
  });

  it("lets the account answer that took over from the document's holder", async () => {
    const { stage } = world();
    const [first, next] = [await stage.stranger(90), await stage.stranger(91)];
    const [account, successor] = [first, next].map((chain) => chain.account ?? "0x") as [`0x${string}`, `0x${string}`];
    const identities = { identities: deployedIn(stage.deployment, "IdentityRegistry").address };
    const { timestamp } = await first.block();
    const office = ROLES.verifying;
    const officer = stage.as("verifyingOfficer");
    await verify(officer, identities, { office, account, kind: "person", until: timestamp + 365n * DAY });
    const document = await documentFor(account);
    const record = await readIdentity(first, identities, account);
    const revision = record.state === "unknown" ? 0 : record.revision;
    const rotation = { account, successor, revision, deadline: timestamp + DAY };
    await rotate(first, identities, rotation, { successor: await signRotation(next, identities, rotation) });

    const asking = await requestOf();
    const picture = await QRCode.toBuffer(requestFrames(asking.request)[0] ?? "");
    const page = await withWallet(91, "exchange/answer");
    try {
      await openPicture(page, REQUEST, picture);
      await openFile(page, DOCUMENT, "licence.json", document);
      await page.getByText("Your account took over from").waitFor();
      await page.getByRole("button", { name: "Consent and answer" }).click();
      const { text } = await shown(page);
      const bank = stage.as("bank");
      const opened = await openPresentation(asking, readPresentation([text]), { at: (await bank.block()).timestamp });
      expect(opened).to.include({ signer: successor });
      expect(opened.consent).to.include({ holder: successor });
      expect(opened.consentSignature).to.match(/^0x[0-9a-f]{130}$/);
    } finally {
      await page.context().close();
    }
  });

  it("refuses a foreign code, a tampered one, a picture without one and a changed message, in plain words", async () => {
    const holder = await withWallet(numberOf("ada"), "exchange/answer");
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

/** What the bank finds of an answer. */
async function found(asking: Parameters<typeof openPresentation>[0], text: string) {
  const bank = world().stage.as("bank");
  const { timestamp: at } = await bank.block();
  return verifyPresentation(bank, await openPresentation(asking, readPresentation([text]), { at }));
}
