import { type Hex, keccak256 } from "viem";
import { calls, giveConsent, recordAccess } from "../../sdk/src/consent/index.js";
import {
  encodePresentation,
  type OpenedPresentation,
  openPresentation,
  type Presentation,
  type PresentationFinding,
  PresentationReplayedError,
  readPresentation,
  verifyPresentation,
} from "../../sdk/src/presentations/index.js";
import { readFrames } from "./consent-frames.js";
import { markOpened, openedPath, readKeptRequest, readOpened } from "./consent-kept.js";
import { type Consents, consentFlags, openConsents } from "./consent-registry.js";
import { FAULTS, found } from "./consent-words.js";
import type { Context, Outcome, Verb } from "./context.js";
import { sender } from "./node.js";

/** A third party opens an answer, or only checks it. */
export const consentLooks: readonly Verb[] = [
  {
    name: "consent open",
    usage: "NAME.secret ANSWER.txt",
    summary:
      "open the answer to a request once: checks it against the node, notes the look on the chain, and shows the fields",
    positionals: 2,
    flags: consentFlags,
    run: open,
  },
  {
    name: "consent verify",
    usage: "NAME.secret ANSWER.txt",
    summary: "check an answer against the node as it stands now, without a look: no value is shown",
    positionals: 2,
    flags: consentFlags,
    run: verify,
  },
];

/**
 * The nonce is used up, on the disk, before the look is noted and before anything is shown. A run that is killed in
 * between has at worst noted a look that nobody had, and asks anew; in the other order the answer could be opened again
 * after a look that was never noted. What is refused uses nothing up: it showed nothing.
 */
async function open(context: Context): Promise<Outcome> {
  const { say, positionals } = context;
  const [kept = "", file = ""] = positionals;
  const opened = await openConsents(context);
  sender(opened);
  const { chain, ref } = opened;
  const presentation = await presentationIn(file);
  const { timestamp: at } = await chain.block();
  const isUsed = async () => (await readOpened(kept)) !== undefined;
  const presented = await openPresentation(await readKeptRequest(kept), presentation, { at, isUsed });
  const finding = await verifiedOrHandedIn(context, opened, presented);
  if (finding.outcome === "refused") return refused(context, finding);

  const { consentId, receipt } = finding;
  // Whoever may not note the look finds out here, and the answer is still good for whoever may.
  await chain.estimate(calls.recordAccess(ref, consentId, receipt));
  const answer = { answer: digestOf(presentation), at, consentId, receipt };
  if (!(await markOpened(kept, answer))) throw new PresentationReplayedError(presentation.nonce);
  const { mined, number } = await recordAccess(chain, ref, { consentId, receipt });

  for (const line of found(finding, presented)) say(line);
  for (const { pointer, value } of finding.fields) say(`  ${pointer}   ${JSON.stringify(value)}`);
  say(`\nNoted as look ${number} under the consent; ${openedPath(kept)} holds its receipt.`);
  return { ok: true, result: { ...finding, look: number, transaction: mined.hash, gas: mined.gasUsed } };
}

async function verify(context: Context): Promise<Outcome> {
  const [kept = "", file = ""] = context.positionals;
  const { chain } = await openConsents(context);
  const presentation = await presentationIn(file);
  const past = await readOpened(kept);
  const { timestamp: now } = await chain.block();
  // An answer that was opened in time stays the answer that it was; what it rests on is judged as of now.
  const at = past?.answer === digestOf(presentation) ? (past.at ?? now) : now;
  const presented = await openPresentation(await readKeptRequest(kept), presentation, { at });
  const finding = await verifyPresentation(chain, presented);
  if (finding.outcome === "refused") return refused(context, finding);

  for (const line of found(finding, presented)) context.say(line);
  for (const { pointer } of finding.fields) context.say(`  ${pointer}   proven`);
  if (past === undefined) context.say("\nNot opened yet: no look is noted, and none was had.");
  const { fields, credential: _, ...told } = finding;
  return { ok: true, result: { ...told, fields: fields.map(({ pointer }) => pointer), opened: past !== undefined } };
}

const presentationIn = async (file: string): Promise<Presentation> => readPresentation(await readFrames(file));

const digestOf = (presentation: Presentation): Hex => keccak256(encodePresentation(presentation));

/** Checks an answer, after putting on record the consent that came with it, where it is not there yet. */
async function verifiedOrHandedIn(
  context: Context,
  { chain, ref }: Consents,
  presented: OpenedPresentation,
): Promise<PresentationFinding> {
  const finding = await verifyPresentation(chain, presented);
  const { consent, consentSignature: signature } = presented;
  const unknown = finding.outcome === "refused" && finding.reason === "consent unknown";
  if (!unknown || signature === undefined) return finding;
  const { mined } = await giveConsent(chain, ref, consent, { signature });
  context.say(`The holder's signed consent is on record now, in ${mined.hash}.`);
  return verifyPresentation(chain, presented);
}

function refused({ say }: Context, finding: Extract<PresentationFinding, { outcome: "refused" }>): Outcome {
  const { reason, consent, standing, block } = finding;
  const state = consent?.state ?? standing?.state;
  say(`Refused: ${reason}${state === undefined ? "" : ` (${state})`}, as of block ${block.number}. ${FAULTS[reason]}`);
  return { ok: false, result: { ...finding } };
}
