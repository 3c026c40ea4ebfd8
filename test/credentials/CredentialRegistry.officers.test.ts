import { expect } from "chai";
import { connection } from "../support/chains.js";
import { BASIS, commitment, ISSUING, idOf, issued, REASON, State, VISAS, YEAR } from "./fixture.js";

const { ethers, networkHelpers } = connection;
const fixture = () => networkHelpers.loadFixture(issued);

describe("CredentialRegistry", () => {
  describe("every change", () => {
    const acts = ["suspend", "reinstate", "renew", "revoke"] as const;
    async function calls() {
      const state = await fixture();
      const term = [state.start, state.start + YEAR] as const;
      return {
        ...state,
        act: (id: string, who = state.officer) => {
          const desk = state.registry.connect(who);
          return {
            suspend: () => desk.suspend(id, REASON),
            reinstate: () => desk.reinstate(id, REASON),
            renew: () => desk.renew(id, 1n, ...term, commitment("x"), BASIS),
            revoke: () => desk.revoke(id, REASON),
          };
        },
      };
    }

    for (const name of acts) {
      it(`${name} refuses an id that was never issued, of whatever type`, async () => {
        const { registry, act } = await calls();

        for (const id of [idOf("2"), ethers.ZeroHash, ethers.id("x")]) {
          await expect(act(id)[name]()).to.be.revertedWithCustomError(registry, "CredentialUnknown").withArgs(id);
        }
      });

      it(`${name} reverts for anyone but the type's office, even where the wish holds`, async () => {
        const { registry, id, act, visaOfficer, constituent, citizen } = await calls();

        for (const other of [visaOfficer, constituent, citizen]) {
          await expect(act(id, other)[name]())
            .to.be.revertedWithCustomError(registry, "OfficerUnauthorised")
            .withArgs(other, ISSUING);
        }
      });

      it(`${name} is open to a colleague of the officer who issued`, async () => {
        const { registry, authority, id, act, stranger } = await calls();
        await authority.grantRole(ISSUING, stranger, 0);

        await expect(act(id, stranger)[name]()).not.to.be.revertedWithCustomError(registry, "OfficerUnauthorised");
      });
    }

    it("reverts for an officer whose office lets members act with a delay only", async () => {
      const { registry, authority, id, act, stranger } = await calls();
      await authority.grantRole(ISSUING, stranger, 60);

      await expect(act(id, stranger).revoke())
        .to.be.revertedWithCustomError(registry, "OfficerUnauthorised")
        .withArgs(stranger, ISSUING);
    });

    it("reverts for an officer who was dismissed", async () => {
      const { registry, authority, id, act, officer } = await calls();
      await authority.revokeRole(ISSUING, officer);

      await expect(act(id).revoke())
        .to.be.revertedWithCustomError(registry, "OfficerUnauthorised")
        .withArgs(officer, ISSUING);
    });

    it("reverts while the agency is suspended, and not while another is", async () => {
      const { registry, authority, id, act, officer } = await calls();
      await authority.suspendAgency(VISAS - 1n, 0n, BASIS);
      await act(id).suspend();
      await authority.suspendAgency(ISSUING - 1n, 0n, BASIS);

      for (const name of acts) {
        await expect(act(id)[name]())
          .to.be.revertedWithCustomError(registry, "OfficerUnauthorised")
          .withArgs(officer, ISSUING);
      }
      await authority.reinstateAgency(ISSUING - 1n, BASIS);
      await act(id).reinstate();
      expect((await registry.credential(id)).state).to.equal(State.Issued);
    });

    it("says that the registry is paused, and reading goes on", async () => {
      const { registry, authority, id, act } = await calls();
      await authority.pauseRegistry(await registry.getAddress(), BASIS);

      for (const name of acts) {
        await expect(act(id)[name]()).to.be.revertedWithCustomError(registry, "RegistryPaused");
      }
      expect((await registry.credential(id)).revision).to.equal(1n);
      await authority.resumeRegistry(await registry.getAddress(), BASIS);
      await act(id).revoke();
    });

    it("says that the registry is closed, and where its successor is", async () => {
      const { registry, authority, stranger, id, act } = await calls();
      await authority.closeRegistry(await registry.getAddress(), stranger.address, BASIS);

      for (const name of acts) {
        await expect(act(id)[name]())
          .to.be.revertedWithCustomError(registry, "RegistryClosed")
          .withArgs(stranger.address);
      }
      expect(await registry.successor()).to.equal(stranger.address);
      expect((await registry.credential(id)).revision).to.equal(1n);
    });
  });
});
