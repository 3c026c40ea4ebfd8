import { type Address, concat, encodeAbiParameters, type Hex, keccak256, zeroHash } from "viem";
import { type Chain, readEvents } from "../core/index.js";
import { mandateRegistryAbi } from "../generated/mandates.js";
import { MandateUntoldError } from "./errors.js";
import type { ListedMandate, MandateSpan, MandateSubject, MandatesRef } from "./types.js";

const LINK = [{ type: "address" }, { type: "bytes32" }, { type: "bytes32" }] as const;
const KEY = [{ type: "bytes32" }, { type: "address" }, ...LINK] as const;

/** A path from a principal to an agent: its links in their order, as they were granted. */
export const pathOf = (links: readonly Omit<MandateSubject, "parent">[]): Hex =>
  concat(links.map(({ agent, theme, resource = zeroHash }) => encodeAbiParameters(LINK, [agent, theme, resource])));

/**
 * The key of a mandate, reckoned without a node.
 *
 * @param grantor First account of the grantor's identity.
 */
export const mandateKey = ({
  parent = zeroHash,
  grantor,
  agent,
  theme,
  resource = zeroHash,
}: MandateSubject & { readonly grantor: Address }): Hex =>
  keccak256(encodeAbiParameters(KEY, [parent, grantor, agent, theme, resource]));

/** What joins a principal with the agent of a mandate. */
export interface FoundPath {
  /** First account of the principal's identity. */
  readonly principal: Address;
  /** Agent of the last link, as granted. */
  readonly agent: Address;
  readonly links: readonly Omit<ListedMandate, "standing">[];
  readonly path: Hex;
}

/**
 * Finds the path that leads to a mandate, from the registry's logs: the mandate, the one under which it was granted, and
 * so on up to the principal's.
 *
 * @throws {@link MandateUntoldError} when the logs leave out a link.
 */
export async function findPath(
  chain: Chain,
  { mandates }: MandatesRef,
  key: Hex,
  { fromBlock = 0n, toBlock }: MandateSpan = {},
): Promise<FoundPath> {
  const links: Omit<ListedMandate, "standing">[] = [];
  const last = toBlock ?? (await chain.block()).number;
  for (let next: Hex | undefined = key; next !== undefined; next = links[0]?.parent) {
    const query = { abi: mandateRegistryAbi, address: mandates, names: ["MandateGranted"], fromBlock } as const;
    const [told] = await readEvents(chain, { ...query, key: next, toBlock: last });
    if (told === undefined) throw new MandateUntoldError(next);
    links.unshift(listedFrom(told.args));
  }
  const [first, final] = [links[0], links.at(-1)];
  if (first === undefined || final === undefined) throw new MandateUntoldError(key);
  return { principal: first.grantor, agent: final.agent, links, path: pathOf(links) };
}

/** A mandate as its grant's event tells it. */
export const listedFrom = ({
  key,
  grantor,
  agent,
  parent,
  theme,
  resource,
}: {
  readonly key: Hex;
  readonly grantor: Address;
  readonly agent: Address;
  readonly parent: Hex;
  readonly theme: Hex;
  readonly resource: Hex;
}): Omit<ListedMandate, "standing"> => ({
  key,
  grantor,
  agent,
  ...(parent === zeroHash ? {} : { parent }),
  theme,
  ...(resource === zeroHash ? {} : { resource }),
});
