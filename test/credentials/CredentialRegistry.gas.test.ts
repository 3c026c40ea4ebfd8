import { expect } from "chai";
import type { ContractTransactionResponse } from "ethers";
import { type Hex, keccak256, stringToBytes } from "viem";
import { batchId } from "../../sdk/src/credentials/ids.js";
import { connection } from "../support/chains.js";
import { BASIS, BUSINESS, issued, licence, REASON, registered, YEAR } from "./fixture.js";

const { ethers, networkHelpers } = connection;

/** Gas of the whole transaction. */
async function gasOf(sent: Promise<ContractTransactionResponse>): Promise<number> {
  const receipt = await (await sent).wait();
  return Number(receipt?.gasUsed);
}

/** A digest without a zero byte, which is the dearest to send. */
const digest = (text: string): Hex => keccak256(stringToBytes(text)).replaceAll("00", "a1") as Hex;

describe("CredentialRegistry's gas", () => {
  async function batched() {
    const state = await networkHelpers.loadFixture(registered);
    const { registry, start } = state;
    const root = digest("root");
    const spent = await gasOf(registry.issueBatch(BUSINESS, root, 1_024, start, start + YEAR, digest("basis")));
    return { ...state, id: batchId({ typeId: BUSINESS, root }), spent };
  }

  describe("issue", () => {
    it("takes at most 85,000 for a credential alone", async () => {
      const { registry, start } = await networkHelpers.loadFixture(registered);
      const holder = ethers.Wallet.createRandom().address;

      expect(await gasOf(registry.issue(licence("1543954", start, { holder }), BASIS))).to.be.at.most(85_000);
    });
  });

  describe("issueMany", () => {
    it("takes at most 52,000 a credential for a hundred; the budget is 55,000", async () => {
      const { registry, start } = await networkHelpers.loadFixture(registered);
      const hundred = Array.from({ length: 100 }, (_, index) =>
        licence(`${1_543_954 + index}`, start, { holder: ethers.Wallet.createRandom().address }),
      );

      expect((await gasOf(registry.issueMany(BUSINESS, hundred, BASIS))) / 100).to.be.at.most(52_000);
    });
  });

  describe("issueBatch", () => {
    it("takes at most 60,000 for a thousand and more", async () => {
      expect((await batched()).spent).to.be.at.most(60_000);
    });

    it("takes at most 4,500 more while another registry that shares the lane is halted", async () => {
      const { registry, authority, start, spent } = await batched();
      const sharing = ethers.toBeHex(BigInt(await registry.getAddress()) ^ (1n << 64n), 20);
      await authority.pauseRegistry(sharing, REASON);

      const halted = await gasOf(
        registry.issueBatch(BUSINESS, digest("other"), 1_024, start, start + YEAR, digest("basis")),
      );
      expect(halted - spent).to.be.within(4_000, 4_500);
    });
  });

  describe("what changes a credential", () => {
    it("takes at most 40,600 to suspend, reinstate or revoke; the budget is 40,000, and the README says what it lacks", async () => {
      const { registry, id } = await networkHelpers.loadFixture(issued);

      expect(await gasOf(registry.suspend(id, digest("reason")))).to.be.at.most(40_600);
      expect(await gasOf(registry.reinstate(id, digest("reason")))).to.be.at.most(40_600);
      expect(await gasOf(registry.revoke(id, digest("reason")))).to.be.at.most(40_600);
    });

    it("takes at most 42,400 to prolong, and 48,800 to renew with the document; the budget is 40,000", async () => {
      const { registry, id, start } = await networkHelpers.loadFixture(issued);
      const renewed = [id, 2, start, start + 3n * YEAR, digest("document"), digest("basis")] as const;

      expect(await gasOf(registry.prolong(id, 1, start + 2n * YEAR, digest("basis")))).to.be.at.most(42_400);
      expect(await gasOf(registry.renew(...renewed))).to.be.at.most(48_800);
    });
  });

  describe("revokeEntry", () => {
    it("takes at most 40,000 for a batch's first change; the budget is 55,000", async () => {
      const { registry, id } = await batched();

      expect(await gasOf(registry.revokeEntry(id, 700, digest("reason")))).to.be.at.most(40_000);
    });

    it("takes at most 59,000 where a later change is the first of its word, and 42,000 where it is not", async () => {
      const { registry, id } = await batched();
      await registry.revokeEntry(id, 0, REASON);

      expect(await gasOf(registry.revokeEntry(id, 700, digest("reason")))).to.be.at.most(59_000);
      expect(await gasOf(registry.revokeEntry(id, 701, digest("reason")))).to.be.at.most(42_000);
    });
  });
});
