import { expect } from "chai";
import { AREA, chargedTitle, emptyRegistry, ethers, networkHelpers, oneTitle, PARCEL, SOURCE } from "./fixture.js";
import { word } from "./instruments.js";

const { loadFixture } = networkHelpers;

type Sent = Promise<{ wait(): Promise<{ readonly gasUsed: bigint } | null> }>;

async function gasOf(sent: Sent): Promise<number> {
  const receipt = await (await sent).wait();
  return Number(receipt?.gasUsed);
}

/** Gas of whole transactions through the authority as a state wires it: exact, and so compared as it is. */
describe("LandRegistry gas", () => {
  it("registers a title for a new owner for at most 135,000", async () => {
    const land = await loadFixture(emptyRegistry);
    const gas = await gasOf(land.register());
    console.log(`        register ${gas}`);
    expect(gas).to.be.at.most(135_000);
  });

  it("registers a title in a batch for at most 130,000 each, every owner being new", async () => {
    const { as, registrar } = await loadFixture(emptyRegistry);
    const list = Array.from({ length: 50 }, (_, index) => ({
      titleId: word(`BK-04321-${index}`),
      owner: ethers.Wallet.createRandom().address,
      area: AREA,
      parcel: PARCEL,
      source: SOURCE,
    }));
    const gas = await gasOf(as(registrar, "registerMany", list));
    console.log(`        registerMany ${Math.ceil(gas / list.length)} each of ${list.length}`);
    expect(gas / list.length).to.be.at.most(130_000);
  });

  it("transfers a title with both signatures for at most 95,000, to a buyer who owned nothing", async () => {
    const { acts, register } = await loadFixture(oneTitle);
    await register({ titleId: word("LR-2024/0002") }); // The seller keeps another: no refund helps.
    const gas = await gasOf(acts.transfer());
    console.log(`        transfer ${gas}`);
    expect(gas).to.be.at.most(95_000);
  });

  it("keeps the other acts below what one more signature and slot cost", async () => {
    const land = await loadFixture(chargedTitle);
    const { acts } = land;
    const spent = {
      charge: await gasOf(acts.charge({ rank: 2 }, land.secondBank)),
      consentedTransfer: 0,
      discharge: await gasOf(acts.discharge()),
      lodgeCaveat: await gasOf(acts.lodge()),
      freeze: await gasOf(acts.freeze()),
      unfreeze: await gasOf(acts.unfreeze()),
      removeCaveat: await gasOf(acts.removeCaveat(0)),
    };
    spent.consentedTransfer = await gasOf(acts.transfer({}, [land.secondBank]));
    for (const [act, gas] of Object.entries(spent)) console.log(`        ${act} ${gas}`);
    expect(Math.max(...Object.values(spent))).to.be.at.most(105_000);
  });

  it("keeps the registry's code below what a chain takes (EIP-170)", async () => {
    const { registry } = await loadFixture(emptyRegistry);
    const size = ((await ethers.provider.getCode(await registry.getAddress())).length - 2) / 2;
    console.log(`        LandRegistry ${size} bytes`);
    expect(size).to.be.at.most(24_576);
  });
});
