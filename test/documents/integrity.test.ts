import { expect } from "chai";
import type { JsonObject } from "../../sdk/src/documents/index.js";
import {
  ANY_MEMBER,
  ContextUnknownError,
  deriveIntegrity,
  drawKey,
  KeyUnusableError,
  ProofNotMadeError,
  type SecretKey,
  signBase,
  verifyIntegrity,
} from "../../sdk/src/documents/integrity/index.js";
import { CREDENTIALS_V2, CredentialInvalidError, credentialFaults } from "../../sdk/src/documents/validation/index.js";
import { caught } from "../support/caught.js";
import { LICENCE } from "./samples.js";

const controller = "did:web:licensing.example";
const created = 1_767_225_600n;
const credential: JsonObject = { ...LICENCE, "@context": [CREDENTIALS_V2, ANY_MEMBER] };
const pointers = ["/credentialSubject/name", "/credentialSubject/categories/1"];

describe("data-integrity proofs", () => {
  let key: SecretKey;
  let signed: JsonObject;
  let shown: JsonObject;
  const verify = (value: JsonObject, keys = [key]) => verifyIntegrity(value, { keys });

  before(async () => {
    key = await drawKey({ id: `${controller}#key-1`, controller });
    signed = await signBase(credential, { key, created });
    shown = await deriveIntegrity(signed, pointers);
  });

  it("sign the whole, and show some fields with what tells what the document is", async () => {
    expect(signed["proof"]).to.deep.include({
      type: "DataIntegrityProof",
      cryptosuite: "ecdsa-sd-2023",
      created: "2026-01-01T00:00:00Z",
      verificationMethod: key.id,
    });
    const { proof: _, ...rest } = shown;
    expect(rest).to.deep.equal({
      "@context": [CREDENTIALS_V2, ANY_MEMBER],
      id: LICENCE["id"],
      type: LICENCE["type"],
      issuer: LICENCE["issuer"],
      credentialSchema: LICENCE["credentialSchema"],
      credentialSubject: {
        id: (LICENCE["credentialSubject"] as JsonObject)["id"],
        name: "Ada Lovelace",
        categories: [{ code: "C1", since: "2027-06-30", trailer: false }],
      },
    });
    expect(credentialFaults(shown)).to.deep.equal([]);
    expect(await verify(shown)).to.deep.equal({ outcome: "verified", key });
  });

  it("show everything, and nothing but what must be shown", async () => {
    const all = await deriveIntegrity(
      signed,
      Object.keys(LICENCE)
        .filter((name) => name !== "@context")
        .map((name) => `/${name}`),
    );
    const { proof: _, ...rest } = all;
    expect(rest).to.deep.equal(credential);
    expect((await verify(all)).outcome).to.equal("verified");
  });

  it("never hold for a base proof, which is the holder's own", async () => {
    expect((await verify(signed)).outcome).to.equal("refused");
  });

  const subject =
    (change: object) =>
    (value: JsonObject): JsonObject => ({
      ...value,
      credentialSubject: { ...(value["credentialSubject"] as JsonObject), ...change } as JsonObject,
    });
  const changes: Readonly<Record<string, (value: JsonObject) => JsonObject>> = {
    "a changed field": subject({ name: "Eve" }),
    "a field added": subject({ organDonor: false }),
    "a field taken out": ({ credentialSubject, ...value }) => {
      const { name: _, ...others } = credentialSubject as JsonObject;
      return { ...value, credentialSubject: others };
    },
    "another type": (value) => ({ ...value, type: ["VerifiableCredential", "PilotLicenceCredential"] }),
    "another schema": (value) => ({
      ...value,
      credentialSchema: { id: "https://eve.example/s.json", type: "JsonSchema" },
    }),
    "another day of signing": (value) => ({
      ...value,
      proof: { ...(value["proof"] as JsonObject), created: "2025-01-01T00:00:00Z" },
    }),
    "another purpose": (value) => ({
      ...value,
      proof: { ...(value["proof"] as JsonObject), proofPurpose: "authentication" },
    }),
    "a proof cut short": (value) => {
      const proof = value["proof"] as JsonObject;
      return { ...value, proof: { ...proof, proofValue: String(proof["proofValue"]).slice(0, -8) } };
    },
    "no proof": ({ proof: _, ...value }) => value,
  };
  for (const [what, change] of Object.entries(changes)) {
    it(`refuse ${what}`, async () => {
      const outcome = await verify(change(shown));
      expect(outcome.outcome).to.equal("refused");
      expect(outcome.outcome === "refused" && outcome.reason).to.match(/\S/);
    });
  }

  it("refuse another key, an unknown one, and one that is not the issuer's", async () => {
    const other = await drawKey({ id: key.id, controller });
    expect((await verify(shown, [other])).outcome).to.equal("refused");
    expect((await verify(shown, [])).outcome).to.equal("refused");
    const stranger = await drawKey({ id: "did:web:eve.example#key-1", controller: "did:web:eve.example" });
    const forged = await deriveIntegrity(await signBase(credential, { key: stranger, created }), pointers);
    expect(await verify(forged, [key, stranger])).to.deep.equal({
      outcome: "refused",
      reason: "It is signed with a key that is not its issuer's.",
    });
  });

  it("ask no network: what is not handed over is refused by name", async () => {
    const url = "https://licensing.example/contexts/driving/v1";
    const own = { ...credential, "@context": [CREDENTIALS_V2, url, ANY_MEMBER] };
    const error = await caught(signBase(own, { key, created }));
    expect(error).to.be.instanceOf(ContextUnknownError);
    expect((error as ContextUnknownError).url).to.equal(url);
    const contexts = { [url]: { "@context": { name: "https://schema.org/name" } } };
    const derived = await deriveIntegrity(await signBase(own, { key, created, contexts }), pointers, { contexts });
    expect((await verifyIntegrity(derived, { keys: [key], contexts })).outcome).to.equal("verified");
    expect((await verifyIntegrity(derived, { keys: [key] })).outcome).to.equal("refused");
  });

  it("refuse to sign what is no valid credential, has members without a meaning, or with a broken key", async () => {
    expect(await caught(signBase({ ...credential, type: [] }, { key, created }))).to.be.instanceOf(
      CredentialInvalidError,
    );
    const bare = { ...credential, "@context": [CREDENTIALS_V2] };
    expect(await caught(signBase(bare, { key, created }))).to.be.instanceOf(ProofNotMadeError);
    const broken = { ...key, secretKeyMultibase: "z1" };
    expect(await caught(signBase(credential, { key: broken, created }))).to.be.instanceOf(KeyUnusableError);
  });

  it("refuse to show what is not there, or without a base proof", async () => {
    expect(await caught(deriveIntegrity(signed, ["/credentialSubject/nam"]))).to.be.instanceOf(ProofNotMadeError);
    expect(await caught(deriveIntegrity(credential, pointers))).to.be.instanceOf(ProofNotMadeError);
    expect(await caught(deriveIntegrity(shown, pointers))).to.be.instanceOf(ProofNotMadeError);
  });
});
