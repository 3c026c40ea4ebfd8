import { type Address, type Hex, isHex } from "viem";
import { type Consent, calls, giveConsent, consentId as idOf, scopeDigest } from "../../sdk/src/consent/index.js";
import { deployedIn } from "../../sdk/src/core/index.js";
import { entryId } from "../../sdk/src/credentials/index.js";
import { type CredentialDocument, readDocument } from "../../sdk/src/documents/index.js";
import { holderNow } from "../../sdk/src/presentations/index.js";
import { ToolError } from "../support/error.js";
import { wordOf } from "./application.js";
import { keepConsent } from "./consent-kept.js";
import { agentFlags, type Consents, leaveIn, openConsents } from "./consent-registry.js";
import { type Context, type Flags, type Outcome, text, texts, type Verb, whole } from "./context.js";
import { account, moment, needed } from "./credential-words.js";
import { readDeployment } from "./deployment.js";
import { readJsonInput } from "./input.js";
import { sender } from "./node.js";
import { randomHex } from "./random.js";

const DAY = 86_400n;

/** What is agreed, as flags name it. */
const terms = {
  to: { type: "string" },
  purpose: { type: "string" },
  document: { type: "string" },
  credential: { type: "string" },
  holder: { type: "string" },
  field: { type: "string", multiple: true },
  from: { type: "string" },
  until: { type: "string" },
  retention: { type: "string" },
  replaces: { type: "string" },
  keep: { type: "string" },
} as const;

/** A holder, or its agent, lets somebody see fields of a credential. */
export const consentGive: Verb = {
  name: "consent give",
  usage:
    "--to ACCOUNT --purpose TERM --document FILE.json | --credential ID [--holder ACCOUNT] --field POINTER [--field POINTER …] --until DATE --keep FILE [--from DATE] [--retention DAYS] [--replaces ID] [--under KEY] [--plan FILE.json]",
  summary:
    "let an account see fields of a credential; a plan says the same by the flags' names, and what may be seen is kept in a file of your own",
  positionals: 0,
  flags: { ...agentFlags, ...terms, plan: { type: "string" }, "dry-run": { type: "boolean" } },
  run: give,
};

async function give(context: Context): Promise<Outcome> {
  const flags = await planned(context);
  const opened = await openConsents(context);
  const { chain, ref } = opened;
  const subject = await subjectIn(context, opened, flags);
  const fields = texts(flags, "field");
  const scope = { ...subject.credential, fields, salt: randomHex(32) };
  const from = text(flags, "from");
  const replaces = text(flags, "replaces");
  const consent: Consent = {
    holder: await holderNow(chain, ref, subject.holder),
    grantee: account(flags, "to"),
    purpose: needed(flags, "purpose"),
    scope: scopeDigest(scope),
    ...(from === undefined ? {} : { from: moment(from) }),
    until: moment(needed(flags, "until")),
    retention: BigInt(whole(flags, "retention") ?? 0) * DAY,
    ...(replaces === undefined ? {} : { replaces: wordOf(replaces, "--replaces") }),
  };
  const leave = await leaveIn(context, opened, consent);
  const consentId = idOf({ chainId: chain.id, ...ref }, consent);
  const told = { ...ref, consentId, consent, fields };
  if (context.flags["dry-run"] === true) {
    const gas = await chain.estimate(calls.give(ref, consent, leave));
    context.say(`Would give consent ${consentId}, for ${gas} gas. Nothing was sent or written.`);
    return { ok: true, result: { ...told, dryRun: true, gas } };
  }
  const kept = needed(flags, "keep");
  // Asked first, so that what is refused leaves no file behind.
  await chain.estimate(calls.give(ref, consent, leave));
  await keepConsent(kept, consentId, { consent, scope });
  const { mined } = await giveConsent(chain, ref, consent, leave);
  context.say(`Consent ${consentId} is given. ${kept} holds what may be seen: keep it with the document.`);
  return { ok: true, result: { ...told, kept, transaction: mined.hash, gas: mined.gasUsed } };
}

/** The flags, with what a plan says where they do not. */
async function planned({ flags }: Context): Promise<Flags> {
  const file = text(flags, "plan");
  if (file === undefined) return flags;
  const plan = await readJsonInput(file);
  const object = typeof plan === "object" && plan !== null && !Array.isArray(plan) ? Object.entries(plan) : undefined;
  if (object === undefined) throw new ToolError(`${file} is no plan: a JSON object with the flags' names.`);
  for (const [name, value] of object) {
    if (!Object.hasOwn(terms, name)) throw new ToolError(`${file} says "${name}", which is no flag of consent give.`);
    const fits = name === "field" ? isTexts(value) : typeof value === "string";
    if (!fits) throw new ToolError(`${file}: "${name}" must be ${name === "field" ? "a list of texts" : "a text"}.`);
  }
  return { ...Object.fromEntries(object), ...flags };
}

const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === "string");

/** Of which credential, and whose it is. */
async function subjectIn(
  context: Context,
  opened: Consents,
  flags: Flags,
): Promise<{
  readonly holder: Address;
  readonly credential: { readonly registry: Address; readonly credential: Hex };
}> {
  const [file, id] = [text(flags, "document"), text(flags, "credential")];
  if ((file === undefined) === (id === undefined)) throw new ToolError("Give either --document or --credential.");
  const named = text(flags, "holder") === undefined ? undefined : account(flags, "holder");
  if (file !== undefined) {
    const { holder, record } = await readKeptDocument(file);
    if (record === undefined) throw new ToolError(`${file} does not say where it is on record.`);
    const credential = "id" in record ? record.id : entryId({ ...record.entry, index: BigInt(record.entry.index) });
    return { holder: named ?? holder, credential: { registry: record.registry, credential } };
  }
  const registry = deployedIn(await readDeployment(context, opened.node), "CredentialRegistry").address;
  const credential = wordOf(isHex(id) ? id : undefined, "--credential");
  return { holder: named ?? sender(opened), credential: { registry, credential } };
}

/** Reads a document that its holder keeps. */
export async function readKeptDocument(file: string): Promise<CredentialDocument> {
  const document = readDocument(await readJsonInput(file));
  if ("credential" in document) return document;
  throw new ToolError(`${file} holds some fields only. Give the whole document, as the agency handed it over.`);
}
