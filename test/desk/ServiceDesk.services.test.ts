import { expect } from "chai";
import type { Result } from "ethers";
import { credentialId, typeId } from "../../sdk/src/credentials/ids.js";
import { connection } from "../support/chains.js";
import {
  APPEALS,
  BASIS,
  FEE,
  ISSUING,
  Lapse,
  LICENSING,
  MAXIMUM_TERM,
  opened,
  PERIOD,
  SERVICE,
  submitted,
  TRIBUNAL,
} from "./fixture.js";

const { ethers, networkHelpers } = connection;

describe("ServiceDesk", () => {
  describe("setService", () => {
    const fixture = () => networkHelpers.loadFixture(opened);

    it("offers a service on its terms, and tells of it", async () => {
      const { desk, terms, constituent } = await fixture();
      await expect(desk.setService(SERVICE, terms, BASIS))
        .to.emit(desk, "ServiceSet")
        .withArgs(SERVICE, ISSUING, constituent, 1n, Object.values(terms), BASIS);

      const service = await desk.service(SERVICE);
      expect([service.office, service.revision, service.open]).to.deep.equal([ISSUING, 1n, true]);
      expect((service.terms as unknown as Result).toObject()).to.deep.equal(terms);
    });

    it("keeps the terms of every revision", async () => {
      const { desk, terms } = await fixture();
      await desk.setService(SERVICE, terms, BASIS);
      await desk.setService(SERVICE, { ...terms, fee: FEE * 2n, period: 1n }, BASIS);

      expect((await desk.service(SERVICE)).revision).to.equal(2n);
      expect((await desk.termsOf(SERVICE, 1)).fee).to.equal(FEE);
      expect((await desk.termsOf(SERVICE, 2)).fee).to.equal(FEE * 2n);
      for (const revision of [0n, 3n]) {
        await expect(desk.termsOf(SERVICE, revision)).to.be.revertedWithCustomError(desk, "ServiceUnknown");
      }
    });

    it("leaves an application its terms", async () => {
      const { desk, terms, id, applicant, token } = await networkHelpers.loadFixture(submitted);
      await desk.setService(SERVICE, { ...terms, fee: 1n, lapse: Lapse.Grant, period: 90n * PERIOD }, BASIS);
      await networkHelpers.time.increase(PERIOD);
      const before = await token.balanceOf(applicant);
      await desk.lapse(id, ethers.ZeroHash);
      expect(await token.balanceOf(applicant)).to.equal(before + FEE);
    });

    it("reverts for anyone but the agency's head", async () => {
      const { desk, terms, officer, judge, applicant } = await fixture();
      for (const other of [officer, judge, applicant]) {
        await expect(desk.connect(other).setService(SERVICE, terms, BASIS))
          .to.be.revertedWithCustomError(desk, "OfficerUnauthorised")
          .withArgs(other, LICENSING);
      }
    });

    it("reverts for a type that is not registered, and for a name that cannot be read", async () => {
      const { desk, terms } = await fixture();
      await expect(desk.setService(credentialId(typeId("ABCD"), "/new"), terms, BASIS))
        .to.be.revertedWithCustomError(desk, "TypeUnknown")
        .withArgs(typeId("ABCD"));
      for (const name of [ethers.ZeroHash, `${SERVICE.slice(0, -2)}01`]) {
        await expect(desk.setService(name, terms, BASIS))
          .to.be.revertedWithCustomError(desk, "ServiceIdInvalid")
          .withArgs(name);
      }
    });

    it("reverts without a basis", async () => {
      const { desk, terms } = await fixture();
      await expect(desk.setService(SERVICE, terms, ethers.ZeroHash)).to.be.revertedWithCustomError(
        desk,
        "DigestMissing",
      );
    });

    it("reverts for a token that is no contract, and for a token without a fee", async () => {
      const { desk, terms, stranger } = await fixture();
      for (const wrong of [
        { ...terms, token: ethers.ZeroAddress },
        { ...terms, token: stranger.address },
        { ...terms, fee: 0n, treasury: ethers.ZeroAddress },
      ]) {
        await expect(desk.setService(SERVICE, wrong, BASIS))
          .to.be.revertedWithCustomError(desk, "TokenInvalid")
          .withArgs(wrong.token);
      }
    });

    it("reverts for a treasury that could never be paid, and for one without a fee", async () => {
      const { desk, terms, treasury } = await fixture();
      for (const wrong of [
        { ...terms, treasury: ethers.ZeroAddress },
        { ...terms, treasury: await desk.getAddress() },
        { ...terms, treasury: terms.token },
        { ...terms, fee: 0n, token: ethers.ZeroAddress, treasury: treasury.address },
      ]) {
        await expect(desk.setService(SERVICE, wrong, BASIS))
          .to.be.revertedWithCustomError(desk, "TreasuryInvalid")
          .withArgs(wrong.treasury);
      }
    });

    it("reverts for an appeal office that is the issuing one, none, or not opened", async () => {
      const { desk, terms } = await fixture();
      for (const appealOffice of [ISSUING, TRIBUNAL, 0n, 1n, 2n ** 64n - 1n, APPEALS + 1n]) {
        await expect(desk.setService(SERVICE, { ...terms, appealOffice }, BASIS))
          .to.be.revertedWithCustomError(desk, "AppealOfficeInvalid")
          .withArgs(appealOffice);
      }
    });

    it("reverts without any one of the periods", async () => {
      const { desk, terms } = await fixture();
      for (const period of ["period", "answerPeriod", "appealPeriod", "appealTerm"]) {
        await expect(desk.setService(SERVICE, { ...terms, [period]: 0n }, BASIS)).to.be.revertedWithCustomError(
          desk,
          "PeriodMissing",
        );
      }
    });

    it("reverts for a type whose credentials their holders must accept", async () => {
      const { desk, terms } = await fixture();
      const type = typeId("OATH");
      await expect(desk.setService(credentialId(type, "/new"), terms, BASIS))
        .to.be.revertedWithCustomError(desk, "AcceptanceNeeded")
        .withArgs(type);
    });

    it("reverts where a deemed grant would have a longer term than the type allows", async () => {
      const { desk, terms } = await fixture();
      const deemed = { ...terms, lapse: Lapse.Grant };
      for (const [standardTerm, term] of [
        [MAXIMUM_TERM + 1n, MAXIMUM_TERM + 1n],
        [0n, 2n ** 48n - 1n],
      ] as const) {
        await expect(desk.setService(SERVICE, { ...deemed, standardTerm }, BASIS))
          .to.be.revertedWithCustomError(desk, "TermTooLong")
          .withArgs(term, MAXIMUM_TERM);
      }
      await desk.setService(SERVICE, { ...deemed, standardTerm: MAXIMUM_TERM }, BASIS);
      await desk.setService(credentialId(typeId("DIPL"), "/new"), { ...deemed, standardTerm: 0n }, BASIS);
    });
  });

  describe("stopService", () => {
    it("takes no new applications, lets those under way go on, and is lifted by new terms", async () => {
      const { desk, terms, id, officer, applicant, application } = await networkHelpers.loadFixture(submitted);
      await expect(desk.stopService(SERVICE, BASIS)).to.emit(desk, "ServiceStopOrdered");
      await expect(desk.stopService(SERVICE, BASIS)).not.to.emit(desk, "ServiceStopOrdered");
      const next = { ...application, dossier: ethers.id("other") };
      await expect(desk.connect(applicant).submit(next, "0x"))
        .to.be.revertedWithCustomError(desk, "ServiceStopped")
        .withArgs(SERVICE);
      await desk.connect(officer).refuse(id, 1n, BASIS);

      await desk.setService(SERVICE, terms, BASIS);
      await desk.connect(applicant).submit({ ...next, revision: 2n }, "0x");
    });

    it("reverts for anyone but the agency's head, without a basis, and for a service that was never offered", async () => {
      const { desk, officer } = await networkHelpers.loadFixture(submitted);
      await expect(desk.connect(officer).stopService(SERVICE, BASIS))
        .to.be.revertedWithCustomError(desk, "OfficerUnauthorised")
        .withArgs(officer, LICENSING);
      await expect(desk.stopService(SERVICE, ethers.ZeroHash)).to.be.revertedWithCustomError(desk, "DigestMissing");
      await expect(desk.stopService(ethers.id("x"), BASIS)).to.be.revertedWithCustomError(desk, "ServiceUnknown");
      await expect(desk.service(ethers.id("x"))).to.be.revertedWithCustomError(desk, "ServiceUnknown");
    });
  });
});
