import { expect } from "chai";
import { connection } from "../support/chains.js";
import {
  admit,
  CIVIL,
  DAY,
  deployed,
  ELECTORAL,
  joined,
  joining,
  Kind,
  load,
  MODULUS,
  member,
  now,
  opened,
  REASONS,
  RESIDENTS,
  ROLL,
  RootState,
  siblingsOf,
  signed,
  VOTERS,
  WINDOW,
} from "./fixture.js";

const { ethers, networkHelpers } = connection;

describe("GroupRegistry", () => {
  const fresh = () => networkHelpers.loadFixture(deployed);
  const open = () => load(opened);
  const full = () => load(joined);

  describe("openGroup", () => {
    it("opens a kept and a published group, and says so", async () => {
      const { registry, constituent } = await fresh();
      await expect(registry.connect(constituent).openGroup(RESIDENTS, ROLL, WINDOW))
        .to.emit(registry, "GroupOpened")
        .withArgs(RESIDENTS, ROLL, constituent, Kind.Kept, WINDOW, 0, 0);
      await expect(registry.connect(constituent).openPublishedGroup(VOTERS, ROLL, WINDOW, ELECTORAL, 2))
        .to.emit(registry, "GroupOpened")
        .withArgs(VOTERS, ROLL, constituent, Kind.Published, WINDOW, ELECTORAL, 2);
    });

    it("reverts for anyone but the head of the office's agency", async () => {
      const { registry, officer } = await fresh();
      await expect(registry.connect(officer).openGroup(RESIDENTS, ROLL, WINDOW))
        .to.be.revertedWithCustomError(registry, "OfficerUnauthorised")
        .withArgs(officer, CIVIL);
    });

    it("reverts for a name that is none, one that is taken, and an office that is none", async () => {
      const { registry } = await fresh();
      await expect(registry.openGroup(ethers.ZeroHash, ROLL, WINDOW)).to.be.revertedWithCustomError(
        registry,
        "GroupIdInvalid",
      );
      await registry.openGroup(RESIDENTS, ROLL, WINDOW);
      await expect(registry.openPublishedGroup(RESIDENTS, ROLL, WINDOW, ELECTORAL, 1))
        .to.be.revertedWithCustomError(registry, "GroupAlreadyOpen")
        .withArgs(RESIDENTS);
      for (const office of [CIVIL, 0n, (9n << 16n) | 1n]) {
        await expect(registry.openGroup(VOTERS, office, WINDOW))
          .to.be.revertedWithCustomError(registry, "OfficeUnknown")
          .withArgs(office);
        await expect(registry.openPublishedGroup(VOTERS, ROLL, WINDOW, office, 1))
          .to.be.revertedWithCustomError(registry, "OfficeUnknown")
          .withArgs(office);
      }
    });

    it("reverts for a window beyond thirty days, and for none or too many countersignatures", async () => {
      const { registry } = await fresh();
      await expect(registry.openGroup(RESIDENTS, ROLL, 30n * DAY + 1n))
        .to.be.revertedWithCustomError(registry, "RootWindowTooLong")
        .withArgs(30n * DAY + 1n, 30n * DAY);
      for (const number of [0, 17]) {
        await expect(registry.openPublishedGroup(VOTERS, ROLL, WINDOW, ELECTORAL, number))
          .to.be.revertedWithCustomError(registry, "CountersignaturesInvalid")
          .withArgs(number);
      }
    });
  });

  describe("join", () => {
    it("takes a verified person in, and says so", async () => {
      const { registry, officer, ana } = await open();
      const { commitment } = member(1);
      const { paper, signature } = await joining({ registry }, ana, commitment);
      await expect(registry.connect(officer).join(RESIDENTS, paper, signature))
        .to.emit(registry, "MemberJoined")
        .withArgs(RESIDENTS, ana, commitment, officer, 0, commitment);
      expect(await registry.rollOf(RESIDENTS)).to.deep.equal([commitment, 1n]);
      expect(await registry.placeOf(RESIDENTS, commitment)).to.deep.equal([true, 0n]);
      expect(await registry.isUsed(RESIDENTS, commitment)).to.equal(true);
    });

    it("reverts for anyone but the group's office, the person included", async () => {
      const { registry, ana, observer, stranger } = await open();
      const { paper, signature } = await joining({ registry }, ana, member(1).commitment);
      for (const caller of [ana, observer, stranger]) {
        await expect(registry.connect(caller).join(RESIDENTS, paper, signature))
          .to.be.revertedWithCustomError(registry, "OfficerUnauthorised")
          .withArgs(caller, ROLL);
      }
    });

    it("reverts for a person who is not verified", async () => {
      const { registry, officer, stranger } = await open();
      const { paper, signature } = await joining({ registry }, stranger, member(1).commitment);
      await expect(registry.connect(officer).join(RESIDENTS, paper, signature))
        .to.be.revertedWithCustomError(registry, "AccountUnverified")
        .withArgs(stranger);
    });

    it("reverts for an officer's own paper", async () => {
      const { registry, officer, identities } = await open();
      await identities.setVerified(officer, true);
      const { paper, signature } = await joining({ registry }, officer, member(1).commitment);
      await expect(registry.connect(officer).join(RESIDENTS, paper, signature))
        .to.be.revertedWithCustomError(registry, "OfficerIsParty")
        .withArgs(officer);
    });

    it("reverts for a commitment that is in the group, whoever brings it", async () => {
      const state = await open();
      const { registry, officer, ana, ben } = state;
      const { commitment } = member(1);
      await admit(state, ana, commitment);
      const { paper, signature } = await joining(state, ben, commitment);
      await expect(registry.connect(officer).join(RESIDENTS, paper, signature))
        .to.be.revertedWithCustomError(registry, "CommitmentUsed")
        .withArgs(RESIDENTS, commitment);
    });

    it("reverts for a person who joins twice with two commitments, after a succession too", async () => {
      const state = await open();
      const { registry, officer, ana, stranger, identities } = state;
      await admit(state, ana, member(1).commitment);
      const second = await joining(state, ana, member(2).commitment);
      await expect(registry.connect(officer).join(RESIDENTS, second.paper, second.signature))
        .to.be.revertedWithCustomError(registry, "MemberAlreadyJoined")
        .withArgs(RESIDENTS, ana);
      await identities.succeed(ana, stranger);
      const third = await joining(state, stranger, member(2).commitment);
      await expect(registry.connect(officer).join(RESIDENTS, third.paper, third.signature))
        .to.be.revertedWithCustomError(registry, "MemberAlreadyJoined")
        .withArgs(RESIDENTS, ana);
      expect(await registry.commitmentOf(RESIDENTS, stranger)).to.equal(member(1).commitment);
    });

    it("reverts for a signature that is replayed after the removal", async () => {
      const state = await open();
      const { registry, officer, ana } = state;
      const { commitment } = member(1);
      const { paper, signature } = await joining(state, ana, commitment);
      await registry.connect(officer).join(RESIDENTS, paper, signature);
      await registry.connect(officer).remove(RESIDENTS, ana, [], REASONS);
      await expect(registry.connect(officer).join(RESIDENTS, paper, signature))
        .to.be.revertedWithCustomError(registry, "CommitmentUsed")
        .withArgs(RESIDENTS, commitment);
    });

    it("reverts for zero, and for a number beyond the field", async () => {
      const state = await open();
      for (const commitment of [0n, MODULUS, MODULUS + member(1).commitment, 2n ** 256n - 1n]) {
        const { paper, signature } = await joining(state, state.ana, commitment);
        await expect(state.registry.connect(state.officer).join(RESIDENTS, paper, signature))
          .to.be.revertedWithCustomError(state.registry, "CommitmentInvalid")
          .withArgs(commitment);
      }
    });

    it("reverts after the deadline, and for a signature on something else", async () => {
      const state = await open();
      const { registry, officer, ana, ben } = state;
      const { commitment } = member(1);
      const late = await joining(state, ana, commitment, { deadline: (await now()) - 1n });
      await expect(registry.connect(officer).join(RESIDENTS, late.paper, late.signature)).to.be.revertedWithCustomError(
        registry,
        "DeadlinePassed",
      );
      const other = await joining(state, ana, commitment, { group: "VOTERS-2027" });
      const forged = { ...other.paper, account: ben.address };
      for (const [paper, signer] of [
        [other.paper, ana],
        [forged, ben],
      ] as const) {
        await expect(registry.connect(officer).join(RESIDENTS, paper, other.signature))
          .to.be.revertedWithCustomError(registry, "SignatureInvalid")
          .withArgs(signer);
      }
    });

    it("reverts in a group that was never opened, and in one that is published", async () => {
      const state = await open();
      const { registry, officer, ana } = state;
      const { paper, signature } = await joining(state, ana, member(1).commitment);
      await expect(registry.connect(officer).join(REASONS, paper, signature))
        .to.be.revertedWithCustomError(registry, "GroupUnknown")
        .withArgs(REASONS);
      await expect(registry.connect(officer).join(VOTERS, paper, signature))
        .to.be.revertedWithCustomError(registry, "GroupKindWrong")
        .withArgs(VOTERS, Kind.Published);
    });

    it("reverts while the registry is paused, and removals with it", async () => {
      const state = await full();
      const { registry, officer, ana, authority, constituent, identities, stranger } = state;
      await authority.grantRole(2n, constituent, 0);
      const { paper, signature } = await joining(state, stranger, member(9).commitment);
      await identities.setVerified(ana, false);
      await authority.pauseRegistry(await registry.getAddress(), REASONS);
      const siblings = siblingsOf(state, member(1).commitment);
      for (const act of [
        registry.connect(officer).join(RESIDENTS, paper, signature),
        registry.connect(officer).remove(RESIDENTS, ana, siblings, REASONS),
        registry.connect(stranger).removeLapsed(RESIDENTS, ana, siblings),
      ]) {
        await expect(act).to.be.revertedWithCustomError(registry, "RegistryPaused");
      }
    });
  });

  describe("joinMany", () => {
    /** Joiners of a batch, with their commitments. */
    const batch = async (state: Awaited<ReturnType<typeof opened>>, numbers: readonly number[]) => {
      const people = [state.ana, state.ben, state.cleo, state.dan, state.eve];
      const wishes = await Promise.all(
        numbers.map((number, index) => {
          const person = people[index];
          if (person === undefined) throw new RangeError("Too few people.");
          return joining(state, person, member(number).commitment);
        }),
      );
      return {
        commitments: wishes.map(({ paper }) => paper.commitment),
        joiners: wishes.map(({ paper: { account, deadline }, signature }) => ({ account, deadline, signature })),
      };
    };

    it("takes several in, and makes the tree that they would make one by one", async () => {
      const state = await open();
      const { commitments, joiners } = await batch(state, [1, 2, 3, 4, 5]);
      await state.registry.connect(state.officer).joinMany(RESIDENTS, commitments, joiners);
      const [root] = await state.registry.rollOf(RESIDENTS);
      const other = await full();
      expect((await other.registry.rollOf(RESIDENTS))[0]).to.equal(root);
    });

    it("reverts for an empty batch, and for one of uneven lists", async () => {
      const state = await open();
      const { commitments, joiners } = await batch(state, [1, 2]);
      const registry = state.registry.connect(state.officer);
      await expect(registry.joinMany(RESIDENTS, [], []))
        .to.be.revertedWithCustomError(registry, "BatchUneven")
        .withArgs(0, 0);
      await expect(registry.joinMany(RESIDENTS, commitments, joiners.slice(1)))
        .to.be.revertedWithCustomError(registry, "BatchUneven")
        .withArgs(2, 1);
    });

    it("reverts whole for a commitment twice, and for a person twice", async () => {
      const state = await open();
      const registry = state.registry.connect(state.officer);
      const same = await batch(state, [1, 1]);
      await expect(registry.joinMany(RESIDENTS, same.commitments, same.joiners)).to.be.revertedWithCustomError(
        registry,
        "LeafAlreadyExists",
      );
      const { paper, signature } = await joining(state, state.ana, member(2).commitment);
      const { commitments, joiners } = await batch(state, [1]);
      const twice = { account: paper.account, deadline: paper.deadline, signature };
      await expect(registry.joinMany(RESIDENTS, [...commitments, paper.commitment], [...joiners, twice]))
        .to.be.revertedWithCustomError(registry, "MemberAlreadyJoined")
        .withArgs(RESIDENTS, state.ana);
      expect(await registry.rollOf(RESIDENTS)).to.deep.equal([0n, 0n]);
    });

    it("reverts whole for one wrong signature, and for the wrong officer", async () => {
      const state = await open();
      const { commitments, joiners } = await batch(state, [1, 2, 3]);
      const swapped = [commitments[1], commitments[0], commitments[2]] as bigint[];
      await expect(
        state.registry.connect(state.officer).joinMany(RESIDENTS, swapped, joiners),
      ).to.be.revertedWithCustomError(state.registry, "SignatureInvalid");
      await expect(state.registry.connect(state.observer).joinMany(RESIDENTS, commitments, joiners))
        .to.be.revertedWithCustomError(state.registry, "OfficerUnauthorised")
        .withArgs(state.observer, ROLL);
    });
  });

  describe("remove", () => {
    it("empties the leaf, uses the commitment up, and ends every earlier root", async () => {
      const state = await full();
      const { registry, officer, ben } = state;
      const { commitment } = member(2);
      const [before] = await registry.rollOf(RESIDENTS);
      await registry.connect(officer).remove(RESIDENTS, ben, siblingsOf(state, commitment), REASONS);
      expect(await registry.commitmentOf(RESIDENTS, ben)).to.equal(0n);
      expect(await registry.isUsed(RESIDENTS, commitment)).to.equal(true);
      expect(await registry.placeOf(RESIDENTS, commitment)).to.deep.equal([false, 0n]);
      expect(await registry.rootState(RESIDENTS, before)).to.deep.equal([RootState.Ended, 0n]);
    });

    it("lets the person join again with a new commitment", async () => {
      const state = await full();
      const { registry, officer, ben } = state;
      await registry.connect(officer).remove(RESIDENTS, ben, siblingsOf(state, member(2).commitment), REASONS);
      await admit(state, ben, member(7).commitment);
      expect(await registry.commitmentOf(RESIDENTS, ben)).to.equal(member(7).commitment);
    });

    it("reverts for siblings that are wrong, too few or too many", async () => {
      const state = await full();
      const { registry, officer, ben } = state;
      const siblings = siblingsOf(state, member(2).commitment);
      const wrong = [siblings.map((node) => node - 1n), siblings.slice(1), [...siblings, 1n], []];
      for (const nodes of wrong) {
        await expect(registry.connect(officer).remove(RESIDENTS, ben, nodes, REASONS)).to.be.revertedWithCustomError(
          registry,
          "WrongSiblingNodes",
        );
      }
      const beyond = siblings.map((node) => node + MODULUS);
      await expect(registry.connect(officer).remove(RESIDENTS, ben, beyond, REASONS)).to.be.revertedWithCustomError(
        registry,
        "LeafGreaterThanSnarkScalarField",
      );
    });

    it("reverts for whoever is no member, without reasons, and for anyone but the office", async () => {
      const state = await full();
      const { registry, officer, ben, observer, stranger } = state;
      const siblings = siblingsOf(state, member(2).commitment);
      await expect(registry.connect(officer).remove(RESIDENTS, stranger, siblings, REASONS))
        .to.be.revertedWithCustomError(registry, "MemberUnknown")
        .withArgs(RESIDENTS, stranger);
      await expect(
        registry.connect(officer).remove(RESIDENTS, ben, siblings, ethers.ZeroHash),
      ).to.be.revertedWithCustomError(registry, "DigestMissing");
      await expect(registry.connect(observer).remove(RESIDENTS, ben, siblings, REASONS))
        .to.be.revertedWithCustomError(registry, "OfficerUnauthorised")
        .withArgs(observer, ROLL);
    });
  });

  describe("removeLapsed", () => {
    it("lets anybody take off whoever is verified no more", async () => {
      const state = await full();
      const { registry, stranger, dan, identities } = state;
      await identities.setVerified(dan, false);
      await expect(registry.connect(stranger).removeLapsed(RESIDENTS, dan, siblingsOf(state, member(4).commitment)))
        .to.emit(registry, "MemberRemoved")
        .withArgs(RESIDENTS, dan, member(4).commitment, stranger, 3, (root: bigint) => root > 0n, ethers.ZeroHash);
    });

    it("reverts for a verified member, under a former account too", async () => {
      const state = await full();
      const { registry, stranger, dan, identities } = state;
      const siblings = siblingsOf(state, member(4).commitment);
      const refused = () =>
        expect(registry.connect(stranger).removeLapsed(RESIDENTS, dan, siblings))
          .to.be.revertedWithCustomError(registry, "MemberVerified")
          .withArgs(RESIDENTS, dan);
      await refused();
      await identities.succeed(dan, stranger);
      expect(await identities.isVerified(dan)).to.equal(false);
      await refused();
    });
  });

  describe("replace", () => {
    /** The fourth member's phone is lost: a new account took over, and asks for a new commitment. */
    async function succeeded() {
      const state = await full();
      const { registry, identities, dan, stranger } = state;
      await identities.succeed(dan, stranger);
      const paper = {
        account: stranger.address,
        former: member(4).commitment,
        commitment: member(8).commitment,
        deadline: (await now()) + DAY,
      };
      const signature = await signed(registry, stranger, "Replacement", "RESIDENTS", paper);
      return { ...state, paper, signature, siblings: siblingsOf(state, member(4).commitment) };
    }

    it("puts a successor's commitment in the old one's place, and ends every earlier root", async () => {
      const { registry, officer, dan, stranger, paper, signature, siblings } = await succeeded();
      const [before] = await registry.rollOf(RESIDENTS);
      await expect(registry.connect(officer).replace(RESIDENTS, paper, signature, siblings))
        .to.emit(registry, "CommitmentReplaced")
        .withArgs(RESIDENTS, dan, paper.former, paper.commitment, officer, 3, (root: bigint) => root > 0n);
      expect(await registry.commitmentOf(RESIDENTS, stranger)).to.equal(paper.commitment);
      expect(await registry.isUsed(RESIDENTS, paper.former)).to.equal(true);
      expect(await registry.rootState(RESIDENTS, before)).to.deep.equal([RootState.Ended, 0n]);
      await expect(registry.connect(officer).replace(RESIDENTS, paper, signature, siblings))
        .to.be.revertedWithCustomError(registry, "CommitmentStale")
        .withArgs(RESIDENTS, paper.former, paper.commitment);
    });

    it("reverts for the account that was succeeded, a used commitment, and anyone but the office", async () => {
      const { registry, officer, ana, dan, stranger, paper, signature, siblings } = await succeeded();
      const old = { ...paper, account: dan.address };
      const byOld = await signed(registry, dan, "Replacement", "RESIDENTS", old);
      await expect(registry.connect(officer).replace(RESIDENTS, old, byOld, siblings))
        .to.be.revertedWithCustomError(registry, "AccountUnverified")
        .withArgs(dan);
      const taken = { ...paper, commitment: member(1).commitment };
      const onTaken = await signed(registry, stranger, "Replacement", "RESIDENTS", taken);
      await expect(registry.connect(officer).replace(RESIDENTS, taken, onTaken, siblings))
        .to.be.revertedWithCustomError(registry, "CommitmentUsed")
        .withArgs(RESIDENTS, taken.commitment);
      await expect(registry.connect(stranger).replace(RESIDENTS, paper, signature, siblings))
        .to.be.revertedWithCustomError(registry, "OfficerUnauthorised")
        .withArgs(stranger, ROLL);
      const byAnother = await signed(registry, ana, "Replacement", "RESIDENTS", paper);
      await expect(registry.connect(officer).replace(RESIDENTS, paper, byAnother, siblings))
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(stranger);
    });
  });
});
