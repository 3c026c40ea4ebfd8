import { type Hex, isHex } from "viem";
import {
  type CredentialAct,
  credentialHistory,
  credentialId,
  readCredential,
  type Standing,
  serialOf,
  typeId,
  verifyCredential,
} from "../../sdk/src/credentials/index.js";
import { type Context, type Outcome, text, type Verb } from "./context.js";
import { contractOn, deploymentFlags } from "./deployment.js";
import { nodeFlags, openNode } from "./node.js";
import { columns, moment } from "./output.js";

/** Shows a credential, how it stands now, and all that was ever done to it. */
export const credential: Verb = {
  name: "credential",
  usage: "ID | NUMBER [--type LBUS]",
  summary: "show a credential, how it stands at the latest block, and its history",
  positionals: 1,
  flags: { ...nodeFlags, ...deploymentFlags, type: { type: "string" } },
  run,
};

async function run(context: Context): Promise<Outcome> {
  const { flags, positionals, say } = context;
  const id = idOf(positionals[0] ?? "", text(flags, "type") ?? "LBUS");
  const node = await openNode(context);
  const { address: registry, block: fromBlock } = await contractOn(context, node, "CredentialRegistry");
  const { chain } = node;
  const { number: block, timestamp } = await chain.block();
  const record = await readCredential(chain, { registry }, id, { block });
  if (record.state === "unknown") {
    say(`No credential ${serialOf(id) ?? id} was issued in ${registry} as of block ${block}.`);
    return { ok: false, result: { registry, id, block, record } };
  }
  const standing = await verifyCredential(chain, { registry, id }, timestamp, { block });
  const acts = await credentialHistory(chain, { registry }, id, { fromBlock, toBlock: block });
  say(`Credential ${serialOf(id) ?? id}, ${inWords(standing)}, as of block ${block}`);
  say(`  id          ${id}`);
  say(`  holder      ${record.holder ?? "none named"}`);
  say(`  term        ${termOf(record)}`);
  say(`  commitment  ${record.commitment}`);
  say("\nHistory");
  for (const line of columns(acts.map(told))) say(line);
  return { ok: true, result: { registry, id, serial: serialOf(id), block, record, standing, history: acts } };
}

const idOf = (word: string, type: string): Hex =>
  isHex(word) && word.length === 66 ? word : credentialId(typeId(type), word);

function inWords(standing: Standing): string {
  const since = "since" in standing && standing.since !== undefined ? ` since ${moment(standing.since)}` : "";
  const until = "until" in standing && standing.until !== undefined ? ` until ${moment(standing.until)}` : "";
  return `${standing.state}${since}${until}`;
}

const termOf = ({ validFrom, validUntil }: { readonly validFrom: bigint; readonly validUntil?: bigint }): string =>
  `${moment(validFrom)} to ${validUntil === undefined ? "no end" : `before ${moment(validUntil)}`}`;

/** One act as a line: what it was, for which term, who did it, and the digest that it rests on. */
function told(act: CredentialAct): readonly string[] {
  const term = "validFrom" in act ? termOf(act) : "";
  const rest = act.kind === "followed" ? `from ${act.from} to ${act.to}` : act.digest;
  return [`  ${act.revision}`, `block ${act.block}`, act.kind, term, `by ${act.actor}`, rest];
}
