import { expect } from "chai";
import { connection } from "../support/chains.js";
import { Fault, link, NOTHING, opened, paperOf, RESOURCE, signed, themeOf } from "./fixture.js";

const { ethers, networkHelpers } = connection;
const fixture = () => networkHelpers.loadFixture(chained);

/** A registry with the chain company, firm, clerk, second: three links, each counted and summed. */
async function chained() {
  const state = await opened();
  const { registry, company, firm, clerk, second, user, theme, terms } = state;
  const limited = { ...terms, count: 3n, sum: 90n, depth: 2n };
  await registry.connect(company).grant(NOTHING, firm, theme, NOTHING, limited, false);
  const top = await registry.keyOf(NOTHING, company, firm, theme, NOTHING);
  await registry.connect(firm).grant(top, clerk, theme, NOTHING, { ...limited, depth: 1n }, false);
  const middle = await registry.keyOf(top, firm, clerk, theme, NOTHING);
  await registry.connect(clerk).grant(middle, second, theme, NOTHING, { ...limited, depth: 0n }, false);
  const last = await registry.keyOf(middle, clerk, second, theme, NOTHING);
  const pathTo = (count: number) =>
    ethers.concat([firm, clerk, second].slice(0, count).map((agent) => link(agent, theme)));
  const use = (amount = 0n) => registry.connect(user).use(company, second, theme, NOTHING, amount, pathTo(3));
  return { ...state, limited, top, middle, last, pathTo, use };
}

describe("MandateRegistry › onward", () => {
  it("consumes count and sum in every link", async () => {
    const { registry, top, middle, last, use } = await fixture();
    await use(20n);
    for (const key of [top, middle, last]) {
      const mandate = await registry.mandateOf(key);
      expect([mandate.count, mandate.sum]).to.deep.equal([2n, 70n]);
    }
  });

  it("refuses to grant onward too deep, and under a mandate that allows none", async () => {
    const { registry, clerk, second, third, theme, limited, middle, last } = await fixture();
    await expect(registry.connect(clerk).grant(middle, third, theme, NOTHING, { ...limited, depth: 1n }, false))
      .to.be.revertedWithCustomError(registry, "DepthExceeded")
      .withArgs(middle, 1n, 2n);
    await expect(registry.connect(second).grant(last, third, theme, NOTHING, { ...limited, depth: 0n }, false))
      .to.be.revertedWithCustomError(registry, "DepthExceeded")
      .withArgs(last, 0n, 1n);
  });

  it("refuses to grant onward for longer, more often or for more than is left", async () => {
    const { registry, clerk, third, theme, limited, middle, use } = await fixture();
    await use(10n);
    const left = { ...limited, count: 2n, sum: 80n, depth: 0n };
    const grant = (terms: typeof left) => registry.connect(clerk).grant(middle, third, theme, NOTHING, terms, false);
    for (const wider of [{ until: left.until + 1n }, { count: 3n }, { sum: 81n }]) {
      await expect(grant({ ...left, ...wider }))
        .to.be.revertedWithCustomError(registry, "WiderThanParent")
        .withArgs(middle);
    }
    await grant(left);
  });

  it("refuses to grant under what was revoked or given back", async () => {
    const { registry, company, firm, clerk, third, theme, limited, top, middle } = await fixture();
    const ending = { parent: top, grantor: firm.address, agent: clerk.address, theme, resource: NOTHING };
    await registry.connect(clerk).renounce({ ...ending, revision: 1n, deadline: 2n ** 48n - 1n }, "0x");
    await expect(registry.connect(clerk).grant(middle, third, theme, NOTHING, { ...limited, depth: 0n }, false))
      .to.be.revertedWithCustomError(registry, "MandateRenounced")
      .withArgs(middle);
    await registry.connect(company).revoke(NOTHING, firm, theme, NOTHING);
    await expect(registry.connect(firm).grant(top, third, theme, NOTHING, { ...limited, depth: 0n }, false))
      .to.be.revertedWithCustomError(registry, "MandateRevoked")
      .withArgs(top);
  });

  it("ends everything below a link that is revoked, wherever it is", async () => {
    const state = await fixture();
    const { registry, company, firm, second, user, theme, top, middle, pathTo, use } = state;
    await registry.connect(firm).revoke(top, state.clerk, theme, NOTHING);
    await expect(use()).to.be.revertedWithCustomError(registry, "MandateRevoked").withArgs(middle);
    expect(await registry.isAuthorisedAlong(company, second, theme, NOTHING, pathTo(3))).to.equal(false);
    const { links } = await registry.standingOf(company, second, theme, NOTHING, 0n, pathTo(3));
    expect(links.map(({ fault }) => fault)).to.deep.equal([Fault.None, Fault.Revoked, Fault.None]);
    await registry.connect(user).use(company, firm, theme, NOTHING, 0n, "0x");
    await registry.connect(company).revoke(NOTHING, firm, theme, NOTHING);
    await expect(use()).to.be.revertedWithCustomError(registry, "MandateRevoked").withArgs(top);
  });

  it("leaves a principal above free to end only what it gave", async () => {
    const { registry, company, clerk, theme, top, use } = await fixture();
    await registry.connect(company).revoke(top, clerk, theme, NOTHING);
    await use();
  });

  it("stops at the first link whose count is exhausted", async () => {
    const { registry, company, firm, user, theme, top, use } = await fixture();
    await use();
    for (let i = 0; i < 2; ++i) await registry.connect(user).use(company, firm, theme, NOTHING, 0n, "0x");
    await expect(use()).to.be.revertedWithCustomError(registry, "CountExhausted").withArgs(top);
  });

  it("lets a link that was granted wider than its parent reach no further than the parent", async () => {
    const state = await fixture();
    const { registry, company, firm, clerk, user, theme, terms, limited } = state;
    const top = await registry.keyOf(NOTHING, company, firm, theme, RESOURCE);
    const below = { parent: top, grantor: firm.address, agent: clerk.address };
    // Handed in before its parent, nothing can be said of it.
    const paper = paperOf(state, { ...below, terms: { depth: 7n, until: terms.until } });
    await registry.grantFor(paper, await signed(registry, firm, "Grant", paper));
    await registry.connect(company).grant(NOTHING, firm, theme, RESOURCE, { ...limited, depth: 0n }, false);
    const path = ethers.concat([link(firm, theme, RESOURCE), link(clerk, theme)]);
    const use = (resource: string) => registry.connect(user).use(company, clerk, theme, resource, 0n, path);
    await expect(use(RESOURCE)).to.be.revertedWithCustomError(registry, "DepthExceeded").withArgs(top, 0n, 1n);
    await registry.connect(company).grant(NOTHING, firm, theme, RESOURCE, { ...limited, depth: 1n }, false);
    await expect(use(NOTHING)).to.be.revertedWithCustomError(registry, "ResourceNotCovered").withArgs(top, NOTHING);
    await use(RESOURCE);
  });

  it("refuses a wider theme below a narrow one, and a path that skips a link", async () => {
    const state = await fixture();
    const { registry, company, firm, third, user, theme, wide, limited, top } = state;
    await registry.connect(firm).grant(top, third, wide, NOTHING, { ...limited, depth: 0n }, false);
    const other = themeOf(user.address, "LBUS/renew");
    const path = ethers.concat([link(firm, theme), link(third, wide)]);
    await expect(registry.connect(user).use(company, third, other, NOTHING, 0n, path))
      .to.be.revertedWithCustomError(registry, "ThemeNotCovered")
      .withArgs(top, other);
    await registry.connect(user).use(company, third, theme, NOTHING, 0n, path);
    const skipping = ethers.concat([link(firm, theme), link(state.second, theme)]);
    await expect(registry.connect(user).use(company, state.second, theme, NOTHING, 0n, skipping))
      .to.be.revertedWithCustomError(registry, "MandateMissing")
      .withArgs(company.address, state.second.address, theme, NOTHING);
  });

  it("gives a stranger nothing who grants under another's mandate", async () => {
    const { registry, company, third, second, user, theme, limited, top, pathTo } = await fixture();
    await registry.connect(third).grant(top, second, theme, NOTHING, { ...limited, depth: 0n }, false);
    const path = ethers.concat([pathTo(1), link(second, theme)]);
    await expect(registry.connect(user).use(company, second, theme, NOTHING, 0n, path)).to.be.revertedWithCustomError(
      registry,
      "MandateMissing",
    );
  });

  it("takes a chain of signed grants when it is needed, in one call", async () => {
    const state = await fixture();
    const { registry, company, firm, third, stranger, user, theme } = state;
    const first = paperOf(state, { resource: RESOURCE, terms: { depth: 1n } });
    const top = await registry.keyOf(NOTHING, company, firm, theme, RESOURCE);
    const second = paperOf(state, { parent: top, grantor: firm.address, agent: third.address, resource: RESOURCE });
    const calls = await Promise.all(
      (
        [
          [first, company],
          [second, firm],
        ] as const
      ).map(async ([paper, signer]) =>
        registry.interface.encodeFunctionData("grantFor", [paper, await signed(registry, signer, "Grant", paper)]),
      ),
    );
    await registry.connect(stranger).multicall(calls);
    const path = ethers.concat([link(firm, theme, RESOURCE), link(third, theme, RESOURCE)]);
    await registry.connect(user).use(company, third, theme, RESOURCE, 0n, path);
  });
});
