import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";
import { malleated } from "../land/instruments.js";
import { connection } from "../support/chains.js";
import { at, BASIS, DAY, given, LONGEST, NEVER, now, opened, PURPOSE, State, signed, withdrawal } from "./fixture.js";

const { ethers, networkHelpers } = connection;
const { loadFixture } = networkHelpers;
const PATH = `0x${"11".repeat(96)}`;

describe("ConsentRegistry", () => {
  describe("give", () => {
    it("keeps what the holder agreed to, under the digest of it, and tells all of it", async () => {
      const { registry, holder, bank, consent } = await loadFixture(opened);
      const id = await registry.consentIdOf(consent);
      await expect(registry.connect(holder).give(consent, "0x"))
        .to.emit(registry, "ConsentGiven")
        .withArgs(id, holder.address, bank.address, holder.address, Object.values(consent));
      const { from, until, retention } = consent;
      const record = [holder.address, from, until, bank.address, retention, 0n, 1n, State.Given];
      expect(await registry.consentOf(id)).to.deep.equal(record);
      expect(await registry.isInForce(id)).to.equal(true);
    });

    it("takes a begin to come, the longest time, no retention and the greatest", async () => {
      const { registry, holder, consent } = await loadFixture(opened);
      const begin = (await now()) + 10n;
      await at(begin);
      const changes = [
        { from: begin + 1n, until: begin + 1n + DAY },
        { retention: 0n },
        { retention: 2n ** 32n - 1n },
        { until: begin + LONGEST },
        { from: 0n, deadline: NEVER },
      ];
      const acts = changes.map((change) =>
        registry.interface.encodeFunctionData("give", [{ ...consent, ...change }, "0x"]),
      );
      await registry.connect(holder).multicall(acts);
      expect(await registry.isInForce(await registry.consentIdOf({ ...consent, ...changes[0] }))).to.equal(false);
    });

    it("reverts for times that do not fit", async () => {
      const { registry, holder, consent } = await loadFixture(opened);
      const begin = (await now()) + 10n;
      const wrong = [
        { from: consent.until },
        { from: NEVER },
        { until: 0n },
        { until: begin },
        { until: begin + LONGEST + 1n },
        { until: NEVER },
      ];
      await at(begin); // No refusal takes a block: all are judged by this second.
      for (const change of wrong) {
        const paper = { ...consent, ...change };
        await expect(registry.connect(holder).give(paper, "0x"))
          .to.be.revertedWithCustomError(registry, "TermInvalid")
          .withArgs(paper.from, paper.until);
      }
    });

    it("reverts for nobody and for the holder itself as grantee", async () => {
      const { registry, holder, consent, identities, successor } = await loadFixture(opened);
      await identities.succeed(holder, successor);
      for (const grantee of [ZeroAddress, holder.address, successor.address]) {
        await expect(registry.connect(successor).give({ ...consent, holder: successor.address, grantee }, "0x"))
          .to.be.revertedWithCustomError(registry, "GranteeInvalid")
          .withArgs(grantee);
      }
    });

    it("reverts without a purpose that people can read, and without a scope", async () => {
      const { registry, holder, consent } = await loadFixture(opened);
      for (const purpose of [ZeroHash, `0x00${PURPOSE.slice(4)}`, ethers.encodeBytes32String('"dpv"')]) {
        await expect(registry.connect(holder).give({ ...consent, purpose }, "0x"))
          .to.be.revertedWithCustomError(registry, "PurposeInvalid")
          .withArgs(purpose);
      }
      await expect(registry.connect(holder).give({ ...consent, scope: ZeroHash }, "0x")).to.be.revertedWithCustomError(
        registry,
        "ScopeMissing",
      );
    });

    it("takes the same paper once", async () => {
      const { registry, holder, relay, consent, id } = await loadFixture(given);
      const signature = await signed(registry, holder, "Consent", consent);
      for (const [who, proof] of [
        [holder, "0x"],
        [relay, signature],
      ] as const) {
        await expect(registry.connect(who).give(consent, proof))
          .to.be.revertedWithCustomError(registry, "ConsentAlreadyUsed")
          .withArgs(id);
      }
    });

    it("takes the holder's signature from anybody, and a contract's", async () => {
      const { registry, holder, relay, consent } = await loadFixture(opened);
      await registry.connect(relay).give(consent, await signed(registry, holder, "Consent", consent));
      const wallet = await ethers.deployContract("ContractWallet", [holder.address]);
      const own = { ...consent, holder: await wallet.getAddress() };
      await registry.connect(relay).give(own, await signed(registry, holder, "Consent", own));
    });

    it("reverts for a signature that is another's, cut, malleated, of another paper or for elsewhere", async () => {
      const { registry, holder, stranger, relay, consent, chainId, authority } = await loadFixture(opened);
      const good = await signed(registry, holder, "Consent", consent);
      const other = { verifyingContract: await authority.getAddress() };
      const wrong = [
        await signed(registry, stranger, "Consent", consent),
        good.slice(0, -2),
        malleated(good),
        await signed(registry, holder, "Consent", { ...consent, scope: BASIS }),
        await signed(registry, holder, "Consent", { ...consent, until: consent.until + 1n }),
        await signed(registry, holder, "Consent", { ...consent, grantee: relay.address }),
        await signed(registry, holder, "Consent", { ...consent, purpose: ethers.encodeBytes32String("dpv:Marketing") }),
        await signed(registry, holder, "Consent", { ...consent, retention: 1n }),
        await signed(registry, holder, "Consent", consent, { chainId: chainId + 1n }),
        await signed(registry, holder, "Consent", consent, other),
        await signed(registry, holder, "Consent", consent, { name: "Civitas ServiceDesk" }),
        await signed(registry, holder, "Consent", consent, { version: "2" }),
      ];
      for (const signature of wrong) {
        await expect(registry.connect(relay).give(consent, signature))
          .to.be.revertedWithCustomError(registry, "SignatureInvalid")
          .withArgs(holder.address);
      }
    });

    it("reverts after the deadline, and takes its last second", async () => {
      const { registry, holder, consent } = await loadFixture(opened);
      const deadline = (await now()) + 100n;
      await at(deadline);
      await registry.connect(holder).give({ ...consent, deadline }, "0x");
      await at(deadline + 1n);
      await expect(registry.connect(holder).give({ ...consent, deadline, scope: BASIS }, "0x"))
        .to.be.revertedWithCustomError(registry, "DeadlinePassed")
        .withArgs(deadline, deadline + 1n);
    });

    it("lets an agent give under its mandate for this grantee, and uses it", async () => {
      const { registry, holder, bank, agent, mandates, consent } = await loadFixture(opened);
      await expect(registry.connect(agent).give(consent, PATH))
        .to.be.revertedWithCustomError(mandates, "MandateMissing")
        .withArgs(holder.address, agent.address);
      const theme = await registry.theme();
      const resource = ethers.zeroPadValue(bank.address, 32);
      await mandates.set(holder, agent, theme, resource, PATH);
      await registry.connect(agent).give(consent, PATH);
      expect(await mandates.uses()).to.deep.equal([[holder.address, agent.address, theme, resource, 0n, PATH]]);
      await expect(registry.connect(agent).give({ ...consent, scope: BASIS }, "0x")).to.be.revertedWithCustomError(
        mandates,
        "MandateMissing",
      );
    });

    it("reverts for an agent where no mandates are kept", async () => {
      const { authority, agent, holder, consent, stranger } = await loadFixture(opened);
      const alone = await ethers.deployContract("ConsentRegistry", [
        await authority.getAddress(),
        ZeroAddress,
        ZeroAddress,
        stranger.address,
      ]);
      for (const path of ["0x", PATH]) {
        await expect(alone.connect(agent).give(consent, path))
          .to.be.revertedWithCustomError(alone, "SignatureInvalid")
          .withArgs(holder.address);
      }
      await alone.connect(holder).give(consent, "0x");
      const id = await alone.consentIdOf(consent);
      expect(await alone.mayPresent(id, agent, "0x")).to.equal(false);
      expect(await alone.isHolder(id, holder)).to.equal(true);
      expect([await alone.identities(), await alone.mandates()]).to.deep.equal([ZeroAddress, ZeroAddress]);
      expect([await alone.predecessor(), await alone.successor()]).to.deep.equal([stranger.address, ZeroAddress]);
    });

    it("reverts for an account that another has succeeded, itself and by signature", async () => {
      const { registry, holder, successor, relay, identities, consent } = await loadFixture(opened);
      const signature = await signed(registry, holder, "Consent", consent);
      await identities.succeed(holder, successor);
      for (const [who, proof] of [
        [holder, "0x"],
        [relay, signature],
      ] as const) {
        await expect(registry.connect(who).give(consent, proof))
          .to.be.revertedWithCustomError(registry, "HolderSucceeded")
          .withArgs(holder.address, successor.address);
      }
      const own = { ...consent, holder: successor.address };
      await registry.connect(successor).give(own, "0x");
      expect((await registry.consentOf(await registry.consentIdOf(own))).holder).to.equal(holder.address);
    });

    it("reverts while the registry is paused or closed", async () => {
      const { registry, holder, authority, consent } = await loadFixture(opened);
      await authority.pauseRegistry(registry, BASIS);
      const act = () => registry.connect(holder).give(consent, "0x");
      await expect(act()).to.be.revertedWithCustomError(registry, "RegistryPaused");
      await authority.closeRegistry(registry, ZeroAddress, BASIS);
      await expect(act()).to.be.revertedWithCustomError(registry, "RegistryClosed");
    });
  });

  describe("give, in another's place", () => {
    it("ends what it replaces, and links it", async () => {
      const { registry, holder, bank, consent, id } = await loadFixture(given);
      const next = { ...consent, scope: BASIS, replaces: id };
      const nextId = await registry.consentIdOf(next);
      const moment = (await now()) + 5n;
      await at(moment);
      const receipt = ethers.keccak256(
        ethers.AbiCoder.defaultAbiCoder().encode(
          ["bytes32", "uint8", "uint16", "uint32", "uint48"],
          [id, State.Replaced, 2, 0, moment],
        ),
      );
      await expect(registry.connect(holder).give(next, "0x"))
        .to.emit(registry, "ConsentTerminated")
        .withArgs(id, holder.address, bank.address, holder.address, State.Replaced, 2n, 0n, nextId, receipt);
      expect((await registry.consentOf(id)).until).to.equal(moment);
    });

    it("replaces what has lapsed", async () => {
      const { registry, holder, consent, id } = await loadFixture(given);
      await networkHelpers.time.increaseTo(consent.until);
      const until = consent.until + DAY;
      await registry.connect(holder).give({ ...consent, until, replaces: id, deadline: NEVER }, "0x");
      expect((await registry.consentOf(id)).until).to.equal(consent.until);
    });

    it("does not bring back what was withdrawn, by a paper signed before", async () => {
      const { registry, holder, relay, consent, id } = await loadFixture(given);
      const next = { ...consent, replaces: id };
      const signature = await signed(registry, holder, "Consent", next);
      await registry.connect(holder).withdraw(withdrawal(id), "0x");
      await expect(registry.connect(relay).give(next, signature))
        .to.be.revertedWithCustomError(registry, "ConsentEnded")
        .withArgs(id, State.Withdrawn, await now());
    });

    it("reverts for one that was never given, another holder's and another grantee's", async () => {
      const { registry, holder, stranger, consent, id } = await loadFixture(given);
      await expect(registry.connect(holder).give({ ...consent, replaces: BASIS }, "0x"))
        .to.be.revertedWithCustomError(registry, "ConsentUnknown")
        .withArgs(BASIS);
      const others = [
        [stranger, { ...consent, holder: stranger.address, replaces: id }],
        [holder, { ...consent, grantee: stranger.address, replaces: id }],
      ] as const;
      for (const [who, paper] of others) {
        await expect(registry.connect(who).give(paper, "0x"))
          .to.be.revertedWithCustomError(registry, "ConsentOfOthers")
          .withArgs(id);
      }
    });
  });
});
