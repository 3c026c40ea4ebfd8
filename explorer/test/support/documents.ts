import { type Hex, keccak256, stringToBytes } from "viem";
import type { Stage } from "../../../scripts/start/stage.js";
import { officeRole } from "../../../sdk/src/access/index.js";
import { deployedIn } from "../../../sdk/src/core/index.js";
import {
  buildBatch,
  credentialId,
  issueBatch,
  issueCredential,
  registerType,
  revokeCredential,
  typeId,
} from "../../../sdk/src/credentials/index.js";
import {
  type CredentialDocument,
  digestDocument,
  type JsonObject,
  makeDocument,
  saltsFrom,
} from "../../../sdk/src/documents/index.js";

const digest = (text: string): Hex => keccak256(stringToBytes(text));
const KIND = typeId("TDOC");
const SCHEMA = digest("Schema of trial documents");
const YEAR = 31_536_000n;

/** A licence as its holder keeps it. */
export const LICENCE: JsonObject = {
  "@context": ["https://www.w3.org/ns/credentials/v2"],
  type: ["VerifiableCredential", "TrialLicence"],
  issuer: "did:web:licensing.example",
  credentialSubject: { name: "Ada Lovelace", born: "1815-12-10", categories: [{ code: "B" }, { code: "C1" }] },
};

/** Makes documents, and issues their credentials as the agency's officers would. */
export function documentClerk(stage: Stage) {
  const ref = { registry: deployedIn(stage.deployment, "CredentialRegistry").address };
  const officer = stage.as("issuingOfficer");
  const chainId = officer.id;
  const made = (credential: JsonObject, name: string): CredentialDocument =>
    makeDocument(credential, { schema: SCHEMA, salts: saltsFrom(digest(name)) });
  const validUntil = async () => (await officer.block()).timestamp + YEAR;
  return {
    kind: () =>
      registerType(stage.as("licensingHead"), ref, {
        typeId: KIND,
        office: officeRole(3, 1),
        holderNeeded: false,
        schema: SCHEMA,
        name: "Trial document",
      }),
    issue: async (serial: string, credential: JsonObject = LICENCE): Promise<CredentialDocument> => {
      const document = made(credential, serial);
      const { commitment } = digestDocument(document);
      const id = credentialId(KIND, serial);
      await issueCredential(officer, ref, { id, validUntil: await validUntil(), commitment, basis: digest("Act") });
      return { ...document, record: { chainId, ...ref, id } };
    },
    issueInBatch: async (): Promise<CredentialDocument> => {
      const document = made(LICENCE, "batch");
      const batch = buildBatch({ typeId: KIND, commitments: [digest("x"), digestDocument(document).commitment] });
      await issueBatch(officer, ref, { ...batch, validUntil: await validUntil(), basis: digest("Act") });
      const { root, proof } = batch.entry(1);
      return { ...document, record: { chainId, ...ref, entry: { typeId: KIND, root, index: 1, proof } } };
    },
    revoke: (serial: string) =>
      revokeCredential(officer, ref, { id: credentialId(KIND, serial), reason: digest("Reasons") }),
  };
}
