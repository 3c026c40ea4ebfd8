import { anyValue } from "@nomicfoundation/hardhat-ethers-chai-matchers/withArgs";
import { expect } from "chai";
import type { Result } from "ethers";
import { malleated } from "../land/instruments.js";
import { connection } from "../support/chains.js";
import { deployToken } from "../support/token.js";
import {
  BASIS,
  FEE,
  ISSUING,
  NEVER,
  now,
  offered,
  opened,
  PERIOD,
  SERVICE,
  Stage,
  serviceOf,
  signed,
} from "./fixture.js";

const { ethers, networkHelpers } = connection;
const fixture = () => networkHelpers.loadFixture(offered);

describe("ServiceDesk", () => {
  describe("submit", () => {
    it("takes the fee, starts the clock and tells of it", async () => {
      const { desk, token, applicant, application } = await fixture();
      const id = await desk.applicationIdOf(application);
      const sent = desk.connect(applicant).submit(application, "0x");
      await expect(sent).to.changeTokenBalances(ethers, token, [applicant, desk], [-FEE, FEE]);
      const dueAt = (await now()) + PERIOD;
      await expect(sent)
        .to.emit(desk, "ApplicationSubmitted")
        .withArgs(
          id,
          SERVICE,
          applicant,
          applicant,
          applicant,
          1n,
          1n,
          dueAt,
          application.commitment,
          application.dossier,
        );

      const record = await desk.applicationOf(id);
      expect((record as unknown as Result).toObject()).to.deep.equal({
        serviceId: SERVICE,
        commitment: application.commitment,
        applicant: applicant.address,
        serviceRevision: 1n,
        revision: 1n,
        stage: Stage.Pending,
        requests: 0n,
        payer: applicant.address,
        dueAt,
        remaining: 0n,
        refusedBy: ethers.ZeroAddress,
      });
      expect(await desk.held(token)).to.equal(FEE);
      expect(await desk.due(token, applicant)).to.equal(0n);
    });

    it("has the digest that the applicant signs as its id", async () => {
      const { desk, application, applicant, stranger } = await fixture();
      const signature = await signed(desk, applicant, "Application", application);
      const id = await desk.applicationIdOf(application);
      expect(ethers.recoverAddress(id, signature)).to.equal(applicant.address);
      const submitted = await desk.connect(stranger).submit(application, signature);
      await expect(submitted)
        .to.emit(desk, "ApplicationSubmitted")
        .withArgs(
          id,
          SERVICE,
          applicant,
          stranger,
          applicant,
          1n,
          1n,
          BigInt((await submitted.getBlock())?.timestamp ?? 0) + PERIOD,
          application.commitment,
          application.dossier,
        );
    });

    it("lets whoever submits pay", async () => {
      const { desk, token, application, applicant, agent } = await fixture();
      await token.mint(agent, FEE);
      await token.connect(agent).approve(desk, FEE);
      const paid = { ...application, payer: agent.address };
      const signature = await signed(desk, applicant, "Application", paid);
      await expect(desk.connect(agent).submit(paid, signature)).to.changeTokenBalances(
        ethers,
        token,
        [applicant, agent, desk],
        [0n, -FEE, FEE],
      );
    });

    it("refuses a payer who is neither", async () => {
      const { desk, token, application, applicant, agent, stranger } = await fixture();
      await token.mint(agent, FEE);
      await token.connect(agent).approve(desk, FEE);
      const paid = { ...application, payer: agent.address };
      const signature = await signed(desk, applicant, "Application", paid);
      await expect(desk.connect(stranger).submit(paid, signature))
        .to.be.revertedWithCustomError(desk, "PayerInvalid")
        .withArgs(agent, stranger);
    });

    it("costs nothing where the service is free", async () => {
      const { desk, token, applicant, application, terms } = await fixture();
      const free = { token: ethers.ZeroAddress, fee: 0n };
      await desk.setService(SERVICE, { ...terms, ...free, treasury: ethers.ZeroAddress }, BASIS);
      const sent = desk.connect(applicant).submit({ ...application, ...free, revision: 2n }, "0x");
      await expect(sent).to.changeTokenBalances(ethers, token, [applicant, desk], [0n, 0n]);
      expect(await desk.held(ethers.ZeroAddress)).to.equal(0n);
    });

    it("takes the greatest fee there can be, and gives it back", async () => {
      const { desk, applicant, application, terms } = await fixture();
      const fee = 2n ** 128n - 1n;
      const token = await deployToken(ethers);
      await token.mint(applicant, fee);
      await token.connect(applicant).approve(desk, fee);
      await desk.setService(SERVICE, { ...terms, token: await token.getAddress(), fee }, BASIS);
      const dear = { ...application, token: await token.getAddress(), fee, revision: 2n };
      await desk.connect(applicant).submit(dear, "0x");
      const id = await desk.applicationIdOf(dear);
      expect(await desk.held(token)).to.equal(fee);
      await desk.connect(applicant).withdraw({ applicationId: id, revision: 1n, deadline: NEVER }, "0x");
      expect(await token.balanceOf(applicant)).to.equal(fee);
    });

    it("refuses a fee that was changed between signature and submission", async () => {
      const { desk, applicant, application, terms } = await fixture();
      const signature = await signed(desk, applicant, "Application", application);
      await desk.setService(SERVICE, { ...terms, fee: FEE + 1n }, BASIS);
      await expect(desk.submit(application, signature))
        .to.be.revertedWithCustomError(desk, "FeeChanged")
        .withArgs(SERVICE, terms.token, FEE + 1n);

      const other = await deployToken(ethers);
      await desk.setService(SERVICE, { ...terms, token: await other.getAddress() }, BASIS);
      await expect(desk.submit(application, signature))
        .to.be.revertedWithCustomError(desk, "FeeChanged")
        .withArgs(SERVICE, other, FEE);
    });

    it("refuses an application on terms that have changed", async () => {
      const { desk, applicant, application, terms } = await fixture();
      await desk.setService(SERVICE, { ...terms, period: 1n }, BASIS);
      await expect(desk.connect(applicant).submit(application, "0x"))
        .to.be.revertedWithCustomError(desk, "ServiceRevisionStale")
        .withArgs(SERVICE, 1n, 2n);
    });

    it("refuses a service that was never offered", async () => {
      const { desk, applicant, application } = await fixture();
      const serviceId = serviceOf("/other");
      await expect(desk.connect(applicant).submit({ ...application, serviceId }, "0x"))
        .to.be.revertedWithCustomError(desk, "ServiceUnknown")
        .withArgs(serviceId);
    });

    it("refuses an application without document or papers", async () => {
      const { desk, applicant, application } = await fixture();
      for (const missing of ["commitment", "dossier"]) {
        await expect(
          desk.connect(applicant).submit({ ...application, [missing]: ethers.ZeroHash }, "0x"),
        ).to.be.revertedWithCustomError(desk, "DigestMissing");
      }
    });

    it("refuses an application twice, whether signed or sent", async () => {
      const { desk, applicant, application } = await fixture();
      const signature = await signed(desk, applicant, "Application", application);
      const id = await desk.applicationIdOf(application);
      await desk.submit(application, signature);
      await expect(desk.submit(application, signature))
        .to.be.revertedWithCustomError(desk, "ApplicationAlreadySubmitted")
        .withArgs(id);
      await expect(desk.connect(applicant).submit(application, "0x"))
        .to.be.revertedWithCustomError(desk, "ApplicationAlreadySubmitted")
        .withArgs(id);
    });

    it("refuses an application again after it has ended", async () => {
      const { desk, applicant, application } = await fixture();
      const signature = await signed(desk, applicant, "Application", application);
      const id = await desk.applicationIdOf(application);
      await desk.submit(application, signature);
      await desk.connect(applicant).withdraw({ applicationId: id, revision: 1n, deadline: NEVER }, "0x");
      await expect(desk.submit(application, signature)).to.be.revertedWithCustomError(
        desk,
        "ApplicationAlreadySubmitted",
      );
    });

    it("takes a paper at its deadline's last second, and not later", async () => {
      const { desk, applicant, application } = await fixture();
      const signature = await signed(desk, applicant, "Application", application);
      await networkHelpers.time.setNextBlockTimestamp(application.deadline + 1n);
      await expect(desk.submit(application, signature))
        .to.be.revertedWithCustomError(desk, "DeadlinePassed")
        .withArgs(application.deadline, application.deadline + 1n);
      const next = { ...application, deadline: application.deadline + 100n };
      const later = await signed(desk, applicant, "Application", next);
      await networkHelpers.time.setNextBlockTimestamp(next.deadline);
      await desk.submit(next, later);
    });

    it("refuses a foreign, a malleated and a truncated signature", async () => {
      const { desk, applicant, stranger, application } = await fixture();
      const own = await signed(desk, applicant, "Application", application);
      const foreign = await signed(desk, stranger, "Application", application);
      for (const wrong of [foreign, malleated(own), own.slice(0, -2), `${own.slice(0, -2)}00`]) {
        await expect(desk.connect(stranger).submit(application, wrong))
          .to.be.revertedWithCustomError(desk, "SignatureInvalid")
          .withArgs(applicant);
      }
    });

    it("refuses a signature for other contents, another chain, another desk, another version", async () => {
      const { desk, applicant, application, stranger } = await fixture();
      const sign = (values: object, domain = {}) =>
        signed(desk, applicant, "Application", { ...application, ...values }, domain);
      const wrong = [
        await sign({ commitment: ethers.id("other") }),
        await sign({ dossier: ethers.id("other") }),
        await sign({ revision: 2n }),
        await sign({ fee: FEE - 1n }),
        await sign({ payer: stranger.address }),
        await sign({ serviceId: serviceOf("/other") }),
        await sign({ deadline: NEVER }),
        await sign({}, { chainId: 1n }),
        await sign({}, { verifyingContract: stranger.address }),
        await sign({}, { version: "2" }),
        await sign({}, { name: "Civitas LandRegistry" }),
      ];
      for (const signature of wrong) {
        await expect(desk.connect(stranger).submit(application, signature)).to.be.revertedWithCustomError(
          desk,
          "SignatureInvalid",
        );
      }
    });

    it("takes a contract account's signature by ERC-1271, and refuses a mute or failing one", async () => {
      const { desk, token, agent, applicant, application } = await fixture();
      await token.mint(agent, FEE);
      await token.connect(agent).approve(desk, FEE);
      const wallet = await ethers.deployContract("ContractWallet", [applicant.address]);
      const paper = { ...application, applicant: await wallet.getAddress(), payer: agent.address };
      await desk.connect(agent).submit(paper, await signed(desk, applicant, "Application", paper));
      expect((await desk.applicationOf(await desk.applicationIdOf(paper))).applicant).to.equal(
        await wallet.getAddress(),
      );

      for (const name of ["MuteWallet", "RevertingWallet"]) {
        const broken = await ethers.deployContract(name);
        const other = { ...paper, applicant: await broken.getAddress() };
        await expect(desk.connect(agent).submit(other, await signed(desk, applicant, "Application", other)))
          .to.be.revertedWithCustomError(desk, "SignatureInvalid")
          .withArgs(broken);
      }
    });

    it("refuses the zero account", async () => {
      const { desk, agent, application } = await fixture();
      const paper = { ...application, applicant: ethers.ZeroAddress, payer: agent.address };
      await expect(desk.connect(agent).submit(paper, "0x"))
        .to.be.revertedWithCustomError(desk, "MandateMissing")
        .withArgs(ethers.ZeroAddress, agent, anyValue, anyValue);
    });

    it("refuses while the desk could not issue, so that nobody pays for nothing", async () => {
      const { desk, authority, applicant, application } = await fixture();
      await authority.revokeRole(ISSUING, desk);
      await expect(desk.connect(applicant).submit(application, "0x"))
        .to.be.revertedWithCustomError(desk, "DeskNotAppointed")
        .withArgs(ISSUING);
      await authority.grantRole(ISSUING, desk, 60);
      await expect(desk.connect(applicant).submit(application, "0x")).to.be.revertedWithCustomError(
        desk,
        "DeskNotAppointed",
      );
    });
  });

  describe("every reading", () => {
    it("says that an application is unknown", async () => {
      const { desk } = await networkHelpers.loadFixture(opened);
      for (const read of [desk.applicationOf, desk.isRefundable]) {
        await expect(read(ethers.id("x")))
          .to.be.revertedWithCustomError(desk, "ApplicationUnknown")
          .withArgs(ethers.id("x"));
      }
      expect(await desk.due(ethers.ZeroAddress, ethers.ZeroAddress)).to.equal(0n);
    });
  });
});
