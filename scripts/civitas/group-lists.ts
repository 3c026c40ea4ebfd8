import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { isAddress, isHex } from "viem";
import {
  type CheckedList,
  type Countersignature,
  checkList,
  publishList,
  requirePublished,
  signPublication,
} from "../../sdk/src/groups/index.js";
import { checkListInWorkers } from "../../sdk/src/groups/workers/index.js";
import { ToolError } from "../support/error.js";
import { type Context, type Flags, type Outcome, texts, type Verb, whole } from "./context.js";
import { moment, needed } from "./credential-words.js";
import { type Found, groupVerb, knownPublished, string } from "./group-words.js";
import { fromHere } from "./input.js";
import { sender } from "./node.js";

/** Bytes of a leaf. */
const WIDTH = 32;
/** Leaves from which on it is worth beginning threads. */
const MANY = 4_096;

/** The verbs about lists that offices publish. */
export const GROUP_LISTS: readonly Verb[] = [
  groupVerb(
    "check",
    "NAME FILE [--workers N]",
    "recompute a published list: digest, size and root",
    { workers: string },
    check,
    2,
  ),
  groupVerb(
    "publish",
    "NAME FILE --deadline SECOND [--additive] --sign | --countersigned OFFICER:HEX…",
    "recompute a list and countersign it (--sign), or publish it with others' signatures",
    {
      additive: { type: "boolean" },
      sign: { type: "boolean" },
      countersigned: { type: "string", multiple: true },
      deadline: string,
      workers: string,
    },
    publish,
    2,
  ),
];

async function check(context: Context, found: Found): Promise<Outcome> {
  const { published, ...group } = await knownPublished(found);
  if (published.list === undefined) throw new ToolError(`No list of ${found.name} was published yet.`);
  const list = await recompute(context);
  requirePublished(list, { ...group, list: published.list });
  context.say(`The list is the published one: ${list.size} leaves, root ${list.root}.`);
  return { ok: true, result: { ...list } };
}

async function publish(context: Context, found: Found): Promise<Outcome> {
  const { flags, say } = context;
  const { node, ref, id } = found;
  const sign = flags["sign"] === true;
  const countersignatures = countersignaturesIn(flags);
  if (sign && countersignatures.length > 0) throw new ToolError("Either --sign or --countersigned: one at a time.");
  const deadline = moment(needed(flags, "deadline"));
  const account = sender(node);
  const { published } = await knownPublished(found);
  const { list, root, size } = await recompute(context);
  const revision = published.revision + 1;
  const additive = flags["additive"] === true;
  const paper = { groupId: id, revision, root, size: BigInt(size), list, additive, deadline };
  if (sign) {
    const signature = await signPublication(node.chain, ref, paper);
    say(`--countersigned ${account}:${signature}`);
    return { ok: true, result: { ...paper, officer: account, signature } };
  }
  const { hash: transaction } = await publishList(node.chain, ref, paper, countersignatures);
  say(`List ${revision} is published: ${size} leaves, root ${root}.`);
  return { ok: true, result: { ...paper, transaction } };
}

const countersignaturesIn = (flags: Flags): readonly Countersignature[] =>
  texts(flags, "countersigned").map((given) => {
    const [officer = "", signature = ""] = given.split(":");
    if (isAddress(officer) && isHex(signature)) return { officer, signature };
    throw new ToolError(`--countersigned ${given} is no OFFICER:0x….`);
  });

/** Recomputes the list of the file that the verb names: a long one in several threads. */
async function recompute({ positionals, flags, progress }: Context): Promise<CheckedList> {
  const [, file = ""] = positionals;
  const workers = whole(flags, "workers", 1);
  const total = Math.ceil((await bytesOf(file)) / WIDTH);
  const onLeaves = (done: number) => progress.step({ done, total, noun: "leaves" });
  const pieces = createReadStream(fromHere(file));
  try {
    if (workers === undefined ? total < MANY : workers === 1) return await checkList(pieces, { onLeaves });
    return await checkListInWorkers(pieces, { onLeaves, ...(workers !== undefined && { workers }) });
  } finally {
    pieces.destroy();
    progress.end();
  }
}

async function bytesOf(file: string): Promise<number> {
  try {
    const found = await stat(fromHere(file));
    if (found.isFile()) return found.size;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new ToolError(`There is no file ${file}.`, { cause: error });
    throw new ToolError(`${file} cannot be read (${code}).`, { cause: error });
  }
  throw new ToolError(`${file} is no file.`);
}
