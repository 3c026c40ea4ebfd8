import { expect } from "chai";
import { DEPOSIT, ethers, mortgaged, networkHelpers, opened, PRICE, paid } from "./fixture.js";

const { loadFixture, time } = networkHelpers;

type Sent = Promise<{ wait(): Promise<{ readonly gasUsed: bigint } | null> }>;

async function gasOf(sent: Sent): Promise<number> {
  return Number((await (await sent).wait())?.gasUsed);
}

/** Gas of whole transactions through the authority as a state wires it: exact, and so compared as it is. */
describe("Conveyance gas", () => {
  it("keeps every act of a sale below its bound", async () => {
    const spent: Record<string, readonly [gas: number, bound: number]> = {};
    const fresh = await loadFixture(opened);
    const other = await fresh.terms({ conditions: ethers.id("another bargain") });
    spent["open"] = [await gasOf(fresh.open(other)), 160_000];
    await fresh.fund(PRICE);
    const pay = (amount: bigint) => gasOf(fresh.as(fresh.buyer, "pay", fresh.paper, amount));
    spent["deposit"] = [await pay(DEPOSIT), 175_000];
    spent["balance"] = [await pay(PRICE - DEPOSIT), 115_000];
    const plain = await loadFixture(paid);
    spent["settle"] = [await gasOf(plain.settle(plain.paper)), 260_000];
    const ended = await loadFixture(paid);
    await time.increaseTo(ended.deadline + 1);
    spent["refund"] = [await gasOf(ended.refund(ended.paper)), 125_000];
    const charged = await loadFixture(mortgaged);
    const payOffs = [
      await charged.payOff(charged.paper, { amount: 5n }),
      await charged.payOff(charged.paper, { rank: 3, amount: 5n, by: charged.secondBank, after: 1 }),
    ];
    spent["settle, two charges paid off"] = [await gasOf(charged.settle(charged.paper, { payOffs })), 400_000];

    for (const [act, [gas, bound]] of Object.entries(spent)) {
      console.log(`        ${act} ${gas}`);
      expect(gas, act).to.be.at.most(bound);
    }
  });
});
