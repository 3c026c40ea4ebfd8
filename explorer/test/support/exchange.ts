import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { PNG } from "pngjs";
import { type Address, type Hex, keccak256, stringToHex } from "viem";
import { ROLES } from "../../../ignition/roles.js";
import { CAST, type Person } from "../../../scripts/start/stage.js";
import { PURPOSES } from "../../../sdk/src/consent/index.js";
import { deployedIn } from "../../../sdk/src/core/index.js";
import { credentialId, issueCredential, registerType, typeId } from "../../../sdk/src/credentials/index.js";
import { type CredentialDocument, digestDocument, makeDocument, saltsFrom } from "../../../sdk/src/documents/index.js";
import { makeRequest, type OpenRequest } from "../../../sdk/src/presentations/index.js";
import { LICENCE } from "./documents.js";
import { world } from "./hooks.js";

// The package is CommonJS, and its types say otherwise.
const jsQR: typeof import("jsqr").default = createRequire(import.meta.url)("jsqr");

export const NAME = "/credentialSubject/name";
export const BORN = "/credentialSubject/born";
export const REQUEST = "Open the picture of the request";
export const ANSWER = "Open the picture of the answer";
export const DOCUMENT = "Open your document (JSON)";

const digest = (words: string): Hex => keccak256(stringToHex(words));
const KIND = typeId("TEXC");
const SCHEMA = digest("Schema of exchanged documents");
const DAY = 86_400n;
let [isRegistered, issued, asked] = [false, 0, 0];

/** Number of one of the cast's accounts. */
export const numberOf = (person: Person): number => CAST[person];

/** A document of the kind that is shown, issued to an account. */
export async function documentFor(holder: Address): Promise<CredentialDocument> {
  const { stage } = world();
  const registry = { registry: deployedIn(stage.deployment, "CredentialRegistry").address };
  const officer = stage.as("issuingOfficer");
  if (!isRegistered) {
    const spec = { typeId: KIND, office: ROLES.issuing, holderNeeded: true, schema: SCHEMA, name: "Exchanged" };
    await registerType(stage.as("licensingHead"), registry, spec);
    isRegistered = true;
  }
  issued += 1;
  const made = makeDocument(LICENCE, { schema: SCHEMA, holder, salts: saltsFrom(digest(`exchange ${issued}`)) });
  const id = credentialId(KIND, String(issued));
  const validUntil = (await officer.block()).timestamp + 365n * DAY;
  const { commitment } = digestDocument(made);
  await issueCredential(officer, registry, { id, holder, validUntil, commitment, basis: digest("Act") });
  return { ...made, record: { chainId: officer.id, ...registry, id } };
}

/** A request as the bank makes one. */
export async function requestOf(fields: readonly string[] = [NAME, BORN]): Promise<OpenRequest> {
  const { stage } = world();
  const bank = stage.as("bank");
  // The page judges by the reader's clock, or the chain's where that is ahead.
  const clock = BigInt(Math.floor(Date.now() / 1000));
  const { timestamp } = await bank.block();
  const now = timestamp > clock ? timestamp : clock;
  asked += 1;
  const random = { nonce: digest(`nonce ${asked}`).slice(0, 34) as Hex, secret: digest(`key ${asked}`) };
  return makeRequest(
    bank,
    { registry: deployedIn(stage.deployment, "ConsentRegistry").address },
    {
      purpose: PURPOSES.creditChecking,
      credentials: deployedIn(stage.deployment, "CredentialRegistry").address,
      typeId: KIND,
      fields,
      expires: now + 3_600n,
      until: now + 30n * DAY,
      retention: 90n * DAY,
    },
    random,
  );
}

/** Opens a picture on a page. */
export const openPicture = (page: Page, label: string, buffer: Buffer): Promise<void> =>
  page.getByLabel(label).setInputFiles({ name: "code.png", mimeType: "image/png", buffer });

/** A code that a page shows: its screenshot, and what is written in it. */
export interface ShownCode {
  readonly picture: Buffer;
  readonly text: string;
}

/** Looks at the code that a page shows. */
export async function shown(page: Page): Promise<ShownCode> {
  const code = page.getByRole("img", { name: "Code to scan" });
  const picture = await code.screenshot();
  const drawn = ((await code.getAttribute("src")) ?? "").replace(/^data:image\/png;base64,/, "");
  const { data, width, height } = PNG.sync.read(Buffer.from(drawn, "base64"));
  return { picture, text: jsQR(new Uint8ClampedArray(data), width, height)?.data ?? "" };
}
