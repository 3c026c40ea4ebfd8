import { expect } from "chai";
import { type Address, type Hex, hashTypedData, keccak256, stringToHex } from "viem";
import type { Chain } from "../../sdk/src/core/index.js";
import {
  AccessManagedUnauthorizedError,
  ActNotRecordedError,
  CaveatStandsError,
  CaveatUnknownError,
  ConsentCountMismatchError,
  calls,
  caveatDocument,
  chargeDocument,
  DeadlinePassedError,
  dischargeDocument,
  freezeTitle,
  HistoryIncompleteError,
  history,
  lodgeCaveat,
  parcelDigest,
  RankTakenError,
  ReferenceInvalidError,
  ReferenceTooLongError,
  RevisionStaleError,
  readTitle,
  referenceOf,
  registerCharge,
  registerDischarge,
  registerTitle,
  registerTitles,
  registerTransfer,
  removeCaveat,
  SignatureInvalidError,
  signCaveat,
  signCharge,
  signDischarge,
  signTransfer,
  signWithdrawal,
  TitleAlreadyRegisteredError,
  TitleFrozenError,
  TitleRepeatedError,
  TitleUnknownError,
  titleId,
  transferDocument,
  unfreezeTitle,
  verifyHistory,
  withdrawalDocument,
  withdrawCaveat,
} from "../../sdk/src/land/index.js";
import { actors } from "../support/actors.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";
import { deployLand } from "../support/deploy.js";

const { ethers, networkHelpers } = connection;

const ID = titleId("LR-2024/0001");
const digest = (text: string): Hex => keccak256(stringToHex(text));
const PARCEL = parcelDigest({
  type: "Polygon",
  coordinates: [
    [
      [0, 0],
      [0.001, 0],
      [0.001, 0.001],
      [0, 0],
    ],
  ],
});

const ACCOUNTS = { registrar: 4, court: 5, bank: 8, seller: 9, buyer: 10, neighbour: 11, stranger: 12 } as const;

async function deployed() {
  const signers = await ethers.getSigners();
  const { constituent } = actors(signers, "constituent");
  const [registrar, court] = [signers[ACCOUNTS.registrar], signers[ACCOUNTS.court]];
  if (registrar === undefined || court === undefined) throw new RangeError("The network has too few accounts.");
  const { registry } = await deployLand(ethers, { constituent, registrar, court });
  return (await registry.getAddress()) as Address;
}

describe("land references", () => {
  it("are their own bytes, readable in any explorer", () => {
    expect(titleId("LR-1")).to.equal(`0x4c522d31${"0".repeat(56)}`);
    expect(referenceOf(titleId("LR-1"))).to.equal("LR-1");
    for (const reference of ["7", "A".repeat(32), "Çınar mah. 12/3", "地籍-001", "🏡 1"]) {
      expect(referenceOf(titleId(reference))).to.equal(reference.normalize("NFC"));
    }
  });

  it("are one and the same however their letters are composed", () => {
    expect(titleId("C\u0327a")).to.equal(titleId("\u00c7a"));
  });

  it("refuse what is longer than 32 bytes, and count bytes, not letters", () => {
    for (const reference of ["A".repeat(33), "地".repeat(11)]) {
      expect(() => titleId(reference))
        .to.throw(ReferenceTooLongError)
        .with.property("bytes", 33);
    }
  });

  for (const reference of ["", 'A"', "A&B", "A<B", "A>B", "A'B", "A\\B", "A\nB", "A\u0000", "A\u202eB", "A\u200bB"]) {
    it(`refuse ${JSON.stringify(reference)}`, () => {
      expect(() => titleId(reference))
        .to.throw(ReferenceInvalidError)
        .with.property("reference", reference);
    });
  }

  for (const reference of [" A", "A ", "A  B", "A\u00a0B", "\ud800"]) {
    it(`refuse ${JSON.stringify(reference)}, which would look like another`, () => {
      expect(() => titleId(reference)).to.throw(ReferenceInvalidError);
    });
  }

  for (const word of [
    "0x",
    `0x${"0".repeat(64)}`,
    `0x41${"0".repeat(60)}41`,
    `0xff${"0".repeat(62)}`,
    `0x22${"0".repeat(62)}`,
  ] as const) {
    it(`are not read from ${word.slice(0, 10)}…`, () => {
      expect(() => referenceOf(word)).to.throw(ReferenceInvalidError);
    });
  }
});

describe("parcelDigest", () => {
  it("knows a geometry by its type and coordinates, in whatever order they are written", () => {
    const coordinates = [
      [
        [1.5, 2],
        [3, 4],
        [5, 6.25],
        [1.5, 2],
      ],
    ];
    const expected = keccak256(stringToHex('{"coordinates":[[[1.5,2],[3,4],[5,6.25],[1.5,2]]],"type":"Polygon"}'));
    expect(parcelDigest({ type: "Polygon", coordinates })).to.equal(expected);
    expect(parcelDigest({ coordinates, bbox: [1, 2, 5, 6], type: "Polygon" })).to.equal(expected);
  });
});

describe("verifyHistory", () => {
  const line = (revision: number) =>
    ({ kind: "frozen", revision, digest: digest("o"), block: 1n, transaction: "0x", actor: "0x" }) as const;

  it("takes a history without a gap", () => {
    expect(() => verifyHistory(ID, [], 0)).to.not.throw();
    expect(() => verifyHistory(ID, [line(1), line(2)], 2)).to.not.throw();
  });

  for (const [why, revisions, revision, missing] of [
    ["a first act is missing", [2], 2, 1],
    ["one in the middle is missing", [1, 3], 3, 2],
    ["one comes twice", [1, 1, 2], 2, 2],
    ["the last is missing", [1, 2], 3, 3],
    ["there are more than are on record", [1, 2], 1, 2],
    ["all are missing", [], 4, 1],
  ] as const) {
    it(`throws when ${why}`, () => {
      expect(() => verifyHistory(ID, revisions.map(line), revision))
        .to.throw(HistoryIncompleteError)
        .with.property("missing", missing);
    });
  }
});

for (const [library, open] of Object.entries(libraries)) {
  describe(`land through ${library}`, () => {
    async function office() {
      const registry = await deployed();
      const names = Object.keys(ACCOUNTS) as (keyof typeof ACCOUNTS)[];
      const chains = await Promise.all(names.map(async (name) => [name, await open(ACCOUNTS[name])] as const));
      const by = Object.fromEntries(chains) as Record<keyof typeof ACCOUNTS, Chain & { readonly account: Address }>;
      const deadline = BigInt(await networkHelpers.time.latest()) + 86_400n;
      return { ref: { registry }, reader: await open("reader"), deadline, ...by };
    }
    type Office = Awaited<ReturnType<typeof office>>;

    const registration = ({ seller }: Office, id = ID) => ({
      titleId: id,
      owner: seller.account,
      parcel: PARCEL,
      source: digest("old register, page 7"),
    });

    async function titled() {
      const land = await office();
      await registerTitle(land.registrar, land.ref, registration(land));
      return land;
    }

    const deedOf = ({ seller, buyer, deadline }: Office, revision: number) => ({
      titleId: ID,
      revision,
      seller: seller.account,
      buyer: buyer.account,
      instrument: digest("deed of sale"),
      deadline,
    });

    async function charged() {
      const land = await titled();
      const { ref, registrar, seller, bank, deadline } = land;
      const deed = {
        titleId: ID,
        revision: 1,
        owner: seller.account,
        chargee: bank.account,
        rank: 2,
        terms: digest("mortgage terms"),
        deadline,
      };
      const signatures = { owner: await signCharge(seller, ref, deed), chargee: await signCharge(bank, ref, deed) };
      const entered = await registerCharge(registrar, ref, deed, signatures);
      return { ...land, deed, signatures, entered };
    }

    async function caveated(until?: bigint) {
      const land = await titled();
      const { ref, registrar, neighbour, deadline } = land;
      const notice = {
        titleId: ID,
        revision: 1,
        caveator: neighbour.account,
        basis: digest("right of way"),
        ...(until === undefined ? {} : { until }),
        deadline,
      };
      const lodged = await lodgeCaveat(registrar, ref, notice, await signCaveat(neighbour, ref, notice));
      return { ...land, lodged };
    }

    it("says unknown for a title that nobody registered, and has no history of it", async () => {
      const { ref, reader } = await office();
      const standing = await readTitle(reader, ref, ID);
      expect(standing).to.deep.equal({ state: "unknown", titleId: ID, block: (await reader.block()).number });
      expect(await history(reader, ref, ID)).to.deep.equal([]);
    });

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
        owners: [{ owner: land.seller.account, numerator: 1, denominator: 1 }],
        charges: [],
        caveats: [],
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
      const owner = await signCharge(seller, ref, next);
      const taken = await caught(
        registerCharge(registrar, ref, next, { owner, chargee: await signCharge(bank, ref, next) }),
      );
      expect(taken).to.be.instanceOf(RankTakenError).with.property("message").that.includes("another rank");

      const free = { ...next, rank: 3 };
      const forged = await caught(
        registerCharge(registrar, ref, free, {
          owner: await signCharge(seller, ref, free),
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

    it("removes a caveat by order, and says when there is none", async () => {
      const { ref, court, neighbour } = await caveated();
      const removal = { titleId: ID, slot: 0, caveator: neighbour.account, order: digest("order") };
      expect((await removeCaveat(court, ref, removal)).revision).to.equal(3);
      expect(await caught(removeCaveat(court, ref, removal))).to.be.instanceOf(CaveatUnknownError);
    });

    it("freezes and unfreezes by order, and tells when nothing was to be done", async () => {
      const land = await titled();
      const { ref, court, reader, registrar, seller, buyer } = land;
      const order = { titleId: ID, order: digest("order") };

      expect(await freezeTitle(court, ref, order)).to.deep.include({ outcome: "entered", revision: 2 });
      expect((await freezeTitle(court, ref, order)).outcome).to.equal("held");
      expect(await readTitle(reader, ref, ID)).to.deep.include({ blockedBy: [{ kind: "freeze" }], revision: 2 });
      const deed = deedOf(land, 2);
      const signatures = { seller: await signTransfer(seller, ref, deed), buyer: await signTransfer(buyer, ref, deed) };
      expect(await caught(registerTransfer(registrar, ref, deed, signatures))).to.be.instanceOf(TitleFrozenError);

      expect(await unfreezeTitle(court, ref, order)).to.deep.include({ outcome: "entered", revision: 3 });
      expect((await unfreezeTitle(court, ref, order)).outcome).to.equal("held");
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

    it("tells a title's whole history, in order and with every digest", async () => {
      const land = await charged();
      const { ref, registrar, court, reader, seller, buyer, bank, neighbour, deadline } = land;
      const lodge = async (revision: number, until?: bigint) => {
        const common = { titleId: ID, revision, caveator: neighbour.account, basis: digest("claim"), deadline };
        const notice = until === undefined ? common : { ...common, until };
        return lodgeCaveat(registrar, ref, notice, await signCaveat(neighbour, ref, notice));
      };
      await lodge(2, deadline);
      const paper = { titleId: ID, revision: 3, slot: 0, deadline };
      await withdrawCaveat(registrar, ref, paper, await signWithdrawal(neighbour, ref, paper));
      await lodge(4);
      await removeCaveat(court, ref, { titleId: ID, slot: 0, caveator: neighbour.account, order: digest("order 1") });
      await freezeTitle(court, ref, { titleId: ID, order: digest("order 2") });
      await unfreezeTitle(court, ref, { titleId: ID, order: digest("order 3") });
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

      const [officer, judge] = [registrar.account, court.account];
      const caveator = neighbour.account;
      expect(story.map(({ block: _, transaction: __, ...told }) => told)).to.deep.equal([
        {
          revision: 1,
          kind: "registered",
          digest: digest("old register, page 7"),
          owner: seller.account,
          parcel: PARCEL,
          actor: officer,
        },
        {
          revision: 2,
          kind: "charged",
          digest: digest("mortgage terms"),
          owner: seller.account,
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

    it("makes calls whose documents the registry's own signatures match", async () => {
      const { ref, seller, buyer, deadline } = await titled();
      const forum = { chainId: seller.id, registry: ref.registry };
      const common = { titleId: ID, revision: 1, deadline };
      const documents = [
        transferDocument(forum, { ...common, seller: seller.account, buyer: buyer.account, instrument: digest("d") }),
        chargeDocument(forum, {
          ...common,
          owner: seller.account,
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
