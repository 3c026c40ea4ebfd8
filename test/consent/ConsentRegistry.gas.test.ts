import { expect } from "chai";
import type { ContractTransactionResponse } from "ethers";
import { connection } from "../support/chains.js";
import { given, opened, RECEIPT, signed, withdrawal } from "./fixture.js";

const { networkHelpers } = connection;

/** Gas of the whole transaction. */
async function gasOf(sent: Promise<ContractTransactionResponse>): Promise<number> {
  return Number((await (await sent).wait())?.gasUsed);
}

describe("ConsentRegistry's gas", () => {
  it("give takes at most 110,000, and by signature 120,000", async () => {
    const { registry, holder, relay, consent } = await networkHelpers.loadFixture(opened);
    expect(await gasOf(registry.connect(holder).give(consent, "0x"))).to.be.at.most(110_000);
    const other = { ...consent, scope: consent.scope.replace(/.$/, "1") };
    const signature = await signed(registry, holder, "Consent", other);
    expect(await gasOf(registry.connect(relay).give(other, signature))).to.be.at.most(120_000);
  });

  it("a replacement takes at most 130,000, the end of what it replaces included", async () => {
    const { registry, holder, consent, id } = await networkHelpers.loadFixture(given);
    expect(await gasOf(registry.connect(holder).give({ ...consent, replaces: id }, "0x"))).to.be.at.most(130_000);
  });

  it("withdraw takes at most 55,000, and by signature 65,000", async () => {
    const { registry, holder, id } = await networkHelpers.loadFixture(given);
    expect(await gasOf(registry.connect(holder).withdraw(withdrawal(id), "0x"))).to.be.at.most(55_000);
    const other = await networkHelpers.loadFixture(given);
    const signature = await signed(registry, other.holder, "Withdrawal", withdrawal(id));
    expect(await gasOf(registry.connect(other.relay).withdraw(withdrawal(id), signature))).to.be.at.most(65_000);
  });

  it("a look takes at most 50,000", async () => {
    const { registry, bank, id } = await networkHelpers.loadFixture(given);
    expect(await gasOf(registry.connect(bank).recordAccess(id, RECEIPT))).to.be.at.most(50_000);
  });
});
