import { expect } from "chai";
import { type Address, type Hex, zeroAddress } from "viem";
import { NoContractError } from "../../sdk/src/core/index.js";
import { checkDocument, checkDocumentOnChain } from "../../sdk/src/credentials/documents/index.js";
import { CredentialUnknownError, TypeUnknownError } from "../../sdk/src/credentials/index.js";
import {
  CommitmentMismatchError,
  CommitmentSaltMissingError,
  CredentialNotValidError,
  calls,
  type Disclosure,
  disclose,
  EntryUnprovenError,
  FieldConflictError,
  FieldNotShownError,
  FieldRepeatedError,
  FieldSaltMissingError,
  FieldsMissingError,
  makeDocument,
  ProofMalformedError,
  ProofPartsMismatchError,
  SchemaMismatchError,
  SubjectMismatchError,
  saltsFrom,
} from "../../sdk/src/documents/index.js";
import { BASIS, BUSINESS, idOf, REASON, SCHEMA, YEAR } from "../credentials/fixture.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";
import { followable, SHOWN, verifiable } from "./fixture.js";
import { LICENCE, SECRET } from "./samples.js";

const { networkHelpers } = connection;
const OTHER: Hex = `0x${"0b".repeat(32)}`;
const ZEROS: Hex = `0x${"00".repeat(32)}`;

for (const [library, open] of Object.entries(libraries)) {
  describe(`documents through ${library}`, () => {
    async function fixture() {
      const state = await networkHelpers.loadFixture(verifiable);
      const reader = await open("reader");
      const single = { ...state.ref, id: state.id };
      const inBatch = { ...state.ref, entry: state.entry };
      return { ...state, reader, single, inBatch };
    }
    const forge = (disclosure: Disclosure, change: object): Disclosure => {
      const [first, ...others] = disclosure.fields;
      return { ...disclosure, fields: [{ ...first, ...change } as never, ...others] };
    };

    describe("checkDocument", () => {
      it("proves a whole document and some fields, of a credential and of a batch's entry", async () => {
        const { reader, single, inBatch, document, disclosure, holder, validFrom, validUntil } = await fixture();
        for (const ref of [single, inBatch]) {
          for (const presented of [document, disclosure]) {
            const finding = await checkDocument(reader, ref, presented);
            expect(finding).to.deep.include({
              outcome: "proven",
              holder,
              standing: { state: "valid", since: validFrom, until: validUntil },
            });
            if (finding.outcome !== "proven") throw new TypeError(finding.reason);
            expect(finding.issuer).to.deep.include({ typeId: BUSINESS, name: "Business licence", schema: SCHEMA });
            expect(finding.block).to.deep.equal(await reader.block());
            expect(finding.opened.whole).to.equal(presented === document);
          }
        }
        const finding = await checkDocument(reader, single, disclosure);
        expect(finding.opened.credential).to.deep.equal({
          credentialSubject: {
            name: "Ada Lovelace",
            categories: [{ code: "C1", since: "2027-06-30", trailer: false }],
          },
        });
      });

      it("proves a document whose credential followed to the account that took over, and no other", async () => {
        const state = await networkHelpers.loadFixture(followable);
        const { registry, identities, citizen, officer, successor, holder, id, disclosure, verifierRef } = state;
        const reader = await open("reader");
        const single = { ...state.ref, id };
        const check = () => checkDocument(reader, single, disclosure);
        expect(await check()).to.include({ outcome: "proven", holder });
        await identities.getFunction("succeed")(citizen.address, successor);
        expect(await check()).to.include({ outcome: "proven", holder });
        await registry.followIdentity(id);
        expect(await check()).to.include({ outcome: "proven", holder: successor });
        expect((await checkDocumentOnChain(reader, verifierRef, single, disclosure)).state).to.equal("valid");

        const foreign = { ...disclosure, holder: officer.address as Address };
        expect(await checkDocument(reader, single, foreign)).to.include({ outcome: "refused", reason: "subject" });
        const refusal = await caught(checkDocumentOnChain(reader, verifierRef, single, foreign));
        expect(refusal)
          .to.be.instanceOf(SubjectMismatchError)
          .with.deep.property("args", { given: officer.address, expected: successor });
      });

      it("judges by the moment, and reads at the block, that it is given", async () => {
        const { reader, registry, single, disclosure, validFrom, id } = await fixture();
        const { number } = await reader.block();
        await registry.revoke(id, REASON);
        const standing = async (options: object) => {
          const finding = await checkDocument(reader, single, disclosure, options);
          return finding.outcome === "proven" ? finding.standing.state : finding.reason;
        };
        expect(await standing({})).to.equal("revoked");
        expect(await standing({ block: number })).to.equal("valid");
        expect(await standing({ at: validFrom - 900n, block: number })).to.equal("not yet valid");
      });

      it("never shows a revoked, suspended or expired one as valid", async () => {
        const { reader, registry, single, inBatch, disclosure, id, validUntil } = await fixture();
        await registry.suspend(id, REASON);
        const states = async () => {
          const findings = await Promise.all([single, inBatch].map((ref) => checkDocument(reader, ref, disclosure)));
          return findings.map((finding) => (finding.outcome === "proven" ? finding.standing.state : finding.reason));
        };
        expect(await states()).to.deep.equal(["suspended", "valid"]);
        await registry.revoke(id, REASON);
        await networkHelpers.time.increaseTo(validUntil);
        expect(await states()).to.deep.equal(["revoked", "expired"]);
      });

      it("leaves the subject out where the document names none", async () => {
        const { reader, registry, ref, validFrom, validUntil } = await fixture();
        const document = makeDocument(LICENCE, { schema: SCHEMA as Hex, salts: saltsFrom(SECRET) });
        const { opened } = await checkDocument(reader, { ...ref, id: idOf("A-9") }, document);
        const issuance = { id: idOf("A-9"), holder: zeroAddress, validFrom, validUntil, commitment: opened.commitment };
        await registry.issue(issuance, BASIS);
        const finding = await checkDocument(reader, { ...ref, id: idOf("A-9") }, document);
        expect(finding.outcome).to.equal("proven");
        expect(finding).not.to.have.property("holder");
      });

      it("refuses what is not on record, and says why", async () => {
        const { reader, registry, single, inBatch, ref, disclosure, document, stranger, id, validFrom } =
          await fixture();
        const foreign = { ...disclosure, holder: stranger.address as Hex };
        const reason = async (
          ...[ref, presented]: [Parameters<typeof checkDocument>[1], Disclosure | typeof document]
        ) => {
          const finding = await checkDocument(reader, ref, presented);
          return finding.outcome === "refused" ? finding.reason : finding.outcome;
        };
        expect(await reason({ ...ref, id: idOf("?") }, document)).to.equal("unknown");
        expect(await reason({ ...ref, entry: { ...inBatch.entry, typeId: "0x41414141" } }, document)).to.equal(
          "unknown",
        );
        expect(await reason(single, { ...disclosure, schema: OTHER })).to.equal("schema");
        expect(await reason(single, foreign)).to.equal("subject");
        expect(await reason(inBatch, foreign)).to.equal("commitment");
        for (const place of [single, inBatch]) {
          for (const change of [{ value: "Eve" }, { salt: OTHER }, { pointer: "/credentialSubject/grantedTo" }]) {
            expect(await reason(place, forge(disclosure, change))).to.equal("commitment");
          }
          expect(await reason(place, { ...document, credential: { ...LICENCE, id: "urn:x:1" } })).to.equal(
            "commitment",
          );
        }
        expect(await reason({ ...ref, entry: { ...inBatch.entry, index: 2 } }, disclosure)).to.equal("commitment");
        await registry.renew(id, 1, validFrom, validFrom + YEAR, OTHER, BASIS);
        expect(await reason(single, document)).to.equal("commitment");
      });

      it("throws for what could be no document", async () => {
        const { reader, single, disclosure } = await fixture();
        const [first] = disclosure.fields;
        const twice = { ...disclosure, fields: [...disclosure.fields, first as never] };
        expect(await caught(checkDocument(reader, single, twice))).to.be.instanceOf(FieldConflictError);
        const long = { ...disclosure, proof: [...disclosure.proof, OTHER] };
        expect(await caught(checkDocument(reader, single, long))).to.be.instanceOf(ProofMalformedError);
      });
    });

    describe("checkDocumentOnChain", () => {
      it("says how the credential or entry stands", async () => {
        const { reader, verifierRef, registry, single, inBatch, disclosure, validFrom, validUntil, id } =
          await fixture();
        const valid = { state: "valid", since: validFrom, until: validUntil };
        const { number } = await reader.block();
        await registry.suspend(id, REASON);
        expect(await checkDocumentOnChain(reader, verifierRef, single, disclosure, { block: number })).to.deep.equal(
          valid,
        );
        expect((await checkDocumentOnChain(reader, verifierRef, single, disclosure)).state).to.equal("suspended");
        expect(await checkDocumentOnChain(reader, verifierRef, inBatch, disclosure)).to.deep.equal(valid);
      });

      it("gives each refusal its own error", async () => {
        const { reader, verifierRef, registry, ref, single, inBatch, disclosure, stranger, holder, id, commitment } =
          await fixture();
        const refusal = (place: typeof single | typeof inBatch, shown: Disclosure) =>
          caught(checkDocumentOnChain(reader, verifierRef, place, shown));
        const unknown = idOf("?");
        expect(await refusal({ ...ref, id: unknown }, disclosure)).to.be.instanceOf(CredentialUnknownError);
        const stray = { ...ref, entry: { ...inBatch.entry, typeId: "0x41414141" as Hex } };
        expect(await refusal(stray, disclosure)).to.be.instanceOf(TypeUnknownError);
        expect(await refusal({ ...ref, entry: { ...inBatch.entry, index: 0 } }, disclosure)).to.be.instanceOf(
          EntryUnprovenError,
        );
        const mismatch = await refusal(single, forge(disclosure, { value: "Eve" }));
        expect(mismatch).to.be.instanceOf(CommitmentMismatchError);
        expect((mismatch as CommitmentMismatchError).args.committed).to.equal(commitment);
        const schema = await refusal(single, { ...disclosure, schema: OTHER });
        expect(schema).to.be.instanceOf(SchemaMismatchError);
        const subject = await refusal(single, { ...disclosure, holder: stranger.address as Hex });
        expect(subject).to.be.instanceOf(SubjectMismatchError);
        expect((subject as SubjectMismatchError).args).to.deep.equal({ given: stranger.address, expected: holder });

        await registry.revoke(id, REASON);
        const revoked = await caught(reader.read(calls.requireValid(verifierRef, single, disclosure)));
        expect(revoked).to.be.instanceOf(CredentialNotValidError);
      });
    });

    describe("calls", () => {
      it("pass for what is valid and committed to", async () => {
        const { reader, verifierRef, single, ref, entry, disclosure, document, commitment, validFrom, validUntil } =
          await fixture();
        const place = { ...ref, entry: { ...entry, index: 1n, commitment } };
        const successor = `0x${"00".repeat(32)}`;
        const valid = { standing: 1, since: Number(validFrom), until: Number(validUntil), successor };
        expect(await reader.read(calls.requireValid(verifierRef, single, disclosure))).to.deep.equal(valid);
        expect(await reader.read(calls.requireValidEntry(verifierRef, place, disclosure))).to.deep.equal(valid);
        expect(await reader.read(calls.commitmentOf(verifierRef, disclose(document, SHOWN)))).to.equal(commitment);
        expect(await reader.read(calls.shownValue(verifierRef, disclosure, "/credentialSubject/name"))).to.equal(
          '"Ada Lovelace"',
        );
      });

      it("give each refusal of a disclosure its own error", async () => {
        const { reader, verifierRef, disclosure, commitment } = await fixture();
        const refusal = (shown: Disclosure) => caught(reader.read(calls.commitmentOf(verifierRef, shown)));
        const [first] = disclosure.fields;
        const twice = {
          ...disclosure,
          fields: [...disclosure.fields, first as never],
          flags: [...disclosure.flags, true],
        };
        expect(await refusal(forge(disclosure, { salt: ZEROS }))).to.be.instanceOf(FieldSaltMissingError);
        expect(await refusal({ ...disclosure, salt: ZEROS })).to.be.instanceOf(CommitmentSaltMissingError);
        expect(await refusal(twice)).to.be.instanceOf(FieldRepeatedError);
        expect(await refusal({ ...disclosure, fields: [], proof: [commitment], flags: [] })).to.be.instanceOf(
          FieldsMissingError,
        );
        expect(await refusal({ ...disclosure, flags: [] })).to.be.instanceOf(ProofPartsMismatchError);
        const nobody = calls.commitmentOf({ verifier: zeroAddress }, disclosure);
        expect(await caught(reader.read(nobody))).to.be.instanceOf(NoContractError);
        const hidden = calls.shownValue(verifierRef, disclosure, "/credentialSubject/born");
        expect(await caught(reader.read(hidden))).to.be.instanceOf(FieldNotShownError);
      });
    });
  });
}
