import { expect } from "chai";
import type { ContractTransactionResponse } from "ethers";
import { connection } from "../support/chains.js";
import { BASIS, Kind, now, OBJECTION, paperOf, REASON, signed, VERIFYING, verified, YEAR } from "./fixture.js";

const { ethers, networkHelpers } = connection;

/** Gas of the whole transaction. */
async function gasOf(sent: Promise<ContractTransactionResponse>): Promise<number> {
  return Number((await (await sent).wait())?.gasUsed);
}

describe("IdentityRegistry's gas", () => {
  it("verify takes at most 60,000 alone", async () => {
    const { registry, officer, ben } = await networkHelpers.loadFixture(verified);
    const verification = { account: ben.address, kind: Kind.Person, until: (await now()) + YEAR };
    expect(await gasOf(registry.connect(officer).verify(VERIFYING, verification))).to.be.at.most(60_000);
  });

  it("verifyMany takes at most 28,000 an account, a hundred at once", async () => {
    const { registry, officer } = await networkHelpers.loadFixture(verified);
    const until = (await now()) + YEAR;
    const verifications = Array.from({ length: 100 }, () => ({
      account: ethers.Wallet.createRandom().address,
      kind: Kind.Person,
      until,
    }));
    expect((await gasOf(registry.connect(officer).verifyMany(VERIFYING, verifications))) / 100).to.be.at.most(28_000);
  });

  it("prolong, withdraw and end take at most 48,000 each", async () => {
    const { registry, officer, ada, until } = await networkHelpers.loadFixture(verified);
    const acting = registry.connect(officer);
    expect(await gasOf(acting.prolong(ada, 1n, until + YEAR))).to.be.at.most(48_000);
    expect(await gasOf(acting.withdraw(ada, 2n, REASON))).to.be.at.most(48_000);
    expect(await gasOf(acting.end(ada, 3n, BASIS))).to.be.at.most(48_000);
  });

  it("announcing, objecting and completing take at most 115,000, 65,000 and 125,000", async () => {
    const { registry, officer, ada, phone } = await networkHelpers.loadFixture(verified);
    const acting = registry.connect(officer);
    const announce = async (revision: bigint) => {
      const paper = await paperOf(ada, phone, revision);
      return gasOf(
        acting.announceSuccession(paper, await signed(registry, phone, "SuccessionAcceptance", paper), BASIS),
      );
    };
    expect(await announce(1n)).to.be.at.most(115_000);
    const objection = await paperOf(ada, phone, 2n);
    expect(await gasOf(registry.connect(ada).object(objection, "0x"))).to.be.at.most(65_000);
    await announce(3n);
    await networkHelpers.time.increase(OBJECTION);
    expect(await gasOf(registry.completeSuccession(ada))).to.be.at.most(125_000);
  });

  it("rotate takes at most 125,000", async () => {
    const { registry, ada, tablet } = await networkHelpers.loadFixture(verified);
    const paper = await paperOf(ada, tablet);
    const signature = await signed(registry, tablet, "AccountRotation", paper);
    expect(await gasOf(registry.connect(ada).rotate(paper, "0x", signature))).to.be.at.most(125_000);
  });

  it("isVerified takes at most 3,000 beside the transaction's own part", async () => {
    const { registry, ada } = await networkHelpers.loadFixture(verified);
    const data = registry.interface.encodeFunctionData("isVerified", [ada.address]);
    const gas = await ethers.provider.estimateGas({ to: await registry.getAddress(), data });
    expect(Number(gas) - 21_000 - 500).to.be.at.most(3_000);
  });
});
