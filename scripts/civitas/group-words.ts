import { type Address, type Hex, isAddress } from "viem";
import { officeRole } from "../../sdk/src/access/index.js";
import { type Group, type GroupsRef, groupId, readGroup } from "../../sdk/src/groups/index.js";
import { ToolError } from "../support/error.js";
import type { Context, Flags, Outcome, Verb } from "./context.js";
import { needed } from "./credential-words.js";
import { contractOn, deploymentFlags } from "./deployment.js";
import { type Node, nodeFlags, openNode } from "./node.js";

/** What every verb about a group begins with. */
export interface Found {
  readonly node: Node;
  readonly ref: GroupsRef;
  readonly fromBlock: bigint;
  readonly name: string;
  readonly id: Hex;
}

/** A group whose list an office publishes. */
export type PublishedGroup = Group & Required<Pick<Group, "published">>;

/** A flag that takes a text. */
export const string = { type: "string" } as const;

/** A verb about one group, which it names first. */
export const groupVerb = (
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
  flags: { ...nodeFlags, ...deploymentFlags, ...more },
  run: async (context) => run(context, await find(context)),
});

async function find(context: Context): Promise<Found> {
  const [name = ""] = context.positionals;
  const id = groupId(name);
  const node = await openNode(context);
  const { address: registry, block: fromBlock } = await contractOn(context, node, "GroupRegistry");
  return { node, ref: { registry }, fromBlock, name, id };
}

/** The group as it stands. */
export async function known({ node, ref, id, name }: Found): Promise<Group> {
  const group = await readGroup(node.chain, ref, id);
  if (group === undefined) throw new ToolError(`No group ${name} was opened at ${ref.registry}.`);
  return group;
}

/** The group as it stands, whose list must be an office's. */
export async function knownPublished(found: Found): Promise<PublishedGroup> {
  const { published, ...group } = await known(found);
  if (published !== undefined) return { ...group, published };
  throw new ToolError(`${found.name} is kept by the chain: group show rebuilds it.`);
}

/** The account that the verb names after the group. */
export function accountIn({ positionals }: Context): Address {
  const account = positionals[1] ?? "";
  if (!isAddress(account)) throw new ToolError(`${account} is not an account, or its checksum is wrong.`);
  return account;
}

/** A commitment. Whether it is one of the field the registry tells. */
export function commitmentIn(flags: Flags): bigint {
  const value = needed(flags, "commitment");
  const number = /^(\d{1,78}|0x[0-9a-fA-F]{1,64})$/.test(value) ? BigInt(value) : 2n ** 256n;
  if (number < 2n ** 256n) return number;
  throw new ToolError(`--commitment ${value} is not a number of 32 bytes.`);
}

/** An office, as 4/2: the agency's number and the office's. */
export function officeIn(flags: Flags, name: string): bigint {
  const [, agency, office] = /^(\d{1,9})\/(\d{1,9})$/.exec(needed(flags, name)) ?? [];
  if (agency !== undefined && office !== undefined) return officeRole(Number(agency), Number(office));
  throw new ToolError(`--${name} is written as 4/2: the agency's number and the office's.`);
}
