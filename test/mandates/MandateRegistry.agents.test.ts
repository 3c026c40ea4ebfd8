import { expect } from "chai";
import { connection } from "../support/chains.js";
import { at, DAY, NOTHING, now, opened, paperOf, State, signed } from "./fixture.js";

const { networkHelpers } = connection;
const fixture = () => networkHelpers.loadFixture(opened);

describe("MandateRegistry › requests and acceptance", () => {
  it("lets only the agent ask, before the deadline", async () => {
    const state = await fixture();
    const { registry, identities, company, firm, successor, stranger } = state;
    const paper = paperOf(state, { acceptance: true });
    const key = await registry.keyOf(NOTHING, company, firm, paper.theme, NOTHING);
    await expect(registry.connect(firm).request(paper)).to.emit(registry, "MandateRequested");
    expect((await registry.mandateOf(key)).state).to.equal(State.None);
    await expect(registry.connect(stranger).request(paper))
      .to.be.revertedWithCustomError(registry, "AgentOnly")
      .withArgs(firm.address);
    await identities.succeed(firm, successor);
    await expect(registry.connect(firm).request(paper))
      .to.be.revertedWithCustomError(registry, "AgentOnly")
      .withArgs(successor.address);
    await registry.connect(successor).request(paper);
    const deadline = (await now()) + DAY;
    await at(deadline + 1n);
    await expect(registry.connect(successor).request({ ...paper, deadline }))
      .to.be.revertedWithCustomError(registry, "DeadlinePassed")
      .withArgs(deadline, deadline + 1n);
  });

  it("gives no power before the agent's word, and takes it by transaction or signed beforehand", async () => {
    const state = await fixture();
    const { registry, company, firm, stranger, user, theme, terms } = state;
    const paper = paperOf(state, { acceptance: true });
    const asked = await signed(registry, firm, "Acceptance", paper);
    const key = await registry.keyOf(NOTHING, company, firm, theme, NOTHING);
    await expect(registry.accept(paper, asked))
      .to.be.revertedWithCustomError(registry, "NothingOffered")
      .withArgs(key, State.None);
    await registry.connect(company).grant(NOTHING, firm, theme, NOTHING, terms, true);
    await expect(registry.connect(user).use(company, firm, theme, NOTHING, 0n, "0x"))
      .to.be.revertedWithCustomError(registry, "MandateNotAccepted")
      .withArgs(key);
    await expect(registry.connect(stranger).accept(paper, asked))
      .to.emit(registry, "MandateAccepted")
      .withArgs(key, 2n);
    await registry.connect(user).use(company, firm, theme, NOTHING, 0n, "0x");
    await expect(registry.connect(firm).accept(paper, "0x"))
      .to.be.revertedWithCustomError(registry, "NothingOffered")
      .withArgs(key, State.Granted);
    await registry.connect(company).grant(NOTHING, firm, theme, NOTHING, terms, true);
    await expect(registry.accept(paper, asked))
      .to.be.revertedWithCustomError(registry, "MandateRevisionStale")
      .withArgs(key, 0n, 2n);
    await registry.connect(firm).accept({ ...paper, revision: 2n }, "0x");
  });

  it("refuses another offer than the one that was accepted, another's word and a late one", async () => {
    const state = await fixture();
    const { registry, company, firm, stranger, theme, terms } = state;
    const key = await registry.keyOf(NOTHING, company, firm, theme, NOTHING);
    await registry.connect(company).grant(NOTHING, firm, theme, NOTHING, terms, true);
    const paper = paperOf(state, { acceptance: true });
    const changes = [{ until: terms.until - 1n }, { count: 1n }, { sum: 1n }, { depth: 1n }];
    for (const change of changes) {
      await expect(registry.connect(firm).accept({ ...paper, terms: { ...terms, ...change } }, "0x"))
        .to.be.revertedWithCustomError(registry, "OfferDiffers")
        .withArgs(key);
    }
    await expect(registry.connect(stranger).accept(paper, "0x"))
      .to.be.revertedWithCustomError(registry, "SignatureInvalid")
      .withArgs(firm.address);
    await expect(registry.accept(paper, await signed(registry, firm, "Grant", paper)))
      .to.be.revertedWithCustomError(registry, "SignatureInvalid")
      .withArgs(firm.address);
    const deadline = (await now()) + DAY;
    await at(deadline + 1n);
    await expect(registry.connect(firm).accept({ ...paper, deadline }, "0x"))
      .to.be.revertedWithCustomError(registry, "DeadlinePassed")
      .withArgs(deadline, deadline + 1n);
  });

  it("follows the agent's succession: the lost key accepts nothing", async () => {
    const state = await fixture();
    const { registry, identities, company, firm, successor, theme, terms } = state;
    await registry.connect(company).grant(NOTHING, firm, theme, NOTHING, terms, true);
    await identities.succeed(firm, successor);
    const paper = paperOf(state, { acceptance: true });
    await expect(registry.connect(firm).accept(paper, "0x"))
      .to.be.revertedWithCustomError(registry, "SignatureInvalid")
      .withArgs(successor.address);
    await registry.connect(successor).accept(paper, "0x");
  });
});
