import { type Hex, isAddressEqual } from "viem";
import { type Consent, type ConsentRef, type HistorySpan, mandateWanted } from "../../sdk/src/consent/index.js";
import type { Chain } from "../../sdk/src/core/index.js";
import {
  type FoundAuthority,
  findAuthority,
  findPath,
  readAuthority,
  type Wish,
} from "../../sdk/src/mandates/index.js";
import { holderNow } from "../../sdk/src/presentations/index.js";
import { ToolError } from "../support/error.js";
import { type Context, text } from "./context.js";
import { contractOn, deploymentFlags } from "./deployment.js";
import { keyIn, type Mandates, openMandates } from "./mandate.js";
import { authorityInWords } from "./mandate-words.js";
import { type Node, nodeFlags, openNode, sender } from "./node.js";

/** Flags by which every verb about consents finds its registry. */
export const consentFlags = { ...nodeFlags, ...deploymentFlags } as const;

/** Flags of what an agent may do for a holder. */
export const agentFlags = { ...consentFlags, under: { type: "string" } } as const;

/** A node and the registry of consents on it. */
export interface Consents {
  readonly node: Node;
  readonly chain: Chain;
  readonly ref: ConsentRef;
  readonly span: Required<HistorySpan>;
}

/** Opens the registry of consents. */
export async function openConsents(context: Context): Promise<Consents> {
  const node = await openNode(context);
  const { address: registry, block: fromBlock } = await contractOn(context, node, "ConsentRegistry");
  const { number: toBlock } = await node.chain.block();
  return { node, chain: node.chain, ref: { registry }, span: { fromBlock, toBlock } };
}

/** By what an account acts for a holder: nothing more where it is the holder itself. */
export type Leave = { readonly path: Hex } | Readonly<Record<never, never>>;

/** The account may not act for the holder. */
export class LeaveMissingError extends ToolError {
  override readonly name = "LeaveMissingError";
}

/**
 * Finds by what the account acts for a holder, or for who took over from it, towards a grantee: as that one itself, under
 * the mandate that `--under` names, or under any other that suffices.
 */
export async function leaveIn(
  context: Context,
  consents: Consents,
  { holder, grantee }: Pick<Consent, "holder" | "grantee">,
): Promise<Leave> {
  const { chain, ref } = consents;
  const [agent, principal] = [sender(consents), await holderNow(chain, ref, holder)];
  if (isAddressEqual(agent, principal)) return {};
  const wanted = await mandateWanted(chain, ref, { principal, agent, grantee });
  if (wanted === undefined) throw new LeaveMissingError(`${agent} is not ${principal}, who alone may do this.`);
  const opened = await openMandates(context);
  if (!isAddressEqual(wanted.mandates, opened.ref.mandates)) {
    throw new ToolError(
      `The registry of consents asks mandates at ${wanted.mandates}, and ${opened.ref.mandates} is recorded.`,
    );
  }
  const { authority, path } = await found(opened, wanted.wish, text(context.flags, "under"));
  if (authority.state === "authorised") return { path };
  throw new LeaveMissingError(`${agent} ${authorityInWords(authority)}; it would act for ${principal}.`);
}

async function found(opened: Mandates, wish: Omit<Wish, "path">, under: string | undefined): Promise<FoundAuthority> {
  const { chain, ref, span } = opened;
  if (under === undefined) return findAuthority(chain, ref, wish, span);
  const { path } = await findPath(chain, ref, await keyIn(opened, under), span);
  return { authority: await readAuthority(chain, ref, { ...wish, path }, { block: span.toBlock }), path };
}
