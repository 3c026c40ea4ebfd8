import { expect } from "chai";
import { concat, type Hex, hashTypedData, hexToBytes, pad } from "viem";
import {
  accessesTo,
  ConsentEndedError,
  calls,
  giveConsent,
  PURPOSES,
  recordAccess,
  signConsent,
  withdrawConsent,
} from "../../sdk/src/consent/index.js";
import { credentialId, revokeCredential } from "../../sdk/src/credentials/index.js";
import { FieldUnknownError } from "../../sdk/src/documents/index.js";
import { write } from "../../sdk/src/presentations/cbor.js";
import {
  ConsentUnfitError,
  consentFor,
  DocumentUnfitError,
  makePresentation,
  type OpenedPresentation,
  openPresentation,
  PresentationExpiredError,
  type PresentationFault,
  PresentationForeignError,
  PresentationRelayedError,
  PresentationReplayedError,
  PresentationSealedError,
  presentationDocument,
  RequestExpiredError,
  requestDigest,
  requestDocument,
  verifyPresentation,
  verifyRequest,
} from "../../sdk/src/presentations/index.js";
import { encodePayload, payloadDigestOf } from "../../sdk/src/presentations/payload.js";
import { aadOf } from "../../sdk/src/presentations/present.js";
import { seal } from "../../sdk/src/presentations/seal.js";

import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";
import { DAY, digest, exchange, FIELDS, KIND, PATH, type Scene, setScene } from "./scene.js";

const { networkHelpers } = connection;

for (const [library, open] of Object.entries(libraries)) {
  describe(`presentations through ${library}`, () => {
    const scene = () => setScene(open);
    const answered = async () => exchange(await scene());

    it("shows two fields to a bank that asks nothing but a node, and lists that it looked", async () => {
      const { bank, ref, reader, opened, consentId, of, request } = await answered();
      const found = await verifyPresentation(reader, opened);
      if (found.outcome !== "verified") throw found;
      expect(found.credential).to.deep.equal({
        credentialSubject: {
          legalName: "Nanshan Precision Instruments Limited",
          registeredCapital: { amount: "5000000.00", currency: "CNY" },
        },
      });
      expect(found).to.deep.include({ holder: of("holder"), signer: of("holder"), consentId });
      expect(found.issuer.name).to.equal("Business licence");
      expect(found.standing.state).to.equal("valid");
      expect(found.keepUntil).to.equal(found.block.timestamp + 90n * DAY);
      const { number } = await recordAccess(bank, ref, { consentId, receipt: found.receipt });
      const [look] = await accessesTo(reader, ref, of("holder"));
      expect(look).to.deep.include({ number, consentId, grantee: request.verifier, receipt: found.receipt });
    });

    it("refuses the next look after the withdrawal", async () => {
      const { bank, holder, ref, reader, opened, consentId } = await answered();
      await withdrawConsent(holder, ref, { consentId });
      const found = await verifyPresentation(reader, opened);
      expect(found).to.deep.include({ outcome: "refused", reason: "consent not in force" });
      expect(found.outcome === "refused" && found.consent?.state).to.equal("withdrawn");
      const refused = await caught(recordAccess(bank, ref, { consentId, receipt: opened.receipt }));
      expect(refused).to.be.instanceOf(ConsentEndedError);
    });

    it("lets a phone without ether consent: the bank hands the signed consent in", async () => {
      const { bank, holder, ref, reader, asked, document, now } = await scene();
      const asking = await asked();
      const prepared = consentFor(asking.request, document, { salt: digest("salt"), until: (await now()) + DAY });
      const consentSignature = await signConsent(holder, ref, prepared.consent);
      const said = { request: asking.request, document, ...prepared, at: await now(), ephemeral: digest("e") };
      const presentation = await makePresentation(holder, { ...said, consentSignature });
      const opened = await openPresentation(asking, presentation, { at: await now() });
      expect(await verifyPresentation(reader, opened)).to.deep.include({ reason: "consent unknown" });
      await giveConsent(bank, ref, opened.consent, { signature: opened.consentSignature as Hex });
      expect((await verifyPresentation(reader, opened)).outcome).to.equal("verified");
    });

    it("takes a second look under the same consent", async () => {
      const { holder, reader, asked, prepared, consentId, document, now } = await answered();
      const again = await asked({ fields: [FIELDS[0]], consentId }, "bank", "second");
      const answer = { ...prepared, request: again.request, document, at: await now(), ephemeral: digest("e2") };
      const opened = await openPresentation(again, await makePresentation(holder, answer), { at: await now() });
      const found = await verifyPresentation(reader, opened);
      expect(found.outcome === "verified" && found.fields).to.have.length(1);
    });

    it("lets an officer consent and show under a mandate, and refuses it when that ended", async () => {
      const { agent, ref, reader, asked, document, now, mandates, of } = await scene();
      const theme = await reader.read(calls.theme(ref));
      const mandate = [of("holder"), of("agent"), theme, pad(of("bank")), PATH] as const;
      await mandates.set(...mandate);
      const asking = await asked();
      const prepared = consentFor(asking.request, document, { salt: digest("salt") });
      await giveConsent(agent, ref, prepared.consent, { path: PATH });
      const answer = { request: asking.request, document, ...prepared, at: await now(), ephemeral: digest("e") };
      const opened = await openPresentation(asking, await makePresentation(agent, { ...answer, path: PATH }), {
        at: await now(),
      });
      const found = await verifyPresentation(reader, opened);
      expect(found.outcome === "verified" && found.signer).to.equal(of("agent"));
      expect(await verifyPresentation(reader, { ...opened, path: "0x" })).to.deep.include({ reason: "signer" });
      await mandates.end(...mandate);
      expect(await verifyPresentation(reader, opened)).to.deep.include({ reason: "signer" });
    });

    it("lets the successor account show what the lost one consented to", async () => {
      const { successor, reader, answer, asking, identities, of, opened, now } = await answered();
      await identities.succeed(of("holder"), of("successor"));
      expect(await verifyPresentation(reader, opened)).to.deep.include({ reason: "signer" });
      const presentation = await makePresentation(successor, answer);
      const found = await verifyPresentation(reader, await openPresentation(asking, presentation, { at: await now() }));
      expect(found).to.deep.include({ outcome: "verified", signer: of("successor") });
    });

    it("refuses a request that another signed, too late, for another chain or registry", async () => {
      const { reader, ref, asked, now, of } = await scene();
      const { request } = await asked();
      const at = await now();
      expect(await verifyRequest(reader, ref, request, { at })).to.deep.equal({
        outcome: "sound",
        verifier: of("bank"),
      });
      const wrong = [
        [{ ...request, verifier: of("other") }, "signature"],
        [{ ...request, fields: [...request.fields, "/credentialSubject/address"] }, "signature"],
        [{ ...request, purpose: PURPOSES.serviceProvision }, "signature"],
        [{ ...request, until: request.until + 1n }, "signature"],
        [{ ...request, chainId: 1 }, "chain"],
        [{ ...request, registry: of("other") }, "registry"],
        [{ ...request, expires: at - 1n }, "expired"],
      ] as const;
      for (const [changed, reason] of wrong) {
        expect(await verifyRequest(reader, ref, changed, { at })).to.deep.equal({ outcome: "refused", reason });
      }
    });

    it("answers nothing that the consent, the document or the time does not allow", async () => {
      const { holder, answer, request, issued, of, document } = await answered();
      const refusals = [
        [{ consent: { ...answer.consent, grantee: of("other") } }, ConsentUnfitError],
        [{ consent: { ...answer.consent, purpose: PURPOSES.serviceProvision } }, ConsentUnfitError],
        [{ consent: { ...answer.consent, until: answer.at } }, ConsentUnfitError],
        [{ scope: { ...answer.scope, fields: [FIELDS[0]] } }, ConsentUnfitError],
        [{ scope: { ...answer.scope, salt: digest("other") } }, ConsentUnfitError],
        [{ document: await issued("other") }, ConsentUnfitError],
        [{ request: { ...request, typeId: "0x44495040" as Hex } }, DocumentUnfitError],
        [{ document: { ...document, record: undefined } as never }, DocumentUnfitError],
        [{ at: request.expires + 1n }, RequestExpiredError],
      ] as const;
      for (const [change, error] of refusals) {
        expect(await caught(makePresentation(holder, { ...answer, ...change }))).to.be.instanceOf(error);
      }
      const more = { ...request, fields: ["/nothing"] };
      const prepared = consentFor(more, document, { salt: digest("salt") });
      const unknown = await caught(makePresentation(holder, { ...answer, ...prepared, request: more }));
      expect(unknown).to.be.instanceOf(FieldUnknownError);
    });

    it("refuses an answer that comes again, late, for another request, or changed", async () => {
      const { asking, presentation, asked, now, request } = await answered();
      const at = await now();
      const used = new Set([request.nonce]);
      const other = await asked({}, "other", "other's");
      const flip = (hex: Hex): Hex => `${hex.slice(0, -1)}${hex.endsWith("0") ? "1" : "0"}` as Hex;
      const refusals = [
        [asking, presentation, { at, isUsed: (nonce: Hex) => used.has(nonce) }, PresentationReplayedError],
        [asking, presentation, { at: request.expires + 1n }, PresentationExpiredError],
        [other, presentation, { at }, PresentationForeignError],
        [other, { ...presentation, nonce: other.request.nonce }, { at }, PresentationSealedError],
        [{ ...asking, secret: other.secret }, presentation, { at }, PresentationSealedError],
        [asking, { ...presentation, ciphertext: flip(presentation.ciphertext) }, { at }, PresentationSealedError],
        [asking, { ...presentation, enc: flip(presentation.enc) }, { at }, PresentationSealedError],
        [asking, { ...presentation, at: presentation.at + 1n }, { at }, PresentationSealedError],
        [asking, { ...presentation, consentId: digest("other") }, { at }, PresentationSealedError],
        [
          { ...asking, request: { ...request, purpose: "dpv:Marketing" } },
          presentation,
          { at },
          PresentationSealedError,
        ],
        [{ ...asking, request: { ...request, chainId: 1 } }, presentation, { at }, PresentationSealedError],
      ] as const;
      for (const [open, shown, options, error] of refusals) {
        expect(await caught(openPresentation(open, shown, options))).to.be.instanceOf(error);
      }
    });

    /** What a dishonest bank can do with an answer: open it, change it, seal it to another's request. */
    async function handedOn(stage: Scene & Awaited<ReturnType<typeof exchange>>, verifier: "first" | "second") {
      const { opened, asked, of, presentation } = stage;
      const other = await asked({}, "other", "other's");
      const payload = { ...opened.payload, verifier: of(verifier === "first" ? "bank" : "other") };
      const bytes = encodePayload(payload, other.request);
      const inner = write([bytes, hexToBytes(opened.signature), null, new Uint8Array(), null]);
      const head = { ...presentation, nonce: other.request.nonce };
      const sealed = await seal(inner, {
        key: other.request.key,
        requestDigest: requestDigest(other.request),
        aad: aadOf(head),
        ephemeral: digest("relay"),
      });
      return openPresentation(other, { ...head, ...sealed }, { at: presentation.at });
    }

    it("refuses an answer that the bank hands on to another", async () => {
      const stage = await answered();
      expect(await caught(handedOn(stage, "first"))).to.be.instanceOf(PresentationRelayedError);
      const renamed = await handedOn(stage, "second");
      expect(await verifyPresentation(stage.reader, renamed)).to.deep.include({ reason: "grantee" });
    });

    /** What the verifier finds when the holder itself, or whoever has its key, shows something else than it should. */
    async function finding(
      change: (stage: Scene & Awaited<ReturnType<typeof exchange>>) => Partial<OpenedPresentation>,
    ) {
      const stage = await answered();
      const { holder, opened, reader } = stage;
      const changed = { ...opened, ...change(stage) };
      const payloadDigest = payloadDigestOf(encodePayload(changed.payload, changed.request));
      const { verifier, expires } = changed.payload;
      const paper = { verifier, consentId: changed.consentId, payloadDigest, expires };
      const signature = await holder.signTypedData(presentationDocument(changed.request, paper));
      const found = await verifyPresentation(reader, { ...changed, payloadDigest, signature });
      return found.outcome === "refused" ? found.reason : found.outcome;
    }

    const swap = ({ payload }: OpenedPresentation) => {
      const [one, other, ...rest] = payload.disclosure.fields;
      if (one === undefined || other === undefined) throw new RangeError("Two fields were to be shown.");
      const fields = [{ ...one, value: other.value }, { ...other, value: one.value }, ...rest];
      return { payload: { ...payload, disclosure: { ...payload.disclosure, fields } } };
    };
    const withDisclosure = ({ payload }: OpenedPresentation, disclosure: object) => ({
      payload: { ...payload, disclosure: { ...payload.disclosure, ...disclosure } },
    });

    it("takes what it should, so that the refusals below are for their own reasons", async () => {
      expect(await finding(() => ({}))).to.equal("verified");
    });

    const FAULTS: readonly (readonly [
      string,
      PresentationFault,
      (stage: Awaited<ReturnType<typeof exchange>>) => Partial<OpenedPresentation>,
    ])[] = [
      ["values that were swapped between fields", "fields", ({ opened }) => swap(opened)],
      [
        "a value that was changed",
        "fields",
        ({ opened }) =>
          withDisclosure(opened, {
            fields: opened.payload.disclosure.fields.map((field, index) =>
              index === 0 ? { ...field, value: "x" } : field,
            ),
          }),
      ],
      ["another salt", "fields", ({ opened }) => withDisclosure(opened, { salt: digest("other") })],
      ["a proof cut short", "fields", ({ opened }) => withDisclosure(opened, { proof: [] })],
      [
        "the proof of another credential",
        "fields",
        ({ opened }) =>
          withDisclosure(opened, { proof: opened.payload.disclosure.proof.map((_, index) => digest(`node ${index}`)) }),
      ],
      ["another schema", "schema", ({ opened }) => withDisclosure(opened, { schema: digest("other") })],
      ["another subject", "subject", ({ opened, of }) => withDisclosure(opened, { holder: of("other") })],
      [
        "a field that was left out",
        "missing",
        ({ opened }) =>
          withDisclosure(opened, {
            fields: opened.payload.disclosure.fields.filter(({ pointer }) => pointer !== FIELDS[0]),
          }),
      ],
      [
        "a field beyond the scope",
        "scope",
        ({ opened }) =>
          withDisclosure(opened, {
            fields: [
              ...opened.payload.disclosure.fields,
              { pointer: "/credentialSubject/unifiedCode", value: "9144", salt: digest("s") },
            ],
          }),
      ],
      [
        "a scope that was widened",
        "terms",
        ({ opened }) => ({ consent: { ...opened.consent, scope: digest("wider") } }),
      ],
      [
        "a longer time",
        "terms",
        ({ opened }) => ({ consent: { ...opened.consent, until: opened.consent.until + 1n } }),
      ],
      ["a consent that nobody gave", "consent unknown", () => ({ consentId: digest("none") })],
      ["a request of another chain", "chain", ({ request }) => ({ request: { ...request, chainId: 1 } })],
      ["another type", "type", ({ request }) => ({ request: { ...request, typeId: "0x44495040" } })],
      ["a signer who did not sign", "signature", ({ of }) => ({ signer: of("other") })],
    ];
    for (const [name, reason, change] of FAULTS) {
      it(`refuses ${name}`, async () => {
        expect(await finding(change)).to.equal(reason);
      });
    }

    it("refuses another's signature, one over another answer, and a malleated one", async () => {
      const { opened, reader, other, request } = await answered();
      const paper = { ...opened.payload, consentId: opened.consentId, payloadDigest: opened.payloadDigest };
      const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
      const s = order - BigInt(`0x${opened.signature.slice(66, 130)}`);
      const v = opened.signature.endsWith("1b") ? "0x1c" : "0x1b";
      const wrong: readonly Hex[] = [
        await other.signTypedData(presentationDocument(request, paper)),
        await other.signTypedData(requestDocument(request)),
        concat([opened.signature.slice(0, 66) as Hex, pad(`0x${s.toString(16)}`), v]),
        "0x",
      ];
      for (const signature of wrong) {
        expect(await verifyPresentation(reader, { ...opened, signature })).to.deep.include({ reason: "signature" });
      }
      const later = { ...opened, payload: { ...opened.payload, expires: opened.payload.expires + 1n } };
      expect(await verifyPresentation(reader, later)).to.deep.include({ reason: "signature" });
    });

    it("refuses the consent of another grantee, and a credential of another holder", async () => {
      const stage = await answered();
      const { holder, reader, ref, asked, issued, of, now } = stage;
      const other = await asked({}, "other", "other's");
      const forBank = consentFor(stage.request, stage.document, { salt: digest("scope salt first") });
      const opened = { ...stage.opened, request: other.request, consent: { ...forBank.consent, grantee: of("other") } };
      expect(await verifyPresentation(reader, opened)).to.deep.include({ reason: "grantee" });

      const foreign = await issued("other's", of("other"));
      const prepared = consentFor(stage.request, foreign, { salt: digest("s"), holder: of("holder") });
      await giveConsent(holder, ref, prepared.consent);
      const said = { request: stage.request, document: foreign, ...prepared, at: await now(), ephemeral: digest("e") };
      const shown = await openPresentation(stage.asking, await makePresentation(holder, said), { at: await now() });
      expect(await verifyPresentation(reader, shown)).to.deep.include({ reason: "subject" });
    });

    it("refuses a credential that was revoked, and one that is not on record", async () => {
      const { reader, opened, officer, credentials } = await answered();
      const id = credentialId(KIND, "91440300");
      await revokeCredential(officer, { registry: credentials }, { id, reason: digest("Reasons") });
      const found = await verifyPresentation(reader, opened);
      expect(found.outcome === "refused" && [found.reason, found.standing?.state]).to.deep.equal([
        "standing",
        "revoked",
      ]);
      const none = await finding(({ opened: { payload } }) => ({
        payload: { ...payload, credential: { id: credentialId(KIND, "none") } },
      }));
      expect(none).to.equal("credential unknown");
    });

    it("judges the consent's time by the block", async () => {
      const { reader, opened } = await answered();
      await networkHelpers.time.increaseTo(opened.consent.until);
      const found = await verifyPresentation(reader, opened);
      expect(found.outcome === "refused" && found.consent?.state).to.equal("lapsed");
    });

    it("signs what the wallet shows", async () => {
      const { opened, request } = await answered();
      const paper = { ...opened.payload, consentId: opened.consentId, payloadDigest: opened.payloadDigest };
      const document = presentationDocument(request, paper);
      expect(document.message).to.deep.include({ verifier: request.verifier, nonce: request.nonce });
      expect(hashTypedData(document as never)).to.match(/^0x/);
    });
  });
}
