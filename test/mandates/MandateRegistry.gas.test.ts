import { expect } from "chai";
import type { ContractTransactionResponse } from "ethers";
import { connection } from "../support/chains.js";
import { link, NOTHING, opened, paperOf, signed } from "./fixture.js";

const { networkHelpers } = connection;
const fixture = () => networkHelpers.loadFixture(opened);

/** Gas of the whole transaction. */
async function gasOf(sent: Promise<ContractTransactionResponse>): Promise<number> {
  return Number((await (await sent).wait())?.gasUsed);
}

describe("MandateRegistry's gas", () => {
  it("grant takes at most 60,000", async () => {
    const { registry, company, firm, theme, terms } = await fixture();
    const granted = registry.connect(company).grant(NOTHING, firm, theme, NOTHING, terms, false);
    const gas = await gasOf(granted);
    expect(gas).to.be.at.most(60_000);
  });

  it("grantFor takes at most 75,000", async () => {
    const state = await fixture();
    const { registry, company, stranger } = state;
    const paper = paperOf(state);
    const signature = await signed(registry, company, "Grant", paper);
    const gas = await gasOf(registry.connect(stranger).grantFor(paper, signature));
    expect(gas).to.be.at.most(75_000);
  });

  it("revoke takes at most 30,000", async () => {
    const { registry, company, firm, theme, terms } = await fixture();
    await registry.connect(company).grant(NOTHING, firm, theme, NOTHING, terms, false);
    const gas = await gasOf(registry.connect(company).revoke(NOTHING, firm, theme, NOTHING));
    expect(gas).to.be.at.most(30_000);
  });

  it("use takes at most 60,000 of a limited mandate, and 25,000 more a link", async () => {
    const { registry, company, firm, clerk, user, theme, terms } = await fixture();
    const limited = { ...terms, count: 5n, sum: 100n, depth: 1n };
    await registry.connect(company).grant(NOTHING, firm, theme, NOTHING, limited, false);
    const gas = await gasOf(registry.connect(user).use(company, firm, theme, NOTHING, 10n, "0x"));
    const parent = await registry.keyOf(NOTHING, company, firm, theme, NOTHING);
    await registry
      .connect(firm)
      .grant(parent, clerk, theme, NOTHING, { ...limited, count: 1n, sum: 5n, depth: 0n }, false);
    const path = link(firm, theme) + link(clerk, theme).slice(2);
    const more = await gasOf(registry.connect(user).use(company, clerk, theme, NOTHING, 5n, path));
    expect(gas).to.be.at.most(60_000);
    expect(more).to.be.at.most(85_000);
  });
});
