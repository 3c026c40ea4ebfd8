import { expect } from "chai";
import { type Address, type Hex, stringToBytes } from "viem";
import type { Chain } from "../../sdk/src/core/index.js";
import { importTitles, type ParcelPlan, planParcels } from "../../sdk/src/land/import/index.js";
import {
  CaveatStandsError,
  ConsentCountMismatchError,
  history,
  type LandRef,
  lodgeCaveat,
  parcelDigest,
  RevisionStaleError,
  readTitle,
  registerCharge,
  registerDischarge,
  registerTransfer,
  SignatureInvalidError,
  signCaveat,
  signCharge,
  signDischarge,
  signTransfer,
  signWithdrawal,
  type TransferDeed,
  titleId,
  withdrawCaveat,
} from "../../sdk/src/land/index.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";
import { describeWithFile } from "../support/data.js";
import { deployLand } from "../support/deploy.js";

const { ethers, networkHelpers } = connection;
const CONSTITUENT = 0;
const REGISTRAR = 1;
const COURT = 2;
const SELLER = 3;
const BUYER = 4;
const BANK = 5;
const NEIGHBOUR = 6;

const square = (west: number, south: number) => ({
  type: "Polygon",
  coordinates: [
    [
      [west, south],
      [west + 0.001, south],
      [west + 0.001, south + 0.001],
      [west, south + 0.001],
      [west, south],
    ],
  ],
});
const file = JSON.stringify({
  type: "FeatureCollection",
  features: [
    { type: "Feature", properties: { reference: "EX-1/1" }, geometry: square(12, 55) },
    { type: "Feature", properties: { reference: "EX-1/2" }, geometry: square(12.001, 55) },
  ],
});

async function registryOf(): Promise<LandRef> {
  const signers = await ethers.getSigners();
  const at = (account: number) => signers[account] as (typeof signers)[number];
  const officers = { constituent: at(CONSTITUENT), registrar: at(REGISTRAR), court: at(COURT) };
  const { registry } = await deployLand(ethers, officers);
  return { registry: (await registry.getAddress()) as Address };
}

const accepted = ({ rows }: ParcelPlan) => rows.filter((row) => row.state === "accepted");
const digest = (text: string): Hex => ethers.id(text) as Hex;

for (const [library, open] of Object.entries(libraries)) {
  describe(`a parcel's way from the file to a sold house, through ${library}`, () => {
    it("registers, mortgages, refuses what must be refused, sells, and lets a citizen verify", async () => {
      const land = await networkHelpers.loadFixture(registryOf);
      const [registrar, seller, buyer, bank, neighbour] = (await Promise.all(
        [REGISTRAR, SELLER, BUYER, BANK, NEIGHBOUR].map((account) => open(account)),
      )) as [Chain, Chain, Chain, Chain, Chain];
      const citizen = await open("reader");
      const account = (chain: Chain): Address => chain.account as Address;
      const now = (await citizen.block()).timestamp;
      const deadline = now + 86_400n;

      // The registry takes over the parcel file.
      const plan = planParcels(stringToBytes(file));
      const entries = accepted(plan).map(({ reference, parcel, source }) => ({
        reference,
        parcel,
        source,
        owner: account(seller),
      }));
      await importTitles(registrar, land, entries);
      const id = titleId("EX-1/1");
      const first = await readTitle(citizen, land, id);
      expect(first).to.include({ state: "current", revision: 1, parcel: parcelDigest(square(12, 55) as never) });

      // The owner mortgages it.
      const mortgage = {
        titleId: id,
        revision: 1,
        chargee: account(bank),
        rank: 1,
        terms: digest("terms"),
        deadline,
      };
      const signatures = {
        owners: [await signCharge(seller, land, mortgage)],
        chargee: await signCharge(bank, land, mortgage),
      };
      await registerCharge(registrar, land, mortgage, signatures);

      // She cannot sell without the bank, nor with a stranger's signature, nor while the neighbour objects.
      const deed = (revision: number): TransferDeed => ({
        titleId: id,
        revision,
        seller: account(seller),
        buyer: account(buyer),
        instrument: digest("deed"),
        deadline,
      });
      const signed = async (revision: number, consents: readonly Chain[]) => ({
        seller: await signTransfer(seller, land, deed(revision)),
        buyer: await signTransfer(buyer, land, deed(revision)),
        consents: await Promise.all(consents.map((who) => signTransfer(who, land, deed(revision)))),
      });
      const sell = async (revision: number, consents: readonly Chain[]) =>
        registerTransfer(registrar, land, deed(revision), await signed(revision, consents));
      expect(await caught(sell(2, []))).to.be.instanceOf(ConsentCountMismatchError);
      expect(await caught(sell(2, [neighbour]))).to.be.instanceOf(SignatureInvalidError);

      const notice = { titleId: id, revision: 2, caveator: account(neighbour), basis: digest("claim"), deadline };
      const { slot } = await lodgeCaveat(registrar, land, notice, await signCaveat(neighbour, land, notice));
      expect(await caught(sell(2, [bank]))).to.be.instanceOf(RevisionStaleError);
      expect(await caught(sell(3, [bank]))).to.be.instanceOf(CaveatStandsError);
      const withdrawal = { titleId: id, revision: 3, slot, deadline };
      await withdrawCaveat(registrar, land, withdrawal, await signWithdrawal(neighbour, land, withdrawal));

      // With everybody's consent it is sold, and the buyer pays the mortgage off.
      await sell(4, [bank]);
      expect(await caught(sell(4, [bank]))).to.be.instanceOf(RevisionStaleError);
      const release = { titleId: id, revision: 5, rank: 1, instrument: digest("release"), deadline };
      await registerDischarge(registrar, land, release, await signDischarge(bank, land, release));

      // Anybody verifies it, asking nobody but a node.
      const standing = await readTitle(citizen, land, id);
      expect(standing).to.deep.include({ state: "current", revision: 6, charges: [], caveats: [], blockedBy: [] });
      expect(standing).to.have.nested.property("owners[0].owner", account(buyer));
      const story = await history(citizen, land, id);
      expect(story.map(({ kind }) => kind)).to.deep.equal([
        "registered",
        "charged",
        "caveat-lodged",
        "caveat-withdrawn",
        "transferred",
        "discharged",
      ]);
      expect(new Set(story.map(({ actor }) => actor))).to.deep.equal(new Set([account(registrar)]));
      expect(await readTitle(citizen, land, titleId("EX-1/2"))).to.include({ state: "current", revision: 1 });
      expect(await readTitle(citizen, land, titleId("EX-1/3"))).to.include({ state: "unknown" });
    });
  });
}

describeWithFile("land/brooklyn-parcels.geojson", (bytes) => {
  it("becomes sixty titles whose parcels match the file", async () => {
    const land = await networkHelpers.loadFixture(registryOf);
    const [registrar, citizen] = [await libraries.viem(REGISTRAR), await libraries.viem("reader")];
    const plan = planParcels(bytes);
    const owner = registrar.account as Address;
    const entries = accepted(plan).map(({ reference, parcel, source }) => ({ reference, parcel, source, owner }));
    expect(entries.length).to.equal(60);
    await importTitles(registrar, land, entries);
    for (const { reference, parcel } of entries) {
      expect(await readTitle(citizen, land, titleId(reference))).to.include({ state: "current", parcel });
    }
  });
});
