import { expect } from "chai";
import { connection } from "../support/chains.js";
import { at, DAY, FAR, NOTHING, now, opened, paperOf, State, signed } from "./fixture.js";

const { networkHelpers } = connection;
const fixture = () => networkHelpers.loadFixture(granted);

/** A registry with a mandate from company to firm, and the paper that ends it. */
async function granted() {
  const state = await opened();
  const { registry, company, firm, user, theme, terms } = state;
  await registry.connect(company).grant(NOTHING, firm, theme, NOTHING, terms, false);
  const ending = {
    parent: NOTHING,
    grantor: company.address,
    agent: firm.address,
    theme,
    resource: NOTHING,
    revision: 1n,
    deadline: FAR,
  };
  const key = await registry.keyOf(NOTHING, company, firm, theme, NOTHING);
  const use = () => registry.connect(user).use(company, firm, theme, NOTHING, 0n, "0x");
  return { ...state, ending, key, use };
}

describe("MandateRegistry › endings", () => {
  it("revokes at once, once, and only what the sender gave", async () => {
    const { registry, company, firm, stranger, theme, key, use } = await fixture();
    await registry.connect(stranger).revoke(NOTHING, firm, theme, NOTHING);
    await use();
    await expect(registry.connect(company).revoke(NOTHING, firm, theme, NOTHING))
      .to.emit(registry, "MandateEndedByGrantor")
      .withArgs(key, 2n);
    await expect(use()).to.be.revertedWithCustomError(registry, "MandateRevoked").withArgs(key);
    await expect(registry.connect(company).revoke(NOTHING, firm, theme, NOTHING)).not.to.emit(
      registry,
      "MandateEndedByGrantor",
    );
    expect((await registry.mandateOf(key)).revision).to.equal(2n);
  });

  it("revokes before it was handed in, so that the signed grant is worth nothing", async () => {
    const state = await fixture();
    const { registry, company, clerk, theme } = state;
    const paper = paperOf(state, { agent: clerk.address });
    const signature = await signed(registry, company, "Grant", paper);
    await registry.connect(company).revoke(NOTHING, clerk, theme, NOTHING);
    const key = await registry.keyOf(NOTHING, company, clerk, theme, NOTHING);
    await expect(registry.grantFor(paper, signature))
      .to.be.revertedWithCustomError(registry, "MandateRevisionStale")
      .withArgs(key, 0n, 1n);
    await expect(state.registry.connect(state.user).use(company, clerk, theme, NOTHING, 0n, "0x"))
      .to.be.revertedWithCustomError(registry, "MandateRevoked")
      .withArgs(key);
  });

  it("revokes by signature: not stale, not late, not another's, not another act's, not elsewhere", async () => {
    const { registry, company, firm, stranger, ending, key, use } = await fixture();
    const by = async (paper: typeof ending, signer = company, kind: "Revocation" | "Renunciation" = "Revocation") =>
      registry.connect(stranger).revokeFor(paper, await signed(registry, signer, kind, paper));
    await expect(by({ ...ending, revision: 0n }))
      .to.be.revertedWithCustomError(registry, "MandateRevisionStale")
      .withArgs(key, 0n, 1n);
    await expect(by(ending, firm))
      .to.be.revertedWithCustomError(registry, "SignatureInvalid")
      .withArgs(company.address);
    await expect(by(ending, company, "Renunciation"))
      .to.be.revertedWithCustomError(registry, "SignatureInvalid")
      .withArgs(company.address);
    const abroad = await signed(registry, company, "Revocation", ending, { chainId: 1n });
    await expect(registry.revokeFor(ending, abroad))
      .to.be.revertedWithCustomError(registry, "SignatureInvalid")
      .withArgs(company.address);
    const deadline = (await now()) + DAY;
    const late = { ...ending, deadline };
    const signature = await signed(registry, company, "Revocation", late);
    await at(deadline + 1n);
    await expect(registry.revokeFor(late, signature))
      .to.be.revertedWithCustomError(registry, "DeadlinePassed")
      .withArgs(deadline, deadline + 1n);
    await use();
    await by(ending);
    await expect(use()).to.be.revertedWithCustomError(registry, "MandateRevoked").withArgs(key);
  });

  it("does not end anew what was granted again after a signed revocation", async () => {
    const { registry, company, firm, theme, terms, ending, key, use } = await fixture();
    const signature = await signed(registry, company, "Revocation", ending);
    await registry.revokeFor(ending, signature);
    await registry.connect(company).grant(NOTHING, firm, theme, NOTHING, terms, false);
    await expect(registry.revokeFor(ending, signature))
      .to.be.revertedWithCustomError(registry, "MandateRevisionStale")
      .withArgs(key, 1n, 3n);
    await use();
  });

  it("is given back by the agent alone, by transaction or signature, and revives by no paper of before", async () => {
    const state = await fixture();
    const { registry, company, firm, stranger, ending, key, use } = state;
    await expect(registry.connect(company).renounce(ending, "0x"))
      .to.be.revertedWithCustomError(registry, "SignatureInvalid")
      .withArgs(firm.address);
    await expect(registry.renounce(ending, await signed(registry, firm, "Revocation", ending)))
      .to.be.revertedWithCustomError(registry, "SignatureInvalid")
      .withArgs(firm.address);
    const again = paperOf(state, { revision: 1n });
    const prepared = await signed(registry, company, "Grant", again);
    await expect(registry.connect(stranger).renounce(ending, await signed(registry, firm, "Renunciation", ending)))
      .to.emit(registry, "MandateEndedByAgent")
      .withArgs(key, 2n);
    await expect(use()).to.be.revertedWithCustomError(registry, "MandateRenounced").withArgs(key);
    await expect(registry.grantFor(again, prepared))
      .to.be.revertedWithCustomError(registry, "MandateRevisionStale")
      .withArgs(key, 1n, 2n);
    await expect(registry.connect(firm).renounce({ ...ending, revision: 2n }, "0x")).not.to.emit(
      registry,
      "MandateEndedByAgent",
    );
    await registry.connect(company).revoke(NOTHING, firm, ending.theme, NOTHING);
    expect((await registry.mandateOf(key)).state).to.equal(State.Revoked);
  });

  it("refuses to give back what nobody granted, a stale paper and a late one", async () => {
    const { registry, company, firm, clerk, theme, ending, key } = await fixture();
    const unknown = { ...ending, agent: clerk.address, revision: 0n };
    await expect(registry.connect(clerk).renounce(unknown, "0x"))
      .to.be.revertedWithCustomError(registry, "MandateUnknown")
      .withArgs(await registry.keyOf(NOTHING, company, clerk, theme, NOTHING));
    await expect(registry.connect(firm).renounce({ ...ending, revision: 2n }, "0x"))
      .to.be.revertedWithCustomError(registry, "MandateRevisionStale")
      .withArgs(key, 2n, 1n);
    const deadline = (await now()) + DAY;
    await at(deadline + 1n);
    await expect(registry.connect(firm).renounce({ ...ending, deadline }, "0x"))
      .to.be.revertedWithCustomError(registry, "DeadlinePassed")
      .withArgs(deadline, deadline + 1n);
  });
});
