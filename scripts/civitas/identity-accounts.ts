import { hexToBytes } from "viem";
import { agencyRole } from "../../sdk/src/access/index.js";
import { pairwiseAccount } from "../../sdk/src/identity/index.js";
import { ToolError } from "../support/error.js";
import { writeJson } from "../support/files.js";
import { type Context, type Outcome, text, texts, type Verb, whole } from "./context.js";
import { contractOn } from "./deployment.js";
import { identityFlags } from "./identity.js";
import { fromHere } from "./input.js";
import { openNode } from "./node.js";
import { columns } from "./output.js";
import { readSecret } from "./secret.js";

/** Names the form of a list of accounts, as the citizens' page reads it. */
const FORMAT = "civitas-accounts-1";

/** Lists the accounts that a citizen has for several agencies; their keys stay in the secret. */
export const identityAccounts: Verb = {
  name: "identity accounts",
  usage: "SECRET --agency N [--agency N …] [--each N] [--out FILE.json]",
  summary:
    "list the accounts that a secret gives for agencies; a list without keys, for the page that shows your records",
  positionals: 1,
  flags: {
    ...identityFlags,
    agency: { type: "string", multiple: true },
    each: { type: "string" },
    out: { type: "string" },
  },
  run,
};

async function run(context: Context): Promise<Outcome> {
  const numbers = texts(context.flags, "agency").map(agencyIn);
  if (numbers.length === 0) throw new ToolError("Name an agency by its number, as in --agency 1.");
  const each = whole(context.flags, "each", 1) ?? 1;
  const node = await openNode(context);
  const { address: authority } = await contractOn(context, node, "Authority");
  const seed = hexToBytes(await readSecret(fromHere(context.positionals[0] ?? ""), false));
  const accounts = numbers.flatMap((number) =>
    Array.from({ length: each }, (_, index) => {
      const { address } = pairwiseAccount(seed, { authority, agency: agencyRole(number) }, index);
      return { address, agency: number, number: index };
    }),
  );
  const out = text(context.flags, "out");
  if (out !== undefined) await writeJson(fromHere(out), { format: FORMAT, authority, accounts });
  for (const line of columns(accounts.map(({ address, agency, number }) => [`agency ${agency}`, `${number}`, address])))
    context.say(line);
  return { ok: true, result: { authority, accounts } };
}

function agencyIn(value: string): number {
  if (/^[1-9]\d{0,9}$/.test(value)) return Number(value);
  throw new ToolError(`--agency ${value} is no agency's number.`);
}
