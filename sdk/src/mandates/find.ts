import type { Hex } from "viem";
import type { Chain } from "../core/index.js";
import { findPath } from "./paths.js";
import { mandatesReceivedBy, readAuthority } from "./read.js";
import { themeParts } from "./themes.js";
import type { Authority, MandateSpan, MandatesRef, Wish } from "./types.js";

/** What joins a principal and an agent, and the path by which the agent acts. */
export interface FoundAuthority {
  readonly authority: Authority;
  /** Empty for a mandate that the principal gave to the agent itself. */
  readonly path: Hex;
}

/**
 * Looks for a way in which an agent may act for a principal now: the direct mandate, or else one of those that the agent
 * received from others. Where none suffices, it tells what the direct one lacks.
 */
export async function findAuthority(
  chain: Chain,
  ref: MandatesRef,
  wish: Omit<Wish, "path">,
  { fromBlock = 0n, toBlock }: MandateSpan = {},
): Promise<FoundAuthority> {
  const block = toBlock ?? (await chain.block()).number;
  const span = { fromBlock, toBlock: block };
  const direct: FoundAuthority = { authority: await readAuthority(chain, ref, wish, { block }), path: "0x" };
  // Whoever may not act at all finds no other way; and a direct mandate that does suffice is the shortest.
  if (direct.authority.state !== "mandate wanting") return direct;

  const { contract } = themeParts(wish.theme);
  for (const { key, parent, theme, standing } of await mandatesReceivedBy(chain, ref, wish.agent, span)) {
    const fits = BigInt(themeParts(theme).contract) === BigInt(contract);
    if (parent === undefined || !fits || standing.state !== "in force") continue;
    const { principal, path } = await findPath(chain, ref, key, span);
    if (BigInt(principal) !== BigInt(direct.authority.principal.root)) continue;
    const authority = await readAuthority(chain, ref, { ...wish, path }, { block });
    if (authority.state === "authorised") return { authority, path };
  }
  return direct;
}
