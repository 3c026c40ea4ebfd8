import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import { ADMIN, CABINET, GUARDIAN, ROLES } from "../../ignition/roles.js";
import type { Authority } from "../../sdk/src/contracts/index.js";
import { connection, deployedSuite, suiteWithPromptCourt } from "./fixture.js";

const { ethers, networkHelpers } = connection;
const BASIS = ethers.id("decision");
const TITLE = ethers.encodeBytes32String("CT-1");

/** What docs/decisions/offices-and-delays.md says that the thief of one key can and cannot do. */
describe("One stolen key", () => {
  const deployed = () => networkHelpers.loadFixture(deployedSuite);
  const prompt = () => networkHelpers.loadFixture(suiteWithPromptCourt);
  const registration = (owner: string) => ({
    titleId: TITLE,
    owner,
    area: 0,
    parcel: ethers.ZeroHash,
    source: ethers.id("deed"),
  });

  /** The call is refused now, and can only be announced. */
  async function expectDelayed(
    authority: Authority,
    caller: HardhatEthersSigner,
    name: string,
    args: readonly unknown[],
  ) {
    const data = authority.interface.encodeFunctionData(name as "grantRole", args as never);
    const act = caller.sendTransaction({ to: await authority.getAddress(), data });
    await expect(act).to.be.revertedWithCustomError(authority, "AccessManagerNotScheduled");
  }

  /** The call is refused and cannot be announced either. */
  async function expectPowerless(
    authority: Authority,
    caller: HardhatEthersSigner,
    name: string,
    args: readonly unknown[],
  ) {
    const data = authority.interface.encodeFunctionData(name as "grantRole", args as never);
    const target = await authority.getAddress();
    const act = caller.sendTransaction({ to: target, data });
    await expect(act).to.be.revertedWithCustomError(authority, "AccessManagerUnauthorizedAccount");
    const announcement = authority.connect(caller).schedule(target, data, 0);
    await expect(announcement).to.be.revertedWithCustomError(authority, "AccessManagerUnauthorizedCall");
  }

  describe("the deployer's", () => {
    it("can do nothing", async () => {
      const { authority, land, deployer, thief } = await deployed();
      await expectPowerless(authority, deployer, "grantRole", [ADMIN, thief.address, 0]);
      await expectPowerless(authority, deployer, "closeRegistry", [await land.getAddress(), thief.address, BASIS]);
      await expectPowerless(authority, deployer, "pauseRegistry", [await land.getAddress(), BASIS]);
    });
  });

  describe("the constituent's", () => {
    it("can do nothing at once that widens power, starts what was stopped or cannot be undone", async () => {
      const { authority, land, constituent, thief } = await deployed();
      const registry = await land.getAddress();
      const grave: readonly (readonly [string, readonly unknown[]])[] = [
        ["openAgency", [9n << 16n, "False agency"]],
        ["openOffice", [ROLES.court, "Court registry", 0]],
        ["setMinimumDelay", [ROLES.court, 0]],
        ["resumeRegistry", [registry, BASIS]],
        ["closeRegistry", [registry, thief.address, BASIS]],
        ["reinstateAgency", [ROLES.landRegistry, BASIS]],
        ["grantRole", [ADMIN, thief.address, 3600]],
        ["grantRole", [CABINET, thief.address, 0]],
        ["grantRole", [GUARDIAN, thief.address, 0]],
        ["revokeRole", [GUARDIAN, thief.address]],
        ["setRoleAdmin", [ROLES.court, CABINET]],
        ["setTargetFunctionRole", [registry, ["0x12345678"], CABINET]],
        ["setTargetClosed", [registry, true]],
      ];
      for (const [name, args] of grave) await expectDelayed(authority, constituent, name, args);
    });

    it("cannot shorten an announced act's delay, and the guardian can cancel it", async () => {
      const { authority, land, constituent, guardian, thief } = await deployed();
      const target = await authority.getAddress();
      const data = authority.interface.encodeFunctionData("closeRegistry", [
        await land.getAddress(),
        thief.address,
        BASIS,
      ]);
      const as = authority.connect(constituent);
      await as.getFunction("schedule")(target, data, 0);
      await expect(as.getFunction("execute")(target, data)).to.be.revertedWithCustomError(
        authority,
        "AccessManagerNotReady",
      );
      await authority.connect(guardian).cancel(constituent.address, target, data);
      await networkHelpers.time.increase(3601);
      await expect(as.getFunction("execute")(target, data)).to.be.revertedWithCustomError(
        authority,
        "AccessManagerNotScheduled",
      );
    });

    it("outlasts the guardian: dismisses it after one delay, and then rules every office, yet moves no title", async () => {
      const { authority, land, constituent, guardian, registrar, citizen, thief } = await deployed();
      await land.connect(registrar).register(registration(citizen.address));
      const target = await authority.getAddress();
      const { interface: abi } = authority;
      const announceAndDo = async (data: string) => {
        await authority.connect(constituent).schedule(target, data, 0);
        await networkHelpers.time.increase(3601);
        return authority.connect(constituent).execute(target, data);
      };
      await announceAndDo(abi.encodeFunctionData("revokeRole", [GUARDIAN, guardian.address]));
      const selector = land.interface.getFunction("transfer").selector;
      await announceAndDo(
        abi.encodeFunctionData("setTargetFunctionRole", [await land.getAddress(), [selector], 2n ** 64n - 1n]),
      );

      const deed = {
        titleId: TITLE,
        revision: 1,
        nature: 0,
        seller: citizen.address,
        buyer: thief.address,
        instrument: ethers.id("forged"),
        conduit: ethers.ZeroAddress,
        deadline: (await networkHelpers.time.latest()) + 3600,
      };
      await expect(land.connect(thief).transfer(deed, "0x", "0x", [])).to.be.revertedWithCustomError(
        land,
        "SignatureInvalid",
      );
    });
  });

  describe("the cabinet's", () => {
    it("can neither at once nor announced widen power, start what was stopped or do what cannot be undone", async () => {
      const { authority, land, cabinet, guardian, thief } = await deployed();
      const registry = await land.getAddress();
      const grave: readonly (readonly [string, readonly unknown[]])[] = [
        ["openAgency", [9n << 16n, "False agency"]],
        ["openOffice", [ROLES.court, "Court registry", 0]],
        ["setMinimumDelay", [ROLES.court, 0]],
        ["resumeRegistry", [registry, BASIS]],
        ["closeRegistry", [registry, thief.address, BASIS]],
        ["reinstateAgency", [ROLES.landRegistry, BASIS]],
        ["grantRole", [CABINET, thief.address, 0]],
        ["revokeRole", [GUARDIAN, guardian.address]],
        ["setRoleAdmin", [ROLES.court, CABINET]],
        ["setTargetFunctionRole", [registry, ["0x12345678"], CABINET]],
      ];
      for (const [name, args] of grave) await expectPowerless(authority, cabinet, name, args);
    });

    it("can suspend an agency, which the constituent lifts after its delay", async () => {
      const { authority, land, cabinet, constituent, registrar, citizen } = await deployed();
      await authority.connect(cabinet).suspendAgency(ROLES.landRegistry, 0, BASIS);
      await expect(land.connect(registrar).register(registration(citizen.address)))
        .to.be.revertedWithCustomError(land, "AccessManagedUnauthorized")
        .withArgs(registrar.address);

      const target = await authority.getAddress();
      const lifting = authority.interface.encodeFunctionData("reinstateAgency", [ROLES.landRegistry, BASIS]);
      await authority.connect(constituent).schedule(target, lifting, 0);
      await networkHelpers.time.increase(3601);
      await authority.connect(constituent).execute(target, lifting);
      await land.connect(registrar).register(registration(citizen.address));
      expect(await land.exists(TITLE)).to.equal(true);
    });

    it("can suspend an agency, and appoint a head who seats a registrar: false entries until someone stops it", async () => {
      const { authority, land, cabinet, guardian, thief } = await deployed();
      await authority.connect(cabinet).grantRole(ROLES.landRegistry, thief.address, 0);
      await authority.connect(thief).grantRole(ROLES.registrar, thief.address, 0);
      const asThief = land.connect(thief);
      await asThief.register(registration(thief.address));

      await authority.connect(guardian).pauseRegistry(await land.getAddress(), BASIS);
      await expect(asThief.register(registration(thief.address))).to.be.revertedWithCustomError(land, "RegistryPaused");
    });

    it("cannot seat a court without its delay", async () => {
      const { authority, cabinet, thief } = await deployed();
      await authority.connect(cabinet).grantRole(ROLES.judiciary, thief.address, 0);
      const asThief = authority.connect(thief);
      await expect(asThief.grantRole(ROLES.court, thief.address, 0))
        .to.be.revertedWithCustomError(authority, "DelayTooShort")
        .withArgs(ROLES.court, 0, 86_400);
    });
  });

  describe("the guardian's", () => {
    it("can stop entries, and neither start them again nor keep its seat", async () => {
      const { authority, land, constituent, guardian } = await deployed();
      const registry = await land.getAddress();
      const asGuardian = authority.connect(guardian);
      await asGuardian.pauseRegistry(registry, BASIS);
      await expectPowerless(authority, guardian, "resumeRegistry", [registry, BASIS]);
      await expectPowerless(authority, guardian, "closeRegistry", [registry, ethers.ZeroAddress, BASIS]);
      await expectPowerless(authority, guardian, "suspendAgency", [ROLES.landRegistry, 1, BASIS]);

      const target = await authority.getAddress();
      const dismissal = authority.interface.encodeFunctionData("revokeRole", [GUARDIAN, guardian.address]);
      const asConstituent = authority.connect(constituent);
      await asConstituent.schedule(target, dismissal, 0);
      await expect(asGuardian.cancel(constituent.address, target, dismissal)).to.be.revertedWithCustomError(
        authority,
        "AccessManagerUnauthorizedCancel",
      );
      await networkHelpers.time.increase(3601);
      await asConstituent.execute(target, dismissal);
      expect((await authority.getFunction("hasRole")(GUARDIAN, guardian.address))[0]).to.equal(false);
    });
  });

  describe("the registrar's", () => {
    it("can make false first entries, and neither freeze a title nor move one by itself", async () => {
      const { land, registrar, citizen, thief } = await deployed();
      const asRegistrar = land.connect(registrar);
      await asRegistrar.register(registration(citizen.address));
      await expect(asRegistrar.setFrozenTokens(citizen.address, TITLE, true)).to.be.revertedWithCustomError(
        land,
        "AccessManagedUnauthorized",
      );
      const deed = {
        titleId: TITLE,
        revision: 1,
        nature: 0,
        seller: citizen.address,
        buyer: thief.address,
        instrument: ethers.id("forged"),
        conduit: ethers.ZeroAddress,
        deadline: (await networkHelpers.time.latest()) + 3600,
      };
      await expect(asRegistrar.transfer(deed, "0x", "0x", [])).to.be.revertedWithCustomError(land, "SignatureInvalid");
    });
  });

  describe("the court's", () => {
    it("can only announce to the Authority where that has a delay, and the guardian can cancel", async () => {
      const { authority, land, court, guardian, citizen } = await deployed();
      const target = await land.getAddress();
      const freeze = land.interface.encodeFunctionData("setFrozenTokens", [citizen.address, TITLE, true]);
      const announcement = land.interface.encodeFunctionData("announceOrder", [freeze, BASIS]);
      const announce = () => land.connect(court).announceOrder(freeze, BASIS);
      await expect(announce()).to.be.revertedWithCustomError(authority, "AccessManagerNotScheduled");
      await authority.connect(court).schedule(target, announcement, 0);
      await authority.connect(guardian).cancel(court.address, target, announcement);
      await networkHelpers.time.increase(86_401);
      await expect(announce()).to.be.revertedWithCustomError(authority, "AccessManagerNotScheduled");
    });

    it("can only announce an order, which another officer withdraws", async () => {
      const { land, registrar, court, secondCourt, citizen, thief } = await prompt();
      await land.connect(registrar).register(registration(citizen.address));
      const asThief = land.connect(court);
      const seizure: [string, string, string] = [citizen.address, thief.address, TITLE];
      const act = land.interface.encodeFunctionData("forcedTransfer", seizure);
      await asThief.announceOrder(act, BASIS);
      await networkHelpers.time.increase(61);
      await expect(asThief.forcedTransfer(...seizure))
        .to.be.revertedWithCustomError(land, "SecondOfficerRequired")
        .withArgs(court.address);

      await land.connect(secondCourt).withdrawOrder(ethers.keccak256(act));
      await expect(asThief.forcedTransfer(...seizure)).to.be.revertedWithCustomError(land, "OrderUnknown");
      expect(await land.ownerOf(TITLE)).to.equal(citizen.address);
    });

    it("cannot freeze a title either", async () => {
      const { land, registrar, court, citizen } = await prompt();
      await land.connect(registrar).register(registration(citizen.address));
      const asThief = land.connect(court);
      const freeze: [string, string, boolean] = [citizen.address, TITLE, true];
      await asThief.announceOrder(land.interface.encodeFunctionData("setFrozenTokens", freeze), BASIS);
      await expect(asThief.setFrozenTokens(...freeze)).to.be.revertedWithCustomError(land, "SecondOfficerRequired");
    });
  });

  describe("the issuing officer's", () => {
    it("can do nothing in the land registry and appoint nobody", async () => {
      const { authority, land, issuingOfficer, thief } = await deployed();
      await expect(land.connect(issuingOfficer).register(registration(thief.address)))
        .to.be.revertedWithCustomError(land, "AccessManagedUnauthorized")
        .withArgs(issuingOfficer.address);
      await expectPowerless(authority, issuingOfficer, "grantRole", [ROLES.issuing, thief.address, 0]);
    });
  });
});
