import { randomBytes } from "node:crypto";
import { bytesToHex } from "viem";
import type { JsonObject } from "../../../sdk/src/documents/index.js";
import {
  type CheckedExtract,
  discloseExtract,
  makeExtract,
  readExtract,
  type TitleExtract,
  verifyExtract,
} from "../../../sdk/src/land/extract/index.js";
import { ToolError } from "../../support/error.js";
import { type Context, type Outcome, text, texts, type Verb } from "../context.js";
import { readJsonInput } from "../input.js";
import { columns, moment } from "../output.js";
import { deskFlags, openDesk, titleAt, writeJson } from "./desk.js";

/** What only its owner may read and write: an extract may name people. */
const OWN_EYES = 0o600;

/** Makes a title extract. */
export const titleExtract: Verb = {
  name: "title extract",
  usage: "REFERENCE --out EXTRACT.json [--particulars FILE.json]",
  summary: "seal an extract of a title as an officer of the registrar; particulars are what only the office knows",
  positionals: 1,
  flags: { ...deskFlags, out: { type: "string" }, particulars: { type: "string" } },
  run: make,
};

/** Keeps some fields of an extract. */
export const titleExtractKeep: Verb = {
  name: "title extract keep",
  usage: "EXTRACT.json --field /owners … --out PART.json",
  summary: "keep some fields of an extract, so that the others stay private",
  positionals: 1,
  flags: { out: { type: "string" }, field: { type: "string", multiple: true } },
  run: keep,
};

/** Checks a title extract. */
export const titleExtractCheck: Verb = {
  name: "title extract check",
  usage: "EXTRACT.json",
  summary: "check an extract, or some fields of one, against the register, and say whether the title changed since",
  positionals: 1,
  flags: deskFlags,
  run: check,
};

async function make(context: Context): Promise<Outcome> {
  const out = outFlag(context);
  const desk = await openDesk(context);
  const title = await titleAt(desk, context);
  const file = text(context.flags, "particulars");
  const particulars = file === undefined ? {} : { particulars: (await readJsonInput(file)) as JsonObject };
  const secret = bytesToHex(randomBytes(32));
  const extract = await makeExtract(desk.chain, desk.ref, title.titleId, { secret, ...particulars });
  await writeJson(out, extract, "wx", OWN_EYES);
  const { block, revision, signer } = extract.seal;
  context.say(
    `${out}: extract of title ${title.reference}, revision ${revision} at block ${block}, sealed by ${signer}.`,
  );
  context.say("It holds the salts of all its fields: give the file only to whoever may read all of it.");
  return { ok: true, result: { file: out, seal: extract.seal } };
}

async function keep(context: Context): Promise<Outcome> {
  const out = outFlag(context);
  const part = discloseExtract(await extractIn(context), texts(context.flags, "field"));
  await writeJson(out, part, "wx");
  const fields = "fields" in part.document ? part.document.fields.map(({ pointer }) => pointer) : [];
  context.say(`${out} shows ${fields.join(", ")} and nothing else.`);
  return { ok: true, result: { file: out, fields } };
}

async function check(context: Context): Promise<Outcome> {
  const extract = await extractIn(context);
  const desk = await openDesk(context);
  const checked = await verifyExtract(desk.chain, desk.ref, extract);
  tell(context, checked);
  return { ok: true, result: { ...checked } };
}

function tell(
  { say }: Context,
  { title, revision, signer, proven, vouched, whole, since, ...checked }: CheckedExtract,
): void {
  const part = whole ? "The whole extract" : "What is shown of the extract";
  say(`${part} of title ${title} holds: revision ${revision}, block ${checked.block}, ${moment(checked.moment)}.`);
  say(
    `  sealed by ${signer.account}, ${signer.state === "in office" ? "an officer of the registrar" : "an officer then, who has left office"}`,
  );
  const rows = [
    ...proven.map(({ pointer, value }) => [`  ${pointer}`, JSON.stringify(value), "on record"]),
    ...vouched.map(({ pointer, value }) => [`  ${pointer}`, JSON.stringify(value), "the officer's word"]),
  ];
  for (const line of columns(rows)) say(line);
  say(
    since.state === "unchanged"
      ? `The title has not changed since, as of block ${checked.readAt}.`
      : `The title has changed since: it has revision ${since.revision} at block ${checked.readAt}. Ask for a new extract.`,
  );
}

const extractIn = async ({ positionals }: Context): Promise<TitleExtract> =>
  readExtract(await readJsonInput(positionals[0] ?? ""));

function outFlag({ flags }: Context): string {
  const out = text(flags, "out");
  if (out === undefined) throw new ToolError("Say where it goes: --out FILE.json.");
  return out;
}
