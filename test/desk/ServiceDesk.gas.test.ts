import { expect } from "chai";
import type { ContractTransactionResponse } from "ethers";
import { connection } from "../support/chains.js";
import { granting, offered, PARTICULARS, PERIOD, REASONS, SALT, submitted, withdrawal } from "./fixture.js";

const { networkHelpers } = connection;

/** Gas of the whole transaction. */
async function gasOf(sent: Promise<ContractTransactionResponse>): Promise<number> {
  return Number((await (await sent).wait())?.gasUsed);
}

describe("ServiceDesk's gas", () => {
  it("submit takes at most 225,000, the token's own part included", async () => {
    const { desk, token, applicant, application } = await networkHelpers.loadFixture(offered);
    await token.mint(desk, 1n); // Not the first fee that ever came in.
    expect(await gasOf(desk.connect(applicant).submit(application, "0x"))).to.be.at.most(225_000);
  });

  it("grant takes at most 190,000, the credential included", async () => {
    const { desk, officer, id } = await networkHelpers.loadFixture(submitted);
    const given = await granting();
    expect(await gasOf(desk.connect(officer).grant(id, 1n, given, REASONS))).to.be.at.most(190_000);
  });

  it("request and refuse take at most 95,000 each, who is concerned included", async () => {
    const { desk, officer, id } = await networkHelpers.loadFixture(submitted);
    expect(await gasOf(desk.connect(officer).request(id, 1n, PARTICULARS))).to.be.at.most(95_000);
    const other = await networkHelpers.loadFixture(submitted);
    expect(await gasOf(other.desk.connect(officer).refuse(other.id, 1n, REASONS))).to.be.at.most(95_000);
  });

  it("withdraw and lapse take at most 95,000 each, the refund included", async () => {
    const { desk, applicant, id } = await networkHelpers.loadFixture(submitted);
    expect(await gasOf(desk.connect(applicant).withdraw(withdrawal(id, 1n), "0x"))).to.be.at.most(95_000);
    const other = await networkHelpers.loadFixture(submitted);
    await networkHelpers.time.increase(PERIOD);
    expect(await gasOf(other.desk.lapse(other.id, SALT))).to.be.at.most(95_000);
  });
});
