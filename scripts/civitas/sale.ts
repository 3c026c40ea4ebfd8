import { type Hex, isAddress, isHex } from "viem";
import {
  type Awaited,
  type Due,
  followCredit,
  openSale,
  readSale,
  refundSale,
  type SaleAct,
  saleHistory,
  settleSale,
  settleSharedSale,
} from "../../sdk/src/conveyance/index.js";
import { ToolError } from "../support/error.js";
import type { Context, Verb } from "./context.js";
import { account } from "./credential-words.js";
import { contractOn, deploymentFlags } from "./deployment.js";
import { nodeFlags, openNode } from "./node.js";
import { columns, grouped, moment } from "./output.js";
import { readOpening, readSettling } from "./sale-papers.js";

const flags = { ...nodeFlags, ...deploymentFlags };

/** Shows a sale and all that ever happened to it. */
export const saleShow: Verb = {
  name: "sale show",
  usage: "ID",
  summary: "show a sale, what it waits for, and its history",
  positionals: 1,
  flags,
  run: async (context) => {
    const { chain, ref, fromBlock } = await conveyanceOf(context);
    const id = idOf(context);
    const standing = await readSale(chain, ref, id, { fromBlock });
    if (standing.state === "unknown") {
      context.say(`No sale ${id} was opened in ${ref.conveyance} as of block ${standing.block}.`);
      return { ok: false, result: { ...ref, standing } };
    }
    const acts = await saleHistory(chain, ref, id, { fromBlock, toBlock: standing.block });
    const { terms, paid, state, block } = standing;
    context.say(`Sale ${id}, ${state}, as of block ${block}`);
    context.say(`  price   ${grouped(terms.price)} of ${terms.token}, ${grouped(paid)} paid in`);
    for (const { account, parts } of terms.sellers) context.say(`  seller  ${account}, ${parts} parts`);
    context.say(`  buyer   ${terms.buyer}`);
    if (standing.state === "open") context.say(`  ${waiting(standing.awaits)}`);
    if (standing.state === "ended") context.say(`  It ended: ${standing.ending.replace("-", " ")}.`);
    context.say("\nHistory");
    for (const line of columns(acts.map(told))) context.say(line);
    return { ok: true, result: { ...ref, standing, history: acts } };
  },
};

/** Opens a sale that was signed. */
export const saleOpen: Verb = {
  name: "sale open",
  usage: "FILE",
  summary: "open a sale: FILE holds the contract of sale and its signatures (JSON)",
  positionals: 1,
  flags,
  run: async (context) => {
    const { terms, signatures } = await readOpening(context.positionals[0] ?? "");
    const { chain, ref } = await conveyanceOf(context);
    const { saleId, mined } = await openSale(chain, ref, terms, signatures);
    context.say(`Sale ${saleId} is open, in transaction ${mined.hash}.`);
    return { ok: true, result: { ...ref, saleId, transaction: mined.hash } };
  },
};

/** Settles a sale. */
export const saleSettle: Verb = {
  name: "sale settle",
  usage: "ID FILE",
  summary: "settle a sale as registrar: FILE holds the deed, its signatures and the pay-offs (JSON)",
  positionals: 2,
  flags,
  run: async (context) => {
    const papers = await readSettling(context.positionals[1] ?? "");
    const { chain, ref, terms } = await opened(context);
    const { payOffs } = papers;
    const settlement =
      papers.kind === "sole"
        ? await settleSale(chain, ref, terms, papers.deed, papers.signatures, { payOffs })
        : await settleSharedSale(chain, ref, terms, papers.deed, papers.signatures, { payOffs });
    const { mined, revision, paid, credited, ...sums } = settlement;
    context.say(`Settled in transaction ${mined.hash}. The title is at revision ${revision}.`);
    tellDues(context, paid, credited);
    return { ok: true, result: { ...ref, transaction: mined.hash, revision, ...sums, paid, credited } };
  },
};

/** Refunds a sale. */
export const saleRefund: Verb = {
  name: "sale refund",
  usage: "ID",
  summary: "end a sale that cannot be settled any more, and give back what was paid",
  positionals: 1,
  flags,
  run: async (context) => {
    const { chain, ref, terms } = await opened(context);
    const { mined, ending, paid, credited, ...sums } = await refundSale(chain, ref, terms);
    context.say(`The sale ended (${ending.replace("-", " ")}) in transaction ${mined.hash}.`);
    tellDues(context, paid, credited);
    return { ok: true, result: { ...ref, transaction: mined.hash, ending, ...sums, paid, credited } };
  },
};

/** Gives what a lost account is owed to its successor. */
export const saleFollow: Verb = {
  name: "sale follow",
  usage: "ACCOUNT --token TOKEN",
  summary: "make what is owed to ACCOUNT the claim of the account that took over; anybody may",
  positionals: 1,
  flags: { ...flags, token: { type: "string" } },
  run: async (context) => {
    const [from = ""] = context.positionals;
    if (!isAddress(from)) throw new ToolError(`"${from}" is not an account, or its checksum is wrong.`);
    const token = account(context.flags, "token");
    const { chain, ref } = await conveyanceOf(context);
    const { mined, to, amount } = await followCredit(chain, ref, { token, account: from });
    context.say(`${grouped(amount)} of ${token} are owed to ${to} now, in transaction ${mined.hash}.`);
    return { ok: true, result: { ...ref, token, from, to, amount, transaction: mined.hash } };
  },
};

async function conveyanceOf(context: Context) {
  const node = await openNode(context);
  const { address, block } = await contractOn(context, node, "Conveyance");
  return { chain: node.chain, ref: { conveyance: address }, fromBlock: block };
}

async function opened(context: Context) {
  const { chain, ref, fromBlock } = await conveyanceOf(context);
  const standing = await readSale(chain, ref, idOf(context), { fromBlock });
  if (standing.state === "unknown") throw new ToolError(`No sale ${idOf(context)} was opened in ${ref.conveyance}.`);
  return { chain, ref, terms: standing.terms };
}

function idOf({ positionals }: Context): Hex {
  const id = positionals[0] ?? "";
  if (isHex(id) && id.length === 66) return id;
  throw new ToolError(`"${id}" is no sale's id: 0x and 64 hexadecimal digits.`);
}

function waiting(awaits: Awaited): string {
  switch (awaits.kind) {
    case "deposit":
      return `It waits for the deposit, ${grouped(awaits.least)} or more.`;
    case "balance":
      return `It waits for the balance, ${grouped(awaits.owing)}.`;
    case "cooling-off":
      return `The buyer may withdraw until ${moment(awaits.until)}.`;
    case "settlement":
      return `It is paid, and can be settled until ${moment(awaits.until)}.`;
    case "refund":
      return `It cannot be settled any more (${awaits.ending.replace("-", " ")}): refund it.`;
  }
}

function tellDues({ say }: Context, paid: readonly Due[], credited: readonly Due[]): void {
  for (const { account, amount } of paid) say(`  paid      ${grouped(amount)} to ${account}`);
  for (const { account, amount } of credited)
    say(`  credited  ${grouped(amount)} to ${account}, who could not be paid`);
}

/** One act as a line: where it stands, what it was, how much moved, and who did it or got it. */
function told(act: SaleAct): readonly string[] {
  const amount = "amount" in act ? grouped(act.amount) : "";
  const who = "actor" in act ? `by ${act.actor}` : `to ${act.account}`;
  return [`  block ${act.block}`, act.kind.replace("-", " "), amount, who, act.transaction];
}
