import {
  joinGroup,
  openGroup,
  openPublishedGroup,
  proofOf,
  readCommitment,
  rebuildGroup,
  removeLapsed,
  removeMember,
  replaceCommitment,
  signJoining,
  signReplacement,
} from "../../sdk/src/groups/index.js";
import { ToolError } from "../support/error.js";
import { type Context, type Outcome, text, type Verb, whole } from "./context.js";
import { hex, moment, needed, word } from "./credential-words.js";
import { accountIn, commitmentIn, type Found, groupVerb, officeIn, string } from "./group-words.js";
import { sender } from "./node.js";

const HOUR = 3_600n;
const DAY = 24n * HOUR;
const signed = { commitment: string, deadline: string, signature: string } as const;

/** What heads of agencies, officers and members do with groups. */
export const GROUP_ACTS: readonly Verb[] = [
  groupVerb(
    "open",
    "NAME --office 4/2 [--window SECONDS] [--countersigner 7/1 --countersignatures N]",
    "open a group that the chain keeps, or one whose list is published and countersigned",
    { office: string, window: string, countersigner: string, countersignatures: string },
    open,
  ),
  groupVerb(
    "apply",
    "NAME --commitment N",
    "sign, as the person who wants to join or to go on under another commitment, what an officer hands in",
    { commitment: string },
    apply,
  ),
  groupVerb(
    "join",
    "NAME ACCOUNT --commitment N --deadline SECOND --signature HEX",
    "take a verified person into a group, with that person's signature",
    signed,
    join,
    2,
  ),
  groupVerb(
    "replace",
    "NAME ACCOUNT --commitment N --deadline SECOND --signature HEX",
    "put a member's new commitment in the place of the former one, with that person's signature",
    signed,
    replace,
    2,
  ),
  groupVerb(
    "remove",
    "NAME ACCOUNT [--reasons DIGEST]",
    "take a member off; without reasons whoever is verified no more, which anybody may",
    { reasons: string },
    remove,
    2,
  ),
];

async function open({ flags, say }: Context, { node, ref, id, name }: Found): Promise<Outcome> {
  const office = officeIn(flags, "office");
  const given = { groupId: id, office, rootWindow: BigInt(whole(flags, "window") ?? HOUR) };
  const countersignatures = whole(flags, "countersignatures", 1);
  // One without the other would open a group of the other kind, and a group's rules never change.
  const published = countersignatures !== undefined || text(flags, "countersigner") !== undefined;
  const { hash: transaction } = published
    ? await openPublishedGroup(node.chain, ref, {
        ...given,
        countersigner: officeIn(flags, "countersigner"),
        countersignatures: countersignatures ?? Number(needed(flags, "countersignatures")),
      })
    : await openGroup(node.chain, ref, given);
  say(`Group ${name} is open: ${published ? "its list is published" : "the chain keeps it"}.`);
  return { ok: true, result: { groupId: id, transaction } };
}

async function apply({ flags, say }: Context, { node, ref, id }: Found): Promise<Outcome> {
  const account = sender(node);
  const deadline = (await node.chain.block()).timestamp + DAY;
  const former = await readCommitment(node.chain, ref, { groupId: id, account });
  const paper = { groupId: id, account, commitment: commitmentIn(flags), deadline };
  const signature =
    former === undefined
      ? await signJoining(node.chain, ref, paper)
      : await signReplacement(node.chain, ref, { ...paper, former });
  say(`${account} --commitment ${paper.commitment} --deadline ${deadline} --signature ${signature}`);
  return { ok: true, result: { ...paper, ...(former !== undefined && { former }), signature } };
}

async function join(context: Context, { node, ref, id }: Found): Promise<Outcome> {
  const { paper, signature } = handedIn(context, id);
  const { mined, root, index } = await joinGroup(node.chain, ref, paper, signature);
  context.say(`Done: place ${index}, root ${root}.`);
  return { ok: true, result: { root, index, transaction: mined.hash } };
}

async function replace(context: Context, found: Found): Promise<Outcome> {
  const { node, ref, id } = found;
  const { paper, signature } = handedIn(context, id);
  const { commitment: former, siblings } = await wayOf(context, found);
  const { mined, root, index } = await replaceCommitment(
    node.chain,
    ref,
    { ...paper, former },
    { signature, siblings },
  );
  context.say(`Done: place ${index}, root ${root}. Every proof made before is void.`);
  return { ok: true, result: { root, index, transaction: mined.hash } };
}

async function remove(context: Context, found: Found): Promise<Outcome> {
  const { node, ref, id } = found;
  const { flags, say } = context;
  const reasons = text(flags, "reasons") === undefined ? undefined : word(flags, "reasons");
  const { siblings } = await wayOf(context, found);
  const removal = { groupId: id, account: accountIn(context), siblings };
  const { mined, root } =
    reasons === undefined
      ? await removeLapsed(node.chain, ref, removal)
      : await removeMember(node.chain, ref, { ...removal, reasons });
  say(`Done: root ${root}. Every proof made before is void.`);
  return { ok: true, result: { root, transaction: mined.hash } };
}

/** A person's paper as an officer hands it in. */
function handedIn(context: Context, groupId: Found["id"]) {
  const { flags } = context;
  const paper = {
    groupId,
    account: accountIn(context),
    commitment: commitmentIn(flags),
    deadline: moment(needed(flags, "deadline")),
  };
  return { paper, signature: hex(flags, "signature") };
}

/** A member's commitment, and the nodes beside its way up. */
async function wayOf(context: Context, { node, ref, id, name, fromBlock }: Found) {
  const account = accountIn(context);
  const commitment = await readCommitment(node.chain, ref, { groupId: id, account });
  if (commitment === undefined) throw new ToolError(`${account} does not belong to ${name}.`);
  const rebuilt = await rebuildGroup(node.chain, ref, id, { fromBlock });
  return { commitment, siblings: proofOf(rebuilt, commitment).path.siblings };
}
