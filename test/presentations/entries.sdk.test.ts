import { expect } from "chai";
import type { Hex } from "viem";
import { officeRole } from "../../sdk/src/access/index.js";
import { giveConsent } from "../../sdk/src/consent/index.js";
import {
  buildBatch,
  type CredentialEntry,
  credentialId,
  issueBatch,
  registerType,
  reinstateEntry,
  replaceEntry,
  revokeBatch,
  revokeEntry,
  suspendEntry,
  typeId,
} from "../../sdk/src/credentials/index.js";
import { type CredentialDocument, digestDocument, makeDocument, saltsFrom } from "../../sdk/src/documents/index.js";
import {
  consentFor,
  makePresentation,
  openPresentation,
  type PresentationFinding,
  presentationFrames,
  readPresentation,
  verifyPresentation,
} from "../../sdk/src/presentations/index.js";
import { libraries } from "../support/chains.js";
import { DAY, digest, FIELDS, LICENCE, SCHEMA, setScene } from "./scene.js";

const CARDS = typeId("CARD");
const PLACE = 2;

/** A credential with no record of its own: a place among five in one batch. */
const placed = (document: CredentialDocument, entry: CredentialEntry): CredentialDocument => ({
  ...document,
  record: {
    ...(document.record as { readonly chainId: number; readonly registry: Hex }),
    entry: { typeId: entry.typeId, root: entry.root, index: Number(entry.index), proof: entry.proof },
  },
});

const saying = (found: PresentationFinding) => (found.outcome === "refused" ? found.reason : found.outcome);

for (const [library, open] of Object.entries(libraries)) {
  describe(`presentations of a batch's entries through ${library}`, () => {
    /** The way from the bank's request to the opened answer, with an entry of a batch. */
    async function shown() {
      const scene = await setScene(open);
      const { officer, holder, reader, credentials, ref, of, now, asked } = scene;
      const registry = { registry: credentials };
      const spec = { office: officeRole(3, 1), holderNeeded: false, schema: SCHEMA, name: "Residence card" };
      await registerType(officer, registry, { ...spec, typeId: CARDS });
      const documents = Array.from({ length: 5 }, (_, index) =>
        makeDocument(LICENCE, { schema: SCHEMA, holder: of("holder"), salts: saltsFrom(digest(`card ${index}`)) }),
      );
      const commitments = documents.map((each) => digestDocument(each).commitment);
      const batch = buildBatch({ typeId: CARDS, commitments });
      const validUntil = (await now()) + 365n * DAY;
      await issueBatch(officer, registry, { ...batch, validUntil, basis: digest("Act") });
      const record = { chainId: reader.id, registry: credentials };
      const own = { ...(documents[PLACE] as CredentialDocument), record } as unknown as CredentialDocument;
      const entry = batch.entry(PLACE);
      const document = placed(own, entry);

      const asking = await asked({ typeId: CARDS });
      const prepared = consentFor(asking.request, document, { salt: digest("scope salt") });
      await giveConsent(holder, ref, prepared.consent);
      const answer = {
        request: asking.request,
        document,
        ...prepared,
        at: await now(),
        ephemeral: digest("ephemeral"),
      };
      const read = readPresentation(presentationFrames(await makePresentation(holder, answer)));
      const opened = await openPresentation(asking, read, { at: await now() });
      const place = { typeId: CARDS, root: batch.root, index: entry.index };
      return { ...scene, registry, batch, place, own, answer, asking, opened, validUntil };
    }

    it("shows two fields of an entry, which stands where its proof says", async () => {
      const { reader, opened, of } = await shown();
      const found = await verifyPresentation(reader, opened);
      if (found.outcome !== "verified") throw found;
      expect(found.fields.map(({ pointer }) => pointer)).to.include(FIELDS[0]);
      expect(found).to.deep.include({ holder: of("holder"), signer: of("holder") });
      expect([found.standing.state, found.issuer.name]).to.deep.equal(["valid", "Residence card"]);
    });

    it("refuses an entry that was revoked, and no other of its batch", async () => {
      const { officer, reader, registry, opened, place } = await shown();
      const reason = digest("Reasons");
      await revokeEntry(officer, registry, { ...place, index: 1n, reason });
      expect(saying(await verifyPresentation(reader, opened))).to.equal("verified");
      await revokeEntry(officer, registry, { ...place, reason });
      const found = await verifyPresentation(reader, opened);
      expect(found).to.deep.include({ outcome: "refused", reason: "standing" });
      expect(found.outcome === "refused" && found.standing?.state).to.equal("revoked");
    });

    it("refuses an entry while it is suspended, and all of a batch that was revoked", async () => {
      const { officer, reader, registry, opened, place } = await shown();
      const reason = digest("Reasons");
      await suspendEntry(officer, registry, { ...place, reason });
      expect(await verifyPresentation(reader, opened)).to.deep.include({ reason: "standing" });
      await reinstateEntry(officer, registry, { ...place, reason });
      expect(saying(await verifyPresentation(reader, opened))).to.equal("verified");
      await revokeBatch(officer, registry, { ...place, reason });
      expect(await verifyPresentation(reader, opened)).to.deep.include({ reason: "standing" });
    });

    it("refuses an entry that was replaced by a credential with a record of its own", async () => {
      const { officer, reader, registry, opened, place, own, of, validUntil } = await shown();
      await replaceEntry(officer, registry, {
        replaces: place,
        id: credentialId(CARDS, "next"),
        holder: of("holder"),
        validUntil,
        commitment: digestDocument(own).commitment,
        basis: digest("Act"),
      });
      const found = await verifyPresentation(reader, opened);
      expect(found.outcome === "refused" && found.standing?.state).to.equal("superseded");
    });

    it("refuses another place, another proof and a root that nobody issued", async () => {
      const { reader, holder, ref, answer, asking, own, batch, now } = await shown();
      const entry = batch.entry(PLACE);
      const wrong = [
        placed(own, { ...entry, index: 3n }),
        placed(own, { ...entry, proof: entry.proof.slice(1) }),
        placed(own, { ...entry, root: digest("nobody's") }),
      ];
      for (const document of wrong) {
        const prepared = consentFor(asking.request, document, { salt: digest("another salt") });
        await giveConsent(holder, ref, prepared.consent);
        const forged = await makePresentation(holder, { ...answer, ...prepared, document, at: await now() });
        const opened = await openPresentation(asking, forged, { at: await now() });
        // The registry only says whether this very document stands at its place.
        expect(saying(await verifyPresentation(reader, opened))).to.equal("fields");
      }
    });

    it("lets the successor account show the entry that names the lost one", async () => {
      const { successor, reader, answer, asking, identities, of, now, opened } = await shown();
      await identities.succeed(of("holder"), of("successor"));
      expect(saying(await verifyPresentation(reader, opened))).to.equal("signer");
      const presentation = await makePresentation(successor, answer);
      const again = await openPresentation(asking, presentation, { at: await now() });
      const found = await verifyPresentation(reader, again);
      expect(found).to.deep.include({ outcome: "verified", signer: of("successor") });
    });
  });
}
