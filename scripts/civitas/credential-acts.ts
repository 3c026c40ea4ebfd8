import { type Hex, isHex } from "viem";
import { officeRole } from "../../sdk/src/access/index.js";
import type { AnyCall, Chain } from "../../sdk/src/core/index.js";
import { calls, credentialId, type RegistryRef, readCredential, typeId } from "../../sdk/src/credentials/index.js";
import { ToolError } from "../support/error.js";
import { type Context, type Flags, text, type Verb, whole } from "./context.js";
import { account, digest, hex, moment, needed, termIn, word } from "./credential-words.js";
import { contractOn, deploymentFlags } from "./deployment.js";
import { nodeFlags, openNode } from "./node.js";

/** What an act is made of: who is asked, about which credential, as it stands. */
interface Desk {
  readonly chain: Chain;
  readonly ref: RegistryRef;
  readonly flags: Flags;
  readonly positionals: readonly string[];
  readonly id: Hex;
  /** Revision on record, or the one that was decided on, where `--revision` names it. */
  readonly revision: () => Promise<number>;
}

const common = { ...nodeFlags, ...deploymentFlags, type: { type: "string" }, "dry-run": { type: "boolean" } } as const;
const reasons = { reason: { type: "string" } } as const;
const decision = { basis: { type: "string" }, revision: { type: "string" } } as const;
const term = { from: { type: "string" }, until: { type: "string" } } as const;

/** The officer's everyday acts, and the holder's. */
export const credentialActs: readonly Verb[] = [
  act(
    "issue",
    "ID | NUMBER --until DATE|never --commitment DIGEST --basis TEXT [--from DATE --holder ACCOUNT] [--acceptance HEX --deadline SECOND]",
    "issue a credential; where its type asks for it, with the holder's acceptance",
    {
      ...term,
      basis: decision.basis,
      holder: { type: "string" },
      commitment: { type: "string" },
      acceptance: { type: "string" },
      deadline: { type: "string" },
    },
    ({ ref, id, flags }) => {
      const holder = text(flags, "holder") === undefined ? {} : { holder: account(flags, "holder") };
      const commitment = word(flags, "commitment");
      const issuance = { id, ...holder, ...termIn(flags), commitment, basis: digest(flags, "basis") };
      if (text(flags, "acceptance") === undefined) return calls.issue(ref, issuance);
      const signature = hex(flags, "acceptance");
      return calls.issueAccepted(ref, issuance, { deadline: moment(needed(flags, "deadline")), signature });
    },
  ),
  act(
    "suspend",
    "ID | NUMBER --reason TEXT [--until DATE]",
    "suspend a credential",
    { ...reasons, until: term.until },
    (desk) => {
      const { ref, id, flags } = desk;
      const reason = digest(flags, "reason");
      const until = text(flags, "until");
      return until === undefined
        ? calls.suspend(ref, { id, reason })
        : calls.suspendUntil(ref, { id, until: moment(until), reason });
    },
  ),
  act("reinstate", "ID | NUMBER --reason TEXT", "lift a suspension", reasons, ({ ref, id, flags }) =>
    calls.reinstate(ref, { id, reason: digest(flags, "reason") }),
  ),
  act("revoke", "ID | NUMBER --reason TEXT", "revoke a credential for good", reasons, ({ ref, id, flags }) =>
    calls.revoke(ref, { id, reason: digest(flags, "reason") }),
  ),
  act(
    "renew",
    "ID | NUMBER --until DATE --basis TEXT [--from DATE --commitment DIGEST]",
    "prolong the running term; or give a new term with the document as it is now",
    { ...decision, ...term, commitment: { type: "string" } },
    async ({ ref, id, flags, revision }) => {
      const said = { id, revision: await revision(), ...termIn(flags), basis: digest(flags, "basis") };
      if (text(flags, "commitment") !== undefined)
        return calls.renew(ref, { ...said, commitment: word(flags, "commitment") });
      if (said.validFrom === undefined) return calls.prolong(ref, said);
      throw new ToolError("A term that begins anew needs the document as it is now. Give --commitment.");
    },
  ),
  act(
    "replace",
    "ID | NUMBER --by NUMBER --until DATE --commitment DIGEST --basis TEXT [--from DATE]",
    "issue another in its place, to the same holder",
    { ...decision, ...term, by: { type: "string" }, commitment: { type: "string" } },
    async ({ chain, ref, id, flags, revision }) => {
      const record = await readCredential(chain, ref, id);
      const holder = record.state === "unknown" ? undefined : record.holder;
      return calls.replace(ref, {
        replaces: id,
        revision: await revision(),
        id: idOf(needed(flags, "by"), text(flags, "type")),
        ...(holder === undefined ? {} : { holder }),
        ...termIn(flags),
        commitment: word(flags, "commitment"),
        basis: digest(flags, "basis"),
      });
    },
  ),
  act(
    "rebind",
    "ID | NUMBER --successor ACCOUNT --signature HEX --deadline SECOND --commitment DIGEST --basis TEXT [--holder-signature HEX]",
    "bind a credential to its subject's new account, which has signed",
    {
      ...decision,
      successor: { type: "string" },
      signature: { type: "string" },
      "holder-signature": { type: "string" },
      deadline: { type: "string" },
      commitment: { type: "string" },
    },
    async ({ ref, id, flags, revision }) => {
      const holder = text(flags, "holder-signature");
      return calls.rebind(
        ref,
        {
          id,
          revision: await revision(),
          successor: account(flags, "successor"),
          commitment: word(flags, "commitment"),
          deadline: moment(needed(flags, "deadline")),
          basis: digest(flags, "basis"),
        },
        {
          successor: hex(flags, "signature"),
          ...(holder === undefined ? {} : { holder: hex(flags, "holder-signature") }),
        },
      );
    },
  ),
  act("follow", "ID | NUMBER", "bind a credential to the account that took over from its holder's", {}, ({ ref, id }) =>
    calls.followIdentity(ref, id),
  ),
  ...(["surrender", "decline"] as const).map((name) =>
    act(
      name,
      "ID | NUMBER [--reason TEXT] [--signature HEX --deadline SECOND]",
      name === "surrender" ? "give a credential back, as its holder" : "decline a credential, as its holder",
      { ...reasons, revision: decision.revision, signature: { type: "string" }, deadline: { type: "string" } },
      async ({ chain, ref, id, flags, revision }) => {
        const signed = text(flags, "signature") !== undefined;
        const deadline = signed ? moment(needed(flags, "deadline")) : (await chain.block()).timestamp + 3_600n;
        const reason = text(flags, "reason") === undefined ? {} : { reason: digest(flags, "reason") };
        const notice = { id, revision: await revision(), deadline, ...reason };
        return calls[name](ref, notice, signed ? hex(flags, "signature") : undefined);
      },
    ),
  ),
  act(
    "type",
    "CODE --name TEXT --office AGENCY/OFFICE --schema DIGEST [--maximum-days N] [--holder] [--acceptance] [--shown]",
    "register a type of credential, as the head of its agency",
    {
      name: { type: "string" },
      office: { type: "string" },
      schema: { type: "string" },
      "maximum-days": { type: "string" },
      holder: { type: "boolean" },
      acceptance: { type: "boolean" },
      shown: { type: "boolean" },
    },
    ({ ref, flags, positionals }) => {
      const [agency, office] = needed(flags, "office").split("/").map(Number);
      if (!agency || !office) throw new ToolError("--office is written as 3/1: the agency's number and the office's.");
      const days = whole(flags, "maximum-days", 1);
      return calls.registerType(ref, typeId(positionals[0] ?? ""), {
        office: officeRole(agency, office),
        ...(days === undefined ? {} : { maximumTerm: BigInt(days) * 86_400n }),
        holderNeeded: flags["holder"] === true,
        acceptanceNeeded: flags["acceptance"] === true,
        shown: flags["shown"] === true,
        schema: word(flags, "schema"),
        name: needed(flags, "name"),
      });
    },
  ),
];

/** One act as a verb: it is tried alone where `--dry-run` says so, and else sent and waited for. */
function act(
  name: string,
  usage: string,
  summary: string,
  flags: Verb["flags"],
  callFor: (desk: Desk) => AnyCall | Promise<AnyCall>,
): Verb {
  const run = async (context: Context) => {
    const node = await openNode(context);
    const { address: registry } = await contractOn(context, node, "CredentialRegistry");
    const { chain } = node;
    const ref = { registry };
    const [what = ""] = context.positionals;
    const id = name === "type" ? typeId(what) : idOf(what, text(context.flags, "type"));
    const call = await callFor({
      ...context,
      chain,
      ref,
      id,
      revision: () => revisionOf(chain, ref, id, context.flags),
    });
    if (context.flags["dry-run"] === true) {
      const gas = await chain.estimate(call);
      context.say(`Would ${name} ${what}, for ${gas} gas. Nothing was sent.`);
      return { ok: true, result: { registry, id, dryRun: true, gas } };
    }
    const mined = await chain.send(call);
    const held = mined.logs.length === 0;
    context.say(held ? `Nothing to do: it holds already (${mined.hash}).` : `Done: ${name} ${what}, in ${mined.hash}.`);
    const { hash: transaction, block, gasUsed } = mined;
    return { ok: true, result: { registry, id, outcome: held ? "held" : "done", transaction, block, gasUsed } };
  };
  return { name: `credential ${name}`, usage, summary, positionals: 1, flags: { ...common, ...flags }, run };
}

async function revisionOf(chain: Chain, ref: RegistryRef, id: Hex, flags: Flags): Promise<number> {
  const named = whole(flags, "revision", 1);
  if (named !== undefined) return named;
  const record = await readCredential(chain, ref, id);
  return record.state === "unknown" ? 0 : record.revision;
}

const idOf = (words: string, type = "LBUS"): Hex =>
  isHex(words) && words.length === 66 ? words : credentialId(typeId(type), words);
