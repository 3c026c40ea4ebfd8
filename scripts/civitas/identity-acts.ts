import type { Address, Hex } from "viem";
import type { AnyCall, Chain } from "../../sdk/src/core/index.js";
import {
  calls,
  type IdentityKind,
  type IdentityRef,
  readIdentity,
  readPlace,
  type Succession,
  signAcceptance,
  signObjection,
  signRotation,
} from "../../sdk/src/identity/index.js";
import { ToolError } from "../support/error.js";
import { type Context, type Flags, text, type Verb, whole } from "./context.js";
import { account as accountFlag, hex, moment, needed, word } from "./credential-words.js";
import { accountIn, identityFlags, officeIn, openIdentities } from "./identity.js";

/** What an act is made of: who is asked, about which account. */
interface Desk {
  readonly chain: Chain;
  readonly ref: IdentityRef;
  readonly flags: Flags;
  readonly account: Address;
  /** Revision on record, or the one that was decided on, where `--revision` names it. */
  readonly revision: () => Promise<number>;
}

const HOUR = 3_600n;
const DAY = 86_400n;
const common = { ...identityFlags, revision: { type: "string" }, "dry-run": { type: "boolean" } } as const;
const reason = { reason: { type: "string" } } as const;
const basis = { basis: { type: "string" } } as const;
const successor = { successor: { type: "string" }, deadline: { type: "string" } } as const;

const ruling = async ({ account, revision, flags }: Desk, digest: "reason" | "basis") => ({
  account,
  revision: await revision(),
  basis: word(flags, digest),
});

/** A kind as a person types it. */
export function kindOf(value: string, where: string): IdentityKind {
  if (value === "person" || value === "organisation") return value;
  throw new ToolError(`${where} is person or organisation, not ${value}.`);
}

/** What officers and holders do with one identity. */
export const identityActs: readonly Verb[] = [
  act(
    "verify",
    "ACCOUNT --office 4/1 --kind person|organisation --until DATE",
    "verify an account, as an officer",
    { office: { type: "string" }, kind: { type: "string" }, until: { type: "string" } },
    ({ ref, account, flags }) =>
      calls.verify(ref, officeIn(flags), {
        account,
        kind: kindOf(needed(flags, "kind"), "--kind"),
        until: moment(needed(flags, "until")),
      }),
  ),
  act(
    "prolong",
    "ACCOUNT --until DATE",
    "let a verification last longer",
    { until: { type: "string" } },
    async ({ ref, account, flags, revision }) =>
      calls.prolong(ref, { account, revision: await revision(), until: moment(needed(flags, "until")) }),
  ),
  act("withdraw", "ACCOUNT --reason DIGEST", "withdraw a verification", reason, async (desk) =>
    calls.withdraw(desk.ref, await ruling(desk, "reason")),
  ),
  act("reinstate", "ACCOUNT --basis DIGEST", "put a withdrawn verification in force again", basis, async (desk) =>
    calls.reinstate(desk.ref, await ruling(desk, "basis")),
  ),
  act("end", "ACCOUNT --basis DIGEST", "end an identity, by death or dissolution", basis, async (desk) =>
    calls.end(desk.ref, await ruling(desk, "basis")),
  ),
  act(
    "announce-succession",
    "ACCOUNT --successor ACCOUNT --signature HEX --deadline SECOND --basis DIGEST",
    "announce the account that takes over where a key was lost; it has signed",
    { ...successor, ...basis, signature: { type: "string" } },
    async (desk) =>
      calls.announceSuccession(desk.ref, await paperIn(desk), word(desk.flags, "basis"), hex(desk.flags, "signature")),
  ),
  act("withdraw-succession", "ACCOUNT --reason DIGEST", "withdraw an announced succession", reason, async (desk) =>
    calls.withdrawSuccession(desk.ref, await ruling(desk, "reason")),
  ),
  act(
    "object",
    "ACCOUNT [--signature HEX --deadline SECOND]",
    "object to an announced succession, as the account that would be succeeded",
    { deadline: { type: "string" }, signature: { type: "string" } },
    async (desk) => {
      const { pending } = await readPlace(desk.chain, desk.ref, desk.account);
      if (pending === undefined) throw new ToolError(`Nothing is announced for ${desk.account}.`);
      const paper = await paperOf(desk, pending.successor);
      return calls.object(desk.ref, paper, signatureIn(desk.flags, "signature"));
    },
  ),
  act("complete", "ACCOUNT", "complete a succession to which nobody objected", {}, ({ ref, account }) =>
    calls.completeSuccession(ref, account),
  ),
  act(
    "rotate",
    "ACCOUNT --successor ACCOUNT --successor-signature HEX [--signature HEX] --deadline SECOND",
    "put a new account in the old one's place; both have signed, or the old one sends it",
    { ...successor, signature: { type: "string" }, "successor-signature": { type: "string" } },
    async (desk) => {
      const [old, next] = ["signature", "successor-signature"].map((name) => signatureIn(desk.flags, name));
      const signatures = {
        ...(old === undefined ? {} : { account: old }),
        ...(next === undefined ? {} : { successor: next }),
      };
      return calls.rotate(desk.ref, await paperIn(desk), signatures);
    },
  ),
];

/** Signs what is handed in by others. */
export const identitySign: Verb = {
  name: "identity sign",
  usage: "acceptance|objection|rotation ACCOUNT [--successor ACCOUNT] [--deadline SECOND]",
  summary: "sign a successor's agreement, an objection, or a rotation, which anybody hands in",
  positionals: 2,
  flags: { ...common, ...successor },
  run: async (context) => {
    const { positionals, flags } = context;
    const [what = "", account] = positionals;
    const { node, ref } = await openIdentities(context);
    const { chain } = node;
    const desk = deskOf(context, chain, ref, accountIn(account, "The account"));
    const signing = { acceptance: signAcceptance, objection: signObjection, rotation: signRotation }[what];
    if (signing === undefined) throw new ToolError(`${what} is none of acceptance, objection and rotation.`);
    const paper = text(flags, "deadline") === undefined ? await paperFor(desk) : await paperIn(desk);
    const signature = await signing(chain, ref, paper);
    context.say(`--deadline ${paper.deadline} --revision ${paper.revision} --signature ${signature}`);
    return { ok: true, result: { ...ref, paper, signature, signer: chain.account } };
  },
};

const signatureIn = (flags: Flags, name: string): Hex | undefined =>
  text(flags, name) === undefined ? undefined : hex(flags, name);

/** The paper that the flags name. */
const paperIn = (desk: Desk): Promise<Succession> => paperOf(desk, accountFlag(desk.flags, "successor"));

/** The paper that is good for a week. */
async function paperFor(desk: Desk): Promise<Succession> {
  const deadline = (await desk.chain.block()).timestamp + 7n * DAY;
  const named = accountFlag(desk.flags, "successor");
  return { account: desk.account, successor: named, revision: await desk.revision(), deadline };
}

async function paperOf({ chain, account, flags, revision }: Desk, next: Address): Promise<Succession> {
  const given = text(flags, "deadline");
  const deadline = given === undefined ? (await chain.block()).timestamp + HOUR : moment(given);
  return { account, successor: next, revision: await revision(), deadline };
}

function deskOf({ flags }: Context, chain: Chain, ref: IdentityRef, account: Address): Desk {
  const revision = async () => {
    const named = whole(flags, "revision", 1);
    if (named !== undefined) return named;
    const identity = await readIdentity(chain, ref, account);
    return identity.state === "unknown" ? 0 : identity.revision;
  };
  return { chain, ref, flags, account, revision };
}

/** One act as a verb: it is tried alone where `--dry-run` says so, and else sent and waited for. */
function act(
  name: string,
  usage: string,
  summary: string,
  flags: Verb["flags"],
  callFor: (desk: Desk) => AnyCall | Promise<AnyCall>,
): Verb {
  const run = async (context: Context) => {
    const account = accountIn(context.positionals[0], "The account");
    const { node, ref } = await openIdentities(context);
    const { chain } = node;
    const call = await callFor(deskOf(context, chain, ref, account));
    if (context.flags["dry-run"] === true) {
      const gas = await chain.estimate(call);
      context.say(`Would ${name} ${account}, for ${gas} gas. Nothing was sent.`);
      return { ok: true, result: { ...ref, account, dryRun: true, gas } };
    }
    const { logs, hash: transaction, block, gasUsed } = await chain.send(call);
    const held = logs.length === 0;
    context.say(
      held ? `Nothing to do: it holds already (${transaction}).` : `Done: ${name} ${account}, in ${transaction}.`,
    );
    const outcome = held ? "held" : "done";
    return { ok: true, result: { ...ref, account, outcome, transaction, block, gasUsed } };
  };
  return { name: `identity ${name}`, usage, summary, positionals: 1, flags: { ...common, ...flags }, run };
}
