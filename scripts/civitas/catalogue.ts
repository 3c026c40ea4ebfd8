import {
  type CertificateKind,
  catalogue,
  checkFields,
  kindJson,
  kindOf,
  parseKind,
  schemaDigest,
} from "../../sdk/src/catalogue/index.js";
import { ToolError } from "../support/error.js";
import { type Context, type Outcome, texts, type Verb } from "./context.js";
import { deploymentFlags } from "./deployment.js";
import { readInput } from "./input.js";
import { nodeFlags } from "./node.js";
import { columns, counted } from "./output.js";

/** The flag by which kinds of an agency's own are added. */
export const kindFlags = { add: { type: "string", multiple: true } } as const;

/** Every verb takes the flags of a node, though these ask nothing of one. */
const flags = { ...nodeFlags, ...deploymentFlags, ...kindFlags } as const;

/** The kinds of the catalogue, and those that the flags add. */
export async function kindsIn({ flags }: Context): Promise<readonly CertificateKind[]> {
  const own = await Promise.all(texts(flags, "add").map(async (file) => parseKind(await readJsonInput(file))));
  return [...catalogue, ...own];
}

/** Lists the kinds of certificates. */
export const catalogueList: Verb = {
  name: "catalogue list",
  usage: "[--add KIND.json …]",
  summary: "list the kinds of certificates: code, name, agency, validity, fee",
  positionals: 0,
  flags,
  run: async (context) => {
    const kinds = await kindsIn(context);
    const rows = kinds.map((kind) => [
      `  ${kind.code}`,
      kind.name,
      kind.agency,
      validity(kind),
      `${kindJson(kind)["fee"]}`,
    ]);
    for (const line of columns(rows)) context.say(line);
    return { ok: true, result: { kinds: kinds.map(described) } };
  },
};

/** Shows one kind with its fields. */
export const catalogueShow: Verb = {
  name: "catalogue show",
  usage: "CODE [--add KIND.json …]",
  summary: "show a kind: its rules, its fields and its schema's digest",
  positionals: 1,
  flags,
  run: async (context) => {
    const kind = kindOf(context.positionals[0] ?? "", await kindsIn(context));
    const { code, name, schema, agency } = kind;
    context.say(`${code}, ${name}: ${schema.description ?? ""}`);
    context.say(`  agency    ${agency}`);
    context.say(`  validity  ${validity(kind)}`);
    context.say(`  holder    ${holder(kind)}`);
    context.say(`  fee       ${kindJson(kind)["fee"]}`);
    context.say(`  schema    ${schemaDigest(schema)}`);
    context.say("\nFields");
    for (const line of columns(fieldsOf(kind))) context.say(line);
    return { ok: true, result: { kind: kindJson(kind), digest: schemaDigest(schema) } };
  },
};

/** What a kind asks of its holder, and shows of them. */
function holder({ holderNeeded, acceptanceNeeded, token }: CertificateKind): string {
  if (!holderNeeded) return "not needed";
  return `needed${acceptanceNeeded ? "; signs before it is issued" : ""}${token ? "; shown as a locked token" : ""}`;
}

/** Checks the fields of a certificate. */
export const catalogueCheck: Verb = {
  name: "catalogue check",
  usage: "CODE FIELDS.json [--add KIND.json …]",
  summary: "check a certificate's fields, or a list of them, against its kind",
  positionals: 2,
  flags,
  run: check,
};

async function check(context: Context): Promise<Outcome> {
  const [code = "", file = ""] = context.positionals;
  const kind = kindOf(code, await kindsIn(context));
  const input = await readJsonInput(file);
  const all = Array.isArray(input) ? input : [input];
  const faults = all.flatMap((fields, index) =>
    checkFields(kind, fields).map((fault) => ({ entry: index + 1, ...fault })),
  );
  const rows = faults.map(({ entry, field, rule, sentence }) => [
    `  entry ${entry}`,
    field === "" ? "-" : field,
    rule,
    sentence,
  ]);
  for (const line of columns(rows)) context.say(line);
  const wrong = new Set(faults.map(({ entry }) => entry)).size;
  context.say(
    `${counted(all.length - wrong, ["certificate is", "certificates are"])} as ${code} asks, ${wrong} ${wrong === 1 ? "is" : "are"} not.`,
  );
  return { ok: wrong === 0, result: { code, checked: all.length, faults } };
}

/** What a machine is told of a kind. */
const described = (kind: CertificateKind): Readonly<Record<string, unknown>> => ({
  ...kindJson(kind),
  schema: undefined,
  digest: schemaDigest(kind.schema),
});

function validity({ validity }: CertificateKind): string {
  if (validity.term === "unlimited") return "for good";
  const { months } = validity;
  const length = months % 12 === 0 ? counted(months / 12, ["year", "years"]) : counted(months, ["month", "months"]);
  return validity.term === "fixed" ? length : `at most ${length}`;
}

interface SchemaPart {
  readonly type?: string;
  readonly format?: string;
  readonly description?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaPart>>;
}

/** The fields as rows, a star at those that are required. */
function fieldsOf({ schema }: CertificateKind): readonly (readonly string[])[] {
  const { properties } = schema as unknown as SchemaPart;
  const { required = [], properties: fields = {} } = properties?.["credentialSubject"] ?? {};
  return Object.entries(fields).map(([name, { type = "", format, description = "" }]) => [
    `${required.includes(name) ? "*" : " "} ${name}`,
    format ?? type,
    description,
  ]);
}

async function readJsonInput(file: string): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(await readInput(file)));
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new ToolError(`${file} is not JSON: ${cause.message}.`, { cause });
    throw cause;
  }
}
