import { type Address, type Hex, keccak256, pad, stringToHex, zeroAddress } from "viem";
import { officeRole } from "../../sdk/src/access/index.js";
import { giveConsent, PURPOSES } from "../../sdk/src/consent/index.js";
import type { Chain } from "../../sdk/src/core/index.js";
import { credentialId, issueCredential, registerType, typeId } from "../../sdk/src/credentials/index.js";
import {
  type CredentialDocument,
  digestDocument,
  type JsonObject,
  makeDocument,
  saltsFrom,
} from "../../sdk/src/documents/index.js";
import {
  type Ask,
  consentFor,
  makePresentation,
  makeRequest,
  openPresentation,
  presentationFrames,
  readPresentation,
  readRequest,
  requestFrames,
} from "../../sdk/src/presentations/index.js";
import { actors } from "../support/actors.js";
import { openAuthority } from "../support/authority.js";
import { connection } from "../support/chains.js";
import { deployCredentials } from "../support/deploy.js";

const { ethers, networkHelpers } = connection;
const ISSUING = officeRole(3, 1);

export const DAY = 86_400n;
export const digest = (words: string): Hex => keccak256(stringToHex(words));
export const SCHEMA = digest("schema of licences");
export const KIND = typeId("LBUS");
export const FIELDS = ["/credentialSubject/legalName", "/credentialSubject/registeredCapital"] as const;

/** A business licence as a registry writes one. */
export const LICENCE: JsonObject = {
  "@context": ["https://www.w3.org/ns/credentials/v2"],
  type: ["VerifiableCredential", "BusinessLicence"],
  issuer: "did:pkh:eip155:31337:0x5FbDB2315678afecb367f032d93F642f64180aa3",
  credentialSchema: { id: "https://civitas.example/schemas/business-licence.json", type: "JsonSchema" },
  validFrom: "2026-11-01T00:00:00Z",
  validUntil: "2031-11-01T00:00:00Z",
  credentialSubject: {
    id: "did:pkh:eip155:31337:0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
    legalName: "Nanshan Precision Instruments Limited",
    registeredCapital: { amount: "5000000.00", currency: "CNY" },
    unifiedCode: "91440300MA5F0XXX0X",
    legalForm: "limited liability company",
    legalRepresentative: "Li Wei",
    established: "2019-03-14",
    scope: ["manufacture of optical instruments", "import and export"],
    address: { street: "12 Keji South Road", district: "Nanshan", city: "Shenzhen", postcode: "518057" },
  },
};

/** Accounts in the order in which the stage names them. */
export const CAST = { officer: 0, holder: 1, bank: 2, agent: 3, successor: 4, other: 5 } as const;
export type Actor = keyof typeof CAST;

/** Registries of credentials and consents, without entries. */
async function registries() {
  const people = actors(await ethers.getSigners(), "constituent", "holder");
  const authority = await openAuthority(ethers, people.constituent, [
    { role: ISSUING, label: "Issuing officer", members: [people.constituent] },
  ]);
  const at = await authority.getAddress();
  const credentials = await deployCredentials(ethers, authority);
  const identities = await ethers.deployContract("PlainIdentities");
  const mandates = await ethers.deployContract("TrialMandates");
  const consents = await ethers.deployContract("ConsentRegistry", [
    at,
    await identities.getAddress(),
    await mandates.getAddress(),
    zeroAddress,
  ]);
  return { authority, credentials, identities, mandates, consents };
}

/** Two registries, a licence of the holder's and its document. */
export async function setScene(open: (account: number | "reader") => Promise<Chain>) {
  const state = await networkHelpers.loadFixture(registries);
  const names = Object.keys(CAST) as readonly Actor[];
  const opening = names.map(async (name) => [name, await open(CAST[name])] as const);
  const cast = Object.fromEntries(await Promise.all(opening)) as Record<Actor, Chain>;
  const reader = await open("reader");
  const of = (name: Actor) => cast[name].account as Address;
  const ref = { registry: (await state.consents.getAddress()) as Address };
  const credentials = (await state.credentials.getAddress()) as Address;
  const now = async () => (await reader.block()).timestamp;
  const spec = { office: ISSUING, holderNeeded: true, schema: SCHEMA };
  await registerType(cast.officer, { registry: credentials }, { ...spec, typeId: KIND, name: "Business licence" });

  /** Issues a licence and gives its document, as the holder keeps it. */
  const issued = async (serial: string, holder = of("holder"), credential = LICENCE): Promise<CredentialDocument> => {
    const document = makeDocument(credential, { schema: SCHEMA, holder, salts: saltsFrom(digest(serial)) });
    const id = credentialId(KIND, serial);
    const { commitment } = digestDocument(document);
    const validUntil = (await now()) + 365n * DAY;
    const entry = { id, holder, validUntil, commitment, basis: digest("Act") };
    await issueCredential(cast.officer, { registry: credentials }, entry);
    return { ...document, record: { chainId: reader.id, registry: credentials, id } };
  };

  /** A request as the bank makes it. */
  const asked = async (changes: Partial<Ask> = {}, who: Actor = "bank", drawn = "first") => {
    const ask: Ask = {
      purpose: PURPOSES.creditChecking,
      credentials,
      typeId: KIND,
      fields: FIELDS,
      expires: (await now()) + 600n,
      until: (await now()) + 30n * DAY,
      retention: 90n * DAY,
      ...changes,
    };
    const random = { nonce: digest(`nonce ${drawn}`).slice(0, 34) as Hex, secret: digest(`secret ${drawn}`) };
    return makeRequest(cast[who], ref, ask, random);
  };
  const document = await issued("91440300");
  return {
    ...cast,
    reader,
    of,
    ref,
    credentials,
    now,
    issued,
    asked,
    document,
    identities: state.identities,
    mandates: state.mandates,
  };
}

export type Scene = Awaited<ReturnType<typeof setScene>>;

/** The whole way from the bank's request to the opened answer, by texts of codes both ways. */
export async function exchange(scene: Scene, changes: Partial<Ask> = {}, drawn = "first") {
  const { bank, holder, ref, now, asked, document } = scene;
  const asking = await asked(changes, "bank", drawn);
  const request = readRequest(requestFrames(asking.request));
  const prepared = consentFor(request, document, { salt: digest(`scope salt ${drawn}`) });
  const { consentId } = await giveConsent(holder, ref, prepared.consent);
  const answer = { request, document, ...prepared, at: await now(), ephemeral: digest("ephemeral") };
  const presentation = await makePresentation(holder, answer);
  const read = readPresentation(presentationFrames(presentation));
  const opened = await openPresentation(asking, read, { at: await now() });
  return { ...scene, asking, request, prepared, consentId, answer, presentation, opened, bank };
}

export const PATH = pad("0x01", { size: 96 });
