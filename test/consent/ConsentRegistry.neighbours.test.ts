import { expect } from "chai";
import { ZeroHash } from "ethers";
import { REASON } from "../identity/fixture.js";
import { link, themeOf } from "../mandates/fixture.js";
import { connection } from "../support/chains.js";
import { DAY, NEVER, RECEIPT, State, signed, withdrawal } from "./fixture.js";
import { mandated, neighbours } from "./real.js";

const { ethers, networkHelpers } = connection;
const { loadFixture, time } = networkHelpers;
const resourceOf = ({ address }: { readonly address: string }) => ethers.zeroPadValue(address, 32);

describe("ConsentRegistry beside identities and mandates as they are", () => {
  describe("an agent under a mandate", () => {
    it("gives, presents and withdraws, and every use is in the mandates' log", async () => {
      const { registry, mandates, company, clerk, bank, id, key, next } = await loadFixture(mandated);
      expect((await registry.consentOf(id)).state).to.equal(State.Given);
      expect(await registry.mayPresent(id, clerk, "0x")).to.equal(true);
      await expect(registry.connect(clerk).give(next, "0x")).to.emit(mandates, "MandateUsed");
      await registry.connect(bank).recordAccess(id, RECEIPT);
      await expect(registry.connect(clerk).withdraw(withdrawal(id), "0x"))
        .to.emit(registry, "ConsentTerminated")
        .and.to.emit(mandates, "MandateUsed");
      expect(await registry.isInForce(id)).to.equal(false);
      expect((await mandates.mandateOf(key)).state).to.equal(2n);
      expect(await registry.isHolder(id, company)).to.equal(true);
    });

    it("uses a count up, and is refused beyond it", async () => {
      const { registry, mandates, company, clerk, consent, theme, terms } = await loadFixture(neighbours);
      await mandates.connect(company).grant(ZeroHash, clerk, theme, ZeroHash, { ...terms, count: 1n }, false);
      const key = await mandates.keyOf(ZeroHash, company, clerk, theme, ZeroHash);
      await registry.connect(clerk).give(consent, "0x");
      const id = await registry.consentIdOf(consent);
      await expect(registry.connect(clerk).withdraw(withdrawal(id), "0x"))
        .to.be.revertedWithCustomError(mandates, "CountExhausted")
        .withArgs(key);
    });

    it("consents towards the one grantee that the mandate names, along its path", async () => {
      const { registry, mandates, company, clerk, bank, officer, consent, theme, terms } =
        await loadFixture(neighbours);
      await mandates.connect(company).grant(ZeroHash, clerk, theme, resourceOf(officer), terms, false);
      const key = await mandates.keyOf(ZeroHash, company, clerk, theme, resourceOf(officer));
      const path = link(clerk, theme, resourceOf(officer));
      await expect(registry.connect(clerk).give(consent, path))
        .to.be.revertedWithCustomError(mandates, "ResourceNotCovered")
        .withArgs(key, resourceOf(bank));
      await registry.connect(clerk).give({ ...consent, grantee: officer.address }, path);
    });

    it("is refused by name when the mandate was revoked, for both acts", async () => {
      const { registry, mandates, company, clerk, id, key, next, theme } = await loadFixture(mandated);
      await mandates.connect(company).revoke(ZeroHash, clerk, theme, ZeroHash);
      const theirs = registry.connect(clerk);
      for (const act of [() => theirs.give(next, "0x"), () => theirs.withdraw(withdrawal(id), "0x")]) {
        await expect(act()).to.be.revertedWithCustomError(mandates, "MandateRevoked").withArgs(key);
      }
      expect(await registry.mayPresent(id, clerk, "0x")).to.equal(false);
      await registry.connect(company).withdraw(withdrawal(id), "0x");
    });

    it("is refused by name when the mandate is over, from its very second on", async () => {
      const { registry, mandates, company, clerk, consent, theme, terms } = await loadFixture(neighbours);
      const until = BigInt(await time.latest()) + 5n * DAY;
      await mandates.connect(company).grant(ZeroHash, clerk, theme, ZeroHash, { ...terms, until }, false);
      const key = await mandates.keyOf(ZeroHash, company, clerk, theme, ZeroHash);
      await time.setNextBlockTimestamp(until - 1n);
      await registry.connect(clerk).give(consent, "0x");
      const id = await registry.consentIdOf(consent);
      await time.setNextBlockTimestamp(until);
      await expect(registry.connect(clerk).withdraw(withdrawal(id), "0x"))
        .to.be.revertedWithCustomError(mandates, "MandateExpired")
        .withArgs(key, until);
    });

    it("is refused by name when the mandate is for another theme, or for nobody", async () => {
      const { registry, mandates, company, clerk, bank, consent, theme, terms } = await loadFixture(neighbours);
      await expect(registry.connect(clerk).give(consent, "0x"))
        .to.be.revertedWithCustomError(mandates, "MandateMissing")
        .withArgs(company.address, clerk.address, theme, resourceOf(bank));
      const other = themeOf(await registry.getAddress(), "apply");
      await mandates.connect(company).grant(ZeroHash, clerk, other, ZeroHash, terms, false);
      const key = await mandates.keyOf(ZeroHash, company, clerk, other, ZeroHash);
      await expect(registry.connect(clerk).give(consent, "0x")).to.be.revertedWithCustomError(
        mandates,
        "MandateMissing",
      );
      await expect(registry.connect(clerk).give(consent, link(clerk, other)))
        .to.be.revertedWithCustomError(mandates, "ThemeNotCovered")
        .withArgs(key, theme);
    });

    it("is refused once the clerk is withdrawn, or the company", async () => {
      const { registry, mandates, identities, officer, company, clerk, next } = await loadFixture(mandated);
      await identities.connect(officer).withdraw(clerk, 1n, REASON);
      await expect(registry.connect(clerk).give(next, "0x"))
        .to.be.revertedWithCustomError(mandates, "AgentNotVerified")
        .withArgs(clerk.address);
      await identities.connect(officer).withdraw(company, 1n, REASON);
      await expect(registry.connect(clerk).give(next, "0x"))
        .to.be.revertedWithCustomError(mandates, "PrincipalNotVerified")
        .withArgs(company.address);
    });
  });

  describe("a holder who was succeeded", () => {
    it("withdraws by the successor, and no longer by the lost key, sent or signed", async () => {
      const { registry, mandates, company, phone, stranger, id, theme, rotate } = await loadFixture(mandated);
      const signature = await signed(registry, company, "Withdrawal", withdrawal(id));
      await rotate(company, phone);
      await expect(registry.connect(stranger).withdraw(withdrawal(id), signature))
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(phone.address);
      // Sent without a signature it can only be an agent's act, and nobody gave the lost key a mandate.
      await expect(registry.connect(company).withdraw(withdrawal(id), "0x"))
        .to.be.revertedWithCustomError(mandates, "AgentNotVerified")
        .withArgs(company.address);
      expect(await registry.mayPresent(id, company, "0x")).to.equal(false);
      expect(await mandates.isAuthorised(phone, company, theme, ZeroHash)).to.equal(false);
      await registry.connect(phone).withdraw(withdrawal(id), "0x");
      expect((await registry.consentOf(id)).state).to.equal(State.Withdrawn);
    });

    it("keeps its clerk, who withdraws for whoever holds now", async () => {
      const { registry, company, phone, clerk, id, rotate } = await loadFixture(mandated);
      await rotate(company, phone);
      await registry.connect(clerk).withdraw(withdrawal(id), "0x");
      expect((await registry.consentOf(id)).state).to.equal(State.Withdrawn);
    });

    it("gives nothing in the lost account's name, and all by the present one", async () => {
      const { registry, company, phone, clerk, next, rotate } = await loadFixture(mandated);
      const signature = await signed(registry, company, "Consent", next);
      await rotate(company, phone);
      for (const [sender, word] of [
        [clerk, "0x"],
        [company, "0x"],
        [clerk, signature],
      ] as const) {
        await expect(registry.connect(sender).give(next, word))
          .to.be.revertedWithCustomError(registry, "HolderSucceeded")
          .withArgs(company.address, phone.address);
      }
      await registry.connect(clerk).give({ ...next, holder: phone.address }, "0x");
    });

    it("withdraws by the last of several accounts, after a clerk who was succeeded too", async () => {
      const { registry, mandates, company, phone, tablet, fresh, clerk, bank, id, consent, rotate } =
        await loadFixture(mandated);
      await rotate(company, phone);
      await rotate(phone, tablet);
      await rotate(clerk, fresh);
      const said = { ...consent, holder: tablet.address, deadline: NEVER };
      await registry.connect(fresh).give(said, "0x");
      await expect(registry.connect(phone).withdraw(withdrawal(id), "0x"))
        .to.be.revertedWithCustomError(mandates, "AgentNotVerified")
        .withArgs(phone.address);
      await registry.connect(tablet).withdraw(withdrawal(id), "0x");
      await registry.connect(bank).recordAccess(await registry.consentIdOf(said), RECEIPT);
    });
  });
});
