import { expect } from "chai";
import { Signature } from "ethers";
import { connection } from "../support/chains.js";
import {
  ANY_COUNT,
  ANY_SUM,
  at,
  DAY,
  LONGEST,
  NOTHING,
  now,
  opened,
  paperOf,
  RESOURCE,
  State,
  signed,
} from "./fixture.js";

const { ethers, networkHelpers } = connection;
const fixture = () => networkHelpers.loadFixture(opened);

describe("MandateRegistry › grant", () => {
  it("keeps what was granted, with the greatest and the least values", async () => {
    const { registry, company, firm, theme } = await fixture();
    const moment = (await now()) + 100n;
    const most = { until: moment + LONGEST, count: ANY_COUNT, sum: ANY_SUM, depth: 7n };
    await at(moment);
    await registry.connect(company).grant(NOTHING, firm, theme, RESOURCE, most, false);
    const key = await registry.keyOf(NOTHING, company, firm, theme, RESOURCE);
    const { until, count, sum, depth } = most;
    expect(await registry.mandateOf(key)).to.deep.equal([until, count, sum, depth, 1n, State.Granted, false]);
    await at(moment + 10n);
    const least = { until: moment + 11n, count: 1n, sum: 0n, depth: 0n };
    await registry.connect(company).grant(NOTHING, firm, theme, RESOURCE, least, true);
    expect(await registry.mandateOf(key)).to.deep.equal([moment + 11n, 1n, 0n, 0n, 2n, State.Offered, false]);
  });

  it("refuses a grant without an end, one that is over, and one beyond 25 years", async () => {
    const state = await fixture();
    const { registry, company, firm, theme, terms } = state;
    const moment = (await now()) + 100n;
    const until = (end: bigint) =>
      registry.connect(company).grant(NOTHING, firm, theme, NOTHING, { ...terms, until: end }, false);
    await expect(until(0n)).to.be.revertedWithCustomError(registry, "EndMissing").withArgs(0n);
    await at(moment);
    await expect(until(moment)).to.be.revertedWithCustomError(registry, "EndMissing").withArgs(moment);
    await at(moment + 1n);
    await expect(until(moment + LONGEST + 2n))
      .to.be.revertedWithCustomError(registry, "EndTooFar")
      .withArgs(moment + LONGEST + 2n, moment + LONGEST + 1n);
    await at(moment + 2n);
    await expect(until(2n ** 40n - 1n))
      .to.be.revertedWithCustomError(registry, "EndTooFar")
      .withArgs(2n ** 40n - 1n, moment + LONGEST + 2n);
    const paper = paperOf(state, { terms: { until: 0n } });
    await expect(registry.grantFor(paper, await signed(registry, company, "Grant", paper)))
      .to.be.revertedWithCustomError(registry, "EndMissing")
      .withArgs(0n);
    await expect(registry.connect(firm).request(paper))
      .to.be.revertedWithCustomError(registry, "EndMissing")
      .withArgs(0n);
  });

  it("refuses no theme, no count, too great a depth, and no agent or the grantor as one", async () => {
    const { registry, company, firm, theme, terms } = await fixture();
    const grants = registry.connect(company);
    await expect(grants.grant(NOTHING, firm, NOTHING, NOTHING, terms, false))
      .to.be.revertedWithCustomError(registry, "ThemeMissing")
      .withArgs();
    await expect(grants.grant(NOTHING, firm, theme, NOTHING, { ...terms, count: 0n }, false))
      .to.be.revertedWithCustomError(registry, "CountMissing")
      .withArgs();
    for (const depth of [8n, 255n]) {
      await expect(grants.grant(NOTHING, firm, theme, NOTHING, { ...terms, depth }, false))
        .to.be.revertedWithCustomError(registry, "DepthTooGreat")
        .withArgs(depth);
    }
    for (const agent of [ethers.ZeroAddress, company.address]) {
      await expect(grants.grant(NOTHING, agent, theme, NOTHING, terms, false))
        .to.be.revertedWithCustomError(registry, "AgentInvalid")
        .withArgs(agent);
    }
  });

  it("refuses the first account of the grantor's own identity as its agent", async () => {
    const { registry, identities, company, successor, theme, terms } = await fixture();
    await identities.succeed(company, successor);
    for (const agent of [company.address, successor.address]) {
      await expect(registry.connect(successor).grant(NOTHING, agent, theme, NOTHING, terms, false))
        .to.be.revertedWithCustomError(registry, "AgentInvalid")
        .withArgs(agent);
    }
  });

  describe("by signature", () => {
    it("is handed in by anybody, once", async () => {
      const state = await fixture();
      const { registry, company, stranger } = state;
      const paper = paperOf(state);
      const signature = await signed(registry, company, "Grant", paper);
      await registry.connect(stranger).grantFor(paper, signature);
      const key = await registry.keyOf(NOTHING, company, paper.agent, paper.theme, NOTHING);
      await expect(registry.connect(stranger).grantFor(paper, signature))
        .to.be.revertedWithCustomError(registry, "MandateRevisionStale")
        .withArgs(key, 0n, 1n);
      const early = paperOf(state, { revision: 2n });
      await expect(registry.grantFor(early, await signed(registry, company, "Grant", early)))
        .to.be.revertedWithCustomError(registry, "MandateRevisionStale")
        .withArgs(key, 2n, 1n);
    });

    it("is worth nothing on another chain, at another registry, under another version", async () => {
      const state = await fixture();
      const { registry, authority, identities, company } = state;
      const paper = paperOf(state);
      const refused = async (domain: Record<string, unknown>) =>
        expect(registry.grantFor(paper, await signed(registry, company, "Grant", paper, domain)))
          .to.be.revertedWithCustomError(registry, "SignatureInvalid")
          .withArgs(company.address);
      await refused({ chainId: 1n });
      await refused({ version: "2" });
      await refused({ name: "Civitas Mandates" });
      const other = await ethers.deployContract("MandateRegistry", [
        await authority.getAddress(),
        await identities.getAddress(),
        ethers.ZeroAddress,
      ]);
      const signature = await signed(registry, company, "Grant", paper);
      await expect(other.grantFor(paper, signature))
        .to.be.revertedWithCustomError(other, "SignatureInvalid")
        .withArgs(company.address);
      await registry.grantFor(paper, signature);
    });

    it("is worth nothing with a word changed, of another signer, malleated, cut, or for another act", async () => {
      const state = await fixture();
      const { registry, company, firm, clerk, wide, terms } = state;
      const paper = paperOf(state);
      const signature = await signed(registry, company, "Grant", paper);
      const refused = async (changed: typeof paper, by: string) =>
        expect(registry.grantFor(changed, by))
          .to.be.revertedWithCustomError(registry, "SignatureInvalid")
          .withArgs(changed.grantor);
      await refused({ ...paper, parent: ethers.id("parent") }, signature);
      await refused({ ...paper, grantor: clerk.address }, signature);
      await refused({ ...paper, agent: clerk.address }, signature);
      await refused({ ...paper, theme: wide }, signature);
      await refused({ ...paper, resource: RESOURCE }, signature);
      await refused({ ...paper, terms: { ...terms, until: terms.until + 1n } }, signature);
      await refused({ ...paper, terms: { ...terms, count: 1n } }, signature);
      await refused({ ...paper, terms: { ...terms, sum: 1n } }, signature);
      await refused({ ...paper, terms: { ...terms, depth: 1n } }, signature);
      await refused({ ...paper, acceptance: true }, signature);
      await refused({ ...paper, revision: 1n }, signature);
      await refused({ ...paper, deadline: paper.deadline - 1n }, signature);
      await refused(paper, await signed(registry, firm, "Grant", paper));
      await refused(paper, await signed(registry, company, "Acceptance", paper));
      const { r, s, yParity } = Signature.from(signature);
      const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
      const high = ethers.toBeHex(order - BigInt(s), 32);
      await refused(paper, ethers.concat([r, high, yParity === 0 ? "0x1c" : "0x1b"]));
      await refused(paper, signature.slice(0, -2));
      await refused(paper, "0x");
    });

    it("is late after its deadline, to the second", async () => {
      const state = await fixture();
      const { registry, company } = state;
      const deadline = (await now()) + DAY;
      const paper = paperOf(state, { deadline });
      const signature = await signed(registry, company, "Grant", paper);
      await at(deadline + 1n);
      await expect(registry.grantFor(paper, signature))
        .to.be.revertedWithCustomError(registry, "DeadlinePassed")
        .withArgs(deadline, deadline + 1n);
      const next = paperOf(state, { deadline: deadline + 5n });
      await at(deadline + 5n);
      await registry.grantFor(next, await signed(registry, company, "Grant", next));
    });

    it("is a contract account's by ERC-1271, and nobody else's", async () => {
      const state = await fixture();
      const { registry, identities, company, stranger } = state;
      const wallet = await ethers.deployContract("ContractWallet", [company.address]);
      await identities.setVerified(wallet, true);
      const paper = paperOf(state, { grantor: await wallet.getAddress() });
      await expect(registry.grantFor(paper, await signed(registry, stranger, "Grant", paper)))
        .to.be.revertedWithCustomError(registry, "SignatureInvalid")
        .withArgs(paper.grantor);
      await registry.grantFor(paper, await signed(registry, company, "Grant", paper));
      await registry.connect(state.user).use(wallet, state.firm, state.theme, NOTHING, 0n, "0x");
    });
  });
});
