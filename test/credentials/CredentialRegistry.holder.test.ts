import { expect } from "chai";
import { connection } from "../support/chains.js";
import { BASIS, DAY, idOf, licence, now, REASON, Standing, State, YEAR } from "./fixture.js";
import { CONSENTING, held, SHOWN, WORDS } from "./holder.js";

const { ethers, networkHelpers } = connection;
const fixture = () => networkHelpers.loadFixture(held);
const LICENSING_AGENCY = 3n << 16n;

describe("CredentialRegistry", () => {
  for (const [act, event, state, standing] of [
    ["surrender", "CredentialSurrendered", State.Surrendered, Standing.Surrendered],
    ["decline", "CredentialDeclined", State.Declined, Standing.Declined],
  ] as const) {
    describe(act, () => {
      it("ends a credential that its holder sends back", async () => {
        const { registry, citizen, id, notice } = await fixture();

        await expect(registry.connect(citizen)[act](notice(id), "0x"))
          .to.emit(registry, event)
          .withArgs(id, citizen, 2n, WORDS);
        expect((await registry.credential(id)).state).to.equal(state);
        expect((await registry.status(id, await now())).standing).to.equal(standing);
      });

      it("takes the holder's signature from anyone", async () => {
        const { registry, citizen, stranger, id, notice, sign } = await fixture();
        const signature = await sign[act](citizen, notice(id));

        await expect(registry.connect(stranger)[act](notice(id), signature))
          .to.emit(registry, event)
          .withArgs(id, citizen, 2n, WORDS);
      });

      it("reverts for anyone but the holder, officers among them", async () => {
        const { registry, officer, stranger, id, notice } = await fixture();

        for (const other of [officer, stranger]) {
          await expect(registry.connect(other)[act](notice(id), "0x"))
            .to.be.revertedWithCustomError(registry, "HolderOnly")
            .withArgs(id, other);
        }
      });

      it("refuses a foreign, a malleated and a changed signature, and one for another chain or act", async () => {
        const { registry, citizen, stranger, id, notice, sign } = await fixture();
        const good = ethers.Signature.from(await sign[act](citizen, notice(id)));
        const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
        const high = ethers.toBeHex(order - BigInt(good.s), 32);
        const other = act === "surrender" ? "decline" : "surrender";

        for (const bad of [
          await sign[act](stranger, notice(id)),
          ethers.concat([good.r, high, good.v === 27 ? "0x1c" : "0x1b"]),
          await sign[act](citizen, notice(id, { reason: REASON })),
          await sign[act](citizen, notice(id), "Licence"),
          await sign.elsewhere(citizen, notice(id)),
          await sign[other](citizen, notice(id)),
        ]) {
          await expect(registry[act](notice(id), bad))
            .to.be.revertedWithCustomError(registry, "SignatureInvalid")
            .withArgs(citizen);
        }
      });

      it("refuses a stale revision, a passed deadline and a second time", async () => {
        const { registry, citizen, id, notice, deadline } = await fixture();
        const holder = registry.connect(citizen);

        await expect(holder[act](notice(id, { revision: 2 }), "0x"))
          .to.be.revertedWithCustomError(registry, "RevisionStale")
          .withArgs(id, 2n, 1n);
        await holder[act](notice(id), "0x");
        await expect(holder[act](notice(id, { revision: 2 }), "0x"))
          .to.be.revertedWithCustomError(registry, "CredentialEnded")
          .withArgs(id, state);
        await networkHelpers.time.increaseTo(deadline + 1n);
        await expect(holder[act](notice(id), "0x")).to.be.revertedWithCustomError(registry, "DeadlinePassed");
      });

      it("refuses a suspended credential, which is in the agency's hands", async () => {
        const { registry, citizen, id, notice } = await fixture();
        await registry.suspend(id, REASON);

        await expect(registry.connect(citizen)[act](notice(id, { revision: 2 }), "0x"))
          .to.be.revertedWithCustomError(registry, "CredentialStillSuspended")
          .withArgs(id);
      });

      it("is free to the holder of a suspended agency, but hides no act of a compromised one", async () => {
        const { registry, authority, citizen, id, issuedAt, notice } = await fixture();
        await authority.suspendAgency(LICENSING_AGENCY, issuedAt, BASIS);
        await expect(registry.connect(citizen)[act](notice(id), "0x"))
          .to.be.revertedWithCustomError(registry, "CredentialSuspect")
          .withArgs(id);
        await authority.reinstateAgency(LICENSING_AGENCY, BASIS);
        await expect(registry.connect(citizen)[act](notice(id), "0x"))
          .to.be.revertedWithCustomError(registry, "CredentialSuspect")
          .withArgs(id);
      });

      it("is free to the holder of a suspended agency", async () => {
        const { registry, authority, citizen, id, notice } = await fixture();
        await authority.suspendAgency(LICENSING_AGENCY, 0n, BASIS);

        await expect(registry.connect(citizen)[act](notice(id), "0x")).to.emit(registry, event);
      });

      it("reverts while the registry is paused", async () => {
        const { registry, authority, citizen, id, notice } = await fixture();
        await authority.pauseRegistry(await registry.getAddress(), BASIS);

        await expect(registry.connect(citizen)[act](notice(id), "0x")).to.be.revertedWithCustomError(
          registry,
          "RegistryPaused",
        );
      });

      it("refuses an id that was never issued", async () => {
        const { registry, citizen, notice } = await fixture();

        await expect(registry.connect(citizen)[act](notice(idOf("x")), "0x"))
          .to.be.revertedWithCustomError(registry, "CredentialUnknown")
          .withArgs(idOf("x"));
      });
    });
  }

  describe("decline", () => {
    it("is over after 30 days and after any other act; a surrender is not", async () => {
      const { registry, citizen, id, notice, start, issuedAt } = await fixture();
      const holder = registry.connect(citizen);
      const later = { deadline: start + YEAR };
      await networkHelpers.time.increaseTo(issuedAt + 30n * DAY);
      await expect(holder.decline(notice(id, later), "0x"))
        .to.be.revertedWithCustomError(registry, "DeclinePeriodOver")
        .withArgs(id);
      await registry.prolong(id, 1n, start + YEAR + DAY, BASIS);
      await expect(holder.decline(notice(id, { ...later, revision: 2 }), "0x")).to.be.revertedWithCustomError(
        registry,
        "DeclinePeriodOver",
      );
      await holder.surrender(notice(id, { ...later, revision: 2 }), "0x");
    });

    it("refuses what was accepted by signature", async () => {
      const { registry, citizen, given, sign, notice } = await fixture();
      const consent = given("1", CONSENTING);
      await registry.issueAccepted(consent, await sign.acceptance(citizen, consent), BASIS);

      await expect(registry.connect(citizen).decline(notice(consent.id), "0x"))
        .to.be.revertedWithCustomError(registry, "DeclinePeriodOver")
        .withArgs(consent.id);
    });
  });

  describe("issueAccepted", () => {
    it("issues what the holder has signed for", async () => {
      const { registry, citizen, officer, given, sign } = await fixture();
      const consent = given("1", CONSENTING);

      await expect(registry.issueAccepted(consent, await sign.acceptance(citizen, consent), BASIS))
        .to.emit(registry, "CredentialIssued")
        .withArgs(consent.id, citizen, officer, 1n, consent.validFrom, consent.validUntil, consent.commitment, BASIS);
    });

    it("is the only way to issue where the type asks for acceptance", async () => {
      const { registry, given } = await fixture();
      const consent = given("1", CONSENTING);

      for (const refused of [
        () => registry.issue(consent, BASIS),
        () => registry.issueMany(CONSENTING, [consent], BASIS),
      ]) {
        await expect(refused()).to.be.revertedWithCustomError(registry, "AcceptanceMissing").withArgs(CONSENTING);
      }
    });

    it("refuses a foreign signature, another issuance and a passed deadline", async () => {
      const { registry, citizen, stranger, given, sign } = await fixture();
      const consent = given("1", CONSENTING);
      for (const bad of [
        await sign.acceptance(stranger, consent),
        await sign.acceptance(citizen, { ...consent, validUntil: consent.validUntil + 1n }),
        await sign.acceptance(citizen, { ...consent, id: idOf("2", CONSENTING) }),
      ]) {
        await expect(registry.issueAccepted(consent, bad, BASIS))
          .to.be.revertedWithCustomError(registry, "SignatureInvalid")
          .withArgs(citizen);
      }
      await expect(
        registry.issueAccepted(consent, await sign.acceptance(citizen, consent, "Consent", 1n), BASIS),
      ).to.be.revertedWithCustomError(registry, "DeadlinePassed");
    });

    it("reverts for anyone but the type's office, signed or not", async () => {
      const { registry, citizen, visaOfficer, given, sign } = await fixture();
      const consent = given("1", CONSENTING);
      await expect(
        registry.connect(visaOfficer).issueAccepted(consent, await sign.acceptance(citizen, consent), BASIS),
      ).to.be.revertedWithCustomError(registry, "OfficerUnauthorised");
    });
  });

  describe("the token's face", () => {
    it("answers to the standards' interface ids", async () => {
      const { registry } = await fixture();
      const ids = { erc165: "0x01ffc9a7", erc721: "0x80ac58cd", metadata: "0x5b5e139f", erc5192: "0xb45a3c0e" };
      for (const id of [...Object.values(ids), "0x3ebdfa31"])
        expect(await registry.supportsInterface(id)).to.equal(true);
      for (const id of ["0xffffffff", "0x8f55b98a"]) expect(await registry.supportsInterface(id)).to.equal(false);
    });

    it("shows a credential of a shown type, its term and its certificate", async () => {
      const { registry, officer, citizen, given } = await fixture();
      const badge = given("8", SHOWN);
      const token = BigInt(badge.id);
      await expect(registry.issue(badge, BASIS))
        .to.emit(registry, "Transfer")
        .withArgs(ethers.ZeroAddress, citizen, token)
        .and.to.emit(registry, "Locked")
        .withArgs(token)
        .and.to.emit(registry, "TokenExpiryUpdated")
        .withArgs(token, badge.validFrom, badge.validUntil);
      expect([
        await registry.ownerOf(token),
        await registry.balanceOf(citizen),
        await registry.startTime(token),
        await registry.endTime(token),
        await registry.expiryType(),
        await registry.isTokenExpired(token),
        await registry.locked(token),
      ]).to.deep.equal([citizen.address, 2n, badge.validFrom, badge.validUntil, 1n, false, true]);
      expect(await registry.tokenURI(token)).to.equal(await registry.certificate(badge.id));
      await expect(registry.connect(citizen).transferFrom(citizen, officer, token)).to.be.revertedWithCustomError(
        registry,
        "TokenLocked",
      );
    });

    it("tells new terms, and that a term is over", async () => {
      const { registry, id, start } = await fixture();
      const end = start + 2n * YEAR;
      await expect(registry.prolong(id, 1n, end, BASIS))
        .to.emit(registry, "TokenExpiryUpdated")
        .withArgs(BigInt(id), start, end);
      await expect(registry.renew(id, 2n, start + YEAR, end, WORDS, BASIS))
        .to.emit(registry, "TokenExpiryUpdated")
        .withArgs(BigInt(id), start + YEAR, end);
      await networkHelpers.time.increaseTo(end);
      expect(await registry.isTokenExpired(BigInt(id))).to.equal(true);
    });

    it("is gone with the credential", async () => {
      const { registry, citizen, id } = await fixture();
      await expect(registry.revoke(id, REASON))
        .to.emit(registry, "Transfer")
        .withArgs(citizen, ethers.ZeroAddress, BigInt(id));
      expect(await registry.balanceOf(citizen)).to.equal(0n);
      for (const view of ["ownerOf", "tokenURI", "isTokenExpired", "startTime", "endTime", "locked"] as const) {
        await expect(registry[view](BigInt(id)))
          .to.be.revertedWithCustomError(registry, "TokenUnknown")
          .withArgs(BigInt(id));
      }
    });

    it("is not there for types that are not shown", async () => {
      const { registry, citizen, start } = await fixture();
      const plain = licence("9", start, { holder: citizen.address });
      await expect(registry.issue(plain, BASIS)).not.to.emit(registry, "Transfer");
      await expect(registry.ownerOf(BigInt(plain.id))).to.be.revertedWithCustomError(registry, "TokenUnknown");
      await expect(registry.revoke(plain.id, REASON)).not.to.emit(registry, "Transfer");
    });
  });
});
