import { expect } from "chai";
import { connection } from "../support/chains.js";
import { BASIS, DAY, idOf, licence, now, REASON, Standing, State, YEAR } from "./fixture.js";
import { heldByPerson } from "./holder.js";

const { ethers, networkHelpers } = connection;
const fixture = () => networkHelpers.loadFixture(heldByPerson);
const LICENSING_AGENCY = 3n << 16n;

describe("CredentialRegistry", () => {
  describe("followIdentity", () => {
    it("binds the credential to the account that acts now for its holder, whoever calls", async () => {
      const { registry, citizen, later, latest, stranger, id, succeed } = await fixture();
      const before = await registry.credential(id);
      await succeed(citizen, later);
      await succeed(later, latest);

      const followed = registry.connect(stranger).followIdentity(id);
      await expect(followed).to.emit(registry, "CredentialFollowed").withArgs(id, stranger, 2n, citizen, latest);
      await expect(followed).to.emit(registry, "Transfer").withArgs(citizen, latest, id);
      const after = await registry.credential(id);
      expect(after.holder).to.equal(latest.address);
      expect(after.revision).to.equal(2n);
      for (const field of ["typeId", "state", "validFrom", "validUntil", "suspendedUntil", "commitment"] as const) {
        expect(after[field], field).to.equal(before[field]);
      }
      expect(await registry.ownerOf(id)).to.equal(latest.address);
      expect(await registry.balanceOf(citizen)).to.equal(0n);
      expect(await registry.balanceOf(latest)).to.equal(1n);
      expect((await registry.status(id, await now())).standing).to.equal(Standing.Valid);
    });

    it("follows again when the successor is succeeded in turn", async () => {
      const { registry, citizen, later, latest, id, succeed } = await fixture();
      await succeed(citizen, later);
      await registry.followIdentity(id);
      await succeed(later, latest);
      await registry.followIdentity(id);
      expect((await registry.credential(id)).holder).to.equal(latest.address);
      expect((await registry.credential(id)).revision).to.equal(3n);
    });

    it("shows no token of a type that shows none", async () => {
      const { registry, citizen, later, start, succeed } = await fixture();
      const plain = licence("9", start, { holder: citizen.address });
      await registry.issue(plain, BASIS);
      await succeed(citizen, later);
      await expect(registry.followIdentity(plain.id)).not.to.emit(registry, "Transfer");
      expect((await registry.credential(plain.id)).holder).to.equal(later.address);
    });

    it("leaves a suspended credential suspended, to the second", async () => {
      const { registry, officer, citizen, later, id, succeed } = await fixture();
      const until = (await now()) + 10n * DAY;
      await registry.connect(officer).suspendUntil(id, until, REASON);
      const before = await registry.status(id, await now());
      await succeed(citizen, later);
      await networkHelpers.time.increase(DAY);
      await registry.followIdentity(id);
      expect(await registry.status(id, await now())).to.deep.equal(before);
      const { state, suspendedUntil } = await registry.credential(id);
      expect([state, suspendedUntil]).to.deep.equal([State.SuspendedUntil, until]);
      await networkHelpers.time.increaseTo(until);
      expect((await registry.status(id, until)).standing).to.equal(Standing.Valid);
    });

    it("leaves one that is suspended without an end so, and lets the office lift that", async () => {
      const { registry, officer, citizen, later, id, succeed } = await fixture();
      await registry.connect(officer).suspend(id, REASON);
      await succeed(citizen, later);
      await registry.followIdentity(id);
      expect((await registry.status(id, await now())).standing).to.equal(Standing.Suspended);
      await registry.connect(officer).reinstate(id, REASON);
      expect((await registry.status(id, await now())).standing).to.equal(Standing.Valid);
    });

    it("hides no act of a stolen officer's key: the time of the last act stays", async () => {
      const { registry, authority, citizen, later, id, issuedAt, succeed } = await fixture();
      const before = (await registry.credential(id)).actedAt;
      await networkHelpers.time.increase(10n * DAY);
      await authority.suspendAgency(LICENSING_AGENCY, issuedAt, BASIS);
      await networkHelpers.time.increase(DAY);
      await authority.reinstateAgency(LICENSING_AGENCY, BASIS);
      await networkHelpers.time.increase(DAY);
      await succeed(citizen, later);
      await registry.followIdentity(id);
      expect((await registry.credential(id)).actedAt).to.equal(before);
      expect((await registry.status(id, await now())).standing).to.equal(Standing.IssuerCompromised);
      const notice = { id, revision: 2, reason: REASON, deadline: (await now()) + 60n };
      await expect(registry.connect(later).surrender(notice, "0x"))
        .to.be.revertedWithCustomError(registry, "CredentialSuspect")
        .withArgs(id);
    });

    it("makes no act suspect that was none: following in a suspect span changes nothing", async () => {
      const { registry, authority, citizen, later, id, succeed } = await fixture();
      await networkHelpers.time.increase(10n * DAY);
      await authority.suspendAgency(LICENSING_AGENCY, (await now()) - 100n, BASIS);
      await succeed(citizen, later);
      await registry.followIdentity(id);
      await authority.reinstateAgency(LICENSING_AGENCY, BASIS);
      expect((await registry.status(id, await now())).standing).to.equal(Standing.Valid);
    });

    it("neither prolongs nor opens anew the time for declining", async () => {
      const { registry, citizen, later, id, succeed } = await fixture();
      await succeed(citizen, later);
      await registry.followIdentity(id);
      const notice = { id, revision: 2, reason: REASON, deadline: (await now()) + 60n };
      await expect(registry.connect(later).decline(notice, "0x"))
        .to.be.revertedWithCustomError(registry, "DeclinePeriodOver")
        .withArgs(id);
      await registry.connect(later).surrender(notice, "0x");
      expect((await registry.credential(id)).state).to.equal(State.Surrendered);
    });

    it("reverts where nobody took over, and where no holder is named", async () => {
      const { registry, citizen, id, start } = await fixture();
      await expect(registry.followIdentity(id))
        .to.be.revertedWithCustomError(registry, "SuccessorNone")
        .withArgs(citizen);
      const nobodys = licence("10", start);
      await registry.issue(nobodys, BASIS);
      await expect(registry.followIdentity(nobodys.id))
        .to.be.revertedWithCustomError(registry, "SuccessorNone")
        .withArgs(ethers.ZeroAddress);
    });

    it("reverts for what was never issued, and for what has ended", async () => {
      const { registry, citizen, later, id, succeed } = await fixture();
      await expect(registry.followIdentity(idOf("none"))).to.be.revertedWithCustomError(registry, "CredentialUnknown");
      await registry.revoke(id, REASON);
      await succeed(citizen, later);
      await expect(registry.followIdentity(id))
        .to.be.revertedWithCustomError(registry, "CredentialEnded")
        .withArgs(id, State.Revoked);
    });

    it("leaves the last revision for the ending", async () => {
      const { registry, identities, citizen, id } = await fixture();
      let holder = citizen.address;
      for (let revision = 2; revision <= 510; ++revision) {
        const next = ethers.toBeHex(BigInt(revision) + (1n << 150n), 20);
        await identities.getFunction("succeed")(holder, next);
        await registry.followIdentity(id);
        holder = next;
      }
      await identities.getFunction("succeed")(holder, ethers.toBeHex(1n << 151n, 20));
      await expect(registry.followIdentity(id))
        .to.be.revertedWithCustomError(registry, "RevisionsExhausted")
        .withArgs(id);
      await registry.revoke(id, REASON);
    });

    it("waits while the registry is paused, and takes nothing once it is closed", async () => {
      const { registry, authority, citizen, later, stranger, id, succeed } = await fixture();
      await succeed(citizen, later);
      const place = await registry.getAddress();
      await authority.pauseRegistry(place, BASIS);
      await expect(registry.followIdentity(id)).to.be.revertedWithCustomError(registry, "RegistryPaused");
      await authority.resumeRegistry(place, BASIS);
      await authority.closeRegistry(place, stranger.address, BASIS);
      await expect(registry.followIdentity(id)).to.be.revertedWithCustomError(registry, "RegistryClosed");
    });

    it("waits for no agency: it is done while the issuer's is suspended", async () => {
      const { registry, authority, citizen, later, id, succeed } = await fixture();
      await authority.suspendAgency(LICENSING_AGENCY, 0, BASIS);
      await succeed(citizen, later);
      await registry.followIdentity(id);
      expect((await registry.credential(id)).holder).to.equal(later.address);
    });

    it("is one of the acts that the relay sends, in its signer's name", async () => {
      const { registry, relay, citizen, later, stranger, id, succeed, acts } = await fixture();
      await succeed(citizen, later);
      const { signed, signature } = await acts(later, [registry.interface.encodeFunctionData("followIdentity", [id])]);
      await expect(relay.connect(stranger).perform(signed, signature))
        .to.emit(registry, "CredentialFollowed")
        .withArgs(id, later, 2n, citizen, later);
    });
  });

  describe("a holder's acts", () => {
    it("are the successor's from the succession on, before the credential followed and after", async () => {
      const { registry, citizen, later, stranger, id, notice, sign, succeed } = await fixture();
      const old = await sign.surrender(citizen, notice(id));
      await succeed(citizen, later);
      await expect(registry.connect(citizen).surrender(notice(id), "0x"))
        .to.be.revertedWithCustomError(registry, "HolderOnly")
        .withArgs(id, citizen);
      await expect(registry.connect(stranger).surrender(notice(id), old))
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(later);
      await registry.connect(stranger).surrender(notice(id), await sign.surrender(later, notice(id)));
      expect((await registry.credential(id)).state).to.equal(State.Surrendered);
    });

    it("are nobody's by a successor of somebody else", async () => {
      const { registry, stranger, later, id, notice, succeed } = await fixture();
      await succeed(stranger, later);
      await expect(registry.connect(later).surrender(notice(id), "0x"))
        .to.be.revertedWithCustomError(registry, "HolderOnly")
        .withArgs(id, later);
    });
  });

  it("keeps office and term of what followed: the office renews and revokes as before", async () => {
    const { registry, officer, visaOfficer, citizen, later, id, start, succeed } = await fixture();
    await succeed(citizen, later);
    await registry.followIdentity(id);
    await expect(registry.connect(visaOfficer).revoke(id, REASON)).to.be.revertedWithCustomError(
      registry,
      "OfficerUnauthorised",
    );
    await registry.connect(officer).prolong(id, 2, start + 2n * YEAR, BASIS);
    await registry.connect(officer).revoke(id, REASON);
    expect((await registry.credential(id)).revision).to.equal(4n);
  });
});
