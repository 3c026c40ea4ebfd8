import { expect } from "chai";
import type { ContractTransactionResponse } from "ethers";
import { admit, joining, load, member, opened, REASONS, RESIDENTS, siblingsOf } from "./fixture.js";

/** Gas of the whole transaction. */
async function gasOf(sent: Promise<ContractTransactionResponse>): Promise<number> {
  return Number((await (await sent).wait())?.gasUsed);
}

describe("GroupRegistry's gas", () => {
  it("join takes at most 150,000 for the first member, and 210,000 for the second", async () => {
    const state = await load(opened);
    expect(await gasOf(admit(state, state.ana, member(1).commitment))).to.be.at.most(150_000);
    expect(await gasOf(admit(state, state.ben, member(2).commitment))).to.be.at.most(210_000);
  });

  it("joinMany takes at most 125,000 a member in a batch of five", async () => {
    const state = await load(opened);
    const people = [state.ana, state.ben, state.cleo, state.dan, state.eve];
    const wishes = await Promise.all(people.map((who, index) => joining(state, who, member(index + 1).commitment)));
    const commitments = wishes.map(({ paper }) => paper.commitment);
    const joiners = wishes.map(({ paper: { account, deadline }, signature }) => ({ account, deadline, signature }));
    const sent = state.registry.connect(state.officer).joinMany(RESIDENTS, commitments, joiners);
    expect((await gasOf(sent)) / 5).to.be.at.most(125_000);
  });

  it("remove takes at most 190,000 in a group of two", async () => {
    const state = await load(opened);
    await admit(state, state.ana, member(1).commitment);
    await admit(state, state.ben, member(2).commitment);
    const siblings = siblingsOf(state, member(1).commitment);
    const sent = state.registry.connect(state.officer).remove(RESIDENTS, state.ana, siblings, REASONS);
    expect(await gasOf(sent)).to.be.at.most(190_000);
  });
});
