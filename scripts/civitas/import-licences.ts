import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Address, zeroAddress } from "viem";
import {
  COLUMN_ROLES,
  estimateLicences,
  issueLicences,
  type Licence,
  type LicenceEntry,
  type LicencePlan,
  type LicenceTypeRule,
  type LicenceWork,
  licenceEntry,
  type MappingDraft,
  parseMapping,
  planLicences,
  readTypeRule,
  surveyLicences,
} from "../../sdk/src/credentials/import/index.js";
import { typeId } from "../../sdk/src/credentials/index.js";
import { accountUrl } from "../../sdk/src/documents/index.js";
import { ToolError } from "../support/error.js";
import { type AccountOf, readAccounts } from "./accounts.js";
import { type Context, type Outcome, text, texts, type Verb } from "./context.js";
import { contractOn, deploymentFlags } from "./deployment.js";
import { importFlags, type RefusedLine, runImport, sendOptions } from "./import.js";
import { fromHere, readInput } from "./input.js";
import { importName, importsFolder, openJournal } from "./journal.js";
import { nodeFlags, openNode } from "./node.js";
import { counted, toJson } from "./output.js";
import { readSecret } from "./secret.js";

/** Issues a credential for each licence of a CSV file, renews it term by term, and revokes those that ended. */
export const importLicences: Verb = {
  name: "import licences",
  usage:
    "FILE.csv [--type LBUS] [--mapping FILE.json] [--column serial=NAME …] [--holder ACCOUNT | --holders FILE.csv] [--issuer URL]",
  summary: "issue, renew and revoke a credential for each licence of a CSV file",
  positionals: 1,
  flags: {
    ...nodeFlags,
    ...deploymentFlags,
    ...importFlags,
    type: { type: "string" },
    mapping: { type: "string" },
    column: { type: "string", multiple: true },
    "time-zone": { type: "string" },
    holder: { type: "string" },
    holders: { type: "string" },
    secret: { type: "string" },
    issuer: { type: "string" },
    documents: { type: "string" },
  },
  run,
};

async function run(context: Context): Promise<Outcome> {
  const { flags } = context;
  const file = context.positionals[0] ?? "";
  const timeZone = text(flags, "time-zone");
  const mapping = await mappingIn(context);
  const plan = planLicences(await readInput(file), { mapping, ...(timeZone === undefined ? {} : { timeZone }) });
  const holderOf = await readAccounts(context, "holder", "serial");
  tellPlan(context, file, plan);

  const node = await openNode(context);
  const { chain } = node;
  const { address: registry } = await contractOn(context, node, "CredentialRegistry");
  const type = typeId(text(flags, "type") ?? "LBUS");
  const rule = await readTypeRule(chain, { registry }, type);
  const sending = sendOptions(context);
  const about = {
    file: plan.file,
    typeId: type,
    mapping: plan.mapping,
    timeZone: plan.timeZone,
    chainId: chain.id,
    registry,
  };
  const name = importName(about);
  const journal = await openJournal(name, chain, sending);
  await node.settled(sending.timeout);

  const refused: RefusedLine[] = plan.refused.map(({ serial, ...row }) => ({ name: serial, ...row }));
  const sound = plan.licences.flatMap((licence) => byRule(licence, rule, holderOf, refused));
  const kept = text(flags, "secret");
  const path = kept === undefined ? join(importsFolder(), `${name}.secret`) : fromHere(kept);
  const secret = await readSecret(path, flags["dry-run"] === true);
  const issuer = text(flags, "issuer") ?? accountUrl(chain.id, registry);
  const entries = sound.map(({ licence, holder }) =>
    licenceEntry(licence, { typeId: type, schema: rule.schema, holder, issuer, secret }),
  );
  const target = { registry, typeId: type, basis: plan.file };
  const standings = await surveyLicences(chain, target, entries);
  const work: LicenceWork[] = [];
  for (const [index, entry] of entries.entries()) {
    const standing = standings[index];
    if (standing?.state === "absent") work.push({ entry, done: 0 });
    else if (standing?.state === "begun") work.push({ entry, done: standing.done });
    else if (standing?.state === "different") refused.push(...differing(entry, standing.revision, path));
  }
  refused.sort((one, other) => one.line - other.line);
  const outcome = await runImport(context, node, {
    noun: ["licence", "licences"],
    refused,
    already: standings.filter(({ state }) => state === "complete").length,
    work,
    acts: actsIn(work),
    journal,
    about: { rows: plan.rowCount, known: plan.known, ...about, typeName: rule.name },
    estimate: (options) => estimateLicences(chain, target, work, options),
    send: (options) =>
      issueLicences(
        chain,
        target,
        work.map(({ entry }) => entry),
        options,
      ),
    missing: async () => {
      const read = await surveyLicences(
        chain,
        target,
        work.map(({ entry }) => entry),
      );
      return read.filter(({ state }) => state !== "complete").length;
    },
  });
  return { ...outcome, result: { ...outcome.result, secret: path, ...(await keep(context, entries)) } };
}

async function mappingIn({ flags }: Context): Promise<MappingDraft> {
  const file = text(flags, "mapping");
  const draft = file === undefined ? {} : parseMapping(jsonIn(file, await readInput(file)));
  const given = texts(flags, "column").map((pair) => {
    const [role = "", ...rest] = pair.split("=");
    if (rest.length > 0 && (COLUMN_ROLES as readonly string[]).includes(role)) return [role, rest.join("=")] as const;
    throw new ToolError(`--column ${pair} must be ROLE=NAME, where ROLE is one of ${COLUMN_ROLES.join(", ")}.`);
  });
  return given.length === 0 ? draft : { ...draft, columns: { ...draft.columns, ...Object.fromEntries(given) } };
}

function jsonIn(file: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new ToolError(`${file} is not JSON: ${(cause as Error).message}.`, { cause });
  }
}

function tellPlan({ say }: Context, file: string, { rowCount, licences, known, timeZone }: LicencePlan): void {
  const acts = licences.flatMap((licence) => licence.acts);
  const of = (act: string): number => acts.filter((one) => one.act === act).length;
  say(
    `${file}: ${counted(rowCount, ["row", "rows"])}${known === undefined ? "" : ` (${known})`}, days in ${timeZone}; ` +
      `${counted(licences.length, ["licence", "licences"])} with ${counted(of("issue"), ["issue", "issues"])}, ` +
      `${counted(of("renew"), ["renewal", "renewals"])}, ${counted(of("revoke"), ["revocation", "revocations"])} and ` +
      `${counted(of("suspend"), ["suspension", "suspensions"])}.`,
  );
}

/** Refuses, term by term, a licence that its type does not allow. */
function byRule(
  licence: Licence,
  { maximumTerm, holderNeeded, name }: LicenceTypeRule,
  holderOf: AccountOf,
  refused: RefusedLine[],
): readonly { readonly licence: Licence; readonly holder: Address }[] {
  const { serial, acts } = licence;
  const holder = holderOf(serial) ?? zeroAddress;
  const before = refused.length;
  for (const act of acts) {
    if ("reason" in act) continue;
    const term = act.validUntil - act.validFrom;
    if (holderNeeded && holder === zeroAddress) {
      const sentence = `No account is named as the holder of ${serial}, and a ${name} needs one: --holder or --holders.`;
      refused.push({ line: act.line, name: serial, rule: "holder-missing", sentence });
    } else if (maximumTerm !== 0n && term > maximumTerm) {
      const sentence = `The term lasts ${term / 86_400n} days; a ${name} lasts at most ${maximumTerm / 86_400n}.`;
      refused.push({ line: act.line, name: serial, rule: "term-too-long", sentence });
    }
  }
  const [first] = refused.slice(before);
  if (first === undefined) return [{ licence, holder }];
  const told = new Set(refused.slice(before).map(({ line }) => line));
  const sentence = `Licence ${serial} is held back whole, since line ${first.line} of it is refused.`;
  for (const line of linesOf(acts))
    if (!told.has(line)) refused.push({ line, name: serial, rule: "licence-held", sentence });
  return [];
}

function differing({ acts, serial }: LicenceEntry, revision: number, secret: string): readonly RefusedLine[] {
  const sentence = `Licence ${serial} is on record at revision ${revision} with other contents, or under another secret than ${secret}.`;
  return linesOf(acts).map((line) => ({
    line,
    name: serial,
    rule: "licence-differs",
    sentence,
  }));
}

const linesOf = (acts: readonly { readonly line: number }[]): readonly number[] => [
  ...new Set(acts.map(({ line }) => line)),
];

const actsIn = (work: readonly LicenceWork[]): number =>
  work.reduce((sum, { entry, done }) => sum + entry.acts.length - done, 0);

/** Writes the documents with their salts, where that is asked for, one a line. */
async function keep(
  { flags, say }: Context,
  entries: readonly LicenceEntry[],
): Promise<{ readonly documents?: string }> {
  const file = text(flags, "documents");
  if (file === undefined) return {};
  const documents = entries.flatMap(({ acts }) => acts.flatMap((act) => ("document" in act ? [act.document] : [])));
  await writeFile(fromHere(file), documents.map((document) => `${toJson(document)}\n`).join(""), { mode: 0o600 });
  say(`${counted(documents.length, ["document", "documents"])} with salts in ${file}. They are not public.`);
  return { documents: file };
}
