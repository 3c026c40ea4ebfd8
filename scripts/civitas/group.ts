import { createReadStream } from "node:fs";
import { type Address, type Hex, isAddress, isHex } from "viem";
import {
  checkList,
  type Group,
  type GroupsRef,
  groupHistory,
  groupId,
  joinGroup,
  openGroup,
  openPublishedGroup,
  proofOf,
  publishList,
  readCommitment,
  readGroup,
  rebuildGroup,
  removeLapsed,
  removeMember,
  requirePublished,
  signJoining,
  signPublication,
} from "../../sdk/src/groups/index.js";
import { ToolError } from "../support/error.js";
import { wordOf } from "./application.js";
import { type Context, type Outcome, text, texts, type Verb, whole } from "./context.js";
import { contractOn, deploymentFlags } from "./deployment.js";
import { fromHere } from "./input.js";
import { type Node, nodeFlags, openNode } from "./node.js";
import { columns } from "./output.js";

const flags = { ...nodeFlags, ...deploymentFlags } as const;
const HOUR = 3_600n;

/** A verb about one group, which it names first. */
const verb = (
  name: string,
  usage: string,
  summary: string,
  more: Verb["flags"],
  run: (context: Context, found: Found) => Promise<Outcome>,
  positionals = 1,
): Verb => ({
  name: `group ${name}`,
  usage,
  summary,
  positionals,
  flags: { ...flags, ...more },
  run: async (context) => run(context, await find(context)),
});

const string = { type: "string" } as const;

/** The verbs about anonymous groups. */
export const GROUP_VERBS: readonly Verb[] = [
  verb("show", "NAME", "show a group, rebuilt from the logs where the chain keeps it, and its history", {}, show),
  verb(
    "open",
    "NAME --office ROLE [--window SECONDS] [--countersigner ROLE --countersignatures N]",
    "open a group that the chain keeps, or one whose list is published and countersigned",
    { office: string, window: string, countersigner: string, countersignatures: string },
    open,
  ),
  verb(
    "apply",
    "NAME --commitment N",
    "sign, as the person who wants to join, what an officer hands in",
    { commitment: string },
    apply,
  ),
  verb(
    "join",
    "NAME ACCOUNT --commitment N --deadline SECONDS --signature 0x…",
    "take a verified person into a group, with that person's signature",
    { commitment: string, deadline: string, signature: string },
    join,
    2,
  ),
  verb(
    "remove",
    "NAME ACCOUNT [--reasons 0x…]",
    "take a member off; without reasons whoever is verified no more, which anybody may",
    { reasons: string },
    remove,
    2,
  ),
  verb("check", "NAME FILE", "recompute a published list: digest, size and root", {}, check, 2),
  verb(
    "publish",
    "NAME FILE [--additive] [--sign | --countersigned OFFICER:0x…]… --deadline SECONDS",
    "recompute a list and countersign it (--sign), or publish it with others' signatures",
    {
      additive: { type: "boolean" },
      sign: { type: "boolean" },
      countersigned: { type: "string", multiple: true },
      deadline: string,
    },
    publish,
    2,
  ),
];

/** What every verb begins with. */
interface Found {
  readonly node: Node;
  readonly ref: GroupsRef;
  readonly fromBlock: bigint;
  readonly id: Hex;
}

async function find(context: Context): Promise<Found> {
  const node = await openNode(context);
  const { address: registry, block: fromBlock } = await contractOn(context, node, "GroupRegistry");
  return { node, ref: { registry }, fromBlock, id: groupId(context.positionals[0] ?? "") };
}

async function known({ node, ref, id }: Found, context: Context): Promise<Group> {
  const group = await readGroup(node.chain, ref, id);
  if (group === undefined) throw new ToolError(`No group ${context.positionals[0]} was opened at ${ref.registry}.`);
  return group;
}

async function show(context: Context, found: Found): Promise<Outcome> {
  const { node, ref, id, fromBlock } = found;
  const group = await known(found, context);
  const history = await groupHistory(node.chain, ref, id, { fromBlock });
  const rebuilt = group.kind === "kept" ? await rebuildGroup(node.chain, ref, id, { fromBlock }) : undefined;
  const { say } = context;
  say(`Group ${context.positionals[0]}, ${group.kind}, office 0x${group.office.toString(16)}`);
  say(`  root    ${group.root}`);
  say(`  places  ${group.size}`);
  if (rebuilt !== undefined) {
    say(
      `  members ${rebuilt.leaves.filter((leaf) => leaf !== 0n).length}; rebuilt from the logs, and the root is the same`,
    );
  }
  if (group.published?.list !== undefined) say(`  list    ${group.published.list} (SHA-256)`);
  say("\nHistory");
  for (const line of columns(history.map(({ kind, block, actor }) => [`  ${kind}`, `block ${block}`, actor])))
    say(line);
  return { ok: true, result: { group, history, leaves: rebuilt?.leaves } };
}

async function open(context: Context, { node, ref, id }: Found): Promise<Outcome> {
  const office = roleOf(context, "office");
  const given = { groupId: id, office, rootWindow: BigInt(whole(context.flags, "window") ?? HOUR) };
  const countersignatures = whole(context.flags, "countersignatures", 1);
  const mined =
    countersignatures === undefined
      ? await openGroup(node.chain, ref, given)
      : await openPublishedGroup(node.chain, ref, {
          ...given,
          countersigner: roleOf(context, "countersigner"),
          countersignatures,
        });
  context.say(`Group ${context.positionals[0]} is open.`);
  return { ok: true, result: { groupId: id, transaction: mined.hash } };
}

async function apply(context: Context, { node, ref, id }: Found): Promise<Outcome> {
  const { account } = node.chain;
  if (account === undefined) throw new ToolError("Say who applies: set CIVITAS_KEY, or give --as N on a local chain.");
  const deadline = (await node.chain.block()).timestamp + 24n * HOUR;
  const paper = { groupId: id, account, commitment: numberOf(context, "commitment"), deadline };
  const signature = await signJoining(node.chain, ref, paper);
  context.say(`${account} --commitment ${paper.commitment} --deadline ${deadline} --signature ${signature}`);
  return { ok: true, result: { ...paper, signature } };
}

async function join(context: Context, { node, ref, id }: Found): Promise<Outcome> {
  const signature = text(context.flags, "signature");
  if (signature === undefined || !isHex(signature)) throw new ToolError("--signature must be the person's, 0x….");
  const [commitment, deadline] = [numberOf(context, "commitment"), numberOf(context, "deadline")];
  const paper = { groupId: id, account: accountIn(context), commitment, deadline };
  const { mined, root, index } = await joinGroup(node.chain, ref, paper, signature);
  context.say(`Done: place ${index}, root ${root}.`);
  return { ok: true, result: { root, index, transaction: mined.hash } };
}

async function remove(context: Context, { node, ref, id, fromBlock }: Found): Promise<Outcome> {
  const account = accountIn(context);
  const commitment = await readCommitment(node.chain, ref, { groupId: id, account });
  if (commitment === undefined) throw new ToolError(`${account} does not belong to ${context.positionals[0]}.`);
  const rebuilt = await rebuildGroup(node.chain, ref, id, { fromBlock });
  const removal = { groupId: id, account, siblings: proofOf(rebuilt, commitment).path.siblings };
  const reasons = text(context.flags, "reasons");
  const { mined, root } =
    reasons === undefined
      ? await removeLapsed(node.chain, ref, removal)
      : await removeMember(node.chain, ref, { ...removal, reasons: wordOf(reasons, "--reasons") });
  context.say(`Done: root ${root}. Every proof made before is void.`);
  return { ok: true, result: { root, transaction: mined.hash } };
}

async function check(context: Context, found: Found): Promise<Outcome> {
  const { published, ...group } = await known(found, context);
  if (published === undefined) throw new ToolError(`${context.positionals[0]} is kept by the chain: show rebuilds it.`);
  const list = await recompute(context);
  requirePublished(list, { ...group, ...published });
  context.say(`The list is the published one: ${list.size} leaves, root ${list.root}.`);
  return { ok: true, result: { ...list } };
}

async function publish(context: Context, found: Found): Promise<Outcome> {
  const { node, ref, id } = found;
  const { published } = await known(found, context);
  if (published === undefined) throw new ToolError(`${context.positionals[0]} is kept by the chain.`);
  const { list, root, size } = await recompute(context);
  const additive = context.flags["additive"] === true;
  const deadline = numberOf(context, "deadline");
  const revision = published.revision + 1;
  const paper = { groupId: id, revision, root, size: BigInt(size), list, additive, deadline };
  if (context.flags["sign"] === true) {
    const signature = await signPublication(node.chain, ref, paper);
    context.say(`--countersigned ${node.chain.account}:${signature}`);
    return { ok: true, result: { ...paper, officer: node.chain.account, signature } };
  }
  const countersignatures = texts(context.flags, "countersigned").map((given) => {
    const [officer = "", signature = ""] = given.split(":");
    if (!isAddress(officer) || !isHex(signature)) throw new ToolError(`--countersigned ${given} is no OFFICER:0x….`);
    return { officer, signature };
  });
  const mined = await publishList(node.chain, ref, paper, countersignatures);
  context.say(`List ${revision} is published: ${size} leaves, root ${root}.`);
  return { ok: true, result: { ...paper, transaction: mined.hash } };
}

async function recompute({ positionals, progress }: Context): Promise<Awaited<ReturnType<typeof checkList>>> {
  const file = positionals[1] ?? "";
  const onLeaves = (done: number) => progress.step({ done, total: done, noun: "leaves" });
  try {
    return await checkList(createReadStream(fromHere(file)), { onLeaves });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new ToolError(`There is no file ${file}.`);
    throw error;
  } finally {
    progress.end();
  }
}

function numberOf({ flags: given }: Context, name: string): bigint {
  const value = text(given, name) ?? "";
  if (!/^(\d+|0x[0-9a-fA-F]+)$/.test(value)) throw new ToolError(`--${name} must be a whole number.`);
  return BigInt(value);
}

const roleOf = numberOf;

function accountIn({ positionals }: Context): Address {
  const account = positionals[1] ?? "";
  if (!isAddress(account)) throw new ToolError(`${account} is no account.`);
  return account;
}
