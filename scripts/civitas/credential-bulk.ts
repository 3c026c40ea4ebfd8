import { join } from "node:path";
import { keccak256 } from "viem";
import { kindOf, typeIdOf } from "../../sdk/src/catalogue/index.js";
import { ToolError } from "../support/error.js";
import { build } from "./bulk/build.js";
import { requireEmpty } from "./bulk/files.js";
import { hand } from "./bulk/hand.js";
import { checkRows, rowsIn } from "./bulk/input.js";
import { isIssued, issue } from "./bulk/issue.js";
import { keepPlan, keepRoot, planIn } from "./bulk/journal.js";
import { planOf, requireType } from "./bulk/plan.js";
import { stopwatch } from "./bulk/stopwatch.js";
import { kindFlags, kindsIn } from "./catalogue.js";
import { type Context, type Outcome, text, type Verb } from "./context.js";
import { contractOn, deploymentFlags } from "./deployment.js";
import { sendOptions, tellRefused } from "./import.js";
import { fromHere, readInput } from "./input.js";
import { importName, importsFolder, openJournal } from "./journal.js";
import { nodeFlags, openNode } from "./node.js";
import { confirmed, counted, moment } from "./output.js";
import { readSecret } from "./secret.js";

const NOUN = ["certificate", "certificates"] as const;

/** Issues every certificate of a file under one root, and writes each its document with the proof. */
export const credentialBulk: Verb = {
  name: "credential bulk",
  usage: "INPUT.csv|jsonl --type CODE --basis TEXT --out FOLDER [--from DAY] [--until DAY] [--issuer URL]",
  summary: "issue each row of a file as a certificate, all under one root, and write each its document",
  positionals: 1,
  flags: {
    ...nodeFlags,
    ...deploymentFlags,
    ...kindFlags,
    type: { type: "string" },
    basis: { type: "string" },
    out: { type: "string" },
    from: { type: "string" },
    until: { type: "string" },
    "time-zone": { type: "string" },
    issuer: { type: "string" },
    label: { type: "string" },
    secret: { type: "string" },
    "dry-run": { type: "boolean" },
    yes: { type: "boolean" },
    "skip-refused": { type: "boolean" },
    confirmations: { type: "string" },
    timeout: { type: "string" },
  },
  run,
};

async function run(context: Context): Promise<Outcome> {
  const { flags, say, positionals } = context;
  const file = positionals[0] ?? "";
  const [code, out] = [text(flags, "type"), text(flags, "out")];
  if (code === undefined || out === undefined)
    throw new ToolError("Name the kind with --type, and a folder with --out.");
  const kind = kindOf(code, await kindsIn(context));
  const clock = stopwatch(context.progress);
  const bytes = await readInput(file);
  const { rows, refused } = clock.time("checked", () => {
    const all = rowsIn(file, bytes, kind);
    return checkRows(all, kind, clock.counter(all.length, "certificates checked"));
  });
  tellRefused(context, refused);

  const node = await openNode(context);
  const { chain } = node;
  const { address: registry } = await contractOn(context, node, "CredentialRegistry");
  const typeId = typeIdOf(kind);
  // The same file is the same issuance, unless somebody says that it is not: it is never issued twice by mistake.
  const label = text(flags, "label");
  const about = {
    file: keccak256(bytes),
    typeId,
    chainId: chain.id,
    registry,
    ...(label === undefined ? {} : { label }),
  };
  const name = importName({ act: "bulk", ...about });
  const path = join(importsFolder(), `${name}.jsonl`);
  const made = planIn(path);
  const plan = await planOf(context, chain, { registry }, kind, made);
  await requireType(chain, { registry }, kind, plan);
  const allowed = refused.length === 0 || flags["skip-refused"] === true;
  const told = { ...about, type: code, rows: rows.length + refused.length, refused };
  say(
    `${counted(rows.length, NOUN)} of the kind ${kind.name}, from ${moment(plan.validFrom)}${plan.validUntil === undefined ? "" : ` until ${moment(plan.validUntil)}`}.`,
  );
  if (flags["dry-run"] === true) return { ok: allowed, result: { ...told, dryRun: true, accepted: rows.length } };
  if (rows.length === 0) throw new ToolError("There is nothing to issue.");
  if (!allowed) {
    throw new ToolError(
      `${counted(refused.length, ["row is", "rows are"])} refused, and nothing was issued. Correct the file, or leave them out with --skip-refused.`,
    );
  }
  const folder = fromHere(out);
  if (made === undefined) {
    await requireEmpty(folder);
    if (node.chain.account === undefined) {
      throw new ToolError("Nobody is named who issues. Set CIVITAS_KEY, or on a local chain say --as N.");
    }
    if (!(await confirmed(context, `Issue ${counted(rows.length, NOUN)} under one root?`))) {
      throw new ToolError("Nothing was issued.");
    }
  } else say("An earlier run began this issuance; it goes on.");

  const sending = sendOptions(context);
  const journal = await openJournal(name, chain, sending);
  await node.settled(sending.timeout);
  const kept = text(flags, "secret");
  const secretPath = kept === undefined ? join(importsFolder(), `${name}.secret`) : fromHere(kept);
  const secret = await readSecret(secretPath, false);
  if (made === undefined) keepPlan(path, plan);
  const built = await clock.timeAsync("digested", () =>
    build({ kind, plan, secret, rows }, clock.counter(rows.length, "certificates digested"), () => clock.next("built")),
  );
  const { batch } = built;
  keepRoot(path, batch.root);

  const target = { ref: { registry }, batch, plan };
  const before = await clock.timeAsync("issued", () => isIssued(chain, target));
  const mined = before
    ? undefined
    : await clock.timeAsync("issued", () => issue(chain, target, { ...sending, journal }));
  context.progress.step({ done: 1, total: 1, noun: "roots issued" });
  const place = { chainId: chain.id, registry };
  const written = await clock.timeAsync("written", () =>
    hand(folder, { ...built, ...place, rows }, clock.counter(rows.length, "certificates written")),
  );
  context.progress.end();
  const ok = await isIssued(chain, target);
  say(
    `${counted(rows.length, NOUN)} ${before ? "were issued by an earlier run" : "issued"} under the root ${batch.root}; ${counted(written, ["file", "files"])} written to ${out}.`,
  );
  say(
    `The secret behind the salts is ${secretPath}. Keep it: with it and the input every document can be written again.`,
  );
  return {
    ok,
    result: {
      ...told,
      root: batch.root,
      places: batch.count,
      certificates: rows.length,
      issuedBefore: before,
      transaction: mined && { hash: mined.hash, block: mined.block, gas: mined.gasUsed },
      written,
      out: folder,
      journal: path,
      secret: secretPath,
      ...clock.result(),
    },
  };
}
