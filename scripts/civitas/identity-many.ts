import { type Chain, mapConcurrently } from "../../sdk/src/core/index.js";
import { readTable } from "../../sdk/src/credentials/import/index.js";
import { calls, type IdentityRef, readIdentity, type Verification, verifyMany } from "../../sdk/src/identity/index.js";
import { ToolError } from "../support/error.js";
import { type Context, type Outcome, type Verb, whole } from "./context.js";
import { moment } from "./credential-words.js";
import { accountIn, identityFlags, officeIn, openIdentities } from "./identity.js";
import { kindOf } from "./identity-acts.js";
import { readInput } from "./input.js";
import { counted } from "./output.js";

/** Accounts a transaction, as a rule: some 28,000 gas each. */
const BATCH = 200;
/** Accounts a transaction, at most: below the 16,777,216 gas that the protocol takes. */
const LARGEST = 500;
const COLUMNS = ["account", "kind", "until"] as const;

/** Verifies the accounts of a file. Run again it goes on where it stopped: who is verified already is passed over. */
export const identityVerifyMany: Verb = {
  name: "identity verify-many",
  usage: "FILE.csv --office 4/1 [--batch N] [--dry-run]",
  summary: "verify the accounts of a file with the columns account, kind and until",
  positionals: 1,
  flags: { ...identityFlags, office: { type: "string" }, batch: { type: "string" }, "dry-run": { type: "boolean" } },
  run,
};

async function run(context: Context): Promise<Outcome> {
  const file = context.positionals[0] ?? "";
  const office = officeIn(context.flags);
  const size = whole(context.flags, "batch", 1) ?? BATCH;
  if (size > LARGEST) throw new ToolError(`--batch ${size} does not fit into a transaction; give ${LARGEST} at most.`);
  const wanted = verificationsIn(await readInput(file), file);
  const { node, ref } = await openIdentities(context);
  const { chain } = node;
  const todo = await outstanding(chain, ref, wanted);
  const known = wanted.length - todo.length;
  const batches = Array.from({ length: Math.ceil(todo.length / size) }, (_, at) =>
    todo.slice(at * size, (at + 1) * size),
  );
  const said = { ...ref, office, verified: todo.length, known };
  if (context.flags["dry-run"] === true) {
    const gas = await Promise.all(batches.map((batch) => chain.estimate(calls.verifyMany(ref, office, batch))));
    const total = gas.reduce((sum, one) => sum + one, 0n);
    context.say(
      `Would verify ${counted(todo.length, ["account", "accounts"])} in ${counted(batches.length, ["transaction", "transactions"])}, for ${total} gas; ${known} verified already. Nothing was sent.`,
    );
    return { ok: true, result: { ...said, dryRun: true, transactions: batches.length, gas: total } };
  }
  const transactions = [];
  let done = 0;
  for (const verifications of batches) {
    const { mined } = await verifyMany(chain, ref, { office, verifications });
    done += verifications.length;
    transactions.push(mined.hash);
    const step = { done, total: todo.length, noun: "accounts" };
    context.progress.step({ ...step, transaction: mined.hash, gas: mined.gasUsed });
  }
  context.progress.end();
  context.say(`Verified ${counted(todo.length, ["account", "accounts"])}; ${known} verified already.`);
  return { ok: true, result: { ...said, transactions } };
}

/** Those of whom nothing is on record as it is wanted. What cannot be verified the registry refuses by name. */
async function outstanding(
  chain: Chain,
  ref: IdentityRef,
  wanted: readonly Verification[],
): Promise<readonly Verification[]> {
  const held = await mapConcurrently(wanted, async ({ account, kind, until }) => {
    const identity = await readIdentity(chain, ref, account);
    return identity.state === "verified" && identity.kind === kind && identity.until === until;
  });
  return wanted.filter((_, index) => held[index] !== true);
}

function verificationsIn(bytes: Uint8Array, file: string): readonly Verification[] {
  const { header, rows } = readTable(bytes);
  const at = COLUMNS.map((name) => header.findIndex((cell) => cell.toLowerCase() === name));
  if (at.includes(-1)) {
    throw new ToolError(`${file} must have the columns ${COLUMNS.join(", ")}; it has ${header.join(", ")}.`);
  }
  const lines = new Map<string, number>();
  return rows.map(({ line, cells }) => {
    const where = `${file}, line ${line}`;
    const [account, kind, until] = at.map((index) => (cells[index] ?? "").trim());
    const verification = {
      account: accountIn(account, where),
      kind: kindOf(kind ?? "", `${where}: the kind`),
      until: moment(until ?? ""),
    };
    const twice = lines.get(verification.account);
    if (twice !== undefined) throw new ToolError(`${where}: ${verification.account} stands in line ${twice} already.`);
    lines.set(verification.account, line);
    return verification;
  });
}
