import { expect } from "chai";
import { type Hex, hashTypedData } from "viem";
import {
  calls,
  caveatDocument,
  chargeDocument,
  dischargeDocument,
  freezeAct,
  freezeTitle,
  HistoryIncompleteError,
  history,
  lodgeCaveat,
  readTitle,
  registerDischarge,
  registerTitle,
  registerTransfer,
  signCaveat,
  signDischarge,
  signTransfer,
  signWithdrawal,
  titleId,
  transferDocument,
  withdrawalDocument,
  withdrawCaveat,
} from "../../sdk/src/land/index.js";
import { caught } from "../support/caught.js";
import { libraries } from "../support/chains.js";
import { deedOf, digest, ID, ordered, PARCEL, registration, scenes } from "./office.js";

for (const [library, open] of Object.entries(libraries)) {
  describe(`land reading through ${library}`, () => {
    const { office, titled, charged } = scenes(open);

    it("says unknown for a title that nobody registered, and has no history of it", async () => {
      const { ref, reader } = await office();
      const standing = await readTitle(reader, ref, ID);
      expect(standing).to.deep.equal({ state: "unknown", titleId: ID, block: (await reader.block()).number });
      expect(await history(reader, ref, ID)).to.deep.equal([]);
    });

    it("tells a title's whole history, in order and with every digest", async () => {
      const land = await charged();
      const { ref, registrar, court, secondCourt, reader, seller, buyer, bank, neighbour, deadline } = land;
      const lodge = async (revision: number, until?: bigint) => {
        const common = { titleId: ID, revision, caveator: neighbour.account, basis: digest("claim"), deadline };
        const notice = until === undefined ? common : { ...common, until };
        return lodgeCaveat(registrar, ref, notice, await signCaveat(neighbour, ref, notice));
      };
      await lodge(2, deadline);
      const paper = { titleId: ID, revision: 3, slot: 0, deadline };
      await withdrawCaveat(registrar, ref, paper, await signWithdrawal(neighbour, ref, paper));
      await lodge(4);
      const removal = calls.removeCaveat(ref, { titleId: ID, slot: 0, caveator: neighbour.account });
      await ordered(land, removal, digest("order 1"));
      await freezeTitle({ first: court, second: secondCourt }, ref, { titleId: ID, order: digest("order 2") });
      await ordered(land, await freezeAct(reader, ref, ID, false), digest("order 3"));
      const deed = deedOf(land, 8);
      const [bySeller, byBuyer, byBank] = await Promise.all(
        [seller, buyer, bank].map((one) => signTransfer(one, ref, deed)),
      );
      const sale = { seller: bySeller as Hex, buyer: byBuyer as Hex, consents: [byBank as Hex] };
      await registerTransfer(registrar, ref, deed, sale);
      const release = { titleId: ID, revision: 9, rank: 2, instrument: digest("release"), deadline };
      const last = await registerDischarge(registrar, ref, release, await signDischarge(bank, ref, release));
      await registerTitle(registrar, ref, registration(land, titleId("LR-2024/0002"))); // Another title's act is none of this one's.

      const story = await history(reader, ref, ID);

      const [officer, judge] = [registrar.account, secondCourt.account];
      const caveator = neighbour.account;
      expect(story.map(({ block: _, transaction: __, ...told }) => told)).to.deep.equal([
        {
          revision: 1,
          kind: "registered",
          digest: digest("old register, page 7"),
          ownership: { form: "sole", denominator: 1n, portions: [{ owner: seller.account, numerator: 1n }] },
          parcel: PARCEL,
          actor: officer,
        },
        {
          revision: 2,
          kind: "charged",
          digest: digest("mortgage terms"),
          chargee: bank.account,
          rank: 2,
          actor: officer,
        },
        {
          revision: 3,
          kind: "caveat-lodged",
          digest: digest("claim"),
          caveator,
          slot: 0,
          until: deadline,
          actor: officer,
        },
        { revision: 4, kind: "caveat-withdrawn", caveator, slot: 0, actor: officer },
        { revision: 5, kind: "caveat-lodged", digest: digest("claim"), caveator, slot: 0, actor: officer },
        { revision: 6, kind: "caveat-removed", digest: digest("order 1"), caveator, slot: 0, actor: judge },
        { revision: 7, kind: "frozen", digest: digest("order 2"), actor: judge },
        { revision: 8, kind: "unfrozen", digest: digest("order 3"), actor: judge },
        {
          revision: 9,
          kind: "transferred",
          digest: digest("deed of sale"),
          nature: "sale",
          seller: seller.account,
          buyer: buyer.account,
          actor: officer,
        },
        { revision: 10, kind: "discharged", digest: digest("release"), chargee: bank.account, rank: 2, actor: officer },
      ]);
      expect(story.at(-1)).to.deep.include({ block: last.mined.block, transaction: last.mined.hash });

      const upTo = story[4]?.block ?? 0n;
      expect(await history(reader, ref, ID, { toBlock: upTo })).to.deep.equal(story.slice(0, 5));
      const gap = await caught(history(reader, ref, ID, { fromBlock: story[1]?.block ?? 0n }));
      expect(gap).to.be.instanceOf(HistoryIncompleteError).with.property("missing", 1);
    });

    it("reads a title at an earlier block", async () => {
      const { ref, reader, entered } = await charged();
      const before = await readTitle(reader, ref, ID, { block: entered.mined.block - 1n });
      expect(before).to.deep.include({ revision: 1, charges: [], block: entered.mined.block - 1n });
    });

    it("writes the reference in words into every document, and no two documents alike", async () => {
      const { ref, seller, buyer, deadline } = await titled();
      const forum = { chainId: seller.id, registry: ref.registry };
      const common = { titleId: ID, revision: 1, deadline };
      const documents = [
        transferDocument(forum, { ...common, seller: seller.account, buyer: buyer.account, instrument: digest("d") }),
        chargeDocument(forum, {
          ...common,
          chargee: buyer.account,
          rank: 1,
          terms: digest("t"),
        }),
        dischargeDocument(forum, { ...common, rank: 1, instrument: digest("d") }),
        caveatDocument(forum, { ...common, caveator: buyer.account, basis: digest("b") }),
        withdrawalDocument(forum, { ...common, slot: 0 }),
      ];
      for (const document of documents) {
        expect(document.message["title"]).to.equal("LR-2024/0001");
        expect(document.message).to.not.have.property("titleId");
      }
      expect(new Set(documents.map((document) => hashTypedData(document as never))).size).to.equal(5);
    });

    it("reads all that the registry shows of itself and of a title", async () => {
      const { ref, reader, registrar, seller, bank } = await charged();
      const zero = `0x${"0".repeat(40)}`;
      expect(await reader.read(calls.jurisdiction(ref))).to.equal("Republic of Examplia");
      expect(await reader.code(await reader.read(calls.certificate(ref)))).to.not.equal("0x");
      expect(await reader.code(await reader.read(calls.authority(ref)))).to.not.equal("0x");
      expect(await reader.read(calls.predecessor(ref))).to.equal(zero);
      expect(await reader.read(calls.successor(ref))).to.equal(zero);
      expect((await reader.read(calls.owners(ref, ID)))[0]?.owner).to.equal(seller.account);
      expect((await reader.read(calls.charges(ref, ID)))[0]?.chargee).to.equal(bank.account);
      expect(await reader.read(calls.caveats(ref, ID))).to.deep.equal([]);
      expect(await reader.read(calls.locked(ref, ID))).to.equal(true);
      expect(await reader.read(calls.tokenURI(ref, ID))).to.match(/^data:application\/json;base64,/);

      const two = ["M-1", "M-2"].map((reference) =>
        calls.register(ref, { titleId: titleId(reference), owner: seller.account, source: digest("s") }),
      );
      await registrar.send(calls.multicall(ref, two));
      expect(await reader.read(calls.balanceOf(ref, seller.account))).to.equal(3n);
    });
  });
}
