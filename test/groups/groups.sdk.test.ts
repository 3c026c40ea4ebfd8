import { expect } from "chai";
import type { Address } from "viem";
import {
  AccountUnverifiedError,
  CommitmentUsedError,
  groupHistory,
  joinGroup,
  joinMany,
  openGroup,
  proofOf,
  readCommitment,
  readGroup,
  readRoot,
  rebuildGroup,
  removeLapsed,
  removeMember,
  signJoining,
} from "../../sdk/src/groups/index.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";
import { DAY, deployed, member, now, REASONS, RESIDENTS, ROLL, WINDOW } from "./fixture.js";

const { networkHelpers } = connection;

for (const [library, open] of Object.entries(libraries)) {
  describe(`groups through ${library}`, () => {
    async function opening() {
      const state = await deployed();
      const { registry, identities, ana, ben, cleo } = state;
      for (const person of [ana, ben, cleo]) await identities.setVerified(person, true);
      const ref = { registry: (await registry.getAddress()) as Address };
      const [head, officer, anaChain, benChain, cleoChain, reader] = await Promise.all([
        open(0),
        open(1),
        open(5),
        open(6),
        open(7),
        open("reader"),
      ]);
      await openGroup(head, ref, { groupId: RESIDENTS, office: ROLL, rootWindow: WINDOW });
      const wish = async (chain: typeof head, number: number) => {
        const paper = {
          groupId: RESIDENTS,
          account: chain.account as Address,
          commitment: member(number).commitment,
          deadline: (await now()) + DAY,
        };
        return { ...paper, signature: await signJoining(chain, ref, paper) };
      };
      return { ...state, ref, head, officer, reader, wish, chains: { ana: anaChain, ben: benChain, cleo: cleoChain } };
    }
    const opened = () => networkHelpers.loadFixture(opening);

    it("takes people in, alone and in a batch, and rebuilds the group from the logs", async () => {
      const { ref, officer, reader, wish, chains } = await opened();
      const alone = await wish(chains.ana, 1);
      const first = await joinGroup(officer, ref, alone, alone.signature);
      expect(first.root).to.equal(member(1).commitment);
      const both = [await wish(chains.ben, 2), await wish(chains.cleo, 3)];
      const batch = await joinMany(officer, ref, { groupId: RESIDENTS, joinings: both });
      expect(batch.index).to.equal(1n);

      const rebuilt = await rebuildGroup(reader, ref, RESIDENTS);
      expect(rebuilt.leaves).to.deep.equal([1, 2, 3].map((number) => member(number).commitment));
      expect(await readGroup(reader, ref, RESIDENTS)).to.deep.equal({
        groupId: RESIDENTS,
        kind: "kept",
        office: ROLL,
        rootWindow: WINDOW,
        root: batch.root,
        size: 3n,
        epoch: 0,
      });
      expect((await readRoot(reader, ref, { groupId: RESIDENTS, root: first.root })).state).to.equal("recent");
      const account = chains.ana.account as Address;
      expect(await readCommitment(reader, ref, { groupId: RESIDENTS, account })).to.equal(member(1).commitment);
    });

    it("takes members off, and tells the whole story", async () => {
      const { ref, officer, reader, wish, chains, identities, ben } = await opened();
      const joinings = [await wish(chains.ana, 1), await wish(chains.ben, 2), await wish(chains.cleo, 3)];
      await joinMany(officer, ref, { groupId: RESIDENTS, joinings });
      const removal = async (number: number, account: Address | undefined) => {
        const rebuilt = await rebuildGroup(reader, ref, RESIDENTS);
        const { siblings } = proofOf(rebuilt, member(number).commitment).path;
        return { groupId: RESIDENTS, account: account as Address, siblings };
      };
      await removeMember(officer, ref, { ...(await removal(1, chains.ana.account)), reasons: REASONS as Address });
      await identities.setVerified(ben, false);
      await removeLapsed(chains.cleo, ref, await removal(2, chains.ben.account));

      const { leaves } = await rebuildGroup(reader, ref, RESIDENTS);
      expect(leaves).to.deep.equal([0n, 0n, member(3).commitment]);
      const acts = await groupHistory(reader, ref, RESIDENTS);
      expect(acts.map(({ kind }) => kind)).to.deep.equal(["opened", "joined", "removed", "removed"]);
      expect(acts[2]).to.include({ reasons: REASONS });
      expect(acts[3]).to.not.have.property("reasons");
    });

    it("refuses a commitment again, and whoever is not verified, by name", async () => {
      const { ref, officer, wish, chains, identities, cleo } = await opened();
      const first = await wish(chains.ana, 1);
      await joinGroup(officer, ref, first, first.signature);
      const copied = await wish(chains.ben, 1);
      const used = await caught(joinGroup(officer, ref, copied, copied.signature));
      expect(used).to.be.instanceOf(CommitmentUsedError);
      await identities.setVerified(cleo, false);
      const other = await wish(chains.cleo, 3);
      const unverified = await caught(joinGroup(officer, ref, other, other.signature));
      expect(unverified).to.be.instanceOf(AccountUnverifiedError);
    });
  });
}
