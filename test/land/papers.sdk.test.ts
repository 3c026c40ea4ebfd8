import { expect } from "chai";
import type { Address, Hex } from "viem";
import type { Chain } from "../../sdk/src/core/index.js";
import {
  CaveatUnknownError,
  ChargeUnknownError,
  calls,
  readTitle,
  signTransfer,
  TitleUnknownError,
  titleId,
} from "../../sdk/src/land/index.js";
import {
  drawUp,
  INSTRUMENT_KINDS,
  type Instrument,
  InstrumentForeignError,
  InstrumentMalformedError,
  NotAPartyError,
  type Paper,
  partiesOf,
  readPaper,
  registerPaper,
  SignaturesMissingError,
  signPaper,
  writePaper,
} from "../../sdk/src/land/instruments/index.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";
import { deedOf, digest, ID, PARCEL, scenes } from "./office.js";

const { ethers } = connection;

/** Sends a paper from hand to hand, as a file each time. */
const posted = (paper: Paper): Paper => readPaper(JSON.parse(JSON.stringify(writePaper(paper))));

async function signedBy(paper: Paper, signers: readonly Chain[]): Promise<Paper> {
  let signed = paper;
  for (const signer of signers) signed = posted(await signPaper(signer, signed));
  return signed;
}

for (const [library, open] of Object.entries(libraries)) {
  describe(`land instruments as files through ${library}`, () => {
    const { office, titled, charged, caveated } = scenes(open);

    it("registers a title of a file, for one owner and for several", async () => {
      const { ref, registrar, reader, seller, buyer } = await office();
      const alone = { form: "sole", denominator: 1n, portions: [{ owner: seller.account, numerator: 1n }] } as const;
      const said = { area: 1_200, parcel: PARCEL, source: digest("page 7") };
      const one = { kind: "registration", deed: { titleId: ID, ownership: alone, ...said } } as const;
      expect(await partiesOf(registrar, drawUp(registrar, ref, one))).to.deep.equal([]);
      await registerPaper(registrar, posted(drawUp(registrar, ref, one)));
      expect(await readTitle(reader, ref, ID)).to.deep.include({ state: "current", area: 1_200, parcel: PARCEL });

      const two = {
        form: "in common",
        denominator: 3n,
        portions: [
          { owner: seller.account, numerator: 2n },
          { owner: buyer.account, numerator: 1n },
        ],
      } as const;
      const other = titleId("LR-2024/0002");
      const shared = {
        kind: "registration",
        deed: { titleId: other, ownership: two, source: digest("page 8") },
      } as const;
      await registerPaper(registrar, posted(drawUp(registrar, ref, shared)));
      const standing = await readTitle(reader, ref, other);
      expect(standing.state === "current" && standing.owners.map(({ numerator }) => numerator)).to.deep.equal([2n, 1n]);
      expect(await caught(signPaper(seller, drawUp(seller, ref, shared)))).to.be.instanceOf(NotAPartyError);
    });

    it("carries a sale from hand to hand, and says who has not signed", async () => {
      const land = await charged();
      const { ref, registrar, reader, seller, buyer, bank, stranger } = land;
      const paper = drawUp(registrar, ref, { kind: "transfer", deed: deedOf(land, 2) });
      const half = await signedBy(paper, [seller, bank]);
      expect((await partiesOf(reader, half)).map(({ part, state }) => [part, state])).to.deep.equal([
        ["seller", "signed"],
        ["buyer", "missing"],
        ["chargee", "signed"],
      ]);
      const refusal = await caught(registerPaper(registrar, half));
      expect(refusal).to.be.instanceOf(SignaturesMissingError);
      expect((refusal as SignaturesMissingError).parties).to.deep.equal([
        { part: "buyer", account: buyer.account, state: "missing" },
      ]);
      expect(await caught(signPaper(stranger, half))).to.be.instanceOf(NotAPartyError);

      await registerPaper(registrar, await signedBy(half, [buyer]));
      expect(await reader.read(calls.ownerOf(ref, ID))).to.equal(buyer.account);
    });

    it("does not take a signature under another text", async () => {
      const land = await titled();
      const { ref, registrar, seller, buyer } = land;
      const signed = await signedBy(drawUp(registrar, ref, { kind: "transfer", deed: deedOf(land, 1) }), [
        seller,
        buyer,
      ]);
      const deed = { ...deedOf(land, 1), nature: "gift" } as const;
      const error = await caught(registerPaper(registrar, { ...signed, kind: "transfer", deed }));
      expect(error).to.be.instanceOf(SignaturesMissingError);
      expect((error as SignaturesMissingError).parties.map(({ state }) => state)).to.deep.equal(["wrong", "wrong"]);
    });

    it("sells a share, and lets only those sign whose part changes", async () => {
      const { ref, registrar, reader, seller, buyer, neighbour, deadline } = await office();
      const held = (portions: readonly (readonly [Address, bigint])[], form: "in common" | "joint" = "in common") => ({
        form,
        denominator: portions.reduce((sum, [, numerator]) => sum + numerator, 0n),
        portions: portions.map(([owner, numerator]) => ({ owner, numerator })),
      });
      const before = held([
        [seller.account, 1n],
        [neighbour.account, 1n],
      ]);
      const first = { titleId: ID, ownership: before, source: digest("page 7") };
      await registerPaper(registrar, drawUp(registrar, ref, { kind: "registration", deed: first }));

      const said = { titleId: ID, revision: 1, instrument: digest("half a house"), deadline };
      // The neighbour keeps a half, be it written as two quarters.
      const later = held([
        [neighbour.account, 2n],
        [seller.account, 1n],
        [buyer.account, 1n],
      ]);
      const sale = drawUp(registrar, ref, { kind: "ownership", deed: { ...said, ownership: later } });
      expect((await partiesOf(reader, sale)).map(({ part, account }) => [part, account])).to.deep.equal([
        ["owner", seller.account],
        ["new owner", buyer.account],
      ]);
      await registerPaper(registrar, await signedBy(sale, [buyer, seller]));

      const everybody = held(
        [
          [neighbour.account, 1n],
          [seller.account, 1n],
          [buyer.account, 1n],
        ],
        "joint",
      );
      const joining = drawUp(registrar, ref, {
        kind: "ownership",
        deed: { ...said, revision: 2, nature: "settlement", ownership: everybody },
      });
      expect(await partiesOf(reader, joining)).to.have.length(3);
      await registerPaper(registrar, await signedBy(joining, [buyer, seller, neighbour]));
      expect(await readTitle(reader, ref, ID)).to.deep.include({ form: "joint", revision: 3 });
    });

    it("charges and discharges, lodges a caveat and takes it back", async () => {
      const { ref, registrar, reader, seller, bank, neighbour, deadline } = await titled();
      const act = async (instrument: Instrument, signers: readonly Chain[]) =>
        registerPaper(registrar, await signedBy(drawUp(registrar, ref, instrument), signers));
      const on = (revision: number) => ({ titleId: ID, revision, deadline });
      await act({ kind: "charge", deed: { ...on(1), chargee: bank.account, rank: 3, terms: digest("terms") } }, [
        seller,
        bank,
      ]);
      await act({ kind: "discharge", deed: { ...on(2), rank: 3, instrument: digest("paid") } }, [bank]);
      await act(
        { kind: "caveat", deed: { ...on(3), caveator: neighbour.account, basis: digest("claim"), until: deadline } },
        [neighbour],
      );
      await act({ kind: "caveat-withdrawal", deed: { ...on(4), slot: 0 } }, [neighbour]);
      expect(await readTitle(reader, ref, ID)).to.deep.include({ revision: 5, charges: [], caveats: [] });
    });

    it("says what is missing on the title", async () => {
      const { ref, registrar, deadline } = await caveated();
      const on = { titleId: ID, revision: 2, deadline };
      const ask = (instrument: Instrument) => caught(partiesOf(registrar, drawUp(registrar, ref, instrument)));
      const paid = { rank: 1, instrument: digest("paid") };
      expect(await ask({ kind: "discharge", deed: { ...on, ...paid } })).to.be.instanceOf(ChargeUnknownError);
      expect(await ask({ kind: "caveat-withdrawal", deed: { ...on, slot: 7 } })).to.be.instanceOf(CaveatUnknownError);
      const elsewhere = { ...on, titleId: titleId("nowhere"), ...paid };
      expect(await ask({ kind: "discharge", deed: elsewhere })).to.be.instanceOf(TitleUnknownError);
    });

    it("refuses an instrument of another chain", async () => {
      const land = await titled();
      const paper = drawUp(land.registrar, land.ref, { kind: "transfer", deed: deedOf(land, 1) });
      const error = await caught(partiesOf(land.reader, { ...paper, chainId: 1 }));
      expect(error).to.be.instanceOf(InstrumentForeignError).with.property("chainId", 1);
    });

    it("asks an account that is a contract whether it signed", async () => {
      const land = await titled();
      const { ref, registrar, reader, seller, stranger } = land;
      const wallet = await ethers.deployContract("ContractWallet", [stranger.account]);
      const account = (await wallet.getAddress()) as Address;
      const deed = { ...deedOf(land, 1), buyer: account };
      const half = await signedBy(drawUp(registrar, ref, { kind: "transfer", deed }), [seller]);
      const signature: Hex = await signTransfer(stranger, ref, deed);
      const whole = posted({ ...half, signatures: { ...half.signatures, [account]: signature } });
      await registerPaper(registrar, whole);
      expect(await reader.read(calls.ownerOf(ref, ID))).to.equal(account);
    });
  });
}

describe("an instrument's file", () => {
  const account = "0x0000000000000000000000000000000000000001";
  const deed = {
    title: "A",
    revision: 1,
    nature: "sale",
    seller: account,
    buyer: "0x0000000000000000000000000000000000000002",
    instrument: digest("deed"),
    deadline: 9,
  };
  const good = { format: "civitas-land-instrument-1", kind: "transfer", chainId: 31337, registry: account, deed };

  it("is written as it is read", () => {
    expect(writePaper(readPaper(good))).to.deep.equal({ ...good, signatures: {} });
    expect(INSTRUMENT_KINDS).to.include.members(["registration", "transfer", "caveat-withdrawal"]);
  });

  const wrong: readonly (readonly [string, unknown])[] = [
    ["", []],
    ["/format", { ...good, format: "deed" }],
    ["/kind", { ...good, kind: "theft" }],
    ["/registry", { ...good, registry: "0x0000000000000000000000000000000000000000" }],
    ["/deed", { ...good, deed: 1 }],
    ["/deed/title", { ...good, deed: { ...deed, title: "<b>" } }],
    ["/deed/title", { ...good, deed: { ...deed, title: "a".repeat(33) } }],
    ["/deed/revision", { ...good, deed: { ...deed, revision: 2 ** 32 } }],
    ["/deed/deadline", { ...good, deed: { ...deed, deadline: "soon" } }],
    ["/deed/nature", { ...good, deed: { ...deed, nature: "loan" } }],
    ["/deed/buyer", { ...good, deed: { ...deed, buyer: "0x52908400098527886E0F7030069857D2E4169Ee7" } }],
    ["/deed/instrument", { ...good, deed: { ...deed, instrument: "0x12" } }],
    ["/signatures", { ...good, signatures: [] }],
    ["/signatures/Ada", { ...good, signatures: { Ada: "0x" } }],
    [`/signatures/${account}`, { ...good, signatures: { [account]: "0x1" } }],
    [
      "/deed/ownership/portions",
      { ...good, kind: "ownership", deed: { ...deed, ownership: { form: "sole", denominator: "1" } } },
    ],
  ];
  for (const [pointer, value] of wrong) {
    it(`is refused for ${pointer === "" ? "what is no object" : pointer}`, () => {
      expect(() => readPaper(value))
        .to.throw(InstrumentMalformedError)
        .with.property("pointer", pointer);
    });
  }
});
