import type { Hex } from "viem";
import {
  type Access,
  accessesUnder,
  giveConsent,
  PURPOSES,
  recordAccess,
  type Withdrawn,
  withdrawConsent,
} from "../../../sdk/src/consent/index.js";
import type { CredentialDocument } from "../../../sdk/src/documents/index.js";
import {
  consentFor,
  makePresentation,
  makeRequest,
  type OpenedPresentation,
  openPresentation,
  type PreparedConsent,
  type PresentationFinding,
  presentationFrames,
  readPresentation,
  readRequest,
  requestFrames,
  verifyPresentation,
  verifyRequest,
} from "../../../sdk/src/presentations/index.js";
import { FIELDS, LICENCE } from "./licence.js";
import { DAY, digest, type Scene } from "./scene.js";

/** The path of a mandate that the principal gave to the agent itself. */
const DIRECT = "0x";

/** One look of the bank's: what passed between the phones, and what the bank found. */
export interface Look {
  /** Texts of the codes that the bank showed, and that the company's officer showed. */
  readonly codes: { readonly request: readonly string[]; readonly presentation: readonly string[] };
  readonly opened: OpenedPresentation;
  readonly finding: PresentationFinding;
  readonly prepared: PreparedConsent;
  readonly consentId: Hex;
}

/**
 * The bank asks for two fields by a QR code; the company's officer sees who asks and for what, consents for thirty days
 * in the company's name, and answers by a QR code that only the bank can open.
 */
export async function show(scene: Scene, document: CredentialDocument): Promise<Look> {
  const { cast, refs, draw, now } = scene;
  const asking = await makeRequest(
    cast.bank,
    refs.consents,
    {
      purpose: PURPOSES.creditChecking,
      credentials: refs.credentials.registry,
      typeId: LICENCE,
      fields: FIELDS,
      expires: (await now()) + 600n,
      until: (await now()) + 30n * DAY,
      retention: 90n * DAY,
    },
    { nonce: draw("nonce").slice(0, 34) as Hex, secret: draw("key") },
  );
  const codes = requestFrames(asking.request);

  const request = readRequest(codes);
  await verifyRequest(cast.officer, refs.consents, request, { at: await now() });
  const prepared = consentFor(request, document, { salt: draw("scope") });
  const { consentId } = await giveConsent(cast.officer, refs.consents, prepared.consent, { path: DIRECT });
  const presentation = await makePresentation(cast.officer, {
    request,
    document,
    ...prepared,
    at: await now(),
    ephemeral: draw("ephemeral"),
    path: DIRECT,
  });

  const answer = presentationFrames(presentation);
  const opened = await openPresentation(asking, readPresentation(answer), { at: await now() });
  const finding = await verifyPresentation(cast.bank, opened);
  if (finding.outcome === "verified") {
    const { receipt } = finding;
    await recordAccess(cast.bank, refs.consents, { consentId, receipt });
  }
  return { codes: { request: codes, presentation: answer }, opened, finding, prepared, consentId };
}

/** The company lists who looked under a consent, and withdraws it. */
export async function withdraw(
  { cast, refs }: Scene,
  { consentId }: Look,
): Promise<{ readonly looks: readonly Access[]; readonly withdrawn: Withdrawn }> {
  const looks = await accessesUnder(cast.company, refs.consents, consentId);
  return { looks, withdrawn: await withdrawConsent(cast.company, refs.consents, { consentId }) };
}

/** The bank looks once more at what it was shown. */
export const lookAgain = ({ cast }: Scene, { opened }: Look): Promise<PresentationFinding> =>
  verifyPresentation(cast.bank, opened);

/** The bank notes another look. */
export const noteAgain = ({ cast, refs }: Scene, { consentId }: Look): Promise<unknown> =>
  recordAccess(cast.bank, refs.consents, { consentId, receipt: digest("Another look") });
