import { expect } from "chai";
import type { Address } from "viem";
import {
  AccessManagedUnauthorizedError,
  ActNotRecordedError,
  CaveatStandsError,
  ConsentCountMismatchError,
  calls,
  DeadlinePassedError,
  history,
  RankTakenError,
  RevisionStaleError,
  readTitle,
  registerCharge,
  registerDischarge,
  registerTitle,
  registerTitles,
  registerTransfer,
  SignatureInvalidError,
  signCharge,
  signDischarge,
  signTransfer,
  signWithdrawal,
  TitleAlreadyRegisteredError,
  TitleRepeatedError,
  TitleUnknownError,
  titleId,
  withdrawCaveat,
} from "../../sdk/src/land/index.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";
import { deedOf, digest, ID, PARCEL, registration, scenes } from "./office.js";

const { ethers, networkHelpers } = connection;

for (const [library, open] of Object.entries(libraries)) {
  describe(`land through ${library}`, () => {
    const { office, titled, charged, caveated } = scenes(open);

    it("registers a title and reads it back whole", async () => {
      const land = await office();
      const { revision, mined } = await registerTitle(land.registrar, land.ref, registration(land));

      expect(revision).to.equal(1);
      expect(await readTitle(land.reader, land.ref, ID)).to.deep.equal({
        state: "current",
        titleId: ID,
        reference: "LR-2024/0001",
        revision: 1,
        parcel: PARCEL,
        form: "sole",
        owners: [{ owner: land.seller.account, numerator: 1n, denominator: 1n }],
        charges: [],
        caveats: [],
        rights: [],
        blockedBy: [],
        block: mined.block,
      });
    });

    it("registers a title without a plan", async () => {
      const land = await office();
      const { parcel: _, ...bare } = registration(land);
      await registerTitle(land.registrar, land.ref, bare);
      expect(await readTitle(land.reader, land.ref, ID)).to.not.have.property("parcel");
      expect((await history(land.reader, land.ref, ID))[0]).to.not.have.property("parcel");
    });

    it("registers many titles in batches below the gas cap, and tells how far it has come", async () => {
      const land = await office();
      const list = Array.from({ length: 25 }, (_, index) => registration(land, titleId(`BK-${index}`)));
      const done: number[] = [];
      const mined = await registerTitles(land.registrar, land.ref, list, {
        gasCap: 1_000_000n,
        onBatch: (batch) => void done.push(batch.done),
      });

      expect(mined.length).to.be.greaterThan(1);
      for (const { gasUsed } of mined) expect(Number(gasUsed)).to.be.at.most(1_000_000);
      expect(done.at(-1)).to.equal(25);
      expect(await land.reader.read(calls.balanceOf(land.ref, land.seller.account))).to.equal(25n);
      expect(await registerTitles(land.registrar, land.ref, [])).to.deep.equal([]);
    });

    it("sends nothing when a list names a title twice", async () => {
      const land = await office();
      const twice = [registration(land), registration(land, titleId("A")), registration(land)];
      const error = await caught(registerTitles(land.registrar, land.ref, twice, { largest: 1 }));
      expect(error).to.be.instanceOf(TitleRepeatedError).with.property("reference", "LR-2024/0001");
      expect(await land.reader.read(calls.exists(land.ref, titleId("A")))).to.equal(false);
    });

    it("transfers a title that seller and buyer signed", async () => {
      const land = await titled();
      const { ref, registrar, reader, seller, buyer } = land;
      const deed = deedOf(land, 1);
      const signatures = { seller: await signTransfer(seller, ref, deed), buyer: await signTransfer(buyer, ref, deed) };

      expect((await registerTransfer(registrar, ref, deed, signatures)).revision).to.equal(2);
      expect(await reader.read(calls.ownerOf(ref, ID))).to.equal(buyer.account);

      const again = await caught(registerTransfer(registrar, ref, deed, signatures));
      expect(again).to.be.instanceOf(RevisionStaleError);
      expect((again as RevisionStaleError).args).to.deep.equal({ titleId: ID, given: 1, present: 2 });
    });

    it("transfers a charged title with the chargee's consent alone", async () => {
      const land = await charged();
      const { ref, registrar, reader, seller, buyer, bank } = land;
      const deed = deedOf(land, 2);
      const parties = { seller: await signTransfer(seller, ref, deed), buyer: await signTransfer(buyer, ref, deed) };
      const refusal = await caught(registerTransfer(registrar, ref, deed, parties));
      expect(refusal).to.be.instanceOf(ConsentCountMismatchError);
      expect((refusal as ConsentCountMismatchError).args).to.deep.equal({ given: 0n, expected: 1n });

      await registerTransfer(registrar, ref, deed, { ...parties, consents: [await signTransfer(bank, ref, deed)] });
      const standing = await readTitle(reader, ref, ID);
      expect(standing.state === "current" && standing.charges.map(({ chargee }) => chargee)).to.deep.equal([
        bank.account,
      ]);
      expect(standing.state === "current" && standing.owners.map(({ owner }) => owner)).to.deep.equal([buyer.account]);
    });

    it("charges and discharges", async () => {
      const { ref, registrar, reader, bank, deadline, entered } = await charged();
      const { timestamp } = await reader.block(entered.mined.block);
      expect(await readTitle(reader, ref, ID)).to.deep.include({
        revision: 2,
        charges: [{ rank: 2, chargee: bank.account, registeredAt: timestamp }],
      });

      const release = { titleId: ID, revision: 2, rank: 2, instrument: digest("release"), deadline };
      const lifted = await registerDischarge(registrar, ref, release, await signDischarge(bank, ref, release));
      expect(lifted.revision).to.equal(3);
      expect(await readTitle(reader, ref, ID)).to.deep.include({ charges: [] });
    });

    it("says why a charge is refused", async () => {
      const { ref, registrar, seller, bank, deed, stranger } = await charged();
      const next = { ...deed, revision: 2 };
      const owners = [await signCharge(seller, ref, next)];
      const taken = await caught(
        registerCharge(registrar, ref, next, { owners, chargee: await signCharge(bank, ref, next) }),
      );
      expect(taken).to.be.instanceOf(RankTakenError).with.property("message").that.includes("another rank");

      const free = { ...next, rank: 3 };
      const forged = await caught(
        registerCharge(registrar, ref, free, {
          owners: [await signCharge(seller, ref, free)],
          chargee: await signCharge(stranger, ref, free),
        }),
      );
      expect(forged).to.be.instanceOf(SignatureInvalidError);
      expect((forged as SignatureInvalidError).args).to.deep.equal({ signer: bank.account });
    });

    it("lodges a caveat that blocks dealings until it is withdrawn", async () => {
      const land = await caveated();
      const { ref, registrar, reader, neighbour, seller, buyer, deadline, lodged } = land;
      expect([lodged.slot, lodged.revision]).to.deep.equal([0, 2]);
      const { timestamp } = await reader.block(lodged.mined.block);
      const caveat = { slot: 0, caveator: neighbour.account, lodgedAt: timestamp };
      expect(await readTitle(reader, ref, ID)).to.deep.include({
        caveats: [caveat],
        blockedBy: [{ kind: "caveat", ...caveat }],
      });

      const deed = deedOf(land, 2);
      const signatures = { seller: await signTransfer(seller, ref, deed), buyer: await signTransfer(buyer, ref, deed) };
      const refusal = await caught(registerTransfer(registrar, ref, deed, signatures));
      expect(refusal).to.be.instanceOf(CaveatStandsError).with.nested.property("args.caveator", neighbour.account);

      const paper = { titleId: ID, revision: 2, slot: 0, deadline };
      const back = await withdrawCaveat(registrar, ref, paper, await signWithdrawal(neighbour, ref, paper));
      expect(back.revision).to.equal(3);
      expect(await readTitle(reader, ref, ID)).to.deep.include({ blockedBy: [] });
    });

    it("tells when a caveat lapses, and forgets it then", async () => {
      const until = BigInt(await networkHelpers.time.latest()) + 5_000n;
      const { ref, reader } = await caveated(until);
      const standing = await readTitle(reader, ref, ID);
      expect(standing.state === "current" && standing.caveats[0]?.until).to.equal(until);
      await networkHelpers.time.increaseTo(until + 1n);
      expect(await readTitle(reader, ref, ID)).to.deep.include({ caveats: [], blockedBy: [] });
    });

    it("gives each refusal its class and arguments", async () => {
      const land = await titled();
      const { ref, registrar, stranger, seller, buyer } = land;
      expect(await caught(registerTitle(registrar, ref, registration(land)))).to.be.instanceOf(
        TitleAlreadyRegisteredError,
      );
      const refused = await caught(registerTitle(stranger, ref, registration(land, titleId("A"))));
      expect(refused)
        .to.be.instanceOf(AccessManagedUnauthorizedError)
        .with.nested.property("args.caller", stranger.account);
      const unknown = await caught(land.reader.read(calls.title(ref, titleId("A"))));
      expect(unknown).to.be.instanceOf(TitleUnknownError).with.nested.property("args.titleId", titleId("A"));
      const deed = { ...deedOf(land, 1), deadline: 1n };
      const signatures = { seller: await signTransfer(seller, ref, deed), buyer: await signTransfer(buyer, ref, deed) };
      expect(await caught(registerTransfer(registrar, ref, deed, signatures)))
        .to.be.instanceOf(DeadlinePassedError)
        .with.nested.property("args.deadline", 1);
    });

    it("throws ActNotRecordedError where the address takes the act and tells nothing", async () => {
      const land = await office();
      const mute = (await (await ethers.deployContract("MuteWallet")).getAddress()) as Address;
      const error = await caught(registerTitle(land.registrar, { registry: mute }, registration(land)));
      expect(error).to.be.instanceOf(ActNotRecordedError).with.property("event", "TitleRegistered");
    });
  });
}
