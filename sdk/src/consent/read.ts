import { type Address, type Hex, pad, zeroAddress, zeroHash } from "viem";
import { type Chain, type ChainEvent, mapConcurrently, readEvents } from "../core/index.js";
import { ConsentUnknownError, consentRegistryAbi } from "../generated/consent.js";
import * as calls from "./calls.js";
import { ConsentHistoryIncompleteError } from "./errors.js";
import { purposeText } from "./scope.js";
import { consentId as idOf } from "./typedData.js";
import type { Access, ConsentRef, ConsentStanding, HistorySpan, Listed } from "./types.js";

type Event<name extends "ConsentGiven" | "AccessRecorded"> = ChainEvent<typeof consentRegistryAbi, name>;

/**
 * Tells how a consent stands at a moment.
 *
 * @param at Unix seconds to judge by; the block's own time by default.
 */
export async function readConsent(
  chain: Chain,
  ref: ConsentRef,
  consentId: Hex,
  { at, block }: { readonly at?: bigint; readonly block?: bigint } = {},
): Promise<ConsentStanding> {
  const head = await chain.block(block);
  try {
    const record = await chain.read(calls.consentOf(ref, consentId), { block: head.number });
    const { holder, grantee, accesses, revision } = record;
    const [from, until] = [BigInt(record.from), BigInt(record.until)];
    const retention = BigInt(record.retention);
    const state = stateOf(record.state, from, until, at ?? head.timestamp);
    return { state, consentId, holder, grantee, from, until, retention, accesses, revision };
  } catch (error) {
    if (error instanceof ConsentUnknownError) return { state: "unknown" };
    throw error;
  }
}

/** Where an agent's mandate would stand, and what it must allow. */
export interface MandateWanted {
  readonly mandates: Address;
  readonly wish: {
    readonly principal: Address;
    readonly agent: Address;
    readonly theme: Hex;
    /** The grantee, as the account in a word: a mandate may be for the consents to one grantee only. */
    readonly resource: Hex;
  };
}

/**
 * Tells what mandate an agent needs to consent, withdraw or present for a principal, towards a grantee; undefined where
 * the registry asks no mandates, so that everybody acts alone.
 */
export async function mandateWanted(
  chain: Chain,
  ref: ConsentRef,
  { principal, agent, grantee }: { readonly principal: Address; readonly agent: Address; readonly grantee: Address },
): Promise<MandateWanted | undefined> {
  const mandates = await chain.read(calls.mandates(ref));
  if (mandates === zeroAddress) return undefined;
  const theme = await chain.read(calls.theme(ref));
  return { mandates, wish: { principal, agent, theme, resource: pad(grantee, { size: 32 }) } };
}

function stateOf(state: number, from: bigint, until: bigint, at: bigint): Listed["state"] {
  // What was withdrawn held until then: a moment before that is judged as it was.
  if (state !== 1 && at >= until) return state === 2 ? "withdrawn" : "replaced";
  if (at < from) return state === 1 ? "not begun" : state === 2 ? "withdrawn" : "replaced";
  return at < until ? "in force" : "lapsed";
}

/**
 * Reads a consent, and what it says: from the registry's log, checked against its id, so that no node can tell something
 * else. Undefined where it was never given.
 */
export async function readTerms(
  chain: Chain,
  ref: ConsentRef,
  consentId: Hex,
  span: HistorySpan = {},
): Promise<Listed | undefined> {
  const query = { ...logsOf(ref), names: ["ConsentGiven"], keys: [consentId], ...span } as const;
  const [event] = await readEvents(chain, query);
  if (event === undefined) return undefined;
  return listed(chain, ref, event, span);
}

/** The consents that an account's identity has given, oldest first, each with how it stands now. */
export const consentsGivenBy = async (
  chain: Chain,
  ref: ConsentRef,
  holder: Address,
  span: HistorySpan = {},
): Promise<readonly Listed[]> => list(chain, ref, [null, word(await rootOf(chain, ref, holder))], span);

/** The consents that an account was given, oldest first, each with how it stands now. */
export const consentsHeldBy = (
  chain: Chain,
  ref: ConsentRef,
  grantee: Address,
  span: HistorySpan = {},
): Promise<readonly Listed[]> => list(chain, ref, [null, null, word(grantee)], span);

/** Who looked under one consent, oldest first. */
export async function accessesUnder(
  chain: Chain,
  ref: ConsentRef,
  consentId: Hex,
  span: HistorySpan = {},
): Promise<readonly Access[]> {
  const { fromBlock = 0n, toBlock = (await chain.block()).number } = span;
  const standing = await readConsent(chain, ref, consentId, { block: toBlock });
  const looks = await accesses(chain, ref, [consentId], { fromBlock, toBlock });
  requireWhole(consentId, looks, standing.state === "unknown" ? 0 : standing.accesses);
  return looks;
}

/** Who looked at anything of an account's identity, when, under which consent; oldest first. */
export const accessesTo = async (
  chain: Chain,
  ref: ConsentRef,
  holder: Address,
  span: HistorySpan = {},
): Promise<readonly Access[]> => accesses(chain, ref, [null, word(await rootOf(chain, ref, holder))], span);

/** Makes sure that no look is missing: they are numbered from 1 to the count on record. */
export function requireWhole(consentId: Hex, looks: readonly Pick<Access, "number">[], count: number): void {
  const astray = looks.findIndex(({ number }, index) => number !== index + 1);
  if (astray === -1 && looks.length === count) return;
  const missing = astray === -1 ? Math.min(looks.length, count) + 1 : astray + 1;
  throw new ConsentHistoryIncompleteError(consentId, `it lacks look ${missing} of ${count}`);
}

/** What a consent says, as the registry's log has it; refused where the id is not its digest. */
export function termsFrom(chain: Chain, { registry }: ConsentRef, { args }: Event<"ConsentGiven">): Listed["terms"] {
  const { replaces, purpose, from, until, retention, deadline, ...said } = args.consent;
  const terms = {
    ...said,
    purpose: purposeText(purpose),
    from: BigInt(from),
    until: BigInt(until),
    retention: BigInt(retention),
    deadline: BigInt(deadline),
    ...(replaces === zeroHash ? {} : { replaces }),
  };
  if (idOf({ chainId: chain.id, registry }, terms) !== args.consentId) {
    throw new ConsentHistoryIncompleteError(args.consentId, "what the log says it is has another id");
  }
  return terms;
}

const word = (account: Address): Hex => pad(account);

const logsOf = ({ registry }: ConsentRef) => ({ abi: consentRegistryAbi, address: registry }) as const;

async function rootOf(chain: Chain, ref: ConsentRef, account: Address): Promise<Address> {
  const identities = await chain.read(calls.identities(ref));
  return identities === zeroAddress ? account : chain.read(calls.rootOf(identities, account));
}

async function list(
  chain: Chain,
  ref: ConsentRef,
  keys: readonly (Hex | null)[],
  span: HistorySpan,
): Promise<readonly Listed[]> {
  const { fromBlock = 0n, toBlock = (await chain.block()).number } = span;
  const query = { ...logsOf(ref), names: ["ConsentGiven"], keys, fromBlock, toBlock } as const;
  const events = await readEvents(chain, query);
  return mapConcurrently(events, (event) => listed(chain, ref, event, { toBlock }));
}

async function listed(
  chain: Chain,
  ref: ConsentRef,
  event: Event<"ConsentGiven">,
  { toBlock }: HistorySpan,
): Promise<Listed> {
  const { consentId } = event.args;
  const terms = termsFrom(chain, ref, event);
  const standing = await readConsent(chain, ref, consentId, toBlock === undefined ? {} : { block: toBlock });
  if (standing.state === "unknown") throw new ConsentHistoryIncompleteError(consentId, "it is in the log only");
  return { ...standing, terms };
}

async function accesses(
  chain: Chain,
  ref: ConsentRef,
  keys: readonly (Hex | null)[],
  span: HistorySpan,
): Promise<readonly Access[]> {
  const events = await readEvents(chain, { ...logsOf(ref), names: ["AccessRecorded"], keys, ...span });
  return mapConcurrently(events, async ({ args, blockNumber, transactionHash }) => {
    const { consentId, grantee, actor, number, receipt } = args;
    const { timestamp: at } = await chain.block(blockNumber);
    return { consentId, grantee, number, receipt, actor, block: blockNumber, at, transaction: transactionHash };
  });
}
