import { expect } from "chai";
import type { Address, Hex } from "viem";
import * as access from "../../sdk/src/access/calls.js";
import { agencyOfRole } from "../../sdk/src/access/index.js";
import { type Chain, NoAccountError } from "../../sdk/src/core/index.js";
import {
  type CredentialDocument,
  DocumentMalformedError,
  digestDocument,
  makeDocument,
} from "../../sdk/src/documents/index.js";
import {
  discloseExtract,
  ExtractFieldMismatchError,
  ExtractFieldMissingError,
  ExtractForeignError,
  ExtractFormUnknownError,
  ExtractMomentMismatchError,
  ExtractRevisionMismatchError,
  ExtractSignatureInvalidError,
  ExtractSignerUnauthorisedError,
  ExtractSuspectError,
  isExtract,
  makeExtract,
  readExtract,
  sealDocument,
  type TitleExtract,
  verifyExtract,
} from "../../sdk/src/land/extract/index.js";
import { calls, registerTransfer, signTransfer, TitleUnknownError } from "../../sdk/src/land/index.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";
import { REGISTRAR } from "../support/deploy.js";
import { deedOf, digest, ID, scenes } from "./office.js";

const { ethers, networkHelpers } = connection;
const SECRET = digest("a secret of this extract alone");
const PARTICULARS = { owner: { name: "Ada Lovelace", born: "1815-12-10" }, street: "1 Analytical Row" };

for (const [library, open] of Object.entries(libraries)) {
  describe(`title extracts through ${library}`, () => {
    const { office, titled, charged, caveated } = scenes(open);

    async function extracted() {
      const land = await charged();
      const extract = await makeExtract(land.registrar, land.ref, ID, { secret: SECRET, particulars: PARTICULARS });
      return { ...land, extract };
    }

    /** The authority of a registry, and the constituent who governs there. */
    async function governed({ ref, reader }: { readonly ref: { readonly registry: Address }; readonly reader: Chain }) {
      return { authority: { authority: await reader.read(calls.authority(ref)) }, constituent: await open(0) };
    }

    /** Has an extract with another content sealed, as an officer who lies would. */
    async function sealed(
      officer: Chain & { readonly account: Address },
      extract: TitleExtract,
      change: { readonly content?: object; readonly seal?: object; readonly schema?: Hex },
    ): Promise<TitleExtract> {
      const { credential, schema } = extract.document as CredentialDocument;
      const document = makeDocument({ ...credential, ...change.content } as never, {
        schema: change.schema ?? schema,
        salts: () => SECRET,
      });
      const seal = { ...extract.seal, ...change.seal, signer: officer.account };
      const { title, revision, block, moment } = seal;
      const { commitment } = digestDocument(document);
      const said = { title, revision, block: BigInt(block), moment: BigInt(moment), commitment };
      const signature = await officer.signTypedData(sealDocument(extract, said));
      return { ...extract, document, seal: { ...seal, signature } };
    }

    it("makes an extract that holds when it comes back as a file", async () => {
      const { ref, reader, registrar, bank, seller, extract } = await extracted();
      const file: unknown = JSON.parse(JSON.stringify(extract));
      expect(isExtract(file)).to.equal(true);

      const checked = await verifyExtract(reader, ref, readExtract(file));

      const { timestamp } = await reader.block(checked.block);
      expect(checked).to.deep.include({
        titleId: ID,
        title: "LR-2024/0001",
        revision: 2,
        moment: timestamp,
        signer: { account: registrar.account, state: "in office" },
        whole: true,
        since: { state: "unchanged" },
      });
      expect(checked.content).to.deep.include({
        state: "current",
        form: "sole",
        frozen: false,
        owners: [{ account: seller.account, share: "1/1" }],
        charges: [{ rank: 2, chargee: bank.account, registeredAt: Number(timestamp) }],
        caveats: [],
        particulars: PARTICULARS,
      });
      expect(checked.proven.map(({ pointer }) => pointer)).to.include.members(["/owners", "/charges/0/rank"]);
      expect(checked.vouched.map(({ pointer }) => pointer)).to.deep.equal([
        "/particulars/owner/born",
        "/particulars/owner/name",
        "/particulars/street",
      ]);
    });

    it("shows a few fields, and nothing of the others", async () => {
      const { ref, reader, extract } = await extracted();
      const part = discloseExtract(extract, ["/charges", "/particulars/street"]);
      expect(JSON.stringify(part)).to.not.include("Lovelace");

      const checked = await verifyExtract(reader, ref, readExtract(JSON.parse(JSON.stringify(part))));
      expect(checked.whole).to.equal(false);
      expect(Object.keys(checked.content)).to.have.members(["charges", "particulars"]);
      expect(checked.vouched).to.deep.equal([{ pointer: "/particulars/street", value: "1 Analytical Row" }]);
      expect(await caught(Promise.resolve().then(() => discloseExtract(part, ["/charges"])))).to.be.instanceOf(
        DocumentMalformedError,
      );
    });

    it("tells of caveats and their ends as they stood then", async () => {
      const until = BigInt(await networkHelpers.time.latest()) + 5_000n;
      const { ref, registrar, reader, neighbour } = await caveated(until);
      const extract = await makeExtract(registrar, ref, ID, { secret: SECRET });
      await networkHelpers.time.increase(6_000);
      const { content, since } = await verifyExtract(reader, ref, extract);
      expect(content["caveats"]).to.have.length(1);
      expect((content["caveats"] as object[])[0]).to.include({ caveator: neighbour.account, until: Number(until) });
      expect(since.state).to.equal("unchanged");
    });

    it("tells of an earlier block when one is named, and that the title changed since", async () => {
      const land = await titled();
      const { ref, registrar, reader, seller, buyer } = land;
      const { number: block } = await reader.block();
      const deed = deedOf(land, 1);
      const signatures = { seller: await signTransfer(seller, ref, deed), buyer: await signTransfer(buyer, ref, deed) };
      await registerTransfer(registrar, ref, deed, signatures);

      const extract = await makeExtract(registrar, ref, ID, { secret: SECRET, block });
      const { since, content } = await verifyExtract(reader, ref, extract);
      expect(since).to.deep.equal({ state: "changed", revision: 2 });
      expect(content["owners"]).to.deep.equal([{ account: seller.account, share: "1/1" }]);
    });

    it("makes none of a title that nobody registered, without an account, or for anyone but the registrar", async () => {
      const { ref, registrar, court, reader } = await office();
      expect(await caught(makeExtract(registrar, ref, ID, { secret: SECRET }))).to.be.instanceOf(TitleUnknownError);
      expect(await caught(makeExtract(court, ref, ID, { secret: SECRET }))).to.be.instanceOf(
        ExtractSignerUnauthorisedError,
      );
      const nobody = library === "viem" ? reader : { ...reader, account: undefined };
      expect(await caught(makeExtract(nobody, ref, ID, { secret: SECRET }))).to.be.instanceOf(NoAccountError);
    });

    it("refuses an extract of another registry or another chain", async () => {
      const { reader, extract } = await extracted();
      const other = await office();
      const foreign = await caught(verifyExtract(reader, other.ref, extract));
      expect(foreign).to.be.instanceOf(ExtractForeignError).with.property("registry", extract.registry);
      const elsewhere = await caught(verifyExtract(reader, other.ref, { ...extract, ...other.ref, chainId: 1 }));
      expect(elsewhere).to.be.instanceOf(ExtractForeignError).with.property("chainId", 1);
      // The seal itself is good on one registry alone.
      const moved = await caught(verifyExtract(reader, other.ref, { ...extract, ...other.ref }));
      expect(moved).to.be.instanceOf(ExtractSignatureInvalidError);
    });

    it("refuses a changed field, a changed seal, and a seal of somebody else", async () => {
      const { ref, reader, court, extract } = await extracted();
      const document = extract.document as CredentialDocument;
      const changes: readonly TitleExtract[] = [
        { ...extract, document: { ...document, credential: { ...document.credential, charges: [] } } },
        { ...extract, document: { ...document, credential: { ...document.credential, form: "joint" } } },
        { ...extract, seal: { ...extract.seal, revision: 1 } },
        { ...extract, seal: { ...extract.seal, title: "LR-2024/0002" } },
        { ...extract, seal: { ...extract.seal, signer: court.account } },
        { ...extract, seal: { ...extract.seal, signature: "0x00" } },
        { ...extract, seal: { ...extract.seal, signature: twin(extract.seal.signature) } },
      ];
      for (const [index, changed] of changes.entries()) {
        const error = await caught(verifyExtract(reader, ref, changed));
        expect(error, `change ${index}`).to.be.instanceOf(
          index === 0 ? DocumentMalformedError : ExtractSignatureInvalidError,
        );
      }
    });

    it("refuses an extract that anybody but an officer sealed", async () => {
      const { ref, reader, court, extract } = await extracted();
      const forged = await caught(verifyExtract(reader, ref, await sealed(court, extract, {})));
      expect(forged).to.be.instanceOf(ExtractSignerUnauthorisedError).with.property("signer", court.account);
    });

    it("refuses what an officer sealed against the register", async () => {
      const { ref, reader, registrar, stranger, extract } = await extracted();
      const owners = [{ account: stranger.account, share: "1/1" }];
      const lie = await caught(verifyExtract(reader, ref, await sealed(registrar, extract, { content: { owners } })));
      expect(lie).to.be.instanceOf(ExtractFieldMismatchError);
      expect(lie)
        .to.have.property("pointer")
        .that.matches(/^\/owners\/0\/account$/);

      const invented = await sealed(registrar, extract, { content: { height: 3 } });
      const extra = await caught(verifyExtract(reader, ref, invented));
      expect(extra).to.be.instanceOf(ExtractFieldMismatchError).with.property("onRecord", undefined);

      const { caveats: _, ...credential } = (extract.document as CredentialDocument).credential;
      const short = { ...extract, document: { ...(extract.document as CredentialDocument), credential } };
      const silent = await caught(verifyExtract(reader, ref, await sealed(registrar, short, {})));
      expect(silent).to.be.instanceOf(ExtractFieldMissingError).with.property("pointer", "/caveats");
    });

    it("refuses a revision, a moment, a title or a form that the register does not know", async () => {
      const { ref, reader, registrar, extract } = await extracted();
      const check = async (change: Parameters<typeof sealed>[2]) =>
        caught(verifyExtract(reader, ref, await sealed(registrar, extract, change)));

      const revision = await check({ seal: { revision: 3 } });
      expect(revision).to.be.instanceOf(ExtractRevisionMismatchError).with.property("onRecord", 2);
      const title = await check({ seal: { title: "LR-2024/0404" }, content: { title: "LR-2024/0404" } });
      expect(title).to.be.instanceOf(ExtractRevisionMismatchError).with.property("onRecord", 0);
      expect(await check({ seal: { moment: extract.seal.moment + 1 } })).to.be.instanceOf(ExtractMomentMismatchError);
      const ahead = await check({ seal: { block: extract.seal.block + 1_000 } });
      expect(ahead).to.be.instanceOf(ExtractMomentMismatchError).with.property("onRecord", undefined);
      expect(await check({ schema: digest("another form") })).to.be.instanceOf(ExtractFormUnknownError);
    });

    it("refuses one of a span in which the office's keys were not safe", async () => {
      const land = await extracted();
      const { ref, reader, extract, registrar } = land;
      const { authority, constituent } = await governed(land);
      const agency = agencyOfRole(REGISTRAR);
      const since = BigInt(extract.seal.moment);
      const suspension = { agency, compromisedSince: since, basis: digest("the key was stolen") };
      await constituent.send(access.suspendAgency(authority, suspension));
      const error = await caught(verifyExtract(reader, ref, extract));
      expect(error).to.be.instanceOf(ExtractSuspectError).with.property("suspectSince", since);

      await constituent.send(access.reinstateAgency(authority, { agency, basis: digest("new keys") }));
      expect(await caught(verifyExtract(reader, ref, extract))).to.be.instanceOf(ExtractSuspectError);
      await networkHelpers.mine(); // The span ends with the second of the reinstatement.
      const fresh = await makeExtract(registrar, ref, ID, { secret: SECRET });
      expect((await verifyExtract(reader, ref, fresh)).signer.state).to.equal("in office");
    });

    it("holds after the officer has left, and says so", async () => {
      const land = await extracted();
      const { ref, reader, registrar, extract } = land;
      const { authority, constituent } = await governed(land);
      await constituent.send(access.dismiss(authority, { role: REGISTRAR, account: registrar.account }));
      expect((await verifyExtract(reader, ref, extract)).signer.state).to.equal("left office");
      expect(await caught(makeExtract(registrar, ref, ID, { secret: SECRET }))).to.be.instanceOf(
        ExtractSignerUnauthorisedError,
      );
    });

    it("takes the seal of an officer whose account is a contract", async () => {
      const land = await titled();
      const { ref, reader, registrar, stranger } = land;
      const wallet = await ethers.deployContract("ContractWallet", [stranger.account]);
      const account = (await wallet.getAddress()) as Address;
      const { authority, constituent } = await governed(land);
      await constituent.send(access.appoint(authority, { role: REGISTRAR, account }));
      const byOwner = { ...stranger, account };
      const extract = await makeExtract(byOwner, ref, ID, { secret: SECRET });
      expect((await verifyExtract(reader, ref, extract)).signer.account).to.equal(account);
      const other = await makeExtract({ ...registrar, account }, ref, ID, { secret: SECRET });
      expect(await caught(verifyExtract(reader, ref, other))).to.be.instanceOf(ExtractSignatureInvalidError);
    });
  });
}

describe("a title extract's file", () => {
  it("is refused by the member that is wrong", () => {
    const good = {
      format: "civitas-title-extract-1",
      chainId: 31337,
      registry: "0x0000000000000000000000000000000000000001",
      seal: {
        title: "A",
        revision: 1,
        block: 1,
        moment: 1,
        signer: "0x0000000000000000000000000000000000000002",
        signature: "0x",
      },
    };
    const wrong: readonly (readonly [unknown, string])[] = [
      [7, ""],
      [{ ...good, format: "pdf" }, "/format"],
      [{ ...good, chainId: -1 }, "/chainId"],
      [{ ...good, registry: "0x1" }, "/registry"],
      [{ ...good, seal: undefined }, "/seal"],
      [{ ...good, seal: { ...good.seal, title: 1 } }, "/seal/title"],
      [{ ...good, seal: { ...good.seal, revision: 2 ** 32 } }, "/seal/revision"],
      [{ ...good, seal: { ...good.seal, signer: "me" } }, "/seal/signer"],
      [{ ...good, seal: { ...good.seal, signature: "0x1" } }, "/seal/signature"],
    ];
    for (const [value, pointer] of wrong) {
      expect(() => readExtract(value), pointer)
        .to.throw(DocumentMalformedError)
        .with.property("pointer", pointer);
    }
    expect(() => readExtract(good)).to.throw(DocumentMalformedError);
    expect(isExtract(null)).to.equal(false);
  });
});

/** The other signature that the same key and document have: s mirrored, v flipped. */
function twin(signature: Hex): Hex {
  const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
  const s = order - BigInt(`0x${signature.slice(66, 130)}`);
  const v = signature.slice(130) === "1b" ? "1c" : "1b";
  return `${signature.slice(0, 66)}${s.toString(16).padStart(64, "0")}${v}` as Hex;
}
