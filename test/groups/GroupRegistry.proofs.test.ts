import { expect } from "chai";
import { type MembershipProof, proofOf } from "../../sdk/src/groups/index.js";
import { circuitFor, depthOf, GroupTooDeepError, PathMismatchError } from "../../sdk/src/groups/prover/index.js";
import { caught } from "../support/caught.js";
import { connection } from "../support/chains.js";
import {
  admit,
  at,
  HOUR,
  joined,
  LIST,
  load,
  MODULUS,
  member,
  now,
  REASONS,
  RESIDENTS,
  RootState,
  siblingsOf,
  signed,
  VOTERS,
  WINDOW,
} from "./fixture.js";
import { prove, prover } from "./prover.js";

const { networkHelpers } = connection;

/** Order of BN254's base field. */
const BASE = 0x30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47n;

/** Everything that has to do with proofs is done with real ones. */
describe("GroupRegistry", () => {
  /** Five members, and a proof by the third. */
  async function provingThird() {
    const state = await joined();
    return { ...state, proof: await prove(state, 3) };
  }
  const proving = () => load(provingThird);
  const written = (proof: MembershipProof) => ({ ...proof, points: [...proof.points] as never });

  describe("isMember", () => {
    it("takes a member's proof, and tells nobody which member it is", async () => {
      const { registry, proof } = await proving();
      expect(await registry.isMember(RESIDENTS, written(proof))).to.equal(true);
      await registry.requireMember(RESIDENTS, written(proof));
      expect(await prover.verify(proof)).to.equal(true);
    });

    it("gives the same member one nullifier for a scope, and others for other scopes", async () => {
      const state = await proving();
      const again = await prove(state, 3, { message: 8n });
      const elsewhere = await prove(state, 3, { scope: 10n });
      const other = await prove(state, 4);
      expect(again.nullifier).to.equal(state.proof.nullifier);
      expect(new Set([state.proof.nullifier, elsewhere.nullifier, other.nullifier]).size).to.equal(3);
    });

    it("refuses another message, scope, nullifier or root, and a bent point", async () => {
      const { registry, proof } = await proving();
      const bent: MembershipProof[] = [
        { ...proof, message: proof.message + 1n },
        { ...proof, scope: proof.scope + 1n },
        { ...proof, nullifier: proof.nullifier + 1n },
        ...proof.points.map((_, place) => ({
          ...proof,
          points: proof.points.map((word, index) => (index === place ? word + 1n : word)) as never,
        })),
      ];
      for (const wrong of bent) {
        expect(await registry.isMember(RESIDENTS, written(wrong))).to.equal(false);
        expect(await prover.verify(wrong)).to.equal(false);
        await expect(registry.requireMember(RESIDENTS, written(wrong))).to.be.revertedWithCustomError(
          registry,
          "ProofInvalid",
        );
      }
    });

    it("refuses a nullifier and a root that name the same number of the field once more", async () => {
      const { registry, proof } = await proving();
      const wrapped = [
        { ...proof, nullifier: proof.nullifier + MODULUS },
        { ...proof, root: proof.root + MODULUS },
      ];
      for (const wrong of wrapped) {
        expect(await registry.isProof(written(wrong))).to.equal(false);
        expect(await prover.verify(wrong)).to.equal(false);
      }
      const [first, ...rest] = proof.points;
      const lifted = { ...proof, points: [first + BASE, ...rest] as never };
      expect(await registry.isProof(written(lifted))).to.equal(false);
      expect(await prover.verify(lifted)).to.equal(false);
    });

    it("refuses a wrong depth, none, and one that the verifier has no key for", async () => {
      const { registry, proof } = await proving();
      for (const depth of [0, 1, 9, 11, 20, 32, 33]) {
        expect(await registry.isMember(RESIDENTS, written({ ...proof, depth }))).to.equal(false);
      }
      const huge = { ...written(proof), depth: 2n ** 256n - 1n };
      expect(await registry.isMember(RESIDENTS, huge)).to.equal(false);
    });

    it("refuses a proof for another group, and for none", async () => {
      const { registry, proof } = await proving();
      expect(await registry.isMember(VOTERS, written(proof))).to.equal(false);
      await expect(registry.requireMember(VOTERS, written(proof)))
        .to.be.revertedWithCustomError(registry, "RootUnknown")
        .withArgs(VOTERS, proof.root);
      await expect(registry.requireMember(LIST, written(proof)))
        .to.be.revertedWithCustomError(registry, "GroupUnknown")
        .withArgs(LIST);
    });

    it("keeps taking a proof for the window once somebody was added, and not a second longer", async () => {
      const state = await proving();
      const { registry, proof, identities, stranger } = state;
      // Nothing was added for long: the window runs from the moment at which the root was superseded.
      await networkHelpers.time.increase(10n * WINDOW);
      await identities.setVerified(stranger, true);
      await admit(state, stranger, member(6).commitment);
      const until = (await now()) + WINDOW;
      expect(await registry.rootState(RESIDENTS, proof.root)).to.deep.equal([RootState.Recent, until]);
      await at(until);
      await networkHelpers.mine();
      expect(await registry.isMember(RESIDENTS, written(proof))).to.equal(true);
      await at(until + 1n);
      await networkHelpers.mine();
      expect(await registry.isMember(RESIDENTS, written(proof))).to.equal(false);
      await expect(registry.requireMember(RESIDENTS, written(proof)))
        .to.be.revertedWithCustomError(registry, "RootExpired")
        .withArgs(RESIDENTS, proof.root);
      expect(await registry.isProof(written(proof))).to.equal(true);
    });

    it("refuses a removed member's proof with an old root at once, and everybody's with it", async () => {
      const state = await proving();
      const { registry, officer, ana, cleo, stranger, identities, proof } = state;
      const before = await prove(state, 1);
      await identities.setVerified(stranger, true);
      await admit(state, stranger, member(6).commitment);
      expect(await registry.isMember(RESIDENTS, written(proof))).to.equal(true);

      await registry.connect(officer).remove(RESIDENTS, cleo, siblingsOf(state, member(3).commitment), REASONS);
      for (const old of [proof, before]) {
        expect(await registry.isMember(RESIDENTS, written(old))).to.equal(false);
        await expect(registry.requireMember(RESIDENTS, written(old)))
          .to.be.revertedWithCustomError(registry, "RootEnded")
          .withArgs(RESIDENTS, old.root);
      }
      expect(await registry.commitmentOf(RESIDENTS, ana)).to.equal(member(1).commitment);
      state.leaves[2] = 0n;
      expect(await registry.isMember(RESIDENTS, written(await prove(state, 1)))).to.equal(true);
      const refused = await caught(Promise.resolve().then(() => prove(state, 3)));
      expect(String(refused)).to.match(/not in the group/);
    });

    it("takes a proof on the circuit for a million too", async () => {
      const state = await proving();
      const { leaves, registry } = state;
      const grown = { ...state, leaves: [...leaves, ...Array.from({ length: 1_100 }, (_, i) => BigInt(i + 1))] };
      const proof = await prove(grown, 5);
      expect(proof.depth).to.equal(20);
      expect(await registry.isProof(written(proof))).to.equal(true);
      expect(await prover.verify(proof)).to.equal(true);
    });
  });

  describe("the prover", () => {
    it("chooses the circuit by the group's size alone", () => {
      expect([1, 2, 3, 1_024, 1_025, 1_048_576].map(depthOf)).to.deep.equal([0, 1, 2, 10, 11, 20]);
      expect([1, 1_024, 1_025, 1_048_576].map(circuitFor)).to.deep.equal([10, 10, 20, 20]);
      expect(() => circuitFor(1_048_577)).to.throw(GroupTooDeepError);
    });

    it("refuses a way that does not lead from the secret to the root", async () => {
      const { leaves } = await proving();
      const tree = proofOf({ leaves }, member(1).commitment);
      const wish = { secret: member(2).secret, tree, message: 1n, scope: HOUR };
      expect(await caught(prover.prove(wish))).to.be.instanceOf(PathMismatchError);
    });
  });

  it("signs nothing that another chain or registry would take", async () => {
    const { registry, officer, stranger, identities } = await proving();
    await identities.setVerified(stranger, true);
    const paper = { account: stranger.address, commitment: member(6).commitment, deadline: (await now()) + HOUR };
    for (const domain of [{ chainId: 1 }, { verifyingContract: stranger.address }, { version: "2" }]) {
      const signature = await signed(registry, stranger, "Joining", "RESIDENTS", paper, domain);
      await expect(registry.connect(officer).join(RESIDENTS, paper, signature))
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(stranger);
    }
  });
});
