import { type Address, type Hex, pad, zeroHash } from "viem";
import { type Chain, mapConcurrently, readEvents } from "../core/index.js";
import { mandateRegistryAbi } from "../generated/mandates.js";
import * as calls from "./calls.js";
import { listedFrom } from "./paths.js";
import type {
  Authority,
  LinkFault,
  ListedMandate,
  MandateLink,
  MandateRequestLine,
  MandateSpan,
  MandateStanding,
  MandatesRef,
  Wish,
} from "./types.js";
import { recordFrom, standingFrom } from "./written.js";

/** Faults in the contract's order, after the one that means none. */
const FAULTS = [
  "missing",
  "not accepted",
  "revoked",
  "renounced",
  "expired",
  "granted onward too often",
  "count exhausted",
  "sum exceeded",
  "other theme",
  "other resource",
  "agent not verified",
] as const satisfies readonly LinkFault[];

/** Tells how a mandate stands, at the latest block unless another is named. */
export async function readMandate(
  chain: Chain,
  ref: MandatesRef,
  key: Hex,
  options: { readonly block?: bigint } = {},
): Promise<MandateStanding> {
  const { number, timestamp } = await chain.block(options.block);
  return standingFrom(await chain.read(calls.mandateOf(ref, key), { block: number }), timestamp);
}

/** First account of an identity, under which its mandates are kept; the account itself where it took over from none. */
export const rootOf = async (
  chain: Chain,
  ref: MandatesRef,
  account: Address,
  options: { readonly block?: bigint } = {},
): Promise<Address> => (await chain.read(calls.identify(ref, account), options))[0];

/**
 * Tells whether an agent may act for a principal, and what joins them or what is missing, from one question to the node.
 */
export async function readAuthority(
  chain: Chain,
  ref: MandatesRef,
  wish: Wish,
  options: { readonly block?: bigint } = {},
): Promise<Authority> {
  const { number, timestamp } = await chain.block(options.block);
  const read = await chain.read(calls.standingOf(ref, wish), { block: number });
  const links = read.links.map(({ key, agent, theme, resource, mandate, fault }): MandateLink => {
    const name = FAULTS[fault - 1];
    return {
      key,
      agent,
      theme,
      ...(resource === zeroHash ? {} : { resource }),
      standing: standingFrom(mandate, timestamp),
      ...(name === undefined ? {} : { fault: name }),
    };
  });
  const said = {
    principal: { account: wish.principal, root: read.principal, verified: read.principalVerified },
    agent: { account: wish.agent, root: read.agent, verified: read.agentVerified },
    links,
  };
  if (!read.principalVerified) return { state: "principal not verified", ...said };
  if (!read.agentVerified) return { state: "agent not verified", ...said };
  const wanting = links.find(({ fault }) => fault !== undefined);
  if (wanting?.fault !== undefined)
    return { state: "mandate wanting", ...said, fault: wanting.fault, key: wanting.key };
  const until = Math.min(...read.links.map(({ mandate }) => mandate.until));
  return { state: "authorised", ...said, until: BigInt(until) };
}

/** Every mandate that somebody ever gave, through whatever account, the first given first, and how it stands. */
export async function mandatesGivenBy(
  chain: Chain,
  ref: MandatesRef,
  account: Address,
  span: MandateSpan = {},
): Promise<readonly ListedMandate[]> {
  const { root, whole } = await identityIn(chain, ref, account, span);
  return list(chain, ref, [null, topic(root)], whole);
}

/** Every mandate that names an account, or the first of its identity, as agent, and how it stands. */
export async function mandatesReceivedBy(
  chain: Chain,
  ref: MandatesRef,
  account: Address,
  span: MandateSpan = {},
): Promise<readonly ListedMandate[]> {
  const { root, whole } = await identityIn(chain, ref, account, span);
  return list(chain, ref, [null, null, [topic(root), topic(account)]], whole);
}

/** What agents asked somebody for. Nothing tells whether it was granted but the mandate of the same key. */
export async function mandateRequestsTo(
  chain: Chain,
  ref: MandatesRef,
  grantor: Address,
  span: MandateSpan = {},
): Promise<readonly MandateRequestLine[]> {
  const { root, whole } = await identityIn(chain, ref, grantor, span);
  const query = { abi: mandateRegistryAbi, address: ref.mandates, names: ["MandateRequested"] } as const;
  return (await readEvents(chain, { ...query, keys: [null, topic(root)], ...whole })).map(
    ({ args, blockNumber, transactionHash }) => {
      const { terms, revision, deadline, acceptance, grantor: asked } = args.asked;
      const { count, sum, until, depth } = recordFrom({ ...terms, revision, state: 0 });
      const limits = { until, depth, ...(count === undefined ? {} : { count }), ...(sum === undefined ? {} : { sum }) };
      const { key: _, ...about } = listedFrom({ ...args.asked, key: args.key });
      const paper = { ...about, grantor: asked, terms: limits, acceptance, revision, deadline: BigInt(deadline) };
      return { key: args.key, paper, block: blockNumber, transaction: transactionHash };
    },
  );
}

type WholeSpan = { readonly fromBlock: bigint; readonly toBlock: bigint };

/** The span with both its ends, and an identity's first account as it was at the last one. */
async function identityIn(
  chain: Chain,
  ref: MandatesRef,
  account: Address,
  { fromBlock = 0n, toBlock }: MandateSpan,
): Promise<{ readonly root: Address; readonly whole: WholeSpan }> {
  const whole = { fromBlock, toBlock: toBlock ?? (await chain.block()).number };
  return { root: await rootOf(chain, ref, account, { block: whole.toBlock }), whole };
}

const topic = (account: Address): Hex => pad(account, { size: 32 }).toLowerCase() as Hex;

async function list(
  chain: Chain,
  ref: MandatesRef,
  keys: readonly (Hex | readonly Hex[] | null)[],
  span: WholeSpan,
): Promise<readonly ListedMandate[]> {
  const query = { abi: mandateRegistryAbi, address: ref.mandates, names: ["MandateGranted"] } as const;
  const events = await readEvents(chain, { ...query, keys, ...span });
  // Granted anew it keeps its key, and its place in the list.
  const told = new Map(events.map(({ args }) => [args.key, listedFrom(args)]));
  const options = { block: span.toBlock };
  return mapConcurrently([...told.values()], async (mandate) => ({
    ...mandate,
    standing: await readMandate(chain, ref, mandate.key, options),
  }));
}
