import { expect } from "chai";
import type { Address } from "viem";
import {
  type Claim,
  claimCalls as calls,
  claimId,
  completeClaim,
  decideObjection,
  lodgeObjection,
  publishClaim,
  readClaim,
  readObjection,
  refuseClaim,
  signClaim,
  signClaimWithdrawal,
  signObjection,
  signObjectionWithdrawal,
  withdrawClaim,
  withdrawObjection,
} from "../../sdk/src/land/claims/index.js";
import {
  ActNotRecordedError,
  ObjectionsOpenError,
  type Ownership,
  PublicationOpenError,
  readTitle,
  TitleClaimedError,
} from "../../sdk/src/land/index.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";
import { digest, ID, PARCEL, scenes } from "./office.js";

const { ethers, networkHelpers } = connection;
const soleOf = (owner: Address): Ownership => ({
  form: "sole",
  denominator: 1n,
  portions: [{ owner, numerator: 1n }],
});
const ZERO = `0x${"0".repeat(64)}`;

for (const [library, open] of Object.entries(libraries)) {
  describe(`first registration through ${library}`, () => {
    const { office } = scenes(open);

    async function filed(over: Partial<Claim> = {}) {
      const land = await office();
      const { seller, first: ref, registrar, deadline } = land;
      const claim: Claim = {
        titleId: ID,
        ownership: soleOf(seller.account),
        area: 1_250,
        parcel: PARCEL,
        source: digest("survey and witnesses"),
        deadline,
        ...over,
      };
      const published = await publishClaim(registrar, ref, claim, [await signClaim(seller, ref, claim)]);
      const paper = { titleId: ID, claimId: published.claimId, deadline };
      return { ...land, claim, published, paper };
    }

    async function objected() {
      const land = await filed();
      const objection = { ...land.paper, objector: land.neighbour.account, basis: digest("my field") };
      const signature = await signObjection(land.neighbour, land.first, objection);
      await lodgeObjection(land.stranger, land.first, objection, signature);
      return land;
    }

    it("publishes a claim, tells its id and standing, and registers it when the time is over", async () => {
      const { first: ref, ref: register, claim, published, registrar, reader, seller } = await filed();
      expect(claimId({ chainId: reader.id, ...ref }, claim)).to.equal(published.claimId);
      const { timestamp } = await reader.block(published.mined.block);
      const period = BigInt(await reader.read(calls.publicationPeriod(ref)));
      expect(published.closesAt).to.equal(timestamp + period);
      expect(await readClaim(reader, ref, published.claimId)).to.deep.equal({
        state: "published",
        publishedAt: timestamp,
        closesAt: published.closesAt,
        openObjections: 0,
      });
      expect(await reader.read(calls.claimOn(ref, ID))).to.equal(published.claimId);
      expect(await reader.read(calls.landRegistry(ref))).to.equal(register.registry);

      const early = await caught(completeClaim(registrar, ref, claim));
      expect(early).to.be.instanceOf(PublicationOpenError).with.nested.property("args.closesAt");
      await networkHelpers.time.increaseTo(published.closesAt + 1n);
      await completeClaim(registrar, ref, claim);
      expect(await readClaim(reader, ref, published.claimId)).to.have.property("state", "registered");
      const title = await readTitle(reader, register, ID);
      expect(title.state === "current" && title.owners.map(({ owner }) => owner)).to.deep.equal([seller.account]);
    });

    it("publishes a claim without a plan, and only one for a reference", async () => {
      const { first: ref, registrar, buyer, claim, published } = await filed({ parcel: undefined as never });
      const rival = { ...claim, ownership: soleOf(buyer.account) };
      const refusal = await caught(publishClaim(registrar, ref, rival, [await signClaim(buyer, ref, rival)]));
      expect(refusal).to.be.instanceOf(TitleClaimedError).with.nested.property("args.claimId", published.claimId);
    });

    it("holds a claim up by an objection until the court dismisses it", async () => {
      const { first: ref, claim, published, registrar, court, neighbour, reader } = await objected();
      await networkHelpers.time.increaseTo(published.closesAt + 1n);
      expect(await readObjection(reader, ref, published.claimId, neighbour.account)).to.equal("open");
      expect(await caught(completeClaim(registrar, ref, claim))).to.be.instanceOf(ObjectionsOpenError);

      const decision = { titleId: ID, claimId: published.claimId, objector: neighbour.account };
      await decideObjection(court, ref, { ...decision, upheld: false, reasons: digest("judgment") });
      expect(await readObjection(reader, ref, published.claimId, neighbour.account)).to.equal("dismissed");
      await completeClaim(registrar, ref, claim);
    });

    it("ends a claim by an objection that the court upholds", async () => {
      const { first: ref, published, court, neighbour, reader } = await objected();
      const decision = { titleId: ID, claimId: published.claimId, objector: neighbour.account };
      await decideObjection(court, ref, { ...decision, upheld: true, reasons: digest("judgment") });
      expect(await readClaim(reader, ref, published.claimId)).to.have.property("state", "refused");
      expect(await readObjection(reader, ref, published.claimId, neighbour.account)).to.equal("upheld");
      expect(await reader.read(calls.claimOn(ref, ID))).to.equal(ZERO);
    });

    it("takes an objection back", async () => {
      const { first: ref, paper, neighbour, reader, stranger } = await objected();
      const withdrawal = { ...paper, objector: neighbour.account };
      const signature = await signObjectionWithdrawal(neighbour, ref, withdrawal);
      await withdrawObjection(stranger, ref, withdrawal, signature);
      expect(await readObjection(reader, ref, paper.claimId, neighbour.account)).to.equal("withdrawn");
      expect(await readObjection(reader, ref, paper.claimId, stranger.account)).to.equal("none");
    });

    it("refuses a claim, and takes one back", async () => {
      const one = await filed();
      const refusal = { titleId: ID, claimId: one.published.claimId, reasons: digest("no plan") };
      await refuseClaim(one.registrar, one.first, refusal);
      expect(await readClaim(one.reader, one.first, one.published.claimId)).to.have.property("state", "refused");

      const { first: ref, claim, paper, seller, stranger, reader } = await filed();
      const withdrawal = { ...paper, claimant: seller.account };
      const signature = await signClaimWithdrawal(seller, ref, withdrawal);
      await withdrawClaim(stranger, ref, claim, withdrawal, signature);
      expect(await readClaim(reader, ref, paper.claimId)).to.have.property("state", "withdrawn");
      expect(await readClaim(reader, ref, digest("no claim"))).to.deep.equal({ state: "unknown" });
    });

    it("throws ActNotRecordedError where the address takes the act and tells nothing", async () => {
      const { registrar } = await office();
      const mute = { firstRegistration: (await (await ethers.deployContract("MuteWallet")).getAddress()) as Address };
      const refusal = { titleId: ID, claimId: digest("claim"), reasons: digest("no plan") };
      const error = await caught(refuseClaim(registrar, mute, refusal));
      expect(error).to.be.instanceOf(ActNotRecordedError).with.property("event", "ClaimRefused");
    });
  });
}
