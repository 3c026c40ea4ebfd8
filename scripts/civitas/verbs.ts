import { parseArgs } from "node:util";
import { ToolError } from "../support/error.js";
import { applicationQueue, applicationShow } from "./application.js";
import { applicationActs } from "./application-acts.js";
import { catalogueCheck, catalogueList, catalogueShow } from "./catalogue.js";
import { catalogueRegister } from "./catalogue-register.js";
import { consentVerbs } from "./consent.js";
import type { Context, Verb } from "./context.js";
import { credential } from "./credential.js";
import { credentialActs } from "./credential-acts.js";
import { credentialBulk } from "./credential-bulk.js";
import { identityShow } from "./identity.js";
import { identityAccounts } from "./identity-accounts.js";
import { identityActs, identitySign } from "./identity-acts.js";
import { identityVerifyMany } from "./identity-many.js";
import { importLicences } from "./import-licences.js";
import { importParcels } from "./import-parcels.js";
import { mandateVerbs } from "./mandate.js";
import { mandateActs } from "./mandate-acts.js";
import { powers } from "./powers.js";
import { saleFollow, saleOpen, saleRefund, saleSettle, saleShow } from "./sale.js";
import { statusList } from "./status-list.js";
import { TITLE_VERBS } from "./title/index.js";

const VERBS: readonly Verb[] = [
  importParcels,
  importLicences,
  ...TITLE_VERBS,
  credentialBulk,
  statusList,
  ...credentialActs,
  credential,
  powers,
  catalogueList,
  catalogueShow,
  catalogueCheck,
  catalogueRegister,
  applicationShow,
  applicationQueue,
  ...applicationActs,
  ...consentVerbs,
  identityShow,
  identityAccounts,
  identityVerifyMany,
  ...identityActs,
  identitySign,
  ...mandateVerbs,
  ...mandateActs,
  saleShow,
  saleOpen,
  saleSettle,
  saleRefund,
  saleFollow,
];

/** Finds the verb and reads what follows it. */
export function readVerb(args: readonly string[]): [Verb, Pick<Context, "flags" | "positionals">] {
  const verb = VERBS.find(({ name }) => name.split(" ").every((word, index) => args[index] === word));
  if (verb === undefined) throw new ToolError(`There is no verb "${args.slice(0, 2).join(" ")}".\n\n${usage()}`);
  const rest = args.slice(verb.name.split(" ").length);
  const options = { ...verb.flags, json: { type: "boolean" } } as const;
  try {
    const { values, positionals } = parseArgs({ args: rest, options, allowPositionals: true });
    if (positionals.length === verb.positionals) return [verb, { flags: values as Context["flags"], positionals }];
  } catch (error) {
    throw new ToolError(`${(error as Error).message}\n\nUsage: ${line(verb)}`, { cause: error });
  }
  throw new ToolError(`Usage: ${line(verb)}`);
}

/** The verbs, for people. */
export function usage(): string {
  const verbs = VERBS.map((verb) => `  ${line(verb)}\n      ${verb.summary}`).join("\n");
  return `Usage: npm run civitas -- VERB …

${verbs}

All take --network NAME (localhost), --rpc URL and --json; they end with 0 when all that was asked is done, with 1 when
something is refused, and with 2 when the node does not answer. Who acts: CIVITAS_KEY in the environment holds a private
key, or --as N names an account of a local chain. Imports take --dry-run, --yes, --skip-refused, --batch N,
--confirmations N and --timeout SECONDS, and go on where they stopped when they are run again.`;
}

const line = ({ name, usage }: Verb): string => `civitas ${name} ${usage}`.trimEnd();
