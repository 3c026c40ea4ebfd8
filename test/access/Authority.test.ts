import { expect } from "chai";
import { connection } from "../support/chains.js";
import { AGENCY, BASIS, CABINET, CLERKS, DAY, GUARDIAN, governed, JUDGES } from "./fixture.js";

const { ethers, networkHelpers } = connection;
const { loadFixture, time } = networkHelpers;
const FOREVER = 2n ** 48n - 1n;

describe("Authority", () => {
  describe("constructor", () => {
    it("refuses the zero account", async () => {
      const { authority } = await loadFixture(governed);
      await expect(ethers.deployContract("Authority", [ethers.ZeroAddress]))
        .to.be.revertedWithCustomError(authority, "AccessManagerInvalidInitialAdmin")
        .withArgs(ethers.ZeroAddress);
    });
  });

  describe("openAgency", () => {
    it("puts the agency under the cabinet and labels it", async () => {
      const { authority, minister } = await loadFixture(governed);
      const agency = 9n << 16n;
      await expect(authority.connect(minister).openAgency(agency, "Judiciary"))
        .to.emit(authority, "AgencyOpened")
        .withArgs(agency, "Judiciary")
        .and.to.emit(authority, "RoleLabel")
        .withArgs(agency, "Judiciary");
      expect(await authority.getRoleAdmin(agency)).to.equal(CABINET);
      expect((await authority.agencyOf(agency)).openedAt).to.equal(BigInt(await time.latest()));
    });

    it("gives an open agency a new label and leaves its opening as it was", async () => {
      const { authority, minister } = await loadFixture(governed);
      const before = await authority.agencyOf(AGENCY);
      await expect(authority.connect(minister).openAgency(AGENCY, "Land Office"))
        .to.emit(authority, "RoleLabel")
        .withArgs(AGENCY, "Land Office");
      expect((await authority.agencyOf(AGENCY)).openedAt).to.equal(before.openedAt);
    });

    for (const number of [0n, 1n, 0xffffn, (7n << 16n) | 1n, 2n ** 64n - 1n]) {
      it(`refuses ${number}, which is no agency's number`, async () => {
        const { authority, minister } = await loadFixture(governed);
        await expect(authority.connect(minister).openAgency(number, "x"))
          .to.be.revertedWithCustomError(authority, "AgencyNumberInvalid")
          .withArgs(number);
      });
    }

    it("reverts for anyone but the cabinet", async () => {
      const { authority, head } = await loadFixture(governed);
      await expect(authority.connect(head).openAgency(9n << 16n, "x"))
        .to.be.revertedWithCustomError(authority, "AccessManagerUnauthorizedAccount")
        .withArgs(head, CABINET);
    });
  });

  describe("openOffice", () => {
    it("puts the office under its agency, with the guardian and its least delay", async () => {
      const { authority } = await loadFixture(governed);
      expect(await authority.getRoleAdmin(JUDGES)).to.equal(AGENCY);
      expect(await authority.getRoleGuardian(JUDGES)).to.equal(GUARDIAN);
      expect(await authority.minimumDelay(JUDGES)).to.equal(DAY);
      expect(await authority.minimumDelay(CLERKS)).to.equal(0);
    });

    for (const number of [0n, 2n, AGENCY, 2n ** 64n - 1n]) {
      it(`refuses ${number}, which is no office's number`, async () => {
        const { authority, minister } = await loadFixture(governed);
        await expect(authority.connect(minister).openOffice(number, "x", 0))
          .to.be.revertedWithCustomError(authority, "OfficeNumberInvalid")
          .withArgs(number);
      });
    }

    it("refuses an office of an agency that was never opened", async () => {
      const { authority, minister } = await loadFixture(governed);
      await expect(authority.connect(minister).openOffice((9n << 16n) | 1n, "x", 0))
        .to.be.revertedWithCustomError(authority, "AgencyUnknown")
        .withArgs(9n << 16n);
    });

    it("reverts for the agency itself", async () => {
      const { authority, head } = await loadFixture(governed);
      await expect(authority.connect(head).openOffice(AGENCY | 3n, "x", 0))
        .to.be.revertedWithCustomError(authority, "AccessManagerUnauthorizedAccount")
        .withArgs(head, CABINET);
    });
  });

  describe("grantRole", () => {
    it("lets an agency appoint to its own office only", async () => {
      const { authority, head, stranger, minister } = await loadFixture(governed);
      await authority.connect(minister).openAgency(9n << 16n, "Judiciary");
      await authority.connect(minister).openOffice((9n << 16n) | 1n, "Court", 0);
      await authority.connect(head).grantRole(CLERKS, stranger, 0);
      expect((await authority.hasRole(CLERKS, stranger)).isMember).to.equal(true);
      await expect(authority.connect(head).grantRole((9n << 16n) | 1n, stranger, 0))
        .to.be.revertedWithCustomError(authority, "AccessManagerUnauthorizedAccount")
        .withArgs(head, 9n << 16n);
    });

    it("refuses a delay below the office's least, for a new and for an old member", async () => {
      const { authority, head, judge, stranger } = await loadFixture(governed);
      for (const account of [stranger, judge]) {
        await expect(authority.connect(head).grantRole(JUDGES, account, DAY - 1))
          .to.be.revertedWithCustomError(authority, "DelayTooShort")
          .withArgs(JUDGES, DAY - 1, DAY);
      }
    });

    it("refuses an officer who would appoint a colleague", async () => {
      const { authority, clerk, stranger } = await loadFixture(governed);
      await expect(authority.connect(clerk).grantRole(CLERKS, stranger, 0))
        .to.be.revertedWithCustomError(authority, "AccessManagerUnauthorizedAccount")
        .withArgs(clerk, AGENCY);
    });
  });

  describe("setMinimumDelay", () => {
    it("binds the administrator's own role", async () => {
      const { authority, constituent, stranger } = await loadFixture(governed);
      await expect(authority.setMinimumDelay(0, DAY)).to.emit(authority, "MinimumDelaySet").withArgs(0, DAY);
      await expect(authority.connect(constituent).grantRole(0, stranger, 0))
        .to.be.revertedWithCustomError(authority, "DelayTooShort")
        .withArgs(0, 0, DAY);
    });

    it("says nothing where the delay stands already", async () => {
      const { authority } = await loadFixture(governed);
      await expect(authority.setMinimumDelay(JUDGES, DAY)).not.to.emit(authority, "MinimumDelaySet");
    });

    it("reverts for the cabinet", async () => {
      const { authority, minister } = await loadFixture(governed);
      await expect(authority.connect(minister).setMinimumDelay(JUDGES, 0))
        .to.be.revertedWithCustomError(authority, "AccessManagerUnauthorizedAccount")
        .withArgs(minister, 0);
    });
  });

  describe("suspendAgency", () => {
    it("stops the agency's offices and the agency itself, and leaves the memberships on record", async () => {
      const { authority, ledger, minister, head, clerk, stranger } = await loadFixture(governed);
      await expect(authority.connect(minister).suspendAgency(AGENCY, 0, BASIS))
        .to.emit(authority, "AgencySuspended")
        .withArgs(AGENCY, 0, BASIS, minister);

      await expect(ledger.connect(clerk).enter())
        .to.be.revertedWithCustomError(ledger, "AccessManagedUnauthorized")
        .withArgs(clerk);
      await expect(authority.connect(head).grantRole(CLERKS, stranger, 0))
        .to.be.revertedWithCustomError(authority, "AccessManagerUnauthorizedAccount")
        .withArgs(head, AGENCY);
      expect((await authority.getAccess(CLERKS, clerk)).since).to.be.greaterThan(0n);
      expect(await authority.mayAct(clerk, CLERKS, ledger)).to.equal(false);
    });

    it("stops an act that was announced before, even when its delay has passed", async () => {
      const { authority, ledger, minister, judge } = await loadFixture(governed);
      const act = ledger.interface.encodeFunctionData("strike");
      await authority.connect(judge).schedule(ledger, act, 0);
      await authority.connect(minister).suspendAgency(AGENCY, 0, BASIS);
      await time.increase(DAY + 1);

      await expect(ledger.connect(judge).strike()).to.be.revertedWithCustomError(ledger, "AccessManagedUnauthorized");
      await expect(authority.connect(judge).execute(ledger, act)).to.be.revertedWithCustomError(
        authority,
        "AccessManagerUnauthorizedCall",
      );
    });

    it("leaves other agencies as they are", async () => {
      const { authority, minister, stranger, ledger } = await loadFixture(governed);
      const other = 9n << 16n;
      await authority.connect(minister).openAgency(other, "Judiciary");
      await authority.connect(minister).grantRole(other, stranger, 0);
      await authority.connect(minister).suspendAgency(AGENCY, 0, BASIS);
      expect(await authority.mayAct(stranger, other, ledger)).to.equal(true);
    });

    it("names a span of suspect acts, which has no end while the suspension lasts", async () => {
      const { authority, minister } = await loadFixture(governed);
      const since = BigInt(await time.latest()) - 100n;
      await authority.connect(minister).suspendAgency(AGENCY, since, BASIS);
      expect(await authority.suspectSince(AGENCY, since - 1n)).to.equal(0n);
      expect(await authority.suspectSince(AGENCY, since)).to.equal(since);
      expect(await authority.suspectSince(AGENCY, FOREVER)).to.equal(since);
    });

    it("widens the suspect span, never narrows it", async () => {
      const { authority, minister } = await loadFixture(governed);
      const now = BigInt(await time.latest());
      await authority.connect(minister).suspendAgency(AGENCY, now - 100n, BASIS);
      await authority.connect(minister).suspendAgency(AGENCY, now - 50n, BASIS);
      expect((await authority.agencyOf(AGENCY)).compromisedSince).to.equal(now - 100n);
      await authority.connect(minister).suspendAgency(AGENCY, now - 200n, BASIS);
      expect((await authority.agencyOf(AGENCY)).compromisedSince).to.equal(now - 200n);
    });

    it("refuses a suspect span that begins in the future", async () => {
      const { authority, minister } = await loadFixture(governed);
      const present = (await time.latest()) + 10;
      await time.setNextBlockTimestamp(present);
      await expect(authority.connect(minister).suspendAgency(AGENCY, present + 1, BASIS))
        .to.be.revertedWithCustomError(authority, "CompromiseInFuture")
        .withArgs(present + 1, present);
    });

    it("refuses an agency that was never opened", async () => {
      const { authority, minister } = await loadFixture(governed);
      await expect(authority.connect(minister).suspendAgency(9n << 16n, 0, BASIS))
        .to.be.revertedWithCustomError(authority, "AgencyUnknown")
        .withArgs(9n << 16n);
    });

    it("reverts for anyone but the cabinet", async () => {
      const { authority, guardian } = await loadFixture(governed);
      await expect(authority.connect(guardian).suspendAgency(AGENCY, 0, BASIS))
        .to.be.revertedWithCustomError(authority, "AccessManagerUnauthorizedAccount")
        .withArgs(guardian, CABINET);
    });
  });

  describe("reinstateAgency", () => {
    it("gives the offices their power back and closes the suspect span", async () => {
      const { authority, ledger, minister, clerk } = await loadFixture(governed);
      const since = BigInt(await time.latest());
      await authority.connect(minister).suspendAgency(AGENCY, since, BASIS);
      await expect(authority.connect(minister).reinstateAgency(AGENCY, BASIS))
        .to.emit(authority, "AgencyReinstated")
        .withArgs(AGENCY, BASIS, minister);
      const until = BigInt(await time.latest());

      await ledger.connect(clerk).enter();
      expect(await authority.suspectSince(AGENCY, until)).to.equal(since);
      expect(await authority.suspectSince(AGENCY, until + 1n)).to.equal(0n);
    });

    it("does nothing for an agency that acts", async () => {
      const { authority, minister } = await loadFixture(governed);
      await expect(authority.connect(minister).reinstateAgency(AGENCY, BASIS)).not.to.emit(
        authority,
        "AgencyReinstated",
      );
    });

    it("refuses an agency that was never opened", async () => {
      const { authority, minister } = await loadFixture(governed);
      await expect(authority.connect(minister).reinstateAgency(9n << 16n, BASIS))
        .to.be.revertedWithCustomError(authority, "AgencyUnknown")
        .withArgs(9n << 16n);
    });
  });

  describe("pauseRegistry and resumeRegistry", () => {
    it("stop and restore entries; reading goes on", async () => {
      const { authority, ledger, guardian, minister, clerk } = await loadFixture(governed);
      await ledger.connect(clerk).enter();
      await expect(authority.connect(guardian).pauseRegistry(ledger, BASIS))
        .to.emit(authority, "RegistryPaused")
        .withArgs(ledger, BASIS, guardian);
      await expect(ledger.connect(clerk).enter()).to.be.revertedWithCustomError(ledger, "RegistryPaused");
      expect(await ledger.entries()).to.equal(1n);
      expect(await authority.registryState(ledger)).to.deep.equal([1n, ethers.ZeroAddress]);

      await expect(authority.connect(minister).resumeRegistry(ledger, BASIS))
        .to.emit(authority, "RegistryResumed")
        .withArgs(ledger, BASIS, minister);
      await ledger.connect(clerk).enter();
      expect(await ledger.entries()).to.equal(2n);
    });

    it("say nothing where the wish holds already", async () => {
      const { authority, ledger, guardian, minister } = await loadFixture(governed);
      await expect(authority.connect(minister).resumeRegistry(ledger, BASIS)).not.to.emit(authority, "RegistryResumed");
      await authority.connect(guardian).pauseRegistry(ledger, BASIS);
      await expect(authority.connect(guardian).pauseRegistry(ledger, BASIS)).not.to.emit(authority, "RegistryPaused");
    });

    it("refuse the authority itself and the zero address", async () => {
      const { authority, guardian } = await loadFixture(governed);
      for (const registry of [await authority.getAddress(), ethers.ZeroAddress]) {
        await expect(authority.connect(guardian).pauseRegistry(registry, BASIS))
          .to.be.revertedWithCustomError(authority, "RegistryInvalid")
          .withArgs(registry);
      }
    });

    it("are for the guardian and the cabinet, not the other way round", async () => {
      const { authority, ledger, guardian, minister } = await loadFixture(governed);
      await expect(authority.connect(minister).pauseRegistry(ledger, BASIS))
        .to.be.revertedWithCustomError(authority, "AccessManagerUnauthorizedAccount")
        .withArgs(minister, GUARDIAN);
      await expect(authority.connect(guardian).resumeRegistry(ledger, BASIS))
        .to.be.revertedWithCustomError(authority, "AccessManagerUnauthorizedAccount")
        .withArgs(guardian, CABINET);
    });
  });

  describe("closeRegistry", () => {
    it("names the successor to whoever still tries, and reading goes on", async () => {
      const { authority, ledger, minister, clerk } = await loadFixture(governed);
      const next = await ethers.deployContract("Ledger", [authority, ledger]);
      await ledger.connect(clerk).enter();
      await expect(authority.connect(minister).closeRegistry(ledger, next, BASIS))
        .to.emit(authority, "RegistryClosed")
        .withArgs(ledger, next, BASIS, minister);

      await expect(ledger.connect(clerk).enter())
        .to.be.revertedWithCustomError(ledger, "RegistryClosed")
        .withArgs(next);
      expect(await ledger.entries()).to.equal(1n);
      expect(await ledger.successor()).to.equal(next);
      expect(await next.predecessor()).to.equal(ledger);
      expect(await authority.registryState(ledger)).to.deep.equal([2n, await next.getAddress()]);
    });

    it("is final, for the administrator too", async () => {
      const { authority, ledger, minister, guardian, constituent } = await loadFixture(governed);
      await authority.connect(minister).closeRegistry(ledger, ethers.ZeroAddress, BASIS);
      const refused = [
        () => authority.connect(minister).resumeRegistry(ledger, BASIS),
        () => authority.connect(minister).closeRegistry(ledger, constituent, BASIS),
        () => authority.connect(guardian).pauseRegistry(ledger, BASIS),
        () => authority.connect(constituent).setTargetClosed(ledger, false),
      ];
      for (const act of refused) {
        await expect(act()).to.be.revertedWithCustomError(authority, "RegistryClosedForGood").withArgs(ledger);
      }
    });

    it("refuses a registry as its own successor", async () => {
      const { authority, ledger, minister } = await loadFixture(governed);
      await expect(authority.connect(minister).closeRegistry(ledger, ledger, BASIS))
        .to.be.revertedWithCustomError(authority, "RegistryInvalid")
        .withArgs(ledger);
    });
  });

  describe("announced acts", () => {
    it("are refused at once, done after the delay by the officer's own call, and done once", async () => {
      const { authority, ledger, judge } = await loadFixture(governed);
      const act = ledger.interface.encodeFunctionData("strike");
      const id = await authority.hashOperation(judge, ledger, act);
      await expect(ledger.connect(judge).strike())
        .to.be.revertedWithCustomError(authority, "AccessManagerNotScheduled")
        .withArgs(id);

      await authority.connect(judge).schedule(ledger, act, 0);
      await expect(ledger.connect(judge).strike())
        .to.be.revertedWithCustomError(authority, "AccessManagerNotReady")
        .withArgs(id);

      await time.increase(DAY);
      await ledger.connect(judge).strike();
      expect(await ledger.lastActor()).to.equal(judge);
      await expect(ledger.connect(judge).strike()).to.be.revertedWithCustomError(
        authority,
        "AccessManagerNotScheduled",
      );
    });

    it("lapse after a week", async () => {
      const { authority, ledger, judge } = await loadFixture(governed);
      await authority.connect(judge).schedule(ledger, ledger.interface.encodeFunctionData("strike"), 0);
      await time.increase(DAY + 7 * DAY + 1);
      await expect(ledger.connect(judge).strike()).to.be.revertedWithCustomError(authority, "AccessManagerExpired");
    });

    it("can be cancelled by the guardian, on registries and on the authority alike", async () => {
      const { authority, ledger, judge, guardian, constituent, stranger } = await loadFixture(governed);
      const act = ledger.interface.encodeFunctionData("strike");
      await authority.connect(judge).schedule(ledger, act, 0);
      await expect(authority.connect(stranger).cancel(judge, ledger, act)).to.be.revertedWithCustomError(
        authority,
        "AccessManagerUnauthorizedCancel",
      );
      await authority.connect(guardian).cancel(judge, ledger, act);
      await time.increase(DAY);
      await expect(ledger.connect(judge).strike()).to.be.revertedWithCustomError(
        authority,
        "AccessManagerNotScheduled",
      );

      await authority.connect(constituent).grantRole(0, stranger, DAY);
      const coup = authority.interface.encodeFunctionData("setTargetFunctionRole", [await ledger.getAddress(), [], 0]);
      await authority.connect(stranger).schedule(authority, coup, 0);
      await authority.connect(guardian).cancel(stranger, authority, coup);
    });

    it("let the guardian be dismissed, whatever the guardian wants", async () => {
      const { authority, guardian, stranger, constituent } = await loadFixture(governed);
      await authority.connect(constituent).grantRole(0, stranger, DAY);
      const dismissal = authority.interface.encodeFunctionData("revokeRole", [GUARDIAN, await guardian.getAddress()]);
      await authority.connect(stranger).schedule(authority, dismissal, 0);
      await expect(authority.connect(guardian).cancel(stranger, authority, dismissal)).to.be.revertedWithCustomError(
        authority,
        "AccessManagerUnauthorizedCancel",
      );
      await time.increase(DAY);
      await authority.connect(stranger).revokeRole(GUARDIAN, guardian);
      expect((await authority.hasRole(GUARDIAN, guardian)).isMember).to.equal(false);
    });
  });

  describe("a registry", () => {
    it("keeps its authority for ever", async () => {
      const { authority, ledger, constituent, stranger } = await loadFixture(governed);
      await expect(ledger.connect(stranger).setAuthority(stranger)).to.be.revertedWithCustomError(
        ledger,
        "AuthorityFixed",
      );
      await expect(authority.connect(constituent).updateAuthority(ledger, authority)).to.be.revertedWithCustomError(
        ledger,
        "AuthorityFixed",
      );
      expect(await ledger.authority()).to.equal(authority);
    });

    it("takes several entries of one officer in one transaction, and none of a stranger", async () => {
      const { ledger, clerk, stranger } = await loadFixture(governed);
      const enter = ledger.interface.encodeFunctionData("enter");
      await ledger.connect(clerk).multicall([enter, enter, enter]);
      expect(await ledger.entries()).to.equal(3n);
      await expect(ledger.connect(stranger).multicall([enter]))
        .to.be.revertedWithCustomError(ledger, "AccessManagedUnauthorized")
        .withArgs(stranger);
    });

    it("does none of a batch when one entry is refused", async () => {
      const { ledger, clerk } = await loadFixture(governed);
      const enter = ledger.interface.encodeFunctionData("enter");
      const strike = ledger.interface.encodeFunctionData("strike");
      await expect(ledger.connect(clerk).multicall([enter, strike])).to.be.revertedWithCustomError(
        ledger,
        "AccessManagedUnauthorized",
      );
      expect(await ledger.entries()).to.equal(0n);
    });
  });
});
