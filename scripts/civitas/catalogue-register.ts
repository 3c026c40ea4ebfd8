import {
  type CertificateKind,
  kindOf,
  registerCatalogue,
  schemaDigest,
  surveyCatalogue,
} from "../../sdk/src/catalogue/index.js";
import type { Mined } from "../../sdk/src/core/index.js";
import { ToolError } from "../support/error.js";
import { kindFlags, kindsIn } from "./catalogue.js";
import { type Context, type Outcome, texts, type Verb } from "./context.js";
import { contractOn, deploymentFlags } from "./deployment.js";
import { sendOptions } from "./import.js";
import { nodeFlags, openNode } from "./node.js";
import { columns, confirmed, counted } from "./output.js";

/** Registers kinds of certificates as types, for good. */
export const catalogueRegister: Verb = {
  name: "catalogue register",
  usage: "--office [AGENCY=]ROLE … [--kind CODE …] [--add KIND.json …]",
  summary: "register kinds as types of an office; those that are registered already are left as they are",
  positionals: 0,
  flags: {
    ...nodeFlags,
    ...deploymentFlags,
    ...kindFlags,
    office: { type: "string", multiple: true },
    kind: { type: "string", multiple: true },
    "dry-run": { type: "boolean" },
    yes: { type: "boolean" },
    confirmations: { type: "string" },
    timeout: { type: "string" },
  },
  run,
};

async function run(context: Context): Promise<Outcome> {
  const { flags, say } = context;
  const officeFor = officesIn(context);
  const known = await kindsIn(context);
  const named = texts(flags, "kind");
  const wanted = named.length === 0 ? known : named.map((code) => kindOf(code, known));
  const kinds = wanted.filter((kind) => officeFor(kind) !== undefined);
  const without = wanted.filter((kind) => officeFor(kind) === undefined);
  if (named.length > 0 && without.length > 0) {
    throw new ToolError(`No --office is named for the ${without[0]?.agency}, which issues ${without[0]?.code}.`);
  }

  const node = await openNode(context);
  const { address: registry } = await contractOn(context, node, "CredentialRegistry");
  const target = { registry, officeOf: (kind: CertificateKind) => officeFor(kind) ?? 0n };
  const { registered, absent } = await surveyCatalogue(node.chain, target, kinds);
  const about = {
    registry,
    already: registered.map(({ code }) => code),
    withoutOffice: without.map(({ code }) => code),
  };
  say(`${counted(registered.length, ["kind is", "kinds are"])} registered already.`);
  if (without.length > 0) say(`No office is named for ${about.withoutOffice.join(", ")}.`);
  for (const line of columns(absent.map(({ code, name, schema }) => [`  ${code}`, name, schemaDigest(schema)])))
    say(line);
  const told = (mined: readonly Mined[], done: readonly CertificateKind[]): Outcome => ({
    ok: true,
    result: {
      ...about,
      registered: done.map(({ code }) => code),
      transactions: mined.map(({ hash, block, gasUsed: gas }) => ({ hash, block, gas })),
    },
  });
  if (absent.length === 0) return told([], []);
  const count = counted(absent.length, ["kind", "kinds"]);
  if (flags["dry-run"] === true) {
    say(`${count} to register.`);
    return { ok: true, result: { ...about, dryRun: true, toRegister: absent.map(({ code }) => code) } };
  }
  if (node.chain.account === undefined) {
    throw new ToolError("Nobody is named who registers. Set CIVITAS_KEY, or on a local chain say --as N.");
  }
  if (!(await confirmed(context, `Register ${count}, for good?`))) throw new ToolError("Nothing was registered.");
  const mined = await registerCatalogue(node.chain, target, absent, sendOptions(context));
  say(`${count} registered in ${counted(mined.length, ["transaction", "transactions"])}.`);
  return told(mined, absent);
}

/** Which office issues a kind: the one that is named for its agency, or else the one that is named for all. */
function officesIn({ flags }: Context): (kind: CertificateKind) => bigint | undefined {
  const offices = new Map<string, bigint>();
  for (const word of texts(flags, "office")) {
    const [, agency = "", role = ""] = /^(?:(.+)=)?(0x[0-9a-fA-F]{1,16}|\d{1,20})$/.exec(word) ?? [];
    if (role === "") throw new ToolError(`--office ${word} must be a role such as 0x30001, or AGENCY=0x30001.`);
    offices.set(agency, BigInt(role));
  }
  if (offices.size === 0)
    throw new ToolError("Name the office that issues: --office 0x30001. The verb powers lists them.");
  return ({ agency }) => offices.get(agency) ?? offices.get("");
}
