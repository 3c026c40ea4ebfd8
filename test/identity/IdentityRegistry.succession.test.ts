import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";
import { connection } from "../support/chains.js";
import {
  announced,
  announcing,
  at,
  BASIS,
  COMPANIES,
  DAY,
  Kind,
  now,
  OBJECTION,
  paperOf,
  REASON,
  rotating,
  State,
  signed,
  VERIFYING,
  verified,
  YEAR,
} from "./fixture.js";

const { ethers, networkHelpers } = connection;
const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** The same signature with the other s, which recovers the same account where it is let pass. */
function malleated(signature: string): string {
  const { r, s, v } = ethers.Signature.from(signature);
  const other = ethers.toBeHex(ORDER - BigInt(s), 32);
  return ethers.concat([r, other, v === 27 ? "0x1c" : "0x1b"]);
}

describe("IdentityRegistry › announceSuccession", () => {
  it("announces a fresh account that agreed, for the objection period", async () => {
    const { registry, officer, ada, phone } = await networkHelpers.loadFixture(verified);
    const { paper, signature } = await announcing(registry, ada, phone);
    const moment = (await now()) + 10n;
    await at(moment);
    await expect(registry.connect(officer).announceSuccession(paper, signature, BASIS))
      .to.emit(registry, "SuccessionAnnounced")
      .withArgs(ada.address, phone.address, officer.address, 2n, moment + OBJECTION, BASIS);
    expect(await registry.pendingSuccession(ada)).to.deep.equal([phone.address, moment + OBJECTION]);
    expect(await registry.isVerified(ada)).to.equal(true);
    expect(await registry.successorOf(ada)).to.equal(ZeroAddress);
  });

  it("reverts for another office, a stale revision, no digest, and a passed deadline", async () => {
    const { registry, officer, registrar, ada, phone } = await networkHelpers.loadFixture(verified);
    const { paper, signature } = await announcing(registry, ada, phone);
    await expect(registry.connect(registrar).announceSuccession(paper, signature, BASIS))
      .to.be.revertedWithCustomError(registry, "OfficerUnauthorised")
      .withArgs(registrar.address, VERIFYING);
    await expect(registry.connect(officer).announceSuccession({ ...paper, revision: 2n }, signature, BASIS))
      .to.be.revertedWithCustomError(registry, "IdentityRevisionStale")
      .withArgs(ada.address, 2n, 1n);
    await expect(
      registry.connect(officer).announceSuccession(paper, signature, ZeroHash),
    ).to.be.revertedWithCustomError(registry, "DigestMissing");
    await at(paper.deadline + 1n);
    await expect(registry.connect(officer).announceSuccession(paper, signature, BASIS))
      .to.be.revertedWithCustomError(registry, "DeadlinePassed")
      .withArgs(paper.deadline, paper.deadline + 1n);
  });

  it("takes a paper at its deadline", async () => {
    const { registry, officer, ada, phone } = await networkHelpers.loadFixture(verified);
    const { paper, signature } = await announcing(registry, ada, phone);
    await at(paper.deadline);
    await expect(registry.connect(officer).announceSuccession(paper, signature, BASIS)).to.emit(
      registry,
      "SuccessionAnnounced",
    );
  });

  it("reverts for a signature that is not the successor's own for this", async () => {
    const { registry, officer, ada, phone, tablet, chainId } = await networkHelpers.loadFixture(verified);
    const { paper, signature } = await announcing(registry, ada, phone);
    const other = await ethers.getContractAt("IdentityRegistry", officer.address);
    for (const [why, wrong] of [
      ["another's", await signed(registry, tablet, "SuccessionAcceptance", paper)],
      ["of another act", await signed(registry, phone, "AccountRotation", paper)],
      ["of another paper", await signed(registry, phone, "SuccessionAcceptance", { ...paper, revision: 2n })],
      ["of another chain", await signed(registry, phone, "SuccessionAcceptance", paper, { chainId: chainId + 1n })],
      ["of another registry", await signed(other, phone, "SuccessionAcceptance", paper)],
      ["malleated", malleated(signature)],
      ["none", "0x"],
      ["no signature", "0x1234"],
    ] as const) {
      await expect(registry.connect(officer).announceSuccession(paper, wrong, BASIS), why)
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(phone.address);
    }
  });

  it("takes a contract account's word by its code", async () => {
    const { registry, officer, ada, phone } = await networkHelpers.loadFixture(verified);
    const wallet = await ethers.deployContract("ContractWallet", [phone.address]);
    const paper = { ...(await paperOf(ada, phone)), successor: await wallet.getAddress() };
    const signature = await signed(registry, phone, "SuccessionAcceptance", paper);
    await registry.connect(officer).announceSuccession(paper, signature, BASIS);
    expect((await registry.pendingSuccession(ada)).successor).to.equal(await wallet.getAddress());
  });

  it("reverts for a successor that is not fresh: nobody, itself, verified, succeeded, in an identity, promised", async () => {
    const state = await networkHelpers.loadFixture(verified);
    const { registry, officer, ada, ben, phone, tablet, company, until } = state;
    const acting = registry.connect(officer);
    await acting.verifyMany(VERIFYING, [
      { account: ben.address, kind: Kind.Person, until },
      { account: company.address, kind: Kind.Organisation, until },
    ]);
    const announce = async (successor: typeof ada) => {
      const { paper, signature } = await announcing(registry, ada, successor);
      return acting.announceSuccession(paper, signature, BASIS);
    };
    const paper = { ...(await paperOf(ada, phone)), successor: ZeroAddress };
    await expect(acting.announceSuccession(paper, "0x", BASIS)).to.be.revertedWithCustomError(
      registry,
      "AccountMissing",
    );
    const { paper: rotation, own, heirs } = await rotating(registry, ben, tablet);
    await registry.rotate(rotation, own, heirs);
    const promised = await announcing(registry, company, phone);
    await acting.announceSuccession(promised.paper, promised.signature, BASIS);
    for (const successor of [ada, company, ben, tablet, phone]) {
      await expect(announce(successor), successor.address)
        .to.be.revertedWithCustomError(registry, "SuccessorNotFresh")
        .withArgs(successor.address);
    }
  });

  it("reverts while another is announced, so that no succession is double", async () => {
    const { registry, officer, ada, phone, tablet } = await networkHelpers.loadFixture(announced);
    const { paper, signature } = await announcing(registry, ada, tablet, 2n);
    await expect(registry.connect(officer).announceSuccession(paper, signature, BASIS))
      .to.be.revertedWithCustomError(registry, "SuccessionPending")
      .withArgs(ada.address, phone.address);
  });

  it("reverts for an identity that ended, was withdrawn, or that nobody verified", async () => {
    const { registry, officer, ada, ben, phone } = await networkHelpers.loadFixture(verified);
    const acting = registry.connect(officer);
    const announce = async (account: typeof ada, revision: bigint) => {
      const { paper, signature } = await announcing(registry, account, phone, revision);
      return acting.announceSuccession(paper, signature, BASIS);
    };
    await expect(announce(ben, 0n)).to.be.revertedWithCustomError(registry, "IdentityUnknown").withArgs(ben.address);
    await acting.withdraw(ada, 1n, REASON);
    await expect(announce(ada, 2n)).to.be.revertedWithCustomError(registry, "VerificationNotInForce");
    await acting.end(ada, 2n, BASIS);
    await expect(announce(ada, 3n)).to.be.revertedWithCustomError(registry, "AccountEnded");
  });
});

describe("IdentityRegistry › completeSuccession", () => {
  it("moves the identity at the end of the period, and not before, by anybody", async () => {
    const { registry, relay, ada, phone, until, completableAt } = await networkHelpers.loadFixture(announced);
    await at(completableAt - 1n);
    await expect(registry.connect(relay).completeSuccession(ada))
      .to.be.revertedWithCustomError(registry, "ObjectionPeriodRunning")
      .withArgs(ada.address, completableAt);
    await at(completableAt);
    await expect(registry.connect(relay).completeSuccession(ada))
      .to.emit(registry, "SuccessionCompleted")
      .withArgs(ada.address, phone.address, ada.address, 3n);

    expect((await registry.identityOf(ada)).state).to.equal(State.Succeeded);
    expect(await registry.identityOf(phone)).to.deep.equal([
      Kind.Person,
      State.Verified,
      1n,
      completableAt,
      until,
      completableAt,
      VERIFYING,
    ]);
    expect(await registry.identify(phone)).to.deep.equal([ada.address, true]);
    expect(await registry.identify(ada)).to.deep.equal([ada.address, false]);
    expect([await registry.successorOf(ada), await registry.successorOf(phone)]).to.deep.equal([
      phone.address,
      ZeroAddress,
    ]);
    await expect(registry.completeSuccession(ada)).to.be.revertedWithCustomError(registry, "AccountSucceeded");
  });

  it("reverts where nothing is announced, or nobody is known", async () => {
    const { registry, ada, ben } = await networkHelpers.loadFixture(verified);
    await expect(registry.completeSuccession(ada))
      .to.be.revertedWithCustomError(registry, "SuccessionNotPending")
      .withArgs(ada.address);
    await expect(registry.completeSuccession(ben))
      .to.be.revertedWithCustomError(registry, "IdentityUnknown")
      .withArgs(ben.address);
  });

  it("finds it void where the verification was withdrawn, ended, or given anew by another office", async () => {
    for (const act of ["withdraw", "end", "anew"] as const) {
      const { registry, officer, registrar, ada, phone, until, completableAt } =
        await networkHelpers.loadFixture(announced);
      const acting = registry.connect(officer);
      if (act === "anew") {
        await networkHelpers.time.increaseTo(until);
        const verification = { account: ada.address, kind: Kind.Person, until: until + YEAR };
        await expect(registry.connect(registrar).verify(COMPANIES, verification))
          .to.emit(registry, "SuccessionVoided")
          .withArgs(ada.address, phone.address);
      } else {
        await expect(acting[act](ada, 2n, REASON))
          .to.emit(registry, "SuccessionVoided")
          .withArgs(ada.address, phone.address);
        await networkHelpers.time.increaseTo(completableAt);
        await acting.reinstate(ada, 3n, BASIS).catch(() => undefined); // An end is final by now.
      }
      const name = act === "end" ? "AccountEnded" : "SuccessionNotPending";
      await expect(registry.completeSuccession(ada), act).to.be.revertedWithCustomError(registry, name);
      expect(await registry.successorOf(ada)).to.equal(ZeroAddress);
    }
  });

  it("reverts where the successor was verified meanwhile", async () => {
    const { registry, officer, ada, phone, until, completableAt } = await networkHelpers.loadFixture(announced);
    await registry.connect(officer).verify(VERIFYING, { account: phone.address, kind: Kind.Person, until });
    await at(completableAt);
    await expect(registry.completeSuccession(ada))
      .to.be.revertedWithCustomError(registry, "SuccessorNotFresh")
      .withArgs(phone.address);
  });

  it("reverts where the office was dismissed, its agency is suspended, or the announcement suspect", async () => {
    const { registry, authority, ada, completableAt } = await networkHelpers.loadFixture(announced);
    await networkHelpers.time.increaseTo(completableAt);
    await registry.dismissOffice(VERIFYING);
    await expect(registry.completeSuccession(ada))
      .to.be.revertedWithCustomError(registry, "OfficeNotAdmitted")
      .withArgs(VERIFYING);
    await registry.admitOffice(VERIFYING);
    const agency = 4n << 16n;
    await authority.suspendAgency(agency, completableAt - OBJECTION, BASIS);
    const suspendedAt = await now();
    await expect(registry.completeSuccession(ada))
      .to.be.revertedWithCustomError(registry, "AgencySuspended")
      .withArgs(agency, suspendedAt);
    await authority.reinstateAgency(agency, BASIS);
    await expect(registry.completeSuccession(ada))
      .to.be.revertedWithCustomError(registry, "SuccessionSuspect")
      .withArgs(ada.address);
  });

  it("reverts while the registry is paused", async () => {
    const { registry, authority, ada, completableAt } = await networkHelpers.loadFixture(announced);
    await networkHelpers.time.increaseTo(completableAt);
    await authority.pauseRegistry(registry, BASIS);
    await expect(registry.completeSuccession(ada)).to.be.revertedWithCustomError(registry, "RegistryPaused");
    await authority.resumeRegistry(registry, BASIS);
    await expect(registry.completeSuccession(ada)).to.emit(registry, "SuccessionCompleted");
  });
});

describe("IdentityRegistry › object", () => {
  it("voids the succession, by the account's transaction or its signature, and bars rotations for a while", async () => {
    const { registry, relay, ada, phone } = await networkHelpers.loadFixture(announced);
    const paper = await paperOf(ada, phone, 2n);
    const moment = (await now()) + 10n;
    await at(moment);
    const signature = await signed(registry, ada, "SuccessionObjection", paper);
    await expect(registry.connect(relay).object(paper, signature))
      .to.emit(registry, "SuccessionObjected")
      .withArgs(ada.address, phone.address, 3n, moment + OBJECTION);
    expect(await registry.pendingSuccession(ada)).to.deep.equal([ZeroAddress, moment + OBJECTION]);

    const other = await networkHelpers.loadFixture(announced);
    await expect(other.registry.connect(other.ada).object(await paperOf(other.ada, other.phone, 2n), "0x")).to.emit(
      registry,
      "SuccessionObjected",
    );
  });

  it("cannot be used twice, and the office can announce again", async () => {
    const { registry, officer, ada, phone } = await networkHelpers.loadFixture(announced);
    const paper = await paperOf(ada, phone, 2n);
    const objection = await signed(registry, ada, "SuccessionObjection", paper);
    await registry.object(paper, objection);
    const again = await announcing(registry, ada, phone, 3n);
    await registry.connect(officer).announceSuccession(again.paper, again.signature, BASIS);
    await expect(registry.object(paper, objection))
      .to.be.revertedWithCustomError(registry, "IdentityRevisionStale")
      .withArgs(ada.address, 2n, 4n);
  });

  it("reverts for anybody else, another successor, a passed deadline, nothing announced, and after its time", async () => {
    const { registry, stranger, ada, phone, tablet, completableAt } = await networkHelpers.loadFixture(announced);
    const paper = await paperOf(ada, phone, 2n);
    await expect(registry.connect(stranger).object(paper, "0x"))
      .to.be.revertedWithCustomError(registry, "SignatureInvalid")
      .withArgs(ada.address);
    const forged = await signed(registry, phone, "SuccessionObjection", paper);
    await expect(registry.object(paper, forged)).to.be.revertedWithCustomError(registry, "SignatureInvalid");
    await expect(registry.connect(ada).object(await paperOf(ada, tablet, 2n), "0x"))
      .to.be.revertedWithCustomError(registry, "SuccessorDiffers")
      .withArgs(ada.address, phone.address);
    const passed = (await now()) - 1n;
    await expect(registry.connect(ada).object({ ...paper, deadline: passed }, "0x")).to.be.revertedWithCustomError(
      registry,
      "DeadlinePassed",
    );
    await at(completableAt);
    await expect(registry.connect(ada).object({ ...paper, deadline: completableAt }, "0x"))
      .to.be.revertedWithCustomError(registry, "ObjectionPeriodOver")
      .withArgs(ada.address, completableAt);
    const { registry: other, ...rest } = await networkHelpers.loadFixture(verified);
    await expect(other.connect(rest.ada).object(await paperOf(rest.ada, rest.phone), "0x"))
      .to.be.revertedWithCustomError(registry, "SuccessionNotPending")
      .withArgs(rest.ada.address);
  });

  it("works while the registry is paused or closed, so that no halt lets the period run out", async () => {
    const { registry, authority, ada, phone } = await networkHelpers.loadFixture(announced);
    await authority.pauseRegistry(registry, BASIS);
    await expect(registry.connect(ada).object(await paperOf(ada, phone, 2n), "0x")).to.emit(
      registry,
      "SuccessionObjected",
    );
  });
});

describe("IdentityRegistry › withdrawSuccession", () => {
  it("lets the office take the announcement back, also after the period, and frees the successor", async () => {
    const { registry, officer, ada, ben, phone, until, completableAt } = await networkHelpers.loadFixture(announced);
    const acting = registry.connect(officer);
    await networkHelpers.time.increaseTo(completableAt);
    await expect(acting.withdrawSuccession(ada, 2n, REASON))
      .to.emit(registry, "SuccessionWithdrawn")
      .withArgs(ada.address, phone.address, officer.address, 3n, REASON);
    await expect(registry.completeSuccession(ada)).to.be.revertedWithCustomError(registry, "SuccessionNotPending");
    await expect(acting.withdrawSuccession(ada, 3n, REASON))
      .to.be.revertedWithCustomError(registry, "SuccessionNotPending")
      .withArgs(ada.address);
    await acting.verify(VERIFYING, { account: ben.address, kind: Kind.Person, until: until + DAY });
    const { paper, signature } = await announcing(registry, ben, phone);
    await expect(acting.announceSuccession(paper, signature, BASIS)).to.emit(registry, "SuccessionAnnounced");
  });
});
