import { calls, giveConsent, consentId as idOf, signConsent } from "../../sdk/src/consent/index.js";
import type { CredentialDocument } from "../../sdk/src/documents/index.js";
import {
  consentFor,
  holderNow,
  makePresentation,
  type PreparedConsent,
  presentationFrames,
  type Request,
  readRequest,
  verifyRequest,
} from "../../sdk/src/presentations/index.js";
import { ToolError } from "../support/error.js";
import { frameFlags, framesIn, readFrames, writeFrames } from "./consent-frames.js";
import { readKeptDocument } from "./consent-give.js";
import { keepConsent, readKeptConsent } from "./consent-kept.js";
import { agentFlags, type Consents, leaveIn, openConsents } from "./consent-registry.js";
import { type Context, type Flags, type Outcome, text, type Verb } from "./context.js";
import { moment, needed } from "./credential-words.js";
import { sender } from "./node.js";
import { confirmed, moment as written } from "./output.js";
import { randomHex } from "./random.js";

const DAY = 86_400n;

/** A holder, or its agent, answers a request. */
export const consentPresent: Verb = {
  name: "consent present",
  usage:
    "REQUEST.txt --document FILE.json --out NAME [--until DATE] [--sign | --consent FILE] [--under KEY] [--size CHARACTERS] [--yes]",
  summary:
    "consent to a request and answer it: writes NAME.txt and NAME.png to show, and NAME.consent to keep; --sign leaves it to the other side to hand the consent in",
  positionals: 1,
  flags: {
    ...agentFlags,
    ...frameFlags,
    document: { type: "string" },
    out: { type: "string" },
    until: { type: "string" },
    sign: { type: "boolean" },
    consent: { type: "string" },
    yes: { type: "boolean" },
  },
  run: present,
};

async function present(context: Context): Promise<Outcome> {
  const { flags, say, positionals } = context;
  const out = needed(flags, "out");
  const sign = flags["sign"] === true;
  if (sign && text(flags, "consent") !== undefined) throw new ToolError("--sign and --consent exclude each other.");
  const opened = await openConsents(context);
  sender(opened);
  const { chain, ref } = opened;
  const request = readRequest(await readFrames(positionals[0] ?? ""));
  const { timestamp: at } = await chain.block();
  const found = await verifyRequest(chain, ref, request, { at });
  if (found.outcome === "refused") {
    say(`Refused: ${found.reason}. ${REASONS[found.reason]}`);
    return { ok: false, result: { outcome: "refused", reason: found.reason } };
  }
  for (const line of asked(request)) say(line);
  if (!(await confirmed(context, "Consent, and show this?"))) return { ok: false, result: { outcome: "declined" } };

  const document = await readKeptDocument(needed(flags, "document"));
  const prepared = await preparedIn(opened, flags, request, document);
  const leave = await leaveIn(context, opened, prepared.consent);
  if (sign && "path" in leave) {
    throw new ToolError("An agent gives the consent itself: leave --sign out. Only the holder's own signature is one.");
  }
  const consentId = idOf({ chainId: chain.id, ...ref }, prepared.consent);
  const consentSignature = sign ? await signConsent(chain, ref, prepared.consent) : undefined;
  // Made before the consent is given: what cannot be answered is consented to by nobody.
  const presentation = await makePresentation(chain, {
    ...{ request, document, ...prepared, ...leave, at, ephemeral: randomHex(32) },
    ...(consentSignature === undefined ? {} : { consentSignature }),
  });
  const given = text(flags, "consent") === undefined;
  const kept = given ? `${out}.consent` : undefined;
  if (given && !sign) await chain.estimate(calls.give(ref, prepared.consent, leave));
  if (kept !== undefined) await keepConsent(kept, consentId, prepared);
  const transaction = given && !sign ? (await giveConsent(chain, ref, prepared.consent, leave)).mined.hash : undefined;
  const frames = presentationFrames(presentation, framesIn(flags));
  const files = await writeFrames(out, frames);
  say(`\nAnswered under consent ${consentId}${sign ? ", which the other side hands in" : ""}`);
  say(`  show   ${files.join(", ")}: only ${request.verifier} can open it`);
  if (kept !== undefined) say(`  keep   ${kept}, for another request under this consent`);
  const more = { ...(kept === undefined ? {} : { kept }), ...(transaction === undefined ? {} : { transaction }) };
  return { ok: true, result: { outcome: "answered", consentId, frames, files, ...more } };
}

/** The consent that was kept, or one that fits the request. */
async function preparedIn(
  { chain, ref }: Consents,
  flags: Flags,
  request: Request,
  document: CredentialDocument,
): Promise<PreparedConsent> {
  const file = text(flags, "consent");
  if (file !== undefined) return readKeptConsent(file);
  const until = text(flags, "until");
  return consentFor(request, document, {
    salt: randomHex(32),
    holder: await holderNow(chain, ref, document.holder),
    ...(until === undefined ? {} : { until: moment(until) }),
    deadline: request.expires + DAY,
  });
}

const asked = ({ verifier, fields, purpose, until, retention, expires }: Request): readonly string[] => [
  `${verifier} asks, and signed it:`,
  ...fields.map((field) => `  to see     ${field}`),
  `  purpose    ${purpose}`,
  `  until      ${written(until)}`,
  `  kept for   ${retention / DAY} days after each look`,
  `  answer by  ${written(expires)}`,
];

/** Why a request is not answered. */
const REASONS = {
  chain: "It is for another chain.",
  registry: "It names another registry of consents.",
  expired: "Its time has passed. Let the other side ask anew.",
  signature: "It is not signed by who it says asks. Do not answer.",
} as const;
